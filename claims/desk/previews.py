"""What a change would do, said before it is made. Writes nothing, and refuses nothing that saving would accept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from claims.desk.card_lines import ClaimCard
from claims.desk.cards import card_of
from claims.refusals import NotAccepted
from claims.rules import moves
from claims.rules.schedule import day_in_words
from db import history
from db.fold import shown
from db.scope import Scope
from db.words import Change, FollowUp, Stance, Subject, Verification


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing about a claim that a change would leave otherwise."""

    what: str
    before: str
    after: str


def stances_of(card: ClaimCard, sources: Sequence[int], added: Stance | None = None) -> tuple[Stance, ...]:
    """Gives the stances of the named evidence, and of the one that the same change adds."""
    named = tuple(line.stance for line in card.evidence if line.sequence in sources and line.withdrawn is None)
    return (*named, added) if added else named


def missing_for_verdict(card: ClaimCard, new: Verification, grounds: moves.Grounds) -> str:
    """Says what a verdict still needs, or nothing where it can be given."""
    try:
        moves.check_verification(card.verification, new, grounds)
    except NotAccepted as missing:
        return missing.sentence
    return ""


def missing_for_follow_up(card: ClaimCard, new: FollowUp, grounds: moves.Grounds, day: date, today: date) -> str:
    """Says what a follow-up still needs, or nothing where it can be recorded."""
    try:
        moves.check_follow_up(card.kind, new, grounds, day, today)
    except NotAccepted as missing:
        return missing.sentence
    return ""


def verdict_does(card: ClaimCard, new: Verification) -> str:
    """Says what giving a verdict does and on whose card it counts."""
    change = "Gives the same verdict anew" if new is card.verification else f"Marks it {new}: {new.meaning}"
    if new is Verification.CHECKING:
        return f"{change}. Nothing counts on a card yet."
    return f"{change}. Will count on {card.asserter}’s card ({card.whose_words})."


def where_it_lands(card: ClaimCard, new: FollowUp, day: date) -> str:
    """Says where a follow-up of a day lands among those on record, and what the current one will be."""
    if card.follow_up is None or card.news_on is None:
        return f"The first follow-up: the claim will be {new}."
    if day < card.news_on:
        return (
            f"A late entry: {day_in_words(day)} is before {day_in_words(card.news_on)}, "
            f"so the current follow-up stays {card.follow_up}."
        )
    if new is card.follow_up:
        return f"It is {new} already: this is recorded as news of {day_in_words(day)}."
    return f"The current follow-up becomes {new}; it was {card.follow_up} since {day_in_words(card.news_on)}."


def after_correction(
    connection: sa.Connection, scope: Scope, claim_id: int, sequence: int, today: date
) -> tuple[Difference, ...]:
    """Tells what correcting an entry would leave otherwise; nothing where later entries hide it. For the desk alone."""
    scope.refuse_all_but_the_desk("What a correction would change")
    events = shown(history.chain_of(connection, Subject.CLAIM, claim_id))
    correction = replace(
        events[-1],
        sequence=len(events) + 1,
        change=Change.CORRECTED,
        corrects=sequence,
        happened_on=None,
        values={},
        texts={},
    )
    before = card_of(connection, scope, events, today)
    after = card_of(connection, scope, [*events, correction], today)
    pairs = zip(_told(before), _told(after), strict=True)
    return tuple(Difference(what, old, new) for (what, old), (_, new) in pairs if old != new)


def _told(card: ClaimCard) -> list[tuple[str, str]]:
    sources = [line for line in card.evidence if line.withdrawn is None]
    return [
        ("Statement", card.statement),
        ("Kind", card.kind),
        ("Topic", card.topic or "none"),
        ("Claimant", card.claimant if card.claimant_shown else "speaker not shown"),
        ("Counts on the card of", card.asserter),
        ("Verification", card.verification),
        ("Reason of the verdict", card.verdict.reason if card.verdict else "none"),
        ("Follow-up", str(card.follow_up or "nothing recorded yet")),
        ("Latest follow-up", day_in_words(card.news_on) if card.news_on else "none"),
        ("Promised for", card.window.in_words() if card.window else "no deadline stated"),
        ("Schedule", card.schedule),
        ("Slips", card.slip_ledger),
        ("Progress", "; ".join(count.progress for target in card.targets for count in target.counts) or "no target"),
        ("Evidence", f"{len(sources)} in force, {len(card.evidence) - len(sources)} withdrawn"),
        ("Where it was said", f"{len(card.appearances)} on record"),
        ("Trackers", ", ".join(title for _, title in card.trackers) or "none"),
        ("Publication", card.publication),
        ("Retired", card.retired or "no"),
        ("Points of what came of it", str(len(card.news))),
    ]
