"""Reading other newsrooms' fact-checks out of files, as someone at a terminal or a program does."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from claims.cli import cli
from claims.cli_reviews import LARGEST
from tests.test_cli import data, run

__all__ = ["data", "run"]

Run = Callable[..., Result]

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example/pigs",
    "claimReviewed": "Pigs can ﬂy – “всегда”",
    "datePublished": "2024-05-06 23:35",
    "author": {"@type": "Organization", "name": "The Desk"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "Pat Promiser"}, "datePublished": "2024-05-01"},
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": 5, "alternateName": "Pants on Fire!"},
}
READ = {
    "claim_reviewed": "Pigs can ﬂy – “всегда”",
    "claimant": "Pat Promiser",
    "rating": "Pants on Fire!",
    "rating_value": 1,
    "best": 5,
    "worst": None,
    "reviewed_on": "2024-05-06",
    "claimed_on": "2024-05-01",
    "url": "https://desk.example/pigs",
    "publisher": "The Desk",
}


def page(*reviews: object) -> str:
    """Writes a page with reviews in it."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in reviews)
    return f"<!doctype html><title>Pigs</title>{scripts}<p>They do not."


def test_reviews_are_printed_as_a_list_with_their_files(run: Run, tmp_path: Path) -> None:
    one, none, feed = (tmp_path / name for name in ("a.html", "b.html", "c.jsonl"))
    one.write_text(page(REVIEW), encoding="utf-8")
    none.write_text(page({"@type": "NewsArticle", "headline": "What a ClaimReview is"}), encoding="utf-8")
    feed.write_text("\n".join(json.dumps(REVIEW | {"url": f"https://desk.example/{n}"}) for n in (1, 2)))
    done = run("claimreview", one, none, feed, "--json")
    assert (done.exit_code, done.stderr, done.stdout.isascii()) == (0, "", True)
    assert json.loads(done.stdout) == [
        {"file": str(one), **READ},
        {"file": str(feed), **READ, "url": "https://desk.example/1"},
        {"file": str(feed), **READ, "url": "https://desk.example/2"},
    ]


def test_what_a_page_leaves_out_is_null(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bare.html"
    rating = {"@type": "Rating", "ratingValue": "", "bestRating": "-1", "worstRating": "none"}
    file.write_text(page({"@type": "ClaimReview", "claimReviewed": "Pigs can fly", "reviewRating": rating}))
    (read,) = json.loads(run("claimreview", file, "--json").stdout)
    assert {name: value for name, value in read.items() if value is not None} == {
        "file": str(file),
        "claim_reviewed": "Pigs can fly",
        "best": -1,
        "worst": "none",
    }


def test_a_folder_is_read_whole_and_standard_input_too(data: Path, run: Run, tmp_path: Path) -> None:
    for name in ("2.html", "1.html"):
        (tmp_path / "pages" / "inside").mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_text(page(REVIEW))
    read = json.loads(run("claimreview", tmp_path / "pages", "--json").stdout)
    assert [Path(one["file"]).name for one in read] == ["1.html", "2.html"]
    piped = CliRunner().invoke(cli, ["claimreview", "-", "--json"], input=page(REVIEW))
    assert json.loads(piped.stdout) == [{"file": "-", **READ}]


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_printed(run: Run, tmp_path: Path) -> None:
    large, broken, good = (tmp_path / name for name in ("large.html", "broken.html", "good.html"))
    with large.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    broken.write_text(page(REVIEW).replace('"url":', '"url"'))
    good.write_text(page(REVIEW))
    done = run("claimreview", tmp_path / "missing.html", large, broken, good, "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == [{"file": str(good), **READ}]
    missing, too_large, unread = done.stderr.splitlines()
    assert missing == f"{tmp_path / 'missing.html'} cannot be read (No such file or directory)."
    assert too_large == f"{large} is larger than 16 MB, and nothing of it was read. Divide it."
    assert unread.startswith(f"{broken} names a review that cannot be read: its JSON is broken.")


def test_at_a_terminal_a_review_is_a_line_that_holds_no_control_character(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(page(REVIEW, {"@type": "ClaimReview", "claimReviewed": "\x1b[2J\nCows swim"}), encoding="utf-8")
    told = run("claimreview", file).stdout
    assert told == (
        f"{file}: Pants on Fire!: “Pigs can ﬂy – “всегда”” (Pat Promiser) – The Desk, 2024-05-06\n"
        f"{file}: no rating: “[2J Cows swim” (no claimant)\n"
    )


def test_a_file_without_a_review_says_so(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(bytes(range(256)) * 100)
    assert run("claimreview", picture).stdout == "No ClaimReview stands there.\n"
    assert json.loads(run("claimreview", picture, "--json").stdout) == []


def test_a_page_in_another_charset_is_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    script = json.dumps({"@type": "ClaimReview", "claimReviewed": "Ложь"}, ensure_ascii=False)
    written = f'<meta charset="windows-1251"><script type="application/ld+json">{script}</script>'
    for content in (written.encode("windows-1251"), written.encode("utf-8"), written.encode("utf-16")):
        file.write_bytes(content)
        (read,) = json.loads(run("claimreview", file, "--json").stdout)
        assert read["claim_reviewed"] == "Ложь"
