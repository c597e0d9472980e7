"""Brings the words of a deadline into one plain form, so that each way of saying it needs one pattern."""

import re
import unicodedata
from collections.abc import Iterable

from claims.reading.windows import MONTHS

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ENDS = {"m": "month", "q": "quarter", "y": "year"}
CARDINALS = {word: number for number, word in enumerate(_UNITS)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, start=1)} | {"twentieth": 20, "thirtieth": 30}

MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in list(MONTH_NUMBERS.items())} | {"sept": 9}
WEEKDAYS = {
    short: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for short in names.split()
}


def words_in(line: str) -> frozenset[str]:
    """Returns the words of a line that are divided by blanks."""
    return frozenset(line.split())


def one_of(words: Iterable[str]) -> str:
    """Returns a pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_REPLACED = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"[\u2010-\u2015\u2212]", "-"),
        (r"[\u2018\u2019\u02bc`]", "'"),
        (r"\.(?=\s|$|,)|[,;:!?\"\u201c\u201d()]", " "),
        (r"(?<=[a-z])[-/.](?=[a-z\d])|(?<=\d)[-/.](?=[a-z])|(?<=\d(?:st|nd|rd|th))-", " "),
        (r"\byear's end\b|\bend of year\b|\byear end\b", "end of year"),
        (r"\b(week|month|quarter|year|decade)s?'s?(?= (?:end|time)\b)", r"\1"),
        (
            r"\b(in|within|over|during|inside|for|throughout) the (?:next|coming|following|upcoming) "
            r"(day|week|month|year|decade)\b",
            r"\1 next 1 \2",
        ),
        (r"\b(?:early )?in (?:the )?new year\b(?!')", "early next year"),
        (r"\b(?:at )?\d\d?(?: ?\d\d)? ?[ap]m\b(?: on\b)?|\b(?:at )?noon\b(?: on\b)?", " "),
        (
            r"(?<=day) (?:morning|afternoon|evening|night)\b|\bend of (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
            " ",
        ),
        (r"\bthe (\d\d?)$", r"\1th"),
        (r"\beo([mqy])\b", lambda match: f"end of {_ENDS[match[1]]}"),
        (r"\bthe\b", " "),
        (
            r"\bsome ?time\b|\bat some point\b|\bcalendar (?=year|quarter|month)|"
            r"\bat (?:the )?(?:very )?latest\b|\bat most\b",
            " ",
        ),
        (r"\bfall\b", "autumn"),
        (r"\b(?:qtr|trimester)s?\b", "quarter"),
        (r"\byrs?\b", "year"),
        (r"\b(?:current|same)\b", "this"),
        (r"\b(?:upcoming|coming|following)\b", "next"),
        (r"\b(?:previous|past)\b", "last"),
        (r"\b(?:a )?couple (?:of )?", "2 "),
        (r"\b(?:a )?dozen\b", "12"),
        (r"\bhalf a year\b|\bhalf year\b(?! of)", "6 month"),
        (r"\bhalf a decade\b", "5 year"),
        (r"\ba year and a half\b|\bone and a half years?\b", "18 month"),
        (r"\b(?:an?|1) hundred\b", "100"),
    )
)
_HALF_MORE = re.compile(r"\b(\d+) and a half years?\b")
_TENS_AND_UNIT = re.compile(r"\b([2-9]0) ([1-9])(st|nd|rd|th)?\b(?!\d)")


def plain(words: str) -> str:
    """Returns the words in small letters, numbers in figures, without articles and punctuation."""
    text = unicodedata.normalize("NFKC", words).lower()
    for pattern, by in _REPLACED:
        text = pattern.sub(by, text)
    text = " ".join(_in_figures(word) for word in text.split())
    text = _TENS_AND_UNIT.sub(lambda match: f"{int(match[1]) + int(match[2])}{match[3] or ''}", text)
    text = re.sub(r"\b(\d) hundred\b", r"\g<1>00", text)
    text = re.sub(r"\b2 thousand(?: and)?(?: (\d\d?))?$", lambda match: str(2000 + int(match[1] or 0)), text)
    text = re.sub(r"\b(\d+) next (?=[a-z])", r"next \1 ", text)
    return _HALF_MORE.sub(lambda match: f"{int(match[1]) * 12 + 6} month", text)


def _in_figures(word: str) -> str:
    if word in CARDINALS:
        return str(CARDINALS[word])
    if word in ORDINALS:
        return f"{ORDINALS[word]}{_ENDINGS.get(ORDINALS[word], 'th')}"
    return word
