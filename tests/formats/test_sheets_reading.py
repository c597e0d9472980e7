"""Reading files as newsrooms have them, and as nobody should: every refusal names the line, and nothing is held."""

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook as Made

from claims.formats.sheets.reading import LARGEST, Sheet, open_sheet
from claims.formats.sheets.workbook import refuse_bombs
from claims.formats.sheets.writing import csv_sheet, write_workbook
from claims.refusals import NotAccepted

ROWS = [["The bridge opens.", "Council"], ["Taxes fall; twice.", "Müller, A."]]


def sheet_of(text: str | bytes, charset: str = "") -> Sheet:
    return open_sheet(io.BytesIO(text if isinstance(text, bytes) else text.encode()), charset=charset)


def cells_of(sheet: Sheet) -> list[list[str]]:
    return [list(line.cells) for line in sheet.rows()]


def refusal(text: str | bytes, charset: str = "") -> str:
    with pytest.raises(NotAccepted) as refused:
        cells_of(sheet_of(text, charset))
    return refused.value.sentence


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_line_end_and_unicode_is_understood(delimiter: str, end: str, charset: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows([["promise", "party"], *ROWS])
    sheet = sheet_of(text.getvalue().encode(charset))
    assert (sheet.header, cells_of(sheet)) == (("promise", "party"), ROWS)


def test_the_line_that_names_the_delimiter_and_a_title_above_the_header_are_no_rows() -> None:
    sheet = sheet_of("sep=;\nOur tracker 2025\n\nPromise;Status\nA bridge.;done\n")
    assert (sheet.header, sheet.header_line, cells_of(sheet)) == (("Promise", "Status"), 4, [["A bridge.", "done"]])


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    sheet = sheet_of('a,b\n"one\ntwo",x\n\n,\nthree,y\n')
    assert [(line.number, list(line.cells)) for line in sheet.rows()] == [(2, ["one\ntwo", "x"]), (6, ["three", "y"])]


def test_a_short_line_has_empty_cells_and_a_long_one_keeps_what_it_has_more() -> None:
    assert cells_of(sheet_of("a,b,c\n1\n1,2,3,,\n1,2,3,4\n")) == [["1", "", ""], ["1", "2", "3"], ["1", "2", "3", "4"]]


def test_a_column_without_a_name_is_called_by_its_place() -> None:
    assert sheet_of("a,,c\n1,2,3\n").header == ("a", "column 2", "c")


def test_guards_are_taken_away_and_formulas_stay_texts() -> None:
    assert cells_of(sheet_of("a,b\n'=1+1,=2+2\n'@x,-5\n")) == [["=1+1", "=2+2"], ["@x", "-5"]]


def broken_at(line: int) -> str:
    lines = [f'"Promise {number}, kept",open' for number in range(2, 9_000)]
    lines[line - 2] = f'"Promise {line}, kept,open'
    return "\n".join(["promise,status", *lines]) + "\n"


def test_a_quotation_mark_that_breaks_is_told_with_its_line() -> None:
    assert refusal(broken_at(5_000)).startswith(
        "Line 5,000: a quotation mark stands in the middle of a cell and runs on"
    )
    plain = "a,b\n" + "x,y\n" * 4_998 + '"x,y\n' + "x,y\n" * 100
    assert refusal(plain).startswith("Line 5,000: a quotation mark is opened here and never closed.")
    assert refusal(plain + "x,y\n" * 100_000).startswith(
        "Line 5,000: a quotation mark is opened here and never closed."
    )


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"\n \n", "The file is empty."),
        (b"%PDF-1.7 ...", "The file is a PDF."),
        (b"\x89PNG\r\n\x1a\n\0\0", "The file is a picture."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "The file is a workbook of the old form."),
        (b"a,b\n\0\1\2,x\n", "The file is no text and no spreadsheet"),
        (b"PK\x03\x04 and nothing more", "The workbook cannot be read."),
        (b"Claim,Status,claim\nx,y,z\n", "Line 1: 2 columns are called “Claim” (1, 3)."),
        (",".join(f"c{n}" for n in range(400)).encode(), "Line 1 has 400 cells; 300 are the most."),
        (b"a,b\n" + b"x" * 1_100_000, "Line 2 has more than 1,000,000 characters"),
    ],
)
def test_what_is_no_sheet_is_refused_in_a_sentence(file: bytes, said: str) -> None:
    assert refusal(file).startswith(said)


