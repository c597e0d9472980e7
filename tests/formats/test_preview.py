"""The preview picture: what is seen of a claim where its link is shared, and what hostile text cannot do to it."""

import logging
import unicodedata
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from claims.formats import chips
from claims.formats.glyphs import GLYPHS
from claims.formats.look import LIGHT, LIGHT_PAPER
from claims.formats.preview import HEIGHT, WIDTH, Frame, Paper, Preview, State, draw
from claims.formats.preview.icons import icon
from claims.formats.preview.letters import BOLD, MOST, OMITTED, SANS, SERIF, Family, drawable, has, letters, tidy
from claims.formats.preview.setting import broken, cut, fitted

PAPER = Paper()
EDGE = 80


def state(word: str, hue: str, glyph: str, frame: Frame) -> State:
    """Makes a state in the colours of the desk."""
    return State(word, LIGHT[hue].ink, LIGHT[hue].tint, glyph, frame)


STATES = (
    state("Mostly true", "blue", "near", "pill"),
    state("Broken", "vermilion", "snapped", "box"),
    state("Late by 92 days", "amber", "slow", "underline"),
)
CLAIM = Preview(
    "Six more buildings will be in operation by mid-2026.", "OpenAI · promise", STATES, "On Record · Desk", 22
)


def seen(preview: Preview) -> Image.Image:
    """Opens what was drawn."""
    picture = Image.open(BytesIO(draw(preview)))
    picture.load()
    return picture


