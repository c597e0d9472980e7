"""The `claims` command: starting the desk, and keeping its record safe.

Refusals are told as their sentence, with exit code 1; wrong usage is 2; a record that does not hold is 3.
"""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from db.errors import Refusal, Unusable

if TYPE_CHECKING:  # what reads and writes a record loads late, so that a short command answers at once
    from claims.newsroom import Newsroom
    from claims.settings import Settings
    from db.chain import Author
    from db.engine import Record
    from db.faults import Fault

APP = Path(__file__).parents[1] / "app.py"
PORT = 8501
DOES_NOT_HOLD = 3
FILE = click.Path(dir_okay=False, path_type=Path)


class Example(Protocol):
    """The example that a first start shows, reached from outside so that `claims` knows no data."""

    def load(self, newsroom: "Newsroom") -> str:
        """Puts the example on record, once, and says in a sentence what happened."""

    def retire(self, newsroom: "Newsroom") -> str:
        """Takes the example off every list and says in a sentence what happened."""


class Commands(click.Group):
    """The commands of On Record; a refusal ends one with its sentence instead of a trace."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that was asked for."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            click.echo(refusal.sentence, err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data", metavar="FOLDER", help="The folder of the record, instead of the setting ON_RECORD_DATA.")
@click.option("--database-url", metavar="URL", help="The database, instead of the setting ON_RECORD_DATABASE_URL.")
@click.pass_context
def cli(context: click.Context, data: str | None, database_url: str | None) -> None:
    """On Record: what was said, what was promised, and what came of it."""
    # The dashboard reads its settings from the environment too, so both see the same ones.
    given = {"ON_RECORD_DATA": data and str(Path(data).absolute()), "ON_RECORD_DATABASE_URL": database_url}
    os.environ.update({name: value for name, value in given.items() if value})


@cli.command()
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Where the desk listens.")
@click.option("--address", default="127.0.0.1", show_default=True, help="The address it listens on.")
def serve(port: int, address: str) -> None:
    """Start the desk and print the link that opens it."""
    _open(_settings()).close()
    if not APP.exists():
        raise Unusable(f"The dashboard is missing: there is no {APP}. Start it from a clone of On Record.")
    _refuse_taken(address, port)
    from streamlit.web.cli import main as streamlit

    arguments = ["run", str(APP), f"--server.port={port}", f"--server.address={address}"]
    streamlit(arguments, prog_name="streamlit", standalone_mode=False)


def _refuse_taken(address: str, port: int) -> None:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except PermissionError as error:
        raise Unusable(f"You have no right to listen on port {port}. Choose one above 1023 with --port.") from error
    except socket.gaierror as error:
        raise Unusable(f"“{address}” is no address of this machine. Leave --address away, or correct it.") from error
    except OSError as error:
        raise Unusable(
            f"Port {port} on {address} cannot be used; perhaps a desk is running there already. "
            f"Open that one, stop it, or choose another port: claims serve --port {port % 65535 + 1}."
        ) from error


@cli.command()
@click.pass_obj
def seed(example: Example | None) -> None:
    """Put the example on record: the first tracker with its claims. Does nothing where it is already."""
    with _newsroom() as newsroom:
        click.echo(_given(example).load(newsroom))


@cli.command("retire-example")
@click.pass_obj
def retire_example(example: Example | None) -> None:
    """Take the example off every list. Its history stays."""
    with _newsroom() as newsroom:
        click.echo(_given(example).retire(newsroom))


@cli.command()
@click.option("--against", type=FILE, metavar="FILE", help="A checkpoint kept elsewhere: tell what changed since.")
@click.pass_context
def verify(context: click.Context, against: Path | None) -> None:
    """Recompute the whole record from its history and name the first event that does not hold."""
    from db.checkpoints import compare
    from db.opening import open_record
    from db.verifying import verify as examine

    record = open_record(_settings().url, guarded=False)
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


@cli.command()
def rebuild() -> None:
    """Make everything that is kept beside the history anew from it: lists, counts, search."""
    from db.rebuilding import rebuild as make_anew

    with _record() as record, _progress("Rebuilding") as tell:
        events = make_anew(record, tell)
    click.echo(f"Everything was made anew from {events:,} events.")


@cli.command()
def migrate() -> None:
    """Bring the database to this version's form and put the guards on the history back."""
    from db.opening import REVISION, open_record

    open_record(_settings().url, migrate=True).close()
    click.echo(f"The database has the form of this version ({REVISION}), and its history is guarded.")


