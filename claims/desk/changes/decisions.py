"""The two decisions: whether it is true as stated, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from claims.desk.changes.change import evidence_of, grounds_of, is_public, reason_of, reply_of, revised
from claims.desk.sitting import Before, Sitting
from claims.rules import moves
from claims.rules.publishing import check_reply, is_revised
from claims.rules.texts import LIMITS, clean
from db.chain import Entry
from db.words import Change, FollowUp, Revision, Role, Verification


@dataclass(frozen=True, slots=True)
class Verify:
    """Decides whether the claim is true as stated, by named evidence and a reason."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "verify a claim"
    verification: Verification
    reason: str = ""
    sources: tuple[int, ...] = ()
    search: str = ""
    revision: Revision | None = None
    reply: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what rules.moves refuses, and in public what rules.publishing does."""
        sources = evidence_of(before, self.sources)
        search = clean(self.search, field="search", most=LIMITS["search"], required=False, multiline=True)
        reason = reason_of(self.reason, required=False)
        moves.check_verification(
            before.state.verification, self.verification, grounds_of(before, sources, search, reason)
        )
        check_reply(self.verification, self.reply, public=is_public(before))
        revision = revised(before, self.revision, needed=is_revised(before.state.verification, self.verification))
        yield Entry(
            Change.VERIFIED,
            {"verification": self.verification, "sources": sources} | revision,
            {"reason": reason, "search": search, "reply": reply_of(self.reply)},
        )


@dataclass(frozen=True, slots=True)
class Follow:
    """Records what came of a promise or a prediction on a day; a state that is kept is news."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "follow up a claim"
    follow_up: FollowUp
    happened_on: date
    reason: str
    sources: tuple[int, ...] = ()
    search: str = ""
    reply: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what rules.moves refuses, in public what rules.publishing does, and days that are still to come."""
        sources = evidence_of(before, self.sources)
        search = clean(self.search, field="search", most=LIMITS["search"], required=False, multiline=True)
        reason = reason_of(self.reason, required=False)
        moves.check_follow_up(
            before.state.kind, self.follow_up, grounds_of(before, sources, search, reason), self.happened_on, at.today
        )
        check_reply(self.follow_up, self.reply, public=is_public(before))
        yield Entry(
            Change.FOLLOWED_UP,
            {"follow_up": self.follow_up, "sources": sources},
            {"reason": reason, "search": search, "reply": reply_of(self.reply)},
            happened_on=self.happened_on,
        )
