"""The `claims` command: starting the desk, and keeping its record safe.

Refusals are told as their sentence, with exit code 1; wrong usage is 2; a record that does not hold is 3.
"""

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from claims import cli_import, cli_read, cli_record, cli_reviews, cli_share
from claims.cli_record import chosen_newsroom, chosen_settings
from db.errors import Refusal, Unusable

if TYPE_CHECKING:  # what reads and writes a record loads late, so that a short command answers at once
    from claims.newsroom import Newsroom

APP = Path(__file__).parents[1] / "app.py"
PORT = 8501


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


for command in (*cli_record.COMMANDS, cli_read.read, *cli_import.COMMANDS, *cli_reviews.COMMANDS, *cli_share.COMMANDS):
    cli.add_command(command)


@cli.command()
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Where the desk listens.")
@click.option("--address", default="127.0.0.1", show_default=True, help="The address it listens on.")
def serve(port: int, address: str) -> None:
    """Start the desk and print the link that opens it."""
    from db.opening import open_record

    open_record(chosen_settings().url).close()
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
    with chosen_newsroom() as newsroom:
        click.echo(_given(example).load(newsroom))


@cli.command("retire-example")
@click.pass_obj
def retire_example(example: Example | None) -> None:
    """Take the example off every list. Its history stays."""
    with chosen_newsroom() as newsroom:
        click.echo(_given(example).retire(newsroom))


@cli.command()
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Where the desk listens.")
def key(port: int) -> None:
    """Print a new link that makes one browser the editor's. It works once."""
    from claims.access import new_key

    settings = chosen_settings()
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
