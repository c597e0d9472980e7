"""ClaimReview: what search engines and other newsrooms read of a verdict, and how theirs is read."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from time import perf_counter
from typing import Any

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyld import jsonld

from claims.formats.claimreview import RATINGS, Appearance, Review, data_feed, rating_words, review, script
from claims.formats.found_reviews import FoundReview, read_reviews
from db.words import FollowUp, Verification

SCHEMA = "https://schema.org/"
UNRATED = (Verification.UNCHECKED, Verification.CHECKING, Verification.UNVERIFIABLE)
ANY_TEXT = st.text(st.characters(), max_size=60)
HOSTILE = [
    "</script><script>alert(1)</script>",
    "</SCRIPT\t>",
    "<!--<script>",
    "]]>&lt;&amp;",
    "\u2028\u2029\x85\r\n\x00\x1b",
    "\ud83d",
    '\u202e{"@type": "ClaimReview"}',
    '"}], "@context": "https://evil.example"',
    "\\u003c\\",
    "long " * 1000,
]

FIRST = Appearance(
    "Firm to build ten data centres", "The Gazette", date(2025, 3, 4), "https://gazette.example/a?b=1&c=2", "Ann Writer"
)
REVIEW = Review(
    address="https://desk.example.org/c/12-ten-data-centres",
    published_on=date(2025, 9, 1),
    modified=datetime(2025, 9, 3, 10, 0, tzinfo=UTC),
    language="en",
    statement="The firm has built ten data centres.",
    claimant="Pat Promiser",
    claimant_address="https://firm.example/pat",
    claimant_is_person=True,
    said_on=date(2025, 3, 3),
    appearances=(FIRST, Appearance("A letter to the council")),
    rating=Verification.FALSE,
    reason="It has built seven.\n\nThe register names them.",
    newsroom="The Desk",
    newsroom_address="https://desk.example.org/",
)


def node(value: Review) -> dict[str, Any]:
    """Gives the ClaimReview of what is rated."""
    made = review(value)
    assert made is not None
    return made


def contents(page: str) -> list[str]:
    """Gives the contents of a page's scripts as a browser takes them, and fails if there is anything else."""
    parsed = html5lib.parse(f"<!doctype html><title>t</title>{page}<p>after", namespaceHTMLElements=False)
    assert [element.tag for element in parsed.find("body")] == ["p"]
    found = parsed.findall(".//script")
    assert all(element.attrib == {"type": "application/ld+json"} for element in found)
    return ["".join(element.itertext()) for element in found]


def expanded(document: Any) -> Any:
    """Reads JSON-LD as any of its readers does, without reaching for the network."""

    def loaded(address: str, _options: object) -> dict[str, Any]:
        assert address == "https://schema.org"
        context = {"@context": {"@vocab": SCHEMA}}
        return {"contextUrl": None, "documentUrl": address, "contentType": "application/ld+json", "document": context}

    return jsonld.expand(document, {"documentLoader": loaded})


def value_of(expanded_node: Any, *path: str) -> Any:
    """Follows properties of an expanded node to the value at their end."""
    for name in path:
        expanded_node = expanded_node[SCHEMA + name][0]
    return expanded_node["@value"]


def empties(part: Any) -> Iterator[Any]:
    """Gives whatever of a document is empty."""
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    if part in ("", None, [], {}):
        yield part
    for value in inside:
        yield from empties(value)


