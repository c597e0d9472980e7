"""A fact-check as the claim it would be: what is kept, what is left out, and that every text of it can be recorded."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.claimreview import Appearance
from claims.formats.found_reviews import FoundReview, read_reviews
from claims.formats.reviewed_claims import ReviewedClaim, ReviewReader
from claims.rules.texts import LIMITS, clean, web_address
from db.words import ClaimantKind, Stance, Verification

TODAY = date(2026, 3, 2)
CHECK: dict[str, Any] = {
    "@type": "ClaimReview",
    "url": "https://checks.example/bridge",
    "datePublished": "2026-02-20",
    "claimReviewed": "The bridge cost nothing.",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "A. Moor"},
        "datePublished": "2026-02-11",
        "appearance": {"@type": "NewsArticle", "url": "https://www.gazette.example/bridge"},
    },
    "author": {"@type": "Organization", "name": "The Checkers"},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "Falso"},
}


def read(page: str = "", **changed: Any) -> tuple[ReviewedClaim | None, list[str]]:
    [found] = read_reviews(json.dumps(CHECK | changed))
    reader = ReviewReader(page, TODAY)
    return reader.read(1, found), [remark.sentence for remark in reader.remarks]


def claim(page: str = "", **changed: Any) -> ReviewedClaim:
    made, _ = read(page, **changed)
    assert made is not None
    return made


def test_everything_a_review_says_is_kept_and_its_rating_is_only_proposed() -> None:
    made, remarks = read()
    assert made is not None
    assert remarks == []
    assert (made.statement, made.claimant, made.claimant_kind) == (
        "The bridge cost nothing.",
        "A. Moor",
        ClaimantKind.PERSON,
    )
    assert made.places == (
        Appearance("https://www.gazette.example/bridge", "gazette.example", None, made.places[0].address),
    )
    assert (made.said_on, made.published) == (date(2026, 2, 11), date(2026, 2, 20))
    assert (made.address, made.title) == ("https://checks.example/bridge", "Fact-check by The Checkers")
    assert (made.ours, made.stance) == (Verification.FALSE, Stance.REFUTES)
    assert made.note == "Its rating, in its own words: “Falso”."
    assert "“Falso” reads like our “false”. Read the fact-check and decide." in made.desk_note


@pytest.mark.parametrize(
    ("rating", "note", "ours", "stance"),
    [
        ({"alternateName": "True"}, "Its rating, in its own words: “True”.", Verification.VERIFIED, Stance.SUPPORTS),
        ({"alternateName": "Zigzag"}, "Its rating, in its own words: “Zigzag”.", None, Stance.CONTEXT),
        ({"ratingValue": "Falsch"}, "Its rating, in its own words: “Falsch”.", Verification.FALSE, Stance.REFUTES),
        ({"ratingValue": 2}, "Its rating, in its own words: 2.", None, Stance.CONTEXT),
        (
            {"ratingValue": "2", "worstRating": "1", "bestRating": 5},
            "Its rating, in its own words: 2, from 1 (worst) to 5 (best).",
            None,
            Stance.CONTEXT,
        ),
        ({}, "It gives no rating.", None, Stance.CONTEXT),
        (None, "It gives no rating.", None, Stance.CONTEXT),
    ],
)
def test_a_rating_is_told_in_its_own_words_and_a_missing_one_stays_missing(
    rating: dict[str, Any] | None, note: str, ours: Verification | None, stance: Stance
) -> None:
    made = claim(reviewRating=rating)
    assert (made.note, made.ours, made.stance) == (note, ours, stance)


def test_the_post_that_is_reviewed_is_where_it_was_said() -> None:
    made = claim(itemReviewed={"@type": "CreativeWork", "url": "https://www.social.example/p/1"})
    assert [place.address for place in made.places] == ["https://www.social.example/p/1"]


def test_a_day_to_come_is_left_out_and_said() -> None:
    made, remarks = read(datePublished="2026-03-03")
    assert made is not None
    assert made.published is None
    assert remarks == ["It says that it was published on 3 Mar 2026, which is still to come; the day is left out."]


def test_without_a_claim_there_is_nothing_to_record() -> None:
    assert read(claimReviewed=" ") == (None, ["It names no claim, so nothing of it can be put on record."])


def test_without_an_address_the_page_it_was_read_on_is_the_source_and_a_file_leaves_a_described_one() -> None:
    assert claim("https://checks.example/all", url="").address == "https://checks.example/all"
    made = claim(url="javascript:alert(1)")
    assert (made.address, made.title) == (
        "",
        "Fact-check by The Checkers, 20 Feb 2026: The bridge cost nothing.",
    )


def test_a_claim_that_is_too_long_is_cut_where_it_shows_and_kept_in_the_note() -> None:
    whole = "The bridge cost nothing and " * 40
    made, remarks = read(claimReviewed=whole)
    assert made is not None
    assert made.statement.endswith(" …")
    assert whole.strip() in made.desk_note
    assert remarks == ["The claim has 1,119 characters; it is cut, and the note has more."]


@pytest.mark.parametrize(
    "address",
    ["http://checks.example/bridge", "https://www.checks.example/bridge/", "https://checks.example/bridge#claim"],
)
def test_another_spelling_of_its_address_is_the_same_review(address: str) -> None:
    assert claim(url=address).mark == claim().mark


@pytest.mark.parametrize("changed", [{"url": "https://checks.example/bridge?id=2"}, {"claimReviewed": "It cost much."}])
def test_another_page_or_other_words_are_another_review(changed: dict[str, str]) -> None:
    assert claim(**changed).mark != claim().mark


TEXTS = st.text(max_size=700)
PLACES = st.builds(
    Appearance, TEXTS, TEXTS, st.none() | st.dates(), st.just("") | TEXTS.map("https://a.example/".__add__)
)


@given(
    st.builds(
        FoundReview,
        address=TEXTS,
        statement=TEXTS.map("It rains. ".__add__),
        language=TEXTS,
        claimant=TEXTS,
        reason=TEXTS,
        newsroom=TEXTS,
        rating_words=TEXTS,
        appearances=st.lists(PLACES, max_size=2).map(tuple),
        rating=st.none(),
        modified=st.none(),
    )
)
def test_whatever_a_page_says_can_be_recorded(found: FoundReview) -> None:
    made = ReviewReader("", TODAY).read(1, found)
    assert made is not None
    clean(made.statement, field="statement", most=LIMITS["statement"])
    clean(made.title, field="title", most=LIMITS["title"])
    for name in (made.claimant, *(place.publisher for place in made.places)):
        clean(name, field="name", most=LIMITS["name"])
    for place in made.places:
        clean(place.headline, field="headline", most=LIMITS["title"])
        assert not place.address or web_address(place.address)
    for note in (made.note, made.desk_note):
        clean(note, field="note", most=LIMITS["note"], multiline=True)
    assert made.published is None or made.published <= TODAY
