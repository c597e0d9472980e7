"""The readable part of a claim's address: whatever the statement says, the number is read back from it."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.rules.addresses import LONGEST, claim_number, claim_slug

numbers = st.integers(1, 10**15 - 1)
hostile = st.sampled_from(["../..", "?a=b&c", "#x", "%2f", "\u202eabc", "\x00", "-", "12-", "\n", "İ", "ﬁ", "ẞ", "1²"])
statements = st.one_of(st.text(max_size=300), st.lists(hostile, max_size=8).map(" ".join))


@given(numbers, statements)
@example(7, "999")
@example(7, "-5 apples")
@example(10**15 - 1, "long " * 60)
def test_the_number_survives_any_statement(number: int, statement: str) -> None:
    assert claim_number(claim_slug(number, statement)) == number


@given(numbers, statements)
def test_a_slug_is_short_lower_case_and_has_nothing_that_an_address_could_trip_over(
    number: int, statement: str
) -> None:
    slug = claim_slug(number, statement)
    assert len(slug) <= LONGEST
    assert slug == slug.casefold()
    words = slug.split("-")
    assert all(words), "a separator stands at an end, or two stand together"
    assert all(word[0].isalnum() for word in words)
    assert all(sign.isalnum() or unicodedata.category(sign)[0] == "M" for word in words for sign in word)
    assert slug == slug.strip() and not set(slug) & set("/?#%&_.\\ \u202e\u200f")


@given(numbers, statements)
def test_a_slug_is_stable_however_the_same_letters_are_encoded(number: int, statement: str) -> None:
    slug = claim_slug(number, statement)
    assert slug == claim_slug(number, statement)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert claim_slug(number, unicodedata.normalize(form, statement)) == slug


@given(numbers, numbers, statements)
def test_two_claims_with_the_same_words_have_different_slugs(first: int, second: int, statement: str) -> None:
    same = claim_slug(first, statement) == claim_slug(second, statement)
    assert same == (first == second)


@pytest.mark.parametrize(
    ("statement", "slug"),
    [
        ("Ten projects with allies.", "12-ten-projects-with-allies"),
        ("Société Générale déçue: l’État paiera 5 %", "12-societe-generale-decue-l-etat-paiera-5"),
        ("GROSSE STRAẞE", "12-grosse-strasse"),
        ("ممثل الحكومة وعد بعشرة مشاريع", "12-ممثل-الحكومة-وعد-بعشرة-مشاريع"),
        ("שלום עולם", "12-שלום-עולם"),
        ("政府は十の事業を約束した", "12-政府は十の事業を約束した"),
        ("ガギグ", "12-ガギグ"),
        ("सरकार ने दस परियोजनाओं का वादा किया", "12-सरकार-ने-दस-परियोजनाओं-का-वादा-किया"),
        ("  — ?! …  ", "12"),
        ("", "12"),
        ("a" * 80, "12"),
        ("a_b.c/d", "12-a-b-c-d"),
    ],
)
def test_letters_of_any_script_stay(statement: str, slug: str) -> None:
    assert claim_slug(12, statement) == slug


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12", 12), ("12-", 12), ("12-other-words", 12), ("12-\n", 12), ("012", 12), ("", None), ("twelve", None),
        ("-12", None), ("12x", None), ("١٢", None), (" 12", None), ("12/13", None), ("9" * 16, None), ("1.2", None),
    ],
)  # fmt: skip
def test_a_place_in_an_address_is_read_by_its_number_alone(said: str, number: int | None) -> None:
    assert claim_number(said) == number
