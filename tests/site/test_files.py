"""The files of the public site, read back by programs that others wrote: feeds, calendars, data, pictures, dossiers."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
import vobject
from PIL import Image
from starlette.testclient import TestClient

from claims.desk.changes import Amend, Correct, Follow, Publish, PutInTracker, Unpublish
from claims.desk.reads import Reads
from claims.desk.trackers import NewTracker, open_tracker
from claims.formats.claimreview import RATINGS
from claims.formats.found_reviews import read_reviews
from claims.newsroom import Newsroom
from claims.settings import load_settings
from claims.site import data
from db.reads.filters import Filters
from db.scope import Scope
from db.words import FollowUp, Kind, Revision, Schedule, Sort, Verification

from . import stories
from .conftest import EDITOR, HOSTILE, NOW, SECRET, changed, publish_hostile, record, site, with_secrets

FEEDS = ("changes", "new-claims", "corrections")


@dataclass(frozen=True, slots=True)
class Told:
    """A newsroom with a tracker of its own beside the first one, and who reads it."""

    newsroom: Newsroom
    client: TestClient
    promise: int
    hostile: int
    alone: int

    @property
    def reads(self) -> Reads:
        return Reads(self.newsroom, Scope.public())

    def get(self, path: str) -> bytes:
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        content: bytes = answer.content
        return content


def reading(newsroom: Newsroom) -> TestClient:
    """A reader of a desk that has just started."""
    return TestClient(site(newsroom), follow_redirects=False)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, seeded: bytes) -> Iterator[Told]:
    """The first tracker with a corrected promise in it, and a claim that stands in another tracker alone."""
    folder: Path = tmp_path_factory.mktemp("files")
    (folder / "on-record.sqlite").write_bytes(seeded)
    settings = load_settings(data=folder, timezone="Europe/Berlin", public_url="https://desk.example/record")
    newsroom = Newsroom.open(settings, lambda: NOW + timedelta(hours=1))
    before = stories.at(newsroom, NOW - timedelta(days=3))
    promise, hostile = stories.promise(before), publish_hostile(before)
    second = newsroom.sit(EDITOR, lambda at: open_tracker(at, NewTracker("roads", "Roads & bridges")))
    alone = stories.arabic(before)
    changed(newsroom, alone, PutInTracker(second.id))
    stories.correct(newsroom, promise)
    with_secrets(newsroom)
    yield Told(newsroom, reading(newsroom), promise, hostile, alone)
    newsroom.close()


# --- feeds ------------------------------------------------------------------------------------------------------------


def feed(content: bytes) -> Any:
    """Reads a feed, or fails where it is not well formed."""
    found = feedparser.parse(content)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("place", ["feeds", "t/stargate", "t/roads"])
@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_read_as_atom_and_as_json_with_the_same_entries_newest_first(
    told: Told, name: str, place: str
) -> None:
    found = feed(told.get(f"/{place}/{name}.atom"))
    entries = found.entries
    items = json.loads(told.get(f"/{place}/{name}.json"))["items"]
    assert [one.id for one in entries] == [one["id"] for one in items]
    assert len({one.id for one in entries}) == len(entries)
    moments = [one["date_modified"] for one in items]
    assert moments == sorted(moments, reverse=True)
    assert all(one.link.startswith("https://desk.example/record/c/") for one in entries)
    assert all(one.id.startswith("tag:desk.example,2026-11-2") for one in entries)
    assert found.feed.id == f"https://desk.example/record/{place}/{name}.atom"
    assert SECRET not in str(found)


def test_the_feed_of_corrections_holds_corrections_alone_and_the_others_what_they_say(told: Told) -> None:
    [correction] = feed(told.get("/feeds/corrections.atom")).entries
    assert correction.title == f"Correction: Marked it misleading: {stories.PROMISE}"
    assert "The minutes had been misread." in correction.summary
    assert [one.term for one in correction.tags] == ["correction"]
    public = told.reads.claims(Filters(), Sort.RECORDED, size=200).rows
    new = feed(told.get("/feeds/new-claims.atom")).entries
    assert sorted(one.title for one in new) == sorted(row.statement for row in public)
    assert {tag.term for one in new for tag in one.tags} == {"new claim"}
    changes = feed(told.get("/feeds/changes.atom")).entries
    assert {correction.id, *(one.id for one in new)} <= {one.id for one in changes}


def test_the_feed_of_a_tracker_holds_its_claims_alone(told: Told) -> None:
    [new] = feed(told.get("/t/roads/new-claims.atom")).entries
    assert (new.title, feed(told.get("/t/roads/corrections.atom")).entries) == (stories.ARABIC, [])
    assert feed(told.get("/t/roads/new-claims.atom")).feed.title == "New claims · Roads & bridges · On Record"
    stargate = feed(told.get("/t/stargate/new-claims.atom")).entries
    assert stories.ARABIC not in [one.title for one in stargate]
    assert stories.PROMISE in [one.title for one in stargate]


def test_an_entry_keeps_its_name_when_the_desk_starts_again_and_its_claim_is_reworded(newsroom: Newsroom) -> None:
    number = stories.promise(newsroom)
    before = [one.id for one in feed(reading(newsroom).get("/feeds/changes.atom").content).entries]
    changed(newsroom, number, Amend("A slip.", statement="The Council opens ten bridges.", revision=Revision.TYPO))
    after = feed(reading(newsroom).get("/feeds/changes.atom").content).entries
    assert [one.id for one in after if one.id in before] == before
    [added] = [one for one in after if one.id not in before]
    assert added.title.startswith("Changed the statement to “The Council opens ten bridges.”")
    assert added.link.endswith(f"/c/{number}-the-council-opens-ten-bridges")


def test_a_change_that_was_corrected_leaves_the_feed_and_the_correction_stands_in_it(newsroom: Newsroom) -> None:
    number = stories.promise(newsroom)
    wrong = changed(newsroom, number, Follow(FollowUp.DELIVERED, date(2025, 11, 1), "All open.", (stories.MINUTES,)))
    changed(newsroom, number, Correct(wrong.version, "It was another bridge."))
    client = reading(newsroom)
    [correction] = feed(client.get("/feeds/corrections.atom").content).entries
    assert "which does not hold any more: followed up: delivered on 1 Nov 2025" in correction.title
    titles = [one.title for one in feed(client.get("/feeds/changes.atom").content).entries]
    assert not [title for title in titles if title.startswith("Followed up: delivered")]


def test_a_feed_shows_hostile_text_letter_for_letter(told: Told) -> None:
    statement = f"Statement {HOSTILE}"
    root = ElementTree.fromstring(told.get("/feeds/new-claims.atom"))
    titles = [one.text for one in root.iter("{http://www.w3.org/2005/Atom}title")]
    assert statement in titles
    assert statement in [one["title"] for one in json.loads(told.get("/feeds/new-claims.json"))["items"]]


@pytest.mark.parametrize("path", ["/feeds/secrets.atom", "/feeds/changes.rss", "/t/stargate/secrets.json"])
def test_a_feed_that_there_is_not_is_not_there(told: Told, path: str) -> None:
    assert told.client.get(path).status_code == 404


# --- calendars --------------------------------------------------------------------------------------------------------


def events(content: bytes) -> dict[str, Any]:
    """Reads a calendar with two readers that agree, and gives its events by their names."""
    found = {str(one["uid"]): one for one in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    other = vobject.readOne(content.decode())
    assert {one.uid.value: one.dtstart.value for one in other.vevent_list} == {
        name: one.decoded("dtstart") for name, one in found.items()
    }
    return found


def test_the_calendar_holds_each_open_deadline_on_the_last_day_of_its_first_window(newsroom: Newsroom) -> None:
    coming, past = stories.promises(newsroom, 2)
    late = stories.promise(newsroom)
    found = events(reading(newsroom).get("/feeds/deadlines.ics").content)
    host = "testserver"
    assert found[f"claim-{coming}-deadline@{host}"].decoded("dtstart") == date(2026, 12, 2)
    assert found[f"claim-{past}-deadline@{host}"].decoded("dtstart") == date(2026, 12, 3)
    assert f"claim-{late}-deadline@{host}" not in found, "it closed more than a year ago"
    open_ones = {Schedule.NOT_DUE, Schedule.DUE, Schedule.OVERDUE}
    reads = Reads(newsroom, Scope.public())
    assert all(reads.card(int(name.split("-")[1])).standing.word in open_ones for name in found)


def test_a_deadline_keeps_its_name_in_calendars_when_its_claim_changes(newsroom: Newsroom) -> None:
    [number] = stories.promises(newsroom, 1)
    client = reading(newsroom)
    before = events(client.get("/t/stargate/deadlines.ics").content)
    changed(newsroom, number, Amend("Shorter.", statement="Road 1 will be lit.", revision=Revision.CLARIFICATION))
    after = events(client.get("/t/stargate/deadlines.ics").content)
    assert before.keys() == after.keys()
    name = f"claim-{number}-deadline@testserver"
    assert after[name]["summary"] == "Deadline: Road 1 will be lit."
    assert after[name]["sequence"] > before[name]["sequence"]
    changed(newsroom, number, Follow(FollowUp.DELIVERED, date(2026, 11, 2), "It is lit.", (stories.MINUTES,)))
    assert name not in events(client.get("/t/stargate/deadlines.ics").content)


# --- data -------------------------------------------------------------------------------------------------------------


def rows(content: bytes) -> list[dict[str, str]]:
    """Reads a spreadsheet file as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_three_formats_hold_the_same_rows(told: Told) -> None:
    array = json.loads(told.get("/claims.json"))
    lines = [json.loads(line) for line in told.get("/claims.jsonl").splitlines()]
    table = rows(told.get("/claims.csv"))
    assert array == lines
    assert list(table[0]) == list(array[0]) == list(data.COLUMNS)
    assert [int(row["claim"]) for row in table] == [row["claim"] for row in array]
    assert sorted(row["claim"] for row in array) == [
        row.id for row in told.reads.claims(Filters(), Sort.RECORDED, size=200).rows
    ]
    for cells, values in zip(table, array, strict=True):
        for name, value in values.items():
            said = "" if value is None else str(value)
            assert cells[name] in (said, f"'{said}"), name


