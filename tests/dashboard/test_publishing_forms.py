"""Changing what readers see: the forms ask what it is to them, the page says it, and an embargo is the desk's own."""

from datetime import date, time

import pytest

from claims.desk import changes as do
from claims.desk.card_lines import ClaimCard
from claims.desk.reads import Reads
from claims.desk.recording import change
from claims.newsroom import Newsroom
from db.scope import Scope
from db.words import FollowUp, Publication, Revision, Role, Verification

from .conftest import EDITOR, Show, Shown, version_of
from .test_claim_page import field, fill, pick, press

WRONG, MODEL, UNCHECKED = 1, 3, 24
CHANGE = "What is this change to readers?"
REPLY = "Was the claimant asked for a reply? What came of it?"
NOBODY_ASKED = "No, because this example was put together from public pages alone"


def card(newsroom: Newsroom, claim: int, scope: Scope | None = None) -> ClaimCard:
    return Reads(newsroom, scope or Scope.desk()).card(claim)


def make(newsroom: Newsroom, claim: int, *changes: do.ClaimChange) -> None:
    newsroom.sit(EDITOR, lambda at: change(at, claim, version_of(newsroom, claim), *changes))


def labels(found: Shown) -> set[str]:
    return {getattr(one, "label", "") for kind in ("radio", "text_area", "date_input") for one in found.app.get(kind)}


@pytest.fixture
def draft(newsroom: Newsroom) -> int:
    """A claim that is false and was taken back from the public."""
    make(newsroom, WRONG, do.Unpublish("To look at it again."))
    return WRONG


def test_an_amendment_that_readers_see_says_what_it_is_and_no_word_is_chosen_ahead(
    newsroom: Newsroom, show: Show
) -> None:
    app = show("claim", claim="3", do="amend").app
    asked = field(app, "radio", CHANGE)
    assert asked.value is None
    assert asked.options == [f"{word.capitalize()}: {word.meaning}" for word in Revision]
    fill(app, "text_area", "Statement", "OpenAI will release an open model in the summer of 2025.")
    fill(app, "text_area", "Reason", "The season has a year.")
    before = version_of(newsroom, MODEL)
    assert "Readers saw what this changes. Say what it is" in press(app, "Save the amendment").text
    assert version_of(newsroom, MODEL) == before
    fill(app, "radio", CHANGE, Revision.CLARIFICATION.value)
    assert "The amendment is on record." in press(app, "Save the amendment").text
    assert card(newsroom, MODEL).history[0].revision is Revision.CLARIFICATION
    assert card(newsroom, MODEL).corrections == ()


def test_nothing_is_asked_about_a_claim_that_readers_do_not_see(newsroom: Newsroom, show: Show, draft: int) -> None:
    for form in ("amend", "verify", "note"):
        assert not {CHANGE, REPLY} & labels(show("claim", claim=str(draft), do=form))


def test_another_verdict_says_what_it_is_and_a_first_one_does_not(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim="3", do="verify").app
    assert CHANGE not in labels(Shown(app))
    fill(app, "selectbox", "Reported correctly?", Verification.MOSTLY_TRUE.value)
    assert CHANGE not in labels(Shown(app))  # the same verdict, given anew
    fill(app, "selectbox", "Reported correctly?", Verification.MISLEADING.value)
    assert field(app, "radio", CHANGE).value is None
    unchecked = next(n for n in range(1, 25) if card(newsroom, n).verification is Verification.UNCHECKED)
    app = show("claim", claim=str(unchecked), do="verify").app
    fill(app, "selectbox", "Reported correctly?", Verification.MISLEADING.value)
    assert CHANGE not in labels(Shown(app))


def test_a_promise_that_readers_see_is_broken_only_with_an_answer_on_the_reply(newsroom: Newsroom, show: Show) -> None:
    app = show("claim", claim="3", do="follow").app
    assert REPLY not in labels(Shown(app))
    fill(app, "selectbox", "What came of it?", FollowUp.BROKEN.value)
    fill(app, "date_input", "On which day it happened", date(2026, 11, 20))
    fill(app, "text_area", "What happened", "They gave it up.")
    pick(app, "Sources it rests on", card(newsroom, MODEL).evidence[0].sequence)
    assert "Still missing. Readers will see “broken”." in Shown(app).text
    before = version_of(newsroom, MODEL)
    assert "Say whether the claimant was asked for a reply" in press(app, "Save what came of it").text
    assert version_of(newsroom, MODEL) == before
    fill(app, "text_area", REPLY, "Yes, on 19 November; they did not answer.")
    found = press(app, "Save what came of it")
    assert "What came of it is on record." in found.text
    for role in (Role.EDITOR, Role.READER):
        assert "Asked for a reply: Yes, on 19 November; they did not answer." in show("claim", role, claim="3").text


