"""Reads words that leave the number open: "in the coming weeks", "within a few months". What they give is soft."""

import re

from claims.reading.dates.spans import Ground, later
from claims.reading.windows import Window

_FEW = 3
_NEXT_LARGER = {"day": (1, "week"), "week": (1, "month"), "month": (1, "year"), "year": (1, "decade")}
_UNIT = r"(?P<unit>day|week|month|year)s"
_SOME = re.compile(
    rf"(?P<relation>(?:in|within|over|during) )?(?P<next>(?:next|last) )?(?:an? )?(?:few|several) {_UNIT}?(?: more)?"
    r"(?P<after> (?:from now|later|ahead|hence|time|ago))?"
)
_OPEN = re.compile(
    rf"(?:(?:in|within|over|during|throughout) )?next {_UNIT}|within {_UNIT.replace('unit', 'inside')}"
    rf"|(?:in|over) {_UNIT.replace('unit', 'ahead')} (?:ahead|to come)"
)


def read_vague(phrase: str, ground: Ground) -> Window | None:
    """Reads a few as three, and units without a number as less than the next larger one; None where none is named."""
    return _some(phrase, ground) or _open(phrase, ground)


def _some(phrase: str, ground: Ground) -> Window | None:
    match = _SOME.fullmatch(phrase)
    if match is None or not (match["relation"] or match["next"] or match["after"]):
        return None
    if match["next"] == "last " or match["after"] == " ago":
        past = later(ground.day, -_FEW, match["unit"])
        return Window(past, ground.day if match["next"] else past, soft=True)
    return Window(ground.day, later(ground.day, _FEW, match["unit"]), soft=True)


def _open(phrase: str, ground: Ground) -> Window | None:
    match = _OPEN.fullmatch(phrase)
    if match is None:
        return None
    return Window(
        ground.day, later(ground.day, *_NEXT_LARGER[match["unit"] or match["inside"] or match["ahead"]]), soft=True
    )
