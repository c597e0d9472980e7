"""Tells from the plain form of a deadline's words how finely they name a day."""

import re

from claims.reading.dates.feasts import FEASTS
from claims.reading.dates.phrases import MONTH_NUMBERS, WEEKDAYS, one_of
from claims.reading.values import Grain

_MONTH = one_of(MONTH_NUMBERS)
_DAY = "|".join(
    (
        rf"\b(?:{one_of(WEEKDAYS)}|today|tonight|tomorrow|midnight|{one_of(FEASTS)})\b",
        r"\d(?:st|nd|rd|th)\b(?! (?:quarter|half|week))",
        rf"\b(?:{_MONTH}) \d\d?\b|\b\d\d? (?:of )?(?:{_MONTH})\b",
        r"\d[-/.]\d\d?[-/.]\d|\b\d\d?/\d\d?\b|\bdays?\b|\bhours?\b",
    )
)
_GRAINS = tuple(
    (re.compile(pattern), grain)
    for pattern, grain in (
        (
            r"\b(?:few|several)\b|\bnext (?:days|weeks|months|years)\b|^within (?:days|weeks|months|years)\b",
            Grain.VAGUE,
        ),
        (
            r"^(?:between|from|either) .+ (?:and|to|or|until|till|through|-) |\b\d{4}-\d{4}\b|\b\d\d?-\d\d?\b"
            r"|^(?!prior|up|due).+ to .+",
            Grain.RANGE,
        ),
        (r"\bweek (?:of|commencing|starting|beginning)\b", Grain.WEEK),
        (_DAY, Grain.DAY),
        (r"\b(?:weeks?|fortnights?|weekends?|w/c)\b", Grain.WEEK),
        (r"\bquarters?\b|q[1-4]", Grain.QUARTER),
        (r"\bhalf\b|h[12]\b", Grain.HALF),
        (r"\b(?:spring|summer|autumn|winter)\b", Grain.SEASON),
        (rf"\b(?:{_MONTH}|months?)\b|\b\d\d?[-/.]\d{{4}}|\b\d{{4}}[-/.]\d", Grain.MONTH),
        (r"\b(?:decades?|century)\b|\d0'?s\b", Grain.DECADE),
    )
)


def grain_of(phrase: str) -> Grain:
    """Returns how finely words in plain form name a day; a year where nothing finer is named."""
    return next((grain for pattern, grain in _GRAINS if pattern.search(phrase)), Grain.YEAR)
