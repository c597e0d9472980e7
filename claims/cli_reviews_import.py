"""What `claims import` does with other newsrooms’ fact-checks: a page, a feed or a file that holds ClaimReviews.

They are recognised by what they are; nothing of them is decided here.
"""

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

import click

from claims.cli_record import chosen_settings

if TYPE_CHECKING:  # what reads and writes a record loads late, so that a short command answers at once
    from claims.desk.reviews import FoundReviews, ReviewSurvey
    from claims.newsroom import Newsroom

SHOWN = 40
"""How many reviews and remarks are printed; the others are counted."""


class Page(BytesIO):
    """The bytes of an address, with the address and the kind that the site gave them."""

    def __init__(self, content: bytes, address: str, media: str) -> None:
        super().__init__(content)
        self.address, self.media = address, media


def is_address(source: str) -> bool:
    """Tells an address of the web from the name of a file."""
    return source.lower().startswith(("http://", "https://"))


def fetched(address: str) -> BinaryIO:
    """Fetches what is at an address, telling on standard error how far it is."""
    from claims.desk.articles import fetch_page

    page = fetch_page(address, chosen_settings(), lambda words: click.echo(words, err=True))
    return Page(page.content, page.address, page.media)


def may_hold_reviews(stream: BinaryIO) -> bool:
    """Tells whether a page, a feed or JSON comes, and no spreadsheet; leaves the stream at its beginning."""
    from claims.desk.reviews import LOOKED_AT, is_page_or_json

    beginning = stream.read(LOOKED_AT)
    stream.seek(0)
    return is_page_or_json(beginning)


def refuse_for_reviews(*said_of_sheets: object) -> None:
    """Refuses what can be said of a spreadsheet alone."""
    if any(said_of_sheets):
        raise click.UsageError(
            "Fact-checks say by themselves what they are. Leave --column, --rating, --dates, --claimant, --kind, "
            "--as-of, --charset and --sheet away."
        )


def run_reviews(newsroom: "Newsroom", stream: BinaryIO, name: str, tracker: str, dry_run: bool) -> None:
    """Puts the fact-checks on record, or says what that would do."""
    from claims.desk.reviews import LARGEST, reviews_in

    content = stream.read(LARGEST + 1)
    page = stream if isinstance(stream, Page) else None
    found = reviews_in(content, page.address if page else name, page.media if page else None)
    if dry_run:
        _dry_run(newsroom, found, tracker)
        return
    done = _imported(newsroom, found, tracker)
    _tell(done, found.name)
    many = "1 claim was" if len(done.new) == 1 else f"{len(done.new):,} claims were"
    click.echo(
        f"{many} put on record as drafts, unchecked."
        if done.new
        else "Every fact-check is on record already, or says no claim; nothing was changed."
    )


def _dry_run(newsroom: "Newsroom", found: "FoundReviews", tracker: str) -> None:
    from claims.desk.reviews import survey_reviews
    from db.scope import Scope

    with newsroom.reading() as connection:
        survey = survey_reviews(connection, Scope.desk(), found, newsroom.today())
    _tell(survey, found.name)
    if survey.stop:
        click.echo(survey.stop)
        click.get_current_context().exit(1)
    into = f" into the tracker “{tracker}”" if tracker else ""
    many = "1 claim" if len(survey.new) == 1 else f"{len(survey.new):,} claims"
    click.echo(f"Nothing was written. Without --dry-run, {many} would be put on record{into} as drafts, unchecked.")


def _imported(newsroom: "Newsroom", found: "FoundReviews", tracker: str) -> "ReviewSurvey":
    from claims.desk.permits import Actor
    from claims.desk.reviews import import_reviews
    from db.words import Role

    actor = Actor("command line", Role.EDITOR)
    return newsroom.sit(actor, lambda at: import_reviews(at, found, tracker))


def _tell(found: "ReviewSurvey", name: str) -> None:
    many = "1 fact-check" if found.found == 1 else f"{found.found:,} fact-checks"
    click.echo(f"{name}: {many}, {found.known:,} of them on record already.")
    for claim in found.new[:SHOWN]:
        click.echo(f"  {claim.number}. {claim.in_words()}")
    if more := len(found.new[SHOWN:]):
        click.echo(f"  … and {more:,} more claims.")
    for remark in found.remarks[:SHOWN]:
        click.echo(f"- {remark.number}: {remark.sentence}")
    if more := len(found.remarks[SHOWN:]):
        click.echo(f"- … and {more:,} more like these.")
