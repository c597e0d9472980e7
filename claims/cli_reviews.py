"""The command that reads other newsrooms' fact-checks out of their pages and feeds. It opens files alone, no address.

A file that cannot be read is told and passed over: the rest is printed, and the exit code is 1.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.errors import Unusable

if TYPE_CHECKING:  # what reads pages loads late, so that a short command answers at once
    from claims.formats.written_reviews import WrittenReview, WrittenReviews

LARGEST = 16_000_000
"""Bytes of one file; what is read of it takes several times as much memory."""

STDIN = "-"


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print a list for programs, with the page's own words.")
@click.pass_context
def claimreview(context: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Print the fact-checks (ClaimReview) that stand in pages, feeds or files of JSON.

    FILE may be a folder, for all files in it, or - for standard input. What a page leaves out stays empty.
    """
    troubles: list[str] = []
    found = ((name, review) for name, read in _read(files, troubles) for review in read.reviews)
    for piece in _as_json(found) if as_json else _as_lines(found):
        click.echo(piece, nl=False)
    for trouble in troubles:
        click.echo(trouble, err=True)
    if troubles:
        context.exit(1)


COMMANDS = (claimreview,)


def _read(files: tuple[str, ...], troubles: list[str]) -> "Iterator[tuple[str, WrittenReviews]]":
    from claims.formats.charsets import page_text
    from claims.formats.written_reviews import read_written_reviews

    for name in _names(files):
        try:
            read = read_written_reviews(page_text(_content(name)))
        except OSError as error:
            troubles.append(f"{name} cannot be read ({error.strerror}).")
            continue
        except Unusable as error:
            troubles.append(error.sentence)
            continue
        if read.unread:
            troubles.append(
                f"{name} names a review that cannot be read: its JSON is broken. "
                "Look at the page itself, and tell its publisher."
            )
        yield name, read


def _names(files: tuple[str, ...]) -> Iterator[str]:
    for name in files:
        if name != STDIN and Path(name).is_dir():
            yield from (str(path) for path in sorted(Path(name).iterdir()) if path.is_file())
        else:
            yield name


def _content(name: str) -> bytes:
    if name == STDIN:
        content = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with Path(name).open("rb") as stream:
            content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Unusable(f"{name} is larger than {LARGEST // 1_000_000} MB, and nothing of it was read. Divide it.")
    return content


def _as_json(found: "Iterator[tuple[str, WrittenReview]]") -> Iterator[str]:
    """The list goes out as it comes; it is plain ASCII, so that every terminal and pipe takes it."""
    before = "["
    for name, review in found:
        yield before + "\n" + json.dumps({"file": name, **review.as_json()})
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _as_lines(found: "Iterator[tuple[str, WrittenReview]]") -> Iterator[str]:
    from claims.formats.unprintable import in_one_line

    none = True
    for name, review in found:
        none = False
        about = ", ".join(str(part) for part in (review.publisher, review.reviewed_on) if part)
        claim = f"“{review.claim_reviewed or 'no claim'}” ({review.claimant or 'no claimant'})"
        yield in_one_line(f"{name}: {review.rating or 'no rating'}: {claim}{about and f' – {about}'}") + "\n"
    if none:
        yield "No ClaimReview stands there.\n"
