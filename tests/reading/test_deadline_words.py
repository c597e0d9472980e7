"""What the words of a deadline read as, against 7 May 2025, and what they never read as."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.dates.deadlines import Setting, Window, read

SAID = date(2025, 5, 7)
NOW = "2025-05-07"


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "soft"),
    [
        # seasons
        ("this summer", "2025-06-01", "2025-09-22", True),
        ("in the spring of 2026", "2026-03-01", "2026-06-20", True),
        ("this fall", "2025-09-01", "2025-12-21", True),
        ("autumn 2026", "2026-09-01", "2026-12-21", True),
        ("next summer", "2026-06-01", "2026-09-22", True),
        ("this winter", "2025-12-01", "2026-03-20", True),
        ("winter 2025/26", "2025-12-01", "2026-03-20", True),
        ("late summer", "2025-08-16", "2025-09-22", True),
        ("by the summer of 2026", NOW, "2026-09-22", True),
        ("before summer", NOW, "2025-05-31", True),
        ("later this spring", NOW, "2025-06-20", True),
        # parts of a year and of a month
        ("in early 2026", "2026-01-01", "2026-04-30", True),
        ("mid-2026", "2026-05-01", "2026-08-31", True),
        ("late 2025", "2025-09-01", "2025-12-31", True),
        ("at the beginning of next year", "2026-01-01", "2026-04-30", True),
        ("early in the new year", "2026-01-01", "2026-04-30", True),
        ("by mid-2026", NOW, "2026-08-31", True),
        ("early June", "2025-06-01", "2025-06-10", True),
        ("mid-June", "2025-06-11", "2025-06-20", True),
        ("by late June", NOW, "2025-06-30", True),
        ("early next week", "2025-05-12", "2025-05-14", True),
        # the end of a period is its last day
        ("the end of 2025", "2025-12-31", "2025-12-31", False),
        ("end-2026", "2026-12-31", "2026-12-31", False),
        ("by the end of June", NOW, "2025-06-30", False),
        ("before the end of the year", NOW, "2025-12-31", False),
        ("by year-end", NOW, "2025-12-31", False),
        ("by year's end", NOW, "2025-12-31", False),
        ("by the end of next week", NOW, "2025-05-18", False),
        ("by the end of the decade", NOW, "2030-12-31", True),
        ("by the end of the next fiscal year", NOW, "2026-09-30", True),
        # years
        ("by 2030", NOW, "2030-12-31", True),
        ("before 2030", NOW, "2029-12-31", False),
        ("no later than 2027", NOW, "2027-12-31", True),
        ("this year", "2025-01-01", "2025-12-31", False),
        ("sometime next year", "2026-01-01", "2026-12-31", False),
        ("later this year", NOW, "2025-12-31", False),
        ("the rest of the year", NOW, "2025-12-31", False),
        ("2026-2028", "2026-01-01", "2028-12-31", False),
        ("between 2026 and 2030", "2026-01-01", "2030-12-31", False),
        ("in the twenty-thirties", "2030-01-01", "2039-12-31", True),
        ("the nineteen nineties", "1990-01-01", "1999-12-31", True),
        ("the rest of my week", NOW, "2025-05-11", False),
        ("the 2030s", "2030-01-01", "2039-12-31", True),
        ("by mid-century", NOW, "2050-12-31", True),
        ("by 2020", "2020-01-01", "2020-12-31", True),
        # halves, quarters, fiscal years
        ("in the first half of 2025", "2025-01-01", "2025-06-30", False),
        ("H2 2026", "2026-07-01", "2026-12-31", False),
        ("in the second half of next year", "2026-07-01", "2026-12-31", False),
        ("Q3 2025", "2025-07-01", "2025-09-30", False),
        ("the fourth quarter of 2025", "2025-10-01", "2025-12-31", False),
        ("in the first quarter", "2026-01-01", "2026-03-31", False),
        ("next quarter", "2025-07-01", "2025-09-30", False),
        ("fiscal 2026", "2025-10-01", "2026-09-30", True),
        ("FY26", "2025-10-01", "2026-09-30", True),
        ("by the fourth quarter of fiscal 2026", NOW, "2026-09-30", True),
        # months
        ("next month", "2025-06-01", "2025-06-30", False),
        ("in June", "2025-06-01", "2025-06-30", False),
        ("in March", "2026-03-01", "2026-03-31", False),
        ("May", "2025-05-01", "2025-05-31", False),
        ("by June 2026", NOW, "2026-06-30", True),
        ("between March and June 2026", "2026-03-01", "2026-06-30", False),
        ("from November to February 2027", "2026-11-01", "2027-02-28", False),
        ("in June or July 2026", "2026-06-01", "2026-07-31", False),
        ("around June 2026", "2026-06-01", "2026-06-30", True),
        # lengths of time
        ("within 90 days", NOW, "2025-08-05", False),
        ("over the next four years", NOW, "2029-05-07", False),
        ("over the next year", NOW, "2026-05-07", False),
        ("within a year", NOW, "2026-05-07", False),
        ("in two years", NOW, "2027-05-07", True),
        ("within two and a half years", NOW, "2027-11-07", False),
        ("a year and a half from now", NOW, "2026-11-07", True),
        ("in the next eighteen months", NOW, "2026-11-07", False),
        ("within a couple of weeks", NOW, "2025-05-21", False),
        ("within 90 days of 1 June 2025", "2025-06-01", "2025-08-30", False),
        ("within ten working days", NOW, "2025-05-21", False),
        ("within 48 hours", NOW, "2025-05-09", True),
        # days
        ("by 30 June 2026", NOW, "2026-06-30", False),
        ("June 30, 2026", "2026-06-30", "2026-06-30", False),
        ("on the 30th of June", "2025-06-30", "2025-06-30", False),
        ("by Sept. 30", NOW, "2025-09-30", False),
        ("2026-06-30", "2026-06-30", "2026-06-30", False),
        ("before 1 July 2025", NOW, "2025-06-30", False),
        ("June 1–15, 2026", "2026-06-01", "2026-06-15", False),
        ("1 to 30 June 2026", "2026-06-01", "2026-06-30", False),
        ("by Friday", NOW, "2025-05-09", False),
        ("next Friday", "2025-05-16", "2025-05-16", True),
        ("by 5pm on Friday", NOW, "2025-05-09", False),
        ("tomorrow", "2025-05-08", "2025-05-08", False),
        ("the first Monday of June 2025", "2025-06-02", "2025-06-02", False),
        ("Feb 29", "2028-02-29", "2028-02-29", False),
        ("by Christmas", NOW, "2025-12-25", False),
        ("Thursday the 1st", "2025-05-01", "2025-05-01", False),
        ("three Fridays from now", "2025-05-23", "2025-05-23", False),
        ("the third day of October", "2025-10-03", "2025-10-03", False),
        ("next week's Friday", "2025-05-16", "2025-05-16", False),
        ("all week", "2025-05-05", "2025-05-11", False),
        ("on 5/22", "2025-05-22", "2025-05-22", True),
        # feasts, on their day of that year or on the next to come
        ("before Easter", NOW, "2026-04-04", False),
        ("by Easter Monday 2027", NOW, "2027-03-29", False),
        ("Orthodox Easter 2026", "2026-04-12", "2026-04-12", False),
        ("by Labor Day", NOW, "2025-09-01", False),
        ("on Memorial Day", "2025-05-26", "2025-05-26", False),
        ("Black Friday", "2025-11-28", "2025-11-28", False),
        ("Thanksgiving", "2025-11-27", "2025-11-27", True),
        ("before Passover", NOW, "2026-04-01", False),
        ("during Hanukkah", "2025-12-15", "2025-12-22", False),
        ("by Yom Kippur", NOW, "2025-10-02", False),
        ("before Lunar New Year", NOW, "2026-02-16", False),
        ("by the end of Lent", NOW, "2026-04-04", False),
        ("King's Day 2031", "2031-04-26", "2031-04-26", False),
        ("Thanksgiving in two years", "2027-11-25", "2027-11-25", True),
        ("March after next", "2027-03-01", "2027-03-31", False),
        # parts that are written short, or share what is named once
        ("mid-to-late June", "2025-06-11", "2025-06-30", True),
        ("Jun-Aug 2026", "2026-06-01", "2026-08-31", False),
        ("15 June-1 July 2026", "2026-06-15", "2026-07-01", False),
        ("15/16 June", "2025-06-15", "2025-06-16", False),
        ("by 3Q26", NOW, "2026-09-30", True),
        ("1H 2026", "2026-01-01", "2026-06-30", False),
        ("Q3'26", "2026-07-01", "2026-09-30", False),
        ("the 2025-26 fiscal year", "2025-10-01", "2026-09-30", True),
        ("by midyear", NOW, "2025-08-31", True),
        ("by the end of 2026 at the latest", NOW, "2026-12-31", False),
        # weeks, and days inside a longer time
        ("in week 31", "2025-07-28", "2025-08-03", False),
        ("next week between Wednesday and Friday", "2025-05-14", "2025-05-16", False),
        ("4 to 23 next month", "2025-06-04", "2025-06-23", False),
        ("from 10/25 to 01/25", "2025-10-25", "2026-01-25", True),
        ("from 18 December for ten days", "2025-12-18", "2025-12-28", False),
        ("at least a week before Christmas", NOW, "2025-12-18", True),
        # ranges of time
        ("12 to 18 months", "2026-05-07", "2026-11-07", True),
        ("within a year or two", NOW, "2027-05-07", True),
        ("over the next five to ten years", NOW, "2035-05-07", True),
        # parts of a period, and days beside another
        ("the first three days of next month", "2025-06-01", "2025-06-03", False),
        ("the last two weeks of January", "2026-01-18", "2026-01-31", False),
        ("the day after Christmas", "2025-12-26", "2025-12-26", False),
        ("the week before Christmas", "2025-12-18", "2025-12-24", False),
        ("two weeks before Christmas", "2025-12-11", "2025-12-11", True),
        ("by the Friday before Christmas", NOW, "2025-12-19", False),
        ("the third Tuesday after Christmas 2026", "2027-01-12", "2027-01-12", False),
        ("the Monday nearest to 5 October", "2025-10-06", "2025-10-06", False),
        ("the penultimate week of June", "2025-06-16", "2025-06-22", False),
        ("by the second-to-last Friday of June", NOW, "2025-06-20", False),
        ("the third last day of June", "2025-06-28", "2025-06-28", False),
        ("this time next year", "2026-05-07", "2026-05-07", True),
        ("a fortnight on Friday", "2025-05-23", "2025-05-23", False),
        ("from Monday to Friday", "2025-05-12", "2025-05-16", False),
        ("the first half of June", "2025-06-01", "2025-06-15", True),
        ("the second half of the decade", "2025-01-01", "2030-12-31", True),
        ("the first half of this week", "2025-05-05", "2025-05-08", True),
        ("by the last weekend of June", NOW, "2025-06-29", True),
        ("the first 100 days of 2026", "2026-01-01", "2026-04-10", False),
        ("ten working days from Monday", "2025-05-12", "2025-05-26", False),
        ("within 30 calendar days", NOW, "2025-06-06", False),
        ("in about two years", NOW, "2027-05-07", True),
        ("in around 2030", "2030-01-01", "2030-12-31", True),
        ("in a few weeks' time", NOW, "2025-05-28", True),
        ("in a matter of weeks", NOW, "2025-06-07", True),
        ("over the coming weeks and months", NOW, "2026-05-07", True),
        ("in time for Christmas", NOW, "2025-12-25", False),
        ("through to 2028", NOW, "2028-12-31", True),
        ("before the year is out", NOW, "2025-12-31", False),
        ("by tomorrow morning", NOW, "2025-05-08", False),
        ("the first working day of June", "2025-06-02", "2025-06-02", False),
        ("next year's first half", "2026-01-01", "2026-06-30", False),
        ("next year from March to May", "2026-03-01", "2026-05-31", False),
        ("in the second quarter of '26", "2026-04-01", "2026-06-30", False),
        ("5/20-5/22", "2025-05-20", "2025-05-22", True),
        ("over the next fortnight", NOW, "2025-05-21", False),
        ("next Thursday, May 15", "2025-05-15", "2025-05-15", False),
        ("Q4 2025/Q1 2026", "2025-10-01", "2026-03-31", False),
        ("in Q3/Q4 2026", "2026-07-01", "2026-12-31", False),
        ("the weekend of 7 June", "2025-06-07", "2025-06-08", False),
        ("the week ending 13 June", "2025-06-07", "2025-06-13", False),
        ("a week on Monday", "2025-05-19", "2025-05-19", False),
        ("this coming Friday", "2025-05-09", "2025-05-09", False),
        ("in a month and a half", NOW, "2025-06-22", True),
        ("in 1.5 years", NOW, "2026-11-07", True),
        ("by 2028 or 2029", NOW, "2029-12-31", True),
        ("March/April 2026", "2026-03-01", "2026-04-30", False),
        ("by end of day Friday", NOW, "2025-05-09", False),
        # the number is left open
        ("in the coming weeks", NOW, "2025-06-07", True),
        ("in the months ahead", NOW, "2026-05-07", True),
        ("within weeks", NOW, "2025-06-07", True),
        ("in a few months", NOW, "2025-08-07", True),
        ("in several years", NOW, "2028-05-07", True),
        ("by twenty thirty", NOW, "2030-12-31", True),
        ("this summer season", "2025-06-01", "2025-09-22", True),
        ("fiscal year 2027", "2026-10-01", "2027-09-30", True),
        ("within two hundred and fifty days", NOW, "2026-01-12", False),
        ("by the mid-30s", NOW, "2036-08-31", True),
        ("in the '40s", "2040-01-01", "2049-12-31", True),
        ("for the rest of my week", NOW, "2025-05-11", False),
        ("in 2027 A.D.", "2027-01-01", "2027-12-31", False),
        ("14 October 1066", "1066-10-14", "1066-10-14", False),
        # both could be the month, so it is a convention
        ("03/04/2026", "2026-03-04", "2026-03-04", True),
        ("30/06/2026", "2026-06-30", "2026-06-30", False),
        # other languages
        ("30 juin 2026", "2026-06-30", "2026-06-30", False),
        ("30. Juni 2026", "2026-06-30", "2026-06-30", False),
        ("30 de junio de 2026", "2026-06-30", "2026-06-30", False),
    ],
)
def test_words_read_as_the_widest_honest_window(words: str, earliest: str, latest: str, soft: bool) -> None:
    assert read(words, SAID) == Window(date.fromisoformat(earliest), date.fromisoformat(latest), words, soft)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "soon",
        "before the election",
        "by the next election",
        "by the end of his term",
        "as early as June",
        "as soon as possible",
        "after 2027",
        "no earlier than 2027",
        "within 100 days of taking office",
        "in the first 100 days",
        "two-and-a-half years",
        "four years",
        "for two years",
        "may",
        "march",
        "24/7",
        "1/2",
        "3.5",
        "4-2",
        "week 60",
        "few days",
        "10",
        "10 projects",
        "$500 billion",
        "31 February 2026",
        "30 Juin",
        "demain",
        "within 9999 years",
        "2026 season",
        "x" * 100_000,
    ],
)
def test_words_that_name_no_day_read_as_none(words: str) -> None:
    assert read(words, SAID) is None


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("summer 2025", "2025-12-01", "2026-03-20"),
        ("winter 2025", "2025-06-01", "2025-09-22"),
        ("spring 2025", "2025-09-01", "2025-12-21"),
        ("autumn 2025", "2025-03-01", "2025-06-20"),
    ],
)
def test_seasons_are_shifted_in_the_south(words: str, earliest: str, latest: str) -> None:
    window = read(words, SAID, Setting(hemisphere="south"))
    assert window == Window(date.fromisoformat(earliest), date.fromisoformat(latest), words, soft=True)


def test_weeks_and_fiscal_years_follow_the_newsrooms_setting() -> None:
    sunday = Setting(week_start=6, fiscal_year_start_month=4, day_first=True)
    assert read("next week", SAID, sunday) == Window(date(2025, 5, 11), date(2025, 5, 17), "next week")
    assert read("next week", SAID) == Window(date(2025, 5, 12), date(2025, 5, 18), "next week")
    assert read("fiscal 2026", SAID, sunday) == Window(date(2025, 4, 1), date(2026, 3, 31), "fiscal 2026", soft=True)
    assert read("03/04/2026", SAID, sunday) == Window(date(2026, 4, 3), date(2026, 4, 3), "03/04/2026", soft=True)


@pytest.mark.parametrize(("said", "latest"), [(date(2025, 1, 15), "2025-03-20"), (date(2025, 11, 15), "2026-03-20")])
def test_this_winter_is_the_one_under_way_or_the_next_to_come(said: date, latest: str) -> None:
    window = read("this winter", said)
    assert window is not None
    assert window.latest == date.fromisoformat(latest)


_PIECES = st.sampled_from(
    [
        "by",
        "before",
        "in",
        "within",
        "over",
        "the",
        "next",
        "this",
        "last",
        "early",
        "mid",
        "late",
        "end",
        "of",
        "2",
        "90",
        "2026",
        "1",
        "30",
        "june",
        "may",
        "q3",
        "summer",
        "friday",
        "week",
        "month",
        "year",
        "years",
        "days",
        "quarter",
        "decade",
        "fiscal",
        "first",
        "half",
        "-",
        "/",
        "and",
        "to",
        "between",
        "until",
        "later",
        "from",
        "ago",
        "of",
        "christmas",
    ]
)
_PHRASES = st.lists(_PIECES, min_size=1, max_size=7).map(" ".join)


@given(st.one_of(_PHRASES, st.text(max_size=30)), st.dates())
def test_any_words_against_any_day_read_as_a_window_or_none(words: str, against: date) -> None:
    window = read(words, against)
    assert window is None or (window.words == words and window.earliest <= window.latest)


@given(st.dates(date(1980, 1, 1), date(2080, 1, 1)), st.dates(date(1980, 1, 1), date(2080, 1, 1)))
def test_a_written_out_day_is_that_day_whenever_it_was_said(day: date, against: date) -> None:
    for words in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        window = read(words, against)
        assert window is not None
        assert (window.earliest, window.latest, window.soft) == (day, day, False)


@given(
    st.sampled_from(["this year", "next month", "by 2090", "within 90 days", "by Friday", "in June", "by the 15th"]),
    st.dates(date(1980, 1, 1), date(2080, 1, 1)),
)
def test_a_deadline_to_come_never_closes_before_it_was_said(words: str, against: date) -> None:
    window = read(words, against)
    assert window is not None
    assert window.latest >= against


@given(
    st.sampled_from(["30 June 2026", "June 2026", "2026", "Q3 2026", "summer 2026"]),
    st.dates(max_value=date(2026, 5, 1)),
)
def test_by_a_period_opens_on_the_day_it_was_said_and_closes_with_the_period(words: str, against: date) -> None:
    period, window = read(words, against), read(f"by {words}", against)
    assert period is not None
    assert window is not None
    assert (window.earliest, window.latest) == (against, period.latest)
