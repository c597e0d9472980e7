"""The desk's own page: the banner, the tallies, the queues with the latest beside them; or one queue alone."""

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts import links, way_back
from claims.dashboard.parts.desk import example, queues, thread
from claims.dashboard.parts.text import as_text
from claims.desk.overviews import Overview
from claims.formats import chips
from claims.rules.schedule import counted, day_in_words
from db.errors import Refusal
from db.reads.dockets import Waiting
from db.words import Kind, Publication, Queue

MOST_NAMED: Final = 3
_NOTHING: Final = Markup(
    '<div class="or-empty"><h2>Nothing is on record yet</h2><p>{}: what can be checked in it is proposed, and one key '
    "keeps each. A spreadsheet of claims or promises comes in under {}; a single claim you {}.</p>"
    "<p>To look around first, run the command <code>claims seed</code> "
    "where this desk was started. It puts an example tracker on record, which can be retired again.</p></div>"
)
_NOTHING_PUBLIC: Final = Markup(
    '<div class="or-empty"><h2>Nothing is published yet</h2><p>What this newsroom checks and follows appears here '
    "once an editor publishes it.</p></div>"
)
_ALL_WELL: Final = Markup(
    '<p class="or-quiet">Nothing waits: nothing is overdue, closes soon, has stalled, went quiet or is unchecked.</p>'
)
_PAGE: Final = Markup(
    '<div class="or-desk"><div><h2>{}</h2>{}{}</div>'
    '<aside aria-labelledby="or-latest"><h2 id="or-latest">Latest on record</h2>'
    "{}</aside></div>"
)


def show(at: Here, queue: str, after: str) -> None:
    """Shows the desk, or one of its queues."""
    known = queues.PRESSING if at.may_edit else queues.FOR_READERS
    if queue in list(known):
        _show_queue(at, Queue(queue), after)
        return
    way_back.remember(queues.DESK, "Desk")
    st.title("On Record", anchor=False)
    if queue:
        st.warning(as_text(f"There is no queue “{queue[:60]}” here. The queues are: {', '.join(known)}."))
    found = at.reads.overview(known)
    if not found.counts.total:
        example.show(at, ())
        if waiting := _waiting(at, found):
            links.linked(waiting, key="waiting")
        links.linked(
            _NOTHING.format(
                links.link("/intake", "Take an article in"),
                links.link("/import", "Import"),
                links.link("/record", "put on record by hand"),
            )
            if at.may_edit
            else _NOTHING_PUBLIC,
            key="empty",
        )
        return
    example.show(at, found.trackers)
    links.linked(_line(at, found) + _tallies(found) + _body(at, found), key="desk")


def _line(at: Here, found: Overview) -> Markup:
    kinds = ", ".join(counted(n, kind) for kind in Kind if (n := found.counts.kinds.get(kind, 0)))
    own = [links.link("/claims", one.title, {"tracker": one.id}) for one in found.trackers if not one.example]
    parts = [
        *own[:MOST_NAMED],
        f"{counted(found.counts.total, 'claim')}: {kinds}",
        f"{at.today:%A}, {day_in_words(at.today)}",
    ]
    return Markup('<p class="or-quiet or-lead">{}</p>').format(Markup(" · ").join(parts))


def _tallies(found: Overview) -> Markup:
    verification = chips.verification_tally(found.counts.verifications.items())
    if not found.counts.follow_ups:
        return Markup('<div class="or-tallies"><div>{}</div></div>').format(verification)
    follow_up = chips.follow_up_tally(found.counts.follow_ups.items(), "promises and predictions by follow-up")
    return Markup(
        '<div class="or-tallies"><div><h2>True as stated?</h2>{}</div><div><h2>What came of it?</h2>{}</div></div>'
    ).format(verification, follow_up)


def _body(at: Here, found: Overview) -> Markup:
    waiting = queues.all_queues(found.queues, at.today)
    title = "Needs someone today" if at.may_edit else "What is due, late or quiet"
    latest = thread.latest(found.latest, at.newsroom.zone, names=at.may_edit)
    nobody = Markup('<p class="or-quiet">No verdict and no follow-up yet. Open a claim to record the first.</p>')
    return _PAGE.format(title, _waiting(at, found), waiting or _ALL_WELL, latest if found.latest else nobody)


def _waiting(at: Here, found: Overview) -> Markup:
    if not at.may_edit:
        return Markup("")
    said = [_to_decide(found.waiting)] if found.waiting else []
    said += [
        links.link("/claims", f"{n:,} {words}", {"publication": state})
        for state, words in ((Publication.WAITING, "waiting for sign-off"), (Publication.DRAFT, "not published yet"))
        if (n := found.publications.get(state, 0))
    ]
    return Markup('<p class="or-more">{}</p>').format(Markup(" · ").join(said)) if said else Markup("")


def _to_decide(waiting: Waiting) -> Markup:
    """Leads to the docket whose proposals wait, or to the articles where several have one."""
    path, asked = ("/intake", {"docket": waiting.newest}) if waiting.dockets == 1 else ("/articles", {})
    return links.link(path, f"{counted(waiting.proposals, 'proposal')} to decide", asked)


def _show_queue(at: Here, queue: Queue, after: str) -> None:
    sign = queues.SIGNS[queue]
    way_back.remember(links.address(queues.DESK, {"queue": queue, "after": after}), sign.title)
    st.title(sign.title, anchor=False)
    try:
        page = at.reads.queue(queue, after=after)
    except Refusal as refusal:
        st.warning(as_text(refusal.sentence))
        page = at.reads.queue(queue)
    foot = [links.link(queues.DESK, "← Desk")]
    foot += [links.link(queues.DESK, "First page", {"queue": queue})] if after else []
    foot += [links.link(queues.DESK, "Next page →", {"queue": queue, "after": page.after})] if page.after else []
    rows = queues.one_queue(queue, page, at.today) if page.rows else Markup("<p>Nothing waits here.</p>")
    links.linked(
        Markup(
            '<p class="or-quiet or-lead">{} {} in all, the most pressing first.</p>{}'
            '<nav class="or-pages" aria-label="Pages">{}</nav>'
        ).format(sign.means, queues.said(page.total), rows, Markup("").join(foot)),
        key="queue",
    )
