"""What a fetched page or an opened file holds of other newsrooms’ fact-checks, and putting them on record as drafts.

Nothing is decided by it: each claim stays unchecked, with the fact-check as evidence.
"""

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts.confirming import confirmed, show_confirmation
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.links import link, linked
from claims.desk.published import Published
from claims.desk.reviews import FoundReviews, ReviewSurvey, import_reviews
from claims.formats.reviewed_claims import ReviewedClaim
from db.errors import Refusal
from db.words import Role

SHOWN: Final = 20
_HELD: Final = "reviews"
_DECIDES: Final = (
    "Each becomes a claim of its own, unchecked: the fact-check is its evidence with the rating in its own words, and "
    "the verdict stays yours."
)


def keep(fields: Fields, found: FoundReviews | None) -> None:
    """Keeps what was found with the form, until something else is brought or the form begins anew."""
    # The last names what was found, so that it need not be compared to tell whether it was looked through already.
    fields.held[_HELD] = (fields.held["round"], found, object()) if found and (found.reviews or found.unread) else None


def show(fields: Fields) -> None:
    """Says what was found, and offers to put on record what is not there yet."""
    show_confirmation()
    found = _kept(fields)
    if found is None:
        return
    survey = _surveyed(fields, found)
    st.subheader("Fact-checks on this page" if found.page else "Fact-checks in this file")
    linked(_told(survey), key="reviews-found")
    if survey.new and not survey.stop:
        tracker = _ask_tracker(fields)
        st.button(
            _offer(len(survey.new)), key=fields.key("take reviews"), on_click=_taken, args=(fields, found, tracker)
        )
        ahead(_DECIDES)


def _ask_tracker(fields: Fields) -> str:
    """Asks for the tracker that they are put into, which is an editor’s to say."""
    if fields.desk.visitor.role is not Role.EDITOR:
        return ""
    known = {card.title: card.slug for card in Published(fields.desk.newsroom, fields.desk.scope).trackers()}
    hint = "None. Choose one, or type the title of a new one"
    chosen = fields.suggest("reviews tracker", "Tracker", list(known), hint=hint)
    return known.get(chosen, chosen)


def _offer(many: int) -> str:
    return (
        "Put its fact-check on record as a draft" if many == 1 else f"Put its {many:,} fact-checks on record as drafts"
    )


def _kept(fields: Fields) -> FoundReviews | None:
    begun_in, found, _ = fields.held.get(_HELD) or (None, None, None)
    return found if begun_in == fields.held["round"] else None


def _surveyed(fields: Fields, found: FoundReviews) -> ReviewSurvey:
    _, _, name = fields.held[_HELD]
    return fields.desk.reads.review_survey(found, name)


def _told(survey: ReviewSurvey) -> Markup:
    if survey.stop:
        return Markup('<p class="or-refused">{}</p>').format(survey.stop)
    known = Markup('<p class="or-pages"><span>{}</span>{}</p>').format(
        f"{survey.known:,} of {survey.found:,} are on record already.",
        link("/claims", "See the drafts", {"publication": "draft"}),
    )
    return (known if survey.known else Markup("")) + _new(survey) + _left_out(survey)


def _new(survey: ReviewSurvey) -> Markup:
    rows = Markup("").join(_row(survey, claim) for claim in survey.new[:SHOWN])
    more = len(survey.new) - SHOWN
    rest = Markup("<p>… and {} more.</p>").format(f"{more:,}") if more > 0 else Markup("")
    return (Markup("<ul>{}</ul>").format(rows) if rows else Markup("")) + rest


def _left_out(survey: ReviewSurvey) -> Markup:
    left = [remark for remark in survey.remarks if remark.left_out]
    many = "1 names no claim and is" if len(left) == 1 else f"{len(left):,} name no claim and are"
    return Markup("<p>{} left out.</p>").format(many) if left else Markup("")


def _row(survey: ReviewSurvey, claim: ReviewedClaim) -> Markup:
    said = " ".join(remark.sentence for remark in survey.remarks if remark.number == claim.number)
    beside = Markup('<span class="or-line" dir="auto">{}</span>').format(said) if said else ""
    return Markup('<li dir="auto">{}{}</li>').format(claim.in_words(), beside)


def _taken(fields: Fields, found: FoundReviews, tracker: str) -> None:
    fields.refuse("")
    try:
        confirmed(fields.desk, lambda at: import_reviews(at, found, tracker), _done)
    except Refusal as refusal:
        fields.refuse(refusal.sentence, getattr(refusal, "field", ""))


def _done(done: ReviewSurvey) -> str:
    if not done.new:
        return "They are on record already; nothing was changed."
    many = "1 claim is" if len(done.new) == 1 else f"{len(done.new):,} claims are"
    return f"{many} on record as drafts, unchecked, each with its fact-check as evidence."
