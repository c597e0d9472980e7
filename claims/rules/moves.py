"""Which verdicts and follow-ups may be set, and on what grounds. Refuses a decision without a source and a reason."""

from dataclasses import dataclass
from datetime import date

from claims.refusals import NotAccepted
from claims.rules.schedule import day_in_words
from db.words import FollowUp, Kind, Stance, Verification

NEED_A_STANCE = frozenset({Verification.VERIFIED, Verification.FALSE})
MAY_NAME_A_SEARCH = frozenset({Verification.UNVERIFIABLE, FollowUp.NOT_STARTED, FollowUp.CANNOT_BE_JUDGED})


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a decision rests on: the stances of the sources it names, a documented search, a reason."""

    stances: tuple[Stance, ...] = ()
    search: str = ""
    reason: str = ""


def check_verification(old: Verification, new: Verification, grounds: Grounds) -> None:
    """Refuses a verdict that may not be set on these grounds.

    The same verdict may be given again for a new reason. Raises NotAccepted, naming the field to fill.
    """
    if new is Verification.UNCHECKED:
        raise NotAccepted(
            "A claim never goes back to unchecked; to undo a mistaken verdict, correct that change.", "verification"
        )
    if new is Verification.CHECKING:
        if old is Verification.UNCHECKED:
            return
        if old is Verification.CHECKING:
            raise NotAccepted("Someone is checking this claim already; leave a note instead.", "verification")
    _check_source(new, grounds)
    _check_reason(new, grounds)


def check_follow_up(
    kind: Kind, new: FollowUp, grounds: Grounds, happened_on: date, today: date, first_day: date | None = None
) -> None:
    """Refuses a follow-up that may not be set on these grounds or on this day.

    A state that is kept is news and legal. `first_day` is the day the promise was made, where it is known.
    Raises NotAccepted, naming the field to fill.
    """
    if not kind.is_followed_up:
        raise NotAccepted(
            f"Only promises and predictions are followed up, and this is a {kind}; leave a note instead.", "follow_up"
        )
    check_day(happened_on, today, first_day)
    _check_source(new, grounds)
    _check_reason(new, grounds)


def check_day(happened_on: date, today: date, first_day: date | None = None) -> None:
    """Refuses a day after `today` or before `first_day`. Raises NotAccepted."""
    if happened_on > today:
        raise NotAccepted(
            f"{day_in_words(happened_on)} has not come yet; give the day it happened, by {day_in_words(today)}.",
            "happened_on",
        )
    if first_day is not None and happened_on < first_day:
        raise NotAccepted(
            f"{day_in_words(happened_on)} is before {day_in_words(first_day)}, when it was said; check the day.",
            "happened_on",
        )


def _check_source(new: Verification | FollowUp, grounds: Grounds) -> None:
    if new in NEED_A_STANCE:
        if not {Stance.SUPPORTS, Stance.REFUTES}.intersection(grounds.stances):
            raise NotAccepted(
                f"To mark it {new}, name at least one source that supports or refutes it, or add one first.",
                "sources",
            )
    elif not grounds.stances and not (new in MAY_NAME_A_SEARCH and grounds.search.strip()):
        raise NotAccepted(_missing_source(new), "sources")


def _missing_source(new: Verification | FollowUp) -> str:
    instead = ", or say what was searched and when" if new in MAY_NAME_A_SEARCH else ""
    return f"To mark it {new}, name at least one source{instead}."


def _check_reason(new: Verification | FollowUp, grounds: Grounds) -> None:
    if not grounds.reason.strip():
        raise NotAccepted(f"Say why it is {new}; a reason is shown with every decision.", "reason")
