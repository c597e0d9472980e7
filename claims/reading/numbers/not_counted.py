"""Tells which numbers count nothing: years, days of a month, labels ("Article 5"), names, the pronoun "one"."""

import re

from claims.reading.dates.phrases import MONTH_NUMBERS, one_of
from claims.reading.numbers.numerals import Numeral
from claims.reading.numbers.units import Unit
from claims.reading.wordlists import listed

_MONTH = one_of(MONTH_NUMBERS)
_MONTH_BEFORE = re.compile(rf"\b(?P<month>{_MONTH})(?:\s?\.)?\s(?:the\s)?(?:\d\d?(?:\s?[-–—]\s?|\s(?:and|or|to)\s))?$")
_MONTH_BEHIND = re.compile(rf"(?:\s?[-–—]\s?\d\d?|\s(?:and|or|to)\s\d\d?)?\s(?:of\s)?(?P<month>{_MONTH})\b")
_LABELS = listed(
    """
    act airbus annex apollo area article articles boeing bus catch category channel chapter class clause covid
    directive district episode fig figure flight formula gate grade group highway issue item items level line lot mark
    model no nos number page pages paragraph part phase pillar platform proposition reactor regulation resolution
    room round route schedule season section sections stage step table term tier tower type unit version volume vol ward
    windows wing
    """
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[.’']?\s?$")
_YEAR_BEFORE = listed(
    """
    after before by during early from in late of since the this through throughout till until mid year fiscal spring
    summer autumn fall winter january february march april may june july august september october november december
    s
    """
)
_COUNTED = listed(
    """
    acre barrel building case casualty centre child civilian company death employee family foot home hospital hour
    house household job kilogram kilometre kilometer man megawatt metre meter migrant mile minute officer patient
    person place prisoner refugee resident room seat soldier square staff student teacher ton tonne troop unit
    vehicle victim village volunteer woman word worker yard
    """
)
_NOT_ONE = listed(
    """
    this that no any every each which another the some other these those last first only s my your his her our their
    what
    """
)
_BEHIND_PART = re.compile(
    r"\s*(?:$|[,;:!?)\]\"”’—–.]|-|(?:of|in|to|by|on|at|over|since|from|than|more|less|fewer|higher|lower|compared|between|and"
    r"|or|as|for|were|was|is|are|have|has|had|said|say|would|will|who|cheaper|bigger|smaller|larger|faster)\b)"
)
_BEHIND_HALF = re.compile(r"\s(?:of|the|an?|its|their|his|her|our|all|that|those|these|as)\b")
_HALF_OF = re.compile(
    r"(?:first|second|third|fourth|latter|other|last|top|bottom|back|front|northern|southern|eastern|western|better|each"
    r"|this|per|next|past|early|late|one's|in|every)\s(?:an?\s)?$"
)
_NAME_BEFORE = re.compile(r"(?:^|[.!?:;“”\"(\[\n‘’'•–—-])\s*$")


def is_day(lowered: str, text: str, numeral: Numeral) -> bool:
    """Tells whether a number is the day of a month: "7 May", "May 7", "10-12 May"."""
    if not 1 <= numeral.value <= 31 or numeral.end - numeral.start > 2 or not lowered[numeral.start].isdigit():
        return False
    begin = max(0, numeral.start - 24)
    before = _MONTH_BEFORE.search(lowered[begin : numeral.start])
    if before and _is_month(text, begin + before.start(), lowered):
        return True
    behind = _MONTH_BEHIND.match(lowered, numeral.end)
    return behind is not None and _is_month(text, behind.start("month"), lowered)


def _is_month(text: str, at: int, lowered: str) -> bool:
    """ "May" and "march" are months when they are written as names, or in a text that has no capitals at all."""
    return not lowered.startswith(("may", "mar", "sep", "dec", "oct"), at) or text[at].isupper() or text == lowered


def is_year(lowered: str, numeral: Numeral, unit: Unit | None, *, qualified: bool) -> bool:
    """Tells whether four figures without a comma are a year: unless they plainly count, they are."""
    written = lowered[numeral.start : numeral.end]
    if not (len(written) == 4 and written.isdecimal() and 1500 <= numeral.value <= 2100):
        return False
    if qualified and unit:
        return False
    before = _word_before(lowered, numeral.start)
    return before in _YEAR_BEFORE or unit is None or unit.word not in _COUNTED


def _word_before(lowered: str, start: int) -> str:
    match = _WORD_BEFORE.search(lowered[max(0, start - 16) : start])
    return match[1] if match else ""


def is_label(text: str, lowered: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Tells whether a number only names one of many: "Article 5", "version 2.1", "COVID-19", "the '24 vote"."""
    if numeral.start and lowered[numeral.start - 1] in "-‐‑'’#" and lowered[numeral.start].isdigit():
        behind_letter = numeral.start > 1 and lowered[numeral.start - 2].isalpha()
        if behind_letter or lowered[numeral.start - 1] in "'’#":
            return True
    before = _word_before(lowered, numeral.start)
    if before not in _LABELS:
        return before == "number" or (before == "year" and _is_capital(text, numeral, before))
    return unit is None or _is_capital(text, numeral, before)


def _is_capital(text: str, numeral: Numeral, before: str) -> bool:
    """Tells whether the word in front of a number is written as part of a name: "Year 8 pupils"."""
    return text[max(0, numeral.start - len(before) - 2) : numeral.start].lstrip()[:1].isupper()


def is_name(text: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Tells whether a number in words is written as a name inside a sentence: "the Group of Seven"."""
    first = text[numeral.start]
    if not (first.isalpha() and first.isupper()) or unit:
        return False
    return not _NAME_BEFORE.search(text[max(0, numeral.start - 8) : numeral.start])


def is_pronoun(lowered: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Tells whether "one" stands for somebody or something: "this one", "one of them", "no one", "one another"."""
    if lowered[numeral.start : numeral.end] != "one":
        return False
    return unit is None or unit.word in {"thing", "reason", "way"} or _word_before(lowered, numeral.start) in _NOT_ONE


def is_no_part(lowered: str, numeral: Numeral) -> bool:
    """Tells whether a part of something is none: "a third term", "the first half", "4/5" without "of"."""
    if not numeral.part:
        return False
    written = lowered[numeral.start : numeral.end]
    before = lowered[max(0, numeral.start - 16) : numeral.start]
    if written[0].isdigit():
        return not lowered.startswith((" of ", " the "), numeral.end)
    if written == "half":
        return not _BEHIND_HALF.match(lowered, numeral.end) or bool(_HALF_OF.search(before))
    if written.endswith(("quarter", "quarters")):
        return bool(_HALF_OF.search(before)) or not _is_share(lowered, numeral.end)
    return not written.endswith("s") and not _BEHIND_PART.match(lowered, numeral.end)


def _is_share(lowered: str, end: int) -> bool:
    return _BEHIND_PART.match(lowered, end) is not None and not lowered.startswith(
        (" of growth", " of 1", " of 2"), end
    )
