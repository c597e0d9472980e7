"""The drawing of a timeline: what a person sees, hovers over, hears and finds in its table."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from claims.formats.timeline.axis import Axis, to_date, whole
from claims.formats.timeline.drawing import REST, Style, draw, draw_rest
from claims.formats.timeline.key import key
from claims.formats.timeline.strip import bars, strip
from claims.formats.timeline.table import lines, table
from claims.formats.timeline.values import Month, News, Row, Stretch, Timeline
from claims.formats.timeline.words import row_in_words
from claims.rules.schedule import Window, sentence, standing
from claims.rules.slips import Announcement, slips
from db.words import FollowUp, Kind

TODAY = date(2026, 11, 24)
STYLE = Style(
    states={None: ("grey", "empty"), **{state: ("grey", state.replace(" ", "-")) for state in FollowUp}},
    chip=lambda word, days: Markup("<em>{} {}</em>").format(word or "settled", days or ""),
    address=lambda claim: f"/claim?claim={claim}",
)
SUMMER = Window(date(2025, 6, 1), date(2025, 9, 22), "this summer", soft=True)
MODEL_NEWS = (
    News(date(2025, 3, 31), FollowUp.IN_PROGRESS, "Announced"),
    News(date(2025, 6, 10), FollowUp.IN_PROGRESS, "Put off"),
    News(date(2025, 8, 5), FollowUp.DELIVERED, "Two models can be downloaded"),
)


def promise(
    *announced: Announcement,
    news: tuple[News, ...] = (),
    claim: int = 3,
    on: date = TODAY,
    statement: str = "OpenAI will release an open model.",
) -> Row:
    """Makes a row as the desk's read does: the schedule and the slips come from the rules."""
    told = [one for one in news if one.follow_up is not None]
    stretches: list[Stretch] = []
    for at, one in enumerate(told):
        until = told[at + 1].on if at + 1 < len(told) else date.max
        since = stretches.pop().since if stretches and stretches[-1].follow_up == one.follow_up else one.on
        stretches.append(Stretch(one.follow_up, since, until))
    last = stretches[-1] if stretches else Stretch(None, date.min, date.max)
    window = announced[0].window if announced else None
    restated = announced[-1].window if len(announced) > 1 else None
    stands = standing(window, last.follow_up, last.since, on, restated)
    begins = min([*(one.on for one in news), *(said.on for said in announced)], default=on)
    return Row(
        claim,
        statement,
        Kind.PROMISE,
        "OpenAI",
        "AI: models",
        "AI",
        begins,
        announced,
        slips(announced),
        tuple(stretches),
        news,
        stands,
        sentence(stands, window, restated),
    )


def page(*rows: Row, on: date = TODAY) -> Timeline:
    """Makes a page that holds all there is."""
    return Timeline(rows, len(rows), False, "", on, TODAY, date(2025, 1, 1), None)


def drawn(*rows: Row, axis: Axis | None = None, on: date = TODAY) -> str:
    """Draws rows without groups."""
    return str(draw(page(*rows, on=on), axis or to_date(rows, on), STYLE, [("", rows)]))


OPEN_MODEL = promise(
    Announcement(date(2025, 5, 7), SUMMER),
    Announcement(date(2025, 6, 10), Window(date(2025, 7, 1), date(2025, 10, 22))),
    Announcement(date(2025, 7, 12), None),
    news=MODEL_NEWS,
)


def titles(html: str) -> list[str]:
    """Gives what can be read by pointing at the marks."""
    return re.findall(r'title="([^"]*)"', html)


def test_a_row_is_one_link_that_says_all_it_shows() -> None:
    html = drawn(OPEN_MODEL)
    assert html.count("<a ") == 1
    assert 'href="/claim?claim=3"' in html
    for part in (
        "OpenAI will release an open model",
        "this summer",
        "read by convention",
        "postponed, no new date",
        "Delivered since 5 Aug 2025",
        "3 news items",
        "On time",
    ):
        assert part in row_in_words(OPEN_MODEL)


