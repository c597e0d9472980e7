"""Undoing a mistaken change, and removing a text for good."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from claims.desk.changes.change import is_public, reason_of
from claims.desk.changes.publication import embargo_of
from claims.desk.sitting import Before, Sitting
from claims.refusals import NotAccepted
from claims.rules.corrections import Entry as Correctable
from claims.rules.corrections import check_correction
from claims.rules.publishing import HARD_WORDS, check_embargo
from db.chain import Entry, Event
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
        entry = Entry(Change.CORRECTED, said, {"reason": reason}, audience=mistaken.audience, corrects=self.sequence)
        after = Before.of(before.claim_id, at.drafted(before.events, [entry], before.claim_id))
        if is_public(after):
            if not is_public(before):
                check_embargo(embargo_of(before), at.now)
            _refuse_silence(before, after)
        yield entry

    def _refuse_dangling(self, before: Before) -> None:
        mistaken = next(e for e in before.events if e.sequence == self.sequence)
        if mistaken.change is Change.DEADLINE_SET and before.state.restatements:
            raise NotAccepted("The deadline was restated since. Correct the restatements first.", "corrects")
        for event in in_force(before.events):
            if mistaken.change is Change.EVIDENCE_ADDED and self.sequence in event.values.get("sources", ()):
                raise NotAccepted("A decision names this source. Withdraw the evidence instead.", "corrects")
            if mistaken.change is Change.TARGET_SET and event.values.get("target") == self.sequence:
                raise NotAccepted("Items are counted towards this target. Take them back first.", "corrects")


def _refuse_silence(before: Before, after: Before) -> None:
    # What held before a mistake may have been decided while readers saw nothing, and no reply was asked about.
    shown = _words(before) if is_public(before) else {}
    for word, decided in _words(after).items():
        if word in HARD_WORDS and word not in shown and not _is_answered(decided, after):
            raise NotAccepted(
                f"This would show readers “{word}”, and it was never said whether the claimant was asked for a reply. "
                "Take the claim back first, or decide it anew and say so.",
                "corrects",
            )


def _words(claim: Before) -> dict[str, Event]:
    state = claim.state
    verdict = {str(state.verification): state.verdict} if state.verdict else {}
    return verdict | ({str(state.follow_up): state.follow_ups[-1]} if state.follow_ups else {})


def _is_answered(decided: Event, after: Before) -> bool:
    published = (e for e in in_force(after.events) if e.change is Change.PUBLISHED and e.sequence > decided.sequence)
    return bool(decided.text("reply")) or any(event.text("reply") for event in published)


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
