"""The data of the first tracker by itself: complete, dated, sourced and free of borrowed words."""

import tomllib
from collections.abc import Iterator
from datetime import date
from importlib import resources
from typing import Any

import pytest

from db.words import AssertedBy, ClaimantKind, FollowUp, Kind, SourceKind, Stance, Verification

Entry = dict[str, Any]

DATA: Entry = tomllib.loads(resources.files("seeds").joinpath("stargate.toml").read_text(encoding="utf-8"))
CLAIMS: list[Entry] = DATA["claims"]
OF_THE_ARTICLE = [claim for claim in CLAIMS if "appearance" in claim]
FOLLOWED = {Kind.PROMISE, Kind.PREDICTION}
TEXTS = ("note", "reason", "text", "how", "search", "fidelity", "claimant_note", "means", "what_counts")
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["slug"])
every_quote = pytest.mark.parametrize("claim", OF_THE_ARTICLE, ids=lambda claim: claim["slug"])


def keys_of(claim: Entry) -> dict[str, Entry]:
    return {evidence["key"]: evidence for evidence in claim["evidence"]}


def dated(claim: Entry) -> list[Entry]:
    parts = ("follow_ups", "notes", "restatements", "progress", "reported")
    return [entry for part in parts for entry in claim.get(part, [])]


def leaves(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, name)
    else:
        yield name, value


def test_every_word_of_a_closed_vocabulary_is_one_of_it() -> None:
    for claim in CLAIMS:
        assert claim["kind"] in set(Kind)
        assert claim["asserted_by"] in set(AssertedBy)
        assert {evidence["stance"] for evidence in claim["evidence"]} <= set(Stance)
        assert {entry["state"] for entry in claim.get("follow_ups", [])} <= set(FollowUp)
        if "verdict" in claim:
            assert claim["verdict"]["verification"] in set(Verification) - {Verification.UNCHECKED}
    assert {claimant["kind"] for claimant in DATA["claimants"]} <= set(ClaimantKind)
    assert {source["kind"] for source in DATA["sources"]} == {SourceKind.ADDRESS}


def test_everyone_named_is_described_once_and_everyone_described_is_named() -> None:
    described = [claimant["key"] for claimant in DATA["claimants"]]
    assert len(described) == len(set(described))
    assert set(described) == {claim[role] for claim in CLAIMS for role in ("claimant", "asserter")}


def test_every_source_has_one_address_of_the_web_and_is_used() -> None:
    keys = [source["key"] for source in DATA["sources"]]
    addresses = [source["address"] for source in DATA["sources"]]
    assert len(set(keys)) == len(keys) == len(set(addresses)) == 80
    assert all(address.startswith("https://") for address in addresses)
    assert all(source["publisher"] for source in DATA["sources"])
    assert {evidence["source"] for claim in CLAIMS for evidence in claim["evidence"]} == set(keys)


def test_nothing_is_dated_after_the_last_day_of_the_research() -> None:
    as_of = DATA["tracker"]["as_of"]
    assert as_of == date(2026, 7, 5)
    days = [entry["on"] for claim in CLAIMS for entry in dated(claim)]
    days += [source["published"] for source in DATA["sources"] if "published" in source]
    assert all(type(day) is date and date(2025, 1, 1) <= day <= as_of for day in days)


@every_quote
def test_a_quote_fills_its_position_and_has_little_context(claim: Entry) -> None:
    said = claim["appearance"]
    assert said["end"] - said["start"] == len(said["quote"])
    assert 0 < said["start"] < said["end"] <= DATA["article"]["characters"]
    assert len(said["before"]) <= 40
    assert len(said["after"]) <= 40
    assert said["fidelity"]


def test_quotes_and_contexts_that_overlap_agree_letter_for_letter() -> None:
    letters: dict[int, str] = {}
    for claim in OF_THE_ARTICLE:
        said = claim["appearance"]
        text = said["before"] + said["quote"] + said["after"]
        for position, letter in enumerate(text, said["start"] - len(said["before"])):
            assert letters.setdefault(position, letter) == letter, (claim["slug"], position)
    assert len(letters) < DATA["article"]["characters"] * 0.4


@every_claim
def test_every_source_a_claim_names_is_evidence_on_it(claim: Entry) -> None:
    keys = keys_of(claim)
    assert len(keys) == len(claim["evidence"])
    naming = [claim["verdict"]] if "verdict" in claim else []
    for entry in naming + dated(claim):
        assert entry["sources"], entry
        assert len(set(entry["sources"])) == len(entry["sources"])
        assert set(entry["sources"]) <= set(keys)


@every_claim
def test_a_verdict_has_a_reason_and_decisive_sources(claim: Entry) -> None:
    if "verdict" not in claim:
        assert claim["slug"] == "stargate-uae-first-200-mw"
        return
    verdict = claim["verdict"]
    stances = {keys_of(claim)[key]["stance"] for key in verdict["sources"]}
    assert verdict["reason"]
    if verdict["verification"] == Verification.VERIFIED:
        assert Stance.SUPPORTS in stances
    if verdict["verification"] == Verification.FALSE:
        assert Stance.REFUTES in stances
    assert ("search" in verdict) == (verdict["verification"] == Verification.UNVERIFIABLE)


@every_claim
def test_only_promises_and_predictions_are_followed_up_and_in_order(claim: Entry) -> None:
    entries = claim.get("follow_ups", [])
    assert bool(entries) == (claim["kind"] in FOLLOWED)
    assert all(entry["note"] for entry in entries)
    for part in ("follow_ups", "notes", "restatements", "progress"):
        days = [entry["on"] for entry in claim.get(part, [])]
        assert days == sorted(days)


@every_claim
def test_windows_open_before_they_close_and_are_read_no_later_than_announced(claim: Entry) -> None:
    windows = [claim["deadline"]] if "deadline" in claim else []
    windows += [entry for entry in claim.get("restatements", []) if not entry.get("withdrawn")]
    for window in windows:
        assert window["words"]
        assert window["earliest"] <= window["latest"]
    for first in windows[:1]:
        assert first["how"]
        assert type(first["soft"]) is bool
        assert first["read_on"] <= first["announced_on"] <= first["latest"]


@every_claim
def test_evidence_is_noted_shortly_in_words_of_its_own(claim: Entry) -> None:
    notes = [evidence["note"] for evidence in claim["evidence"]]
    assert all(10 <= len(note) <= 160 for note in notes)
    assert len(set(notes)) == len(notes)


def test_every_text_is_clean_and_ends_like_a_sentence() -> None:
    for name, value in leaves(DATA):
        if isinstance(value, str):
            assert value.isprintable(), value
            if name in TEXTS:
                assert value == value.strip(), value
                assert value.endswith((".", "”.", ".”", ".)")), value
                assert len(value) <= 420, (len(value), value)