def test_the_first_window_stands_with_its_words_and_is_dashed_when_it_is_a_convention() -> None:
    html = drawn(OPEN_MODEL)
    assert 'class="tl-w tl-soft"' in html
    assert "Promised for 1 Jun 2025 to 22 Sep 2025 (“this summer”, read by convention)" in titles(html)
    firm = promise(Announcement(date(2025, 5, 7), Window(date(2025, 6, 1), date(2025, 6, 30))))
    assert 'class="tl-w"' in drawn(firm)


def test_restated_windows_slips_and_a_withdrawn_date_have_marks_of_their_own() -> None:
    said = titles(drawn(OPEN_MODEL))
    assert "Restated on 10 Jun 2025 for 1 Jul 2025 to 22 Oct 2025" in said
    assert "Moved 30 days later" in said
    assert "12 Jul 2025: postponed, no new date" in said


def test_news_that_keeps_the_state_is_a_mark_on_one_band() -> None:
    html = drawn(OPEN_MODEL)
    assert html.count('class="tl-m or-grey or-g-in-progress"') == 2
    assert titles(html).count("In progress from 31 Mar 2025 to 4 Aug 2025") == 1


def test_only_the_news_that_settled_it_for_good_is_an_end_mark() -> None:
    assert drawn(OPEN_MODEL).count("tl-last") == 1
    revived = promise(
        news=(
            News(date(2025, 1, 1), FollowUp.BROKEN, ""),
            News(date(2025, 2, 1), FollowUp.IN_PROGRESS, ""),
        )
    )
    assert "tl-last" not in drawn(revived)


def test_overdue_days_are_drawn_up_to_the_day_it_stands_at() -> None:
    late = promise(Announcement(date(2025, 5, 7), Window(date(2026, 1, 1), date(2026, 11, 14))))
    assert "Overdue by 10 days" in titles(drawn(late))


def test_today_is_a_labelled_line_and_an_earlier_day_is_labelled_as_itself() -> None:
    assert "Today, 24 Nov 2026" in drawn(OPEN_MODEL)
    past = date(2025, 7, 1)
    assert "1 Jul 2025</em>" in drawn(promise(news=MODEL_NEWS[:1], on=past), on=past)


def test_what_lies_outside_the_days_drawn_is_left_out_and_windows_run_over_the_edge() -> None:
    html = drawn(OPEN_MODEL, axis=Axis(date(2025, 7, 1), date(2025, 8, 1)))
    assert 'class="tl-w tl-soft tl-from tl-to" style="left:0.0%;width:100.0%"' in html
    assert "tl-m" not in html


def test_text_of_anyone_is_text() -> None:
    evil = '<img src=x onerror="alert(1)">"\'&'
    row = promise(
        Announcement(date(2025, 5, 7), Window(SUMMER.earliest, SUMMER.latest, evil)),
        statement=evil,
        news=(News(date(2025, 6, 1), FollowUp.STALLED, evil),),
    )
    groups = [(evil, [row])]
    both = draw(page(row), whole([row], TODAY), STYLE, groups) + table(groups, TODAY, STYLE)
    found: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(tag)
            assert not [name for name, _ in attrs if name.startswith("on")]

    Tags().feed(both)
    assert "img" not in found


def test_long_news_is_cut_at_a_word_in_the_hover_alone() -> None:
    words = "word " * 100
    row = promise(news=(News(date(2025, 6, 1), FollowUp.STALLED, words),))
    assert max(map(len, titles(drawn(row)))) < 200
    assert words in str(table([("", [row])], TODAY, STYLE))


def test_every_mark_of_the_drawing_is_a_row_of_the_table_with_the_same_link() -> None:
    html = str(table([("", [OPEN_MODEL])], TODAY, STYLE))
    told = [(line.on, line.what) for line in lines(OPEN_MODEL, TODAY)]
    assert [on for on, _ in told] == sorted(on for on, _ in told)
    assert len(told) == len(OPEN_MODEL.announcements) + len(OPEN_MODEL.news)
    assert html.count('href="/claim?claim=3"') == len(told) + 1
    assert 'scope="rowgroup"' in html
    assert html.count('scope="col"') == 3


