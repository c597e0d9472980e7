"""The look: colours that can be read, shapes that tell states apart, and one place for each value."""

import tomllib
from pathlib import Path

import pytest

from claims.dashboard.look import STYLE
from claims.formats import chips
from claims.formats.glyphs import GLYPHS
from claims.formats.look import DARK, DARK_PAPER, LIGHT, LIGHT_PAPER, Hue, Paper
from db.words import FollowUp, Publication, Schedule, Stance, Verification, Word

THEMES = [(LIGHT, LIGHT_PAPER), (DARK, DARK_PAPER)]
AXES: list[tuple[type[Word], dict[str, chips.Look]]] = [
    (Verification, chips.VERIFICATION),
    (FollowUp, chips.FOLLOW_UP),
    (Schedule, chips.SCHEDULE),
    (Publication, chips.PUBLICATION),
    (Stance, chips.STANCE),
]


def brightness(colour: str) -> float:
    """Gives the relative luminance of #rrggbb as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Gives the contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("hues", "paper"), THEMES, ids=["light", "dark"])
def test_every_state_can_be_read_on_its_tint_and_on_paper(hues: dict[str, Hue], paper: Paper) -> None:
    for name, hue in hues.items():
        for ground in (hue.tint, paper.ground, paper.second):
            assert contrast(hue.ink, ground) >= 4.5, f"{name} on {ground}"


@pytest.mark.parametrize(("hues", "paper"), THEMES, ids=["light", "dark"])
def test_words_can_be_read_on_paper(hues: dict[str, Hue], paper: Paper) -> None:
    for ink in (paper.text, paper.quiet, paper.accent):
        assert min(contrast(ink, paper.ground), contrast(ink, paper.second)) >= 4.5


def test_the_theme_of_the_app_and_our_own_stylesheet_use_the_same_paper() -> None:
    theme = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    for name, paper in (("light", LIGHT_PAPER), ("dark", DARK_PAPER)):
        said = theme[name]
        assert (said["backgroundColor"], said["secondaryBackgroundColor"]) == (paper.ground, paper.second)
        assert (said["textColor"], said["borderColor"]) == (paper.text, paper.line)
        assert said["primaryColor"] == said["linkColor"] == paper.accent


@pytest.mark.parametrize(("words", "looks"), AXES, ids=lambda axis: getattr(axis, "__name__", ""))
def test_every_state_of_an_axis_has_an_icon_of_its_own(words: type[Word], looks: dict[str, chips.Look]) -> None:
    assert set(looks) == set(words)
    assert len({glyph for _, glyph in looks.values()}) == len(looks)
    assert all(hue in LIGHT and hue in DARK and glyph in GLYPHS for hue, glyph in looks.values())


def test_no_two_axes_have_the_same_shape() -> None:
    shown = [
        chips.verification(Verification.VERIFIED),
        chips.follow_up(FollowUp.DELIVERED),
        chips.schedule(Schedule.ON_TIME),
        chips.publication(Publication.PUBLISHED),
        chips.stance(Stance.SUPPORTS),
    ]
    shapes = {str(chip).split('"')[1].split()[1] for chip in shown}
    assert shapes == {"or-verification", "or-followup", "or-schedule", "or-publication", "or-stance"}
    assert all(f".{shape} {{" in STYLE for shape in shapes)


def test_a_chip_says_its_word_and_hides_its_icon_from_screen_readers() -> None:
    chip = chips.verification(Verification.MOSTLY_TRUE)
    assert chip.striptags() == "Mostly true"
    assert 'aria-hidden="true"' in chip
    assert "true in substance, off in a detail" in chip


def test_the_absence_of_a_state_is_said() -> None:
    assert chips.follow_up(None).striptags() == "Nothing recorded yet"
    assert chips.schedule(None).striptags() == "Settled"


def test_late_and_overdue_say_by_how_much() -> None:
    assert chips.schedule(Schedule.LATE, 1).striptags() == "Late by 1 day"
    assert chips.schedule(Schedule.OVERDUE, 1200).striptags() == "Overdue by 1,200 days"


def test_a_tally_shows_numbers_and_says_them_to_who_cannot_see_the_bar() -> None:
    shown = chips.verification_tally([(Verification.VERIFIED, 8), (Verification.FALSE, 2000)])
    assert shown.striptags() == "8Verified2,000False"
    assert 'aria-label="claims by verification: 8 verified, 2,000 false"' in shown


def test_a_tally_of_nothing_says_so() -> None:
    assert chips.follow_up_tally([]).striptags() == "No claims by follow-up yet."


def test_the_stylesheet_names_no_other_host() -> None:
    assert "http" not in STYLE.replace("http://www.w3.org/2000/svg", "")
    assert "@import" not in STYLE