def test_a_verdict_that_is_false_asks_for_the_reply_and_shows_it_beside_the_reason(
    newsroom: Newsroom, show: Show
) -> None:
    app = show("claim", claim="3", do="verify").app
    fill(app, "selectbox", "Reported correctly?", Verification.FALSE.value)
    fill(app, "text_area", "Reason", "They never said so.")
    pick(app, "Sources it rests on", card(newsroom, MODEL).evidence[0].sequence)
    fill(app, "radio", CHANGE, Revision.CORRECTION.value)
    fill(app, "text_area", REPLY, "No, because the author has died.")
    assert "Still missing" not in Shown(app).text
    assert "The verdict is on record." in press(app, "Save the verdict").text
    text = show("claim", Role.READER, claim="3").text
    assert "They never said so. Asked for a reply: No, because the author has died." in text
    assert "Correction, 24 November 2026 : They never said so. Marked it false." in text


def test_what_was_answered_at_publication_stands_beside_a_verdict_that_was_given_before(
    newsroom: Newsroom, show: Show
) -> None:
    verdict = show("claim", Role.READER, claim="1").text.partition("True as stated? False")[2]
    assert f"Asked for a reply: {NOBODY_ASKED}" in verdict.partition("Evidence")[0]
    assert "Asked for a reply" not in show("claim", Role.READER, claim="3").text


def test_a_false_claim_is_published_only_with_an_answer_on_the_reply(
    newsroom: Newsroom, show: Show, draft: int
) -> None:
    app = show("claim", claim=str(draft), do="publication").app
    assert REPLY not in labels(Shown(app))
    fill(app, "selectbox", "What to do", "publish")
    assert "Readers will see “false”" in press(app, "Do it").text
    assert card(newsroom, draft).publication is Publication.UNPUBLISHED
    fill(app, "text_area", REPLY, "Yes; they will correct their page.")
    assert "Done: it is in the history." in press(app, "Do it").text
    assert "Asked for a reply: Yes; they will correct their page." in show("claim", Role.READER, claim="1").text


def test_an_embargo_is_set_by_the_newsrooms_clock_refuses_publication_and_is_lifted(
    newsroom: Newsroom, show: Show, draft: int
) -> None:
    app = show("claim", claim=str(draft), do="publication").app
    fill(app, "selectbox", "What to do", "hold")
    fill(app, "text_area", "Reason", "They asked us to wait.")
    assert "Give the day and the time" in press(app, "Do it").text
    fill(app, "date_input", "Not before", date(2026, 12, 5))
    fill(app, "time_input", "At (Europe/Berlin)", time(6, 30))
    found = press(app, "Do it")
    held = card(newsroom, draft).not_before
    assert held and held.isoformat() == "2026-12-05T05:30:00+00:00"
    assert "Under embargo: not published before 5 Dec 2026, 06:30 (Europe/Berlin)." in found.text
    assert "Set an embargo: not before 5 Dec 2026, 05:30 (UTC)" in found.text
    fill(app, "selectbox", "What to do", "publish")
    assert "It is under embargo until 5 Dec 2026, 06:30 (Europe/Berlin)" in Shown(app).text
    fill(app, "text_area", REPLY, "No, because we may not.")
    assert "This claim is under embargo until" in press(app, "Do it").text
    assert card(newsroom, draft).publication is Publication.UNPUBLISHED
    fill(app, "selectbox", "What to do", "lift")
    fill(app, "text_area", "Reason", "It is out.")
    lifted = press(app, "Do it").text
    assert "Under embargo" not in lifted
    assert "Lifted the embargo" in lifted


def test_an_embargo_that_is_over_when_it_is_set_is_refused_at_its_field(
    newsroom: Newsroom, show: Show, draft: int
) -> None:
    app = show("claim", claim=str(draft), do="publication").app
    fill(app, "selectbox", "What to do", "hold")
    fill(app, "text_area", "Reason", "Late.")
    fill(app, "date_input", "Not before", date(2026, 11, 24))
    assert "This moment is over." in press(app, "Do it").text
    assert field(app, "text_area", "Reason").value == "Late."