def test_the_table_says_what_had_come_of_it_before() -> None:
    told = {line.on: line.before for line in lines(OPEN_MODEL, TODAY) if line.state}
    assert told == {
        date(2025, 3, 31): "before: nothing recorded yet",
        date(2025, 6, 10): "no change",
        date(2025, 8, 5): "before: in progress",
    }


def test_the_key_explains_the_marks_that_are_used_and_no_others() -> None:
    said = key(page(OPEN_MODEL), STYLE).striptags()
    for words in ("first promised window", "restated window", "moved later", "postponed, no new date", "delivered"):
        assert words in said
    assert "broken" not in said
    assert "overdue" not in said


def test_the_key_explains_every_mark_while_some_rows_are_not_read_yet() -> None:
    said = key(replace(page(OPEN_MODEL), rest=(7,)), STYLE).striptags()
    assert all(str(state) in said for state in FollowUp)
    assert "overdue" in said


def test_rows_that_are_read_later_have_their_place_and_look_as_if_drawn_at_once() -> None:
    axis = to_date([OPEN_MODEL], TODAY)
    at_once = draw(page(OPEN_MODEL, OPEN_MODEL), axis, STYLE, [("", [OPEN_MODEL, OPEN_MODEL])])
    first = draw(replace(page(OPEN_MODEL), rest=(7,)), axis, STYLE, [("", [OPEN_MODEL])])
    assert f'data-slot="{REST}"' in first
    drawn = re.findall(r"<li>.*?</li>", draw_rest([OPEN_MODEL], axis, TODAY, STYLE))
    assert re.findall(r"<li>.*?</li>", first) + drawn == re.findall(r"<li>.*?</li>", at_once)


def test_an_axis_reaches_to_the_last_window_of_rows_that_are_not_read_yet() -> None:
    assert whole([OPEN_MODEL], TODAY, date(2031, 5, 1)).holds(date(2031, 5, 1))
    assert not whole([OPEN_MODEL], TODAY).holds(date(2031, 5, 1))


def test_groups_have_headings_with_their_numbers() -> None:
    html = str(draw(page(OPEN_MODEL), to_date([OPEN_MODEL], TODAY), STYLE, [("OpenAI", [OPEN_MODEL])]))
    assert re.search(r"<h2[^>]*>OpenAI <small>1</small></h2>", html)


@pytest.mark.parametrize(
    ("start", "end"),
    [(date(2025, 1, 1), date(2025, 3, 1)), (date(2025, 1, 20), date(2027, 5, 1)), (date(1999, 5, 5), date(2040, 1, 1))],
)
def test_an_axis_has_a_few_marked_days_in_order_and_inside(start: date, end: date) -> None:
    axis = Axis(start, end)
    ticks = axis.ticks()
    assert 2 <= len(ticks) <= 10
    assert all(axis.holds(tick.on) and tick.on.day == 1 for tick in ticks)
    places = [axis.place(tick.on) for tick in ticks]
    assert places == sorted(set(places))


def test_a_window_far_ahead_leaves_most_of_the_room_to_what_happened() -> None:
    far = promise(Announcement(date(2025, 1, 21), Window(date(2025, 1, 21), date(2050, 1, 1))))
    assert to_date([far], TODAY).place(TODAY) > 70
    assert whole([far], TODAY).end > date(2035, 1, 1)


def test_the_strip_gathers_months_into_bars_that_open_their_page() -> None:
    months = [Month(date(2000 + n // 12, n % 12 + 1, 1), 1, 2) for n in range(300)]
    gathered = bars(months)
    assert len(gathered) <= 61
    assert (sum(bar.begin for bar in gathered), sum(bar.due for bar in gathered)) == (300, 600)
    html = strip(months, (date(2000, 1, 1), date(2001, 1, 1)), lambda day: f"/timeline?after={day}")
    assert 'href="/timeline?after=2000-01-01"' in html
    assert 'aria-label="January 2000: ' in html
    assert 'aria-current="true"' in html


def test_a_strip_of_nothing_is_nothing() -> None:
    assert strip([], (TODAY, TODAY), str) == ""
