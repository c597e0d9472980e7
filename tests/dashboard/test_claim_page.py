"""The page of a claim: what it says to the desk and to readers, and what its forms do."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from claims.desk.card_lines import ClaimCard
from claims.desk.changes import AddEvidence, Follow, Note, Unpublish, WithdrawEvidence
from claims.desk.reads import Reads
from claims.desk.recording import change
from claims.desk.sources import NewSource
from claims.newsroom import Newsroom
from db.scope import Scope
from db.words import Audience, FollowUp, Kind, Revision, Role, Stance, Verification

from .conftest import EDITOR, Show, Shown, unpacked, version_of

AMOUNT, PROJECTS, MODEL = "1", "2", "3"
HOSTILE = '<script>alert(1)</script> **bold** $x$ "quoted" שלום'


def card(newsroom: Newsroom, claim: str) -> ClaimCard:
    return Reads(newsroom, Scope.desk()).card(int(claim))


def field(app: AppTest, kind: str, label: str) -> Any:
    found = [one for one in app.get(kind) if getattr(one, "label", None) == label]
    assert len(found) == 1, f"{len(found)} fields are called {label!r}"
    return found[0]


def pick(app: AppTest, label: str, number: int) -> None:
    field(app, "multiselect", label).select(number)
    app.run()
    assert not app.exception


def press(app: AppTest, label: str) -> Shown:
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return Shown(app)


def fill(app: AppTest, kind: str, label: str, value: object) -> None:
    field(app, kind, label).set_value(value)
    app.run()
    assert not app.exception


def test_the_figure_that_was_wrong_is_false_with_its_reason_and_its_quote(newsroom: Newsroom, show: Show) -> None:
    text = show("claim", claim=AMOUNT).text
    assert "The Stargate plan announced in January 2025 is worth $500 million." in text
    assert "True as stated? False" in text
    assert "…of Softbank and Oracle to announce a $500 million plan to construct information facilities…" in text
    assert "Announced on 21 January 2025 were up to $500 billion over four years" in text
    assert "counts on the card of Fortune" in text


def test_every_quote_says_that_its_article_is_a_machine_re_worded_copy(newsroom: Newsroom, show: Show) -> None:
    for claim in range(1, 25):
        shown = card(newsroom, str(claim))
        if shown.appearances:
            assert "From a machine re-worded copy" in show("claim", claim=str(claim), role=Role.READER).text


def test_a_corrupted_quotation_shows_no_speaker(newsroom: Newsroom, show: Show) -> None:
    reads = Reads(newsroom, Scope.desk())
    altered = [held for held in map(reads.card, range(1, 25)) if not held.claimant_shown]
    assert altered
    for held in altered:
        text = show("claim", claim=str(held.id)).text
        assert "speaker not shown: the words are altered" in text
        assert f"Said by {held.claimant}" not in text


def test_a_promise_asks_whether_it_was_reported_correctly(newsroom: Newsroom, show: Show) -> None:
    text = show("claim", claim=MODEL).text
    assert "Reported correctly? Mostly true" in text
    assert "True as stated?" not in text


def test_the_open_model_came_on_time_after_two_slips(newsroom: Newsroom, show: Show) -> None:
    text = show("claim", claim=MODEL).text
    assert "this summer season" in text
    assert "1 Jun 2025 to 22 Sep 2025 by convention" in text
    assert "On time: delivered 48 days before the window closed." in text
    assert "Slipped twice: moved 30 days later in all, once left without a date." in text


def test_the_ten_projects_have_two_counts_side_by_side(newsroom: Newsroom, show: Show) -> None:
    text = show("claim", claim=PROJECTS).text
    assert "9 of 10 projects: agreements announced (a source reported 11 on 21 Jan 2026)" in text
    assert "0 of 10 projects: sites in service" in text
    assert "No deadline stated." in text


def test_the_example_says_to_which_day_it_is_researched(newsroom: Newsroom, show: Show) -> None:
    assert "As of 5 Jul 2026 : this is an example" in show("claim", claim=AMOUNT).text


def test_what_is_recorded_after_the_example_is_not_denied(newsroom: Newsroom, show: Show) -> None:
    first = card(newsroom, MODEL).evidence[0].sequence
    later = Follow(FollowUp.IN_PROGRESS, date(2026, 11, 20), "They went on.", (first,))
    newsroom.sit(EDITOR, lambda at: change(at, int(MODEL), version_of(newsroom, int(MODEL)), later))
    assert "what happened after that day is not in it" not in show("claim", claim=MODEL).text


def test_on_an_earlier_day_sources_of_later_stand_apart(newsroom: Newsroom, show: Show) -> None:
    on = date(2025, 7, 1)
    later = [line for line in card(newsroom, MODEL).evidence if line.published and line.published > on]
    assert later
    said = "1 source" if len(later) == 1 else f"{len(later)} sources"
    assert f"{said} published later" in show("claim", claim=MODEL, on=str(on)).text
    assert "published later" not in show("claim", claim=MODEL).text


def test_a_day_that_is_still_to_come_is_refused_in_words(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=MODEL, do="follow").app
    fill(app, "selectbox", "What came of it?", FollowUp.DELIVERED.value)
    fill(app, "date_input", "On which day it happened", date(2026, 12, 24))
    fill(app, "text_area", "What happened", "It will.")
    pick(app, "Sources it rests on", 3)
    assert "24 Dec 2026 has not come yet" in press(app, "Save what came of it").text


def test_the_answer_on_how_it_was_reported_names_the_article(newsroom: Newsroom, show: Show) -> None:
    reads = Reads(newsroom, Scope.desk())
    for number in range(1, 25):
        held = reads.card(number)
        if held.verification is Verification.FALSE:
            reported = held.kind in (Kind.PROMISE, Kind.QUOTATION)
            assert ("not true as stated in the article" in show("claim", claim=str(number)).text) == reported


def test_an_earlier_day_shows_the_claim_as_it_was_without_forms(newsroom: Newsroom, show: Show) -> None:
    found = show("claim", claim=MODEL, on="2025-07-01")
    assert "This is the claim as it stood on 1 Jul 2025" in found.text
    assert "What came of it? In progress" in found.text
    assert "This is today’s verdict, given" in found.text
    assert "gpt-oss-120b and gpt-oss-20b are released" not in found.text
    assert "Today’s verdict: reported correctly?" in found.text
    assert not found.app.button
    assert found.link("Back to today") == "/claim?claim=3"


@pytest.mark.parametrize("claim", ["", "999", "-1", "abc", "9" * 40, "١٢", "1; drop table"])
def test_an_address_without_a_claim_says_what_to_do(newsroom: Newsroom, show: Show, claim: str) -> None:
    found = show("claim", claim=claim)
    assert "No claim here" in found.text
    assert found.link("Open the list of claims") == "/claims"


@pytest.mark.parametrize("day", ["tomorrow", "2025-13-01", "2999-01-01"])
def test_a_day_that_is_none_shows_today_and_says_so(newsroom: Newsroom, show: Show, day: str) -> None:
    assert "the claim as it is today" in show("claim", claim=MODEL, on=day).text


def test_a_reader_gets_no_form_no_deed_and_no_name(newsroom: Newsroom, show: Show) -> None:
    found = show("claim", Role.READER, claim=PROJECTS)
    assert not found.app.button
    assert not {"Correct", "Withdraw", "Take back", "Remove a text"} & {link.words for link in found.links}
    assert "first tracker" not in found.text


def test_a_reader_is_told_nothing_of_a_claim_that_was_taken_back(newsroom: Newsroom, show: Show) -> None:
    newsroom.sit(EDITOR, lambda at: change(at, 1, version_of(newsroom, 1), Unpublish("A court said so.")))
    for query in ({}, {"on": "2025-07-01"}):
        text = show("claim", Role.READER, claim=AMOUNT, **query).text
        assert "There is no claim 1 here." in text
        assert "million" not in text


def test_internal_sources_are_counted_for_readers(newsroom: Newsroom, show: Show) -> None:
    letter = NewSource(address="https://example.org/l", title="A letter to us", audience=Audience.INTERNAL)
    newsroom.sit(EDITOR, lambda at: change(at, 1, version_of(newsroom, 1), AddEvidence(letter, Stance.REFUTES)))
    text = show("claim", Role.READER, claim=AMOUNT).text
    assert "1 source not public." in text
    assert "A letter to us" not in text
    assert "internal: never leaves the desk" in show("claim", claim=AMOUNT).text


def test_a_withdrawn_source_stays_with_its_reason_and_the_verdict_says_so(newsroom: Newsroom, show: Show) -> None:
    newsroom.sit(EDITOR, lambda at: change(at, 1, version_of(newsroom, 1), WithdrawEvidence(3, "It copied another.")))
    text = show("claim", claim=AMOUNT).text
    assert "Withdrawn: It copied another." in text
    assert "A source that this rests on was withdrawn since" in text


def test_links_to_sources_leave_in_a_tab_of_their_own_and_tell_nobody_whence(newsroom: Newsroom, show: Show) -> None:
    for element in show("claim", claim=PROJECTS).app.get("html"):
        for tag in unpacked(element.proto.body).split("<a ")[1:]:
            if 'href="http' in tag.partition(">")[0]:
                assert 'target="_blank" rel="noopener noreferrer"' in tag.partition(">")[0]


def test_text_of_anyone_is_escaped(newsroom: Newsroom, show: Show) -> None:
    source = NewSource(address="https://example.org/x", title=HOSTILE)
    newsroom.sit(
        EDITOR,
        lambda at: change(at, 1, version_of(newsroom, 1), AddEvidence(source, Stance.CONTEXT, HOSTILE), Note(HOSTILE)),
    )
    found = show("claim", claim=AMOUNT)
    assert HOSTILE in found.text
    assert all("<script>alert" not in unpacked(element.proto.body) for element in found.app.get("html"))


def test_the_form_says_what_is_missing_before_the_button_is_pressed(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=AMOUNT, do="verify").app
    fill(app, "selectbox", "True as stated?", Verification.MISLEADING.value)
    text = Shown(app).text
    assert "Marks it misleading" in text
    assert "Will count on Fortune’s card" in text
    assert "Still missing. To mark it misleading, name at least one source." in text


def test_evidence_and_verdict_are_saved_in_one_step(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=AMOUNT, do="verify").app
    fill(app, "selectbox", "True as stated?", Verification.MISLEADING.value)
    fill(app, "checkbox", "Add a new source in the same step", True)
    fill(app, "selectbox", "What it does for the claim", Stance.REFUTES.value)
    fill(app, "text_input", "Address", "https://example.org/new")
    fill(app, "text_area", "Reason", "A new page shows more.")
    fill(app, "radio", "What is this change to readers?", Revision.UPDATE.value)
    found = press(app, "Save the verdict")
    assert "The verdict is on record." in found.text
    held = Reads(newsroom, Scope.desk()).card(1)
    assert held.verdict and held.verdict.verification is Verification.MISLEADING
    assert held.verdict.sources == (held.evidence[-1].sequence,)
    assert field(found.app, "text_area", "Reason").value == ""
    assert "The verdict is on record." in Shown(app.run()).text  # a second click makes the page run once more
    app.query_params["do"] = "note"
    assert "The verdict is on record." not in Shown(app.run()).text


def test_what_is_refused_next_takes_the_last_confirmation_off_the_page(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=AMOUNT, do="evidence").app
    fill(app, "selectbox", "What it does for the claim", Stance.CONTEXT.value)
    fill(app, "text_input", "Address", "https://example.org/first")
    assert "The evidence is on record." in press(app, "Add the evidence").text
    fill(app, "selectbox", "What it does for the claim", Stance.CONTEXT.value)
    fill(app, "text_input", "Address", "javascript:alert(1)")
    found = press(app, "Add the evidence")
    assert "is not a web page" in found.text
    assert "The evidence is on record." not in found.text


def test_a_late_follow_up_says_where_it_lands_and_lands_there(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=MODEL, do="follow").app
    fill(app, "selectbox", "What came of it?", FollowUp.STALLED.value)
    fill(app, "date_input", "On which day it happened", date(2025, 6, 1))
    assert "so the current follow-up stays delivered" in Shown(app).text
    fill(app, "text_area", "What happened", "A hold-up.")
    pick(app, "Sources it rests on", 3)
    assert "What came of it is on record." in press(app, "Save what came of it").text
    assert Reads(newsroom, Scope.desk()).card(3).follow_up is FollowUp.DELIVERED


def test_a_stale_form_keeps_the_text_and_shows_what_came_in_between(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=AMOUNT, do="note").app
    fill(app, "text_area", "Note", "Ask again.")
    newsroom.sit(EDITOR, lambda at: change(at, 1, version_of(newsroom, 1), Note("They answered.")))
    app.run()
    found = press(app, "Leave the note")
    assert "This claim changed while you were writing." in found.text
    assert "1 entry came in: " in found.text and "Noted: They answered." in found.text
    assert field(app, "text_area", "Note").value == "Ask again."
    assert "The note is on record." in press(app, "I have seen it: save on the new version").text
    notes = [line.sentence for line in Reads(newsroom, Scope.desk()).card(1).history[:2]]
    assert notes == ["Noted: Ask again.", "Noted: They answered."]


def test_a_form_in_which_nothing_is_typed_follows_the_record(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=AMOUNT, do="note").app
    newsroom.sit(EDITOR, lambda at: change(at, 1, version_of(newsroom, 1), Note("They answered.")))
    app.run()
    fill(app, "text_area", "Note", "Good.")
    assert "The note is on record." in press(app, "Leave the note").text


def test_a_refusal_stands_beside_its_field_and_keeps_the_words(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=AMOUNT, do="evidence").app
    fill(app, "selectbox", "What it does for the claim", Stance.CONTEXT.value)
    fill(app, "text_input", "Address", "file:///etc/passwd")
    before = version_of(newsroom, 1)
    assert "is not a web page" in press(app, "Add the evidence").text
    assert field(app, "text_input", "Address").value == "file:///etc/passwd"
    assert version_of(newsroom, 1) == before


def test_a_deadline_is_proposed_from_its_words_and_can_be_changed(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=PROJECTS, do="deadline").app
    fill(app, "text_input", "The words of the deadline", "by 2030")
    assert "Read as 7 May 2025 to 31 Dec 2030." in Shown(app).text
    fill(app, "date_input", "Latest day", date(2031, 1, 31))
    assert "The deadline is on record." in press(app, "Save the deadline").text
    window = Reads(newsroom, Scope.desk()).card(2).window
    assert window and (window.latest, window.words, window.soft) == (date(2031, 1, 31), "by 2030", False)


def test_words_that_name_no_day_are_not_guessed_at(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=PROJECTS, do="deadline").app
    fill(app, "text_input", "The words of the deadline", "when it is ready")
    assert "name no day that could be read" in Shown(app).text
    assert "Give the earliest and the latest day" in press(app, "Save the deadline").text


def test_an_item_is_counted_and_taken_back(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=PROJECTS, do="target").app
    fill(app, "text_input", "What counts", "Iceland")
    pick(app, "Sources that show it", 7)
    assert "10 of 10 projects: agreements announced" in press(app, "Save").text
    entry = str(version_of(newsroom, 2))
    app = show("claim", claim=PROJECTS, do="correct", entry=entry).app
    assert "9 of 10 projects: agreements announced" in Shown(app).text.partition("After it:")[2][:400]
    fill(app, "text_area", "What was mistaken", "It was only planned.")
    found = press(app, "Correct this entry")
    assert "9 of 10 projects: agreements announced" in found.text
    assert f"corrected by entry {int(entry) + 1}" in found.text
    assert "do" not in found.app.query_params


def test_a_text_is_removed_for_good_and_the_page_says_so(newsroom: Newsroom, show: Show) -> None:
    newsroom.sit(EDITOR, lambda at: change(at, 1, version_of(newsroom, 1), Note("Call 555 0199.")))
    app = show("claim", claim=AMOUNT, do="redact", entry=str(version_of(newsroom, 1))).app
    pick(app, "Which texts go", 0)
    fill(app, "text_area", "Reason", "A private number.")
    text = press(app, "Remove for good").text
    assert "555 0199" not in text
    assert "[removed on 2026-11-24, because A private number.]" in text


def test_a_retired_claim_says_so_and_can_be_brought_back(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim=AMOUNT, do="publication").app
    fill(app, "selectbox", "What to do", "retire")
    fill(app, "text_area", "Reason", "Not ours to check.")
    found = press(app, "Do it")
    assert "Retired on 24 Nov 2026: Not ours to check." in found.text
    app = show("claim", claim=AMOUNT, do="correct", entry=str(version_of(newsroom, 1))).app
    fill(app, "text_area", "What was mistaken", "It is.")
    assert "Retired on" not in press(app, "Correct this entry").text.partition("History")[0]


@pytest.mark.parametrize(
    "form", ["verify", "evidence", "note", "amend", "trackers", "publication", "follow", "deadline"]
)
@pytest.mark.parametrize("claim", [AMOUNT, PROJECTS, MODEL])
def test_every_form_opens_on_every_kind_of_claim(newsroom: Newsroom, show: Show, claim: str, form: str) -> None:
    assert show("claim", claim=claim, do=form).app.button
