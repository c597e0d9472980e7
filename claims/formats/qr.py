"""QR codes of addresses: dark on white whatever the page's colours, with the quiet zone that a camera needs.

Refuses what no camera could read from a screen: nothing at all, and what is too long for a code.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Final

import segno
from markupsafe import Markup

from claims.refusals import NotAccepted

QUIET: Final = 4
"""Modules of white around a code, as the standard asks."""

_DARK: Final = "#000"
_MODULE: Final = 5  # pixels of a module on a page, unless its stylesheet says otherwise
_WIDE: Final = 800  # pixels of a picture, or a few more: enough for print at 7 cm


def qr_svg(address: str) -> Markup:
    """Draws an address as an inline SVG that says to a screen reader what it is; one unit is one module."""
    code = _code(address)
    side = len(code.matrix) + 2 * QUIET
    return Markup(
        '<svg class="or-qr" role="img" viewBox="0 0 {0} {0}" width="{1}" height="{1}" '
        'xmlns="http://www.w3.org/2000/svg"><title>QR code of {2}</title><path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/>'
        '<path stroke="{3}" shape-rendering="crispEdges" d="{4}"/></svg>'
    ).format(side, side * _MODULE, address, _DARK, "".join(_rows(code)))


def qr_png(address: str) -> bytes:
    """Draws an address as a PNG of at least 800 pixels, for print and for slides."""
    code = _code(address)
    picture = BytesIO()
    scale = -(-_WIDE // (len(code.matrix) + 2 * QUIET))
    code.save(picture, kind="png", scale=scale, border=QUIET, dark=_DARK, light="#fff")
    return picture.getvalue()


def _code(address: str) -> segno.QRCode:
    if not address.strip():
        raise NotAccepted("There is no address to draw; give the one that the code should open.", "address")
    try:
        return segno.make_qr(address, error="m", encoding="utf-8")
    except segno.DataOverflowError as error:
        raise NotAccepted("This address is too long for a QR code; share the link itself.", "address") from error


def _rows(code: segno.QRCode) -> Iterator[str]:
    """Draws each row as strokes along its middle: neighbouring dark modules are one."""
    for y, row in enumerate(code.matrix, QUIET):
        runs = [(dark, len(tuple(modules))) for dark, modules in groupby(row)]
        strokes = "".join(f"{'h' if dark else 'm'}{long}{'' if dark else ' 0'}" for dark, long in runs)
        yield f"M{QUIET} {y}.5{strokes}"
