"""The public side of sharing: the link, its QR code, the code that embeds a claim, the files.

Warns before anything is copied where nobody outside could open it.
"""

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.links import drawn, linked, scripted
from claims.dashboard.parts.sharing.copying import COPYING, copied
from claims.dashboard.parts.sharing.view import Shared
from claims.formats.qr import qr_png, qr_svg
from claims.refusals import NotAccepted
from claims.site.addresses import Addresses
from claims.site.embeds import embed_code

_UNREACHABLE: Final = Markup(
    '<p class="or-notice" role="note"><strong>Nobody outside can reach this address yet:</strong> it is this desk’s '
    "own. To let readers in, serve the desk and set <code>ON_RECORD_PUBLIC_URL</code>, or write the published record "
    "into a folder for any web host with <code>claims publish FOLDER</code>. The README says how, under “Share it”.</p>"
)
_NOTHING: Final = Markup(
    '<p class="or-absent">Nothing here is public, so there is no public link. Publish it first{}.</p>'
)
_HERE: Final = "127.0.0.1:8501"


def show(at: Here, shared: Shared) -> None:
    """Shows the public link and what belongs to it, or why there is none."""
    if not shared.public_path:
        instead = ", or make a private link below" if at.may_edit else ""
        linked(Markup("<h2>Public link</h2>") + _NOTHING.format(instead), key="public")
        return
    scripted(COPYING)
    addresses = Addresses(base_of(at))
    link = addresses.whole(shared.public_path, shared.public_query or None)
    warning = Markup("") if at.newsroom.settings.public_url else _UNREACHABLE
    note = Markup('<p class="or-quiet">{}</p>').format(shared.public_note) if shared.public_note else Markup("")
    left, right = st.columns([2.4, 1], gap="large")
    with left:
        body = Markup("<h2>Public link</h2>{}{}{}").format(warning, copied("link", "Everyone may open it", link), note)
        if shared.embed:
            code = embed_code(addresses, shared.embed, shared.title, at.today)
            body += Markup("<h2>Embed</h2>{}").format(
                copied("embed", "A card of this claim in another page", str(code))
            )
            body += Markup('<p class="or-quiet">The card says so by itself when the verdict changes after today.</p>')
        # Packed: Streamlit's cleaner empties a field that holds the code of a frame.
        drawn(body + _files(shared), key="public")
    with right:
        _code(link)


def base_of(at: Here) -> str:
    """Gives the address under which this desk is reached: the public one, else the one it is open at now."""
    return at.newsroom.settings.public_url or f"http://{st.context.headers.get('host') or _HERE}"


def _files(shared: Shared) -> Markup:
    if not shared.files:
        return Markup("")
    items = Markup("").join(
        Markup('<li><a href="/{}" target="_blank" rel="noopener">{}</a></li>').format(file.path, file.words)
        for file in shared.files
    )
    return Markup('<h2>Downloads and feeds</h2><ul class="or-files">{}</ul>').format(items)


def _code(link: str) -> None:
    try:
        picture = qr_svg(link)
    except NotAccepted as refusal:
        linked(Markup('<p class="or-quiet">{}</p>').format(refusal.sentence), key="qr")
        return
    drawn(Markup('<div class="or-code">{}</div>').format(picture), key="qr")
    st.download_button("QR code as a picture", lambda: qr_png(link), "qr-code.png", "image/png", width="stretch")
