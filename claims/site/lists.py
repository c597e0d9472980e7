"""The page of a list: what it is, its tallies that are its filters, its claims, and the timeline of those on the page.

Each is a part of its own: the claims change with what is on the page, the tallies with anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from markupsafe import Markup

from claims.desk.asked import CALLED, NOTHING_YET, WORDS, Asked, Query
from claims.desk.listings import Heading
from claims.formats import chips
from claims.formats.timeline.axis import to_date
from claims.formats.timeline.drawing import Style
from claims.formats.timeline.svg import draw_svg
from claims.formats.timeline.table import table
from claims.formats.timeline.values import Row, Timeline
from claims.rules.addresses import claim_slug
from claims.rules.schedule import Window, counted, day_in_words, standing
from claims.site.addresses import Addresses
from claims.site.drawn import draw, follow_up_bar, schedule_chip, verification_bar
from db.reads.lists import ClaimRow, Page, Total
from db.words import FollowUp, Kind, Schedule, Sort, Verification

_NO_CHIP: Final = Markup("")
_HEADINGS: Final = {
    "verification": "True as stated?",
    "follow_up": "What came of it?",
    "schedule": "Against the deadline",
    "kind": "What kind of claim?",
}
_STATES: Final[dict[FollowUp | None, chips.Look]] = {
    None: chips.NOTHING_YET,
    **{state: chips.FOLLOW_UP[state] for state in FollowUp},
}
_SCHEDULES: Final[dict[Schedule | None, chips.Look]] = {
    None: chips.SETTLED,
    **{word: chips.SCHEDULE[word] for word in Schedule},
}


@dataclass(frozen=True, slots=True)
class View:
    """A list that has a page: where it lies, what it is called, and which of its filters its address stands for."""

    at: Addresses
    path: str
    kicker: str
    title: str
    introduction: str = ""
    method: str = ""
    note: str = ""
    given: frozenset[str] = frozenset()
    is_static: bool = False
    numbered: Mapping[str, str] = field(default_factory=dict)
    """On a static site, the file that follows (`after`) and the one that stands before (`before`)."""

    def address(self, query: Mapping[str, str] | None = None) -> str:
        """Gives the address of the list, narrowed as the query says."""
        asked = {name: said for name, said in (query or {}).items() if name not in self.given}
        return self.at.page(self.path, asked)

    def page_at(self, asked: Asked, **place: str) -> str:
        """Gives the address of a page of the list."""
        if self.is_static:
            return self.numbered[next(iter(place))]
        return self.address(asked.view | place)


@dataclass(frozen=True, slots=True)
class _Option:
    words: str
    address: str
    n: int | None
    chosen: bool
    chip: Markup = _NO_CHIP


@dataclass(frozen=True, slots=True)
class _Axis:
    heading: str
    bar: Markup
    options: Sequence[_Option]


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim as the list shows it; the addresses that narrow the list are empty where it cannot be narrowed."""

    address: str
    statement: str
    claimant: str
    claimant_address: str
    kind: str
    topic: str
    topic_address: str
    verification: Markup
    follow_up: Markup
    schedule: Markup
    until: str
    news: str
    beside: str


def list_top(view: View, asked: Asked, found: Heading) -> Markup:
    """Draws what stands above the claims of a list."""
    axes = [] if view.is_static and not found.counts else [_axis(view, asked, found, axis) for axis in _HEADINGS]
    return draw(
        "list_top.html",
        view=view,
        asked=asked,
        faults=[
            *asked.faults,
            *(f"There is no such {CALLED[name]} here, so it narrows nothing." for name in found.unknown),
        ],
        fixed=view.is_static,
        axes=[one for one in axes if one.options],
        hidden=[(name, said) for name, said in asked.view.items() if name != "q" and name not in view.given],
        total=how_many(found.total),
        chosen=[] if view.is_static else list(_chosen(view, asked, found)),
        sorts=[] if view.is_static else [_sort(view, asked, one) for one in Sort],
    )


def how_many(total: Total) -> str:
    """Says how many claims a list has."""
    return f"{total.n:,}{'+' if total.capped else ''} claim{'' if total.n == 1 else 's'}"


def _axis(view: View, asked: Asked, found: Heading, axis: str) -> _Axis:
    chosen = asked.words(axis)
    options = [
        _Option(
            word,
            "" if view.is_static else view.address(asked.toggled(axis, word)) + "#claims",
            number,
            word in chosen,
            _chip(axis, word),
        )
        for word in WORDS[axis]
        for number in (_count(found, axis, word),)
        if number or word in chosen
    ]
    return _Axis(_HEADINGS[axis], _bar(found, axis), options)