def test_a_row_says_what_the_page_of_its_claim_says(told: Told) -> None:
    [row] = [row for row in json.loads(told.get("/claims.json")) if row["claim"] == told.promise]
    card = told.reads.card(told.promise)
    assert row["address"] == f"https://desk.example/record/c/{card.slug}"
    assert (row["verification"], row["follow_up"], row["schedule"], row["schedule_days"]) == (
        "misleading",
        "partly delivered",
        "overdue",
        428,
    )
    assert (row["due_from"], row["due_by"], row["delivered_on"]) == ("2025-06-01", "2025-09-22", None)
    assert (row["claimant"], row["asserter"], row["news"]) == ("The Council", "The Council", "Two of ten are open.")


def test_no_cell_of_a_spreadsheet_is_a_formula(newsroom: Newsroom) -> None:
    formula = '=HYPERLINK("https://evil.example","open")'
    stories.fact(newsroom, formula)
    stories.fact(newsroom, "+1 and -1 are @once")
    table = rows(reading(newsroom).get("/claims.csv").content)
    statements = [row["statement"] for row in table]
    assert f"'{formula}" in statements
    assert "'+1 and -1 are @once" in statements
    numbers = {"claim", "schedule_days", "sources"}
    assert not [cell for row in table for name, cell in row.items() if name not in numbers and cell[:1] in set("=+-@")]


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("kind=fact", lambda row: row["kind"] == "fact"),
        ("verification=verified,false", lambda row: row["verification"] in ("verified", "false")),
        ("follow_up=delivered&kind=promise", lambda row: row["follow_up"] == "delivered" and row["kind"] == "promise"),
        ("schedule=overdue", lambda row: row["schedule"] == "overdue"),
        ("q=bridges", lambda row: "bridges" in row["statement"] + row["topic"]),
    ],
)
def test_what_is_downloaded_passes_the_filters_of_its_address(told: Told, query: str, kept: Any) -> None:
    every = json.loads(told.get("/claims.json"))
    assert json.loads(told.get(f"/claims.json?{query}")) == [row for row in every if kept(row)] != []
    tracker = {row["claim"] for row in json.loads(told.get(f"/t/stargate/claims.json?{query}"))}
    assert tracker == {row["claim"] for row in every if kept(row)} - {told.alone}


