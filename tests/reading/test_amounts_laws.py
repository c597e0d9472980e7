"""Laws of the amounts: each stands letter for letter, none overlaps, a number reads back however it is written."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from claims.reading.numbers.amounts import find
from claims.reading.numbers.number_vocabulary import WORDS

_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = """
    twenty thirty forty fifty sixty seventy eighty ninety
"""
_BRICKS = """
    5 10 2,000 3.2 1/4 ½ 2025 $ € % - – . , ( ) to and between of a in one two half third million dozen
    bn m k mio. mrd b t trn e99 x10^6 ^9 /3 st th pm .5 1e99 99999999999999999999999999 dollars euros cents percent
    May people years US$ C$ Rs MEUR kr p c not about over out or more + -odd ' ’ "
"""
_PUT_TOGETHER = st.lists(st.sampled_from([*_BRICKS.split(), " ", " ", " "]), max_size=16)
_TEXTS = st.one_of(st.text(), _PUT_TOGETHER.map(" ".join), _PUT_TOGETHER.map("".join))


def in_words(number: int) -> str:
    """The number as an English speaker says it."""
    if number < 20:
        return _ONES.split()[number]
    if number < 100:
        return _TENS.split()[number // 10 - 2] + (f"-{_ONES.split()[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(head)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")
    raise AssertionError(number)


@given(_TEXTS)
@example("İ 10 projects")
@example("from $ 5 - 10 m to between €1 and 2½ million dollars or so")
def test_every_amount_stands_letter_for_letter_behind_the_one_before(text: str) -> None:
    found = find(text)
    for amount in found:
        assert text[amount.span.start : amount.span.end] == amount.text
        assert amount.text == amount.text.strip()
        assert amount.low <= amount.high
        assert amount.unit is None or amount.currency is None
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@given(st.text(st.characters(exclude_categories=["N"])))
def test_a_text_without_numbers_states_nothing(text: str) -> None:
    words = "".join(letter if letter.isalpha() else " " for letter in text.lower()).split()
    assume(not WORDS.keys() & set(words))
    assert find(text) == []


@given(st.integers(2, 999_999_999))
def test_a_number_reads_back_however_it_is_written(number: int) -> None:
    grouped = f"{number:,}"
    ways = (
        f"€{number}",
        f"{grouped} euros",
        f"{grouped.replace(',', ' ')} euros",
        f"EUR {grouped}",
        f"{in_words(number)} euros",
    )
    for way in (*ways, f"{grouped.replace(',', '’')} EUR"):
        (amount,) = find(f"They paid {way}, he said.")
        assert (int(amount.low), int(amount.high), amount.currency) == (number, number, "EUR"), way


@given(
    st.integers(1, 9999),
    st.sampled_from([("thousand", "k", 3), ("million", "m", 6), ("billion", "bn", 9), ("trillion", "tn", 12)]),
)
def test_a_scale_reads_the_same_in_short_and_in_full(tenths: int, scale: tuple[str, str, int]) -> None:
    full, short, power = scale
    expected = Decimal(tenths) * 10 ** (power - 1)
    for way in (f"${tenths / 10} {full}", f"${tenths / 10}{short}", f"{tenths / 10} {full} dollars"):
        assert [amount.low for amount in find(f"It cost {way}.")] == [expected], way


@pytest.mark.parametrize(
    "text",
    ["9" * 200_000, "1," * 2000, "one and " * 2000, "$" * 100_000, "1st" * 2000, "a half " * 2000, "1/2 " * 2000],
)
def test_a_hostile_text_is_read_without_delay(text: str) -> None:
    assert all(text[amount.span.start : amount.span.end] == amount.text for amount in find(text))
