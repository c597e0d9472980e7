"""Files for spreadsheets and programs: what is written is read back, and no text of it runs."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from claims.formats.tabular import BETWEEN, csv_lines, defused, json_array, json_lines, plain
from db.words import Verification

ANY_TEXT = st.text(st.characters(), max_size=60)  # half characters included
PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn")), max_size=60)
VALUES = st.none() | st.booleans() | st.integers() | ANY_TEXT | st.lists(ANY_TEXT, max_size=3)
ROWS = st.lists(st.dictionaries(ANY_TEXT, VALUES, max_size=4), max_size=4)

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\rtext",
    "\ntext",
    "  =HYPERLINK(1)",
    "\u00a0-1",
    "\u200b=1",
    "\u202e=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "﹦1",
]


def table(lines: Iterator[str]) -> list[list[str]]:
    """Reads a CSV file as a spreadsheet does."""
    written = "".join(lines).encode("utf-8")
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_could_be_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "1+1=2", "Ten projects", "a@b.org", "'=1", "“=", "−", "\u200b"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


@given(ANY_TEXT)
@example("\x00=1+1")
@example("\x85=1+1")
@example("\ufeff=1+1")
def test_no_cell_of_a_file_begins_like_a_formula_whatever_text_it_holds(text: str) -> None:
    _, [cell] = table(csv_lines([{"statement": text}], ["statement"]))
    assert not cell.lstrip("\ufeff \u00a0\t\r\n\v\f").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not cell.startswith(("\t", "\r", "\n"))


@given(st.lists(PRINTED, min_size=2, max_size=4))
@example(['He said "ten", or more', "a;b", "c"])
def test_a_printed_text_is_read_back_from_a_file_letter_for_letter(texts: list[str]) -> None:
    columns = [f"column {number}" for number in range(len(texts))]
    header, cells = table(csv_lines([dict(zip(columns, texts, strict=True))], columns))
    assert header == columns
    assert [cell.removeprefix("'") for cell in cells] == [text.removeprefix("'") for text in texts]


def test_a_file_says_utf_8_first_and_ends_its_lines_as_rfc_4180_has_it() -> None:
    lines = list(csv_lines([{"claim": 12, "said": "Zwölf\nBauten"}], ["claim", "said"]))
    assert lines == ["\ufeffclaim,said\r\n", '12,"Zwölf\nBauten"\r\n']


def test_a_file_without_rows_still_has_its_header() -> None:
    assert list(csv_lines([], ["claim", "said"])) == ["\ufeffclaim,said\r\n"]


def test_a_header_is_defused_too() -> None:
    assert table(csv_lines([], ["=cmd()"])) == [["'=cmd()"]]


def test_numbers_stay_numbers_and_days_are_written_as_iso_has_them() -> None:
    row = {
        "figure": -5,
        "amount": Decimal("-1E+3"),
        "share": -0.5,
        "said on": date(2025, 9, 1),
        "changed at": datetime(2025, 9, 1, 14, 30, 5, 999, tzinfo=timezone(timedelta(hours=2))),
        "verification": Verification.MOSTLY_TRUE,
        "is public": True,
        "topics": ("energy", "chips"),
        "reason": None,
        "odd": float("nan"),
    }
    _, cells = table(csv_lines([row], [*row, "not there"]))
    assert cells[:6] == ["-5", "-1000", "-0.5", "2025-09-01", "2025-09-01T12:30:05Z", "mostly true"]
    assert cells[6:] == ["true", f"energy{BETWEEN}chips", "", "", ""]


def test_several_values_in_a_cell_are_defused_as_one_text() -> None:
    assert table(csv_lines([{"topics": ("=a", "b")}], ["topics"]))[1] == ["'=a | b"]


def test_a_row_is_written_as_soon_as_it_is_there() -> None:
    def rows() -> Iterator[dict[str, object]]:
        yield {"claim": 1}
        pytest.fail("the second row was asked for before the first was given")

    for lines in (csv_lines(rows(), ["claim"]), json_array(rows()), json_lines(rows())):
        assert "1" in next(line for line in lines if "1" in line)


@given(ROWS)
@example([{"text": "\ud83d\u2028\x85</script>\x00"}])
def test_json_is_valid_whatever_it_holds_and_says_the_same_in_lines_and_as_an_array(
    rows: list[dict[str, object]],
) -> None:
    array = "".join(json_array(rows)).encode("utf-8")
    lines = "".join(json_lines(rows))
    assert json.loads(array) == [json.loads(line) for line in lines.splitlines()]
    assert len(json.loads(array)) == len(rows)


@given(st.text())
def test_json_holds_a_text_letter_for_letter(text: str) -> None:
    assert json.loads("".join(json_array([{"quote": text}]))) == [{"quote": text}]


def test_a_half_character_becomes_the_sign_that_says_so() -> None:
    assert list(json_lines([{"a\ud83d": "b\ude00"}])) == ['{"a\ufffd": "b\ufffd"}\n']


def test_no_rows_are_an_empty_array_and_no_lines() -> None:
    assert json.loads("".join(json_array([]))) == []
    assert list(json_lines([])) == []


def test_what_has_a_plain_form_is_given_in_it() -> None:
    value = {
        "word": Verification.FALSE,
        "amount": Decimal("10.50"),
        "endless": Decimal("Infinity"),
        "day": date(2030, 12, 31),
        "when": datetime(2030, 12, 31, 23, 0, tzinfo=UTC),
        "parts": ({"text": Markup("<b>")}, 2, 0.5, None, True),
    }
    assert plain(value) == {
        "word": "false",
        "amount": "10.50",
        "endless": None,
        "day": "2030-12-31",
        "when": "2030-12-31T23:00:00Z",
        "parts": [{"text": "<b>"}, 2, 0.5, None, True],
    }


@pytest.mark.parametrize("value", [b"bytes", object(), {"inside": [memoryview(b"x")]}])
def test_what_has_no_plain_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="has no plain form"):
        plain(value)
