"""The `claims read` command: what a text says that can be checked, for people and for programs.

A bad line of a stream gives an object with `error`, and the stream goes on.
"""

import gc
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from claims.cli_record import chosen_settings
from db.errors import Refusal

if TYPE_CHECKING:
    from claims.desk.articles import Brought
    from claims.reading.dates.spans import Setting
    from claims.reading.reader import Read

MOST_TYPED = 20_000_001
"""So many bytes are read of standard input: one more than a document may have."""
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("source", required=False, metavar="FILE|ADDRESS|-")
@click.option("--published", type=DAY, help="The day it was published, which deadlines are read against.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines for people.")
@click.option("--jsonl", is_flag=True, help="Read one JSON object a line (id, text, published) and answer each by one.")
def read(source: str | None, published: datetime | None, as_json: bool, jsonl: bool) -> None:
    """Read an article and print the claims it makes, with their quotes, amounts and deadlines."""
    if jsonl:
        _stream(sys.stdin, _setting())
        return
    if source is None:
        raise click.UsageError("Name a file or an address, or “-” for standard input, or give --jsonl.")
    brought = _brought(source)
    day = published.date() if published else brought.published
    found = _read(brought.text, day, _setting())
    brought = replace(brought, published=day)
    if as_json:
        click.echo(_line({"id": None, "article": _about(brought), **_told(brought.text, found)}))
    else:
        _tell(brought, found)


def _setting() -> "Setting":
    from claims.desk.texts import setting_of

    return setting_of(chosen_settings())


def _read(text: str, published: date | None, setting: "Setting") -> "Read":
    from claims.reading.reader import read as read_text

    return read_text(text, published or datetime.now(UTC).date(), setting)


def _brought(source: str) -> "Brought":
    from claims.desk.articles import bring_file, fetch_document, refuse_large

    if source == "-":
        return bring_file(sys.stdin.buffer.read(MOST_TYPED), "standard input")
    if source.startswith(("http://", "https://")):
        return fetch_document(source, chosen_settings(), lambda words: click.echo(words, err=True))
    path = Path(source)
    try:
        refuse_large(path.stat().st_size)
        return bring_file(path.read_bytes(), path.name)
    except OSError as error:
        raise Refusal(f"{source} cannot be read ({error.strerror}). Name a file, an address or “-”.") from error


# --- for programs -------------------------------------------------------------------------------------------------


def _stream(lines: TextIO, setting: "Setting") -> None:
    for number, line in enumerate(lines):
        if line.strip():
            click.echo(_line(_answer(line, setting)))
            sys.stdout.flush()
        if number == 0:
            gc.freeze()  # all that reads is loaded by now and stays: no need to look through it again and again


def _answer(line: str, setting: "Setting") -> dict[str, Any]:
    from claims.desk.texts import language_of

    asked: Any = None
    try:
        asked = json.loads(line)
        text, day = _asked(asked)
        found = _read(text, day, setting)
    except (ValueError, Refusal, RecursionError) as error:
        known = asked.get("id") if isinstance(asked, dict) else None
        return {"id": known, "error": _fault(error)}
    about = {"title": None, "publisher": None, "published": day, "language": language_of(text) or None}
    return {"id": asked.get("id"), "article": about, **_told(text, found)}


def _fault(error: Exception) -> str:
    return error.sentence if isinstance(error, Refusal) else f"This line is no JSON: {error}"


def _asked(asked: Any) -> tuple[str, date | None]:
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise Refusal("Each line is an object with a “text”, and with “id” and “published” where they are known.")
    said = asked.get("published")
    try:
        return asked["text"], date.fromisoformat(said[:10]) if said else None
    except (TypeError, ValueError):
        raise Refusal(f"“published” is a day like 2025-05-07, not {json.dumps(said)[:60]}.") from None


def _line(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _about(brought: "Brought") -> dict[str, Any]:
    return {
        "title": brought.title or None,
        "publisher": brought.publisher or None,
        "published": brought.published,
        "language": brought.language or None,
    }


def _told(text: str, found: "Read") -> Mapping[str, Any]:
    from claims.reading.told import told
    from claims.rules.quotes import context

    said = told(text, found)
    for one in said["proposals"]:
        one["prefix"], one["suffix"] = context(text, one["start"], one["end"])
    return said


# --- for people ---------------------------------------------------------------------------------------------------


def _tell(brought: "Brought", found: "Read") -> None:
    click.echo(f"{brought.title or 'A text'}: {len(found.proposals)} proposals")
    for line in _lines(brought.text, found):
        click.echo(line)


def _lines(text: str, found: "Read") -> Iterator[str]:
    for number, one in enumerate(found.proposals, 1):
        yield f"\n{number}. {one.statement}"
        yield f"   “{one.quote.of(text)}”"
        said = [one.kind, f"weight {one.weight:.2f}", *one.reasons]
        yield f"   {', '.join(said)}" + (f"; said by {one.claimant.text}" if one.claimant else "")
        if one.amounts:
            yield f"   amounts: {', '.join(amount.text for amount in one.amounts)}"
        if one.deadline:
            window = one.deadline.window
            days = f"{window.in_words()}" if window else "no day can be read"
            yield f"   deadline: “{one.deadline.text}”: {days}. {one.deadline.how}"
