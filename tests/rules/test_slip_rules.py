"""The slip ledger: what is a slip, how far, and that nothing moved earlier is one."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from claims.rules.schedule import Window
from claims.rules.slips import Announcement, Slip, ledger_sentence, slips

SUMMER = Window(date(2025, 6, 1), date(2025, 9, 22))


def said(day: int, window: Window | None) -> Announcement:
    return Announcement(date(2025, 1, 1) + timedelta(days=day), window)


def moved(latest: int = 0, earliest: int = 0) -> Window:
    return Window(SUMMER.earliest + timedelta(days=earliest), SUMMER.latest + timedelta(days=latest))


def days(*announcements: Announcement) -> list[int | None]:
    return [slip.days for slip in slips(announcements)]


def test_the_first_window_is_no_slip() -> None:
    assert slips([said(0, SUMMER)]) == ()
    assert slips([]) == ()
    assert ledger_sentence(()) == "Never slipped"


def test_a_later_latest_day_is_a_slip_and_says_how_far() -> None:
    assert slips([said(0, SUMMER), said(30, moved(latest=9))]) == (
        Slip(date(2025, 1, 31), 9, False, "Moved 9 days later, to 1 Jun 2025 to 1 Oct 2025"),
    )


def test_a_later_earliest_day_alone_is_a_slip() -> None:
    assert days(said(0, SUMMER), said(30, moved(earliest=14))) == [14]


def test_a_narrowed_window_that_opens_later_is_a_slip() -> None:
    assert days(said(0, SUMMER), said(30, moved(earliest=14, latest=-3))) == [14]


def test_when_both_days_move_the_latest_counts() -> None:
    assert days(said(0, SUMMER), said(30, moved(earliest=20, latest=5))) == [5]


def test_moving_earlier_is_no_slip_but_later_ones_are_measured_from_it() -> None:
    assert days(said(0, SUMMER), said(10, moved(latest=-10)), said(20, SUMMER)) == [10]


def test_a_withdrawal_is_a_slip_once_and_the_next_date_is_measured_from_the_last_named() -> None:
    ledger = slips([said(0, SUMMER), said(10, None), said(20, None), said(30, moved(latest=9))])
    assert [(slip.days, slip.withdrawn) for slip in ledger] == [(None, True), (9, False)]
    assert ledger[0].words == "Postponed, no new date"
    assert ledger_sentence(ledger) == "Slipped twice: moved 9 days later in all, once left without a date"


def test_a_date_named_again_after_a_withdrawal_is_no_second_slip() -> None:
    assert days(said(0, SUMMER), said(10, None), said(20, SUMMER)) == [None]


def test_what_never_had_a_date_cannot_be_postponed() -> None:
    assert days(said(0, None), said(10, SUMMER)) == []


def test_announcements_are_taken_in_the_order_of_their_days() -> None:
    assert days(said(20, moved(latest=9)), said(0, SUMMER)) == [9]


@st.composite
def histories(draw: st.DrawFn) -> list[Announcement]:
    on = draw(st.lists(st.integers(0, 900), unique=True, max_size=8))
    offsets = st.integers(-200, 200)
    window = st.one_of(
        st.none(), st.tuples(offsets, offsets).map(sorted).map(lambda pair: moved(pair[1] + 200, pair[0] - 200))
    )
    return [said(day, draw(window)) for day in on]


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_telling_does_not_matter(history: list[Announcement], chance: Random) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)
    assert slips(shuffled) == slips(history)


@given(histories())
def test_every_slip_is_later_or_a_withdrawal_and_there_are_fewer_than_announcements(
    history: list[Announcement],
) -> None:
    ledger = slips(history)
    assert all(slip.withdrawn if slip.days is None else slip.days > 0 for slip in ledger)
    assert len(ledger) <= max(0, len(history) - 1)


@given(histories())
def test_the_same_window_said_again_adds_no_slip(history: list[Announcement]) -> None:
    ordered = sorted(history, key=lambda announcement: announcement.on)
    again = [*ordered, Announcement(date(2030, 1, 1), ordered[-1].window)] if ordered else []
    assert slips(again) == slips(ordered)
