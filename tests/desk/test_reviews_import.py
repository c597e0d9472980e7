"""Taking fact-checks over: what comes of a review, that nothing is decided by it, and that nothing is taken twice."""

import json
from typing import Any

import pytest

from claims.desk.changes import Amend, Retire
from claims.desk.permits import Actor
from claims.desk.reviews import (
    LARGEST,
    MOST_REVIEWS,
    FoundReviews,
    ReviewSurvey,
    import_reviews,
    reviews_in,
    survey_reviews,
)
from claims.desk.sitting import Saved
from claims.desk.trackers import tracker_named
from claims.refusals import NotAccepted, NotAllowed
from db.care.verifying import verify
from db.errors import NotOnRecord, Refusal
from db.history import is_empty
from db.scope import Scope
from db.words import (
    AssertedBy,
    Audience,
    Change,
    ClaimantKind,
    Kind,
    Publication,
    Stance,
    Verification,
)
from tests.desk.conftest import EDITOR, READER, REPORTER, Desk

BRIDGE: dict[str, Any] = {
    "@type": "ClaimReview",
    "url": "https://checks.example/bridge",
    "datePublished": "2026-02-20",
    "inLanguage": "en",
    "claimReviewed": "The bridge cost nothing.",
    "itemReviewed": {
        "author": {"@type": "Person", "name": "A. Moor"},
        "datePublished": "2026-02-11",
        "appearance": {"headline": "A gift", "url": "https://gazette.example/gift", "publisher": "The Gazette"},
    },
    "author": {"@type": "Organization", "name": "The Checkers"},
    "reviewRating": {"alternateName": "False"},
    "reviewBody": "The bill names 3 million.",
}
ROAD = {"@type": "ClaimReview", "url": "https://checks.example/road", "claimReviewed": "The road is closed."}


def take(desk: Desk, *reviews: object, tracker: str = "", actor: Actor = EDITOR, name: str = "c.json") -> ReviewSurvey:
    found = reviews_in(json.dumps(reviews).encode(), name)
    return desk.sit(lambda at: import_reviews(at, found, tracker), actor)


def look(desk: Desk, content: bytes, scope: Scope | None = None) -> ReviewSurvey:
    with desk.newsroom.reading() as connection:
        found = reviews_in(content, "c.json")
        return survey_reviews(connection, scope or Scope.desk(), found, desk.newsroom.today())


def test_a_review_becomes_an_unchecked_draft_with_the_check_as_its_evidence(desk: Desk) -> None:
    done = take(desk, BRIDGE)
    assert (done.found, len(done.new), done.known, done.remarks) == (1, 1, 0, ())
    card = desk.card(Saved(1, 0))
    assert (card.statement, card.claimant, card.claimant_kind) == (
        "The bridge cost nothing.",
        "A. Moor",
        ClaimantKind.PERSON,
    )
    assert (card.kind, card.asserter, card.asserted_by) == (Kind.FACT, "A. Moor", AssertedBy.ARTICLE)
    assert (card.publication, card.verification) == (Publication.DRAFT, Verification.UNCHECKED)
    [source] = card.evidence
    assert (source.address, source.publisher, source.title) == (
        "https://checks.example/bridge",
        "The Checkers",
        "Fact-check by The Checkers",
    )
    assert (source.stance, source.note) == (Stance.REFUTES, "Its rating, in its own words: “False”.")


def test_where_it_was_said_is_kept_and_that_there_is_no_quote_is_said(desk: Desk) -> None:
    take(desk, BRIDGE, BRIDGE | {"claimReviewed": "It is a gift."})
    cards = [desk.card(Saved(number, 0)) for number in (1, 2)]
    [[place], [other]] = (card.appearances for card in cards)
    assert (place.headline, place.publisher, place.address) == ("A gift", "The Gazette", "https://gazette.example/gift")
    assert (place.quote, place.compared, str(place.said_on)) == ("", False, "2026-02-11")
    assert place.article_id == other.article_id
    assert "Added where it was said, without the quote" in [line.sentence for line in cards[0].history]


def test_our_word_is_proposed_for_the_desk_alone(desk: Desk) -> None:
    take(desk, BRIDGE)
    [note] = [line for line in desk.card(Saved(1, 0)).history if line.change is Change.NOTED]
    assert note.audience is Audience.INTERNAL
    for said in ("Read in “c.json”.", "“False” reads like our “false”.", "Its reason: The bill names 3 million."):
        assert said in note.sentence


