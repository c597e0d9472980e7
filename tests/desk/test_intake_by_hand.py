"""Putting a claim on record by hand: all of it or nothing, and letter for letter only where it was compared."""

from dataclasses import replace
from datetime import date

import pytest

from claims.desk.intake_by_hand import (
    ByHand,
    Marked,
    Printed,
    Promised,
    find_quote,
    how_it_was_read,
    known_to,
    put_on_record,
    read_deadline,
)
from claims.refusals import NotAccepted, NotAllowed
from claims.settings import Settings
from db import history
from db.scope import Scope
from db.words import AssertedBy, ClaimantKind, Kind, Publication, Subject, Verification
from tests.desk.conftest import READER, Desk

PASSAGE = "On Monday the council met. “We will open the bridge by March,” the mayor said, to applause in the hall."
GAZETTE = Printed("Bridge by March", "The Gazette", "https://gazette.example/bridge", date(2025, 12, 1))
TYPED = ByHand(
    "The mayor promised to open the bridge by March.",
    Kind.PROMISE,
    "The mayor",
    ClaimantKind.PERSON,
    AssertedBy.ARTICLE,
    GAZETTE,
    Marked("We will open the bridge by March", PASSAGE),
    date(2025, 12, 1),
    "Roads: bridges",
)


def test_a_claim_with_its_quote_and_its_article_is_an_unchecked_draft(desk: Desk) -> None:
    card = desk.card(desk.sit(lambda at: put_on_record(at, TYPED)))
    assert (card.publication, card.verification) == (Publication.DRAFT, Verification.UNCHECKED)
    assert (card.claimant, card.asserter) == ("The mayor", "The Gazette")
    said = card.appearances[0]
    assert (said.quote, said.compared) == ("We will open the bridge by March", True)
    assert said.before + said.quote + said.after in PASSAGE
    assert len(said.before) <= 40 and len(said.after) <= 40


def test_a_quote_that_the_passage_does_not_hold_letter_for_letter_is_refused(desk: Desk) -> None:
    with pytest.raises(NotAccepted, match="letter for letter") as refused:
        desk.sit(lambda at: put_on_record(at, replace(TYPED, marked=Marked("We shall open the bridge", PASSAGE))))
    assert refused.value.field == "quote"


def test_without_the_passage_a_quote_is_not_said_to_be_compared() -> None:
    assert not find_quote(Marked("We will open the bridge")).compared


def test_a_refusal_leaves_no_claimant_and_no_article_behind(desk: Desk) -> None:
    with pytest.raises(NotAccepted):
        desk.sit(lambda at: put_on_record(at, replace(TYPED, statement=" ")))
    with desk.newsroom.reading() as connection:
        assert history.is_empty(connection)


def test_names_that_are_on_record_are_not_put_there_twice(desk: Desk) -> None:
    first = desk.card(desk.sit(lambda at: put_on_record(at, TYPED)))
    second = desk.card(desk.sit(lambda at: put_on_record(at, replace(TYPED, article=1, statement="Another."))))
    assert (first.claimant_id, first.asserter_id) == (second.claimant_id, second.asserter_id)


def test_what_no_article_printed_counts_on_the_claimants_own_card(desk: Desk) -> None:
    spoken = replace(TYPED, article=None, marked=None, asserted_by=AssertedBy.CLAIMANT)
    card = desk.card(desk.sit(lambda at: put_on_record(at, spoken)))
    assert (card.appearances, card.asserter) == ((), "The mayor")
    with pytest.raises(NotAccepted, match="Only an article"):
        desk.sit(lambda at: put_on_record(at, replace(spoken, asserted_by=AssertedBy.ARTICLE)))


def test_a_quote_needs_the_article_it_stands_in(desk: Desk) -> None:
    with pytest.raises(NotAccepted, match="needs the article"):
        desk.sit(lambda at: put_on_record(at, replace(TYPED, article=None, asserted_by=AssertedBy.CLAIMANT)))


def test_the_words_of_a_deadline_are_read_by_the_newsrooms_hemisphere(desk: Desk) -> None:
    said = date(2025, 5, 7)
    north = read_deadline("this summer", said, Settings(hemisphere="north"))
    south = read_deadline("this summer", said, Settings(hemisphere="south"))
    assert north and (north.earliest, north.latest, north.soft) == (date(2025, 6, 1), date(2025, 9, 22), True)
    assert south and south.earliest.month == 12
    assert read_deadline("when it is ready", said, Settings()) is None
    assert "convention" in how_it_was_read(north, said)


def test_the_deadline_is_put_on_record_with_its_words_and_how_it_was_read(desk: Desk) -> None:
    said = date(2025, 12, 1)
    window = read_deadline("by March", said, Settings())
    assert window
    promised = Promised(window, said, how_it_was_read(window, said))
    card = desk.card(desk.sit(lambda at: put_on_record(at, replace(TYPED, promised=promised))))
    assert card.window and (card.window.words, card.window.latest) == ("by March", date(2026, 3, 31))
    assert card.deadline_read_on == said
    assert "read against 1 Dec 2025" in card.deadline_how


def test_a_form_suggests_what_is_on_record(desk: Desk) -> None:
    desk.sit(lambda at: put_on_record(at, TYPED))
    with desk.newsroom.reading() as connection:
        known = known_to(connection, Scope.desk())
    assert known.claimants == ("The Gazette", "The mayor")
    assert (known.topics, list(known.articles.values())) == (("Roads: bridges",), ["The Gazette: Bridge by March"])


def test_a_reader_puts_nothing_on_record(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.sit(lambda at: put_on_record(at, TYPED), READER)
    with desk.newsroom.reading() as connection:
        assert not history.events_of(connection, Subject.CLAIM, [1])[1]
