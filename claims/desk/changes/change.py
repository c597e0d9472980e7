"""What every change of a claim is, and what several of them ask: reasons, days, evidence that is there."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar, Protocol

from claims.desk.sitting import Before, Sitting
from claims.refusals import NotAccepted
from claims.rules import moves
from claims.rules.publishing import check_revision
from claims.rules.texts import LIMITS, clean
from db.chain import Entry
from db.reads import finding
from db.words import Publication, Revision, Role, Stance, Subject

JUST_ADDED = 0
"""Names, among the sources of a decision, the evidence that the same change adds."""


class ClaimChange(Protocol):
    """A change of one claim."""

    least: ClassVar[Role]
    to_do: ClassVar[str]

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Gives the entries for the claim's history, or refuses."""


def reason_of(text: str, *, required: bool = True) -> str:
    """Cleans a reason."""
    return clean(text, field="reason", most=LIMITS["reason"], required=required, multiline=True)


def reply_of(text: str) -> str:
    """Cleans the answer to whether the claimant was asked for a reply."""
    return clean(text, field="reply", most=LIMITS["note"], required=False, multiline=True)


def day_of(day: date, at: Sitting) -> date:
    """Refuses a day that is still to come."""
    moves.check_day(day, at.today)
    return day


def evidence_of(before: Before, named: Sequence[int]) -> list[int]:
    """Gives the numbers of the named evidence, each once, refusing what is not there or was withdrawn."""
    state = before.state
    found = [max(state.evidence, default=0) if number == JUST_ADDED else number for number in named]
    for number in found:
        if number not in state.evidence:
            raise NotAccepted("A source that was named is not among the evidence. Add it first.", "sources")
        if number in state.withdrawn:
            raise NotAccepted("A source that was named was withdrawn. Name another one.", "sources")
    return sorted(set(found))


def is_public(before: Before) -> bool:
    """Tells whether readers see the claim now."""
    return before.state.publication is Publication.PUBLISHED and before.state.retired is None


def revised(before: Before, said: Revision | None, *, needed: bool = True) -> dict[str, Any]:
    """Gives what an entry says about what sort of change it was; nothing where readers saw nothing of it."""
    revision = check_revision(said, needed=needed and is_public(before))
    return {"revision": revision} if revision else {}


def grounds_of(before: Before, sources: Sequence[int], search: str, reason: str) -> moves.Grounds:
    """Gathers what a decision rests on."""
    stances = tuple(Stance(before.state.evidence[number].values["stance"]) for number in sources)
    return moves.Grounds(stances, search, reason)


def known(at: Sitting, subject: Subject, number: int) -> Any:
    """Gives the row of a subject that is on record and not retired, or refuses."""
    row = finding.rows(at.connection, subject, [number]).get(number)
    if row is None or row.retired:
        raise NotAccepted(f"There is no such {subject} on record. Choose another one, or record it first.", subject)
    return row
