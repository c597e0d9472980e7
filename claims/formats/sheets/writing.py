"""Writing a sheet so that nothing is lost and nothing becomes a formula: CSV, or XLSX through the extra `xlsx`."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO, Final

from claims.formats.sheets.cells import guarded
from claims.refusals import NotAccepted

BOM: Final = "\ufeff"
MOST_IN_A_CELL: Final = 32_767


def csv_sheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Writes the header and the rows by RFC 4180, line by line, with the mark that says UTF-8."""
    yield BOM + _line(header)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow([guarded(cell) for cell in cells])
    return line.getvalue()


def write_workbook(header: Sequence[str], rows: Iterable[Sequence[str]], stream: BinaryIO) -> None:
    """Writes the header and the rows as one sheet of texts, row by row; no text becomes a formula or a link."""
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError as error:
        raise NotAccepted(
            "Workbooks need one more package: start with “uv run --extra xlsx …” or install “on-record[xlsx]”; "
            "or export as CSV.",
            "file",
        ) from error
    with Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("On Record")
        for number, row in enumerate(chain([header], rows)):
            for place, cell in enumerate(row):
                if len(cell) > MOST_IN_A_CELL:
                    raise NotAccepted(
                        f"A cell of row {number + 1:,} has {len(cell):,} characters; a workbook holds "
                        f"{MOST_IN_A_CELL:,}. Export as CSV.",
                        "file",
                    )
                sheet.write_string(number, place, guarded(cell))
