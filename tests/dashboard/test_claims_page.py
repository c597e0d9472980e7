"""The list of claims: the address is the view, what it has wrong is said, many change together or none."""

from html import unescape

import pytest

from claims.desk import changes as do
from claims.desk.asked import read
from claims.desk.recording import NewClaim, change, record_claims
from claims.newsroom import Newsroom
from db.words import AssertedBy, Kind, Revision, Role, Sort

from .conftest import EDITOR, Show, Shown, version_of


def press(found: Shown, label: str) -> None:
    """Presses a button."""
    next(button for button in found.app.button if button.label == label).click().run()
    assert not found.app.exception


def test_the_list_says_how_many_there_are_and_shows_each_with_its_states(newsroom: Newsroom, show: Show) -> None:
    found = show("claims")
    assert "24 claims" in found.text
    assert len(found.statements) == 24
    assert "Crusoe · promise · Stargate: Abilene" in found.text
    assert "Delivered as of 30 Sep 2025 Late by 92 days 3 sources news 420 days ago" in found.text


def test_what_is_due_says_until_when(newsroom: Newsroom, show: Show) -> None:
    assert "Due by 21 Jan 2029" in show("claims", schedule="due").text


def test_a_corrupted_quotation_shows_no_speaker(newsroom: Newsroom, show: Show) -> None:
    assert "speaker not shown · quotation" in show("claims", verification="false").text


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"kind": "promise"}, 12), ({"kind": "promise,prediction"}, 14), ({"verification": "false"}, 2),
        ({"follow_up": "stalled"}, 1), ({"schedule": "overdue"}, 3), ({"schedule": "overdue,due"}, 4),
        ({"group": "Stargate"}, 6),
        ({"topic": "Stargate: Abilene"}, 3), ({"claimant": "1"}, 9), ({"tracker": "1"}, 24), ({"q": "kratsios"}, 1),
        ({"kind": "promise", "verification": "verified", "follow_up": "partly delivered"}, 3),
    ],
)  # fmt: skip
def test_every_axis_narrows_the_list_from_the_address(
    newsroom: Newsroom, show: Show, query: dict[str, str], number: int
) -> None:
    found = show("claims", **query)
    assert len(found.statements) == number
    assert f"{number} claim" in found.text


def test_a_promise_without_a_follow_up_is_found_as_nothing_recorded_yet(newsroom: Newsroom, show: Show) -> None:
    assert "No claim matches" in show("claims", follow_up="nothing recorded yet").text


def test_each_word_says_how_many_claims_it_would_leave_and_adds_itself_to_the_address(
    newsroom: Newsroom, show: Show
) -> None:
    found = show("claims", kind="promise", sort="latest news", after="")
    assert found.link("verified 8") == "/claims?kind=promise&sort=latest+news&verification=verified"
    assert found.link("prediction 2") == "/claims?sort=latest+news&kind=promise%2Cprediction"


def test_chosen_filters_can_be_taken_off_one_by_one_or_all_at_once(newsroom: Newsroom, show: Show) -> None:
    found = show("claims", kind="promise", verification="verified", sort="latest news", claimant="1")
    assert found.link("promise ×") == "/claims?verification=verified&claimant=1&sort=latest+news"
    assert found.link("claimant: OpenAI ×") == "/claims?kind=promise&verification=verified&sort=latest+news"
    assert found.link("Clear all") == "/claims?sort=latest+news"


def test_what_an_address_has_wrong_is_said_and_the_rest_is_shown(newsroom: Newsroom, show: Show) -> None:
    found = show(
        "claims",
        kind="promise,lie",
        verification="true",
        claimant="x",
        asserter="99",
        tracker="-1",
        sort="fame",
        after="~9x",
    )
    said = unescape(found.app.warning[0].value)
    for wrong in ("“lie”", "“true”", "“x”", "claimant 99", "“-1”", "“fame”", "a page that this list does not have"):
        assert wrong in said
    assert len(found.statements) == 12


def test_pages_go_on_from_a_claim_and_come_back(newsroom: Newsroom, show: Show) -> None:
    newsroom.sit(EDITOR, lambda at: record_claims(at, [made_up(number) for number in range(1, 9)]))
    first = show("claims", sort="first recorded")
    assert len(first.statements) == 25
    second = show("claims", sort="first recorded", after=first.link("Recorded later →").partition("after=")[2])
    assert second.statements[0] == "Made up 2"
    back = show("claims", sort="first recorded", before=second.link("← Recorded earlier").partition("before=")[2])
    assert back.statements == first.statements


