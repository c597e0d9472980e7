"""Importing other newsrooms’ fact-checks on the command line: a page is seen to be one, and nothing is taken twice."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.test_cli import data, run

__all__ = ["data", "run"]

Run = Callable[..., Result]
REVIEWS = [
    {
        "@type": "ClaimReview",
        "url": "https://checks.example/bridge",
        "claimReviewed": "The bridge cost nothing.",
        "itemReviewed": {"author": {"name": "A. Moor"}, "url": "https://social.example/1"},
        "author": {"name": "The Checkers"},
        "reviewRating": {"alternateName": "Falso"},
    },
    {"@type": "ClaimReview", "url": "https://checks.example/none"},
]
PAGE = f'<!doctype html><script type="application/ld+json">{json.dumps(REVIEWS)}</script>'


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "checks.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_a_dry_run_says_what_would_be_made_and_writes_nothing(run: Run, page: Path) -> None:
    done = run("import", page, "--dry-run", "--tracker", "Checks")
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        [
            "checks.html: 2 fact-checks, 0 of them on record already.",
            "  1. “The bridge cost nothing.” (A. Moor), rated “Falso” by The Checkers; our word may be “false”",
            "- 2: It names no claim, so nothing of it can be put on record.",
            "Nothing was written. Without --dry-run, 1 claim would be put on record into the tracker “Checks” "
            "as drafts, unchecked.",
        ],
    )
    assert run("export").stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("checks.html", PAGE),
        ("feed.json", json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": one} for one in REVIEWS]})),
        ("lines.txt", "\n".join(map(json.dumps, REVIEWS))),
        ("marked.csv", "\ufeff\n " + json.dumps(REVIEWS)),
    ],
)
def test_a_page_a_feed_and_lines_are_seen_to_be_fact_checks_and_come_once(
    run: Run, tmp_path: Path, name: str, content: str
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    assert "1 claim was put on record as drafts, unchecked." in run("import", file).stdout
    assert "nothing was changed" in run("import", file).stdout
    assert run("export").stdout.count("\n") == 2


def test_a_page_without_any_is_told_and_a_sheet_can_be_said_to_be_no_sheet(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<p>The bridge opens.</p>", encoding="utf-8")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Claim\nIt rained.\n", encoding="utf-8")
    for done in (run("import", file), run("import", sheet, "--reviews")):
        assert (done.exit_code, "No fact-check (ClaimReview) stands there." in done.stderr) == (1, True)
    looked = run("import", file, "--dry-run")
    assert (looked.exit_code, "No fact-check (ClaimReview) stands there." in looked.stdout) == (1, True)


def test_what_is_said_of_spreadsheets_alone_is_refused(run: Run, page: Path) -> None:
    done = run("import", page, "--kind", "promise")
    assert (done.exit_code, "Fact-checks say by themselves what they are." in done.stderr) == (2, True)


def test_an_export_fills_another_desk_with_where_the_claims_were_made(
    run: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.csv"
    run("import", page)
    run("export", out)
    monkeypatch.setenv("ON_RECORD_DATA", str(tmp_path / "other"))
    run("import", out)
    assert run("export").stdout_bytes == out.read_bytes()
    assert "https://social.example/1" in out.read_text(encoding="utf-8")


def test_an_address_inside_the_network_is_not_asked(run: Run) -> None:
    done = run("import", "http://127.0.0.1/checks")
    assert (done.exit_code, "which the desk never asks" in done.stderr) == (1, True)
