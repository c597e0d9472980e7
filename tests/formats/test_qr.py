"""QR codes: read back by a reader of our own, from the SVG's strokes and from the picture's pixels."""

import re
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from claims.formats.qr import QUIET, qr_png, qr_svg
from claims.refusals import NotAccepted

ADDRESS = "https://record.example.org/c/22-six-more-buildings?on=2025-09-01&a=1"
SVG = "{http://www.w3.org/2000/svg}"
Modules = list[list[bool]]

LEVELS = ("M", "L", "H", "Q")  # as the standard numbers them
BLOCKS = {
    1: {"L": [19], "M": [16], "Q": [13], "H": [9]},
    2: {"L": [34], "M": [28], "Q": [22], "H": [16]},
    3: {"L": [55], "M": [44], "Q": [17] * 2, "H": [13] * 2},
    4: {"L": [80], "M": [32] * 2, "Q": [24] * 2, "H": [9] * 4},
    5: {"L": [108], "M": [43] * 2, "Q": [15, 15, 16, 16], "H": [11, 11, 12, 12]},
    6: {"L": [68] * 2, "M": [27] * 4, "Q": [19] * 4, "H": [15] * 4},
}
"""Bytes of data in each block, by version and level: from the standard, not from what draws the codes."""

MASKS: list[Callable[[int, int], bool]] = [
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
]


def drawn(svg: str) -> Modules:
    """Gives what is dark in an SVG, its white edge with it."""
    root = ElementTree.fromstring(svg)
    side = int(root.attrib["viewBox"].split()[2])
    dark = [[False] * side for _ in range(side)]
    path = root.findall(f"{SVG}path")[1].attrib["d"]
    for left, y, strokes in re.findall(r"M(\d+) (\d+)\.5([^M]*)", path):
        x = int(left)
        for command, long in re.findall(r"([hm])(\d+)", strokes):
            for step in range(int(long)):
                dark[int(y)][x + step] = command == "h"
            x += int(long)
    return dark


def inner(modules: Modules) -> Modules:
    """Takes the white edge off, which must be white."""
    side = len(modules)
    edge = [(y, x) for y in range(side) for x in range(side) if min(y, x, side - 1 - y, side - 1 - x) < QUIET]
    assert not any(modules[y][x] for y, x in edge)
    return [row[QUIET:-QUIET] for row in modules[QUIET:-QUIET]]


def reserved(side: int) -> Callable[[int, int], bool]:
    """Tells which modules hold no data: finders with the format, timing, and the one alignment of versions 2 to 6."""
    near, far, middle = 9, side - 8, side - 7

    def is_reserved(y: int, x: int) -> bool:
        finder = (y < near and (x < near or x >= far)) or (y >= far and x < near)
        return finder or 6 in (y, x) or (side > 21 and abs(y - middle) <= 2 and abs(x - middle) <= 2)

    return is_reserved


def zigzag(modules: Modules) -> list[int]:
    """Reads the bits as a camera's reader does: two columns at a time, up and down, unmasked."""
    side = len(modules)
    number = sum(modules[8][x] << (4 - at) for at, x in enumerate(range(5))) ^ 0b10101
    mask, held = MASKS[number & 7], reserved(side)
    bits, upward = [], True
    for right in [x for x in range(side - 1, 0, -2) if x > 6] + [5, 3, 1]:
        for y in range(side - 1, -1, -1) if upward else range(side):
            bits += [int(modules[y][x] != mask(y, x)) for x in (right, right - 1) if not held(y, x)]
        upward = not upward
    return bits


def read(modules: Modules) -> str:
    """Reads a code without errors: version, level, mask, blocks, then one text of bytes."""
    side = len(modules)
    level = LEVELS[(sum(modules[8][x] << (4 - x) for x in range(5)) ^ 0b10101) >> 3]
    blocks = BLOCKS[(side - 17) // 4][level]
    bits = zigzag(modules)
    words = iter(int("".join(map(str, bits[at : at + 8])), 2) for at in range(0, sum(blocks) * 8, 8))
    parts: list[list[int]] = [[] for _ in blocks]
    for at in range(max(blocks)):
        for part, long in zip(parts, blocks, strict=True):
            part.extend([next(words)] if at < long else [])
    data = "".join(f"{word:08b}" for part in parts for word in part)
    assert data[:4] == "0100", "bytes"
    many = int(data[4:12], 2)
    return bytes(int(data[at : at + 8], 2) for at in range(12, 12 + many * 8, 8)).decode()


def pixels(png: bytes) -> Modules:
    """Gives what is dark in a picture, one value a module, each of which is one even square."""
    picture = Image.open(BytesIO(png)).convert("L")
    side = next(side for side in range(29, 50, 4) if picture.width % side == 0)
    assert picture.width == picture.height
    small = picture.resize((side, side), Image.Resampling.NEAREST)
    assert small.resize(picture.size, Image.Resampling.NEAREST).tobytes() == picture.tobytes()
    flat = small.tobytes()
    return [[flat[y * side + x] == 0 for x in range(side)] for y in range(side)]


def test_the_drawing_opens_its_address() -> None:
    assert read(inner(drawn(qr_svg(ADDRESS)))) == ADDRESS


@settings(max_examples=40, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-/?=&%~ü日", min_size=1, max_size=26))
def test_any_address_is_read_back_from_the_drawing(rest: str) -> None:
    address = f"https://a.example/{rest}"
    assert read(inner(drawn(qr_svg(address)))) == address


def test_the_picture_opens_its_address_and_is_large_enough_for_print() -> None:
    png = qr_png(ADDRESS)
    assert read(inner(pixels(png))) == ADDRESS
    assert 800 <= Image.open(BytesIO(png)).width <= 850


def test_a_code_is_dark_on_white_whatever_the_page_is_and_says_what_it_is() -> None:
    svg = qr_svg("https://a.example/?x=<script>&y=1")
    root = ElementTree.fromstring(svg)
    ground, code = root.findall(f"{SVG}path")
    assert (ground.attrib["fill"], code.attrib["stroke"]) == ("#fff", "#000")
    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title") == "QR code of https://a.example/?x=<script>&y=1"
    assert "style" not in svg
    assert "currentColor" not in svg


@pytest.mark.parametrize(("address", "said"), [(" ", "no address"), ("https://a.example/" + "x" * 3000, "too long")])
@pytest.mark.parametrize("form", [qr_svg, qr_png])
def test_what_no_camera_could_read_is_refused_with_what_to_do(
    form: Callable[[str], object], address: str, said: str
) -> None:
    with pytest.raises(NotAccepted) as refused:
        form(address)
    assert said in refused.value.sentence
