"""Private links: the form that makes one, and the list of those that were made with what can be done about each.

For editors alone. A link's address is shown once, when it is made: only its digest is kept.
"""

from datetime import date, timedelta
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.links import address, link, linked, scripted
from claims.dashboard.parts.sharing.copying import COPYING, copied
from claims.dashboard.parts.sharing.public import base_of
from claims.dashboard.parts.sharing.view import PATH, Shared
from claims.desk.links import DAYS, LinkLine, LinkState, NewLink, extend, revoke, share
from claims.refusals import NotAccepted
from claims.rules.schedule import counted, day_in_words
from claims.site.addresses import Addresses
from db.errors import Refusal

_LIVE, _PINNED = "live", "pinned"
_WHAT: Final = {
    _PINNED: "The claims that are in it now, drafts too, as they will stand when it is opened",
    _LIVE: "Whatever of it is published when it is opened",
}
_DEEDS: Final = {"end": "Change its end", "revoke": "Take back"}


def show(at: Here, shared: Shared) -> None:
    """Shows the form and the list."""
    _form(at, shared)
    _listed(at, shared)


def _form(at: Here, shared: Shared) -> None:
    fields = Fields(at, f"form of a private link {address(PATH, shared.query)}")
    linked(
        Markup(
            "<h2>Private link</h2><p>Whoever has its address sees this view without signing in, read-only, until it "
            "ends or you take it back.</p>"
        ),
        key="private",
    )
    if made := fields.held.get("made"):
        _show_made(made)
    fields.mark("what", "What it shows", _WHAT, start=_LIVE if shared.public_path else _PINNED)
    fields.refused("query")
    left, right = st.columns(2)
    with left:
        fields.text("label", "For whom, or what it is called", hint="The lawyers, before publication")
    with right:
        fields.day("expires_on", "Ends after", start=at.today + timedelta(days=DAYS))
    st.button(
        "Make the link",
        key=fields.key("save"),
        type="primary",
        on_click=_make,
        args=(fields, shared, fields.held["round"]),
    )
    fields.show_problem()


def _show_made(made: tuple[str, int]) -> None:
    scripted(COPYING)
    whole, claims = made
    linked(
        Markup(
            '<div class="or-saved">{}<p>It shows {}. This is the only time it is shown: copy it now.</p></div>'
        ).format(copied("made", "The new link", whole), counted(claims, "claim")),
        key="made",
    )


def _make(fields: Fields, shared: Shared, begun_in: int) -> None:
    if fields.held["round"] != begun_in:
        return  # the second half of a double click: the first has made it
    held, base = fields.held, base_of(fields.desk)
    held.update({"problem": "", "field": "", "made": None})
    new = NewLink(
        shared.view,
        shared.query,
        fields.value("what") == _PINNED,
        fields.value("expires_on"),
        fields.value("label", ""),
    )
    try:
        made = fields.save(lambda sitting: share(sitting, new))
    except Refusal as refusal:
        fields.refuse(refusal.sentence, refusal.field if isinstance(refusal, NotAccepted) else "")
        return
    held["made"] = (Addresses(base).whole(f"s/{made.token}"), made.claims)


def _listed(at: Here, shared: Shared) -> None:
    before = st.query_params.get("before", "")
    page = at.reads.links(before=int(before) if before.isdecimal() and len(before) < 16 else None)
    if not page.links:
        return
    rows = Markup("").join(_row(at, shared, line) for line in page.links)
    older = link(PATH, "Older links →", {**shared.query, "before": page.before}) if page.before else Markup("")
    linked(
        Markup(
            '<h2>Links that were made</h2><table class="or-links"><thead><tr><th scope="col">Link</th>'
            '<th scope="col">Ends</th><th scope="col">Opened</th><th scope="col">What to do</th></tr></thead>'
            '<tbody>{}</tbody></table><p class="or-pages">{}</p>'
        ).format(rows, older),
        key="links",
    )
    asked = next((line for line in page.links if str(line.id) == st.query_params.get("link")), None)
    if asked and asked.state is not LinkState.TAKEN_BACK:
        _change(at, shared, asked, st.query_params.get("do", ""))


def _row(at: Here, shared: Shared, line: LinkLine) -> Markup:
    shows = counted(line.claims, "pinned claim") if line.claims else "what is published"
    ends = {
        LinkState.OPEN: f"until {day_in_words(line.expires_on)}" if line.expires_on else "no end",
        LinkState.ENDED: f"ended on {day_in_words(line.expires_on)}" if line.expires_on else "ended",
        LinkState.TAKEN_BACK: "taken back",
    }[line.state]
    deeds = Markup(" · ").join(
        link(PATH, words, {**shared.query, "link": line.id, "do": deed})
        for deed, words in _DEEDS.items()
        if line.state is not LinkState.TAKEN_BACK
    )
    made = day_in_words(line.made_at.astimezone(at.newsroom.zone).date())
    return Markup(
        '<tr class="or-{}"><th scope="row" dir="auto"><span>{}</span><small>{}{} · made on {} by {}</small></th>'
        "<td>{}</td><td>{}</td><td>{}</td></tr>"
    ).format(
        line.state.replace(" ", "-"),
        line.label or line.title,
        f"{line.title}: " if line.label else "",
        shows,
        made,
        line.made_by,
        ends,
        _openings(line),
        deeds or "–",
    )


def _openings(line: LinkLine) -> str:
    opened = line.openings
    last = f", last on {day_in_words(opened.last_on)}" if opened.last_on else ""
    if not opened.people:
        return f"by programs alone: {opened.programs:,}×{last}" if opened.programs else "not opened yet"
    programs = f" (and {opened.programs:,}× by programs)" if opened.programs else ""
    return f"{opened.people:,}×{programs}{last}"


def _change(at: Here, shared: Shared, line: LinkLine, deed: str) -> None:
    fields = Fields(at, f"form of link {line.id} {deed}")
    st.html(Markup('<h3 dir="auto">{}: {}</h3>').format(_DEEDS.get(deed, ""), line.label or line.title))
    if deed == "end":
        fields.day("expires_on", "Its last day", start=max(line.expires_on or at.today, at.today))
        st.button("Save its end", key=fields.key("save"), type="primary", on_click=_extend, args=(fields, shared, line))
    elif deed == "revoke":
        fields.text("reason", "Why it is taken back", hint="It went to someone it was not meant for")
        st.button("Take it back", key=fields.key("save"), type="primary", on_click=_revoke, args=(fields, shared, line))
    fields.show_problem()


def _extend(fields: Fields, shared: Shared, line: LinkLine) -> None:
    day: date | None = fields.value("expires_on")
    try:
        if day is None:
            raise NotAccepted("Give the last day on which it opens.", "expires_on")
        fields.desk.save(lambda sitting: extend(sitting, line.id, line.version, day))
    except Refusal as refusal:
        fields.refuse(refusal.sentence, refusal.field if isinstance(refusal, NotAccepted) else "")
    else:
        st.query_params.from_dict(dict(shared.query))


def _revoke(fields: Fields, shared: Shared, line: LinkLine) -> None:
    try:
        fields.desk.save(lambda sitting: revoke(sitting, line.id, line.version, fields.value("reason", "")))
    except Refusal as refusal:
        fields.refuse(refusal.sentence, refusal.field if isinstance(refusal, NotAccepted) else "")
    else:
        st.query_params.from_dict(dict(shared.query))
