"""The public pages as a reader without JavaScript gets them: what stands on them, where they lead, what they load."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote, urlencode, urlsplit
from xml.etree.ElementTree import Element

import pytest
from starlette.testclient import TestClient

from claims.desk.card_lines import ClaimCard
from claims.desk.changes import AddEvidence, Amend, Publish, Unpublish, Verify, WithdrawEvidence
from claims.desk.reads import Reads
from claims.desk.sources import NewSource
from claims.desk.trackers import NewTracker, open_tracker, rename_tracker
from claims.formats.claimreview import RATINGS, rating_words
from claims.formats.found_reviews import read_reviews
from claims.newsroom import Newsroom
from claims.settings import load_settings
from db.reads.filters import Filters
from db.scope import Scope
from db.words import FollowUp, Kind, Revision, Sort, SourceKind, Stance, Verification

from . import stories
from .conftest import EDITOR, NOW, TRACKER, changed, publish_hostile, record, site, with_secrets
from .reader import (
    SCHEMA,
    claims_on,
    classed,
    expanded,
    linked,
    listed,
    loads,
    meta,
    parsed,
    said,
    scripts,
    section,
)

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
MOST_BYTES: Final = 60 * 1024


@dataclass(frozen=True, slots=True)
class Told:
    """A newsroom with something of everything in public, and who reads it."""

    newsroom: Newsroom
    client: TestClient
    promise: int
    fact: int
    arabic: int
    hostile: int
    cards: Mapping[int, ClaimCard]
    """Every public claim as its page should show it."""

    def tracker(self, **query: str) -> Element:
        """Reads the page of the first tracker."""
        answer = self.client.get("/t/stargate", params=query)
        assert answer.status_code == 200
        return parsed(answer.content)

    def address(self, number: int) -> str:
        return f"/c/{self.cards[number].slug}"

    def claim(self, number: int, **query: str) -> Element:
        """Reads the page of a claim."""
        answer = self.client.get(self.address(number), params=query)
        assert answer.status_code == 200
        return parsed(answer.content)


def reading(newsroom: Newsroom) -> TestClient:
    """A reader of a desk with settings of its own."""
    return TestClient(site(newsroom), follow_redirects=False)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, seeded: bytes) -> Iterator[Told]:
    """The first tracker with a promise that was corrected, a fact nobody checked and thirty promises more."""
    folder: Path = tmp_path_factory.mktemp("told")
    (folder / "on-record.sqlite").write_bytes(seeded)
    settings = load_settings(data=folder, timezone="Europe/Berlin", contact="errors@daily.example")
    newsroom = Newsroom.open(settings, lambda: NOW + timedelta(hours=1))
    before = stories.at(newsroom, NOW - timedelta(days=3))
    promise = stories.promise(before)
    arabic, fact = stories.arabic(before), stories.fact(before)
    hostile = publish_hostile(before)
    stories.promises(before, 30)
    stories.correct(newsroom, promise)
    reads = Reads(newsroom, Scope.public())
    numbers = [row.id for row in reads.claims(Filters(), Sort.RECORDED, size=200).rows]
    cards = {number: reads.card(number) for number in numbers}
    yield Told(newsroom, reading(newsroom), promise, fact, arabic, hostile, cards)
    newsroom.close()


@pytest.fixture(scope="module")
def every_page(told: Told) -> dict[str, bytes]:
    """Every public page by its address, with those that say that there is nothing."""
    slugs = [told.address(number) for number in told.cards]
    narrowed = ("?q=bridge", "?q=zzzz", "?verification=no such word", "?on=nonsense", "?kind=promise&sort=latest news")
    found = ["/t", "/about", "/t/stargate", *(f"/t/stargate{query}" for query in narrowed), *slugs]
    found += [f"{told.address(told.promise)}?on={day}" for day in ("2025-07-02", "2031-01-01", "soon")]
    return {path: told.client.get(path).content for path in [*found, "/t/nothing", "/c/nothing", "/c/999999"]}


# --- a tracker --------------------------------------------------------------------------------------------------------


def test_a_tracker_introduces_itself_and_says_that_it_is_an_example_and_up_to_which_day(told: Told) -> None:
    page = told.tracker()
    lead = said(page.find(".//header[@class='lead']"))
    assert lead.startswith("Tracker Stargate and “OpenAI for Countries” In January 2025 OpenAI, SoftBank and Oracle")
    assert "This is an example that comes with the desk. Its pages were read up to 5 Jul 2026." in lead
    assert "How this tracker works Twenty statements of the article were checked" in lead
    assert said(page.find("head/title")) == "Stargate and “OpenAI for Countries” · On Record"


def options(page: Element) -> list[tuple[str, str, int]]:
    """Gives the tallies: the address of each, its words, its number."""
    found = []
    for one in classed(page, "option"):
        [number] = classed(one, "n")
        found.append((one.get("href", ""), said(one), int(said(number).replace(",", ""))))
    return found


def passes(told: Told, number: int, query: dict[str, list[str]]) -> bool:
    """Tells by its card whether a claim passes the filters of an address."""
    card = told.cards[number]
    has = {
        "kind": str(card.kind),
        "verification": str(card.verification),
        "follow_up": str(card.follow_up or "nothing recorded yet"),
        "schedule": str(card.standing.word),
        "group": card.topic.partition(":")[0],
        "topic": card.topic,
        "claimant": str(card.claimant_id),
        "asserter": str(card.asserter_id),
    }
    followed = card.kind.is_followed_up or not query.keys() & {"follow_up", "schedule"}
    asked = {name: words[0].split(",") for name, words in query.items() if name in has}
    return followed and all(has[name] in words for name, words in asked.items())


def walked(told: Told, address: str) -> list[int]:
    """Gives the claims of a list and of every page that follows it."""
    found: list[int] = []
    while address:
        numbers, _, address = listed(told.client.get(address.partition("#")[0]).text)
        found += numbers
    return found


def test_each_tally_is_a_link_to_exactly_the_claims_that_it_counts(told: Told) -> None:
    tallies = options(told.tracker())
    assert len(tallies) > 15
    for address, words, number in tallies:
        query = parse_qs(urlsplit(address).query)
        shown = walked(told, address)
        assert len(shown) == number, words
        assert all(passes(told, one, query) for one in shown), words
        left_out = told.cards.keys() - set(shown) - {told.arabic}
        assert not any(passes(told, one, query) for one in left_out), words


def test_a_second_filter_narrows_the_first_and_each_can_be_taken_off_again(told: Told) -> None:
    first = told.tracker(verification="verified", kind="promise")
    for address, words, _ in options(first):
        query = parse_qs(urlsplit(address).query)
        assert all(passes(told, one, query) for one in walked(told, address)), words
    chosen = [one for one in classed(first, "option") if one.get("aria-current")]
    assert [said(one).partition(" (")[0] for one in chosen] == [
        f"Verified {len(walked(told, '/t/stargate?verification=verified&kind=promise'))} ×",
        f"promise {len(walked(told, '/t/stargate?verification=verified&kind=promise'))} ×",
    ]
    assert [parse_qs(urlsplit(one.get("href", "")).query) for one in chosen] == [
        {"kind": ["promise"]},
        {"verification": ["verified"]},
    ]
    [clear] = classed(first, "clear")
    assert clear.get("href") == "/t/stargate"


def test_names_and_topics_lead_to_the_claims_of_the_tracker_that_have_them(told: Told) -> None:
    names = {one.get("href", ""): said(one) for row in classed(told.tracker(), "by") for one in row.iter("a")}
    assert len(names) > 8
    for address, name in names.items():
        query = parse_qs(urlsplit(address).query)
        assert len(query.keys() & {"claimant", "topic"}) == 1, name
        shown = walked(told, address)
        assert sorted(shown) == [
            number for number in told.cards if number != told.arabic and passes(told, number, query)
        ], name


def test_a_search_finds_by_words_and_an_empty_result_says_so_with_a_way_back(told: Told) -> None:
    assert claims_on(told.tracker(q="ten bridges")) == [told.promise]
    form = told.tracker(q="ten bridges", kind="promise").find(".//form[@role='search']")
    assert form is not None
    assert (form.get("action"), form.get("method")) == ("/t/stargate#claims", "get")
    assert [(one.get("name"), one.get("value")) for one in form.iter("input")] == [
        ("q", "ten bridges"),
        ("kind", "promise"),
    ]
    nothing = told.tracker(q="zzzz")
    assert claims_on(nothing) == []
    assert "No claim here passes these filters. Show all claims" in said(nothing.find("body"))
    assert said(nothing.find(".//div[@id='claims']/h2")) == "0 claims"


@pytest.mark.parametrize("sort", list(Sort))
def test_every_order_goes_through_every_claim_once_forth_and_back(told: Told, sort: Sort) -> None:
    address = f"/t/stargate?{urlencode({'sort': sort.value})}"
    pages, last = [], ""
    while address:
        numbers, _, following = listed(told.client.get(address).text)
        pages.append(numbers)
        last, address = address, following
    assert len(pages) == 3
    every = [number for page in pages for number in page]
    assert sorted(every) == sorted(told.cards.keys() - {told.arabic})
    back, address = [], last
    while address:
        numbers, address, _ = listed(told.client.get(address).text)
        back.append(numbers)
    assert back == pages[::-1]
    rows = [told.cards[number] for number in every]
    match sort:
        case Sort.RECORDED:
            assert every == sorted(every)
        case Sort.DUE:
            due = [card.window.latest for card in rows if card.window]
            assert due == sorted(due)
        case Sort.CHANGED:
            assert every[0] == told.promise
        case Sort.NEWS:
            days = [card.news_on or card.exists_from for card in rows]
            assert days == sorted(days, reverse=True)


def test_a_filter_that_there_is_not_is_said_and_narrows_nothing(told: Told) -> None:
    page = told.tracker(verification="nonsense", claimant="999999", kind="fact")
    notices = [said(one) for one in classed(page, "notice")]
    assert [notice.partition(".")[0] for notice in notices] == [
        "There is no verification “nonsense”, so it narrows nothing",
        "There is no such claimant here, so it narrows nothing",
    ]
    assert sorted(claims_on(page)) == sorted(number for number, card in told.cards.items() if card.kind is Kind.FACT)


def test_a_place_in_the_list_that_is_none_is_refused_with_a_sentence(told: Told) -> None:
    answer = told.client.get("/t/stargate?after=nonsense")
    assert answer.status_code == 400
    assert said(parsed(answer.content).find(".//h1")) == "That did not work"


def test_the_timeline_stands_there_as_a_table_with_everything_that_was_said_and_done(told: Told) -> None:
    page = told.tracker(q="ten bridges")
    [table] = classed(page, "tl-table")
    assert [said(one) for one in table.findall("./tbody/tr")] == [
        f"{stories.PROMISE} Overdue by 428 days The Council · promise",
        "7 May 2025 Promised for 1 Jun 2025 to 22 Sep 2025 (“this summer”, read by convention)",
        "1 Jul 2025 Counted towards the target North bridge",
        "1 Jul 2025 In progress before: nothing recorded yet Work began.",
        "2 Aug 2025 Counted towards the target South bridge",
        "20 Aug 2025 Restated for 1 Oct 2025 to 31 Dec 2025 (“by the end of the year”)"
        " Moved 100 days later, to 1 Oct 2025 to 31 Dec 2025",
        "5 Oct 2025 Partly delivered before: in progress Two of ten are open.",
        "24 Nov 2026 Overdue by 428 days; restated for 1 Oct 2025 to 31 Dec 2025",
    ]
    assert {one.get("href") for one in table.iter("a")} == {told.address(told.promise)}


def test_a_tracker_under_its_former_name_leads_to_the_present_one_with_its_filters(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.sit(EDITOR, lambda at: rename_tracker(at, TRACKER, 1, "stargate-2025", "There are more of them now."))
    answer = client.get("/t/stargate?kind=fact&q=billion")
    assert (answer.status_code, answer.headers["location"]) == (301, "/t/stargate-2025?kind=fact&q=billion")
    assert client.get("/t/stargate").headers["location"] == "/t/stargate-2025"
    assert client.get("/t/stargate-2025").status_code == 200


def test_a_tracker_of_drafts_alone_is_answered_like_one_that_is_not_there(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.sit(EDITOR, lambda at: open_tracker(at, NewTracker("hidden", "Hidden roads")))
    hidden, nothing = client.get("/t/hidden"), client.get("/t/no-such-tracker")
    assert hidden.status_code == nothing.status_code == 404
    assert hidden.content == nothing.content
    assert "There is no tracker at this address." in said(parsed(hidden.content).find(".//main"))


def test_an_empty_record_says_that_nothing_is_public(tmp_path: Path) -> None:
    newsroom = Newsroom.open(load_settings(data=tmp_path), lambda: NOW)
    page = parsed(reading(newsroom).get("/t").content)
    assert "Nothing is public here yet." in said(page.find(".//main"))
    newsroom.close()


def test_the_page_of_all_trackers_counts_what_is_public_in_each(told: Told) -> None:
    page = parsed(told.client.get("/t").content)
    [tracker] = page.findall(".//ol/li")
    assert said(tracker).startswith("Stargate and “OpenAI for Countries” In January 2025")
    assert f"{len(told.cards) - 1} claims · an example" in said(tracker)
    assert tracker.find(".//h2/a").get("href") == "/t/stargate"  # type: ignore[union-attr]


# --- a claim ----------------------------------------------------------------------------------------------------------


def test_a_claim_shows_its_quote_in_its_context_and_where_it_was_said(told: Told) -> None:
    page = told.claim(told.promise)
    quote = page.find(".//blockquote")
    assert quote is not None
    assert "".join(quote.itertext()) == "…will open ten bridges this summer, the mayor said…"
    assert said(quote.find("mark")) == "ten bridges this summer"
    assert quote.get("lang") == "en"
    where = section(page, "said")
    assert "Ten bridges by autumn, A. Writer, The Daily, 7 May 2025." in where
    assert "As printed." in where
    assert "The quote was compared letter for letter with the article’s text" in where
    assert page.find(".//cite/a").get("href") == "https://daily.example/bridges"  # type: ignore[union-attr]


def test_a_claim_shows_who_said_it_and_how_it_stands_on_each_axis(told: Told) -> None:
    page = told.claim(told.promise)
    assert said(page.find(".//h1")) == stories.PROMISE
    assert [said(one) for one in page.findall(".//dl[@class='states']/div")] == [
        "Reported correctly? Misleading",
        "What came of it? Partly delivered",
        "Against its deadline Overdue by 428 days",
    ]
    assert [said(one) for one in page.findall(".//dl[@class='facts']/div")] == [
        "Promised by The Council",
        "Asserted by The Council, quoted letter for letter",
        "Kind promise",
        "Topic Roads: bridges",
        "Last changed 24 Nov 2026",
    ]
    [tracker] = list(classed(page, "kicker")[0].iter("a"))
    assert tracker.get("href") == "/t/stargate"


def test_a_claim_shows_its_verdict_with_reason_sources_and_day(told: Told) -> None:
    verdict = section(told.claim(told.promise), "verdict")
    assert verdict == (
        "Reported correctly? Misleading leaves a wrong impression The minutes had been misread. "
        "Source: Minutes Given 24 Nov 2026, 11:00"
    )
    assert section(told.claim(told.fact), "verdict") == "True as stated? Nobody has checked this yet."


def test_a_claim_shows_its_first_window_its_new_one_and_its_slips(told: Told) -> None:
    deadline = section(told.claim(told.promise), "deadline")
    assert "this summer, that is 1 Jun 2025 to 22 Sep 2025 by convention" in deadline
    assert "Overdue by 428 days; restated for 1 Oct 2025 to 31 Dec 2025." in deadline
    assert "Read against 7 May 2025. Northern summer at its widest." in deadline
    assert "(by the end of the year). The first window stays what it is judged by." in deadline
    assert "Slipped once: moved 100 days later in all." in deadline
    assert "20 Aug 2025: Moved 100 days later" in deadline


def test_a_claim_shows_what_was_counted_towards_its_target(told: Told) -> None:
    page = told.claim(told.promise)
    target = section(page, "target")
    assert "A bridge counts when cars cross it. 2 of 10 bridges: Bridges open" in target
    [bar] = classed(page, "or-shares")
    assert bar.get("aria-label") == "2 of 10 bridges: Bridges open"
    assert [said(one) for one in page.findall(".//ol[@class='items']/li")] == [
        "1 Jul 2025 · North bridge Source: Minutes",
        "2 Aug 2025 · South bridge Source: Minutes",
    ]


def test_a_claim_shows_its_evidence_for_and_against_and_counts_what_is_not_public(told: Told) -> None:
    page = told.claim(told.promise)
    evidence = section(page, "evidence")
    assert evidence == (
        "Evidence 3 Supports 1 Minutes example.org · no date Says so. "
        "Refutes 1 Audit of the bridges The Auditor · audit.example · 1 Aug 2025 Counts two. "
        "Context 1 Letter of the engineer described · no date Tells why. 1 source not public."
    )
    assert [one.get("href") for one in page.findall(".//ul[@class='sources']//a")] == [
        "https://example.org/minutes",
        "https://audit.example/report",
    ]


def test_a_claim_shows_what_came_of_it_by_its_days_newest_first(told: Told) -> None:
    page = told.claim(told.promise)
    lines = [said(one) for one in page.findall(".//ol[@class='thread']/li")]
    assert [line.partition(" 2025")[0] for line in lines] == ["5 Oct", "20 Aug", "2 Aug", "1 Jul", "1 Jul"]
    assert lines[0] == "5 Oct 2025 Partly delivered Two of ten are open. Source: Minutes"
    assert [one.get("datetime") for one in page.findall(".//ol[@class='thread']//time")] == [
        "2025-10-05",
        "2025-08-20",
        "2025-08-02",
        "2025-07-01",
        "2025-07-01",
    ]


def test_a_correction_leads_its_page_and_stands_in_its_history(told: Told) -> None:
    page = told.claim(told.promise)
    first = next(page.find(".//article").iter("p"))  # type: ignore[union-attr]
    assert said(first) == "Correction, 24 Nov 2026: Marked it misleading. The minutes had been misread."
    assert [said(one) for one in page.findall(".//ol[@class='entries']/li")] == [
        "24 Nov 2026, 11:00 correction Marked it misleading The minutes had been misread.",
        "21 Nov 2026, 10:00 update Published",
    ]
    assert classed(told.claim(told.fact), "correction") == []


def test_a_source_that_was_withdrawn_is_struck_out_and_the_verdict_says_that_it_rested_on_it(
    newsroom: Newsroom, client: TestClient
) -> None:
    number = stories.promise(newsroom)
    changed(newsroom, number, WithdrawEvidence(stories.MINUTES, "They were forged."))
    page = parsed(client.get(f"/c/{Reads(newsroom, Scope.public()).card(number).slug}").content)
    assert "A source that this rests on was withdrawn since." in section(page, "verdict")
    assert "Minutes (withdrawn)" in section(page, "verdict")
    assert "Withdrawn: They were forged." in section(page, "evidence")
    assert said(page.find(".//ul[@class='sources']//s")) == "Minutes"


def test_a_claim_as_it_stood_on_a_day_says_so_and_keeps_its_verdict_apart(told: Told) -> None:
    page = told.claim(told.promise, on="2025-07-20")
    assert said(classed(page, "banner")[0]) == "This is the claim as it stood on 20 Jul 2025. Back to today"
    assert [said(one) for one in page.findall(".//dl[@class='states']/div")][1:] == [
        "What came of it? In progress",
        "Against its deadline Due",
    ]
    assert "This is today’s verdict, given 24 Nov 2026, 11:00" in section(page, "verdict")
    assert "Restated" not in section(page, "deadline")
    assert "1 of 10 bridges" in section(page, "target")
    evidence = section(page, "evidence")
    assert "Audit of the bridges" not in evidence
    assert "1 source published after that day is not shown here." in evidence
    assert page.findall(".//ol[@class='entries']") == []
    assert scripts(page) == []
    assert linked(page, "canonical") == []


def test_today_is_the_page_itself_and_other_days_that_cannot_be_shown_are_said(told: Told) -> None:
    states = [said(one) for one in told.claim(told.promise).findall(".//dl[@class='states']/div")]
    for day, sentence in (
        ("2026-11-24", ""),
        ("2031-01-01", "That day has not come yet; this is the claim as it is today."),
        ("2020-01-01", "The claim was first made on 6 May 2025; this is the claim as it is today."),
        ("<b>soon</b>", "“<b>soon</b>” is no day. Write it like 2025-07-01; this is the claim as it is today."),
    ):
        page = told.claim(told.promise, on=day)
        assert [said(one) for one in classed(page, "notice")] == ([sentence] if sentence else [])
        assert [said(one) for one in page.findall(".//dl[@class='states']/div")] == states
        assert classed(page, "banner") == []


def test_the_form_for_a_day_offers_the_days_that_there_are(told: Told) -> None:
    form = told.claim(told.promise).find(".//section[@class='past']/form")
    assert form is not None
    day = form.find("input")
    assert day is not None
    assert form.get("action") == told.address(told.promise)
    assert (day.get("min"), day.get("max"), day.get("value")) == ("2025-05-06", "2026-11-24", "2026-11-24")


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("errors@daily.example", "mailto:errors@daily.example?subject=Error%20in%20claim%20{}&body={}"),
        ("https://daily.example/errors?from=desk", "https://daily.example/errors?from=desk"),
        ("", None),
    ],
)
def test_an_error_is_reported_where_the_newsroom_wants_it(
    newsroom: Newsroom, contact: str, address: str | None
) -> None:
    named = replace(newsroom, settings=newsroom.settings.model_copy(update={"contact": contact}))
    client = reading(named)
    path = client.get("/c/1").headers["location"]
    report = parsed(client.get(path).content).find(".//section[@class='report']")
    assert report is not None
    links = [one.get("href") for one in report.iter("a")]
    whole = quote(f"http://testserver{path}")
    assert links == [*([address.format(1, whole)] if address else []), "/about#errors"]
    about = said(parsed(client.get("/about").content).find(".//main"))
    assert (f"Tell us: {contact}" in about) == bool(contact)


def test_a_claim_has_one_address_and_every_other_leads_to_it(told: Told) -> None:
    address = told.address(told.promise)
    number = told.promise
    for other in (f"/c/{number}", f"/c/{number}-", f"/c/{number}-other-words", f"/c/0{number}", f"{address}-more"):
        answer = told.client.get(other)
        assert (answer.status_code, answer.headers["location"]) == (301, address), other
    answer = told.client.get(f"/c/{number}?on=2025-07-01")
    assert answer.headers["location"] == f"{address}?on=2025-07-01"


def test_a_draft_is_answered_like_a_number_that_there_is_not(newsroom: Newsroom, client: TestClient) -> None:
    numbers = with_secrets(newsroom)
    draft = client.get(f"/c/{numbers['draft']}-a-draft")
    nothing = client.get("/c/999999-a-draft")
    assert draft.status_code == nothing.status_code == client.get("/c/words").status_code == 404
    assert draft.content == nothing.content
    assert "There is no claim at this address." in said(parsed(draft.content).find(".//main"))


def test_a_claim_that_was_taken_back_says_so_and_nothing_else_of_it(newsroom: Newsroom, client: TestClient) -> None:
    number = record(newsroom, "The viaduct will collapse on Thursday.", Publish()).id
    address = f"/c/{Reads(newsroom, Scope.public()).card(number).slug}"
    assert client.get(address).status_code == 200
    changed(newsroom, number, Unpublish("A slander."))
    for path in (address, f"/c/{number}", f"{address}?on=2026-11-24"):
        answer = client.get(path)
        assert answer.status_code == 410
        page = parsed(answer.content)
        assert said(page.find(".//main")) == (
            f"Taken back Claim {number} was public here and was taken back on 24 Nov 2026. All trackers"
        )
        for word in ("viaduct", "collapse", "thursday", "slander"):
            assert word not in answer.text.lower()
        assert meta(page)["robots"] == "noindex, nofollow"
        assert linked(page, "canonical") == []


def test_a_reworded_claim_moves_and_its_old_address_leads_on(newsroom: Newsroom, client: TestClient) -> None:
    number = record(newsroom, "The tunel opens.", Publish()).id
    before = f"/c/{number}-the-tunel-opens"
    assert client.get(before).status_code == 200
    changed(newsroom, number, Amend("A slip.", statement="The tunnel opens.", revision=Revision.TYPO))
    answer = client.get(before)
    assert (answer.status_code, answer.headers["location"]) == (301, f"/c/{number}-the-tunnel-opens")


def test_text_from_right_to_left_says_its_language_and_finds_its_direction(told: Told) -> None:
    page = told.claim(told.arabic)
    heading, quote = page.find(".//h1"), page.find(".//blockquote")
    assert heading is not None
    assert quote is not None
    assert (heading.get("lang"), heading.get("dir"), said(heading)) == ("ar", "auto", stories.ARABIC)
    assert (quote.get("lang"), quote.get("dir")) == ("ar", "auto")
    assert page.get("lang") == "en"
    assert [one.tag for one in page.iter() if said(one) == "المجلس" and one.tag == "bdi"] == ["bdi", "bdi"]


def test_a_claim_of_the_example_says_up_to_which_day_it_knows(told: Told) -> None:
    note = "As of 5 Jul 2026: this is an example, and what happened after that day is not in it."
    assert note in [said(one) for one in classed(told.claim(1), "note")]
    assert classed(told.claim(told.arabic), "note") == []


# --- what machines read -----------------------------------------------------------------------------------------------


def test_a_claim_tells_machines_its_address_its_title_and_its_picture(told: Told) -> None:
    page = told.claim(told.promise)
    whole = f"http://testserver{told.address(told.promise)}"
    tags = meta(page)
    assert linked(page, "canonical") == [whole]
    assert tags["og:url"] == whole
    assert tags["og:type"] == "article"
    assert tags["og:site_name"] == "On Record"
    assert (
        tags["og:title"] == tags["twitter:title"] == said(page.find("head/title")) == f"{stories.PROMISE} · On Record"
    )
    assert tags["og:description"] == tags["twitter:description"] == tags["description"]
    assert tags["description"].startswith("Reported correctly? Misleading. What came of it: partly delivered.")
    assert tags["og:image"] == tags["twitter:image"] == f"{whole}/preview.png"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["twitter:card"] == "summary_large_image"
    assert (tags["article:published_time"], tags["article:modified_time"]) == (
        "2026-11-21T09:00:00+00:00",
        "2026-11-24T10:00:00+00:00",
    )
    assert told.client.get(urlsplit(tags["og:image"]).path).headers["content-type"] == "image/png"


def test_a_tracker_tells_machines_its_one_address_also_when_it_is_narrowed(told: Told) -> None:
    for query in ({}, {"kind": "fact"}):
        page = told.tracker(**query)
        assert linked(page, "canonical") == ["http://testserver/t/stargate"]
        assert meta(page)["og:image"] == "http://testserver/t/stargate/preview.png"
    robots = [told.client.get(f"/t/stargate{query}").headers.get("x-robots-tag") for query in ("", "?kind=fact")]
    assert robots == [None, "noindex, follow"]


def test_every_rated_claim_carries_its_review_and_no_other_claim_does(told: Told) -> None:
    rated = 0
    for number, card in told.cards.items():
        page = told.client.get(told.address(number)).text
        found = read_reviews(page)
        if card.verification not in RATINGS:
            assert found == scripts(parsed(page)) == []
            continue
        rated += 1
        [review] = found
        assert card.verdict
        assert review.address == f"http://testserver{told.address(number)}"
        assert review.statement == " ".join(card.statement.split())
        assert (review.rating, review.rating_words) == (card.verification, rating_words(card.verification))
        assert review.reason == card.verdict.reason
        assert review.claimant == (card.claimant if card.claimant_shown else "")
        assert review.newsroom == "On Record"
        assert [one.address for one in review.appearances if one.address] == [
            one.address for one in card.appearances if one.address
        ]
    assert rated > 40


def test_a_review_is_linked_data_that_others_read_and_says_nothing_of_what_came_of_it(told: Told) -> None:
    [data] = scripts(told.claim(told.promise))
    [node] = expanded(data)
    assert node["@type"] == [f"{SCHEMA}ClaimReview"]
    [rating] = node[f"{SCHEMA}reviewRating"]
    assert rating[f"{SCHEMA}ratingValue"] == [{"@value": 2}]
    assert rating[f"{SCHEMA}alternateName"] == [{"@value": "Misleading: leaves a wrong impression"}]
    assert node[f"{SCHEMA}claimReviewed"] == [{"@value": stories.PROMISE}]
    written = str(data)
    for word in (*FollowUp, "overdue", "Two of ten"):
        assert word not in written


def test_a_hostile_statement_stands_on_every_page_letter_for_letter_and_is_no_element(told: Told) -> None:
    statement = told.cards[told.hostile].statement
    page = told.claim(told.hostile)
    assert page.find(".//h1").text == statement  # type: ignore[union-attr]
    assert said(page.find("head/title")) == f"{statement} · On Record"
    assert meta(page)["og:title"] == f"{statement} · On Record"
    assert list(page.iter("img")) == scripts(page) == []
    rows = [one for one in told.tracker(q="Statement").findall(".//h3/a") if one.text == statement]
    assert len(rows) == 1


# --- what every page keeps to -----------------------------------------------------------------------------------------


def test_every_page_is_html_without_an_error(every_page: dict[str, bytes]) -> None:
    for path, content in every_page.items():
        page = parsed(content)
        assert page.get("lang") == "en", path
        assert len(page.findall(".//h1")) == 1, path
        assert said(page.find("head/title")), path
        ids = [one.get("id") for one in page.iter() if one.get("id")]
        assert len(ids) == len(set(ids)), path


def test_every_page_loads_its_own_stylesheet_and_icon_and_nothing_else(every_page: dict[str, bytes]) -> None:
    for path, content in every_page.items():
        page = parsed(content)
        assert [one.partition(".")[2] for one in loads(page)] == ["svg", "css"], path
        assert all(one.startswith("/look/") for one in loads(page)), path
        scripts(page)
        for one in page.iter():
            assert one.tag not in ("style", "iframe", "object", "embed", "base", "img"), path
            assert not [name for name in one.attrib if name == "style" or name.startswith("on")], path


def test_no_link_of_any_page_leads_anywhere_but_to_the_web_or_a_mailbox(every_page: dict[str, bytes]) -> None:
    for path, content in every_page.items():
        for one in parsed(content).iter("a"):
            address = urlsplit(one.get("href", ""))
            assert address.scheme in ("", "https", "http", "mailto"), path
            assert not address.netloc or "noopener" in (one.get("rel") or ""), path


def test_the_pages_that_a_page_links_to_are_there(told: Told, every_page: dict[str, bytes]) -> None:
    asked = ("/t", "/about", "/t/stargate", told.address(told.promise), told.address(told.fact))
    inside = {
        one.get("href", "").partition("#")[0]
        for path in asked
        for one in (*parsed(every_page[path]).iter("a"), *parsed(every_page[path]).iter("link"))
        if one.get("href", "").startswith("/")
    }
    inside = {path for path in inside if not path.startswith("/open/") and "?" not in path and "dossier" not in path}
    assert len(inside) > 40
    wrong = {path: told.client.get(path).status_code for path in inside}
    assert {path: status for path, status in wrong.items() if status != 200} == {}


@pytest.mark.parametrize("path", ["/t", "/t/stargate", "/t/stargate?kind=fact", "/about", "/c/nothing", "claim"])
def test_every_page_is_sealed(told: Told, path: str) -> None:
    answer = told.client.get(told.address(told.promise) if path == "claim" else path)
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["permissions-policy"] == "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "set-cookie" not in answer.headers


def test_a_tracker_page_of_25_promises_is_at_most_60_kilobytes_as_sent(told: Told) -> None:
    answer = told.client.get(
        "/t/stargate?kind=promise&sort=first recorded&claimant=13", headers={"accept-encoding": "gzip, deflate, br"}
    )
    page = parsed(answer.content)
    assert len(claims_on(page)) == 25
    assert len(page.findall(".//table/tbody")) == 25
    assert answer.headers["content-encoding"] == "deflate"
    assert int(answer.headers["content-length"]) <= MOST_BYTES


def test_a_page_is_the_same_with_and_without_compression(told: Told) -> None:
    plain = told.client.get("/t/stargate", headers={"accept-encoding": "identity"})
    packed = told.client.get("/t/stargate", headers={"accept-encoding": "deflate"})
    refused = told.client.get("/t/stargate", headers={"accept-encoding": "gzip, deflate;q=0"})
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in refused.headers
    assert packed.headers["content-encoding"] == "deflate"
    assert plain.content == packed.content == refused.content
    assert plain.headers["vary"] == packed.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize("path", ["/t", "/t/stargate", "/t/stargate?q=bridge", "/about", "/c/1"])
def test_a_page_that_is_known_is_not_sent_again_until_it_changes(
    newsroom: Newsroom, client: TestClient, path: str
) -> None:
    path = client.get(path).headers.get("location", path)
    first = client.get(path)
    tag = first.headers["etag"]
    again = client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert again.headers["content-security-policy"] == POLICY
    head = client.head(path)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)
    assert head.headers["content-length"] == first.headers["content-length"]
    stories.fact(newsroom, "A bridge of paper stood here.")
    changed(newsroom, 1, AddEvidence(NewSource(SourceKind.DESCRIBED, title="A letter"), Stance.CONTEXT))
    after = client.get(path, headers={"if-none-match": tag})
    assert after.status_code == (304 if path == "/about" else 200)


def test_what_cannot_be_decided_says_what_was_searched(newsroom: Newsroom, client: TestClient) -> None:
    verdict = Verify(Verification.UNVERIFIABLE, "No register is kept.", search="The archive, up to 1 May 2026.")
    number = stories.fact(newsroom, "The bridge is cursed.", verdict)
    page = parsed(client.get(f"/c/{number}-the-bridge-is-cursed").content)
    assert "Searched: The archive, up to 1 May 2026." in section(page, "verdict")
    assert scripts(page) == []


def test_how_we_work_explains_every_word_in_use(told: Told) -> None:
    page = parsed(told.client.get("/about").content)
    words = {said(one.find("dt")).lower(): said(one.find("dd")) for one in page.findall(".//dl[@class='words']/div")}
    for word in (*Verification, *FollowUp):
        assert words[word] == word.meaning
    assert "Late is not broken" in said(page.find(".//main"))
