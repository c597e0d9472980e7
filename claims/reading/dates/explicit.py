"""Dates in other languages, through dateparser. Refuses its guesses: the day and the year must stand in the words."""

import re
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Protocol

from claims.reading.windows import Window

_LANGUAGES = ["de", "fr", "es", "it", "pt", "nl", "sv", "da", "fi", "pl", "cs", "tr", "ru", "uk", "ar", "ja", "zh"]
_DAY_AND_YEAR = re.compile(r"\D*(?P<day>\d{1,2})\D+(?P<year>(?:19|20)\d\d)\D*")
_EAST_ASIAN = re.compile(r"(?P<year>(?:19|20)\d\d)年\d{1,2}月(?P<day>\d{1,2})日")
_MOST = 40


class _Found(Protocol):
    date_obj: datetime | None
    period: str


class _Parser(Protocol):
    def get_date_data(self, date_string: str) -> _Found: ...


def read_explicit(words: str) -> Window | None:
    """Returns the one day that a written-out date in another language names, or None."""
    match = _DAY_AND_YEAR.fullmatch(words) or _EAST_ASIAN.fullmatch(words)
    if match is None or len(words) > _MOST:
        return None
    found = _parsed(words)
    if found is None or (found.day, found.year) != (int(match["day"]), int(match["year"])):
        return None
    return Window(found, found)


def _parsed(words: str) -> date | None:
    found = _parser().get_date_data(words)
    return found.date_obj.date() if found.date_obj is not None and found.period == "day" else None


@cache
def _parser() -> _Parser:
    # dateparser takes half a second to import, and most deadlines never need it; it comes without types.
    parser: _Parser = import_module("dateparser.date").DateDataParser(
        languages=_LANGUAGES,
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"},
    )
    return parser
