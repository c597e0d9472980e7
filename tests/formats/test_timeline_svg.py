"""The timeline as one inline SVG: what a reader sees, hears and can follow, without a script or a style attribute."""

import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from claims.formats import chips, look
from claims.formats.timeline.axis import Axis, to_date
from claims.formats.timeline.drawing import Style
from claims.formats.timeline.svg import MOST, STYLESHEET, Schedules, draw_svg
from claims.formats.timeline.svg_room import LINES, cut, lines_of
from claims.formats.timeline.values import News, Row
from claims.formats.timeline.words import row_in_words
from claims.rules.schedule import Window
from claims.rules.slips import Announcement
from db.words import FollowUp, Schedule

from .test_timeline import MODEL_NEWS, OPEN_MODEL, SUMMER, TODAY, page, promise

STYLE = Style(
    states={None: chips.NOTHING_YET, **{state: chips.FOLLOW_UP[state] for state in FollowUp}},
    chip=lambda word, days: Markup(""),
    address=lambda claim: f"/c/{claim}",
)
SCHEDULES: Schedules = {None: chips.SETTLED, **{word: chips.SCHEDULE[word] for word in Schedule}}
FIRM = Window(date(2025, 6, 1), date(2025, 6, 30))
SAID = date(2025, 5, 7)
AXIS = to_date([OPEN_MODEL], TODAY)


def drawn(*rows: Row, axis: Axis | None = None, on: date = TODAY) -> Element:
    """Draws rows and reads the drawing strictly, as XML."""
    return ElementTree.fromstring(draw_svg(page(*rows, on=on), axis or to_date(rows, on), STYLE, SCHEDULES))


def of_class(root: Element, name: str) -> list[Element]:
    """Gives what is drawn under a class, apart from the shapes kept for use."""
    kept = {id(one) for defs in root.iter("defs") for one in defs.iter()}
    return [one for one in root.iter() if id(one) not in kept and name in one.get("class", "").split()]


def uses(root: Element, name: str) -> list[Element]:
    """Gives where a kept shape is used."""
    return [one for one in root.iter("use") if one.get("href") == f"#{name}"]


def ends(box: Element) -> tuple[float, float]:
    """Gives the places where a line or a box begins and ends, in percent."""
    left = float(box.get("x1", box.get("x", "")).rstrip("%"))
    if box.tag == "line":
        return left, float(box.get("x2", "").rstrip("%"))
    return left, left + float(box.get("width", "").rstrip("%"))


def text(one: Element) -> str:
    """Gives all the words in an element."""
    return " ".join("".join(one.itertext()).split())


def test_a_row_is_one_link_that_says_all_it_shows() -> None:
    root = drawn(OPEN_MODEL)
    (link,) = root.iter("a")
    assert link.get("href") == "/c/3"
    assert link.get("aria-label") == row_in_words(OPEN_MODEL)
    assert "postponed, no new date" in row_in_words(OPEN_MODEL)


def test_the_rows_are_a_list_whose_every_item_holds_its_link() -> None:
    root = drawn(OPEN_MODEL, promise(claim=4), promise(claim=5))
    assert root.get("role") == "list"
    assert root.get("aria-label") == "What was promised and what came of it, 3 rows"
    items = [one for one in root.iter() if one.get("role") == "listitem"]
    assert [[link.get("href") for link in item.iter("a")] for item in items] == [["/c/3"], ["/c/4"], ["/c/5"]]


def test_a_row_tells_its_state_and_its_schedule_as_icon_word_and_colour() -> None:
    late = promise(Announcement(SAID, FIRM), news=MODEL_NEWS)
    state, schedule = drawn(late).iter("b")
    assert (text(state), state.get("class")) == ("Delivered", "or-green")
    assert (text(schedule), schedule.get("class")) == ("Late by 36 days", "or-amber")
    assert [use.get("href") for use in state.iter("use")] == ["#ts-full"]
    assert [use.get("href") for use in schedule.iter("use")] == ["#ts-slow"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (promise(), ["Nothing recorded yet", "No deadline"]),
        (promise(Announcement(SAID, SUMMER), news=MODEL_NEWS[:1]), ["In progress", "Overdue by 428 days"]),
        (promise(Announcement(SAID, Window(SAID, date(2027, 1, 1)))), ["Nothing recorded yet", "Due by 1 Jan 2027"]),
        (
            promise(Announcement(SAID, Window(date(2027, 1, 1), date(2027, 2, 1)))),
            ["Nothing recorded yet", "Not due before 1 Jan 2027"],
        ),
        (promise(Announcement(SAID, SUMMER), news=(News(SAID, FollowUp.BROKEN, ""),)), ["Broken", "Settled"]),
        (OPEN_MODEL, ["Delivered", "On time"]),
    ],
)
def test_a_row_ends_with_how_it_stands(row: Row, words: list[str]) -> None:
    assert [text(one) for one in drawn(row).iter("b")] == words


