"""Reading CSV of any delimiter and charset line by line. Refuses what is no text, and a quotation mark that breaks it.

A charset is never guessed: what is not UTF-8 has to be named.
"""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder, lookup
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, Final

from claims.formats.sheets.values import LONGEST_CELL, MOST_COLUMNS, Line
from claims.refusals import NotAccepted

LONGEST_LINE: Final = 1_000_000
SAMPLE: Final = 50
_BLOCK: Final = 1 << 16
_DELIMITERS: Final = (",", ";", "\t", "|")
_MARKS: Final = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_USUAL: Final = "windows-1252"


class Delimited:
    """A CSV file that stays where it is: each time its lines are gone through, it is read again."""

    def __init__(self, stream: BinaryIO, charset: str = "") -> None:
        self._stream = stream
        self._charset = charset_of(stream, charset)
        self._delimiter, self._skipped = "", 0
        self._delimiter, self._skipped = self._sniffed()

    def lines(self) -> Iterator[Line]:
        """Gives every line, or refuses the file at the line that cannot be read."""
        text = self._text()
        for _ in range(self._skipped):
            next(text)
        yield from _records(text, self._delimiter, self._skipped)

    def _sniffed(self) -> tuple[str, int]:
        """Finds the delimiter, and whether the first line does nothing but name it, as Excel has it."""
        first = next(self._text(), "").strip()
        if len(first) == len("sep=;") and first.startswith("sep="):
            return first[-1], 1
        return max(_DELIMITERS, key=self._fitness), 0

    def _fitness(self, delimiter: str) -> tuple[float, int]:
        """Tells how many of the first lines have as many cells as most have, and how many these are."""
        widths: Counter[int] = Counter()
        try:
            for record, _ in zip(_records(self._text(), delimiter, 0), range(SAMPLE), strict=False):
                widths[len(record.cells)] += 1
        except NotAccepted:
            pass  # it is told when the lines are read in earnest
        if not widths or (common := max(widths, key=lambda width: (widths[width], width))) < 2:
            return 0.0, 1
        return widths[common] / widths.total(), common

    def _text(self) -> Iterator[str]:
        """Gives the lines of the file with the ends they have."""
        self._stream.seek(0)
        text = io.TextIOWrapper(self._stream, self._charset, newline="")
        try:
            number = 0
            while line := text.readline(LONGEST_LINE + 1):
                number += 1
                _refuse_long(line, number)
                yield line
        except UnicodeDecodeError as error:
            raise _undecodable(self._stream, self._charset) from error
        finally:
            with suppress(ValueError):  # whoever stopped reading has closed the file already
                text.detach()


def charset_of(stream: BinaryIO, named: str) -> str:
    """Gives the charset that a file says it has, or the one a person named; UTF-8 without either."""
    stream.seek(0)
    start = stream.read(_BLOCK)
    if said := next((charset for mark, charset in _MARKS.items() if start.startswith(mark)), ""):
        return said
    if b"\0" in start:
        raise NotAccepted("The file is no text and no spreadsheet that can be read. Save it as CSV in UTF-8.", "file")
    try:
        return lookup(named).name if named else "utf-8"
    except LookupError as error:
        raise NotAccepted(f"There is no charset “{named[:40]}”. Name one like {_USUAL}.", "charset") from error


def _records(lines: Iterator[str], delimiter: str, before: int) -> Iterator[Line]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = before + 1
    try:
        for cells in reader:
            if cells:
                _refuse_wide(cells, start)
                yield Line(start, cells)
            start = before + reader.line_num + 1
    except csv.Error as error:
        raise _broken(str(error), start, before + reader.line_num) from error


def _broken(said: str, start: int, end: int) -> NotAccepted:
    if "field larger" in said or "unexpected end" in said:
        return NotAccepted(
            f"Line {start:,}: a quotation mark is opened here and never closed. "
            "Close it, or double it where it belongs to the text.",
            "file",
        )
    if "expected after" in said:
        later = "" if start == end else f" and runs on to line {end:,}"
        return NotAccepted(
            f"Line {start:,}: a quotation mark stands in the middle of a cell{later}. "
            "Double it where it belongs to the text, or close the one before it.",
            "file",
        )
    return NotAccepted(f"Line {start:,} cannot be read ({said}). Save the file again as CSV.", "file")


def _refuse_long(line: str, number: int) -> None:
    if len(line) > LONGEST_LINE:
        raise NotAccepted(
            f"Line {number:,} has more than {LONGEST_LINE:,} characters; no row of a spreadsheet has. "
            "Save the sheet again as CSV.",
            "file",
        )


def _refuse_wide(cells: list[str], number: int) -> None:
    if len(cells) > MOST_COLUMNS:
        raise NotAccepted(f"Line {number:,} has {len(cells):,} cells; {MOST_COLUMNS} are the most.", "file")
    for cell in cells:
        if len(cell) > LONGEST_CELL:
            raise NotAccepted(
                f"Line {number:,} has a cell of {len(cell):,} characters; {LONGEST_CELL:,} are the most. "
                "Perhaps a quotation mark is opened there and never closed.",
                "file",
            )


def _undecodable(stream: BinaryIO, charset: str) -> NotAccepted:
    """Says on which line the file is not in its charset, and how the line would read in the one most often meant."""
    number, line = _first_undecodable(stream, charset)
    shown = line.decode(_USUAL, "replace").strip()[:60]
    return NotAccepted(
        f"Line {number:,} is not written in {charset}. If it reads well as “{shown}”, name the charset {_USUAL}; "
        "else save the file as CSV in UTF-8.",
        "charset",
    )


def _first_undecodable(stream: BinaryIO, charset: str) -> tuple[int, bytes]:
    stream.seek(0)
    decoder = getincrementaldecoder(charset)()
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        try:
            decoder.decode(line)
        except UnicodeDecodeError:
            return number, line
    return max(number, 1), b""
