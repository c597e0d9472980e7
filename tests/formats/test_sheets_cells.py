"""What stands in one cell: addresses among other things, days, and the apostrophe that guards a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.sheets.cells import guarded, is_address, read_flag, sources_in, unguarded
from claims.formats.sheets.days import Column, Order, read_day
from claims.formats.sheets.texts import CUT, in_line, in_lines, shortened
from claims.formats.tabular import defused
from claims.refusals import NotAccepted
from claims.rules.texts import LIMITS, clean, web_address


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("https://a.example/x | https://b.example/y", ["https://a.example/x", "https://b.example/y"]),
        ("https://a.example/x, https://b.example/y;https://c.example", None),
        ("https://a.example/x,https://b.example/y", ["https://a.example/x", "https://b.example/y"]),
        ("https://a.example/x\nhttps://b.example/y\n", ["https://a.example/x", "https://b.example/y"]),
        ("Minutes (https://a.example/m_(2)), page 3.", ["https://a.example/m_(2)"]),
        (
            "[Minutes](https://a.example/m_(2)) and <https://b.example>.",
            ["https://a.example/m_(2)", "https://b.example"],
        ),
        ('<a href="https://a.example/p?q=1&r=2">Page</a>', ["https://a.example/p?q=1&r=2"]),
        ("plan.pdf (https://files.example/.at/x)", ["https://files.example/.at/x"]),
        ("https://a.example/a,b;c|d", ["https://a.example/a,b;c|d"]),
        (
            "https://keeper.example/web/2020/https://b.example/y",
            ["https://keeper.example/web/2020/https://b.example/y"],
        ),
        ("https://a.example/x https://a.example/x", ["https://a.example/x"]),
        ("HTTPS://A.example/X", ["HTTPS://A.example/X"]),
        ("An interview with the mayor, 3 May", []),
        ("http:// and ftp://files.example/x", []),
        ("", []),
    ],
)
def test_every_address_in_a_cell_is_found_letter_for_letter(cell: str, addresses: list[str] | None) -> None:
    wanted = ["https://a.example/x", "https://b.example/y", "https://c.example"] if addresses is None else addresses
    assert list(sources_in(cell).addresses) == wanted


PATH = st.text("abcdefgh0123456789-_.~%/?&=+:@!$'*", max_size=30).map(lambda path: f"/{path}z")
ADDRESS = st.builds("https://{}.example{}".format, st.text("abcdef", min_size=1, max_size=8), PATH)


@given(
    st.lists(ADDRESS, min_size=1, max_size=6, unique=True), st.sampled_from([" | ", ", ", "; ", "\n", " ", "|", " • "])
)
def test_a_list_of_addresses_gives_each_of_them_whatever_stands_between(addresses: list[str], between: str) -> None:
    assert list(sources_in(between.join(addresses)).addresses) == addresses


@given(st.one_of(st.text(max_size=40), ADDRESS, st.text("htps:/.a@|x ", max_size=20)))
def test_what_is_taken_for_an_address_is_one_to_the_record(text: str) -> None:
    try:
        taken = web_address(text) == text
    except NotAccepted:
        taken = False
    assert is_address(text) is taken


@given(st.one_of(st.text(), st.text("'=+-@\t\r\n x＝", max_size=6)))
def test_a_guard_is_taken_away_again_without_a_loss_and_leaves_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert defused(guarded(text)) == guarded(text)


@pytest.mark.parametrize(
    ("cell", "text"), [("'=1+1", "=1+1"), ("''=1", "'=1"), ("'tis", "'tis"), ("'-5", "-5"), ("=1", "=1")]
)
def test_only_the_sign_that_guards_a_formula_is_taken_for_a_guard(cell: str, text: str) -> None:
    assert unguarded(cell) == text


def told(cells: list[str]) -> Column:
    column = Column()
    for number, cell in enumerate(cells, 1):
        column.tell(number, cell)
    return column


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/4/2025", "25/12/2024"], Order.DAY_FIRST),
        (["3/4/2025", "12/25/2024"], Order.MONTH_FIRST),
        (["03.04.2025", "31.01.25"], Order.DAY_FIRST),
        (["3/4/2025", "5/6/2025"], None),
        (["25/12/2024", "12/25/2024"], None),
        (["2025-04-03", "spring"], None),
    ],
)
def test_whether_the_day_comes_first_is_decided_by_the_whole_column(cells: list[str], order: Order | None) -> None:
    assert told(cells).order is order


@pytest.mark.parametrize(
    ("cells", "is_open", "clash"),
    [
        (["3/4/2025"], True, None),
        (["4/4/2025", "2025-03-04"], False, None),
        (["25/12/2024", "3/4/2025"], False, None),
        (["25/12/2024", "3/4/2025", "12/25/2024"], True, (3, "12/25/2024")),
    ],
)
def test_a_column_that_can_be_read_both_ways_stays_open(
    cells: list[str], is_open: bool, clash: tuple[int, str] | None
) -> None:
    column = told(cells)
    assert (column.is_open, column.clash) == (is_open, clash)


@given(st.dates(), st.sampled_from(list(Order)), st.sampled_from("/-."))
def test_a_day_is_read_back_in_the_order_it_was_written_in(day: object, order: Order, sign: str) -> None:
    from datetime import date

    assert isinstance(day, date)
    figures = (day.day, day.month) if order is Order.DAY_FIRST else (day.month, day.day)
    assert read_day(f"{figures[0]}{sign}{figures[1]}{sign}{day.year:04}", order) == day
    assert read_day(day.isoformat(), None) == day


@pytest.mark.parametrize("cell", ["31/02/2025", "3/4/2025", "2025", "May 2025", "3-4/2025", "2025-13-01", "1/1/1/2025"])
def test_what_is_no_certain_day_is_none(cell: str) -> None:
    assert read_day(cell, None) is None


def test_a_clock_behind_a_day_does_not_hide_it() -> None:
    days = [
        read_day(cell, Order.MONTH_FIRST) for cell in ("2025-04-03T10:00:00Z", "2025-04-03 10:00", "4/3/2025 9:05 AM")
    ]
    assert [str(day) for day in days] == ["2025-04-03"] * 3


def test_yes_and_no_are_read_in_several_languages_and_nothing_else_is() -> None:
    assert [read_flag(cell) for cell in ("TRUE", " ja ", "Non", "0", "perhaps", "")] == [
        True,
        True,
        False,
        False,
        None,
        None,
    ]


@given(st.text())
def test_a_cell_becomes_a_text_that_the_record_takes(cell: str) -> None:
    line, lines = in_line(cell, "title"), in_lines(cell, "note")
    assert clean(line, field="title", most=LIMITS["title"], required=False) == line
    assert clean(lines, field="note", most=LIMITS["note"], required=False, multiline=True) == lines


def test_a_long_text_is_cut_behind_a_sentence_and_shows_that_it_goes_on() -> None:
    text = "The council opens a bridge. It costs 3.5 million. " + "And so it goes on and on " * 30
    assert shortened(text, 60) == "The council opens a bridge. It costs 3.5 million." + CUT
    assert shortened("word " * 30, 30) == "word word word word word" + CUT
    assert shortened("short", 5) == "short"


@given(st.text(), st.integers(4, 80))
def test_a_cut_text_is_never_too_long(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most