def test_the_first_window_lies_at_its_days_and_is_dashed_when_it_is_a_convention() -> None:
    (box,) = of_class(drawn(OPEN_MODEL), "ts-w")
    assert "ts-soft" in box.get("class", "")
    assert ends(box) == pytest.approx((AXIS.place(SUMMER.earliest), AXIS.place(date(2025, 9, 23))), abs=0.11)
    (firm,) = of_class(drawn(promise(Announcement(SAID, FIRM))), "ts-w")
    assert "ts-soft" not in firm.get("class", "")


def test_restated_windows_lie_below_the_first_with_their_slips_and_the_day_they_were_withdrawn() -> None:
    root = drawn(OPEN_MODEL)
    first, again, slip = of_class(root, "ts-w") + of_class(root, "ts-a") + of_class(root, "ts-s")
    assert int(again.get("y", "")) > int(first.get("y", "")) + int(first.get("height", "")) - 1
    assert ends(slip) == pytest.approx((AXIS.place(date(2025, 9, 22)), AXIS.place(date(2025, 10, 22))), abs=0.11)
    assert [use.get("x") for use in uses(root, "ts-slip")] == [slip.get("x2")]
    assert [use.get("x") for use in uses(root, "ts-gone")] == [f"{AXIS.place(date(2025, 7, 12)):g}%"]


def test_stretches_are_coloured_by_their_state_and_thin_once_it_is_settled() -> None:
    working, settled = of_class(drawn(OPEN_MODEL), "ts-b")
    assert working.get("class") == "ts-b or-violet"
    assert settled.get("class") == "ts-b or-green ts-after"
    assert ends(working)[1] == ends(settled)[0] == AXIS.place(date(2025, 8, 5))


def test_news_is_marked_at_its_day_and_what_settled_it_is_marked_larger() -> None:
    root = drawn(OPEN_MODEL)
    assert [use.get("x") for use in uses(root, "ts-1")] == [f"{AXIS.place(one.on):g}%" for one in MODEL_NEWS[:2]]
    assert [use.get("x") for use in uses(root, "ts-4-end")] == [f"{AXIS.place(MODEL_NEWS[2].on):g}%"]


def test_days_beyond_the_first_window_are_told_apart_as_late_and_overdue() -> None:
    (late,) = of_class(drawn(promise(Announcement(SAID, FIRM), news=MODEL_NEWS)), "ts-o")
    assert late.get("class") == "ts-o or-amber"
    (overdue,) = of_class(drawn(promise(Announcement(SAID, FIRM))), "ts-o")
    assert overdue.get("class") == "ts-o or-vermilion"


def test_counted_items_have_a_mark_of_their_own() -> None:
    counted = promise(news=(*MODEL_NEWS[:1], News(date(2025, 4, 4), None, "The first of ten")))
    assert len(uses(drawn(counted), "ts-item")) == 1


def test_today_is_a_labelled_line_and_an_earlier_day_is_labelled_as_itself() -> None:
    root = drawn(OPEN_MODEL)
    (line,) = of_class(root, "ts-now")
    assert ends(line) == (AXIS.place(TODAY), AXIS.place(TODAY))
    assert text(of_class(root, "ts-on-day")[0]) == "Today, 24 Nov 2026"
    past = drawn(OPEN_MODEL, on=date(2025, 7, 1))
    assert text(of_class(past, "ts-on-day")[0]) == "1 Jul 2025"


def test_the_axis_has_words_and_says_them_again_for_who_scrolled_past_them() -> None:
    root = drawn(*[OPEN_MODEL] * 13)
    words = [text(one) for one in of_class(root, "ts-day")]
    assert {tick.words for tick in AXIS.ticks()} <= set(words)
    assert len(of_class(root, "ts-tick")) == len(AXIS.ticks())
    heights = [float(use.get("y", "")) for use in uses(root, "ts-axis")]
    assert len(heights) == 3
    assert heights == sorted(heights)
    assert heights[-1] + 36 < float(root.get("height", ""))


def test_what_lies_outside_the_days_drawn_is_left_out_and_windows_run_over_the_edge() -> None:
    root = drawn(OPEN_MODEL, axis=Axis(date(2025, 7, 1), date(2025, 8, 1)))
    (box,) = of_class(root, "ts-w")
    assert ends(box) == (0, 100)
    assert len(uses(root, "ts-from")) == 1
    assert uses(root, "ts-to")
    assert not uses(root, "ts-1")
    assert not of_class(root, "ts-now")


def test_no_more_than_fifty_rows_are_drawn_and_nothing_for_none() -> None:
    rows = [promise(claim=claim) for claim in range(MOST + 9)]
    assert len(list(drawn(*rows).iter("a"))) == MOST
    assert draw_svg(page(), AXIS, STYLE, SCHEDULES) == ""


EVIL = '"><script>alert(1)</script><img src=x onerror="alert(1)">\'&</a></svg>'


