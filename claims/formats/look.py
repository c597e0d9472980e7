"""The palette and the icons of every page, dashboard and public ones alike, as the rules of a stylesheet.

Colours follow the theme: whoever shows a page sets `color-scheme`, and `light-dark()` reads that.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from claims.formats.glyphs import GLYPHS, shapes


@dataclass(frozen=True, slots=True)
class Hue:
    """A colour in one theme: of words on its tint, of the tint, and of a bar or a mark."""

    ink: str
    tint: str
    mark: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The ground of one theme, as .streamlit/config.toml sets it."""

    ground: str
    second: str
    text: str
    quiet: str
    line: str
    accent: str


LIGHT_PAPER: Final = Paper("#fcfbf8", "#f2efe8", "#1d1d1b", "#5f5c55", "#ddd8cc", "#1f4e79")
DARK_PAPER: Final = Paper("#15171a", "#1e2125", "#ecebe6", "#a9a7a0", "#33373d", "#8ab8e6")

# Told apart by people who see no red, green or blue: after Okabe and Ito, dark enough to read as words.
LIGHT: Final = {
    "green": Hue("#08634a", "#dff1ea", "#009e73"),
    "blue": Hue("#1b5790", "#e1edf8", "#3b8ac9"),
    "amber": Hue("#714c00", "#f9edcf", "#d99a00"),
    "vermilion": Hue("#9c3505", "#fbe6db", "#d55e00"),
    "violet": Hue("#594392", "#ece8f7", "#8a74c4"),
    "grey": Hue("#55534d", "#ebe9e2", "#a09d94"),
}
DARK: Final = {
    "green": Hue("#64d7ae", "#11342a", "#2bb48a"),
    "blue": Hue("#8dc2f5", "#152d46", "#4f9bdc"),
    "amber": Hue("#efbf56", "#3a2c0a", "#e0a92e"),
    "vermilion": Hue("#ffa477", "#47210f", "#e8743b"),
    "violet": Hue("#c4b4f4", "#2d2549", "#9a86d8"),
    "grey": Hue("#bab8b1", "#2b2d31", "#85837d"),
}


def _drawing(shapes: str) -> str:
    picture = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='#000' stroke-width='1.8' "
        f"stroke-linecap='round' stroke-linejoin='round'>{shapes}</svg>"
    )
    return 'url("data:image/svg+xml,{}")'.format(quote(picture, safe=" =:/'()"))


def variables() -> str:
    """Gives the colours of both themes as variables of a stylesheet."""
    lines = [
        f"--or-{part}: light-dark({getattr(LIGHT_PAPER, part)}, {getattr(DARK_PAPER, part)});"
        for part in Paper.__slots__
    ]
    for name, light in LIGHT.items():
        dark = DARK[name]
        lines += [
            f"--or-{name}-{part}: light-dark({getattr(light, part)}, {getattr(dark, part)});" for part in Hue.__slots__
        ]
    return ":root {" + "".join(lines) + "}"


def classes() -> str:
    """Gives the class of each hue and of each glyph."""
    hues = [
        f".or-{name} {{--ink: var(--or-{name}-ink); --tint: var(--or-{name}-tint); --mark: var(--or-{name}-mark)}}"
        for name in LIGHT
    ]
    glyphs = [f".or-g-{name} {{--glyph: {_drawing(shapes(name))}}}" for name in GLYPHS]
    return "\n".join(hues + glyphs)
