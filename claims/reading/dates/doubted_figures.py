"""Figures that can be read as a date and mostly are none: counts, fractions, scores, versions, lengths of time."""

import re

from claims.reading.dates.dated_around import RELATIONS, Around
from claims.reading.wordlists import listed

TARGETS = frozenset({"target", "deadline", "date", "goal", "deadlines"})
"""What a date may be named as, so that no other word has to tie it to the sentence."""

_COUNTED = listed(
    """
    people jobs homes cases deaths votes seats words employees workers units patients cars miles km metres meters
    tonnes tons dollars euros pounds degrees calories percent points respondents members students soldiers troops
    percentage copies pages shares houses women men children users customers stores games goals runs wins men's
    women's billion million thousand hundred trillion prices terms levels rates people's families households megawatts
    gigawatts mw gw hours minutes seconds m bn k kg cm mm ft inches acres hectares barrels vehicles schools hospitals
    beds times
    """
)
_AGED = listed("ago old older younger earlier prior long on straight running before after since of ending ended")
_MOST = listed("first time times only high low best worst most largest once twice record ever")
_TAKING = listed("take takes about around another roughly approximately need require")
_TYING = RELATIONS | {"year"}
_NAMED = re.compile(r"\b(?:this|end)\b|\bnext [a-z]")
_FRACTION = re.compile(r"\d{1,2} ?[-/.] ?\d{1,2}(?: ?[-/.] ?\d\d)?")
_YEAR_AND_MONTH = re.compile(r"\d{4} ?[-/.] ?\d\d?|\d\d? ?[-/.] ?\d{4}|\d{4}-\d\d(?:\d\d)?")
_DAY_NUMBER = re.compile(r"(?:on |by |until |before |from )?\d\d?(?:st|nd|rd|th)")
_LENGTH = re.compile(r"(?:\d+|an?) ?(?:to|or|-|and) ?\d+ [a-z]+$|(?:an?|1) [a-z]+ or 2$")


def is_counted(at: Around) -> bool:
    """Tells "2026 workers" and "two years after", where what follows is counted or counts."""
    if at.marks[-1] in "nYoU" and at.after in _COUNTED:
        return True
    return at.marks[-1] == "U" and at.after in _AGED and not _NAMED.search(at.phrase)


def is_cut_short(at: Around) -> bool:
    """Tells "31 February" and "October 3, 1977", of which only a part could be read as a day to come."""
    first, behind = at.dated.first, at.seen.marks[at.dated.last + 1 : at.dated.last + 3]
    if at.marks[0] == "M" and first and at.seen.marks[first - 1] in "no":
        return True
    if at.marks[-1] == "M" and behind.startswith(("n", "o")):
        return True
    return at.marks[-1] in "nMo" and (behind.startswith("Y") or behind == ",Y")


def is_bare_year(at: Around) -> bool:
    """Tells a year, or a year and a month, that no word like "in" or "by" makes a date."""
    if set(at.marks) <= {"Y", "a"} and (at.words[0] == "at" or _TYING.isdisjoint(at.words)):
        return not (at.is_closed and not TARGETS.isdisjoint(at.some_before(4)))
    words = at.seen.of(at.dated.first, at.dated.last)
    if not _YEAR_AND_MONTH.fullmatch(words) or at.before in RELATIONS:
        return False
    return not (at.is_closed and at.is_ahead)


def is_fraction(at: Around) -> bool:
    """Tells a score, a fraction or a version from a day that "on" or "by" names, or that can be nothing else."""
    relation = at.words[0] if at.is_related else ""
    figures = at.seen.of(at.dated.first + bool(relation), at.dated.last)
    if not _FRACTION.fullmatch(figures):
        return False
    if relation:
        said = relation == "on" or ("/" in figures and relation in ("by", "before", "until", "from", "due"))
        return not (said and at.is_closed and at.is_ahead)
    parts = [int(part) for part in re.findall(r"\d+", figures)]
    certain = "." not in figures and max(parts[:2]) > 12 and ("/" in figures or len(parts) == 3)
    return not (certain and not at.after[:1].isalnum() and at.is_ahead)


def is_ordinal(at: Around) -> bool:
    """Tells a floor, a rank or a birthday from "on the 27th"."""
    if not _DAY_NUMBER.fullmatch(at.phrase):
        return set(at.marks) <= set("aogzn") and not at.is_closed
    related, figures = at.is_related or at.before in RELATIONS, at.words[-1][0].isdigit()
    return not (related and figures and "the" in at.words[:-1] and at.is_closed)


def is_length_of_time(at: Around) -> bool:
    """Tells "3 to 5 days", unless something is said to take them."""
    return bool(_LENGTH.match(at.phrase)) and not (at.before in _TAKING and at.is_ahead)


def is_record(at: Around) -> bool:
    """Tells "the first in ten years" and "the highest in a decade", which count back."""
    if at.marks[-1] != "U" or at.words[0] not in ("in", "over") or " next " in at.phrase:
        return False
    return any(word in _MOST or word.endswith("est") for word in at.some_before(4))
