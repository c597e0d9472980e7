"""The forms about the claim's own words: a note, and an amendment of the wording or of whose claim it is."""

from collections.abc import Sequence
from typing import Final

from claims.dashboard.parts.forms import readers
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.draft import Draft
from claims.dashboard.parts.forms.sources import named
from claims.desk.changes import Amend, ClaimChange, Note
from claims.desk.sitting import Sitting
from claims.desk.sources import NewClaimant, record_claimant
from db.words import AssertedBy, Audience, Kind

KINDS: Final = {kind.value: f"{kind.capitalize()}: {kind.meaning}" for kind in Kind}
ASSERTED: Final = {by.value: f"The {by}: {by.meaning}" for by in AssertedBy}
_AUDIENCES: Final = {
    Audience.INTERNAL.value: "The desk alone",
    Audience.PUBLIC.value: "Everyone who can see the claim",
}


def note(draft: Draft) -> None:
    """Shows the form that leaves a note."""
    draft.prose("note", "Note")
    draft.choose("audience", "Who may read it", _AUDIENCES, start=Audience.INTERNAL.value)
    draft.day("happened_on", "About which day, if it is about one")
    if options := named(draft.card):
        draft.many("sources", "Sources", options, hint="Choose from the evidence …")
    draft.save_button("Leave the note", _noting, "The note is on record.")
    ahead("A note changes no state. With a day it stands in what came of it.")


def _noting(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    return [
        Note(
            draft.value("note", ""),
            draft.value("happened_on"),
            tuple(draft.value("sources", ()) or ()),
            Audience(draft.value("audience") or Audience.INTERNAL),
        )
    ]


def amend(draft: Draft) -> None:
    """Shows the form that changes the wording of a claim or the facts about it."""
    card = draft.card
    draft.prose("statement", "Statement", start=card.statement)
    draft.text("topic", "Topic", start=card.topic, help_="Two levels, split at a colon: “Stargate: size”.")
    draft.choose("kind", "Kind", KINDS, start=card.kind.value)
    draft.text("claimant", "Claimant", start=card.claimant, help_="A new name is put on record as an organisation.")
    draft.tick("shown", "Show the claimant as its speaker", start=card.claimant_shown)
    draft.choose("asserted_by", "Who asserts it as printed", ASSERTED, start=card.asserted_by.value)
    draft.text("asserter", "Counts on the card of", start=card.asserter, help_="For an article: its publisher.")
    draft.prose("reason", "Reason", height=72, hint="Why it is changed: shown in the history")
    if readers.is_public(card):
        readers.ask_revision(draft)
    draft.save_button("Save the amendment", _amending, "The amendment is on record.")
    ahead("Only what differs is put into the history; what it said before stays there.")


def _amending(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    card = draft.card
    asserted_by = AssertedBy(draft.value("asserted_by") or card.asserted_by)
    claimant = _number(at, draft.value("claimant", ""), card.claimant, card.claimant_id)
    asserter = (
        claimant
        if asserted_by is AssertedBy.CLAIMANT
        else _number(at, draft.value("asserter", ""), card.asserter, card.asserter_id)
    )
    return [
        Amend(
            draft.value("reason", ""),
            draft.value("statement", ""),
            draft.value("topic", ""),
            Kind(draft.value("kind") or card.kind),
            claimant,
            asserted_by,
            asserter,
            bool(draft.value("shown")),
            readers.revision_of(draft),
        )
    ]


def _number(at: Sitting, name: str, before: str, number: int) -> int:
    return number if name.strip() == before else record_claimant(at, NewClaimant(name)).id
