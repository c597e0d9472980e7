"""Each row of the schedule's table, and the laws between them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.refusals import NotAccepted
from claims.rules.schedule import Standing, Window, sentence, standing
from db.words import FollowUp, Schedule

SUMMER = Window(date(2025, 6, 1), date(2025, 9, 22), "this summer", soft=True)
AUTUMN = Window(date(2025, 9, 1), date(2025, 12, 21), "this autumn", soft=True)
OPEN = [None, *(word for word in FollowUp if not word.is_settled)]
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Window(first, last)


@pytest.mark.parametrize("follow_up", [None, *FollowUp])
def test_without_a_window_there_is_no_deadline_whatever_came_of_it(follow_up: FollowUp | None) -> None:
    stands = standing(None, follow_up, None, date(2025, 7, 1))
    assert stands == Standing(Schedule.NO_DEADLINE)
    assert sentence(stands, None) == "No deadline stated"


@pytest.mark.parametrize(
    ("delivered_on", "word", "days", "said"),
    [
        (date(2025, 5, 1), Schedule.ON_TIME, 0, "On time: delivered 144 days before the window closed"),
        (date(2025, 8, 5), Schedule.ON_TIME, 0, "On time: delivered 48 days before the window closed"),
        (date(2025, 9, 21), Schedule.ON_TIME, 0, "On time: delivered 1 day before the window closed"),
        (date(2025, 9, 22), Schedule.ON_TIME, 0, "On time: delivered on the last day of the window"),
        (date(2025, 9, 23), Schedule.LATE, 1, "Late by 1 day"),
        (date(2025, 10, 1), Schedule.LATE, 9, "Late by 9 days"),
    ],
)
def test_a_delivery_is_on_time_until_the_latest_day(delivered_on: date, word: Schedule, days: int, said: str) -> None:
    stands = standing(SUMMER, FollowUp.DELIVERED, delivered_on, date(2026, 1, 1))
    assert (stands.word, stands.days, stands.inside_restated) == (word, days, None)
    assert sentence(stands, SUMMER) == said


@pytest.mark.parametrize(
    ("delivered_on", "inside", "said"),
    [
        (date(2025, 10, 1), True, "Late by 9 days, inside the restated window"),
        (date(2025, 12, 31), False, "Late by 100 days, and after the restated window"),
    ],
)
def test_a_restated_window_stands_beside_and_never_resets_the_clock(
    delivered_on: date, inside: bool, said: str
) -> None:
    stands = standing(SUMMER, FollowUp.DELIVERED, delivered_on, date(2026, 1, 1), AUTUMN)
    assert (stands.word, stands.inside_restated) == (Schedule.LATE, inside)
    assert sentence(stands, SUMMER, AUTUMN) == said


@pytest.mark.parametrize("follow_up", [FollowUp.BROKEN, FollowUp.CANNOT_BE_JUDGED])
def test_what_is_broken_or_cannot_be_judged_is_settled_and_has_no_word(follow_up: FollowUp) -> None:
    stands = standing(SUMMER, follow_up, date(2025, 7, 1), date(2030, 1, 1))
    assert stands == Standing(None)
    assert sentence(stands, SUMMER) == "Settled"


@pytest.mark.parametrize("follow_up", OPEN)
@pytest.mark.parametrize(
    ("today", "word", "days", "said"),
    [
        (date(2025, 5, 31), Schedule.NOT_DUE, 0, "Not due before 1 Jun 2025"),
        (date(2025, 6, 1), Schedule.DUE, 0, "Due by 22 Sep 2025"),
        (date(2025, 9, 22), Schedule.DUE, 0, "Due by 22 Sep 2025"),
        (date(2025, 9, 23), Schedule.OVERDUE, 1, "Overdue by 1 day"),
        (date(2025, 10, 4), Schedule.OVERDUE, 12, "Overdue by 12 days"),
    ],
)
def test_anything_else_is_not_due_then_due_then_overdue(
    follow_up: FollowUp | None, today: date, word: Schedule, days: int, said: str
) -> None:
    stands = standing(SUMMER, follow_up, None, today)
    assert (stands.word, stands.days) == (word, days)
    assert sentence(stands, SUMMER) == said


def test_an_open_promise_names_its_restated_window_beside_the_first() -> None:
    stands = standing(SUMMER, FollowUp.IN_PROGRESS, None, date(2025, 10, 4), AUTUMN)
    assert sentence(stands, SUMMER, AUTUMN) == "Overdue by 12 days; restated for 1 Sep 2025 to 21 Dec 2025"


def test_a_delivery_needs_its_day() -> None:
    with pytest.raises(NotAccepted, match="on which day") as refused:
        standing(SUMMER, FollowUp.DELIVERED, None, date(2025, 10, 4))
    assert refused.value.field == "happened_on"


def test_a_window_never_closes_before_it_opens() -> None:
    with pytest.raises(NotAccepted, match=r"1 Jun 2025.*before.*2 Jun 2025"):
        Window(date(2025, 6, 2), date(2025, 6, 1))


@given(windows(), st.sampled_from([None, *FollowUp]), DAYS, DAYS, st.one_of(st.none(), windows()))
def test_a_restatement_changes_neither_the_word_nor_the_days(
    first: Window, follow_up: FollowUp | None, happened_on: date, today: date, restated: Window | None
) -> None:
    alone = standing(first, follow_up, happened_on, today)
    beside = standing(first, follow_up, happened_on, today, restated)
    assert (alone.word, alone.days) == (beside.word, beside.days)
    assert (beside.inside_restated is not None) == (beside.word is Schedule.LATE and restated is not None)


@given(windows(), st.sampled_from(OPEN), DAYS)
def test_an_open_promise_only_ever_gets_later(first: Window, follow_up: FollowUp | None, today: date) -> None:
    order = [Schedule.NOT_DUE, Schedule.DUE, Schedule.OVERDUE]
    now, tomorrow = (standing(first, follow_up, None, day) for day in (today, today + timedelta(days=1)))
    assert now.word in order
    assert tomorrow.word in order
    assert order.index(now.word) <= order.index(tomorrow.word)
    assert tomorrow.days - now.days in (0, 1)


@given(windows(), DAYS, DAYS, DAYS)
def test_what_was_delivered_does_not_change_with_the_day_it_is_looked_at(
    first: Window, happened_on: date, today: date, other: date
) -> None:
    stands = standing(first, FollowUp.DELIVERED, happened_on, today)
    assert stands == standing(first, FollowUp.DELIVERED, happened_on, other)
    assert stands.days - stands.spare == (happened_on - first.latest).days
