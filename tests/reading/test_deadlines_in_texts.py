"""Which deadlines a text has, against 7 May 2025: their exact words where they stand, and none that is not there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.dates.dated import find
from claims.reading.dates.deadlines import Setting
from claims.reading.values import Deadline, Grain

SAID = date(2025, 5, 7)


def _only(text: str) -> Deadline:
    (found,) = find(text, SAID)
    return found


@pytest.mark.parametrize(
    ("text", "words", "latest", "grain"),
    [
        ("The plant will open in June.", "in June", "2025-06-30", Grain.MONTH),
        ("She promised 500 homes by the end of 2027.", "by the end of 2027", "2027-12-31", Grain.YEAR),
        ("It plans to launch its own model this summer season.", "this summer season", "2025-09-22", Grain.SEASON),
        ("The firm said on Friday it will hire 500 people by 2030.", "by 2030", "2030-12-31", Grain.YEAR),
        ("Work is due to start on 1 July.", "on 1 July", "2025-07-01", Grain.DAY),
        ("The tax takes effect on September 1.", "on September 1", "2025-09-01", Grain.DAY),
        ("The bridge reopens next spring.", "next spring", "2026-06-20", Grain.SEASON),
        ("They pledged $5bn over the next four years.", "over the next four years", "2029-05-07", Grain.YEAR),
        ("The trial was postponed until March 2026.", "until March 2026", "2026-03-31", Grain.MONTH),
        ("Emissions are to be halved by mid-2026.", "by mid-2026", "2026-08-31", Grain.YEAR),
        ("It will be completed between 2026 and 2028.", "between 2026 and 2028", "2028-12-31", Grain.RANGE),
        ("The repair will take 12 to 18 months.", "12 to 18 months", "2026-11-07", Grain.RANGE),
        ("Within a decade, all buses will be electric.", "Within a decade", "2035-05-07", Grain.DECADE),
        ("He wants the ferry running by Christmas.", "by Christmas", "2025-12-25", Grain.DAY),
        ("We deliver the first 10 trains in Q3 2026.", "in Q3 2026", "2026-09-30", Grain.QUARTER),
        ("By the first half of 2027 each school has a cook.", "By the first half of 2027", "2027-06-30", Grain.HALF),
        ("The union will vote on Tuesday.", "on Tuesday", "2025-05-13", Grain.DAY),
        ("The city must cut spending this year.", "this year", "2025-12-31", Grain.YEAR),
        ("A vote is scheduled for later this month.", "later this month", "2025-05-31", Grain.MONTH),
        ("Next year's budget will have room for it.", "Next year", "2026-12-31", Grain.YEAR),
        ("“We will finish by Easter 2026,” she said.", "by Easter 2026", "2026-04-05", Grain.DAY),
        ("Applications close on Friday, 30 May 2025.", "on Friday, 30 May 2025", "2025-05-30", Grain.DAY),
        ("The yard, closed in 2023, will open in 2026.", "in 2026", "2026-12-31", Grain.YEAR),
        ("The target date is 2028.", "2028", "2028-12-31", Grain.YEAR),
        ("He said he would resign in the autumn.", "in the autumn", "2025-12-21", Grain.SEASON),
        ("Les travaux seront finis le 30 juin 2026.", "30 juin 2026", "2026-06-30", Grain.DAY),
        ("Das Gesetz tritt am 1. März 2026 in Kraft.", "1. März 2026", "2026-03-01", Grain.DAY),
        ("O prazo foi alargado até 12 de agosto de 2026.", "12 de agosto de 2026", "2026-08-12", Grain.DAY),
        ("The mine will close in 2031.", "in 2031", "2031-12-31", Grain.YEAR),
        ("Talks are to end on Friday.", "on Friday", "2025-05-09", Grain.DAY),
        ("We will miss the June 30 deadline.", "the June 30", "2025-06-30", Grain.DAY),
        ("The payments start in two weeks' time.", "in two weeks' time", "2025-05-21", Grain.WEEK),
        ("The strike will go ahead on 12 and 13 June.", "on 12 and 13 June", "2025-06-13", Grain.DAY),
        ("They have until midnight on Friday to agree.", "until midnight on Friday", "2025-05-09", Grain.DAY),
        ("It will be phased in by 2030.", "by 2030", "2030-12-31", Grain.YEAR),
        ("It will be done by the 15th.", "by the 15th", "2025-05-15", Grain.DAY),
        ("It will be done sometime in 2027.", "sometime in 2027", "2027-12-31", Grain.YEAR),
        ("It will be done on 1st of Dec., 2026.", "on 1st of Dec., 2026", "2026-12-01", Grain.DAY),
        ("It will be done within 30 days of December 1.", "within 30 days of December 1", "2025-12-31", Grain.DAY),
        ("It will be carbon neutral by the mid-30s.", "by the mid-30s", "2036-08-31", Grain.DECADE),
        ("Both will meet on the Friday before Christmas.", "on the Friday before Christmas", "2025-12-19", Grain.DAY),
        ("The law will be passed before Lunar New Year.", "before Lunar New Year", "2026-02-16", Grain.DAY),
        ("The drivers will strike from Monday to Friday.", "from Monday to Friday", "2025-05-16", Grain.RANGE),
        ("Deliveries will begin in 4Q 2026.", "in 4Q 2026", "2026-12-31", Grain.QUARTER),
        ("The bridge will open in about two years.", "in about two years", "2027-05-07", Grain.YEAR),
        ("It will be decided in a matter of weeks.", "in a matter of weeks", "2025-06-07", Grain.VAGUE),
        ("And tomorrow night on the radio, the mayor answers.", "tomorrow night", "2025-05-08", Grain.DAY),
        ("it will be open from may 29 to oct", "from may 29 to oct", "2025-10-31", Grain.RANGE),
        ("Prices will fall in 2026.", "in 2026", "2026-12-31", Grain.YEAR),
        ("Profits will fall in next year's Q2.", "in next year's Q2", "2026-06-30", Grain.QUARTER),
        (
            "Profits will fall in this year's fourth quarter.",
            "in this year's fourth quarter",
            "2025-12-31",
            Grain.QUARTER,
        ),
        ("by the end of June", "by the end of June", "2025-06-30", Grain.MONTH),
    ],
)
def test_a_window_to_come_is_found_with_its_words(text: str, words: str, latest: str, grain: Grain) -> None:
    found = _only(text)
    assert (found.text, found.grain) == (words, grain)
    assert found.window is not None
    assert found.window.latest == date.fromisoformat(latest)
    assert found.how.endswith("read against 7 May 2025.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bank may cut rates, and May was angry.",
        "They march on parliament every week.",
        "The shop is open 24/7 since 9/11.",
        "The 17-year-old was driving at 90 mph.",
        "Version 3.11.7 was slower than 2.0.",
        "United won 3-2 after leading 2-1.",
        "It created 2,000 jobs and cost $2030.",
        "The second minister spoke for the third time.",
        "She is 45 years old and has worked there for 12 years.",
        "He said on Friday that prices were too high.",
        "The company announced Tuesday that profits fell.",
        "In 2019, the government promised free buses.",
        "It was the hottest summer in 50 years.",
        "Prices will rise for the first time in two years.",
        "The festival took place in June.",
        "The room on the 27th floor costs 300 euros a night.",
        "This week the court ruled against the union.",
        "The firm will hire 2026 workers.",
        "He will live at 2030 Main Street.",
        "Spring water will be sold by the bottle.",
        "The fall of the government will surprise nobody.",
        "The killer of the September 11 attacks will be tried.",
        "The 2028 budget will be passed by the house.",
        "At the end of the day, it will be about trust.",
        "They will meet on Fridays.",
        "Article 4/22 will be changed, and May will be remembered.",
        "We may second the motion.",
        "Sun and Mon will publish it.",
        "Call 020-7946-0958 or see https://example.org/2026/06/30/story and report-2026-06.pdf.",
        "First-quarter results and Q1 profit will be higher.",
        "Canada will be at the 2026 Winter Olympics, and at home for the 2026-27 season.",
        "Rates could fall as early as June.",
        "Windows 2026 will ship with it.",
        "He resigned before the election.",
        "The next day he left for Paris.",
        "That year, wages fell by 2.5 percent.",
        "The plan was to finish by March 2024.",
        "It takes 3 to 5 days.",
        "They will not wait one year or two.",
        "We will build the jobs of tomorrow.",
        "It should have been done this month.",
        "He will be remembered to this day.",
        "The law will apply to those born after 2008.",
        "Regeringen höll en presskonferens om skatterna i Stockholm 12 september där ministern talade.",
        "Temperatures will be in the 70s, and she will be in her 80s.",
        "The bank will be lent five million.",
        "The shop is open Monday to Friday.",
        "It will not open, and not before June.",
        "Nearly two years of work were lost, and it took about two years.",
        "Saturday Night Live will be on.",
        "It may 29 times out of 30, and they march 3 miles.",
        "Songs of the eighties will be played.",
        "That will be the best day of my year.",
        "31 February 2026",
        "2026",
        "sun",
    ],
)
def test_what_names_no_window_to_come_yields_none(text: str) -> None:
    assert find(text, SAID) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ahead of the World Cup, hotels will be renovated.", "Ahead of the World Cup"),
        ("The party will publish its plan before the election.", "before the election"),
        ("The government has promised 1.5m homes by the next election.", "by the next election"),
        ("She will leave office at the end of her term.", "at the end of her term"),
        ("He vowed to end the strike within 100 days of taking office.", "within 100 days of taking office"),
    ],
)
def test_what_hangs_on_an_event_is_found_without_a_day(text: str, words: str) -> None:
    found = _only(text)
    assert (found.text, found.window, found.grain) == (words, None, Grain.EVENT)
    assert "say on which day" in found.how


def test_vague_words_are_soft_and_say_so() -> None:
    found = _only("A decision is expected in the coming weeks.")
    assert (found.text, found.grain, found.soft) == ("in the coming weeks", Grain.VAGUE, True)
    assert found.how == "A convention, since the words leave the number open, read against 7 May 2025."


def test_every_deadline_of_an_article_stands_where_it_says() -> None:
    text = (
        "A new line in 2031\n\nThe council said on Monday that work on the tram will begin in June. "
        "It was first promised in 2015. A second line will follow by 2031, “if we get the money by Friday”."
    )
    assert [(found.text, found.span.of(text)) for found in find(text, SAID)] == [
        (words, words) for words in ("in 2031", "in June", "by 2031", "by Friday")
    ]


def test_the_newsrooms_setting_is_used() -> None:
    (found,) = find("The dam will be finished this summer.", SAID, Setting(hemisphere="south"))
    assert found.window is not None
    assert found.window.latest == date(2026, 3, 20)


_PIECES = st.sampled_from(
    [
        *("by 2030", "in June", "on Friday", "this year", "within 90 days", "next week", "last month", "two years ago"),
        *(
            "before the election",
            "in the coming weeks",
            "Q3",
            "2,000 jobs",
            "3/4",
            "1-2",
            "May",
            "fall",
            "30. Mai 2026",
        ),
        *("the", "will", "was", "open", "opened", "said", "of", "to", "and", "until", "end"),
        *(",", ".", "“", "”", "\n", "\n\n", "’s", "é", "İ"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map(" ".join)


@given(st.one_of(_TEXTS, st.text(max_size=80)), st.dates())
def test_deadlines_carry_words_of_the_text_and_do_not_overlap(text: str, against: date) -> None:
    end = 0
    for found in find(text, against):
        assert found.text == found.span.of(text) != ""
        assert found.span.start >= end
        assert (found.window is None) == (found.grain is Grain.EVENT)
        assert found.window is None or found.window.latest >= against
        end = found.span.end


_PLAIN = st.sampled_from(
    ["the", "a", "bank", "will", "cut", "rates", "and", "hire", "more", "people", "in", "town", "."]
)


@given(st.lists(_PLAIN, max_size=30))
def test_a_text_without_figures_or_words_of_the_calendar_yields_none(words: list[str]) -> None:
    assert find(" ".join(words), SAID) == []


@given(st.lists(st.sampled_from(["It rained.", "The mayor was there.", "Nobody said why."]), max_size=5), _TEXTS)
def test_a_paragraph_that_is_moved_takes_its_deadlines_with_it(before: list[str], text: str) -> None:
    moved = " ".join(before) + "\n\n"
    places = [(found.span.start + len(moved), found.text, found.window) for found in find(text, SAID)]
    assert [(found.span.start, found.text, found.window) for found in find(moved + text, SAID)] == places


@given(st.dates(SAID + timedelta(days=1), date(2099, 12, 31)))
def test_a_written_out_day_to_come_is_found_in_its_sentence(day: date) -> None:
    for words in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
        found = _only(f"The school will open on {words}, the mayor said.")
        assert found.window is not None
        assert (found.text, found.window.earliest, found.window.latest) == (f"on {words}", day, day)