def _chip(axis: str, word: str) -> Markup:
    match axis:
        case "verification":
            return chips.verification(Verification(word))
        case "follow_up":
            return chips.follow_up(None if word == NOTHING_YET else FollowUp(word))
        case "schedule":
            return chips.schedule(Schedule(word))
        case _:
            return Markup('<span class="word" title="{}">{}</span>').format(Kind(word).meaning, word)


def _bar(found: Heading, axis: str) -> Markup:
    counts = (found.counts or {}).get(axis, {})
    if axis == "verification":
        return verification_bar({Verification(word): n for word, n in counts.items()})
    if axis == "follow_up":
        return follow_up_bar({FollowUp(word) if word else None: n for word, n in counts.items()})
    return Markup("")


def _count(found: Heading, axis: str, word: str) -> int | None:
    if axis == "schedule":
        return found.schedules[Schedule(word)] if found.schedules is not None else None
    if found.counts is None:
        return None
    return found.counts[axis].get("" if word == NOTHING_YET else word, 0)


def _chosen(view: View, asked: Asked, found: Heading) -> Iterable[_Option]:
    for words, query in _told(asked, found, view.given):
        yield _Option(words, view.address(query) + "#claims", None, True)


def _told(asked: Asked, found: Heading, given: frozenset[str]) -> Iterable[tuple[str, Query]]:
    if text := asked.query.get("q"):
        yield f"“{text}”", asked.without("q")
    for axis in _HEADINGS:
        for word in asked.words(axis):
            yield word, asked.toggled(axis, word)
    for name, chosen in found.chosen.items():
        if name not in given:
            yield f"{CALLED[name]}: {chosen}", asked.without(name)
    for name in ("group", "topic"):
        if said := asked.query.get(name):
            yield f"topic: {said}", asked.without(name)


def _sort(view: View, asked: Asked, sort: Sort) -> _Option:
    query = asked.without("sort") | ({} if sort is Sort.CHANGED else {"sort": sort.value})
    return _Option(sort.value, view.address(query) + "#claims", None, asked.sort is sort)


def list_rows(view: View, asked: Asked, page: Page, today: date) -> Markup:
    """Draws the claims of a page with the ways to its neighbours."""
    return draw(
        "list_rows.html",
        view=view,
        rows=[_row(view, row, today) for row in page.rows],
        narrowed=asked.narrowed.keys() - view.given,
        before=view.page_at(asked, before=page.before) + "#claims" if page.before else "",
        after=view.page_at(asked, after=page.after) + "#claims" if page.after else "",
    )


def list_timeline(view: View, page: Page, promised: tuple[Row, ...], today: date) -> Markup:
    """Draws the timeline of the promises on a page; nothing where it holds none."""
    if not promised:
        return Markup("")
    timeline = Timeline(promised, len(promised), False, "", today, today, None, None)
    slugs = {row.claim_id: claim_slug(row.claim_id, row.statement) for row in promised}
    style = Style(_STATES, schedule_chip, lambda claim: view.at.claim(slugs[claim]))
    return draw(
        "list_timeline.html",
        is_a_part=page.before or page.after,
        drawing=draw_svg(timeline, to_date(promised, today), style, _SCHEDULES),
        table=table([("", promised)], today, style),
    )


def _row(view: View, row: ClaimRow, today: date) -> _Row:
    window = Window(row.due_from or row.due_by, row.due_by) if row.due_by != date.max else None
    follows = row.kind.is_followed_up
    stands = standing(window, row.follow_up, row.delivered_on, today) if follows else None
    has_day = stands is not None and stands.word is not Schedule.NO_DEADLINE
    until = f" by {day_in_words(row.due_by)}" if stands and stands.word is Schedule.DUE else ""
    news = f"as of {day_in_words(row.news_on)}" if row.follow_up else f"from {day_in_words(row.exists_from)}"
    return _Row(
        view.at.claim(claim_slug(row.id, row.statement)),
        row.statement,
        row.claimant if row.claimant_shown else "",
        "" if view.is_static else view.address({"claimant": str(row.claimant_id)}),
        row.kind,
        row.topic,
        "" if view.is_static else view.address({"topic": row.topic}),
        chips.verification(row.verification),
        chips.follow_up(row.follow_up) if follows else _NO_CHIP,
        schedule_chip(stands.word, stands.days) if stands and has_day else _NO_CHIP,
        until,
        row.news,
        f"{counted(row.sources, 'source')} · {news}",
    )
