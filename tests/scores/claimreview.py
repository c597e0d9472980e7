"""Scores the reading of ClaimReviews: `python -m tests.scores.claimreview FOLDER`, FOLDER with pages and gold.json.

The gold holds the publishers' own objects; what they say is worked out here by other code than the reader's.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from claims.formats.charsets import page_text
from claims.formats.written_reviews import read_written_reviews

Fields = dict[str, Any]


def expected(review: Fields) -> Fields:
    """Gives the fields that a publisher's object says, as the command prints them."""
    claim, rating = _first(review.get("itemReviewed")), _first(review.get("reviewRating"))
    return {
        "claim_reviewed": review.get("claimReviewed") or None,
        "claimant": _name(claim.get("author")),
        "rating": rating.get("alternateName") or None,
        "rating_value": _number(rating.get("ratingValue")),
        "best": _number(rating.get("bestRating")),
        "worst": _number(rating.get("worstRating")),
        "reviewed_on": (review.get("datePublished") or "")[:10] or None,
        "claimed_on": (claim.get("datePublished") or "")[:10] or None,
        "url": review.get("url") or None,
        "publisher": _name(review.get("publisher")) or _name(review.get("author")),
    }


def _first(value: Any) -> Fields:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, dict) else {}


def _name(value: Any) -> str | None:
    name = _first(value).get("name")
    return (name[0] if isinstance(name, list) else name) or None


def _number(value: Any) -> float | None:
    return None if value in (None, "") else float(value)


def compared(folder: Path) -> Iterator[tuple[str, list[Fields], list[Fields]]]:
    """Yields each page's name with the reviews it holds and those that were read."""
    held: dict[str, list[Fields]] = {}
    for one in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        held.setdefault(one["file"], []).append(expected(one["claimreview"]))
    for page in sorted(folder.glob("*.html")):
        read = read_written_reviews(page_text(page.read_bytes())).reviews
        yield page.name, held.get(page.name, []), [review.as_json() for review in read]


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--wrong", is_flag=True, help="Print every field that differs.")
def score(folder: Path, wrong: bool) -> None:
    """Prints how many reviews were found, how many that are none, and the share of fields that are right."""
    counts: Counter[str] = Counter()
    began = perf_counter()
    for name, held, read in compared(folder):
        counts.update(pages=1, held=len(held), read=len(read), false=max(0, len(read) - len(held)))
        for want, got in zip(held, read, strict=False):
            for field, value in want.items():
                counts.update(fields=1, right=got[field] == value)
                if wrong and got[field] != value:
                    click.echo(f"{name} {field}: {value!r} was read as {got[field]!r}")
        missed = max(0, len(held) - len(read))
        counts.update(missed=missed, fields=10 * missed)
    share = counts["right"] / counts["fields"]
    click.echo(
        f"{counts['pages']} pages in {perf_counter() - began:.2f} s: {counts['held'] - counts['missed']} of "
        f"{counts['held']} reviews found, {counts['false']} false finds, {share:.1%} of fields right"
    )


if __name__ == "__main__":
    score()