def test_readers_learn_of_no_embargo_neither_while_it_holds_nor_from_the_history(
    newsroom: Newsroom, show: Show, draft: int
) -> None:
    app = show("claim", claim=str(draft), do="publication").app
    fill(app, "selectbox", "What to do", "hold")
    fill(app, "date_input", "Not before", date(2026, 12, 5))
    fill(app, "text_area", "Reason", "They asked us to wait.")
    press(app, "Do it")
    make(newsroom, draft, do.Embargo(None, "It is out."), do.Publish("No, because they are gone."))
    text = show("claim", Role.READER, claim=str(draft)).text
    assert "Published" in text
    assert "mbargo" not in text


def test_undoing_an_entry_is_a_correction_unless_its_author_says_else(newsroom: Newsroom, show: Show) -> None:
    late = do.Follow(
        FollowUp.STALLED, date(2026, 11, 1), "Work stopped.", (card(newsroom, MODEL).evidence[0].sequence,)
    )
    make(newsroom, MODEL, late)
    entry = version_of(newsroom, MODEL)
    app = show("claim", claim="3", do="correct", entry=str(entry)).app
    assert field(app, "radio", CHANGE).value == Revision.CORRECTION
    fill(app, "text_area", "What was mistaken", "It was another company.")
    press(app, "Correct this entry")
    for role in (Role.EDITOR, Role.READER):
        text = show("claim", role, claim="3").text
        before = text.partition("What came of it?")[0]
        assert "Correction, 24 November 2026 : It was another company." in before
    make(newsroom, MODEL, do.Correct(version_of(newsroom, MODEL), "It was this one.", Revision.UPDATE))
    assert "Correction, 24 November" not in show("claim", Role.READER, claim="3").text


def test_an_internal_entry_is_undone_without_a_word_to_readers(newsroom: Newsroom, show: Show) -> None:
    make(newsroom, MODEL, do.Note("Call them."))
    entry = version_of(newsroom, MODEL)
    app = show("claim", claim="3", do="correct", entry=str(entry)).app
    assert CHANGE not in labels(Shown(app))
    fill(app, "text_area", "What was mistaken", "Wrong claim.")
    press(app, "Correct this entry")
    assert "Wrong claim." not in show("claim", Role.READER, claim="3").text


def test_a_source_that_is_withdrawn_because_we_were_wrong_is_a_correction(newsroom: Newsroom, show: Show) -> None:
    source = card(newsroom, MODEL).evidence[0].sequence
    app = show("claim", claim="3", do="withdraw", entry=str(source)).app
    assert field(app, "radio", CHANGE).value == Revision.CLARIFICATION
    fill(app, "text_area", "Reason", "The page was a parody.")
    fill(app, "radio", CHANGE, Revision.CORRECTION.value)
    press(app, "Withdraw the source")
    assert "Correction, 24 November 2026 : The page was a parody." in show("claim", Role.READER, claim="3").text


def test_the_history_says_of_each_public_change_what_it_was(newsroom: Newsroom, show: Show) -> None:
    make(
        newsroom,
        MODEL,
        do.Amend("A letter was missing.", topic="Models: open", revision=Revision.TYPO),
        do.Note("Between us."),
    )
    for role in (Role.EDITOR, Role.READER):
        history = show("claim", role, claim="3").text.partition(" History ")[2]
        assert "Changed the topic to “Models: open” typo A letter was missing." in history
        assert "Published update" not in history
    assert "Noted: Between us. internal Correct" in show("claim", claim="3").text


def test_ticked_claims_that_are_false_are_named_and_none_is_published_without_a_reply(
    newsroom: Newsroom, show: Show, draft: int
) -> None:
    make(newsroom, 2, do.Unpublish("To look at it again."))
    found = show("claims", change="1", publication="unpublished")
    press(found.app, "Tick all 2 shown")
    found.app.selectbox(key="ticking.what").set_value("publish")
    press(found.app, "Change the ticked claims")
    refused = found.app.error[0].value
    assert "number 1 is false" in refused and "number 2" not in refused
    assert "None of the 2 claims was changed" in refused
    assert {card(newsroom, n).publication for n in (1, 2)} == {Publication.UNPUBLISHED}
    found.app.text_area(key="ticking.reply").set_value("No, because nobody could be reached.")
    press(found.app, "Change the ticked claims")
    assert "2 claims changed: publish." in Shown(found.app).text
    assert {card(newsroom, n).publication for n in (1, 2)} == {Publication.PUBLISHED}
    assert card(newsroom, 1).reply == "No, because nobody could be reached."
