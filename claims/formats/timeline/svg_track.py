"""One row's track in the inline SVG: its windows, slips and news along a line. Places are percentages, so it is as
wide as there is room; heights are pixels from the line. Shapes used again and again stand in the drawing's `defs`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from claims.formats.glyphs import SIDE, shapes
from claims.formats.timeline.axis import Axis
from claims.formats.timeline.values import News, Row, Stretch
from claims.rules.schedule import Window
from claims.rules.slips import Announcement, days_later
from db.words import FollowUp, Schedule

LANES: Final = 3  # restated windows stand below each other up to this many; older ones share the last lane
LANE: Final = 11  # pixels
ICON: Final = 13  # pixels of an icon beside a word

_DAY: Final = timedelta(days=1)
_LEAST: Final = 0.4  # percent: a day of a state can still be seen
_LINE: Final = Markup('<line class="%s" x1="%s%%" x2="%s%%"%s/>')
_BOX: Final = Markup('<rect class="%s" x="%s%%" y="%s" width="%s%%" height="%s"/>')
_USE: Final = Markup('<use href="#%s" x="%s%%"%s/>')
_ICON: Final = Markup('<g id="ts-{}" transform="scale({:g})">{}</g>')
_MARK: Final = Markup(
    '<g id="{}" class="ts-mark or-{}"><circle class="ts-ground" r="{:g}"/>'
    '<use href="#ts-{}" transform="translate({:g} {:g}) scale({:g})"/></g>'
)
_SLIP: Final = Markup('<path id="ts-slip" class="ts-arrow" d="M0-4.5v9l6-4.5z" transform="translate(-6)"/>')
_TO: Final = Markup(
    '<g id="ts-to"><path class="ts-ground" d="M-7-14h9v28h-9z"/><path class="ts-on" d="M-5-4l4 4-4 4"/></g>'
)
_FROM: Final = Markup(
    '<g id="ts-from"><path class="ts-ground" d="M7-14h-9v28h9z"/><path class="ts-on" d="M5-4l-4 4 4 4"/></g>'
)
_ITEM: Final = Markup('<path id="ts-item" class="ts-item" d="M0-18v5"/>')

_NAMES: Final = {state: f"ts-{at}" for at, state in enumerate(FollowUp)}

States = Mapping[FollowUp | None, tuple[str, str]]


def lanes(row: Row) -> int:
    """Counts the lanes of restated windows below the line."""
    return min(len(row.announcements[1:]), LANES)


def definitions(tracks: Markup, states: States, glyphs: Iterable[str]) -> Markup:
    """Draws once what the tracks use: icons, and the marks of states in their colours, larger where they settled."""
    used = {state: f'"#{_name(state)}' for state in FollowUp if f'"#{_name(state)}' in tracks}
    names = {*glyphs, *(states[state][1] for state in used), *(["unset"] if '"#ts-gone"' in tracks else [])}
    icons = [_icon(name) for name in sorted(names)]
    marks = [_mark(_name(state), *states[state], size=14) for state, at in used.items() if f'{at}"' in tracks]
    marks += [
        _mark(_name(state) + "-end", *states[state], size=20) for state, at in used.items() if f'{at}-end"' in tracks
    ]
    rest = {"gone": _mark("ts-gone", "amber", "unset", size=13), "slip": _SLIP, "to": _TO, "from": _FROM, "item": _ITEM}
    return Markup("").join([*icons, *marks, *(drawn for name, drawn in rest.items() if f'"#ts-{name}"' in tracks)])


@lru_cache(maxsize=64)  # the same few stand in every drawing
def _icon(name: str) -> Markup:
    return _ICON.format(name, ICON / SIDE, shapes(name))


@lru_cache(maxsize=64)
def _mark(name: str, hue: str, glyph: str, *, size: int) -> Markup:
    return _MARK.format(name, hue, size / 2 + 1, glyph, -size / 2, -size / 2, round(size / ICON, 2))


def _name(state: FollowUp) -> str:
    return _NAMES[state]


@dataclass(frozen=True, slots=True)
class Track:
    """Draws tracks over an axis as they stood on a day."""

    axis: Axis
    on: date
    states: States

    def draw(self, row: Row) -> Markup:
        """Draws everything of a row that the axis reaches, from the back to the front."""
        parts = [*self._windows(row), *self._beyond(row)]
        parts += [self._stretch(one) for one in row.stretches if one.follow_up is not None]
        parts += self._news(row)
        return Markup("").join(parts)

    def _ends(self, first: date, last: date) -> tuple[float, float] | None:
        """The places of the first moment of a day and the last of another; nothing where the axis does not reach."""
        if last < self.axis.start or first > self.axis.end:
            return None
        left, right = self.axis.place(first), self.axis.place(last + _DAY if last < date.max else last)
        return left, max(right, round(left + _LEAST, 1))

    def _line(self, name: str, first: date, last: date, more: str = "") -> Markup:
        ends = self._ends(first, last)
        return _LINE % (name, short(ends[0]), short(ends[1]), more) if ends else Markup("")

    def _box(self, name: str, window: Window, top: int, tall: int) -> Markup:
        ends = self._ends(window.earliest, window.latest)
        if ends is None:
            return Markup("")
        name += " ts-soft" if window.soft else ""
        box = _BOX % (name, short(ends[0]), top, short(round(ends[1] - ends[0], 1)), tall)
        at = Markup(' y="%s"') % (top + tall // 2)
        box += _USE % ("ts-from", 0, at) if window.earliest < self.axis.start else Markup("")
        return box + (_USE % ("ts-to", 100, at) if window.latest > self.axis.end else Markup(""))

    def _windows(self, row: Row) -> Iterator[Markup]:
        before = row.window
        if before:
            yield self._box("ts-w", before, -12, 24)
        for at, said in enumerate(row.announcements[1:]):
            low = 18 + min(at, LANES - 1) * LANE
            yield self._announced(said, low)
            if said.window and before:
                yield self._slip(before, said.window, low - 3)
            before = said.window or before

    def _announced(self, said: Announcement, low: int) -> Markup:
        if said.window is None:
            return self._point("ts-gone", said.on, Markup(' y="%s"') % (low + 4))
        return self._box("ts-a", said.window, low, 7)

    def _slip(self, before: Window, after: Window, low: int) -> Markup:
        if not days_later(before, after):
            return Markup("")
        by_latest = after.latest > before.latest
        first, last = (before.latest, after.latest) if by_latest else (before.earliest, after.earliest)
        line = self._line("ts-s", first, last - _DAY, Markup(' y1="%s" y2="%s"') % (low, low))
        return line + self._point("ts-slip", last, Markup(' y="%s"') % low)

    def _beyond(self, row: Row) -> Iterator[Markup]:
        """The days after the first window that it took, or takes until now."""
        window, days = row.window, row.standing.days
        if window is not None and days:
            hue = "amber" if row.standing.word is Schedule.LATE else "vermilion"
            yield self._line(f"ts-o or-{hue}", window.latest + _DAY, window.latest + timedelta(days=days))

    def _stretch(self, stretch: Stretch) -> Markup:
        hue, _ = self.states[stretch.follow_up]
        settled = stretch.follow_up is not None and stretch.follow_up.is_settled
        last = min(stretch.until - _DAY, self.on)
        return self._line(f"ts-b or-{hue}" + (" ts-after" if settled else ""), stretch.since, last)

    def _news(self, row: Row) -> Iterator[Markup]:
        end = _settling(row)
        for news in row.news:
            if news.follow_up is None:
                yield self._point("ts-item", news.on)
            elif news is not end:
                yield self._point(_name(news.follow_up), news.on)
        if end is not None and end.follow_up is not None:
            yield self._point(f"{_name(end.follow_up)}-end", end.on)

    def _point(self, name: str, day: date, more: str = "") -> Markup:
        return _USE % (name, short(self.axis.place(day)), more) if self.axis.holds(day) else Markup("")


def short(place: float) -> str:
    """Writes a place without the digits that say nothing."""
    return f"{place:g}"


def _settling(row: Row) -> News | None:
    """Gives the news with which a promise was settled for good, if one did."""
    last = row.stretches[-1] if row.stretches else None
    if last is None or last.follow_up is None or not last.follow_up.is_settled:
        return None
    return next((news for news in row.news if (news.on, news.follow_up) == (last.since, last.follow_up)), None)
