"""A page of fact-checks on the Intake page: what it holds is told, and put on record as drafts by one button."""

import json

from claims.desk.published import Published
from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from db.reads.filters import Filters
from db.scope import Scope
from db.words import Publication, Sort, Verification

from .conftest import Show, Shown
from .test_claim_page import fill, press

REVIEWS = [
    {
        "@type": "ClaimReview",
        "url": "https://checks.example/bridge",
        "claimReviewed": "The bridge <b>was</b> never **paid** for.",
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A. Moor"}},
        "author": {"@type": "Organization", "name": "The Checkers"},
        "reviewRating": {"alternateName": "Falsch"},
    },
    {"@type": "ClaimReview", "url": "https://checks.example/road", "claimReviewed": "The road is closed."},
    {"@type": "ClaimReview", "url": "https://checks.example/none", "reviewRating": {"alternateName": "True"}},
]
PAGE = (
    "<html><head><title>Checked</title></head><body><p>Two claims on roads were looked at today.</p>"
    f'<script type="application/ld+json">{json.dumps(REVIEWS)}</script></body></html>'
)


def opened(show: Show, content: str, name: str = "checked.html") -> Shown:
    """Opens a file at Intake."""
    page = show("intake")
    page.app.segmented_control[0].set_value("file").run()
    page.app.file_uploader[0].set_value((name, content.encode(), "text/html")).run()
    assert not page.app.exception
    return Shown(page.app)


def test_a_page_says_which_fact_checks_it_holds_as_text(empty_newsroom: Newsroom, show: Show) -> None:
    page = opened(show, PAGE)
    assert "“The bridge <b>was</b> never **paid** for.” (A. Moor), rated “Falsch” by The Checkers" in page.text
    assert "our word may be “false”" in page.text
    assert "not rated by a newsroom without a name It does not say who made the claim." in page.text
    assert "1 names no claim and is left out." in page.text
    assert "Two claims on roads" in str(page.app.text_area[0].value)


def test_one_button_puts_them_on_record_unchecked_and_then_says_that_they_are(
    empty_newsroom: Newsroom, show: Show
) -> None:
    page = press(opened(show, PAGE).app, "Put its 2 fact-checks on record as drafts")
    assert "2 claims are on record as drafts, unchecked" in page.text
    assert "2 of 3 are on record already." in page.text
    assert page.link("See the drafts") == "/claims?publication=draft"
    assert not [button for button in page.app.button if button.label.startswith("Put its")]
    for number in (1, 2):
        card = Reads(empty_newsroom, Scope.desk()).card(number)
        assert (card.publication, card.verification) == (Publication.DRAFT, Verification.UNCHECKED)


def test_they_are_put_into_the_tracker_that_is_chosen(newsroom: Newsroom, show: Show) -> None:
    (there,) = Published(newsroom, Scope.desk()).trackers()
    before = Reads(newsroom, Scope.desk()).claims(Filters(), Sort.RECORDED, size=1).rows[0].id
    page = opened(show, PAGE)
    fill(page.app, "selectbox", "Tracker", there.title)
    press(page.app, "Put its 2 fact-checks on record as drafts")
    for number in (before + 1, before + 2):
        assert Reads(newsroom, Scope.desk()).card(number).trackers == ((there.id, there.title),)


def test_a_feed_without_a_text_is_offered_too(empty_newsroom: Newsroom, show: Show) -> None:
    page = opened(show, json.dumps({"@type": "DataFeed", "dataFeedElement": REVIEWS}), "feed.json")
    assert [button.label for button in page.app.button if button.label.startswith("Put its")]
    assert page.app.text_area[0].value == ""


def test_data_without_any_is_no_article(empty_newsroom: Newsroom, show: Show) -> None:
    page = opened(show, json.dumps({"@type": "Recipe", "name": "Soup"}), "soup.json")
    assert "This holds data for programs, not an article." in page.text


def test_a_page_without_any_says_nothing_of_them(empty_newsroom: Newsroom, show: Show) -> None:
    page = opened(show, "<html><body><p>ClaimReview is a word in this text about the council.</p></body></html>")
    assert not page.app.subheader


def test_a_broken_one_is_told_and_nothing_is_offered(empty_newsroom: Newsroom, show: Show) -> None:
    broken = PAGE.replace("[{", '[{"@type": "ClaimReview" "a": {{"@id": 5,,}', 1)
    page = opened(show, broken)
    assert "its JSON is broken. Nothing was imported." in page.text
    assert not [button for button in page.app.button if button.label.startswith("Put its")]
