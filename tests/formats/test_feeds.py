"""Feeds: what subscribers read, what RFC 4287 and JSON Feed ask for, and what hostile text cannot do to either."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from claims.formats.feeds import NEW_CLAIM, Entry, Feed, atom, entry_id, json_feed
from db.words import Revision

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
SITE = "https://desk.example.org/"
NOON = datetime(2025, 9, 1, 12, 0, tzinfo=UTC)
HOSTILE = [
    "</script><script>alert(1)</script>",
    "]]><!-- & <b>",
    "two\r\nlines\u2028and\x85more",
    "\x00\x1b[31m\ud800\uffff",
    "\u202eelttil",
    "=1+1",
    "long " * 1000,
    "👩🏽‍🚀",
]

FEED = Feed(
    title="Chips & power",
    address=SITE + "t/chips",
    self_address=SITE + "t/chips/changes.atom",
    description="What was promised, and what came of it.",
    language="en",
    updated=NOON,
    author="The Gazette",
)


def change(number: int, **changed: Any) -> Entry:
    """Makes an entry of claim 12."""
    made = Entry(
        id=entry_id(SITE, date(2025, 9, 1), 12, number),
        address=f"{SITE}c/12-six-buildings#entry-{number}",
        title="Six buildings: delivered late",
        summary="It was in operation on 3 August.\nThat is late.\n\nTom & Ann looked.",
        published=NOON + timedelta(minutes=number),
        updated=NOON + timedelta(hours=number),
        category=Revision.UPDATE,
    )
    return replace(made, **changed)


def tree(feed: Feed, entries: Iterable[Entry]) -> ElementTree.Element:
    """Reads an Atom feed as XML."""
    return ElementTree.fromstring(atom(feed, entries))


def text(element: ElementTree.Element, name: str) -> str:
    """Gives the text of the only child of that name."""
    [found] = element.findall(ATOM + name)
    return found.text or ""


def links(element: ElementTree.Element) -> dict[str, str]:
    """Gives the addresses of an element by what they are to it."""
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(ATOM + "link")}


def read(written: bytes) -> Any:
    """Reads a feed as a subscriber's program does."""
    found = feedparser.parse(written)
    assert not found.bozo, found.get("bozo_exception")
    return found


def words(html: str) -> str:
    """Gives what a browser shows of a summary, and fails if any of it is more than paragraphs."""
    spaced = html.replace("<br>", "<br>\n").replace("</p>", "\n</p>")
    body = html5lib.parseFragment(spaced, namespaceHTMLElements=False)
    assert {str(element.tag) for element in body.iter()} <= {"DOCUMENT_FRAGMENT", "p", "br"}
    return "".join(body.itertext())


def test_an_atom_feed_is_read_with_all_it_says() -> None:
    found = read(atom(FEED, [change(5, authors=("Tom Reporter", "Ann Editor")), change(4)]))
    assert found.version == "atom10"
    assert (found.feed.title, found.feed.subtitle) == (FEED.title, FEED.description)
    assert (found.feed.link, found.feed.id) == (FEED.address, FEED.self_address)
    assert (found.feed.author, found.feed.language) == ("The Gazette", "en")
    assert [entry.id for entry in found.entries] == [
        "tag:desk.example.org,2025-09-01:claim/12/entry/5",
        "tag:desk.example.org,2025-09-01:claim/12/entry/4",
    ]
    first = found.entries[0]
    assert (first.title, first.link) == ("Six buildings: delivered late", f"{SITE}c/12-six-buildings#entry-5")
    assert (first.published, first.updated) == ("2025-09-01T12:05:00+00:00", "2025-09-01T17:00:00+00:00")
    assert [tag.term for tag in first.tags] == ["update"]
    assert [author.name for author in first.authors] == ["Tom Reporter", "Ann Editor"]
    assert first.summary == ("<p>It was in operation on 3 August.<br />That is late.</p><p>Tom &amp; Ann looked.</p>")


def test_a_json_feed_is_read_with_all_it_says() -> None:
    written = json_feed(FEED, [change(5, authors=("Tom Reporter",)), change(4, category=NEW_CLAIM)])
    assert json.loads(written) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": FEED.title,
        "home_page_url": FEED.address,
        "feed_url": FEED.self_address,
        "description": FEED.description,
        "language": "en",
        "authors": [{"name": "The Gazette"}],
        "items": [
            {
                "id": "tag:desk.example.org,2025-09-01:claim/12/entry/5",
                "url": f"{SITE}c/12-six-buildings#entry-5",
                "title": "Six buildings: delivered late",
                "content_html": "<p>It was in operation on 3 August.<br>That is late.</p><p>Tom &amp; Ann looked.</p>",
                "date_published": "2025-09-01T12:05:00Z",
                "date_modified": "2025-09-01T17:00:00Z",
                "tags": ["update"],
                "authors": [{"name": "Tom Reporter"}],
            },
            {
                "id": "tag:desk.example.org,2025-09-01:claim/12/entry/4",
                "url": f"{SITE}c/12-six-buildings#entry-4",
                "title": "Six buildings: delivered late",
                "content_html": "<p>It was in operation on 3 August.<br>That is late.</p><p>Tom &amp; Ann looked.</p>",
                "date_published": "2025-09-01T12:04:00Z",
                "date_modified": "2025-09-01T16:00:00Z",
                "tags": ["new claim"],
            },
        ],
    }


