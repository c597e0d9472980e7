"""The verdict on a claim: the word, the reason, what it rests on, who gave it and when."""

from datetime import tzinfo

from markupsafe import Markup

from claims.dashboard.parts.claim.head import REPORTED, verification_label
from claims.dashboard.parts.claim.words import NOTHING, asked_for_a_reply, section, source_links, words
from claims.desk.card_lines import ClaimCard, Verdict
from claims.formats import chips
from claims.formats.days import moment
from claims.rules.publishing import HARD_WORDS
from db.words import Verification


def verdict(card: ClaimCard, zone: tzinfo, *, staff: bool, past: bool) -> Markup:
    """Shows the verdict; on a past day it is said to be today's."""
    given = card.verdict
    title = verification_label(card)
    if given is None:
        todo = " Choose “Verify”, name a source, and say why." if staff and not past else ""
        return section(
            title, [Markup('<p class="or-absent">Nobody has checked this yet.{}</p>').format(todo)], "verdict"
        )
    evidence = {line.sequence: line for line in card.evidence}
    search = Markup('<p class="or-quiet" dir="auto">Searched: {}</p>').format(given.search) if given.search else NOTHING
    withdrawn = (
        Markup('<p class="or-notice">A source that this rests on was withdrawn since: look at it again.</p>')
        if given.source_withdrawn
        else NOTHING
    )
    meaning = Markup('<p class="or-meaning">{} <span class="or-quiet">{}</span></p>').format(
        chips.verification(given.verification), _meaning(card, given.verification)
    )
    return section(
        title,
        [
            meaning,
            words(given.reason),
            search,
            asked_for_a_reply(_reply(card, given)),
            withdrawn,
            source_links(given.sources, evidence),
            Markup('<p class="or-quiet">{} {} by {}</p>').format(
                _given(given.verification, past), moment(given.given_at, zone), given.by
            ),
        ],
        "verdict",
    )


def _meaning(card: ClaimCard, verification: Verification) -> str:
    # “Reported correctly?” asks about the article, so the answer names it.
    names_it = card.kind in REPORTED and verification in (Verification.VERIFIED, Verification.FALSE)
    return f"{verification.meaning} in the article" if names_it else verification.meaning


def _reply(card: ClaimCard, given: Verdict) -> str:
    # A verdict from before the publication was answered for when the claim was published.
    return given.reply or (card.reply if given.verification in HARD_WORDS else "")


def _given(verification: Verification, past: bool) -> str:
    if past:
        return "This is today’s verdict, given"
    return "Taken up" if verification is Verification.CHECKING else "Given"
