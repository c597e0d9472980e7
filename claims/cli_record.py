"""The commands that keep the record safe: verify, rebuild, back up, restore, copy, export.

What they refuse is told as one sentence, and nothing is written over.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.errors import Unusable

if TYPE_CHECKING:  # what reads and writes a record loads late, so that a short command answers at once
    from claims.newsroom import Newsroom
    from claims.settings import Settings
    from db.care.faults import Fault
    from db.chain import Author
    from db.engine import Record

DOES_NOT_HOLD = 3
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--against", type=FILE, metavar="FILE", help="A checkpoint kept elsewhere: tell what changed since.")
@click.pass_context
def verify(context: click.Context, against: Path | None) -> None:
    """Recompute the whole record from its history and name the first event that does not hold."""
    from db.care.checkpoints import compare
    from db.care.verifying import verify as examine
    from db.opening import open_record

    record = open_record(chosen_settings().url, guarded=False)
    with _closing(record):
        with _progress("Verifying") as tell:
            findings = examine(record, tell)
        since: tuple[Fault, ...] = ()
        if against:
            with _progress("Comparing with the checkpoint") as tell:
                since = compare(record, against, tell)
    click.echo(findings.sentence)
    for fault in (*findings.faults[1:], *since):
        click.echo(f"- {fault.sentence}")
    if against and not since:
        click.echo("Nothing was cut off or changed since the checkpoint.")
    if since or not findings.holds:
        context.exit(DOES_NOT_HOLD)


@click.command()
def rebuild() -> None:
    """Make everything that is kept beside the history anew from it: lists, counts, search."""
    from db.care.rebuilding import rebuild as make_anew

    with _record() as record, _progress("Rebuilding") as tell:
        events = make_anew(record, tell)
    click.echo(f"Everything was made anew from {events:,} events.")


@click.command()
def migrate() -> None:
    """Bring the database to this version's form and put the guards on the history back."""
    from db.opening import REVISION, open_record

    open_record(chosen_settings().url, migrate=True).close()
    click.echo(f"The database has the form of this version ({REVISION}), and its history is guarded.")


@click.command()
@click.argument("file", type=FILE)
def checkpoint(file: Path) -> None:
    """Write the state of every chain into FILE. Keep it elsewhere, for “verify --against”."""
    from db.care.checkpoints import save_checkpoint, write_checkpoint

    with _record() as record, _progress("Saving") as tell:
        write_checkpoint(record, _author(), datetime.now(UTC))
        try:
            chains = save_checkpoint(record, file, tell)
        except OSError as error:
            raise Unusable(f"{file} cannot be written ({error.strerror}). Name another file.") from error
    click.echo(f"The ends of {chains:,} chains are in {file}. Keep it where the database's administrator cannot write.")


@click.command()
@click.argument("file", type=FILE)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
def backup(file: Path, force: bool) -> None:
    """Write the whole record into one SQLite FILE. Safe while the desk is in use."""
    from db.care.backups import backup as keep

    with _record() as record, _progress("Backing up") as tell:
        keep(record, file, tell, replace=force)
    click.echo(f"The record is kept in {file}; it was checked.")


@click.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Verify a backup and put it in the place of the record. The replaced file is kept beside it."""
    from db.care.backups import restore as put_back

    with _progress("Verifying the backup") as tell:
        aside = put_back(file, chosen_settings().url, datetime.now(UTC), tell)
    click.echo(f"{file} is the record now." + (f" What it replaced is kept as {aside}." if aside else ""))


@click.command()
@click.option(
    "--to", "target", required=True, metavar="URL", help="An empty database: sqlite:///FILE or postgresql://…"
)
@click.option("--from", "source", metavar="URL", help="The record to copy, instead of the desk's own.")
def copy(target: str, source: str | None) -> None:
    """Copy the record with its whole history into an empty database, and verify it there."""
    from db.care.moving import copy as move

    with _progress("Copying") as tell:
        events = move(source or chosen_settings().url, target, tell)
    click.echo(f"{events:,} events were copied and verified.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The whole record with every event, as one JSON document.")
@click.option("--tracker", default="", metavar="NAME", help="Only the claims of this tracker.")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="-")
def export(as_json: bool, tracker: str, file: Path) -> None:
    """Write the claims as a spreadsheet into FILE (.csv or .xlsx), or to the screen as CSV without one.

    “claims import” reads it back. With --json, write every claim, source and event instead.
    This is the newsroom's own export: internal notes and sources are in it. Do not publish it.
    """
    from claims.cli_import import write_sheet
    from db.care.moving import export as write_out

    if not as_json:
        write_sheet(file, tracker)
        return
    if tracker:
        raise click.UsageError("The JSON holds the whole record. Leave --tracker away, or leave --json away.")
    with _record() as record:
        if str(file) == "-":
            write_out(record, sys.stdout)
            return
        part = file.with_name(f".{file.name}.part")
        try:
            with _progress("Exporting") as tell, part.open("w", encoding="utf-8") as out:
                events = write_out(record, out, tell)
            part.replace(file)
        except OSError as error:
            raise Unusable(f"{file} cannot be written ({error.strerror}). Name another file, or make room.") from error
        finally:
            part.unlink(missing_ok=True)
    click.echo(f"{events:,} events were written to {file}. Internal notes are among them.")


COMMANDS = (verify, rebuild, migrate, checkpoint, backup, restore, copy, export)


def chosen_settings() -> "Settings":
    """Reads the settings, those given on the command line among them, or refuses with a sentence."""
    from claims.settings import load_settings

    return load_settings()


@contextmanager
def chosen_newsroom() -> Iterator["Newsroom"]:
    """Opens the newsroom that the settings name, and closes its record after the work."""
    from claims.newsroom import Newsroom

    newsroom = Newsroom.open(chosen_settings())
    try:
        yield newsroom
    finally:
        newsroom.close()


def _author() -> "Author":
    from db.chain import Author
    from db.words import Role

    return Author("command line", Role.EDITOR)


@contextmanager
def _closing(record: "Record") -> Iterator["Record"]:
    try:
        yield record
    finally:
        record.close()


@contextmanager
def _record() -> Iterator["Record"]:
    from db.opening import open_record

    with _closing(open_record(chosen_settings().url)) as record:
        yield record


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int], None]]:
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield tell
