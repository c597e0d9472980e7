"""Quotes stand letter for letter, shares add up, and corrections undo exactly what they name."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.refusals import NotAccepted, NotAllowed
from claims.rules.cards import MIN_TO_COMPARE, may_be_compared, shares
from claims.rules.corrections import Entry, check_correction, in_force
from claims.rules.quotes import context, place, places
from db.words import Change, FollowUp, Role, Verification

TEXT = "The company said it would build ten sites. Later the company said it would build five."


def test_a_quote_stands_where_it_is_letter_for_letter_or_nowhere() -> None:
    assert place(TEXT, "would build ten sites") == (20, 41)
    assert place(TEXT, "Would build ten sites") is None
    assert place("the  same", "the same") is None
    assert place(TEXT, "") is None


def test_the_nth_of_several_places_can_be_asked_for() -> None:
    first, second = place(TEXT, "company said it", 1), place(TEXT, "company said it", 2)
    assert first == (4, 19)
    assert second == (53, 68)
    assert place(TEXT, "company said it", 3) is None


def test_context_keeps_whole_words_and_says_everything_at_the_ends() -> None:
    assert context(TEXT, 20, 41, width=12) == ("said it ", ". Later the")
    assert context(TEXT, 0, 11) == ("", " said it would build ten sites. Later")
    assert context("ab", 1, 1) == ("a", "b")


def test_a_long_word_at_the_edge_is_cut_rather_than_leaving_too_little_to_find_the_place_by() -> None:
    text = "Donaudampfschifffahrtsgesellschaftskapitaen said the quote, Donaudampfschifffahrtsgesellschaftskapitaenin"
    before, after = context(text, 53, 58)
    assert (len(before), len(after)) == (40, 40)
    assert text[:53].endswith(before) and text[58:].startswith(after)


@given(st.text("ab ", max_size=60), st.text("ab ", min_size=1, max_size=4), st.integers(0, 40))
def test_every_place_is_the_quote_and_its_context_is_what_surrounds_it(text: str, quote: str, width: int) -> None:
    found = list(places(text, quote))
    assert len(found) == sum(text.startswith(quote, at) for at in range(len(text)))
    for number, (start, end) in enumerate(found, start=1):
        before, after = context(text, start, end, width)
        assert text[start:end] == quote
        assert place(text, quote, number) == (start, end)
        assert text[:start].endswith(before)
        assert text[end:].startswith(after)
        assert len(before) <= width
        assert len(after) <= width


def test_shares_are_whole_percents_each_rounded_by_itself() -> None:
    card = shares({Verification.VERIFIED: 1, Verification.FALSE: 1, Verification.MISLEADING: 6})
    assert [(share.word, share.n, share.percent) for share in card] == [
        (Verification.VERIFIED, 1, 13),
        (Verification.FALSE, 1, 13),
        (Verification.MISLEADING, 6, 75),
    ]


def test_an_empty_card_shows_nothing_and_everything_at_zero() -> None:
    assert shares({}) == ()
    assert [share.percent for share in shares({FollowUp.BROKEN: 0})] == [0]


def test_a_comparison_needs_five_claims() -> None:
    assert MIN_TO_COMPARE == 5
    assert not may_be_compared({FollowUp.BROKEN: 3, FollowUp.DELIVERED: 1})
    assert may_be_compared({FollowUp.BROKEN: 3, FollowUp.DELIVERED: 2})


@given(st.dictionaries(st.sampled_from(Verification), st.integers(0, 10**9), min_size=1))
def test_equal_numbers_are_equal_shares_and_none_is_more_than_half_a_percent_off(
    counts: dict[Verification, int],
) -> None:
    card, claims = shares(counts), sum(counts.values())
    assert [(share.word, share.n) for share in card] == list(counts.items())
    assert all(2 * abs(share.percent * claims - share.n * 100) <= claims for share in card)
    assert len({share.percent for share in card}) <= len(set(counts.values()))


@pytest.mark.parametrize(
    ("events", "standing"),
    [
        ([], set()),
        ([(1, None), (2, None)], {1, 2}),
        ([(1, None), (2, None), (3, 2)], {1, 3}),
        ([(1, None), (2, None), (3, 2), (4, 3)], {1, 2, 4}),
        ([(1, None), (2, None), (3, 2), (4, 3), (5, 4)], {1, 3, 5}),
        ([(1, None), (2, 2), (3, 9)], {1, 2, 3}),
    ],
)
def test_a_corrected_correction_brings_the_first_change_back(
    events: list[tuple[int, int | None]], standing: set[int]
) -> None:
    assert in_force(events) == standing


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[int, int | None]]:
    length = draw(st.integers(0, 12))
    return [(at, draw(st.one_of(st.none(), st.integers(1, length)))) for at in range(1, length + 1)]


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_read_does_not_matter(
    history: list[tuple[int, int | None]], chance: Random
) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)
    assert in_force(shuffled) == in_force(history)


@given(histories())
def test_an_event_is_in_force_exactly_when_no_later_correction_in_force_names_it(
    history: list[tuple[int, int | None]],
) -> None:
    standing = in_force(history)
    for sequence, _ in history:
        named = any(other in standing and corrects == sequence and other > sequence for other, corrects in history)
        assert (sequence in standing) == (not named)


@given(histories())
def test_what_is_in_force_stays_so_when_read_again(history: list[tuple[int, int | None]]) -> None:
    standing = in_force(history)
    assert in_force([event for event in history if event[0] in standing]) == standing


@given(histories(), st.data())
def test_correcting_a_correction_restores_what_was_in_force_before_it(
    history: list[tuple[int, int | None]], data: st.DataObject
) -> None:
    before = in_force(history)
    if not before:
        return
    target, last = data.draw(st.sampled_from(sorted(before))), len(history)
    after = in_force([*history, (last + 1, target), (last + 2, last + 1)])
    assert after == before | {last + 2}


ENTRIES = [
    Entry(1, Change.RECORDED),
    Entry(2, Change.VERIFIED),
    Entry(3, Change.CORRECTED, corrects=2),
    Entry(4, Change.REDACTED),
    Entry(5, Change.NOTED),
]


@pytest.mark.parametrize(
    ("sequence", "because"),
    [
        (9, "not in the history"),
        (1, "first entry"),
        (2, "corrected already"),
        (4, "removed text does not come back"),
    ],
)
def test_some_changes_cannot_be_corrected(sequence: int, because: str) -> None:
    with pytest.raises(NotAccepted, match=because):
        check_correction(ENTRIES, sequence, role=Role.EDITOR, own=True, reason="A slip of mine.")


def test_a_correction_can_be_corrected_and_needs_a_reason() -> None:
    check_correction(ENTRIES, 3, role=Role.EDITOR, own=False, reason="It was right after all.")
    with pytest.raises(NotAccepted, match="what was mistaken"):
        check_correction(ENTRIES, 3, role=Role.EDITOR, own=False, reason=" ")


def test_a_reporter_corrects_only_their_own_and_a_reader_nothing() -> None:
    check_correction(ENTRIES, 5, role=Role.REPORTER, own=True, reason="A slip of mine.")
    with pytest.raises(NotAllowed, match="ask an editor"):
        check_correction(ENTRIES, 5, role=Role.REPORTER, own=False, reason="A slip of theirs.")
    with pytest.raises(NotAllowed, match="Readers change nothing"):
        check_correction(ENTRIES, 5, role=Role.READER, own=True, reason="A slip.")
