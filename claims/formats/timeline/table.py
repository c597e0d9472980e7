"""A timeline as a table, for who reads rather than looks: every mark of the drawing is a row with the same link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from claims.formats.timeline.drawing import Style
from claims.formats.timeline.values import Row
from claims.formats.timeline.words import COUNTED, NOTHING_YET, POSTPONED, upper, who_and_what, window_in_words
from claims.rules.schedule import day_in_words
from db.words import FollowUp

_LINE: Final = Markup('<tr><td>%s</td><td>%s<a href="%s">%s</a>%s</td><td>%s</td></tr>')
_PROMISE: Final = Markup(
    '<tbody><tr><th colspan="3" scope="rowgroup"><a href="%s">%s</a> %s<small>%s</small></th></tr>%s</tbody>'
)
_ICON: Final = Markup('<span class="or-i or-%s or-g-%s tl-ink" aria-hidden="true"></span> ')


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: the day, what it was, what had come of the promise before, and in which words it was told."""

    on: date
    what: str
    state: FollowUp | None = None
    before: str = ""
    words: str = ""


def lines(row: Row, on: date) -> tuple[Line, ...]:
    """Gives everything a row of the drawing shows, by its days."""
    return tuple(sorted([*_announced(row), *_told(row), *_standing(row, on)], key=lambda line: line.on))


def _announced(row: Row) -> Iterator[Line]:
    for at, said in enumerate(row.announcements):
        if said.window is None:
            yield Line(said.on, f"Date withdrawn: {POSTPONED}")
            continue
        verb = "Restated" if at else "Promised"
        slip = next((slip.words for slip in row.slips if slip.on == said.on and not slip.withdrawn), "") if at else ""
        yield Line(said.on, f"{verb} for {window_in_words(said.window)}", words=slip)


def _told(row: Row) -> Iterator[Line]:
    before = NOTHING_YET
    for news in row.news:
        if news.follow_up is None:
            yield Line(news.on, upper(COUNTED), words=news.words)
            continue
        change = "no change" if news.follow_up == before else f"before: {before}"
        yield Line(news.on, upper(news.follow_up), news.follow_up, change, news.words)
        before = news.follow_up


def _standing(row: Row, on: date) -> Iterator[Line]:
    if row.window is not None and not (row.follow_up and row.follow_up.is_settled):
        yield Line(on, row.schedule)


def table(groups: Sequence[tuple[str, Sequence[Row]]], on: date, style: Style) -> Markup:
    """Shows the rows as one table a group, each promise with its days in order."""
    return Markup("").join(_group(name, rows, on, style) for name, rows in groups)


def _group(name: str, rows: Sequence[Row], on: date, style: Style) -> Markup:
    heading = Markup('<h2 class="tl-group">{} <small>{:,}</small></h2>').format(name, len(rows)) if name else ""
    said = f"What was promised and what came of it: {name}" if name else "What was promised and what came of it"
    return Markup(
        '{}<table class="tl-table"><caption>{}</caption><thead><tr><th scope="col">Day</th><th scope="col">What</th>'
        '<th scope="col">In our words</th></tr></thead>{}</table>'
    ).format(heading, said, Markup("").join(_promise(row, on, style) for row in rows))


def _promise(row: Row, on: date, style: Style) -> Markup:
    address = style.address(row.claim_id)
    return _PROMISE % (
        address,
        row.statement,
        style.chip(row.standing.word, row.standing.days),
        who_and_what(row),
        Markup("").join(_line(line, address, style) for line in lines(row, on)),
    )


def _line(line: Line, address: str, style: Style) -> Markup:
    icon = Markup("")
    if line.state is not None:
        icon = _ICON % style.states[line.state]
    before = Markup(" <small>%s</small>") % line.before if line.before else ""
    return _LINE % (day_in_words(line.on), icon, address, line.what, before, line.words)
