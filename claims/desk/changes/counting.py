"""Changes of how much was promised, and of what was counted towards it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from claims.desk.changes.change import day_of, evidence_of
from claims.desk.sitting import Before, Sitting
from claims.refusals import NotAccepted
from claims.rules import targets
from claims.rules.texts import LIMITS, clean
from db.chain import Entry
from db.words import Change, Role


@dataclass(frozen=True, slots=True)
class SetTarget:
    """Records how much was promised and by which counts progress is told; each count has a name and a meaning."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "set a target"
    amount: Decimal
    unit: str
    what_counts: str
    counts: tuple[tuple[str, str], ...] = ()

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses amounts that cannot be counted towards, and targets of what is not followed up."""
        if not before.state.kind.is_followed_up:
            raise NotAccepted(f"A {before.state.kind} has no target: only promises and predictions have one.", "")
        targets.check_amount(self.amount)
        texts = {
            "unit": clean(self.unit, field="unit", most=LIMITS["unit"]),
            "what counts": clean(self.what_counts, field="what_counts", most=LIMITS["note"], multiline=True),
        }
        counts = self.counts or (("counted", ""),)
        for number, (name, means) in enumerate(counts, 1):
            texts[f"count {number}"] = clean(name, field="count", most=LIMITS["name"])
            texts[f"count {number} means"] = clean(means, field="means", most=LIMITS["note"], required=False)
        values = {"amount": format(self.amount.normalize(), "f"), "counts": list(range(1, len(counts) + 1))}
        yield Entry(Change.TARGET_SET, values, texts)


def _count_of(before: Before, target: int, count: int) -> dict[str, Any]:
    held = before.state.targets.get(target)
    if held is None or count not in held.counts:
        raise NotAccepted("This claim has no such count. Set the target first.", "count")
    return held.counts[count]


@dataclass(frozen=True, slots=True)
class CountProgress:
    """Counts one item towards a target, on its day and by its source; it is taken back by a correction."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "count progress"
    target: int
    count: int
    item: str
    happened_on: date
    sources: tuple[int, ...]
    note: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses an item that is counted already, and one without a source."""
        held = _count_of(before, self.target, self.count)
        item = clean(self.item, field="item", most=LIMITS["name"])
        targets.check_item([targets.Line(line.sequence, line.text("item")) for line in held["items"]], item)
        sources = evidence_of(before, self.sources)
        if not sources:
            raise NotAccepted("Name the source that shows this item, or add it first.", "sources")
        note = clean(self.note, field="note", most=LIMITS["note"], required=False, multiline=True)
        yield Entry(
            Change.PROGRESS_COUNTED,
            {"target": self.target, "count": self.count, "sources": sources},
            {"item": item, "note": note},
            happened_on=day_of(self.happened_on, at),
        )


@dataclass(frozen=True, slots=True)
class ReportProgress:
    """Notes a total that a source only reports; it is shown as reported, never counted."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "note reported progress"
    target: int
    count: int
    total: int
    happened_on: date
    sources: tuple[int, ...]
    note: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses a total without a source."""
        _count_of(before, self.target, self.count)
        targets.check_reported(self.total, self.happened_on, at.today)
        sources = evidence_of(before, self.sources)
        if not sources:
            raise NotAccepted("Name the source that reports this total, or add it first.", "sources")
        note = clean(self.note, field="note", most=LIMITS["note"], required=False, multiline=True)
        yield Entry(
            Change.PROGRESS_REPORTED,
            {"target": self.target, "count": self.count, "total": self.total, "sources": sources},
            {"note": note},
            happened_on=self.happened_on,
        )
