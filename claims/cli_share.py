"""The commands that hand out what is public: the signed dossier, the static site.

They write nothing over that is not theirs and refuse, in one sentence, what readers may not see.
"""

from contextlib import suppress
from pathlib import Path

import click

from claims.cli_record import FILE, chosen_newsroom
from db.errors import Unusable


@click.command()
@click.argument("target", metavar="TRACKER|CLAIM")
@click.option("-o", "--output", "file", type=FILE, metavar="FILE.zip", help="Where to write it; by default, here.")
@click.option("--force", is_flag=True, help="Replace FILE.zip if it is there.")
def dossier(target: str, file: Path | None, force: bool) -> None:
    """Write the signed dossier of a tracker (its short name) or a claim (its number).

    It holds what readers can see, as pages and as data, and a verifier that needs nothing but Python.
    The newsroom's key is made the first time, beside the record.
    """
    from claims.desk.dossiers import sign_dossier

    # Told before the work, and once more by the writing itself.
    if file and file.exists() and not force:
        raise _taken(file)
    with chosen_newsroom() as newsroom:
        made = sign_dossier(newsroom, target)
    place = file or Path(made.file_name)
    _write(place, made.content, force)
    many = "1 claim" if made.claims == 1 else f"{made.claims:,} claims"
    name = made.key.fingerprint
    click.echo(f"{place} holds {many}, signed with the key {name}.")
    click.echo("Whoever gets it unpacks it, opens index.html, and checks it in that folder with:")
    click.echo(f"  python3 -I verify.py --key {name}")
    click.echo(f"  py -I verify.py --key {name}   (on Windows)")
    click.echo("Publish that fingerprint on a page of your own: the files alone do not tell whose key it is.")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER")
@click.option(
    "--url", default="", metavar="URL", help="The address the site will have; by default ON_RECORD_PUBLIC_URL."
)
def publish(folder: Path, url: str) -> None:
    """Write the public trackers as files for any static host.

    Running it again writes what changed and takes away what is public no more. Feeds, the calendar and what search
    engines ask for need the address of the site.
    """
    from claims.settings import whole_address
    from claims.site import static

    with chosen_newsroom() as newsroom:
        base = whole_address(url) or newsroom.settings.public_url or ""
        outcome = static.publish(newsroom, folder, base)
    click.echo(f"{folder}: {outcome.sentence}")
    if not base:
        click.echo("Without the address of the site there are no feeds: name it with --url https://….")


COMMANDS = (dossier, publish)


def _write(file: Path, content: bytes, force: bool) -> None:
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(content)
        if not force:
            file.touch(exist_ok=False)  # the name is taken by whoever comes first
        part.replace(file)
    except FileExistsError as error:
        raise _taken(file) from error
    except OSError as error:
        raise Unusable(f"{file} cannot be written ({error.strerror}). Name another file, or make room.") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _taken(file: Path) -> Unusable:
    return Unusable(f"{file} is there already. Name another file, or replace it with --force.")
