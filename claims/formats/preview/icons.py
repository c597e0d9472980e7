"""The icons of states as masks: paths drawn large and made small, so that their edges are smooth."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw

from claims.formats.glyphs import GLYPHS, PEN, SIDE, Glyph

Point = tuple[float, float]

_FINER: Final = 4  # how much larger a mask is drawn
_CURVE: Final = 24  # straight pieces of a curve
_COMMAND: Final = re.compile(r"([MLHVCAZ])([^MLHVCAZ]*)")
_NUMBER: Final = re.compile(r"-?[\d.]+")


@lru_cache(maxsize=64)
def icon(name: str, size: int) -> Image.Image:
    """Draws an icon as a mask of so many pixels a side."""
    glyph = GLYPHS[name]
    scale = size * _FINER / SIDE
    mask = Image.new("L", (size * _FINER, size * _FINER), 0)
    _fill(mask, glyph, scale)
    _stroke(ImageDraw.Draw(mask), glyph, scale)
    return mask.resize((size, size), Image.Resampling.BOX)


def _fill(mask: Image.Image, glyph: Glyph, scale: float) -> None:
    """Fills even-odd: what lies inside two outlines is left open."""
    pen = ImageDraw.Draw(mask)
    for number, outline in enumerate(outlines(glyph.solid)):
        pen.polygon(_scaled(outline, scale), fill=0 if number else 255)


def _stroke(pen: ImageDraw.ImageDraw, glyph: Glyph, scale: float) -> None:
    half = PEN * scale / 2
    for outline in outlines(glyph.line):
        for piece in _dashed(outline, glyph.dash) if glyph.dash else [outline]:
            points = _scaled(piece, scale)
            pen.line(points, fill=255, width=round(2 * half), joint="curve")
            for x, y in (points[0], points[-1]):
                pen.ellipse((x - half, y - half, x + half, y + half), fill=255)


def _scaled(points: Sequence[Point], scale: float) -> list[Point]:
    return [(x * scale, y * scale) for x, y in points]


def _dashed(points: Sequence[Point], dash: float) -> Iterator[list[Point]]:
    """Cuts a line into pieces of a length with gaps as long."""
    fine = [point for start, end in pairwise(points) for point in _steps(start, end)]
    gone, piece = 0.0, [fine[0]]
    for before, point in pairwise(fine):
        was_drawn = gone // dash % 2 == 0
        gone += math.dist(before, point)
        if was_drawn:
            piece.append(point)
        elif gone // dash % 2 == 0:
            yield piece
            piece = [point]
    yield piece


def _steps(start: Point, end: Point) -> list[Point]:
    many = max(1, math.ceil(math.dist(start, end) / 0.2))
    return [
        (start[0] + (end[0] - start[0]) * at / many, start[1] + (end[1] - start[1]) * at / many)
        for at in range(many + 1)
    ]


def outlines(path: str) -> list[list[Point]]:
    """Reads a path of absolute commands as lines of points; an arc is one of a circle."""
    found: list[list[Point]] = []
    for command, given in _COMMAND.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(given)]
        if command == "M":
            found.append([(numbers[0], numbers[1])])
        else:
            found[-1] += _drawn(command, numbers, found[-1])
    return found


def _drawn(command: str, numbers: Sequence[float], line: Sequence[Point]) -> list[Point]:
    here = line[-1]
    match command:
        case "H":
            return [(numbers[0], here[1])]
        case "V":
            return [(here[0], numbers[0])]
        case "C":
            return _curve(here, *zip(numbers[::2], numbers[1::2], strict=True))
        case "A":
            return _arc(here, numbers[0], bool(numbers[3]), bool(numbers[4]), (numbers[5], numbers[6]))
        case "Z":
            return [line[0]]
    return [(numbers[0], numbers[1])]


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    shares = [at / _CURVE for at in range(1, _CURVE + 1)]
    return [
        (
            (1 - t) ** 3 * start[0] + 3 * (1 - t) ** 2 * t * first[0] + 3 * (1 - t) * t**2 * second[0] + t**3 * end[0],
            (1 - t) ** 3 * start[1] + 3 * (1 - t) ** 2 * t * first[1] + 3 * (1 - t) * t**2 * second[1] + t**3 * end[1],
        )
        for t in shares
    ]


def _arc(start: Point, radius: float, large: bool, sweep: bool, end: Point) -> list[Point]:
    """Goes along a circle through both points; `large` and `sweep` choose which way, as SVG has it."""
    apart = math.dist(start, end)
    high = math.sqrt(max(radius**2 - (apart / 2) ** 2, 0.0)) * (1 if large == sweep else -1)
    aside = ((end[1] - start[1]) / apart, (start[0] - end[0]) / apart)
    centre = ((start[0] + end[0]) / 2 + aside[0] * high, (start[1] + end[1]) / 2 + aside[1] * high)
    begin, stop = (math.atan2(y - centre[1], x - centre[0]) for x, y in (start, end))
    turn = (stop - begin) % math.tau if sweep else -((begin - stop) % math.tau)
    angles = [begin + turn * at / _CURVE for at in range(1, _CURVE + 1)]
    return [(centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)) for angle in angles]
