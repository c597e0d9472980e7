"""A claim's verdict as ClaimReview: what search engines and other fact-checkers read of it."""

from datetime import date, tzinfo

from markupsafe import Markup

from claims.desk.card_lines import ClaimCard
from claims.formats.claimreview import Appearance, Review, script
from claims.site.addresses import Addresses
from db.words import ClaimantKind


def review_of(card: ClaimCard, at: Addresses, newsroom: str, zone: tzinfo) -> Review | None:
    """Gives the review of a claim that was published and rated; `None` where nobody gave a verdict."""
    given, published = card.verdict, card.first_published_at
    if given is None or published is None:
        return None
    modified = max(given.given_at, card.last_public_at or given.given_at)
    return Review(
        address=at.whole(f"c/{card.slug}"),
        published_on=max(given.given_at, published).astimezone(zone).date(),
        modified=modified,
        language=card.language or "en",
        statement=card.statement,
        claimant=card.claimant if card.claimant_shown else "",
        claimant_address="",
        claimant_is_person=card.claimant_kind is ClaimantKind.PERSON,
        said_on=_first_day(card),
        appearances=tuple(
            Appearance(one.headline, one.publisher, one.published, one.address, one.author) for one in card.appearances
        ),
        rating=given.verification,
        reason=given.reason,
        newsroom=newsroom,
        newsroom_address=at.whole("t"),
    )


def _first_day(card: ClaimCard) -> date | None:
    days = [day for one in card.appearances for day in (one.said_on or one.published,) if day]
    return min(days, default=None)


def review_script(card: ClaimCard, at: Addresses, newsroom: str, zone: tzinfo) -> Markup:
    """Gives the review as a page carries it, nothing where the claim is not rated."""
    found = review_of(card, at, newsroom, zone)
    return script(found) if found else Markup("")