def test_a_download_goes_through_all_claims_in_the_order_asked_for(told: Told) -> None:
    recorded = [row["claim"] for row in json.loads(told.get("/claims.json?sort=first recorded"))]
    assert recorded == sorted(recorded)
    assert [row["claim"] for row in json.loads(told.get("/t/roads/claims.json"))] == [told.alone]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/claims.csv?verification=nonsense", "There is no verification “nonsense”"),
        ("/t/stargate/claims.json?claimant=me", "“me” is no number of a claimant"),
        ("/claims.jsonl?sort=backwards", "There is no order “backwards”"),
        ("/claims.xlsx", "There is no format “xlsx”. The formats are: csv, json, jsonl."),
    ],
)
def test_a_download_is_refused_where_its_address_cannot_be_read(told: Told, path: str, said: str) -> None:
    answer = told.client.get(path)
    assert answer.status_code == 400
    assert said in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/claims.csv", "/claims.json", "/feeds/changes.atom", "/feeds/deadlines.ics",
                                  "/reviews.json", "/c/1/preview.png", "/sitemap.xml"])  # fmt: skip
def test_a_file_may_be_read_by_any_site_and_runs_nothing(told: Told, path: str) -> None:
    headers = told.client.get(path).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert headers["cache-control"] == "no-cache"


# --- what crawlers ask for --------------------------------------------------------------------------------------------


