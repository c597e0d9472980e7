"""What a change to something public has to say: what sort of change it was, and whether the claimant could reply.

And how long an embargo holds. Pure.
"""

from datetime import UTC, datetime, tzinfo

from claims.refusals import NotAccepted
from claims.rules.schedule import day_in_words
from db.words import FollowUp, Revision, Verification

HARD_WORDS = frozenset({Verification.FALSE, FollowUp.BROKEN})
"""The words that are published only with an answer to: was the claimant asked?"""


def check_revision(said: Revision | None, *, needed: bool) -> Revision | None:
    """Gives what a change was said to be, refusing silence where readers saw what it changes.

    Raises NotAccepted, naming the field to fill.
    """
    if needed and said is None:
        words = "; ".join(f"{word}: {word.meaning}" for word in Revision)
        raise NotAccepted(f"Readers saw what this changes. Say what it is: {words}.", "revision")
    return said if needed else None


def is_revised(before: Verification, new: Verification) -> bool:
    """Tells whether a verdict takes the place of another one that readers may have seen."""
    return before not in (Verification.UNCHECKED, Verification.CHECKING, new)


def check_reply(word: Verification | FollowUp | None, reply: str, *, public: bool) -> None:
    """Refuses to tell readers that something is false or broken before it is said whether the claimant was asked.

    “No, because …” is an answer. Raises NotAccepted, naming the field to fill.
    """
    if public and word in HARD_WORDS and not reply.strip():
        raise NotAccepted(
            f"Readers will see “{word}”. Say whether the claimant was asked for a reply, and what came of it; "
            "“No, because …” is an answer.",
            "reply",
        )


def check_embargo(not_before: datetime | None, now: datetime) -> None:
    """Refuses to publish before the moment that was agreed on. Raises NotAccepted."""
    if not_before is not None and now < not_before:
        raise NotAccepted(
            f"This claim is under embargo until {moment_in_words(not_before, UTC)}. "
            "Publish it then, or lift the embargo.",
            "not_before",
        )


def moment_in_words(moment: datetime, zone: tzinfo) -> str:
    """Says a moment by a clock, and by whose: “5 Dec 2026, 06:00 (Europe/Berlin)”."""
    local = moment.astimezone(zone)
    return f"{day_in_words(local.date())}, {local:%H:%M} ({zone})"