def must_keep_to_rfc_4287(feed: ElementTree.Element) -> None:
    """Asserts what the standard says a feed and its entries must have."""
    assert feed.tag == ATOM + "feed"
    assert text(feed, "id")
    assert text(feed, "title") is not None
    assert RFC_3339.fullmatch(text(feed, "updated"))
    assert set(links(feed)) == {"self", "alternate"}
    [author] = feed.findall(ATOM + "author")
    assert text(author, "name")
    entries = feed.findall(ATOM + "entry")
    ids = [text(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert all(RFC_3339.fullmatch(text(entry, name)) for name in ("published", "updated"))
        assert urlsplit(text(entry, "id")).scheme
        assert text(entry, "title").strip()
        assert urlsplit(links(entry)["alternate"]).scheme
        [summary] = entry.findall(ATOM + "summary")
        assert summary.attrib == {"type": "html"}
    assert not UNPRINTABLE.search("".join(feed.itertext()))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_feed_keeps_to_the_standard_also_where_nothing_changed_yet(count: int) -> None:
    must_keep_to_rfc_4287(tree(FEED, [change(number) for number in range(count)]))


def test_a_feed_is_updated_when_it_says_so_and_not_when_it_is_read() -> None:
    assert text(tree(FEED, []), "updated") == "2025-09-01T12:00:00+00:00"
    assert atom(FEED, [change(1)]) == atom(FEED, [change(1)])


def test_a_moment_of_another_zone_is_told_in_utc() -> None:
    local = datetime(2025, 9, 1, 1, 30, 5, 900_000, tzinfo=timezone(timedelta(hours=2)))
    entry = change(1, published=local, updated=local)
    assert text(tree(FEED, [entry])[-1], "updated") == "2025-08-31T23:30:05+00:00"
    assert json.loads(json_feed(FEED, [entry]))["items"][0]["date_modified"] == "2025-08-31T23:30:05Z"


def test_a_newsroom_without_a_name_still_has_an_author() -> None:
    assert text(tree(replace(FEED, author="", title="\x00"), [])[-2], "name") == "Newsroom"
    assert "authors" not in json.loads(json_feed(replace(FEED, author=""), []))


def test_a_language_that_is_none_is_left_out() -> None:
    feed = replace(FEED, language='en" onload="')
    assert not [name for name in tree(feed, []).attrib if name.endswith("lang")]
    assert "language" not in json.loads(json_feed(feed, []))


def test_a_summary_that_is_made_of_markup_goes_as_it_is() -> None:
    entry = change(1, summary=Markup('<p>Now <a href="https://desk.example.org/c/12">late</a>.</p>'))
    [found] = read(atom(FEED, [entry])).entries
    assert found.summary == '<p>Now <a href="https://desk.example.org/c/12">late</a>.</p>'
    assert json.loads(json_feed(FEED, [entry]))["items"][0]["content_html"] == found.summary


@pytest.mark.parametrize("summary", ["", " \n\n\t\n\n", "\x00"])
def test_an_empty_summary_has_no_paragraphs(summary: str) -> None:
    assert json.loads(json_feed(FEED, [change(1, summary=summary)]))["items"][0]["content_html"] == ""
    must_keep_to_rfc_4287(tree(FEED, [change(1, summary=summary)]))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_is_shown_and_does_nothing(hostile: str) -> None:
    must_stay_inert(hostile)


@given(st.text(st.characters(), max_size=80))
@example("<p>&#x1f600;</p>")
def test_any_text_is_shown_and_does_nothing(hostile: str) -> None:
    must_stay_inert(hostile)


def must_stay_inert(hostile: str) -> None:
    """Asserts that both feeds stay whole whatever stands in every text of them."""
    feed = replace(FEED, title=hostile, description=hostile, author=hostile, language=hostile)
    entries = [change(n, title=hostile, summary=hostile, category=hostile, authors=(hostile,)) for n in (1, 2)]
    found = tree(feed, entries)
    must_keep_to_rfc_4287(found)
    items = json.loads(json_feed(feed, entries).encode("utf-8"))["items"]
    for element, item in zip(found.findall(ATOM + "entry"), items, strict=True):
        assert words(text(element, "summary")).split() == words(item["content_html"]).split()
        assert text(element, "title") == item["title"]
        assert "\n" not in item["title"]
        assert words(item["content_html"]).split() == shown(hostile).split()


def shown(hostile: str) -> str:
    """Gives what is left of a text in a feed."""
    return re.sub("[\ud800-\udfff]", "\ufffd", UNPRINTABLE.sub("", hostile))


@pytest.mark.parametrize(
    ("site", "host"),
    [
        ("https://desk.example.org:8443/on-record/", "desk.example.org"),
        ("http://Zeitung.Köln", "zeitung.xn--kln-sna"),
        ("http://[::1]:8501", "1"),
        ("http://[broken", "localhost"),
        ("", "localhost"),
        ("https://" + "ü" * 70, "-"),
    ],
)
def test_an_id_is_named_after_the_site_and_has_no_sign_that_a_tag_forbids(site: str, host: str) -> None:
    found = entry_id(site, date(2025, 9, 1), 12, 5)
    assert re.fullmatch(r"tag:[A-Za-z0-9.-]+,2025-09-01:claim/12/entry/5", found)
    assert host in found


@given(st.tuples(st.integers(1), st.integers(1)), st.tuples(st.integers(1), st.integers(1)))
@example((1, 11), (11, 1))
def test_two_entries_never_share_an_id(one: tuple[int, int], other: tuple[int, int]) -> None:
    day = date(2025, 9, 1)
    assert (entry_id(SITE, day, *one) == entry_id(SITE, day, *other)) == (one == other)


def test_an_id_does_not_change_when_the_statement_does() -> None:
    renamed = change(5, address=f"{SITE}c/12-seven-buildings#entry-5", title="Seven buildings")
    before, after = tree(FEED, [change(5)]), tree(FEED, [renamed])
    assert text(before[-1], "id") == text(after[-1], "id")
    assert text(before[-1], "title") != text(after[-1], "title")
