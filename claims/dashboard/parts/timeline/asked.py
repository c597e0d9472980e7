"""What an address asks of the timeline, and the address that asks for more. Pure; the filters are those of Claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from claims.dashboard.parts import links
from claims.desk import asked as claims_asked
from claims.desk.timelines import SIZE
from claims.formats.timeline.axis import Axis, to_date, whole
from claims.formats.timeline.values import Row, Timeline
from db.reads.filters import Filters

PATH: Final = "/timeline"
SCREENFUL: Final = 10
GROUPS: Final = ("claimant", "topic")
RANGES: Final = {"": "to date", "12-months": "last 12 months", "year": "this year", "all": "all windows"}
NO_TOPIC: Final = "Without a topic"
NO_SPEAKER: Final = "No speaker shown"
_CHOICES: Final[Mapping[str, Sequence[str]]] = {"by": GROUPS, "range": tuple(RANGES), "view": ("table",)}
_DAYS: Final = ("on", "from", "to")
_CALLED: Final = {"by": "grouping", "range": "range", "view": "view"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A view of the timeline: what an address says, cleaned, and a sentence for each thing that could not be read."""

    query: dict[str, str]
    filters: Filters
    narrowed: dict[str, str]
    faults: tuple[str, ...]

    @property
    def on(self) -> date | None:
        """The day it is to stand at, if one was named."""
        return self._day("on")

    @property
    def after(self) -> str:
        """Where the page begins."""
        return self.query.get("after", "")

    @property
    def by(self) -> str:
        """What rows are grouped by."""
        return self.query.get("by", "")

    @property
    def first(self) -> int:
        """How many rows are shown before the rest is read: what a screen holds; all where they stand in groups."""
        return SIZE if self.by or self.is_table else SCREENFUL

    @property
    def is_table(self) -> bool:
        """Tells whether it is to be read rather than looked at."""
        return "view" in self.query

    @property
    def between(self) -> tuple[date | None, date | None]:
        """The days between which it is to be drawn, where named."""
        return self._day("from"), self._day("to")

    @property
    def range(self) -> str | None:
        """The named range it is drawn over; `None` between days of one's own."""
        return None if any(self.between) else self.query.get("range", "")

    def _day(self, name: str) -> date | None:
        return date.fromisoformat(self.query[name]) if name in self.query else None

    def address(self, **changes: str | None) -> str:
        """Gives the address with changes; what changes the rows begins at their first page again."""
        stays = {"range", "from", "to", "view", "after"}
        kept = {name: said for name, said in self.query.items() if name != "after" or changes.keys() <= stays}
        return links.address(PATH, {**kept, **changes})

    def axis(self, timeline: Timeline) -> Axis:
        """Gives the days the drawing spans."""
        on, rows, reach = timeline.on, timeline.rows, timeline.reach
        first, last = self.between
        if first or last:
            all_of_it = to_date(rows, on, reach)
            start, end = first or all_of_it.start, last or all_of_it.end
            return Axis(start, end) if start < end else all_of_it
        match self.range:
            case "12-months":
                return Axis(on - timedelta(days=365), on + timedelta(days=14))
            case "year":
                return Axis(on.replace(month=1, day=1), on.replace(month=12, day=31))
            case "all":
                return whole(rows, on, reach)
            case _:
                return to_date(rows, on, reach)

    def groups(self, rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
        """Puts rows under headings, these in the order of their first rows; one without a name if none is asked for."""
        found: dict[str, list[Row]] = {}
        for row in rows:
            found.setdefault(self._heading(row), []).append(row)
        return list(found.items())

    def _heading(self, row: Row) -> str:
        if self.by == "claimant":
            return row.claimant or NO_SPEAKER
        return (row.upper_topic or NO_TOPIC) if self.by == "topic" else ""


def read(query: Mapping[str, Sequence[str]], *, may_edit: bool) -> Asked:
    """Reads an address; what cannot be read is said and changes nothing."""
    shared = claims_asked.read(query, may_edit=may_edit)
    narrowed = {name: said for name, said in shared.narrowed.items() if name != "schedule"}
    faults = list(shared.faults)
    if "schedule" in shared.narrowed:
        faults.append("A timeline shows every schedule, so the schedule in this address narrows nothing.")
    own = {name: said for name in (*_CHOICES, *_DAYS) if (said := _said(query, name, faults))}
    if shared.after:
        own["after"] = shared.after
    return Asked(narrowed | own, shared.filters, narrowed, tuple(faults))


def _said(query: Mapping[str, Sequence[str]], name: str, faults: list[str]) -> str:
    said = (query.get(name) or ("",))[-1].strip()
    if not said:
        return ""
    if name in _CHOICES:
        if said in _CHOICES[name]:
            return said
        faults.append(f"There is no {_CALLED[name]} “{said[:60]}”, so the usual one is shown.")
        return ""
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        faults.append(f"“{said[:60]}” is no day, so it changes nothing. Write a day like 2025-07-01.")
        return ""
