"""The desk: what needs someone first, why, and what an empty one says."""

import re

from claims.desk.changes import Unpublish
from claims.desk.recording import change
from claims.newsroom import Newsroom
from db.words import Role

from .conftest import EDITOR, Show, Shown, version_of


def test_a_first_start_shows_at_least_six_rows_each_claim_once(newsroom: Newsroom, show: Show) -> None:
    queues = show("desk").text.split("Latest on record")[0]
    rows = re.findall(r"(?:Overdue by|No news for) \d+ days", queues)
    assert len(rows) >= 6
    assert queues.count("Six more buildings at Abilene") == 1


def test_the_longest_overdue_stands_first_with_its_days_and_the_other_reasons(newsroom: Newsroom, show: Show) -> None:
    text = show("desk").text
    first = text.index("OpenAI will explore taking up to 8,000 GPUs")
    assert text.index("Overdue 3") < first < text.index("Six more buildings at Abilene")
    assert "also stalled, as of 4 Jul 2026 and no news for 143 days" in text
    assert "Overdue by 238 days" in text


def test_a_queue_without_rows_of_its_own_says_that_they_stand_above(newsroom: Newsroom, show: Show) -> None:
    assert "Stalled 1 Work has stopped or been put off. It stands above." in show("desk").text


def test_every_state_says_as_of_when(newsroom: Newsroom, show: Show) -> None:
    text = show("desk").text
    assert "In progress as of 24 Jun 2026" in text
    assert "No news for 209 days last on 29 Apr 2026" in text


def test_the_tallies_count_what_is_on_record(newsroom: Newsroom, show: Show) -> None:
    text = show("desk").text
    assert "24 claims: 6 facts, 4 quotations, 12 promises, 2 predictions · Tuesday, 24 Nov 2026" in text
    assert "11 Verified 6 Mostly true 2 Misleading 2 False 2 Unverifiable" in text


def test_queues_lead_to_the_list_that_holds_all_of_them(newsroom: Newsroom, show: Show) -> None:
    assert show("desk").link("All 10") == "/?queue=silent"
    assert len(show("desk", queue="silent").statements) == 10


def test_a_row_opens_its_claim(newsroom: Newsroom, show: Show) -> None:
    found = show("desk", queue="stalled")
    assert found.link(found.statements[0]) == "/claim?claim=24"


def test_the_latest_says_who_recorded_it_to_the_desk_alone(newsroom: Newsroom, show: Show) -> None:
    assert "recorded by first tracker on 24 Nov 2026" in show("desk").text
    assert "first tracker" not in show("desk", Role.READER).text


def test_readers_are_shown_no_unchecked_queue_and_no_form(newsroom: Newsroom, show: Show) -> None:
    found = show("desk", Role.READER, retire="1")
    assert "Nobody has looked yet" not in found.text
    assert "retire it here" not in found.text
    assert not found.app.text_input


def test_the_example_says_what_it_is_and_an_editor_can_retire_it(newsroom: Newsroom, show: Show) -> None:
    found = show("desk", retire="1")
    assert "This is an example: Stargate and “OpenAI for Countries”" in found.text
    assert "read up to 5 Jul 2026" in found.text
    next(button for button in found.app.button if button.label == "Retire the example").click().run()
    assert "The example was retired with 24 claims" in Shown(found.app).text
    assert "Nothing is on record yet" in found.text


def test_retiring_the_example_needs_a_reason(newsroom: Newsroom, show: Show) -> None:
    found = show("desk", retire="1")
    found.app.text_input[0].set_value(" ")
    next(button for button in found.app.button if button.label == "Retire the example").click().run()
    assert found.app.error
    assert "24 claims" in found.text


def test_an_empty_desk_says_what_to_do_first(empty_newsroom: Newsroom, show: Show) -> None:
    found = show("desk")
    assert found.link("Take an article in") == "/intake"
    assert found.link("Import") == "/import"
    assert found.link("put on record by hand") == "/record"
    assert "claims seed" in found.text
    assert "Nothing is published yet" in show("desk", Role.READER).text


def test_drafts_and_taken_back_claims_are_nobodys_but_the_desks(newsroom: Newsroom, show: Show) -> None:
    newsroom.sit(EDITOR, lambda at: change(at, 22, version_of(newsroom, 22), Unpublish("Under review.")))
    assert "Six more buildings" in show("desk").text
    assert "Six more buildings" not in show("desk", Role.READER).text


def test_an_unknown_queue_and_a_wrong_page_are_said(newsroom: Newsroom, show: Show) -> None:
    assert "There is no queue" in show("desk", queue="nonsense").app.warning[0].value
    found = show("desk", queue="silent", after="nonsense")
    assert found.app.warning
    assert len(found.statements) == 10