def test_text_of_anyone_is_text_and_no_style_or_script_is_in_the_drawing() -> None:
    window = Window(SUMMER.earliest, SUMMER.latest, EVIL)
    news = (News(SAID, FollowUp.STALLED, EVIL),)
    row = replace(promise(Announcement(SAID, window), statement=EVIL, news=news), claimant=EVIL)
    hostile = replace(STYLE, address=lambda claim: f'/c/{claim}"onclick="alert(1)')
    parsed = html5lib.parse(str(draw_svg(page(row), AXIS, hostile, SCHEDULES)), namespaceHTMLElements=False)
    tags = {str(one.tag).rpartition("}")[2] for one in parsed.iter()}
    assert not tags & {"script", "img", "style"}
    assert not [name for one in parsed.iter() for name in one.attrib if name == "style" or name.startswith("on")]
    assert EVIL.removesuffix("</svg>") in "".join(parsed.itertext())


def test_a_strict_parser_of_pages_finds_the_drawing_whole() -> None:
    drawing = draw_svg(page(OPEN_MODEL, OPEN_MODEL, OPEN_MODEL), AXIS, STYLE, SCHEDULES)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    (svg,) = parser.parse(f"<!doctype html><title>t</title><main>{drawing}</main>").find(".//main")
    links = list(svg.iter("{http://www.w3.org/2000/svg}a"))
    assert [text(what) for link in links for what in link.iter("p")] == [f"{OPEN_MODEL.statement} OpenAI"] * 3


def test_every_shape_that_is_used_is_kept_once_and_no_other() -> None:
    root = drawn(OPEN_MODEL, promise(Announcement(SAID, FIRM)), promise(news=MODEL_NEWS[:1]))
    kept = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(kept) == len(set(kept))
    assert {use.get("href", "").removeprefix("#") for use in root.iter("use")} == set(kept)


def test_the_stylesheet_knows_every_class_and_uses_colours_that_the_look_has() -> None:
    css = STYLESHEET.read_text(encoding="utf-8")
    root = drawn(OPEN_MODEL, promise(Announcement(SAID, FIRM)), axis=Axis(date(2025, 6, 10), date(2027, 1, 1)))
    found = {name for one in root.iter() for name in one.get("class", "").split()}
    assert {name for name in found if not name.startswith("or-")} <= set(re.findall(r"\.(ts[\w-]*)", css))
    assert {name.removeprefix("or-") for name in found if name.startswith("or-")} <= set(look.LIGHT)
    assert set(re.findall(r"var\((--or-[\w-]+)\)", css)) <= set(re.findall(r"(--or-[\w-]+):", look.variables()))


def test_a_long_statement_is_cut_with_an_ellipsis_and_whole_for_who_points_at_it() -> None:
    statement = "A statement of many words that goes on and on " * 9
    root = drawn(promise(statement=statement))
    (what,) = root.iter("p")
    assert text(what).endswith("… OpenAI")
    assert what.get("title") == statement
    assert drawn(OPEN_MODEL).find(".//p").get("title") is None  # type: ignore[union-attr]


def test_a_text_has_room_above_its_track_and_no_row_reaches_into_the_next() -> None:
    rows = [replace(promise(statement="word " * n), claimant="Ministry " * (n % 4)) for n in range(1, 40, 3)]
    bottom = 46.0 - 12  # the axis
    for item in (one for one in drawn(*rows, OPEN_MODEL, OPEN_MODEL).iter("g") if one.get("role")):
        place = float(re.findall(r"[\d.]+", item.get("transform", ""))[1])
        (room,) = item.iter("foreignObject")
        top, tall = place + float(room.get("y", "")), float(room.get("height", ""))
        assert top >= bottom + 12
        assert top + tall <= place - 12
        heights = [float(one.get("y", 0)) + float(one.get("height", 0)) for one in item.iter("rect")]
        bottom = place + max([12.0, *heights])


@settings(max_examples=200, deadline=None)
@given(st.text(), st.text(max_size=60))
def test_any_text_is_given_a_few_lines_and_is_cut_to_them(words: str, small: str) -> None:
    assert 1 <= lines_of(words, small) <= LINES
    shown = cut(words)
    assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]) and len(shown) <= len(words))
    assert cut(shown) == shown


@pytest.mark.parametrize("words", ["", "a" * 10_000, "W" * 10_000, "é" * 500, "日" * 500, "word " * 1_000])
def test_any_statement_is_drawn_in_no_more_than_its_lines(words: str) -> None:
    assert lines_of(cut(words)) <= LINES
    assert drawn(promise(statement=words)).get("height")


def test_a_drawing_of_many_rows_stays_small() -> None:
    rows = [replace(OPEN_MODEL, claim_id=n, begins=SAID + timedelta(days=n)) for n in range(25)]
    assert len(draw_svg(page(*rows), AXIS, STYLE, SCHEDULES).encode()) < 36_000
