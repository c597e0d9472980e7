"""Amounts that were promised, and what counts towards them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.refusals import NotAccepted
from claims.rules.targets import (
    Count,
    Line,
    amount_from,
    check_amount,
    check_item,
    check_reported,
    check_taking_back,
    in_figures,
    progress_sentence,
    total,
)

LINES = [Line(4, "Stargate UAE"), Line(7, "Stargate Norway", taken_back=True)]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count("agreements announced", 9, 11), "9 of 10 projects: agreements announced (a source reports 11)"),
        (Count("sites in service", 0), "0 of 10 projects: sites in service"),
        (Count("", 9, 11, date(2025, 12, 1)), "9 of 10 projects (a source reported 11 on 1 Dec 2025)"),
        (Count("", 1200), "1,200 of 10 projects"),
    ],
)
def test_progress_says_what_we_counted_and_what_is_only_reported(count: Count, said: str) -> None:
    assert progress_sentence(Decimal(10), "projects", count) == said


@pytest.mark.parametrize(
    ("figures", "amount"),
    [("10", "10"), (" 1,000 ", "1000"), ("1 000 000", "1000000"), ("2.5", "2.5"), ("500000000000", "500000000000")],
)
def test_amounts_are_read_from_figures(figures: str, amount: str) -> None:
    assert amount_from(figures) == Decimal(amount)


@pytest.mark.parametrize(
    "figures", ["", "ten", "1,00", "1e9", "NaN", "-3", "0", "0.00", "٣", "1.2.3", "9" * 40, "1.0000001"]
)
def test_what_is_no_amount_is_refused_with_a_sentence(figures: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        amount_from(figures)
    assert refused.value.field == "amount"
    assert refused.value.sentence.endswith(".")


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity", "0", "-1", "1e15", "1e-7"])
def test_an_amount_is_positive_finite_and_storable(amount: str) -> None:
    with pytest.raises(NotAccepted):
        check_amount(Decimal(amount))


@given(st.decimals(Decimal("0.000001"), Decimal("999999999999999"), places=6))
def test_an_amount_in_figures_reads_as_the_same_amount(amount: Decimal) -> None:
    assert amount_from(in_figures(amount)) == amount


@pytest.mark.parametrize("again", ["Stargate UAE", " stargate   uae ", "STARGATE\u00a0UAE"])
def test_the_same_item_is_not_counted_twice(again: str) -> None:
    with pytest.raises(NotAccepted, match="“Stargate UAE” is counted already"):
        check_item(LINES, again)


def test_an_item_that_was_taken_back_may_be_counted_again() -> None:
    check_item(LINES, "Stargate Norway")


def test_an_item_has_a_name() -> None:
    with pytest.raises(NotAccepted, match="Name the item"):
        check_item(LINES, "  ")


def test_a_line_is_taken_back_once_and_only_if_it_is_there() -> None:
    check_taking_back(LINES, 4)
    with pytest.raises(NotAccepted, match="taken back already"):
        check_taking_back(LINES, 7)
    with pytest.raises(NotAccepted, match="not in the count"):
        check_taking_back(LINES, 5)


def test_lines_taken_back_do_not_count() -> None:
    assert total(LINES) == 1


def test_a_reported_total_is_no_less_than_nothing_and_not_from_the_future() -> None:
    check_reported(0, date(2025, 9, 1), date(2025, 9, 1))
    with pytest.raises(NotAccepted, match="below 0"):
        check_reported(-1, date(2025, 9, 1), date(2025, 9, 1))
    with pytest.raises(NotAccepted, match="has not come yet"):
        check_reported(3, date(2025, 9, 2), date(2025, 9, 1))
