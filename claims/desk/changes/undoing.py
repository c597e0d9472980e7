"""Undoing a mistaken change, and removing a text for good."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from claims.desk.changes.change import is_public, reason_of
from claims.desk.sitting import Before, Sitting
from claims.refusals import NotAccepted
from claims.rules.corrections import Entry as Correctable
from claims.rules.corrections import check_correction
from db.chain import Entry
from db.fold import in_force
from db.words import Audience, Change, Revision, Role


@dataclass(frozen=True, slots=True)
class Correct:
    """Undoes a mistaken change: what held before holds again, unless a later change set it."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "correct a change"
    sequence: int
    reason: str
    revision: Revision | None = None

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what rules.corrections refuses; a reporter corrects their own changes, an editor anyone's."""
        history = [Correctable(e.sequence, e.change, e.corrects) for e in before.events]
        own = any(e.sequence == self.sequence and e.actor == at.actor.name for e in before.events)
        reason = reason_of(self.reason, required=False)
        check_correction(history, self.sequence, role=at.actor.role, own=own, reason=reason)
        self._refuse_dangling(before)
        mistaken = next(e for e in before.events if e.sequence == self.sequence)
        # What readers never saw is corrected without them; what they saw is a correction unless its author says else.
        said = {"revision": self.revision} if self.revision and is_public(before) else {}
        yield Entry(Change.CORRECTED, said, {"reason": reason}, audience=mistaken.audience, corrects=self.sequence)

    def _refuse_dangling(self, before: Before) -> None:
        mistaken = next(e for e in before.events if e.sequence == self.sequence)
        if mistaken.change is Change.DEADLINE_SET and before.state.restatements:
            raise NotAccepted("The deadline was restated since. Correct the restatements first.", "corrects")
        for event in in_force(before.events):
            if mistaken.change is Change.EVIDENCE_ADDED and self.sequence in event.values.get("sources", ()):
                raise NotAccepted("A decision names this source. Withdraw the evidence instead.", "corrects")
            if mistaken.change is Change.TARGET_SET and event.values.get("target") == self.sequence:
                raise NotAccepted("Items are counted towards this target. Take them back first.", "corrects")


@dataclass(frozen=True, slots=True)
class Redact:
    """Removes texts of one entry for good, with the reason; the chain still verifies."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "redact a text"
    sequence: int
    fields: tuple[str, ...] = field(default=())
    reason: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses texts that the entry does not have, or that are gone."""
        event = next((e for e in before.events if e.sequence == self.sequence), None)
        held = {name for name, text in event.texts.items() if text is not None} if event else set()
        if not self.fields or not held.issuperset(self.fields):
            raise NotAccepted("This entry has no such text, or it was removed before.", "fields")
        yield Entry(
            Change.REDACTED,
            {"sequence": self.sequence, "fields": sorted(self.fields)},
            {"reason": reason_of(self.reason)},
            audience=event.audience if event else Audience.PUBLIC,
        )
