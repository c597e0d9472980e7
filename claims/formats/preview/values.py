"""What a preview shows, as values. Decides nothing; the colours are those of whoever shows it."""

from dataclasses import dataclass
from typing import Final, Literal

WIDTH: Final = 1200
HEIGHT: Final = 630

Frame = Literal["pill", "box", "underline"]
"""The shape that tells the axis: a pill for verification, a box for follow-up, an underline for schedule."""


@dataclass(frozen=True, slots=True)
class State:
    """A state as word, icon and colour together: `ink` of the word, `tint` of its ground, an icon of `glyphs`."""

    word: str
    ink: str
    tint: str
    glyph: str
    frame: Frame = "pill"


@dataclass(frozen=True, slots=True)
class Preview:
    """A claim's preview, or without `number` a tracker's: `line` says who claimed it, parts with “ · ” between."""

    statement: str
    line: str
    states: tuple[State, ...]
    footer: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """The colours of a picture apart from its states'; these are the light ones of the desk."""

    ground: str = "#fcfbf8"
    text: str = "#1d1d1b"
    quiet: str = "#5f5c55"
    line: str = "#ddd8cc"
    accent: str = "#1f4e79"
