"""Putting a claim on record by hand, as the form does it."""

from datetime import date

from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from db.reads.filters import Filters
from db.scope import Scope
from db.words import Kind, Role, Sort

from .conftest import Show, Shown
from .test_claim_page import field, fill, press

PASSAGE = "The mayor spoke long. “We will open three libraries by 2030,” she said, and the hall applauded."


def newest(newsroom: Newsroom) -> int:
    reads = Reads(newsroom, Scope.desk())
    return reads.claims(Filters(), Sort.CHANGED).rows[0].id


def test_a_quote_is_marked_where_the_passage_holds_it_letter_for_letter(newsroom: Newsroom, show: Show) -> None:
    app = show("record").app
    fill(app, "text_area", "The passage it stands in", PASSAGE)
    fill(app, "text_area", "The quote, letter for letter", "We will open three libraries by 2030")
    assert "Found letter for letter: The mayor spoke long. “ We will open three libraries by 2030 ,”" in Shown(app).text
    fill(app, "text_area", "The quote, letter for letter", "We shall open three libraries")
    assert "does not stand letter for letter in the passage" in Shown(app).text


def test_what_is_missing_is_said_beside_its_field_and_the_words_stay(newsroom: Newsroom, show: Show) -> None:
    app = show("record").app
    fill(app, "text_area", "Statement", "The city will open three libraries by 2030.")
    assert "Choose the kind of claim." in press(app, "Put it on record").text
    fill(app, "selectbox", "Kind", Kind.FACT.value)
    assert "Say who is said to have said it" in press(app, "Put it on record").text
    assert field(app, "text_area", "Statement").value == "The city will open three libraries by 2030."


def test_a_promise_asks_for_the_words_of_its_deadline_and_a_fact_does_not(newsroom: Newsroom, show: Show) -> None:
    app = show("record").app
    fill(app, "selectbox", "Kind", Kind.FACT.value)
    assert "When it was promised for" not in Shown(app).text
    fill(app, "selectbox", "Kind", Kind.PROMISE.value)
    fill(app, "date_input", "Published on", date(2026, 3, 1))
    fill(app, "text_input", "The words of the deadline, if there is one", "by 2030")
    assert "Read as 1 Mar 2026 to 31 Dec 2030. The widest reading of words that are a convention" in Shown(app).text


def test_a_claim_with_its_article_and_quote_goes_on_record_in_one_step(newsroom: Newsroom, show: Show) -> None:
    app = show("record").app
    fill(app, "text_area", "Statement", "The city will open three libraries by 2030.")
    fill(app, "selectbox", "Kind", Kind.PROMISE.value)
    fill(app, "selectbox", "Who is said to have said it", "OpenAI")
    fill(app, "text_input", "Headline", "Three libraries")
    fill(app, "selectbox", "Publisher", "Fortune")
    fill(app, "date_input", "Published on", date(2026, 3, 1))
    fill(app, "text_area", "The passage it stands in", PASSAGE)
    fill(app, "text_area", "The quote, letter for letter", "We will open three libraries by 2030")
    fill(app, "text_input", "The words of the deadline, if there is one", "by 2030")
    next(button for button in app.button if button.label == "Put it on record").click()
    app.run()
    card = Reads(newsroom, Scope.desk()).card(25)
    assert card.statement == "The city will open three libraries by 2030."
    assert card.appearances[0].compared
    assert (card.claimant, card.asserter) == ("OpenAI", "Fortune")
    assert card.window and card.window.latest == date(2030, 12, 31)


def test_a_reader_is_told_who_may(newsroom: Newsroom, show: Show) -> None:
    found = show("record", Role.READER)
    assert "Only the editor of this desk" in found.text
    assert not found.app.button
