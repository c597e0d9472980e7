"""Measures the desk beside the trivial app on Streamlit as shipped: `python -m tests.bench [--claims N] [--json FILE]`.

Every figure is a ratio taken in one run, as design asks: machines drift, ratios hold.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser

from db.engine import sqlite_url
from db.opening import open_record
from tests.bench import clicks, readers, servers, sessions
from tests.bench.generator import fill
from tests.bench.waits import ROWS, TRIVIAL, WAITS

MOST_MEMORY = 200.0
MOST_GROWTH = 1.05
KEPT_MEMORY = 160.0
"""What the parts of pages that are kept may take beside it."""
DJANGO, DATASETTE = 85.0, 330.0
"""Answers a second of their list pages over 1,000,000 claims at 4 connections, on a machine of 2 cores."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure beside its reference; `want` is the most the ratio may be."""

    name: str
    claims: int
    ms: float
    reference_ms: float
    ratio: float
    want: float
    holds: bool


def row(name: str, claims: int, found: float, reference: float, want: float = 1.0) -> Row:
    """Compares a figure with its reference."""
    ratio = found / reference
    return Row(name, claims, round(found, 1), round(reference, 1), round(ratio, 3), want, ratio <= want)


def measured(claims: int, data: Path, environments: Path, reruns: int) -> Iterator[Row]:
    """Takes every measure, one row after the other."""
    with clicks.chromium() as browser, servers.trivial(environments) as trivial, servers.desk(data) as desk:
        page = clicks.visit(browser, trivial.address)
        editor = browser.new_context(viewport={"width": 1440, "height": 1000})
        clicks.go(editor, desk.link)
        for wait in WAITS:
            reference = clicks.milliseconds(page, TRIVIAL)
            own = clicks.go(editor, desk.address + wait.path.format(claim=claims // 2 or 1))
            yield row(wait.name, claims, clicks.milliseconds(own, wait), reference)
            own.close()
        yield from _opened_cold(browser, claims, trivial.address, desk.address)
        yield row(
            "50 sessions at once", claims, sessions.seconds_for(desk.address, 50) * 1000,
            sessions.seconds_for(trivial.address, 50) * 1000, 1.2,
        )  # fmt: skip
        yield row("memory of the server, MB", claims, desk.memory, MOST_MEMORY)
        sessions.run_often(desk.address, ("" for _ in range(reruns // 10)))
        before = desk.memory
        sessions.run_often(desk.address, ("" for _ in range(reruns)))
        yield row(f"memory after {reruns:,} reruns, MB", claims, desk.memory, before, MOST_GROWTH)


def _opened_cold(browser: Browser, claims: int, trivial: str, desk: str) -> Iterator[Row]:
    own, reference = [], []
    for _ in range(clicks.TIMES):
        reference.append(clicks.cold(browser, trivial, TRIVIAL.watched))
        own.append(clicks.cold(browser, desk + "/claims", ROWS))
    yield row("open the dashboard cold", claims, median(own), median(reference), 1.2)


def read(claims: int, data: Path, folder: Path) -> Iterator[Row]:
    """Measures the public pages while somebody publishes, in milliseconds an answer at four connections."""
    asked = readers.addresses(data)
    with servers.desk(data) as desk:
        page = folder / "page"
        page.write_bytes(readers.body(desk.address, asked.pages[len(asked.pages) // 2]))
        with servers.bare(page) as bare, readers.publishing(data):
            plain = [path.partition("?")[0] for path in asked.pages]
            pages, sent = _in_turns((desk.address, asked.pages), (bare.address, plain))
            (found,) = _in_turns((desk.address, asked.data))
        yield row("public page beside a bare route", claims, 1000 / pages, 1000 / sent, 2.0)
        yield row("public page beside Django's list", claims, 1000 / pages, 1000 / DJANGO, 0.1)
        yield row("JSON page beside Datasette's", claims, 1000 / found, 1000 / DATASETTE, 0.2)
        yield row("memory with 20,000 pages, MB", claims, desk.memory, MOST_MEMORY + KEPT_MEMORY)


def _in_turns(*asked: tuple[str, Sequence[str]]) -> list[float]:
    """Counts the answers a second of each server once everything was asked for; in turns, since machines drift."""
    for one in asked:
        readers.ask_each(*one)
    turns = [[readers.answers_a_second(*one) for one in asked] for _ in range(readers.TURNS)]
    return [median(answers) for answers in zip(*turns, strict=True)]


@click.command()
@click.option("--claims", default=1_000, show_default=True, help="How many claims the made-up record has.")
@click.option("--record", type=click.Path(path_type=Path), help="A folder to keep the made-up record in for next time.")
@click.option("--reruns", default=10_000, show_default=True, help="How often the page runs to look for a leak.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="A file to write the rows to.")
@click.option("--only", "parts", multiple=True, type=click.Choice(["dashboard", "public"]), help="A part alone.")
def main(claims: int, record: Path | None, reruns: int, file: Path | None, parts: tuple[str, ...]) -> None:
    """Measures what a person waits for on a record of made-up claims, beside the trivial app and a bare route."""
    with TemporaryDirectory() as folder:
        data = record or Path(folder) / "data"
        if not (data / "on-record.sqlite").exists():
            made = open_record(sqlite_url(data / "on-record.sqlite"))
            with click.progressbar(length=claims, label="Making claims") as bar:
                fill(made, claims, progress=lambda done, _: bar.update(done - bar.pos))
            made.close()
        rows = []
        click.echo(f"{'measure':34}{'claims':>10}{'desk':>10}{'reference':>11}{'ratio':>8}{'want':>7}")
        taken = {
            "dashboard": lambda: measured(claims, data, Path(folder), reruns),
            "public": lambda: read(claims, data, Path(folder)),
        }
        for one in (one for part in (parts or taken) for one in taken[part]()):
            rows.append(one)
            verdict = "holds" if one.holds else "DOES NOT HOLD"
            figures = f"{one.claims:>10,}{one.ms:>10}{one.reference_ms:>11}{one.ratio:>8}{one.want:>7}"
            click.echo(f"{one.name:34}{figures}  {verdict}")
    if file:
        file.write_text(json.dumps([asdict(one) for one in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