def test_a_verdict_says_all_that_search_engines_ask_for() -> None:
    first = {
        "@type": "NewsArticle",
        "url": "https://gazette.example/a?b=1&c=2",
        "headline": "Firm to build ten data centres",
        "datePublished": "2025-03-04",
        "publisher": {"@type": "Organization", "name": "The Gazette"},
        "author": {"@type": "Person", "name": "Ann Writer"},
    }
    assert review(REVIEW) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://desk.example.org/c/12-ten-data-centres",
        "datePublished": "2025-09-01",
        "dateModified": "2025-09-03T10:00:00Z",
        "inLanguage": "en",
        "claimReviewed": "The firm has built ten data centres.",
        "author": {"@type": "Organization", "name": "The Desk", "url": "https://desk.example.org/"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False: not true as stated",
            "name": "False: not true as stated",
        },
        "reviewBody": "It has built seven.\n\nThe register names them.",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Pat Promiser", "sameAs": "https://firm.example/pat"},
            "datePublished": "2025-03-03",
            "firstAppearance": first,
            "appearance": [first, {"@type": "CreativeWork", "headline": "A letter to the council"}],
        },
    }


@pytest.mark.parametrize(
    ("rating", "figure", "words"),
    [
        (Verification.VERIFIED, 5, "Verified: true as stated"),
        (Verification.MOSTLY_TRUE, 4, "Mostly true: true in substance, off in a detail"),
        (Verification.MISLEADING, 2, "Misleading: leaves a wrong impression"),
        (Verification.FALSE, 1, "False: not true as stated"),
    ],
)
def test_a_verdict_has_a_figure_and_its_word_with_the_gloss(rating: Verification, figure: int, words: str) -> None:
    given_rating = node(replace(REVIEW, rating=rating))["reviewRating"]
    assert (given_rating["ratingValue"], given_rating["alternateName"]) == (figure, words)


@pytest.mark.parametrize("rating", UNRATED)
def test_what_is_not_decided_is_not_rated(rating: Verification) -> None:
    undecided = replace(REVIEW, rating=rating)
    assert review(undecided) is None
    assert script(undecided) == ""
    assert json.loads("".join(data_feed([undecided], name="n", address="a", modified=REVIEW.modified))) == {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": "n",
        "url": "a",
        "dateModified": "2025-09-03T10:00:00Z",
        "dataFeedElement": [],
    }


def test_every_word_is_rated_or_known_to_be_undecided() -> None:
    assert {*RATINGS, *UNRATED} == set(Verification)


def test_nothing_about_a_delivery_stands_in_a_rating() -> None:
    for rating in RATINGS:
        written = json.dumps(review(replace(REVIEW, rating=rating)))
        assert not [word for word in FollowUp if re.search(rf"\b{word}\b", written)]


def test_what_is_empty_is_left_out() -> None:
    bare = replace(
        REVIEW,
        language="",
        claimant="",
        said_on=None,
        appearances=(Appearance(""),),
        reason=" ",
        newsroom_address="\x00",
    )
    assert set(node(bare)) == {
        *("@context", "@type", "url", "datePublished", "dateModified", "claimReviewed", "author", "reviewRating")
    }
    assert node(bare)["author"] == {"@type": "Organization", "name": "The Desk"}
    assert list(empties(node(bare))) == []


def test_a_claimant_that_is_not_shown_is_not_shown_by_an_address_either() -> None:
    assert "firm.example" not in script(replace(REVIEW, claimant="\x00 "))


def test_a_claimant_that_is_no_person_is_an_organization() -> None:
    claimant = node(replace(REVIEW, claimant_is_person=False))["itemReviewed"]["author"]
    assert claimant["@type"] == "Organization"


@pytest.mark.parametrize("rating", RATINGS)
def test_a_reader_of_linked_data_understands_every_verdict(rating: Verification) -> None:
    [content] = contents(script(replace(REVIEW, rating=rating)))
    [found] = expanded(json.loads(content))
    assert found["@type"] == [SCHEMA + "ClaimReview"]
    assert value_of(found, "claimReviewed") == REVIEW.statement
    assert value_of(found, "reviewRating", "ratingValue") == RATINGS[rating]
    assert value_of(found, "reviewRating", "alternateName") == rating_words(rating)
    assert value_of(found, "itemReviewed", "author", "name") == "Pat Promiser"
    assert value_of(found, "itemReviewed", "firstAppearance", "url") == FIRST.address
    assert len(found[SCHEMA + "itemReviewed"][0][SCHEMA + "appearance"]) == 2


