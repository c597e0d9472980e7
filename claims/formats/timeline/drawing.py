"""A timeline as a drawing: a row a promise, with its windows, slips and news over one time axis. Pure HTML, no script.

Every row is one link that says in words what it shows; colours and shapes come from the stylesheet of whoever shows it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from claims.formats.timeline.axis import Axis, Tick
from claims.formats.timeline.values import News, Row, Stretch, Timeline
from claims.formats.timeline.words import (
    POSTPONED,
    beside_schedule,
    news_in_words,
    row_in_words,
    stretch_in_words,
    who_and_what,
    window_in_words,
)
from claims.rules.schedule import Window, counted, day_in_words
from claims.rules.slips import Announcement, days_later
from db.words import FollowUp, Schedule

LANES: Final = 3  # restated windows stand below each other up to this many; older ones share the last lane

REST: Final = "timeline-rest"
"""The name of the place (`data-slot`) that a drawing leaves for the rows that are read after it."""

_DAY: Final = timedelta(days=1)
_TALL: Final = 63  # pixels of a row of two lines, so that the page keeps its length until the rest is there
_PART: Final = 24  # rows that a browser lays out together once they come near the screen
_FAR: Final = Markup('<ol class="tl-rows tl-far" style="contain-intrinsic-height:auto {}px">{}</ol>')
_REST: Final = Markup('<div data-slot="{}" style="min-height:{}px"></div>')
_STOP: Final = Markup(
    "transparent {0}%,var(--or-line) {0}%,var(--or-line) calc({0}% + 1px),transparent calc({0}% + 1px)"
)
# Filled in thousands of times a page: `%` escapes as `format` does, in half the time.
_ROW: Final = Markup(
    '<li><a class="tl-row" href="%s" aria-label="%s"><span class="tl-what"><b>%s</b><small>%s</small></span>'
    '<span class="tl-track" style="--lanes:%s">%s</span><span class="tl-end">%s</span></a></li>'
)
_BOX: Final = Markup('<i class="%s" style="left:%s%%;width:%s%%%s" title="%s"></i>')
_POINT: Final = Markup('<i class="%s" style="left:%s%%%s" title="%s"></i>')


@dataclass(frozen=True, slots=True)
class Style:
    """What a drawing takes from whoever shows it: hue and glyph of each state, a schedule's chip, a claim's address."""

    states: Mapping[FollowUp | None, tuple[str, str]]
    chip: Callable[[Schedule | None, int], Markup]
    address: Callable[[int], str]


def draw(timeline: Timeline, axis: Axis, style: Style, groups: Sequence[tuple[str, Sequence[Row]]]) -> Markup:
    """Draws the rows, in groups under headings where these have names, over one axis."""
    pen = _Pen(axis, timeline.on, style)
    drawn = Markup("").join(_group(pen, *group) for group in groups)
    if timeline.rest:
        drawn += _REST.format(REST, len(timeline.rest) * _TALL)
    return Markup('<div class="tl" style="{}">{}{}</div>').format(
        _lines(axis, timeline.on), _scale(axis, timeline), drawn
    )


def draw_rest(rows: Sequence[Row], axis: Axis, on: date, style: Style) -> Markup:
    """Draws more rows for the place that `draw` left for them."""
    pen = _Pen(axis, on, style)
    parts = (rows[at : at + _PART] for at in range(0, len(rows), _PART))
    return Markup("").join(
        _FAR.format(len(part) * _TALL, Markup("").join(pen.row(row) for row in part)) for part in parts
    )


def _lines(axis: Axis, on: date) -> Markup:
    """The lines behind all rows, told once: at the marked days, and at the day it stands at."""
    stops = Markup(",").join(_STOP.format(axis.place(tick.on)) for tick in axis.ticks())
    now = axis.place(on) if axis.holds(on) else -1000
    return Markup("--now:{}%;--ticks:linear-gradient(90deg,{})").format(now, stops or Markup("transparent,transparent"))


def _scale(axis: Axis, timeline: Timeline) -> Markup:
    ticks = Markup("").join(
        Markup('<i class="{}" style="left:{}%"><b>{}</b><b>{}</b></i>').format(
            _tick(tick, axis.place(tick.on)), axis.place(tick.on), tick.words, tick.words_where_narrow
        )
        for tick in axis.ticks()
    )
    place = axis.place(timeline.on)
    side = "tl-left" if place > 50 else ""
    words = day_in_words(timeline.on) if timeline.is_past else f"Today, {day_in_words(timeline.on)}"
    now = Markup('<em class="{}" style="left:{}%">{}</em>').format(side, place, words)
    now = now if axis.holds(timeline.on) else Markup("")
    return Markup('<div class="tl-axis" aria-hidden="true"><div>{}{}</div></div>').format(now, ticks)


def _tick(tick: Tick, place: float) -> str:
    """Keeps words at the edges inside."""
    edge = "tl-at-start" if place < 3 else "tl-at-end" if place > 97 else ""
    return " ".join(name for name in ("tl-spare" if tick.spare else "", edge) if name)


def _group(pen: "_Pen", name: str, rows: Sequence[Row]) -> Markup:
    drawn = Markup("").join(pen.row(row) for row in rows)
    heading = Markup('<h2 class="tl-group">{} <small>{:,}</small></h2>').format(name, len(rows)) if name else ""
    return Markup('{}<ol class="tl-rows">{}</ol>').format(heading, drawn)


@dataclass(frozen=True, slots=True)
class _Pen:
    axis: Axis
    on: date
    style: Style

    def row(self, row: Row) -> Markup:
        return _ROW % (
            self.style.address(row.claim_id),
            row_in_words(row),
            row.statement,
            who_and_what(row),
            min(len(_again(row)), LANES),
            self._track(row),
            self._end(row),
        )

    def _end(self, row: Row) -> Markup:
        beside = beside_schedule(row)
        chip = self.style.chip(row.standing.word, row.standing.days)
        return chip + Markup("<small>%s</small>") % beside if beside else chip

    def _track(self, row: Row) -> Markup:
        parts = [self._window(row.window)] if row.window else []
        parts += self._beyond(row)
        parts += self._restated(row)
        parts += [self._stretch(stretch) for stretch in row.stretches if stretch.follow_up is not None]
        items = [news for news in row.news if news.follow_up is None]
        parts += [self._item(news) for news in items if self.axis.holds(news.on)]
        told = [news for news in row.news if news.follow_up is not None and self.axis.holds(news.on)]
        parts += [self._mark(news, row) for news in told]
        return Markup("").join(parts)

    def _box(self, name: str, first: date, last: date, words: str, lane: int = 0) -> Markup:
        """A box from the first moment of a day to the last of another; nothing where the axis does not reach."""
        if last < self.axis.start or first > self.axis.end:
            return Markup("")
        left, right = self.axis.place(first), self.axis.place(last + _DAY if last < date.max else last)
        cut = (" tl-from" if first < self.axis.start else "") + (" tl-to" if last > self.axis.end else "")
        return _BOX % (name + cut, left, round(right - left, 1), _lane(lane), words)

    def _window(self, window: Window) -> Markup:
        name = "tl-w tl-soft" if window.soft else "tl-w"
        return self._box(name, window.earliest, window.latest, f"Promised for {window_in_words(window)}")

    def _beyond(self, row: Row) -> list[Markup]:
        """The days after the first window that it took, or takes until now."""
        window, days = row.window, row.standing.days
        if window is None or not days:
            return []
        late = row.standing.word is Schedule.LATE
        hue, word = ("amber", "Late") if late else ("vermilion", "Overdue")
        end = window.latest + timedelta(days=days)
        return [self._box(f"tl-over or-{hue}", window.latest + _DAY, end - _DAY, f"{word} by {counted(days, 'day')}")]

    def _restated(self, row: Row) -> list[Markup]:
        parts = []
        before = row.window
        for at, said in enumerate(_again(row)):
            lane = min(at, LANES - 1)
            parts.append(self._announced(said, lane))
            if said.window and before:
                parts.append(self._slip(before, said.window, lane))
            before = said.window or before
        return parts

    def _slip(self, before: Window, after: Window, lane: int) -> Markup:
        days = days_later(before, after)
        if not days:
            return Markup("")
        by_latest = after.latest > before.latest
        first, last = (before.latest, after.latest) if by_latest else (before.earliest, after.earliest)
        return self._box("tl-slip", first, last - _DAY, f"Moved {counted(days, 'day')} later", lane)

    def _announced(self, said: Announcement, lane: int) -> Markup:
        day = day_in_words(said.on)
        if said.window is None:
            return self._point("tl-gone or-amber or-g-unset", said.on, f"{day}: {POSTPONED}", lane)
        name = "tl-again tl-soft" if said.window.soft else "tl-again"
        words = f"Restated on {day} for {window_in_words(said.window)}"
        return self._box(name, said.window.earliest, said.window.latest, words, lane)

    def _stretch(self, stretch: Stretch) -> Markup:
        hue, _ = self.style.states[stretch.follow_up]
        settled = stretch.follow_up is not None and stretch.follow_up.is_settled
        last = min(stretch.until - _DAY, self.on)
        name = f"tl-band or-{hue}" + (" tl-after" if settled else "")
        return self._box(name, stretch.since, last, stretch_in_words(stretch, self.on))

    def _mark(self, news: News, row: Row) -> Markup:
        hue, glyph = self.style.states[news.follow_up]
        name = f"tl-m or-{hue} or-g-{glyph}" + (" tl-last" if _is_end(news, row) else "")
        return self._point(name, news.on, news_in_words(news))

    def _item(self, news: News) -> Markup:
        return self._point("tl-item", news.on, news_in_words(news))

    def _point(self, name: str, day: date, words: str, lane: int = 0) -> Markup:
        if not self.axis.holds(day):
            return Markup("")
        return _POINT % (name, self.axis.place(day), _lane(lane), words)


def _is_end(news: News, row: Row) -> bool:
    """Tells whether it is the news with which the promise was settled, and stayed so."""
    last = row.stretches[-1] if row.stretches else None
    return bool(
        last
        and last.follow_up
        and last.follow_up.is_settled
        and (news.on, news.follow_up) == (last.since, last.follow_up)
    )


def _lane(lane: int) -> str:
    return f";--lane:{lane}" if lane else ""


def _again(row: Row) -> tuple[Announcement, ...]:
    return row.announcements[1:]