def test_every_address_in_the_list_of_pages_is_there_and_every_claim_is_in_it(told: Told) -> None:
    root = ElementTree.fromstring(told.get("/sitemap.xml"))
    places = [one.text or "" for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    paths = [urlsplit(place).path.removeprefix("/record") for place in places]
    assert all(place.startswith("https://desk.example/record/") for place in places)
    assert {path: told.client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    claims = told.reads.claims(Filters(), Sort.RECORDED, size=200).rows
    assert sum(path.startswith("/c/") for path in paths) == len(claims)
    assert {"/t", "/about", "/t/stargate", "/t/roads"} <= set(paths)
    assert told.client.get("/sitemap-1.xml").status_code == 404
    assert told.get("/sitemap-0.xml") == told.get("/sitemap.xml")


def test_crawlers_are_told_where_the_pages_are_and_what_is_not_theirs(told: Told) -> None:
    lines = told.get("/robots.txt").decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Sitemap: https://desk.example/record/sitemap.xml" in lines
    assert {"Disallow: /s/", "Disallow: /enter", "Disallow: /embed/"} <= set(lines)


# --- pictures, dossiers, reviews, annotations -------------------------------------------------------------------------


def test_the_pictures_beside_links_are_of_the_size_that_the_pages_name(told: Told) -> None:
    for path in ("/t/stargate/preview.png", f"/c/{told.promise}/preview.png", f"/c/{told.hostile}-x/preview.png"):
        with Image.open(io.BytesIO(told.get(path))) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))


@pytest.mark.parametrize("path", ["/t/roads/dossier.zip", "/c/{}/dossier.zip"])
def test_a_dossier_verifies_itself(told: Told, tmp_path: Path, path: str) -> None:
    with zipfile.ZipFile(io.BytesIO(told.get(path.format(told.promise)))) as archive:
        archive.extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-I", "verify.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or SECRET.encode() not in file.read_bytes(), file


def test_every_rating_is_in_one_file_that_is_read_back(told: Told) -> None:
    found = {one.address: one for one in read_reviews(told.get("/reviews.json").decode())}
    cards = [told.reads.card(row.id) for row in told.reads.claims(Filters(), Sort.RECORDED, size=200).rows]
    rated = {f"https://desk.example/record/c/{card.slug}": card for card in cards if card.verification in RATINGS}
    assert found.keys() == rated.keys()
    assert {address: one.rating for address, one in found.items()} == {
        address: card.verification for address, card in rated.items()
    }


def test_the_claims_of_an_article_are_notes_in_its_margin(told: Told) -> None:
    card = told.reads.card(told.promise)
    number = card.appearances[0].article_id
    made = json.loads(told.get(f"/articles/{number}/annotations.json"))
    [item] = made["items"]
    assert item["target"]["source"] == "https://daily.example/bridges"
    quote, place = item["target"]["selector"]
    assert (quote["prefix"], quote["exact"], quote["suffix"]) == (
        "will open ",
        "ten bridges this summer",
        ", the mayor said",
    )
    assert (place["start"], place["end"]) == (120, 120 + len("ten bridges this summer"))
    assert item["body"][-1]["source"] == f"https://desk.example/record/c/{card.slug}"


def test_an_article_without_an_address_or_without_a_public_claim_has_no_notes(newsroom: Newsroom) -> None:
    client = reading(newsroom)
    refused = client.get("/articles/1/annotations.json")
    assert refused.status_code == 400
    assert "This article has no address to pin notes to" in refused.text
    assert client.get("/articles/999/annotations.json").status_code == 404


@pytest.mark.parametrize("name", ["preview.png", "dossier.zip"])
def test_nothing_is_left_of_a_claim_that_was_taken_back(newsroom: Newsroom, name: str) -> None:
    number = record(newsroom, "The viaduct will collapse.", Publish(), kind=Kind.PREDICTION).id
    client = reading(newsroom)
    assert client.get(f"/c/{number}/{name}").status_code == 200
    assert b"viaduct" in client.get("/claims.csv").content
    changed(newsroom, number, Unpublish("A slander."))
    assert client.get(f"/c/{number}/{name}").status_code == 404
    for path in ("/claims.csv", "/feeds/changes.atom", "/feeds/new-claims.json", "/sitemap.xml", "/reviews.json"):
        assert b"viaduct" not in client.get(path).content


def test_words_that_are_not_rated_are_in_no_file_of_ratings(newsroom: Newsroom) -> None:
    reads = Reads(newsroom, Scope.public())
    rated = {one.rating for one in read_reviews(reading(newsroom).get("/reviews.json").text)}
    assert rated == {Verification.VERIFIED, Verification.MOSTLY_TRUE, Verification.MISLEADING, Verification.FALSE}
    assert reads.claims(Filters(verifications=frozenset({Verification.UNVERIFIABLE})), Sort.RECORDED).total.n == 2
