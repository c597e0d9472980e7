"""Links that open a page of the desk inside the session, as Back does, and stay real addresses for everything else."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

# Streamlit reruns once, with the page and the query of the address, when the browser goes back. A click does the
# same: one rerun, no page load. Clicks that mean “elsewhere” (middle button, Ctrl, a target) stay the browser's.
FOLLOW: Final = Markup(
    """<script>
if (!window.onRecordLinks) {
  window.onRecordLinks = true;
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node.localName === "a" && node.closest("[data-in-desk]"));
    if (!link || link.hasAttribute("target") || link.hasAttribute("download")) return;
    const address = new URL(link.getAttribute("href") ?? "", document.location.href);
    if (!link.getAttribute("href") || address.origin !== location.origin || address.hash) return;
    event.preventDefault();
    const moves = address.pathname !== location.pathname;
    history.pushState({}, "", address.pathname + address.search);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (moves) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  });
}
</script>"""
)

# Streamlit's cleaner takes SVG out of HTML, and its components cannot be kept in a session that must be serializable.
# So a picture travels as base64 and is drawn where it lands. Long lists travel the same way: what we made of Markup was
# escaped here, and the browser need not clean it element by element once more while someone waits.
_DRAWN: Final = Markup(
    """<div data-in-desk="{}" data-picture="{}"></div><script>
{{
  const place = document.currentScript.previousElementSibling;
  const signs = Uint8Array.from(atob(place.dataset.picture), (sign) => sign.charCodeAt(0));
  place.innerHTML = new TextDecoder().decode(signs);
}}
</script>"""
)

LONG: Final = 3_000


def linked(html: Markup, *, key: str) -> None:
    """Shows trusted HTML whose links to this desk open inside the session. SVG is left out: use `drawn`."""
    if len(html) > LONG:
        drawn(html, key=key)
        return
    st.html(Markup('<div data-in-desk="{}">{}</div>').format(key, html))


def drawn(picture: Markup, *, key: str) -> None:
    """Shows a trusted inline SVG (or HTML with one) whose links to this desk open inside the session."""
    packed = b64encode(picture.encode()).decode()
    st.html(_DRAWN.format(key, packed), unsafe_allow_javascript=True)


def address(path: str, query: Mapping[str, object] | None = None) -> str:
    """Returns the address of a page of the desk with its query, leaving out what is None or empty."""
    said = {name: str(value) for name, value in (query or {}).items() if value is not None and value != ""}
    return f"{path}?{urlencode(said)}" if said else path


def link(path: str, words: str | Markup, query: Mapping[str, object] | None = None) -> Markup:
    """Returns a link to a page of the desk; `words` are escaped unless they are Markup."""
    return Markup('<a href="{}">{}</a>').format(address(path, query), words)
