"""What differs between two wordings, in the words a person reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rules.differences import differences
from claims.rules.plain_words import PlainWords


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "The city will fund 10 parks with $5 million by 2026.",
            "The city may fund 10 parks with $3 million by 2027.",
            ("“$5 million” became “$3 million”.", "“2026” became “2027”.", "“will” became “may”."),
        ),
        ("It will create 1.5m jobs", "It will not create 1.5m jobs", ("“not” was added.",)),
        ("They never paid", "They paid", ("“never” was taken out.",)),
        ("said Ann Lee today", "said Ann Li today", ("“Lee” became “Li”.",)),
        ("in May 2025", "in June 2025", ("“May” became “June”.",)),
        ("They will cut taxes", "They will raise taxes", ("“cut” became “raise”.",)),
        ("at least 10 parks", "up to 10 parks", ("“at least 10 parks” became “up to 10 parks”.",)),
        ("5 km of road", "5 miles of road", ("“5 km” became “5 miles”.",)),
        ("$500 million a year", "$500m a year", ("“$500 million” is now written “$500m”.",)),
        ("10 schools and 5 roads", "5 roads", ("“10 schools and” was taken out.",)),
        ("“It’s  done” – he said", '"It\'s done" - He said', ()),
        ("", "", ()),
        ("", "Ten parks", ("“Ten parks” was added.",)),
    ],
)
def test_what_differs_is_told_figures_first(one: str, other: str, told: tuple[str, ...]) -> None:
    assert differences(one, other) == told


@given(st.text())
def test_nothing_differs_from_itself(text: str) -> None:
    assert differences(text, text) == ()


_BRICKS = "10 ten $5 €5 million m % not will may Ann Lee May 2025 parks roads and , . “ ” - – A a"
_WORDS = st.lists(st.sampled_from(_BRICKS.split())).map(" ".join)


@given(_WORDS, _WORDS)
def test_two_wordings_of_other_words_always_differ(one: str, other: str) -> None:
    same = PlainWords(one).words == PlainWords(other).words
    assert (differences(one, other) == ()) is same


@given(_WORDS, _WORDS)
def test_what_differs_one_way_differs_the_other_way(one: str, other: str) -> None:
    assert bool(differences(one, other)) is bool(differences(other, one))
