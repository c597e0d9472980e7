"""The commands that bring a newsroom's spreadsheet in, and write the record as one.

What an import would do can be looked at first; what is not certain is asked for, never guessed.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from claims.cli_record import chosen_newsroom
from claims.cli_reviews_import import fetched, is_address, may_hold_reviews, refuse_for_reviews, run_reviews
from db.errors import Unusable

if TYPE_CHECKING:  # what reads and writes a record loads late, so that a short command answers at once
    from claims.desk.surveys import Survey
    from claims.formats.sheets.reading import Sheet
    from claims.formats.sheets.values import Choices
    from claims.newsroom import Newsroom

SHOWN = 40
"""How many remarks on lines are printed; the others are counted."""


def _pairs(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for pair in given:
        name, sign, meaning = pair.rpartition("=")
        if not sign or not name.strip():
            raise click.BadParameter(f"write it as NAME=MEANING, not “{pair}”", context, option)
        pairs[name.strip()] = meaning.strip()
    return pairs


_BY_COLUMNS = "by-columns"
_COUNTED = 10_000
"""Rows of a long sheet after which it is told how far it is."""


@click.command("import")
@click.argument("source", metavar="FILE|ADDRESS")
@click.option("--dry-run", is_flag=True, help="Say what would be imported, with every problem; write nothing.")
@click.option("--reviews", is_flag=True, help="It is a page or a feed of fact-checks; by itself this is seen, too.")
@click.option(
    "--tracker", metavar="NAME", default="", help="Put the claims into this tracker; it is opened if need be."
)
@click.option(
    "--column", "columns", multiple=True, callback=_pairs, metavar="NAME=MEANING",
    help="What a column means: statement, claimant, topic, follow-up, verification, context … or nothing.",
)  # fmt: skip
@click.option(
    "--rating", "ratings", multiple=True, callback=_pairs, metavar="WORD=MEANING",
    help="What a word of the sheet means: delivered, broken, false … or undecided.",
)  # fmt: skip
@click.option("--dates", type=click.Choice(["day-first", "month-first"]), help="What comes first in 3/4/2025.")
@click.option("--claimant", metavar="NAME", help="Who said it, where the sheet does not say; “” for nobody.")
@click.option(
    "--kind", type=click.Choice(["fact", "quotation", "promise", "prediction", "by-columns"]),
    help="What the claims are; by-columns forgets what was said before.",
)  # fmt: skip
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day as of which the sheet says how things stand.")
@click.option("--charset", default="", metavar="NAME", help="The charset of a CSV that is not UTF-8, as windows-1252.")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook; by default the first with rows.")
def import_(
    source: str,
    dry_run: bool,
    reviews: bool,
    tracker: str,
    columns: Mapping[str, str],
    ratings: Mapping[str, str],
    dates: str | None,
    claimant: str | None,
    kind: str | None,
    as_of: datetime | None,
    charset: str,
    sheet: str,
) -> None:
    """Import a spreadsheet (CSV or XLSX), or the fact-checks of a page or a feed, as draft claims: all, or none.

    Importing the same again changes nothing. What you answer is remembered for the next sheet with these columns.
    Fact-checks (ClaimReview) decide nothing: they become unchecked claims with the check as evidence.
    """
    from claims.formats.sheets.days import Order
    from claims.formats.sheets.reading import open_sheet
    from claims.formats.sheets.values import Choices
    from db.words import Kind

    choices = Choices(
        columns,
        ratings,
        Order(dates.replace("-", " ")) if dates else None,
        claimant,
        Kind(kind) if kind and kind != _BY_COLUMNS else None,
        as_of.date() if as_of else None,
        kind_by_columns=kind == _BY_COLUMNS,
    )
    with _opened(source) as stream, chosen_newsroom() as newsroom:
        name = Path(source).name
        if reviews or may_hold_reviews(stream):
            refuse_for_reviews(columns, ratings, dates, claimant, kind, as_of, charset, sheet)
            run_reviews(newsroom, stream, name, tracker, dry_run)
        else:
            _run(newsroom, open_sheet(stream, charset=charset, sheet=sheet), choices, name, tracker, dry_run)


def _run(newsroom: "Newsroom", sheet: "Sheet", choices: "Choices", name: str, tracker: str, dry_run: bool) -> None:
    if dry_run:
        found = _surveyed(newsroom, sheet, choices, name)
        _tell(found, name)
        click.echo(_would(found, tracker))
        if found.stops:
            click.get_current_context().exit(1)
        return
    if sys.stdin.isatty():
        choices = _asked(_surveyed(newsroom, sheet, choices, name), choices)
    done = _imported(newsroom, sheet, choices, name, tracker)
    _tell(done, name)
    many = "1 claim was" if done.new == 1 else f"{done.new:,} claims were"
    click.echo(
        f"{many} put on record as drafts." if done.new else "Every row is on record already; nothing was changed."
    )


def _surveyed(newsroom: "Newsroom", sheet: "Sheet", choices: "Choices", name: str) -> "Survey":
    from claims.desk.imports import survey
    from db.scope import Scope

    with newsroom.reading() as connection:
        return survey(
            connection,
            Scope.desk(),
            sheet,
            choices,
            name=name,
            today=newsroom.today(),
            settings=newsroom.settings,
            progress=_count,
        )


def _imported(newsroom: "Newsroom", sheet: "Sheet", choices: "Choices", name: str, tracker: str) -> "Survey":
    from claims.desk.imports import import_sheet
    from claims.desk.permits import Actor
    from claims.desk.sitting import Sitting
    from db.words import Role

    def work(at: Sitting) -> "Survey":
        return import_sheet(at, sheet, choices, name=name, settings=newsroom.settings, tracker=tracker, progress=_count)

    return newsroom.sit(Actor("command line", Role.EDITOR), work)


def _count(rows: int) -> None:
    """Tells whoever waits how far it is; what is printed for programs stays apart."""
    if not rows % _COUNTED:
        click.echo(f"{rows:,} rows so far …", err=True)


def _asked(found: "Survey", choices: "Choices") -> "Choices":
    """Asks a person at a terminal for the words that nobody knows; an empty answer leaves them undecided."""
    from claims.formats.sheets.words import UNDECIDED, answer_of
    from claims.refusals import NotAccepted

    answers = dict(choices.ratings)
    for one in found.unknown:
        while one.words not in answers:
            said = click.prompt(f"“{one.words}” ({one.rows} rows) means", default=UNDECIDED)
            try:
                answer_of(one.words, said)
            except NotAccepted as refusal:
                click.echo(refusal.sentence)
            else:
                answers[one.words] = said
    return replace(choices, ratings=answers)


def _tell(found: "Survey", name: str) -> None:
    click.echo(f"{name}: {found.rows:,} rows, {found.known:,} of them on record already.")
    for column, meaning in found.columns:
        if meaning:
            click.echo(f"  {column} → {meaning}")
    if rest := [column for column, meaning in found.columns if not meaning]:
        click.echo(f"  kept as they stand: {', '.join(rest)}")
    if found.new:
        click.echo(
            f"What does not say what it is counts as a {found.kind}. {found.claimants:,} claimants, {found.sources:,} "
            f"sources, {found.verdicts:,} verdicts, {found.follow_ups:,} follow-ups, {found.deadlines:,} deadlines."
        )
    for sentence in found.told:
        click.echo(f"- {sentence}")
    for one in found.unknown:
        click.echo(
            f"- “{one.words}” ({one.rows:,} rows, line {one.line:,} first) is not known here and decides nothing; the "
            f'note has it. Say what it means: --rating "{one.words}=…"'
        )
    for remark in found.remarks[:SHOWN]:
        click.echo(f"  Line {remark.line:,}: {remark.sentence}")
    if more := len(found.remarks[SHOWN:]) + found.unsaid:
        click.echo(f"  … and {more:,} more like these.")


def _would(found: "Survey", tracker: str) -> str:
    if found.stops:
        return "Nothing can be imported before this is put right: " + "; ".join(
            f"line {remark.line:,}" for remark in found.stops[:SHOWN]
        )
    into = f" into the tracker “{tracker}”" if tracker else ""
    many = "1 row" if found.new == 1 else f"{found.new:,} rows"
    return f"Nothing was written. Without --dry-run, {many} would be imported{into} as drafts."


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if is_address(source):
        yield fetched(source)
        return
    with _file(Path(source)) as stream:
        yield stream


def _file(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise Unusable(f"{file} cannot be read ({error.strerror}). Name another file.") from error


def write_sheet(file: Path, tracker: str) -> None:
    """Writes the claims of a tracker, or all, as CSV or by the name of the file as XLSX; `-` is the screen."""
    from claims.desk.exports import export_sheet
    from claims.formats.sheets.writing import csv_sheet, write_workbook
    from db.scope import Scope

    with chosen_newsroom() as newsroom, newsroom.reading() as connection:
        made = export_sheet(connection, Scope.desk(), tracker)
        if str(file) == "-":
            for line in csv_sheet(made.header, made.rows):
                click.echo(line.encode(), nl=False)
            return
        part = file.with_name(f".{file.name}.part")
        try:
            with part.open("wb") as out:
                if file.suffix.casefold() == ".xlsx":
                    write_workbook(made.header, made.rows, out)
                else:
                    out.writelines(line.encode() for line in csv_sheet(made.header, made.rows))
            part.replace(file)
        except OSError as error:
            raise Unusable(f"{file} cannot be written ({error.strerror}). Name another file, or make room.") from error
        finally:
            part.unlink(missing_ok=True)
    click.echo(f"The claims are in {file}. Drafts and internal sources are among them.")


COMMANDS = (import_,)
