"""The head of a claim: its statement, where it stands on each axis, whose it is and on whose card it counts."""

from typing import Final

from markupsafe import Markup

from claims.dashboard.parts.claim.words import NOTHING
from claims.dashboard.parts.links import link
from claims.desk.card_lines import ClaimCard
from claims.formats import chips
from claims.formats.days import day
from db.words import Kind, Publication, Schedule

REPORTED: Final = frozenset({Kind.PROMISE, Kind.QUOTATION})
"""The kinds of which verification rates how they were reported."""
# On a phone the forms begin below all there is to read.
_TO_FORMS: Final = Markup('<p class="or-to-forms"><a href="#or-forms">Change this claim ↓</a></p>')
_SAID = {Kind.PROMISE: "Promised by", Kind.PREDICTION: "Predicted by"}


def head(card: ClaimCard, *, staff: bool, past: bool) -> Markup:
    """Shows the head of a claim; publication is the desk's own business, `past` says that the day is not today."""
    return Markup('<header class="or-head"><h1 dir="auto">{}</h1>{}{}{}{}</header>').format(
        card.statement,
        _states(card, staff, past),
        _facts(card),
        _as_of(card, past),
        _TO_FORMS if staff and not past else NOTHING,
    )


def verification_label(card: ClaimCard) -> str:
    """Says what verification rates of this kind of claim."""
    return "Reported correctly?" if card.kind in REPORTED else "True as stated?"


def _states(card: ClaimCard, staff: bool, past: bool) -> Markup:
    label = f"Today’s verdict: {verification_label(card).lower()}" if past else verification_label(card)
    shown = [(label, chips.verification(card.verification))]
    if card.kind.is_followed_up:
        shown.append(("What came of it?", chips.follow_up(card.follow_up)))
        days = card.standing.days if card.standing.word in (Schedule.LATE, Schedule.OVERDUE) else None
        shown.append(("Against its deadline", chips.schedule(card.standing.word, days)))
    if staff and not past:
        shown.append(("Who sees it", chips.publication(card.publication)))
    return Markup('<dl class="or-states">{}</dl>').format(_pairs(shown))


def _facts(card: ClaimCard) -> Markup:
    topic = link("/claims", card.topic, {"topic": card.topic}) if card.topic else Markup("no topic")
    shown = [
        (_SAID.get(card.kind, "Said by"), _claimant(card)),
        ("Asserted by", _asserter(card)),
        ("Kind", link("/claims", card.kind, {"kind": card.kind.value})),
        ("Topic", Markup('<span dir="auto">{}</span>').format(topic)),
    ]
    if card.trackers:
        named = (link("/claims", title, {"tracker": number}) for number, title in card.trackers)
        shown.append(("Tracker", Markup(", ").join(named)))
    return Markup('<dl class="or-facts">{}</dl>').format(_pairs(shown))


def _claimant(card: ClaimCard) -> Markup:
    if not card.claimant_shown:
        return Markup('<span title="{}">speaker not shown: the words are altered</span>').format(
            "The article's copy changed what was said, so the words are nobody's."
        )
    name = Markup("<bdi>{}</bdi>").format(link("/claims", card.claimant, {"claimant": card.claimant_id}))
    if not card.claimant_note:
        return name
    return name + Markup(' <span class="or-quiet" dir="auto">· {}</span>').format(card.claimant_note)


def _asserter(card: ClaimCard) -> Markup:
    if not card.claimant_shown and card.asserter_id == card.claimant_id:
        return Markup("speaker not shown")
    return Markup('<span dir="auto">{}</span>, {} <span class="or-quiet">(counts on the card of {})</span>').format(
        card.asserter, card.whose_words, card.asserter
    )


def _as_of(card: ClaimCard, past: bool) -> Markup:
    if card.publication is Publication.UNPUBLISHED and not past:
        return Markup('<p class="or-note">Taken back from the public: only the desk sees this claim.</p>')
    if card.as_of is None or past or (card.news_on is not None and card.news_on > card.as_of):
        return NOTHING
    return Markup(
        '<p class="or-note">As of {}: this is an example, and what happened after that day is not in it.</p>'
    ).format(day(card.as_of))


def _pairs(shown: list[tuple[str, Markup]]) -> Markup:
    return Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, said) for name, said in shown)
