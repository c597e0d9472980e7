"""The icons as paths, for stylesheets, inline SVG and pictures alike. Pure.

Each stands on a square of 16 and is drawn with a pen of 1.8; the paths know M, L, H, V, C, A (of circles) and Z alone.
"""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

SIDE: Final = 16
PEN: Final = 1.8

_RING: Final = "M14.1 8A6.1 6.1 0 1 1 1.9 8A6.1 6.1 0 1 1 14.1 8Z"
_THIRD: Final = "M8 8V1.9A6.1 6.1 0 0 1 14.1 8Z"
_MOST: Final = "M8 8V1.9A6.1 6.1 0 1 1 1.9 8Z"
_PAGE: Final = "M2.5 3.5H13.5V13.5H2.5ZM2.5 6.6H13.5"
_DOT: Final = "M{0} 6.6A1.4 1.4 0 1 1 {0} 9.4A1.4 1.4 0 1 1 {0} 6.6Z"
_DISC: Final = "M15.2 8A7.2 7.2 0 1 1 0.8 8A7.2 7.2 0 1 1 15.2 8Z"


@dataclass(frozen=True, slots=True)
class Glyph:
    """An icon: what is drawn with the pen (`dash` long, with gaps as long), and what is filled, even-odd."""

    line: str = ""
    solid: str = ""
    dash: float = 0.0


GLYPHS: Final = {
    "empty": Glyph(_RING, dash=2.4),
    "looking": Glyph("M11.4 6.8A4.6 4.6 0 1 1 2.2 6.8A4.6 4.6 0 1 1 11.4 6.8ZM10.4 10.4L14.4 14.4"),
    "tick": Glyph(_RING + "M5 8.3L7.2 10.5L11.2 5.8"),
    "near": Glyph("M2.4 8.6L6 12.2L13.6 4"),
    "askew": Glyph("M8 2.2L14.4 13.6H1.6ZM8 6.6V9.6M8 11.6V11.7"),
    "cross": Glyph(_RING + "M5.6 5.6L10.4 10.4M10.4 5.6L5.6 10.4"),
    "open": Glyph(_RING + "M6.1 6.5A1.9 1.9 0 1 1 8 8.6V9.3M8 11.4V11.5"),
    "none": Glyph(_RING),
    "third": Glyph(_RING + _THIRD, _THIRD),
    "pause": Glyph(_RING + "M6.3 5.5V10.5M9.7 5.5V10.5"),
    "most": Glyph(_RING + _MOST, _MOST),
    "full": Glyph(solid=_DISC + "M4.1 9L7.1 12L12.1 6.3L10.7 5.1L7.1 9.2L5.5 7.6Z"),
    "snapped": Glyph("M1.8 13.8L6.6 9L5.4 8L8.4 5.2M14.2 2.2L9.4 7L10.6 8L7.6 10.8"),
    "blank": Glyph(_RING + "M5 8H11"),
    "unset": Glyph(_PAGE, dash=2.0),
    "later": Glyph(_PAGE + "M5 1.8V4.6M11 1.8V4.6"),
    "hourglass": Glyph(
        "M3.6 2H12.4M3.6 14H12.4"
        "M4.6 2C4.6 6 7.2 7 7.2 8C7.2 9 4.6 10 4.6 14M11.4 2C11.4 6 8.8 7 8.8 8C8.8 9 11.4 10 11.4 14"
    ),
    "past": Glyph(_RING + "M8 4.4V8.2L10.8 10"),
    "flag": Glyph("M3.4 14.6V2M3.4 2.6H12.8L10.6 5.6L12.8 8.6H3.4"),
    "slow": Glyph("M1.6 8H10.6M7.6 4.6L11 8L7.6 11.4M14.2 3V13"),
    "pencil": Glyph("M2.4 13.6L3.2 10.2L11 2.4L13.6 5L5.8 12.8Z"),
    "inbox": Glyph("M2 9.4L4.2 3H11.8L14 9.4V13.4H2ZM2 9.4H5.6V11H10.4V9.4H14"),
    "globe": Glyph(_RING + "M1.9 8H14.1M8 1.9C4.8 5.4 4.8 10.6 8 14.1C11.2 10.6 11.2 5.4 8 1.9"),
    "hidden": Glyph(_RING + "M3.7 12.3L12.3 3.7"),
    "plus": Glyph("M8 2.6V13.4M2.6 8H13.4"),
    "minus": Glyph("M2.6 8H13.4"),
    "dots": Glyph(solid=_DOT.format(3) + _DOT.format(8) + _DOT.format(13)),
}
"""Every icon by its name: no two of one axis are alike."""


def shapes(name: str) -> Markup:
    """Gives an icon's paths for an SVG group without fill whose stroke is `currentColor`."""
    glyph = GLYPHS[name]
    dash = Markup(' stroke-dasharray="{}"').format(f"{glyph.dash:g}") if glyph.dash else ""
    line = Markup('<path d="{}"{}/>').format(glyph.line, dash) if glyph.line else Markup("")
    if not glyph.solid:
        return line
    solid = Markup('<path d="{}" fill="currentColor" fill-rule="evenodd" stroke="none"/>')
    return line + solid.format(glyph.solid)
