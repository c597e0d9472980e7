"""Changes of who sees a claim and in which trackers it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from claims.desk.changes.change import is_public, known, reason_of, reply_of
from claims.desk.sitting import Before, Sitting
from claims.refusals import NotAccepted
from claims.rules.publishing import check_embargo, check_reply
from db.chain import Entry
from db.words import Audience, Change, Publication, Role, Subject


@dataclass(frozen=True, slots=True)
class PutInTracker:
    """Puts the claim into a tracker."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "put a claim into a tracker"
    tracker: int

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses a claim that is in it already."""
        known(at, Subject.TRACKER, self.tracker)
        if self.tracker in before.state.trackers:
            raise NotAccepted("The claim is in this tracker already.", "tracker")
        yield Entry(Change.PUT_IN_TRACKER, {"tracker": self.tracker})


@dataclass(frozen=True, slots=True)
class TakeOutOfTracker:
    """Takes the claim out of a tracker."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "take a claim out of a tracker"
    tracker: int
    reason: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses a claim that is not in it."""
        if self.tracker not in before.state.trackers:
            raise NotAccepted("The claim is not in this tracker.", "tracker")
        reason = reason_of(self.reason, required=False)
        yield Entry(Change.TAKEN_OUT_OF_TRACKER, {"tracker": self.tracker}, {"reason": reason})


@dataclass(frozen=True, slots=True)
class Publish:
    """Makes the claim public."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "publish a claim"
    reply: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what is public already, what is under embargo, and hard words without an answer on the reply."""
        state = before.state
        if state.publication is Publication.PUBLISHED:
            raise NotAccepted("The claim is public already.", "")
        check_embargo(embargo_of(before), at.now)
        for word in (state.verification, state.follow_up):
            check_reply(word, self.reply, public=True)
        yield Entry(Change.PUBLISHED, {}, {"reply": reply_of(self.reply)})


@dataclass(frozen=True, slots=True)
class Embargo:
    """Agrees that the claim is not published before a moment, or lifts that (`None`)."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "set an embargo"
    not_before: datetime | None
    reason: str

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses an embargo on what is public, one that is over, and lifting none. Only the desk learns of it."""
        if is_public(before):
            raise NotAccepted("The claim is public already. Take it back first.", "not_before")
        if self.not_before is not None and self.not_before <= at.now:
            raise NotAccepted("This moment is over. Give one that is still to come.", "not_before")
        if self.not_before is None and embargo_of(before) is None:
            raise NotAccepted("The claim is under no embargo.", "not_before")
        moment = self.not_before.astimezone(UTC).isoformat() if self.not_before else None
        yield Entry(
            Change.AMENDED,
            {"not_before": moment},
            {"reason": reason_of(self.reason)},
            audience=Audience.INTERNAL,
        )


def embargo_of(before: Before) -> datetime | None:
    """Gives the moment before which the claim is not published, if there is one."""
    moment = before.state.facts.get("not_before")
    return datetime.fromisoformat(moment) if moment else None


@dataclass(frozen=True, slots=True)
class Unpublish:
    """Takes the claim back from the public, with the reason."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "take back a claim"
    reason: str

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what is not public."""
        if before.state.publication is not Publication.PUBLISHED:
            raise NotAccepted("The claim is not public.", "")
        yield Entry(Change.UNPUBLISHED, {}, {"reason": reason_of(self.reason)})


@dataclass(frozen=True, slots=True)
class Retire:
    """Takes the claim off every list, with the reason; its history stays."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "retire a claim"
    reason: str

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Puts the retiring into the history."""
        yield Entry(Change.RETIRED, {}, {"reason": reason_of(self.reason)})
