"""Draws a preview: the statement loudest, then who said it, the states as chips, the newsroom. Always the same bytes.

Everything is drawn twice as large and made small at the end: edges are smooth and letters stand where they belong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from claims.formats.preview.icons import icon
from claims.formats.preview.letters import BOLD, SANS, SERIF, Family, drawable, letters
from claims.formats.preview.setting import cut, fitted
from claims.formats.preview.values import HEIGHT, WIDTH, Frame, Paper, Preview, State

LINES: Final = 6
BETWEEN: Final = " · "

# In half pixels of the picture, as it is drawn twice as large.
_FINE: Final = 2
_WIDE: Final = WIDTH * _FINE
_EDGE: Final = 160
_ROOM: Final = _WIDE - 2 * _EDGE
_TOP: Final = 136
_BAND: Final = 28  # the coloured edge at the left
_SIZES: Final = (152, 136, 120, 108, 96, 86, 76, 68)
_LINE: Final = 60
_RULE: Final = 1072  # where the hairline above the footer lies
_FOOTER: Final = 56
_CHIP: Final = 116
_ICON: Final = 60
_GAP: Final = 36
_ROWS: Final = 2  # of chips
_PAPER: Final = Paper()


def draw(preview: Preview, paper: Paper = _PAPER) -> bytes:
    """Draws a preview as a PNG of 1200 × 630 pixels; what cannot be written sends the reader to the page."""
    picture = Image.new("RGB", (_WIDE, HEIGHT * _FINE), paper.ground)
    pen = _Pen(picture, ImageDraw.Draw(picture), paper)
    pen.edge(preview)
    above = pen.states(preview.states)
    above = pen.line(preview, above)
    pen.statement(preview, above)
    pen.footer(preview.footer)
    return _packed(picture.reduce(_FINE))


def _packed(picture: Image.Image) -> bytes:
    held = BytesIO()
    picture.save(held, "PNG", compress_level=6)
    return held.getvalue()


def _statement(preview: Preview) -> tuple[str, Family]:
    """Chooses the typeface that has the letters; without one, the sentence that sends the reader to the page."""
    for family in (SERIF, BOLD):
        if found := drawable(preview.statement, family):
            return found, family
    return f"Open the page to read this {'tracker' if preview.number is None else 'claim'}", SERIF


def _line(preview: Preview) -> str:
    """Gives the parts of the line that can be drawn, with the claim's number where its statement cannot be."""
    known = _parts(preview.line)
    hidden = preview.number is not None and not any(drawable(preview.statement, face) for face in (SERIF, BOLD))
    return BETWEEN.join([f"Claim {preview.number:,}", *known] if hidden else known)


def _parts(words: str) -> list[str]:
    """Gives the parts of a line that can be drawn."""
    return [part for part in map(_readable, words.split(BETWEEN)) if part]


def _readable(part: str) -> str:
    return drawable(part, SANS) or ""