def test_a_wrong_charset_is_told_with_its_line_and_how_it_would_read() -> None:
    file = "promise,party\nThe café opens.,Grüne\n".encode("windows-1252")
    assert "Line 2 is not written in utf-8. If it reads well as “The café opens.,Grüne”" in refusal(file)
    assert cells_of(sheet_of(file, "windows-1252")) == [["The café opens.", "Grüne"]]
    assert refusal(file, "klingon").startswith("There is no charset “klingon”.")


class Endless(io.RawIOBase):
    """A file as large as one says, without a byte of it in memory."""

    def __init__(self, size: int) -> None:
        self.size, self.at = size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (self.size if whence == 2 else 0)
        return self.at

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        n = min(len(buffer), self.size - self.at)
        buffer[:n] = b"x" * n
        self.at += n
        return n


@pytest.mark.parametrize(
    ("size", "said"), [(1_000_000_000, "The file has 1,000 MB; 200 MB are the most."), (LARGEST, "Line 1 has")]
)
def test_a_file_too_large_is_refused_in_flat_memory(size: int, said: str) -> None:
    stream = cast(BinaryIO, io.BufferedReader(Endless(size)))
    tracemalloc.start()
    try:
        with pytest.raises(NotAccepted) as refused:
            open_sheet(stream)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert refused.value.sentence.startswith(said)
    assert peak < 20_000_000


# --- workbooks ------------------------------------------------------------------------------------------------------


@pytest.fixture
def workbook() -> Iterator[io.BytesIO]:
    from datetime import UTC, datetime

    made = io.BytesIO()
    with Made(made) as book:
        book.add_worksheet("Empty")
        sheet = book.add_worksheet("Promises")
        sheet.write_row(0, 0, ["Promise", "Date", "Count", "Share", "Done"])
        sheet.write_string(1, 0, "A bridge opens.")
        sheet.write_datetime(
            1, 1, datetime(2025, 4, 3, tzinfo=UTC).replace(tzinfo=None), book.add_format({"num_format": "d/m/yy"})
        )
        sheet.write_row(1, 2, [1200, 0.5, True])
        sheet.write_formula(2, 0, '="Two " & "bridges open."', None, "Two bridges open.")
    yield made


def test_a_workbook_gives_its_first_filled_sheet_with_days_and_figures_as_they_are_written(
    workbook: io.BytesIO,
) -> None:
    sheet = open_sheet(workbook)
    assert sheet.header == ("Promise", "Date", "Count", "Share", "Done")
    assert cells_of(sheet) == [
        ["A bridge opens.", "2025-04-03", "1200", "0.5", "TRUE"],
        ["Two bridges open.", "", "", "", ""],
    ]
    assert [line.number for line in sheet.rows()] == [2, 3]


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(workbook: io.BytesIO) -> None:
    with pytest.raises(NotAccepted, match="The sheets are: Empty, Promises"):
        open_sheet(workbook, sheet="Pledges")


def packed(sheet: bytes) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return made


def test_a_workbook_that_spreads_two_cells_over_everything_is_refused_before_it_is_read() -> None:
    made = packed(b'<sheetData><row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row></sheetData>')
    with pytest.raises(NotAccepted, match="The sheet has something in XFD1048576"):
        open_sheet(made)


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(NotAccepted, match="unpacks to more than 1 MB"):
        refuse_bombs(packed(b" " * 1_000_001), most=1_000_000)


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
PLAIN = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=12)


@given(
    st.lists(st.lists(CELL, min_size=2, max_size=2).filter(lambda row: any(cell.strip() for cell in row)), max_size=6)
)
def test_what_is_written_as_csv_is_read_again_letter_for_letter(rows: list[list[str]]) -> None:
    text = "".join(csv_sheet(["one", "=two"], rows))
    sheet = sheet_of(text)
    assert (sheet.header, cells_of(sheet)) == (("one", "=two"), rows)


@settings(max_examples=12)
@given(
    st.lists(st.lists(PLAIN, min_size=2, max_size=2).filter(lambda row: any(cell.strip() for cell in row)), max_size=4)
)
def test_what_is_written_as_a_workbook_is_read_again_letter_for_letter(rows: list[list[str]]) -> None:
    made = io.BytesIO()
    write_workbook(["one", "=two"], rows, made)
    sheet = open_sheet(made)
    assert (sheet.header, cells_of(sheet)) == (("one", "=two"), rows)
