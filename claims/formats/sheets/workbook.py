"""Reading XLSX, through python-calamine of the extra `xlsx`. Refuses what would unpack to more than a desk can hold."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, BinaryIO, Final

from claims.formats.sheets.values import LONGEST_CELL, MOST_COLUMNS, Line
from claims.refusals import NotAccepted

if TYPE_CHECKING:  # it comes with the extra
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_UNPACKED: Final = 400_000_000
MOST_ROWS: Final = 200_000
_BLOCK: Final = 1 << 20
_PLACE: Final = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_UNREADABLE: Final = (
    "The workbook cannot be read. Open it, save it again as XLSX or as CSV in UTF-8, and try that file."
)


class Workbook:
    """The first sheet of a workbook that has anything in it, or the one that is named."""

    def __init__(self, stream: BinaryIO, sheet: str = "") -> None:
        refuse_bombs(stream)
        stream.seek(0)
        self._sheet = _opened(stream, sheet)

    def lines(self) -> Iterator[Line]:
        """Gives every row of the sheet."""
        for number, row in enumerate(self._sheet.iter_rows(), self._first):
            cells = [_words(cell) for cell in row]
            if any(len(cell) > LONGEST_CELL for cell in cells):
                raise NotAccepted(f"Row {number:,} has a cell of more than {LONGEST_CELL:,} characters.", "file")
            yield Line(number, cells)

    @property
    def _first(self) -> int:
        return 1 + (self._sheet.start[0] if self._sheet.start else 0)


def sheet_names(stream: BinaryIO) -> tuple[str, ...]:
    """Names the sheets of a workbook in their order, or refuses one that cannot be read."""
    refuse_bombs(stream)
    stream.seek(0)
    return tuple(_book(stream).sheet_names)


def refuse_bombs(stream: BinaryIO, most: int = MOST_UNPACKED) -> None:
    """Refuses a workbook that unpacks to too much, or that spreads a few cells over too many rows and columns."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as packed:
            if sum(part.file_size for part in packed.infolist()) > most:
                raise _too_large(most)
            for part in packed.infolist():
                if _SHEET.fullmatch(part.filename):
                    _refuse_spread(packed, part, most)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise NotAccepted(_UNREADABLE, "file") from error


def _refuse_spread(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> None:
    # The reader makes room for the whole rectangle between the first cell and the last.
    unpacked, rest = 0, b""
    with packed.open(part) as sheet:
        while block := sheet.read(_BLOCK):
            unpacked += len(block)
            if unpacked > most:
                raise _too_large(most)  # a packed file may say that it is smaller than it is
            for column, row in _PLACE.findall(rest + block):
                if int(row) > MOST_ROWS or _number(column) > MOST_COLUMNS:
                    raise NotAccepted(
                        f"The sheet has something in {column.decode()}{row.decode()}; "
                        f"{MOST_ROWS:,} rows and {MOST_COLUMNS} columns are the most. Take away what stands apart.",
                        "file",
                    )
            rest = block[-32:]


def _too_large(most: int) -> NotAccepted:
    return NotAccepted(f"The workbook unpacks to more than {most // 1_000_000} MB. Divide it.", "file")


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _opened(stream: BinaryIO, wanted: str) -> "CalamineSheet":
    book = _book(stream)
    names = book.sheet_names
    if wanted and wanted not in names:
        raise NotAccepted(f"There is no sheet “{wanted[:40]}”. The sheets are: {', '.join(names)}.", "sheet")
    from python_calamine import CalamineError

    try:
        sheets = (book.get_sheet_by_name(name) for name in ([wanted] if wanted else names))
        return next((sheet for sheet in sheets if sheet.height), None) or book.get_sheet_by_index(0)
    except (CalamineError, OSError, IndexError) as error:
        raise NotAccepted(_UNREADABLE, "file") from error


def _book(stream: BinaryIO) -> "CalamineWorkbook":
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ModuleNotFoundError as error:
        raise NotAccepted(
            "Workbooks need one more package: start with “uv run --extra xlsx …” or install “on-record[xlsx]”; "
            "or save the sheet as CSV in UTF-8.",
            "file",
        ) from error
    try:
        return CalamineWorkbook.from_filelike(stream)
    except (CalamineError, OSError) as error:
        raise NotAccepted(_UNREADABLE, "file") from error


def _words(cell: object) -> str:
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
    return str(cell)