def test_readers_cannot_ask_who_can_see_a_claim_nor_change_several(newsroom: Newsroom, show: Show) -> None:
    found = show("claims", Role.READER, publication="draft", change="1")
    assert len(found.statements) == 24
    assert "Who can see it" not in found.text
    assert not found.app.checkbox


def test_text_that_looks_like_code_is_text(newsroom: Newsroom, show: Show) -> None:
    said = "<script>alert(1)</script> **bold** $x$ [a](javascript:1)"
    newsroom.sit(
        EDITOR,
        lambda at: change(at, 1, version_of(newsroom, 1), do.Amend("A test.", statement=said, revision=Revision.TYPO)),
    )
    assert said in show("claims").statements


def test_an_empty_record_and_an_empty_answer_say_what_to_do(empty_newsroom: Newsroom, show: Show) -> None:
    found = show("claims", kind="promise")
    assert found.link("Put a claim on record") == "/record"
    assert "claims seed" in found.text


def test_nothing_found_says_which_filter_to_take_off(newsroom: Newsroom, show: Show) -> None:
    found = show("claims", q="nowhere to be found")
    assert "No claim matches" in found.text
    assert found.link("show all 24 claims") == "/claims"
    assert found.link("“nowhere to be found” ×") == "/claims"


def test_ticked_claims_are_changed_together(newsroom: Newsroom, show: Show) -> None:
    found = show("claims", change="1", verification="misleading")
    assert len(found.app.checkbox) == 2
    press(found, "Tick all 2 shown")
    found.app.selectbox(key="ticking.what").set_value("take out of a tracker")
    press(found, "Change the ticked claims")
    assert "2 claims changed: take out of a tracker." in Shown(found.app).text
    assert len(show("claims", tracker="1").statements) == 22


def test_an_unchecked_claim_is_marked_as_being_checked(newsroom: Newsroom, show: Show) -> None:
    found = show("claims", change="1", verification="unchecked")
    found.app.checkbox[0].check()
    press(found, "Change the ticked claims")
    assert len(show("claims", verification="checking").statements) == 1


def test_retiring_without_a_reason_changes_none(newsroom: Newsroom, show: Show) -> None:
    found = show("claims", change="1", verification="misleading")
    press(found, "Tick all 2 shown")
    found.app.selectbox(key="ticking.what").set_value("retire")
    press(found, "Change the ticked claims")
    assert "None of the 2 claims was changed" in found.app.error[0].value
    assert len(show("claims").statements) == 24


def test_a_claim_changed_meanwhile_is_named_and_none_is_changed(newsroom: Newsroom, show: Show) -> None:
    found = show("claims", change="1", verification="misleading")
    press(found, "Tick all 2 shown")
    newsroom.sit(EDITOR, lambda at: change(at, 2, version_of(newsroom, 2), do.Note("Called them.")))
    found.app.selectbox(key="ticking.what").set_value("take out of a tracker")
    press(found, "Change the ticked claims")
    assert "number 2" in found.app.error[0].value
    assert len(show("claims", tracker="1").statements) == 24


def test_nothing_ticked_is_said(newsroom: Newsroom, show: Show) -> None:
    found = show("claims", change="1")
    press(found, "Change the ticked claims")
    assert "Tick at least one claim" in found.app.error[0].value


def test_an_address_is_read_into_one_view_and_written_the_same_way() -> None:
    asked = read({"kind": ["prediction", "promise"], "topic": ["AI: chips"], "sort": ["latest news"], "q": [" x "]})
    assert asked.query == {
        "kind": "promise,prediction",
        "topic": "AI: chips",
        "group": "AI",
        "q": "x",
        "sort": "latest news",
    }
    assert (asked.filters.topic, asked.filters.group, asked.sort) == ("AI: chips", "", Sort.NEWS)
    assert asked.without("group") == {"kind": "promise,prediction", "q": "x", "sort": "latest news"}
    assert asked.toggled("kind", "promise")["kind"] == "prediction"


def test_an_address_that_names_two_places_starts_at_the_first_page() -> None:
    asked = read({"after": ["1"], "before": ["2"]})
    assert (asked.after, asked.before) == ("", "")
    assert asked.faults


def made_up(number: int) -> NewClaim:
    """A claim with nothing but what it must have."""
    return NewClaim(f"Made up {number}", Kind.FACT, 1, AssertedBy.CLAIMANT, 1)
