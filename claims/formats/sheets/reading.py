"""A file becomes a sheet: CSV or workbook, told apart by its first bytes. Refuses what is neither or too large.

Nothing of a file is held but the line that is read.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO, Final

from claims.formats.sheets.cells import unguarded
from claims.formats.sheets.delimited import Delimited
from claims.formats.sheets.values import Line, Table
from claims.formats.sheets.workbook import Workbook
from claims.refusals import NotAccepted

LARGEST: Final = 200_000_000
ZIPPED: Final = b"PK\x03\x04"
_OTHERS: Final = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a workbook of the old form",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a packed file",
    b"SQLite format 3": "a database",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet: the names of its columns and the line they stand on; what comes above them is no row."""

    table: Table
    header: tuple[str, ...]
    header_line: int

    def rows(self) -> Iterator[Line]:
        """Gives the lines below the header that hold anything, each with a cell for every column.

        The sign that guards a formula is taken away. A line with more than the header has keeps it, to be told.
        """
        width = len(self.header)
        for line in self.table.lines():
            if line.number > self.header_line and not line.is_empty:
                cells = [unguarded(cell) for cell in line.cells]
                while len(cells) > width and not cells[-1].strip():
                    cells.pop()
                yield Line(line.number, cells + [""] * (width - len(cells)))


def open_sheet(stream: BinaryIO, *, charset: str = "", sheet: str = "") -> Sheet:
    """Opens a CSV file or a workbook, finding its header, or refuses it with a sentence that names the line."""
    table = _table(stream, charset, sheet)
    header = _header(table)
    names = tuple(unguarded(name).strip() or f"column {place}" for place, name in enumerate(header.cells, 1))
    _refuse_twins(names, header.number)
    return Sheet(table, names, header.number)


def _table(stream: BinaryIO, charset: str, sheet: str) -> Table:
    size = stream.seek(0, 2)
    if size > LARGEST:
        raise NotAccepted(
            f"The file has {size // 1_000_000:,} MB; {LARGEST // 1_000_000} MB are the most. Divide it.", "file"
        )
    stream.seek(0)
    start = stream.read(16)
    if not start.strip():
        raise NotAccepted("The file is empty. Choose one with a header and rows.", "file")
    if other := next((words for mark, words in _OTHERS.items() if start.startswith(mark)), ""):
        raise NotAccepted(f"The file is {other}. Save the sheet as XLSX or as CSV in UTF-8.", "file")
    return Workbook(stream, sheet) if start.startswith(ZIPPED) else Delimited(stream, charset)


def _header(table: Table) -> Line:
    """Finds the first line that names two columns; a sheet of one column begins with its name."""
    lines = (line for line in table.lines() if not line.is_empty)
    first = next(lines, None)
    if first is None:
        raise NotAccepted("The file is empty. Choose one with a header and rows.", "file")
    for line, _ in zip(chain([first], lines), range(20), strict=False):
        named = _trimmed(line)
        if len(named.cells) > 1:
            return named
    return _trimmed(first)


def _trimmed(line: Line) -> Line:
    cells = list(line.cells)
    while cells and not cells[-1].strip():
        cells.pop()
    return Line(line.number, cells)


def _refuse_twins(names: tuple[str, ...], line: int) -> None:
    counted = Counter(name.casefold() for name in names)
    for name in names:
        if counted[name.casefold()] > 1:
            places = [str(place) for place, other in enumerate(names, 1) if other.casefold() == name.casefold()]
            raise NotAccepted(
                f"Line {line}: {len(places)} columns are called “{name[:80]}” ({', '.join(places)}). "
                "Give each a name of its own.",
                "file",
            )
