"""What the first tracker has to tell: its leads, windows, slips, counts, and who answers for what."""

import tomllib
from collections import Counter
from datetime import date
from importlib import resources
from typing import Any

import pytest

from db.words import ClaimantKind, FollowUp, Kind, Stance

Entry = dict[str, Any]

DATA: Entry = tomllib.loads(resources.files("seeds").joinpath("stargate.toml").read_text(encoding="utf-8"))
CLAIMS: list[Entry] = DATA["claims"]
OF_THE_ARTICLE = [claim for claim in CLAIMS if "appearance" in claim]
EXTRA = [claim for claim in CLAIMS if claim.get("extra")]
WITHOUT_SPEAKER = {
    "democratic-ai-government-control-quote",
    "bessent-ai-quantum-quote",
    "huawei-telecom-trade-quote",
    "kratsios-diplomacy-quote",
    "ft-bespoke-partners",
}


def named(slug: str) -> Entry:
    return next(claim for claim in CLAIMS if claim["slug"] == slug)


def keys_of(claim: Entry) -> dict[str, Entry]:
    return {evidence["key"]: evidence for evidence in claim["evidence"]}


def test_there_are_twenty_claims_of_the_article_and_four_extra_promises() -> None:
    assert len(OF_THE_ARTICLE) == 20
    assert len(EXTRA) == 4
    assert len(CLAIMS) == 24
    assert len({claim["slug"] for claim in CLAIMS}) == 24


def test_the_three_claims_of_the_brief_lead_and_the_others_keep_the_order_of_the_article() -> None:
    leads = ["stargate-500-million-plan", "ten-initiatives-us-allies", "open-model-this-summer"]
    assert [claim["slug"] for claim in CLAIMS[:3]] == leads
    starts = [claim["appearance"]["start"] for claim in OF_THE_ARTICLE[3:]]
    assert starts == sorted(starts)
    assert CLAIMS[20:] == EXTRA


def test_the_kinds_are_those_of_the_newsroom() -> None:
    assert Counter(claim["kind"] for claim in OF_THE_ARTICLE) == {
        Kind.FACT: 6,
        Kind.QUOTATION: 4,
        Kind.PROMISE: 8,
        Kind.PREDICTION: 2,
    }
    assert {claim["kind"] for claim in EXTRA} == {Kind.PROMISE}


def test_the_article_is_dated_with_its_doubt_and_says_that_it_is_a_copy() -> None:
    article = DATA["article"]
    assert article["published"] == date(2025, 5, 7)
    assert "8 May" in article["published_basis"]
    assert "address" not in article
    assert len(article["sha256"]) == 64
    assert "machine re-worded copy" in article["notice"]
    assert "may be altered" in article["notice"]


def test_a_corrupted_quotation_shows_no_speaker_in_its_context_either() -> None:
    silent = {claim["slug"] for claim in OF_THE_ARTICLE if not claim["appearance"]["shows_speaker"]}
    assert silent == WITHOUT_SPEAKER
    corrupted = {c["slug"] for c in OF_THE_ARTICLE if "corrupted quotation" in c["appearance"]["fidelity"].lower()}
    assert corrupted == WITHOUT_SPEAKER
    people = ("Bessent", "Newman", "Kratsios", "McBride")
    around = [c["appearance"]["before"] + c["appearance"]["after"] for c in CLAIMS if c["slug"] in silent]
    assert not [text for text in around for person in people if person in text]


def test_what_only_the_copy_got_wrong_counts_on_the_card_of_the_copy() -> None:
    assert {c["slug"] for c in CLAIMS if c["asserter"] == "copy"} == WITHOUT_SPEAKER - {"ft-bespoke-partners"}
    assert named("stargate-500-million-plan")["asserter"] == "fortune"
    people = {claimant["key"] for claimant in DATA["claimants"] if claimant["kind"] == ClaimantKind.PERSON}
    assert not people & {claim["asserter"] for claim in CLAIMS}


def test_the_windows_are_those_the_notes_name() -> None:
    windows = {
        c["slug"]: (str(c["deadline"]["earliest"]), str(c["deadline"]["latest"])) for c in CLAIMS if "deadline" in c
    }
    assert windows == {
        "open-model-this-summer": ("2025-06-01", "2025-09-22"),
        "stargate-us-data-centers": ("2025-01-21", "2029-01-21"),
        "abilene-first-two-buildings": ("2025-01-01", "2025-06-30"),
        "abilene-six-more-buildings": ("2025-03-18", "2026-08-31"),
        "stargate-uae-first-200-mw": ("2026-07-01", "2026-09-30"),
        "stargate-uk-8000-gpus": ("2026-01-01", "2026-03-31"),
    }


def test_the_open_model_slipped_twice_and_came_on_time() -> None:
    claim = named("open-model-this-summer")
    first, second = claim["restatements"]
    assert (first["on"], first["earliest"], first["latest"]) == (
        date(2025, 6, 10),
        date(2025, 7, 1),
        date(2025, 9, 22),
    )
    assert second["on"] == date(2025, 7, 12)
    assert second["withdrawn"] is True
    last = claim["follow_ups"][-1]
    assert (last["state"], last["on"]) == (FollowUp.DELIVERED, date(2025, 8, 5))
    assert last["on"] <= claim["deadline"]["latest"]


def test_the_ten_projects_are_counted_two_ways_each_with_its_source() -> None:
    claim = named("ten-initiatives-us-allies")
    target = claim["target"]
    assert (target["amount"], target["unit"]) == (10, "projects")
    assert [count["name"] for count in target["counts"]] == ["agreements announced", "sites in service"]
    assert {line["count"] for line in claim["progress"]} == {"agreements announced"}
    assert [line["item"] for line in claim["progress"]] == [
        "United Arab Emirates",
        "Norway",
        "United Kingdom",
        "Germany",
        "South Korea",
        "Argentina",
        "India",
        "Malta",
        "Singapore",
    ]
    (reported,) = claim["reported"]
    assert (reported["total"], reported["on"]) == (11, date(2026, 1, 21))


def test_a_fact_with_dated_news_keeps_it_as_notes_and_the_promise_behind_it_is_followed_up() -> None:
    assert len(named("abilene-not-finished")["notes"]) == 5
    kept = named("abilene-first-two-buildings")
    assert kept["follow_ups"][-1]["state"] == FollowUp.DELIVERED
    assert (kept["follow_ups"][-1]["on"] - kept["deadline"]["latest"]).days == 92


@pytest.mark.parametrize("claim", EXTRA, ids=lambda claim: claim["slug"])
def test_an_extra_promise_has_an_origin_and_no_quote(claim: Entry) -> None:
    assert "appearance" not in claim
    assert keys_of(claim)[claim["origin"]]["stance"] == Stance.SUPPORTS
    assert claim["deadline"]["words"]


def test_a_promise_without_a_measure_is_marked_as_one_that_cannot_be_judged() -> None:
    (only,) = named("safety-and-security-controls")["follow_ups"]
    assert only["state"] == FollowUp.CANNOT_BE_JUDGED
    assert "no measure" in only["note"]
