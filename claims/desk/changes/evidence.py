"""Changes of the evidence: a source added with its stance, or taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from claims.desk.changes.change import evidence_of, is_public, known, reason_of
from claims.desk.sitting import Before, Sitting
from claims.desk.sources import NewSource, record_source
from claims.refusals import NotAccepted
from claims.rules.texts import LIMITS, clean
from db.chain import Entry
from db.words import Audience, Change, Revision, Role, Stance, Subject


@dataclass(frozen=True, slots=True)
class AddEvidence:
    """Adds a source with its stance: one that is on record, by its number, or a new one."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "add evidence"
    source: int | NewSource
    stance: Stance
    note: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses the same source with the same stance twice; one source may support one point and refute another."""
        note = clean(self.note, field="note", most=LIMITS["note"], required=False, multiline=True)
        number = self.source if isinstance(self.source, int) else record_source(at, self.source).id
        audience = known(at, Subject.SOURCE, number).audience
        for sequence, event in before.state.evidence.items():
            same = event.values["source"] == number and event.values["stance"] == self.stance
            if same and sequence not in before.state.withdrawn:
                raise NotAccepted(f"This source is among the evidence already, and it {self.stance} there.", "address")
        yield Entry(Change.EVIDENCE_ADDED, {"source": number, "stance": self.stance}, {"note": note}, audience=audience)


@dataclass(frozen=True, slots=True)
class WithdrawEvidence:
    """Takes a source back, with the reason; what was decided on it stays and says so."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "withdraw evidence"
    evidence: int
    reason: str
    revision: Revision | None = None

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses evidence that is not there or was withdrawn before."""
        evidence_of(before, [self.evidence])
        audience = before.state.evidence[self.evidence].audience
        # A source that was withdrawn makes clearer what a decision rests on, unless its author says that it was wrong.
        told = self.revision and is_public(before) and audience is Audience.PUBLIC
        said = {"revision": self.revision} if told else {}
        yield Entry(
            Change.EVIDENCE_WITHDRAWN,
            {"evidence": self.evidence} | said,
            {"reason": reason_of(self.reason)},
            audience=audience,
        )
