"""Decides whether a window that was read lies ahead in its sentence. What is past, or may be, is no deadline."""

import re
from datetime import date

from claims.reading.dates.direction import Direction, direction, is_about_to, looks_ahead_before, opens
from claims.reading.dates.marked import Dated, Marked

_BACKWARD = re.compile(
    r"\blast\b(?! (?:\w+ ){0,2}(?:of|in) )|\b(?:ago|earlier)\b|(?<!from )yesterday$|(?<!from )\bnow$|^from now$"
)
_TOLD = re.compile(r"\b(?:same|that|this \w+['’]s$)\b", re.IGNORECASE)
_DEICTIC = re.compile(
    r"(?<!the )(?<!following )\bnext (?!day)\w|\bthe next (?:\d|two|three|four|five|six|ten|few|several)|\btomorrow\b"
    r"|\b(?:up)?coming\b|\blater this\b|\bfrom (?:now|today)\b|\b(?:rest|remainder) of\b|\bhence\b|\btime$",
    re.IGNORECASE,
)
_LIMIT = r"(?:by|until|till|before|ahead of|prior to|no later|not later|due|on or before|within|through|up to)"
_CERTAIN = re.compile(rf"^{_LIMIT}\b|\b(?:next|tomorrow|hence|from now|in future|later|rest|remainder|after today)\b")
_WITH_YEAR = re.compile(r"\b(?:19|20|21)\d\d|\b(?:fy|fiscal|financial|decade|century)\b|fy\d")
_COUNTED = re.compile(
    r"^(?:in|over|during|under|inside|less than|in (?:less|fewer|under) (?:than )?|in no more than) (?:\d+|an?) "
)
_ERA = re.compile(r"\b(?:century|decade)\b|\d0'?s\b")
_BOUNDED = re.compile(rf"^{_LIMIT}\b|\b(?:end|mid|middle|next|late|later|early)\b")
_THIS_YEAR = re.compile(r"\b(?:of|this) (?:this )?year$")
_TODAY = re.compile(r"(?:[a-z]+ )?(?:today|tonight|midnight|this day)")
_LATER = re.compile(r"\d+ .*\blater$")
_BETWEEN_NOW = re.compile(r"\bbetween now and\b|\bfrom (?:now|today) (?:to|until|till)\b")
_OPEN_ENOUGH = (Direction.AHEAD, Direction.NOW, Direction.OPEN)


def looks_ahead(seen: Marked, dated: Dated, against: date) -> bool:
    """Tells whether the words and their sentence speak of what is to come."""
    phrase, window = dated.phrase, dated.window
    if window.latest < against or (_BACKWARD.search(phrase) and not _BETWEEN_NOW.search(phrase)):
        return False
    if _TOLD.search(seen.of(dated.first, dated.last)):
        return False
    if stands_alone(seen, dated):
        return True
    if _TODAY.fullmatch(phrase) or _LATER.match(phrase):
        return is_about_to(seen, dated.first)
    named = _WITH_YEAR.search(phrase) and not _ERA.search(phrase)
    if window.earliest > against and (named or _THIS_YEAR.search(phrase)):
        return True
    where = direction(seen, dated.first, dated.last)
    if _COUNTED.search(phrase) and not phrase.endswith(" time"):
        return where in (Direction.AHEAD, Direction.COMMITTED)
    if _WITH_YEAR.search(phrase):
        return _year_is_ahead(seen, dated, against, where)
    if _DEICTIC.search(seen.of(dated.first, dated.last)):
        return where is not Direction.BACK or not opens(seen, dated.first)
    if _CERTAIN.search(phrase):
        return _is_unless_back(seen, dated, where)
    if window.earliest <= against:
        return where is Direction.AHEAD
    return where in _OPEN_ENOUGH


def _year_is_ahead(seen: Marked, dated: Dated, against: date, where: Direction) -> bool:
    """Tells whether a named year is ahead: one that runs needs a sentence that says so."""
    if _ERA.search(dated.phrase) and not _BOUNDED.search(dated.phrase):
        return dated.window.earliest > against and "century" not in dated.phrase
    if dated.window.earliest > against:
        return True
    if _CERTAIN.search(dated.phrase):
        return _is_unless_back(seen, dated, where) or dated.window.latest.year > against.year
    return where is Direction.AHEAD


def _is_unless_back(seen: Marked, dated: Dated, where: Direction) -> bool:
    return where is not Direction.BACK or looks_ahead_before(seen, dated.first)


def stands_alone(seen: Marked, dated: Dated) -> bool:
    """Tells whether the text is nothing but these words, so that no sentence can say where it looks."""
    return dated.first == 0 and not any(word[0].isalnum() for word in seen.words[dated.last + 1 :])