def must_be_the_same(found: FoundReview, written: Review) -> None:
    """Asserts that a review was read back as it was written."""
    names = {field.name for field in fields(Review)}
    assert {name: getattr(found, name) for name in names} == {name: getattr(written, name) for name in names}
    assert found.rating_words == rating_words(written.rating)


@pytest.mark.parametrize("rating", RATINGS)
def test_our_own_reader_finds_what_was_written(rating: Verification) -> None:
    written = replace(REVIEW, rating=rating)
    [in_page] = read_reviews(f"<!doctype html><body>{script(written)}</body>")
    [in_file] = read_reviews(json.dumps(review(written)))
    must_be_the_same(in_page, written)
    must_be_the_same(in_file, written)


def test_a_feed_of_reviews_is_read_back_in_its_order_and_without_what_is_not_rated() -> None:
    every = [replace(REVIEW, rating=rating, statement=f"It is {rating}.") for rating in Verification]
    written = list(data_feed(every, name="Verdicts", address=REVIEW.newsroom_address, modified=REVIEW.modified))
    rated = [value for value in every if value.rating in RATINGS]
    assert len(written) == len(rated) + 1  # each goes out as it comes
    for found, value in zip(read_reviews("".join(written)), rated, strict=True):
        must_be_the_same(found, value)
    [feed] = expanded(json.loads("".join(written)))
    elements = feed[SCHEMA + "dataFeedElement"]
    assert [element["@type"] for element in elements] == [[SCHEMA + "DataFeedItem"]] * len(rated)
    assert value_of(elements[0], "item", "claimReviewed") == "It is verified."
    assert value_of(elements[0], "dateModified") == "2025-09-03T10:00:00Z"


def hostile_review(text: str) -> Review:
    """Makes a review in which the text stands wherever one can."""
    return replace(
        REVIEW,
        statement=f"x{text}",
        claimant=f"x{text}",
        reason=f"x{text}",
        newsroom=f"x{text}",
        language=text,
        address=text,
        appearances=(Appearance(f"x{text}", f"x{text}", None, text, f"x{text}"),),
    )


def must_stay_inert(text: str) -> None:
    """Asserts that the script stays one script, and that both readers understand it."""
    written = hostile_review(text)
    page = script(written)
    content = page.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029\x00-\x1f]", content)
    assert contents(page) == [content]
    content.encode("utf-8")
    [found] = expanded(json.loads(content))
    said = value_of(found, "claimReviewed")
    assert said == node(written)["claimReviewed"]
    [back] = read_reviews(page)
    assert (back.statement, back.newsroom, back.appearances[0].headline) == (said, said, said)
    assert list(empties(node(written))) == []
    two = [written, replace(written, published_on=date(2025, 9, 2))]
    feed = "".join(data_feed(two, name=text, address=text, modified=REVIEW.modified))
    assert [review.statement for review in read_reviews(feed)] == [said, said]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_ends_no_script(text: str) -> None:
    must_stay_inert(text)


@given(ANY_TEXT)
@example("\\")
def test_no_text_ends_a_script(text: str) -> None:
    must_stay_inert(text)


