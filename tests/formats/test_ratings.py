"""Publishers' rating words, read as ours or asked for, never guessed."""

from collections import defaultdict
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.claimreview import RATINGS, rating_words
from claims.formats.promise_words import PROMISES
from claims.formats.rating_words import VERDICTS, Words
from claims.formats.ratings import read_follow_up, read_rating, says_no_verdict
from db.words import FollowUp, Verification, Word


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("True", Verification.VERIFIED),
        ("Mostly True", Verification.MOSTLY_TRUE),
        ("half-true", Verification.MISLEADING),
        ("Mostly False", Verification.MISLEADING),
        ("FALSE", Verification.FALSE),
        ("Pants on Fire!", Verification.FALSE),
        ("Four Pinocchios", Verification.FALSE),
        ("Incorrect", Verification.FALSE),
        ("This is not correct.", Verification.FALSE),
        ("Missing context", Verification.MISLEADING),
        ("Unstarted", Verification.UNCHECKED),
        ("In Progress", Verification.CHECKING),
        ("Inconclusive", Verification.UNVERIFIABLE),
        ("Engañoso", Verification.MISLEADING),
        ("Enganoso", Verification.MISLEADING),
        ("Verdadero, pero…", Verification.MOSTLY_TRUE),
        ("não_é_bem_assim", Verification.MISLEADING),
        ("Faux", Verification.FALSE),
        ("Größtenteils richtig", Verification.MOSTLY_TRUE),
        ("Fałsz.", Verification.FALSE),
        ("Adevărat", Verification.VERIFIED),
        ("Doğru", Verification.VERIFIED),
        ("Ложь", Verification.FALSE),
        ("ΨΕΥΔΕΣ", Verification.FALSE),
        ("زائف", Verification.FALSE),
        ("भ्रामक", Verification.MISLEADING),
        ("ნახევრად სიმართლე", Verification.MISLEADING),
        ("錯誤", Verification.FALSE),
        ("❌ False ❌", Verification.FALSE),
    ],
)
def test_a_word_that_means_one_thing_everywhere_is_read(words: str, rating: Verification) -> None:
    assert read_rating(words) == rating


@pytest.mark.parametrize(
    ("words", "follow_up"),
    [
        ("Promise Kept", FollowUp.DELIVERED),
        ("Compromise", FollowUp.PARTLY_DELIVERED),
        ("Promise Broken", FollowUp.BROKEN),
        ("Stalled", FollowUp.STALLED),
        ("In the Works", FollowUp.IN_PROGRESS),
        ("delivered", FollowUp.DELIVERED),
        ("largely", FollowUp.PARTLY_DELIVERED),
        ("partly", FollowUp.PARTLY_DELIVERED),
        ("in-progress", FollowUp.IN_PROGRESS),
        ("abandoned", FollowUp.BROKEN),
        ("Not started", FollowUp.NOT_STARTED),
        ("Partiellement tenue", FollowUp.PARTLY_DELIVERED),
        ("Versprechen gebrochen", FollowUp.BROKEN),
    ],
)
def test_what_came_of_a_promise_is_read(words: str, follow_up: FollowUp) -> None:
    assert read_follow_up(words) == follow_up


@pytest.mark.parametrize(
    "words", ["", "3", "Bananas", "Exaggerated", "Mixture", "Altered photo", "Unfounded", "false?x"]
)
def test_a_word_that_is_unknown_or_means_several_things_is_asked_for(words: str) -> None:
    assert read_rating(words) is None


@pytest.mark.parametrize("words", ["superseded", "not-delivered", "Unfulfilled", "Not Yet Rated", "False"])
def test_what_came_of_a_promise_is_never_guessed(words: str) -> None:
    assert read_follow_up(words) is None


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("FALSO: A foto é de 2019.", Verification.FALSE),
        ("Misleading – the figure is from another year", Verification.MISLEADING),
        ("True. But it leaves out the cost", None),
        ("Verdadero: pero falta un dato", None),
        ("True: missing context", None),
        ("The photo: false", None),
    ],
)
def test_an_explanation_may_stand_behind_a_verdict_unless_it_takes_a_part_back(
    words: str, rating: Verification | None
) -> None:
    assert read_rating(words) == rating


@pytest.mark.parametrize("words", ["Not Yet Rated", "N/A", "", "—", "none", "Noch nicht bewertet"])
def test_that_nobody_has_judged_yet_is_told_from_an_unknown_word(words: str) -> None:
    assert says_no_verdict(words)
    assert (read_rating(words), read_follow_up(words)) == (None, None)


def test_our_own_words_are_read_back_with_and_without_their_gloss() -> None:
    assert [read_rating(word) for word in Verification] == list(Verification)
    assert [read_follow_up(word) for word in FollowUp] == list(FollowUp)
    assert [read_rating(rating_words(rating)) for rating in RATINGS] == list(RATINGS)


@pytest.mark.parametrize(
    ("table", "read"), [(VERDICTS, read_rating), (PROMISES, read_follow_up)], ids=["verdicts", "promises"]
)
def test_no_word_stands_in_a_table_for_two_things(
    table: Mapping[Word, Words], read: Callable[[str], Word | None]
) -> None:
    meant: defaultdict[str, set[Word]] = defaultdict(set)
    for rating, said in table.items():
        for word in (word.strip() for row in said.values() for word in row.split(",")):
            meant[word].add(rating)
            assert read(word) == read(f"“{word.upper()}!”") == rating
    assert {word: ratings for word, ratings in meant.items() if len(ratings) > 1} == {}


@given(st.text(max_size=40))
def test_any_text_is_read_without_a_failure_and_whatever_spaces_stand_around_it(words: str) -> None:
    assert read_rating(f"  {words}\n") == read_rating(words)
    assert read_follow_up(f"  {words}\n") == read_follow_up(words)
