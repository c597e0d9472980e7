"""What needs someone, and why. A claim stands once on the desk, in its most pressing queue."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts import rows
from claims.dashboard.parts.links import link
from claims.formats import chips
from claims.rules.schedule import counted, day_in_words
from db.reads.lists import ClaimRow, Page, Total
from db.reads.queues import CLOSING_DAYS, SILENT_DAYS
from db.words import FollowUp, Queue, Schedule, Sort, Verification

DESK: Final = "/"
SHOWN: Final = 6
PRESSING: Final = (Queue.OVERDUE, Queue.CLOSING, Queue.STALLED, Queue.SILENT, Queue.UNCHECKED)
FOR_READERS: Final = (Queue.OVERDUE, Queue.CLOSING, Queue.STALLED, Queue.SILENT)


@dataclass(frozen=True, slots=True)
class Sign:
    """What a queue is called, what it means, and the list of claims that holds all of it, where a filter does."""

    title: str
    means: str
    claims: Mapping[str, str] | None = None


SIGNS: Final[Mapping[Queue, Sign]] = {
    Queue.OVERDUE: Sign(
        "Overdue", "The window closed and it is not delivered.", {"schedule": Schedule.OVERDUE, "sort": Sort.DUE}
    ),
    Queue.CLOSING: Sign(f"Closing within {CLOSING_DAYS} days", "The promised window closes soon."),
    Queue.STALLED: Sign("Stalled", "Work has stopped or been put off.", {"follow_up": FollowUp.STALLED}),
    Queue.SILENT: Sign(f"No news for {SILENT_DAYS} days", "Still open, and nobody has recorded anything since."),
    Queue.UNCHECKED: Sign(
        "Unchecked", "Nobody has looked yet whether it is true as stated.", {"verification": Verification.UNCHECKED}
    ),
}
_SECTION: Final = Markup(
    '<section class="or-queue" aria-labelledby="or-queue-{0}">'
    '<h3 id="or-queue-{0}">{1} <span class="or-n">{2}</span></h3>'
    '<p class="or-quiet">{3}</p>{4}{5}</section>'
)
_ROW: Final = Markup(
    '<li><div class="or-what"><span class="or-statement">{}</span>{}</div><div class="or-need">{}</div></li>'
)


def reasons(row: ClaimRow, today: date) -> dict[Queue, str]:
    """Says why a claim needs someone, the most pressing reason first."""
    stands = rows.standing_of(row, today)
    left, silent = (row.due_by - today).days, (today - row.news_on).days
    is_open = row.kind.is_followed_up and not (row.follow_up and row.follow_up.is_settled)
    found = {
        Queue.OVERDUE: f"overdue by {counted(stands.days, 'day')}" if stands.word is Schedule.OVERDUE else "",
        Queue.CLOSING: _closing(row, left) if is_open and 0 <= left <= CLOSING_DAYS else "",
        Queue.STALLED: f"stalled, as of {day_in_words(row.news_on)}" if row.follow_up is FollowUp.STALLED else "",
        Queue.SILENT: _silence(row, silent) if is_open and silent >= SILENT_DAYS else "",
        Queue.UNCHECKED: "unchecked" if row.verification is Verification.UNCHECKED else "",
    }
    return {queue: found[queue] for queue in PRESSING if found[queue]}


def all_queues(found: Mapping[Queue, Page], today: date) -> Markup:
    """Shows the first rows of each queue that holds something."""
    shown: set[int] = set()
    sections = []
    for queue, page in found.items():
        own = [row for row in page.rows if row.id not in shown][:SHOWN]
        above = sum(row.id in shown for row in page.rows)
        shown.update(row.id for row in own)
        if page.total.n:
            sections.append(_section(queue, page.total, own, above, today))
    return Markup("").join(sections)


def one_queue(queue: Queue, page: Page, today: date) -> Markup:
    """Shows a page of one queue."""
    return _list(page.rows, queue, today)


def said(total: Total) -> str:
    """Writes a number that may be capped."""
    return f"{total.n:,}{'+' if total.capped else ''}"


def _section(queue: Queue, total: Total, own: Sequence[ClaimRow], above: int, today: date) -> Markup:
    sign = SIGNS[queue]
    more = []
    if above:
        more.append(_above(above, total.n, bool(own)))
    if total.n > len(own) + above:
        address = ("/claims", sign.claims) if sign.claims else (DESK, {"queue": queue})
        more.append(link(address[0], f"All {said(total)}", address[1]))
    foot = Markup('<p class="or-more">{}</p>').format(Markup(" ").join(more)) if more else Markup("")
    body = _list(own, queue, today)
    return _SECTION.format(queue, sign.title, said(total), sign.means, body, foot)


def _list(own: Sequence[ClaimRow], queue: Queue, today: date) -> Markup:
    if not own:
        return Markup("")
    return Markup('<ul class="or-list">{}</ul>').format(Markup("").join(_row(row, queue, today) for row in own))


def _above(n: int, total: int, beside_others: bool) -> Markup:
    if beside_others or n < total:
        return Markup("{} more of these stand{} above.").format(n, "s" if n == 1 else "")
    return Markup("It stands above.") if n == 1 else Markup("All {} stand above.").format(n)


def _row(row: ClaimRow, queue: Queue, today: date) -> Markup:
    why = reasons(row, today)
    main = why.pop(queue, "")
    also = Markup('<span class="or-line">also {}</span>').format(_joined(why.values())) if why else Markup("")
    left = rows.quiet(rows.who_and_what(row)) + (rows.quiet(row.news) if row.news else Markup("")) + also
    return _ROW.format(
        rows.claim_link(row.id, row.statement),
        left,
        Markup("").join(Markup("<div>{}</div>").format(one) for one in _states(row, queue, main, today)),
    )


def _states(row: ClaimRow, queue: Queue, why: str, today: date) -> Iterable[Markup]:
    if queue is Queue.OVERDUE:
        yield rows.schedule_of(row, today)
    elif why:
        yield Markup('<strong class="or-because">{}</strong>').format(why[:1].upper() + why[1:])
    if queue is Queue.SILENT and row.follow_up:
        yield rows.quiet(f"last on {day_in_words(row.news_on)}") + chips.follow_up(row.follow_up)
    elif row.kind.is_followed_up and queue is not Queue.STALLED:
        yield rows.follow_up_of(row)


def _closing(row: ClaimRow, left: int) -> str:
    when = "today" if left == 0 else f"in {counted(left, 'day')}"
    return f"closes {when}, on {day_in_words(row.due_by)}"


def _silence(row: ClaimRow, days: int) -> str:
    if row.follow_up is None:
        return f"nothing recorded yet, {counted(days, 'day')} after it was said"
    return f"no news for {counted(days, 'day')}"


def _joined(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