def test_a_review_of_others_is_found_wherever_it_stands_and_only_once() -> None:
    theirs = {
        "@type": ["Thing", "http://schema.org/ClaimReview"],
        "url": ["https://other.example/check"],
        "datePublished": "2024-05-06T23:30:00-05:00",
        "claimReviewed": "Pigs <b>fly</b>",
        "author": "Other Desk",
        "reviewRating": {"@type": "Rating", "ratingValue": "1", "alternateName": "Pants on Fire!"},
        "itemReviewed": {
            "@type": "CreativeWork",
            "author": [{"@type": "Organization", "name": "Farm", "sameAs": ["https://farm.example/"]}],
            "appearance": ["https://farm.example/pigs", {"@id": "https://farm.example/more"}],
        },
    }
    scripts = [
        [{"@type": "WebPage"}, theirs],
        {"@context": "https://schema.org", "@graph": [theirs]},
        {"@type": "NewsArticle", "review": {"nested": [theirs]}},
    ]
    page = "".join(f"<SCRIPT id=x TYPE = 'application/ld+json'>\n{json.dumps(one)}\n</ScRiPt >" for one in scripts)
    found = read_reviews(f"<html><head>{page}")
    assert found == [
        FoundReview(
            address="https://other.example/check",
            published_on=date(2024, 5, 6),
            modified=None,
            language="",
            statement="Pigs <b>fly</b>",
            claimant="Farm",
            claimant_address="https://farm.example/",
            claimant_is_person=False,
            said_on=None,
            appearances=(
                Appearance("", address="https://farm.example/pigs"),
                Appearance("", address="https://farm.example/more"),
            ),
            rating=None,
            rating_words="Pants on Fire!",
            reason="",
            newsroom="Other Desk",
            newsroom_address="",
        )
    ]


@pytest.mark.parametrize(
    ("words", "rating"),
    [("FALSE", Verification.FALSE), ("Mostly True", Verification.MOSTLY_TRUE), ("Mostly false", None), ("", None)],
)
def test_a_word_of_others_is_ours_only_where_it_is_the_same(words: str, rating: Verification | None) -> None:
    rated = {"@type": "ClaimReview", "url": "https://a.example/", "reviewRating": {"name": words, "ratingValue": 5}}
    [found] = read_reviews(json.dumps(rated))
    assert (found.rating, found.rating_words) == (rating, words)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "ClaimReview",
        "{",
        "[1, null, true]",
        '{"@type": {"a": 1}}',
        "[" * 100_000,
        "[" + "9" * 10_000 + "]",
        '<script type="application/ld+json">{"@type": "ClaimReview"}',
        '<!-- <script type="application/ld+json">{"@type": "ClaimReview"}</script> -->',
        '<script>var x = \'<script type="application/ld+json">{"@type": "ClaimReview"}\'</script>',
        '<script type="text/javascript">{"@type": "ClaimReview"}</script>',
        '<script type="application/ld+json">{broken}</script>',
    ],
)
def test_a_page_without_a_review_that_can_be_read_has_none(page: str) -> None:
    assert read_reviews(page) == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//no-scheme", "http://[broken", "/c/1"]
)
def test_an_address_that_is_not_of_the_web_is_left_empty(address: str) -> None:
    theirs = {"@type": "ClaimReview", "claimReviewed": "Pigs fly", "url": address, "author": {"url": address}}
    [found] = read_reviews(json.dumps(theirs))
    assert (found.address, found.newsroom_address) == ("", "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(ANY_TEXT, inside, max_size=3),
    max_leaves=5,
)
NAMES = ("url", "datePublished", "dateModified", "claimReviewed", "author", "reviewRating", "itemReviewed", "name")


@given(st.dictionaries(st.sampled_from(NAMES), JSON | st.dictionaries(st.sampled_from(NAMES), JSON)))
@example({"dateModified": "0001-01-01T00:00:00+14:00", "datePublished": "2024-02-30"})
@example({"itemReviewed": {"appearance": [[], {}, None, 3]}})
def test_a_review_of_any_shape_is_read_without_a_failure(claim_review: dict[str, Any]) -> None:
    found = read_reviews(json.dumps({"@type": "ClaimReview", "url": "https://a.example/"} | claim_review))
    assert all(review.rating is None or review.rating_words for review in found)


@pytest.mark.parametrize(
    "piece", ["<script", "<script>", "<!--", "<script type='application/ld+json'>{}</script>", "<"]
)
def test_a_page_made_to_be_slow_is_read_quickly(piece: str) -> None:
    began = perf_counter()
    assert read_reviews("x" + piece * 40_000) == []
    assert perf_counter() - began < 5  # what grows with the square of the page takes minutes
