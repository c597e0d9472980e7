"""What a form asks because readers see the claim: what sort of change it is, and whether the claimant could reply.

Asks nothing about a claim that the desk alone sees.
"""

from typing import Final

from claims.dashboard.parts.forms.draft import Draft
from claims.desk.card_lines import ClaimCard
from claims.refusals import NotAccepted
from claims.rules.publishing import HARD_WORDS, check_reply, check_revision
from db.words import FollowUp, Publication, Revision, Verification

REPLY: Final = "Was the claimant asked for a reply? What came of it?"
ANSWERS: Final = "“No, because …” is an answer. Readers see it beside the word."
_REVISIONS: Final = {word.value: f"{word.capitalize()}: {word.meaning}" for word in Revision}
Hard = Verification | FollowUp | None


def is_public(card: ClaimCard) -> bool:
    """Tells whether readers see the claim now."""
    return card.publication is Publication.PUBLISHED and card.retired is None


def ask_revision(draft: Draft, *, start: Revision | None = None) -> None:
    """Asks what a change is to readers; nothing is chosen ahead where a guess could be untrue."""
    draft.mark("revision", "What is this change to readers?", _REVISIONS, start=start.value if start else None)


def revision_of(draft: Draft) -> Revision | None:
    """Gives what the change was said to be."""
    said = draft.value("revision")
    return Revision(said) if said else None


def ask_reply(draft: Draft, *words: Hard, public: bool) -> None:
    """Asks whether the claimant was asked, where readers are to see that something is false or broken."""
    if public and HARD_WORDS.intersection(words):
        draft.prose("reply", REPLY, hint=ANSWERS, height=88)


def reply_of(draft: Draft) -> str:
    """Gives the answer on the reply."""
    return draft.value("reply") or ""


def missing(draft: Draft, word: Hard, *, revised: bool = False) -> str:
    """Says what readers still have to be told before a change of a public claim can be saved."""
    public = is_public(draft.card)
    try:
        check_reply(word, reply_of(draft), public=public)
        check_revision(revision_of(draft), needed=revised and public)
    except NotAccepted as refusal:
        return refusal.sentence
    return ""
