"""Measures importing a sheet beside sqlite-utils inserting the same file: `python -m tests.bench.imports`.

The table of sqlite-utils has the indexes that ours has on claims, each on the columns of the file that ours are filled
from, and full text kept in step, as ours is. Both run in one go, one after the other and again, since machines drift.
"""

import csv
import json
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from claims.desk.imports import import_sheet
from claims.desk.permits import Actor
from claims.formats.sheets.reading import open_sheet
from claims.formats.sheets.values import Choices
from claims.newsroom import Newsroom
from claims.settings import Settings
from db.engine import sqlite_url
from db.opening import open_record
from db.tables import Claim, table_of
from db.words import Role
from tests.bench.generator import WORDS

SQLITE_UTILS = "sqlite-utils==4.2.1"
COLUMNS = ("id", "promise", "party", "area", "status", "reason", "date", "deadline", "evidence")
FILLED_FROM = {
    "id": "id",
    "cell_id": "status",
    "changed_at": "date",
    "news_on": "date",
    "exists_from": "date",
    "due_by": "deadline",
    "claimant_id": "party",
    "asserter_id": "party",
    "topic": "area",
}
"""The column of the file for each indexed one of ours: an index on long texts would be dearer than any we keep."""

INSERT = """
import csv, json, sys, time
import sqlite_utils
source, target, indexes = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
with open(source, encoding="utf-8", newline="") as file:
    rows = csv.DictReader(file)
    columns = list(rows.fieldnames)
    started, worked = time.perf_counter(), time.process_time()
    table = sqlite_utils.Database(target)["claim"]
    table.create({name: str for name in columns}, pk="id")
    for name, indexed in indexes.items():
        table.create_index(indexed, index_name=name)
    table.enable_fts(["promise", "party", "area"], create_triggers=True)
    table.insert_all(rows)
    print(time.perf_counter() - started, time.process_time() - worked)
"""


def write_rows(file: Path, rows: int, seed: int = 1) -> None:
    """Writes a made-up tracker, the same one for the same seed."""
    chance = random.Random(seed)  # made-up data, no secrets
    words = [*WORDS["verbs"], *WORDS["nouns"], *WORDS["adjectives"], *WORDS["places"]]
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for n in range(rows):
            writer.writerow(
                [
                    f"P-{n}",
                    f"The government will {' '.join(chance.choices(words, k=14))}.",
                    f"Party {chance.randrange(200)}",
                    f"Area {chance.randrange(20)}",
                    chance.choice(["delivered", "in progress", "broken", "not started"]),
                    f"Because {' '.join(chance.choices(words, k=12))}.",
                    f"20{10 + n % 15}-{1 + n % 12:02}-{1 + n % 28:02}",
                    f"20{26 + n % 5}-12-31",
                    f"https://source.example/{n} | https://other.example/{n % 1000}",
                ]
            )


@dataclass(frozen=True, slots=True)
class Taken:
    """The seconds that passed, and those of them in which a processor worked on it."""

    passed: float
    worked: float


def with_sqlite_utils(python: Path, file: Path, folder: Path) -> Taken:
    """Gives the seconds that sqlite-utils takes."""
    indexes = {
        str(index.name): [FILLED_FROM[column.name] for column in index.columns] for index in table_of(Claim).indexes
    }
    target = folder / "reference.sqlite"
    target.unlink(missing_ok=True)
    command = [str(python), "-c", INSERT, str(file), str(target), json.dumps(indexes)]
    passed, worked = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return Taken(float(passed), float(worked))


def with_on_record(file: Path, folder: Path) -> Taken:
    """Gives the seconds that the import takes, from opening the file to the committed history."""
    target = folder / "record.sqlite"
    for left in folder.glob("record.sqlite*"):
        left.unlink()
    newsroom = Newsroom(open_record(sqlite_url(target)), Settings(timezone="UTC"))
    started, worked = time.perf_counter(), time.process_time()
    with file.open("rb") as stream:
        sheet = open_sheet(stream)
        newsroom.sit(
            Actor("bench", Role.EDITOR),
            lambda at: import_sheet(at, sheet, Choices(), name=file.name, settings=newsroom.settings),
        )
    taken = Taken(time.perf_counter() - started, time.process_time() - worked)
    newsroom.close()
    return taken


def reference(folder: Path) -> Path:
    """Makes an environment that holds sqlite-utils and nothing else; gives its Python."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run(["uv", "venv", "-q", "--python", sys.executable, str(folder)], check=True)
        subprocess.run(["uv", "pip", "install", "-q", "--python", str(python), SQLITE_UTILS], check=True)
    return python


@click.command()
@click.option("--rows", default=100_000, show_default=True)
@click.option("--times", default=3, show_default=True)
@click.option(
    "--environment", type=click.Path(path_type=Path), help="Where sqlite-utils is installed, to use it again."
)
def main(rows: int, times: int, environment: Path | None) -> None:
    """Import made-up rows by both, in turn, and print the rates and what one is to the other."""
    with TemporaryDirectory() as name:
        folder, file = Path(name), Path(name) / "rows.csv"
        python = reference(environment or folder / "sqlite-utils")
        write_rows(file, rows)
        ratios = []
        for _ in range(times):
            theirs, ours = with_sqlite_utils(python, file, folder), with_on_record(file, folder)
            ratios.append(theirs.passed / ours.passed)
            click.echo(
                f"sqlite-utils {rows / theirs.passed:,.0f} rows/s, ours {rows / ours.passed:,.0f}: {ratios[-1]:.2f} "
                f"(by processor time {theirs.worked / ours.worked:.2f})"
            )
        click.echo(f"median {median(ratios):.2f} (wanted: 0.50)")


if __name__ == "__main__":
    main()