def test_the_same_review_again_changes_nothing_whatever_became_of_its_claim(desk: Desk) -> None:
    take(desk, BRIDGE, ROAD)
    desk.change(Saved(1, len(desk.card(Saved(1, 0)).history)), Amend("Said better.", statement="It was free."))
    desk.change(Saved(2, len(desk.card(Saved(2, 0)).history)), Retire("Not ours."))
    again = take(desk, BRIDGE | {"url": "http://www.checks.example/bridge/"}, ROAD, name="other.json")
    assert (again.found, again.new, again.known) == (2, (), 2)
    with pytest.raises(NotOnRecord):
        desk.card(Saved(3, 0))


def test_a_page_that_says_the_same_twice_makes_one_claim(desk: Desk) -> None:
    done = take(desk, BRIDGE, BRIDGE | {"reviewBody": "Said at more length."})
    assert (done.found, [claim.number for claim in done.new], done.known) == (2, [1], 1)


def test_what_names_no_claim_is_left_out_and_told_and_the_others_come(desk: Desk) -> None:
    done = take(desk, ROAD | {"claimReviewed": ""}, ROAD)
    assert [(remark.number, remark.left_out) for remark in done.remarks] == [(1, True), (2, False)]
    card = desk.card(Saved(1, 0))
    assert (card.claimant, card.evidence[0].note) == ("Not named", "It gives no rating.")


def test_looking_first_says_the_same_and_writes_nothing(desk: Desk) -> None:
    found = look(desk, json.dumps([BRIDGE, ROAD]).encode())
    with desk.newsroom.reading() as connection:
        assert is_empty(connection)
    assert found == take(desk, BRIDGE, ROAD)
    with pytest.raises(Refusal, match="for those who work at this desk"):
        look(desk, b"[]", Scope.public())


def test_they_go_into_a_tracker_that_is_opened_for_them_by_an_editor(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        take(desk, BRIDGE, tracker="Our checks", actor=REPORTER)
    take(desk, BRIDGE, tracker="Our checks")
    take(desk, ROAD, tracker="our-checks")
    assert desk.sit(lambda at: tracker_named(at, "our-checks")) == Saved(1, 1)
    assert [desk.card(Saved(number, 0)).trackers for number in (1, 2)] == [((1, "Our checks"),)] * 2


def test_a_reporter_may_and_a_reader_may_not(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        take(desk, BRIDGE, actor=READER)
    assert len(take(desk, BRIDGE, actor=REPORTER).new) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<p>No check at all.</p>", "No fact-check (ClaimReview) stands there."),
        (b'{"@type": "ClaimReview", "claimReviewed": "It rains.", "a" "b": {{5,,', "its JSON is broken."),
    ],
    ids=["none", "broken"],
)
def test_what_cannot_be_taken_whole_is_not_taken_at_all(desk: Desk, content: bytes, said: str) -> None:
    assert said in look(desk, content).stop
    with pytest.raises(NotAccepted) as refused:
        desk.sit(lambda at: import_reviews(at, reviews_in(content, "c.json")))
    assert said in refused.value.sentence
    with desk.newsroom.reading() as connection:
        assert is_empty(connection)


def test_more_than_can_be_looked_through_are_refused_with_what_to_do(desk: Desk) -> None:
    [one] = reviews_in(json.dumps(ROAD).encode(), "c.json").reviews
    with pytest.raises(NotAccepted, match="There are 10,001 fact-checks; 10,000 at once are the most"):
        desk.sit(lambda at: import_reviews(at, FoundReviews("c.json", (one,) * (MOST_REVIEWS + 1))))


def test_what_is_too_large_or_no_text_is_refused_in_words() -> None:
    with pytest.raises(NotAccepted, match="larger than 16 MB"):
        reviews_in(b"<" * (LARGEST + 1), "a.html")
    with pytest.raises(NotAccepted, match="This is no text"):
        reviews_in(b"<" + bytes(range(32)) * 9, "a.html")


def test_the_record_holds_afterwards(desk: Desk) -> None:
    take(desk, BRIDGE, ROAD, tracker="checks")
    assert verify(desk.record).holds