@dataclass(frozen=True, slots=True)
class _Pen:
    picture: Image.Image
    on: ImageDraw.ImageDraw
    paper: Paper

    def edge(self, preview: Preview) -> None:
        """A claim's first state colours the edge, so that it is seen where the picture is small."""
        is_rated = preview.number is not None and preview.states
        colour = preview.states[0].ink if is_rated else self.paper.accent
        self.on.rectangle((0, 0, _BAND - 1, HEIGHT * _FINE), fill=colour)

    def statement(self, preview: Preview, bottom: int) -> None:
        words, family = _statement(preview)
        block = fitted(words, family, _SIZES, (_ROOM, bottom - _TOP), LINES)
        for at, line in enumerate(block.lines):
            self.on.text((_EDGE, _TOP + at * block.tall), line, self.paper.text, block.font)

    def line(self, preview: Preview, bottom: int) -> int:
        words = _line(preview)
        if words:
            font = letters(SANS, _LINE)
            self.on.text((_EDGE, bottom - 106), cut(words, font, _ROOM), self.paper.quiet, font)
        return bottom - 162 if words else bottom

    def states(self, states: Sequence[State]) -> int:
        """Sets chips in rows above the footer and gives where they begin."""
        rows = list(_rows(states))[:_ROWS]
        top = _RULE - 60 - len(rows) * (_CHIP + _GAP) + (_GAP if rows else 0)
        for at, row in enumerate(rows):
            for left, wide, words, state in row:
                self._chip((_EDGE + left, top + at * (_CHIP + _GAP)), wide, words, state)
        return top

    def _chip(self, place: tuple[int, int], wide: int, words: str, state: State) -> None:
        for mask, colour in _frame(state, wide, self.paper):
            self.picture.paste(colour, place, mask)
        left, middle = place[0] + _inset(state.frame), place[1] + _CHIP // 2
        self.picture.paste(state.ink, (left, middle - _ICON // 2), icon(state.glyph, _ICON))
        self.on.text((left + _ICON + 24, middle), words, state.ink, _chip_font(), anchor="lm")

    def footer(self, words: str) -> None:
        self.on.rectangle((_EDGE, _RULE, _WIDE - _EDGE, _RULE + 3), fill=self.paper.line)
        first, *rest = _parts(words) or [""]
        end = self._footed(_EDGE, first, BOLD, self.paper.accent)
        self._footed(end, BETWEEN.join(["", *rest]), SANS, self.paper.quiet)

    def _footed(self, left: int, words: str, family: Family, colour: str) -> int:
        font = letters(family, _FOOTER)
        shown = cut(words, font, _WIDE - _EDGE - left)
        self.on.text((left, _RULE + 94), shown, colour, font, anchor="lm")
        return left + round(font.getlength(shown))


def _chip_font() -> FreeTypeFont:
    return letters(BOLD, _LINE)


def _inset(frame: Frame) -> int:
    return {"pill": 48, "box": 36, "underline": 4}[frame]


_Placed = tuple[int, int, str, State]  # left, width, words


def _rows(states: Sequence[State]) -> Iterator[list[_Placed]]:
    row: list[_Placed] = []
    left = 0
    for state in states:
        around = 2 * _inset(state.frame) + _ICON + 24
        words = cut(_readable(state.word), _chip_font(), _ROOM - around)
        wide = around + round(_chip_font().getlength(words))
        if row and left + wide > _ROOM:
            yield row
            row, left = [], 0
        row.append((left, wide, words, state))
        left += wide + _GAP
    if row:
        yield row


def _frame(state: State, wide: int, paper: Paper) -> list[tuple[Image.Image, str]]:
    """Gives what a chip is made of, from the back to the front: each a mask and its colour."""
    if state.frame == "pill":
        return [(_rounded(wide, _CHIP, _CHIP // 2, 0), state.tint)]
    if state.frame == "box":
        return [(_rounded(wide, _CHIP, 12, 0), state.ink), (_rounded(wide, _CHIP, 12, 5), paper.ground)]
    return [(_dotted(wide), state.ink)]


@lru_cache(maxsize=64)
def _rounded(wide: int, tall: int, radius: int, inside: int) -> Image.Image:
    """Draws a box with round corners as a mask, `inside` smaller on every side."""
    mask = Image.new("L", (wide * _FINE, tall * _FINE), 0)
    inside *= _FINE
    corners = (inside, inside, wide * _FINE - 1 - inside, tall * _FINE - 1 - inside)
    ImageDraw.Draw(mask).rounded_rectangle(corners, radius * _FINE - inside, fill=255)
    return mask.reduce(_FINE)


@lru_cache(maxsize=64)
def _dotted(wide: int) -> Image.Image:
    mask = Image.new("L", (wide, _CHIP), 0)
    pen = ImageDraw.Draw(mask)
    for left in range(0, wide - 7, 16):
        pen.ellipse((left, _CHIP - 10, left + 7, _CHIP - 3), fill=255)
    return mask