def is_clear(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Tells whether nothing was drawn there."""
    colours = picture.crop(box).getcolors()
    return colours is not None and [colour for _, colour in colours] == [ImageColor.getrgb(PAPER.ground)]


def begins_below(picture: Image.Image) -> int:
    """Gives where the line under a statement of one line begins: below the first clear rows after it."""
    rows = [is_clear(picture, (EDGE - 20, y, WIDTH, y + 1)) for y in range(HEIGHT)]
    statement = rows.index(False)
    gap = rows.index(True, statement)
    return rows.index(False, gap)


def test_a_preview_is_a_png_of_the_size_that_chats_ask_for_and_always_the_same() -> None:
    picture = seen(CLAIM)
    assert (picture.format, picture.size, picture.mode) == ("PNG", (WIDTH, HEIGHT), "RGB")
    assert draw(CLAIM) == draw(replace(CLAIM))


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAIM, statement="Six more buildings will be in operation by mid-2027."),
        replace(CLAIM, line="Crusoe · promise"),
        replace(CLAIM, states=STATES[:2]),
        replace(CLAIM, states=(replace(STATES[0], word="Verified"), *STATES[1:])),
        replace(CLAIM, states=(replace(STATES[0], glyph="tick"), *STATES[1:])),
        replace(CLAIM, footer="On Record · Gazette"),
    ],
)
def test_everything_that_a_preview_says_is_seen(other: Preview) -> None:
    assert draw(CLAIM) != draw(other)


def test_a_state_is_seen_in_its_own_colours() -> None:
    colours = {colour for _, colour in seen(CLAIM).getcolors(WIDTH * HEIGHT) or []}
    for one in STATES:
        assert ImageColor.getrgb(one.ink) in colours
    assert ImageColor.getrgb(STATES[0].tint) in colours


def test_a_claims_first_state_colours_the_edge_and_a_trackers_tally_does_not() -> None:
    assert seen(CLAIM).getpixel((2, 300)) == ImageColor.getrgb(STATES[0].ink)
    assert seen(replace(CLAIM, number=None)).getpixel((2, 300)) == ImageColor.getrgb(PAPER.accent)


def test_the_paper_is_the_desks_paper() -> None:
    for name in ("ground", "text", "quiet", "line", "accent"):
        assert getattr(PAPER, name) == getattr(LIGHT_PAPER, name)


def test_every_state_that_the_desk_shows_has_an_icon_and_no_two_look_alike() -> None:
    for axis in (chips.VERIFICATION, chips.FOLLOW_UP, chips.SCHEDULE):
        names = [glyph for _, glyph in axis.values()]
        assert len({icon(name, 60).tobytes() for name in names}) == len(names)
    assert all(icon(name, 60).getbbox() for name in GLYPHS)


def test_a_text_whose_letters_are_lacking_sends_the_reader_to_the_page_with_the_claims_number() -> None:
    told = replace(CLAIM, statement="Open the page to read this claim", line="Claim 22 · OpenAI · promise")
    for statement in ("ستبني الشركة مركز بيانات", "同社はデータセンターを建設する", "החברה תבנה מרכז נתונים", "😀😀"):
        assert draw(replace(CLAIM, statement=statement)) == draw(told)


def test_a_tracker_whose_letters_are_lacking_sends_the_reader_to_the_page() -> None:
    tracker = Preview("選挙公約", "24 claims", (), "On Record")
    assert draw(tracker) == draw(replace(tracker, statement="Open the page to read this tracker"))


def test_parts_of_the_line_and_the_footer_that_cannot_be_drawn_are_left_out() -> None:
    hidden = replace(CLAIM, line="وزارة · promise", footer="On Record · 日本新聞")
    assert draw(hidden) == draw(replace(CLAIM, line="promise", footer="On Record"))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Taxes 😀 will fall ✅.", "Taxes will fall ."),
        ("The minister 習近平 said so on Monday", f"The minister {OMITTED} said so on Monday"),
        ("The minister 習近平 金正恩 said so on Monday", f"The minister {OMITTED} said so on Monday"),
        ("Việt Nam, Türkiye, Ελλάδα и Україна: €5 → “½”", "Việt Nam, Türkiye, Ελλάδα и Україна: €5 → “½”"),
        ("Vie\u0323\u0302t", "Việt"),
        ("A\u202eB\u200bC\u0000D\u2028E\ufeff", "ABC D E"),
        ("習 近 平 said so, and more of it", None),
        ("one 平", None),
        ("", None),
    ],
)
def test_what_is_drawn_of_a_text_says_where_something_is_left_out(words: str, shown: str | None) -> None:
    assert drawable(words, SERIF) == shown


@pytest.mark.parametrize("family", [SERIF, SANS, BOLD])
def test_the_fonts_of_streamlit_are_found_and_tell_which_letters_they_have(
    family: Family, caplog: pytest.LogCaptureFixture
) -> None:
    assert all(has(letter, family) for letter in "aßőŞђλ“”…·€")
    assert not any(has(letter, family) for letter in "شא日😀\U0010fffd")
    assert str(letters(family, 31).getname()[0]).startswith("Source")
    assert not caplog.records


def test_where_streamlit_moved_its_fonts_pillows_own_is_used_and_the_log_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        font = letters(SERIF, 33, tmp_path)
    assert font.getlength("Taxes will fall") > 100
    assert SERIF.file in caplog.text
    assert drawable("“Taxes” – Jane’s – will fall", SERIF, tmp_path) is not None
    assert drawable("Налоги снизятся", SERIF, tmp_path) is None


HOSTILE = st.one_of(
    st.text(),
    st.text(st.characters(categories=("Mn", "Me", "Cf", "Cc", "Co", "So", "Zs", "Zl"))),
    st.sampled_from(
        [
            "x" * 10_000,
            "W" * 10_000,
            "a" + "\u0301" * 10_000,
            "Z\u0334\u0321\u0322\u0315\u031b" * 400,
            "\u202e\u2067" * 500 + "evil",
            "word " * 2_000,
            "\ud800\udfff broken",
            "\x00\x07\x1b[31m red",
            "e\u0302\u0323" * 3_000,
            "<script>alert(1)</script>",
        ]
    ),
)


@settings(max_examples=25, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_no_text_leaves_its_room(statement: str, line: str, word: str, footer: str) -> None:
    states = (replace(STATES[0], word=word), *STATES, replace(STATES[2], word=word))
    picture = seen(Preview(statement, line, states, footer, 7))
    assert picture.size == (WIDTH, HEIGHT)
    assert is_clear(picture, (WIDTH - EDGE + 20, 0, WIDTH, HEIGHT))
    assert is_clear(picture, (20, 0, EDGE - 20, HEIGHT))
    assert is_clear(picture, (20, 0, WIDTH, 30))
    assert is_clear(picture, (20, HEIGHT - 15, WIDTH, HEIGHT))


@settings(max_examples=15, deadline=None)
@given(HOSTILE.filter(lambda text: drawable(text, SERIF) is not None))
@example("word " * 25)
@example("word " * 45)
def test_no_statement_reaches_into_what_stands_below_it(statement: str) -> None:
    short, long = seen(replace(CLAIM, statement="Yes")), seen(replace(CLAIM, statement=statement))
    below = begins_below(short)
    assert short.crop((0, below, WIDTH, HEIGHT)).tobytes() == long.crop((0, below, WIDTH, HEIGHT)).tobytes()
    assert is_clear(long, (20, below - 6, WIDTH, below))


def test_a_long_statement_is_set_small_and_ends_with_an_ellipsis_after_six_lines() -> None:
    block = fitted("word " * 400, SERIF, (76, 48, 34), (1000, 400), 6)
    assert (block.font.size, len(block.lines)) == (34, 6)
    assert block.lines[-1].endswith("…")
    whole = fitted("Taxes will fall.", SERIF, (76, 48, 34), (1000, 400), 6)
    assert (whole.font.size, whole.lines) == (76, ("Taxes will fall.",))


def test_a_last_line_of_one_word_is_given_company() -> None:
    words = "Stargate and its partners will build countries"
    font = letters(SERIF, 60)
    room = round(font.getlength("Stargate and its partners will build")) + 2
    assert broken(words, font, room)[-1] == "countries"
    assert fitted(words, SERIF, (60,), (room, 400), 6).lines[-1] != "countries"


@given(st.text("ab W.-", max_size=300), st.integers(60, 900))
@settings(max_examples=60, deadline=None)
def test_lines_fit_and_lose_nothing(words: str, room: int) -> None:
    font = letters(SERIF, 40)
    lines = broken(words, font, room)
    assert all(font.getlength(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert font.getlength(cut(words, font, room)) <= room


@given(HOSTILE)
@settings(max_examples=100, deadline=None)
def test_tidying_leaves_one_line_without_controls_and_without_floods_of_marks(words: str) -> None:
    told = tidy(words)
    kinds = [unicodedata.category(letter) for letter in told]
    assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & set(kinds)
    assert len(told) <= MOST
    assert told == " ".join(told.split())
    floods = [len(list(run)) for is_mark, run in groupby(kinds, lambda kind: kind[0] == "M") if is_mark]
    assert max(floods, default=0) <= 2