@cli.command()
@click.argument("file", type=FILE)
def checkpoint(file: Path) -> None:
    """Write the state of every chain into FILE. Keep it elsewhere, for “verify --against”."""
    from db.checkpoints import save_checkpoint, write_checkpoint

    with _record() as record, _progress("Saving") as tell:
        write_checkpoint(record, _author(), datetime.now(UTC))
        try:
            chains = save_checkpoint(record, file, tell)
        except OSError as error:
            raise Unusable(f"{file} cannot be written ({error.strerror}). Name another file.") from error
    click.echo(f"The ends of {chains:,} chains are in {file}. Keep it where the database's administrator cannot write.")


@cli.command()
@click.argument("file", type=FILE)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
def backup(file: Path, force: bool) -> None:
    """Write the whole record into one SQLite FILE. Safe while the desk is in use."""
    from db.backups import backup as keep

    with _record() as record, _progress("Backing up") as tell:
        keep(record, file, tell, replace=force)
    click.echo(f"The record is kept in {file}; it was checked.")


@cli.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Verify a backup and put it in the place of the record. The replaced file is kept beside it."""
    from db.backups import restore as put_back

    with _progress("Verifying the backup") as tell:
        aside = put_back(file, _settings().url, datetime.now(UTC), tell)
    click.echo(f"{file} is the record now." + (f" What it replaced is kept as {aside}." if aside else ""))


@cli.command()
@click.option("--to", "target", required=True, metavar="URL", help="An empty database: sqlite:///FILE or postgresql://…")
@click.option("--from", "source", metavar="URL", help="The record to copy, instead of the desk's own.")
def copy(target: str, source: str | None) -> None:
    """Copy the record with its whole history into an empty database, and verify it there."""
    from db.moving import copy as move

    with _progress("Copying") as tell:
        events = move(source or _settings().url, target, tell)
    click.echo(f"{events:,} events were copied and verified.")


@cli.command()
@click.option("--json", "as_json", is_flag=True, required=True, help="As one JSON document.")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="-")
def export(as_json: bool, file: Path) -> None:
    """Write every claim, source and event into FILE, or to the screen without one.

    This is the newsroom's own export: internal notes and sources are in it. Do not publish it.
    """
    from db.moving import export as write_out

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


@cli.command()
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Where the desk listens.")
def key(port: int) -> None:
    """Print a new link that makes one browser the editor's. It works once."""
    from claims.access import new_key

    settings = _settings()
    if settings.public_url:
        raise Unusable("This desk has a public address and no sign-in yet, so no key opens it: everyone reads.")
    try:
        made = new_key(settings.data)
    except OSError as error:
        raise Unusable(
            f"No key can be kept in {settings.data} ({error.strerror}). Name another folder with --data."
        ) from error
    click.echo(f"http://127.0.0.1:{port}/enter?key={made}")


@cli.command()
def version() -> None:
    """Print which On Record this is."""
    from importlib.metadata import version as installed

    click.echo(f"On Record {installed('on-record')}")


def _given(example: Example | None) -> Example:
    if example is None:
        raise Unusable("This command carries no example. Start it as “claims”.")
    return example


def _settings() -> "Settings":
    from claims.settings import load_settings

    return load_settings()


def _author() -> "Author":
    from db.chain import Author
    from db.words import Role

    return Author("command line", Role.EDITOR)


def _open(settings: "Settings") -> "Record":
    from db.opening import open_record

    return open_record(settings.url)


@contextmanager
def _closing(record: "Record") -> Iterator["Record"]:
    try:
        yield record
    finally:
        record.close()


@contextmanager
def _record() -> Iterator["Record"]:
    with _closing(_open(_settings())) as record:
        yield record


@contextmanager
def _newsroom() -> Iterator["Newsroom"]:
    from claims.newsroom import Newsroom

    newsroom = Newsroom.open(_settings())
    try:
        yield newsroom
    finally:
        newsroom.close()


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
