"""Rows for others: CSV for spreadsheets, JSON for programs, written line by line so that no file is ever held whole.

Refuses values that have no plain form; no text of a CSV file becomes a formula.
"""

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Final
from unicodedata import normalize

from claims.formats.unprintable import moment, whole, without_unprintable
from claims.rules.texts import is_visible

DEFUSED_RULE: Final = (
    "In the CSV files a text that begins with = + - @, a tab or a line end has an apostrophe (') before it, "
    "so that no spreadsheet takes a text for a formula. Take that one sign away to have the text letter for letter, "
    "or read the JSON, where nothing is added."
)
"""What a reader of the files is told."""

BETWEEN: Final = " | "
"""What stands in a cell between several values."""

Row = Mapping[str, object]
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

_BOM: Final = "\ufeff"  # spreadsheets take a file for UTF-8 only when it begins with this mark
_BREAKS: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"})


def defused(cell: str) -> str:
    """Puts an apostrophe before a text that a spreadsheet could take for a formula, and leaves any other as it is.

    What cannot be seen in front of the sign makes no difference, nor does its width: "＝" counts as "=".
    """
    if cell.startswith(("\t", "\r", "\n")):
        return f"'{cell}"
    first = next(filter(is_visible, cell), "")
    return f"'{cell}" if normalize("NFKC", first).startswith(("=", "+", "-", "@")) else cell


def csv_lines(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Writes the header and then each row by RFC 4180, the first line with the mark that says UTF-8.

    A row without one of the columns has an empty cell there. Numbers stay numbers; every text is defused.
    """
    yield _BOM + _csv_line(columns)
    for row in rows:
        yield _csv_line([row.get(column) for column in columns])


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Writes each row as JSON in a line of its own."""
    for row in rows:
        yield _json(row) + "\n"


def json_array(rows: Iterable[Row]) -> Iterator[str]:
    """Writes the rows as one JSON array, also where there are none."""
    before = "[\n"
    for row in rows:
        yield before + _json(row)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def plain(value: object) -> Plain:
    """Gives a value as JSON has it: days and moments by RFC 3339, exact amounts as their digits, tuples as lists.

    What is no number ("not a number", infinity) becomes None. Raises TypeError for what has no plain form.
    """
    match value:
        case Enum():
            return plain(value.value)
        case str():
            return whole(str(value))
        case None | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else None
        case Decimal():
            return f"{value:f}" if value.is_finite() else None
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {whole(str(name)): plain(part) for name, part in value.items()}
        case Sequence() | Set() if not isinstance(value, bytes | bytearray | memoryview):
            return [plain(part) for part in value]
    raise TypeError(f"{type(value).__name__} has no plain form.")


def _csv_line(values: Iterable[object]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow([_cell(value) for value in values])
    return line.getvalue()


def _cell(value: object) -> str:
    made = plain(value)
    if isinstance(value, Decimal | float | int) and not isinstance(value, bool):
        return "" if made is None else str(made)
    return defused(without_unprintable(_words(made)))


def _words(made: Plain) -> str:
    match made:
        case None:
            return ""
        case bool():
            return "true" if made else "false"
        case list():
            return BETWEEN.join(map(_words, made))
        case dict():
            return _json(made)
    return str(made)


def _json(row: Row) -> str:
    # Some readers end a line at these three although JSON does not.
    return json.dumps(plain(row), ensure_ascii=False, allow_nan=False).translate(_BREAKS)
