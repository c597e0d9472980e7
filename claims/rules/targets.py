"""A promised amount and what counts towards it. Refuses amounts that are none and items counted twice."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.refusals import NotAccepted
from claims.rules.moves import check_day
from claims.rules.schedule import day_in_words

WHOLE_DIGITS, DECIMALS = 15, 6
_FIGURES = re.compile(r"([0-9]+|[0-9]{1,3}(?:[, \u00a0\u2009\u202f][0-9]{3})+)(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Count:
    """One way of counting towards a target: what we counted ourselves beside what a source only reports."""

    name: str
    counted: int
    reported: int | None = None
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One counted item with its number in the history; a line taken back counts no more."""

    sequence: int
    item: str
    taken_back: bool = False


def amount_from(figures: str) -> Decimal:
    """Returns the amount that figures say: "10", "1,000", "2.5". Raises NotAccepted for anything else."""
    match = _FIGURES.fullmatch(figures.strip())
    if match is None:
        raise NotAccepted('Write the amount in figures, like "10", "1,000" or "2.5".', "amount")
    return check_amount(Decimal(re.sub(r"[^0-9.]", "", match[0])))


def check_amount(amount: Decimal) -> Decimal:
    """Returns the amount unchanged. Raises NotAccepted unless it is positive, finite and of storable size."""
    if not amount.is_finite():
        raise NotAccepted("The amount must be a number.", "amount")
    if amount <= 0:
        raise NotAccepted("The amount must be more than 0; leave the target out if nothing was promised.", "amount")
    if amount >= Decimal(10) ** WHOLE_DIGITS:
        raise NotAccepted(
            f"The amount has more than {WHOLE_DIGITS} digits; use a larger unit, such as billions.", "amount"
        )
    if amount != round(amount, DECIMALS):
        raise NotAccepted(f"The amount has more than {DECIMALS} digits after the point; use a smaller unit.", "amount")
    return amount


def check_reported(total: int, reported_on: date, today: date) -> None:
    """Refuses a reported total below 0 or from a day to come. Raises NotAccepted."""
    if total < 0:
        raise NotAccepted("A reported total cannot be below 0.", "reported")
    check_day(reported_on, today)


def check_item(lines: Sequence[Line], item: str) -> None:
    """Refuses an item that this count holds already, whatever its capitals and spaces. Raises NotAccepted."""
    name = _same(item)
    if not name:
        raise NotAccepted("Name the item that counts.", "item")
    for line in lines:
        if not line.taken_back and _same(line.item) == name:
            raise NotAccepted(f"“{line.item}” is counted already; take that line back to count it anew.", "item")


def check_taking_back(lines: Sequence[Line], sequence: int) -> None:
    """Refuses to take back a line that is not there or was taken back before. Raises NotAccepted."""
    line = next((line for line in lines if line.sequence == sequence), None)
    if line is None:
        raise NotAccepted("This line is not in the count; reload the claim and choose one that is.", "item")
    if line.taken_back:
        raise NotAccepted(f"“{line.item}” was taken back already; there is nothing left to do.", "item")


def total(lines: Sequence[Line]) -> int:
    """Returns how many lines count."""
    return sum(not line.taken_back for line in lines)


def _same(item: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", item).casefold().split())


def in_figures(amount: Decimal) -> str:
    """Returns an amount with grouped thousands and no idle zeros: "1,000", "2.5"."""
    figures = f"{amount:,f}"
    return figures.rstrip("0").rstrip(".") if "." in figures else figures


def progress_sentence(amount: Decimal, unit: str, count: Count) -> str:
    """Returns the progress: "9 of 10 projects: agreements announced (a source reports 11)"."""
    named = f": {count.name}" if count.name else ""
    return f"{count.counted:,} of {in_figures(amount)} {unit}".rstrip() + named + _reported(count)


def _reported(count: Count) -> str:
    if count.reported is None:
        return ""
    if count.reported_on is None:
        return f" (a source reports {count.reported:,})"
    return f" (a source reported {count.reported:,} on {day_in_words(count.reported_on)})"
