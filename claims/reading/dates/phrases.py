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
_TENTHS = {word[:-2]: number for number, word in enumerate(_TENS, start=2)}
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


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Returns one pattern that tells in a single look whether any of them fits; it captures nothing."""
    nameless = (re.sub(r"\(\?P=\w+\)", "[-/.]", re.sub(r"\(\?P<\w+>", "(?:", pattern)) for pattern in patterns)
    return re.compile("|".join(f"(?:{pattern})" for pattern in nameless))


def one_of(words: Iterable[str]) -> str:
    """Returns a pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_LENGTH = rf"(?:\d{{1,3}}|an?|{one_of(CARDINALS)})(?:[ -](?:{one_of(_UNITS)}))? (?:day|week|month|year|decade)s?\b"
_SIGNS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | dict.fromkeys("\u2018\u2019\u02bc`", "'")
)
_REPLACED = tuple(
    (needle, re.compile(pattern), by)
    for needle, pattern, by in (
        ("w/c", r"\bw/c\b", "week commencing"),
        ("", rf"\b({one_of(MONTH_NUMBERS)})[-/]({one_of(MONTH_NUMBERS)})\b", r"\1 to \2"),
        ("-", rf"\b({one_of(WEEKDAYS)})-({one_of(WEEKDAYS)})\b", r"\1 to \2"),
        ("-", rf"\b({one_of(MONTH_NUMBERS)})-(\d\d? (?:{one_of(MONTH_NUMBERS)}))\b", r"\1 to \2"),
        ("-", r"(?<=\d)(st|nd|rd|th)-(?=\d)", r"\1 to "),
        ("/", rf"\b(\d\d?)/(\d\d? (?:{one_of(MONTH_NUMBERS)}))\b", r"\1 to \2"),
        ("q", r"\b([1-4])q(?: ?(?:20)?(\d\d))?\b", lambda match: f"q{match[1]}" + f" 20{match[2]}" * bool(match[2])),
        ("h", r"\b([12])h ?(?:20)?(\d\d)\b", r"h\1 20\2"),
        ("'", r"\b([qh][1-4]) ?'(\d\d)\b", r"\1 20\2"),
        ("'", rf"\b((?:{one_of(MONTH_NUMBERS)})(?: \d\d?)?) '(\d\d)\b", r"\1 20\2"),
        ("up ", r"\bup (?=until\b|till\b)", ""),
        ("in time ", r"\bin time for\b", "by"),
        ("through to", r"\bthrough to\b", "through"),
        ("onward", r" onwards?$", ""),
        ("effective", r"^effective (?:from |on )?", ""),
        (" is ", r"\bbefore (?:the )?(week|month|year|decade) is (?:out|over)\b", r"by end of \1"),
        ("matter of", r"\bin (?:a )?matter of\b", "within"),
        ("matter of", r"\bmatter of ", ""),
        ("s ", r"\b(?:days|weeks|months) (?:and|or) (?=(?:weeks|months|years)\b)", ""),
        ("", rf"\b(?:about|around|roughly|approximately|nearly|almost) (?={_LENGTH})", ""),
        ("this ", r"\bthis (?:morning|afternoon|evening)\b", "today"),
        (
            "'s ",
            rf"\b(year)'s (?=(?:[qh]\d|\w+ (?:quarter|half)|spring|summer|autumn|winter|{one_of(MONTH_NUMBERS)})\b)",
            r"\1 ",
        ),
        (
            "'",
            r"\b(of|in|by|before|until|during|spring|summer|autumn|fall|winter|early|late|mid) '(\d\d)\b",
            r"\1 20\2",
        ),
        ("/", r"(?<=/)(\d\d?)-(\d\d?/)(?=\d)", r"\1 to \2"),
        ("/", r"(?<=\d)/(?=[qh][1-4])", " to "),
        ("midyear", r"\bmidyear\b", "mid year"),
        (".", r"\.(?=\s|$|,)", " "),
        ("", r"[,;:!?\"\u201c\u201d()]", " "),
        ("", r"(?<=[a-z])[-/.](?=[a-z\d])|(?<=\d)[-/.](?=[a-z])|(?<=\d(?:st|nd|rd|th))-", " "),
        ("tmrw", r"\btmrw\b", "tomorrow"),
        ("tomorrows", r"\btomorrows\b", "tomorrow"),
        ("season", r"\b(spring|summer|autumn|fall|winter) season\b", r"\1"),
        ("re", r"\b(rest|remainder) (?=(?:the )?(?:this |current )?(?:week|month|year)\b)", r"\1 of "),
        ("q", r"\b(\d\d)q([1-4])\b", r"20\1q\2"),
        ("a", r"(?<=\d\d\d\d) (?:ad|a d)(?= |$)", ""),
        ("", r"(?<![\w.,])(\d{1,3})(?=(?:day|week|month|year|yr)s?\b)", r"\1 "),
        ("'s ", r"\b(week|month|year)'s (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)", r"\1 "),
        ("ties", r"\bnineteen (?=[a-z]+ties\b)", "19"),
        ("ties", r"\btwenty (?=[a-z]+ties\b)", "20"),
        ("ties", rf"(?<=19|20)({one_of(_TENTHS)})ties\b", lambda match: f"{_TENTHS[match[1]]}0s"),
        ("tens", r"\b(?:twenty|two thousand and) tens\b", "2010s"),
        ("noughties", r"\bnoughties\b", "2000s"),
        ("two thousands", r"\btwo thousands\b", "2000s"),
        ("ties", rf"\b({one_of(_TENTHS)})ties\b", lambda match: f"{_TENTHS[match[1]]}0s"),
        ("my ", r"\bmy (?=day|week|month|year)", "this "),
        ("the thirt", r"\bthe thirty$", "thirtieth"),
        ("week", r"\b(?:all|whole|entire) (?:of )?(?:the )?(?=week\b)", "this "),
        ("month", r"\b(?:all|whole|entire) (?:of )?(?:the )?(?=month\b)", "this "),
        ("year", r"\b(?:all|whole|entire) (?:of )?(?:the )?(?=year\b)", "this "),
        ("end", r"\byear's end\b|\bend of year\b|\byear end\b", "end of year"),
        ("end", r"\b(week|month|quarter|year|decade)s?'s?(?= end\b)", r"\1"),
        ("time", r"\b(week|fortnight|month|quarter|year|decade)s?'s?(?= time\b)", r"\1"),
        (
            "ing ",
            r"\b(in|within|over|during|inside|for|throughout) the (?:coming|following|upcoming) "
            r"(day|week|fortnight|month|year|decade)\b",
            r"\1 next 1 \2",
        ),
        (
            "next",
            r"\b(in|within|over|during|inside|for|throughout) the next (day|week|fortnight|month|year|decade)\b",
            r"\1 next 1 \2",
        ),
        ("new", r"\b(?:early )?in (?:the )?new year\b(?!')", "early next year"),
        ("m", r"\b(?:at )?\d\d?(?: ?\d\d)? ?[ap]m\b(?: on\b)?", " "),
        ("noon", r"\b(?:at )?noon\b(?: on\b)?", " "),
        ("midnight ", r"\bmidnight (?:on )?(?=[a-z\d])", ""),
        ("of ", r"\b(?:close|end) of (?:business|play|trading)\b(?: on)?", " "),
        ("cob ", r"\bcob (?=[a-z\d])", " "),
        ("end of ", r"\bend of (?:the )?day (?=tomorrow|on |[a-z]+day\b)", " "),
        (" ", r"(?<=day|row) (?:morning|afternoon|evening|night)\b", " "),
        ("end", r"\bend of (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)", " "),
        ("the", r"\bthe (\d\d?)$", r"\1th"),
        ("eo", r"\beo([mqy])\b", lambda match: f"end of {_ENDS[match[1]]}"),
        ("penultimate", r"\bpenultimate\b", "second last"),
        ("the", r"\bthe\b ?", ""),
        ("some", r"\bsome ?time\b|\bat some point\b", " "),
        ("calendar", r"\bcalendar (?=year|quarter|month|day)", " "),
        ("at ", r"\bat (?:the )?(?:very )?latest\b|\bat most\b", " "),
        ("fall", r"\bfall\b", "autumn"),
        ("qtr", r"\bqtrs?\b", "quarter"),
        ("trimester", r"\btrimesters?\b", "quarter"),
        ("yr", r"\byrs?\b", "year"),
        ("current", r"\bcurrent\b", "this"),
        ("same", r"\bsame\b", "this"),
        ("ing ", rf"\b(?:this )?(?:upcoming|coming) (?=(?:{one_of(WEEKDAYS)})\b)", "this "),
        ("ing", r"\b(?:upcoming|coming|following)\b", "next"),
        ("final", r"\bfinal\b", "last"),
        ("p", r"\b(?:previous|past)\b", "last"),
        ("couple", r"\b(?:a )?couple (?:of )?", "2 "),
        ("dozen", r"\b(?:a )?dozen\b", "12"),
        ("half", r"\b(?:a|one|1) month and a half\b", "1 month 15 day"),
        ("half", r"\b(?:a|one|1) week and a half\b", "11 day"),
        ("half", r"\b(?:a|one|1) decade and a half\b", "15 year"),
        (".5", r"\b(\d{1,2})\.5 years?\b", lambda match: f"{int(match[1]) * 12 + 6} month"),
        ("half", r"\bhalf a year\b|\bhalf year\b(?! of)", "6 month"),
        ("half", r"\bhalf a decade\b", "5 year"),
        ("half", r"\ba year and a half\b|\bone and a half years?\b", "18 month"),
        ("hundred", r"\b(?:an?|1) hundred\b", "100"),
    )
)
"""What is replaced by what, in this order; the first word is one without which nothing would be."""

_SPOKEN_YEAR = re.compile(
    rf"\b(?P<century>nineteen|twenty) (?:(?P<tens>{one_of(_TENS + _UNITS[10:])})|zero|oh)"
    rf"(?: (?P<unit>{one_of(_UNITS[1:10])}))?\b"
)
_HALF_MORE = re.compile(r"\b(\d+) and a half years?\b")
_HUNDREDS = re.compile(r"\b(\d) hundred\b")
_ONE_THOUSAND = re.compile(r"\b1 thousand(?: and)?(?: (\d00))?(?: and)?(?: (\d\d?))?\b")
_HUNDREDS_AND = re.compile(r"\b([1-9])00 (?:and )?([1-9]\d?)\b(?!:)")
_TWO_THOUSAND = re.compile(r"\b2 thousand(?: and)?(?: (\d\d?))?\b")
_NUMBER_NEXT = re.compile(r"\b(\d+) next (?=[a-z]+s\b)")
_TENS_AND_UNIT = re.compile(r"\b([2-9]0) ([1-9])(st|nd|rd|th)?\b(?!\d)")


def plain(words: str) -> str:
    """Returns the words in small letters, numbers in figures, without articles and punctuation."""
    text = unicodedata.normalize("NFKC", words).lower().translate(_SIGNS)
    for needle, pattern, by in _REPLACED:
        if needle in text:
            text = pattern.sub(by, text)
    if "nineteen " in text or "twenty " in text:
        text = _SPOKEN_YEAR.sub(_year_in_figures, text)
    text = " ".join(_in_figures(word) for word in text.split())
    text = _TENS_AND_UNIT.sub(lambda match: f"{int(match[1]) + int(match[2])}{match[3] or ''}", text)
    if " hundred" in text or " thousand" in text:
        text = _HUNDREDS.sub(r"\g<1>00", text)
        text = _ONE_THOUSAND.sub(lambda match: str(1000 + int(match[1] or 0) + int(match[2] or 0)), text)
        text = _HUNDREDS_AND.sub(lambda match: str(int(match[1]) * 100 + int(match[2])), text)
        text = _TWO_THOUSAND.sub(lambda match: str(2000 + int(match[1] or 0)), text)
    if " next " in text:
        text = _NUMBER_NEXT.sub(r"next \1 ", text)
    return _HALF_MORE.sub(lambda match: f"{int(match[1]) * 12 + 6} month", text) if "half" in text else text


def _year_in_figures(match: re.Match[str]) -> str:
    tens, unit = CARDINALS[match["tens"]] if match["tens"] else 0, CARDINALS[match["unit"]] if match["unit"] else 0
    return str(CARDINALS[match["century"]] * 100 + tens + unit)


def _in_figures(word: str) -> str:
    if word in CARDINALS:
        return str(CARDINALS[word])
    if word in ORDINALS:
        return f"{ORDINALS[word]}{_ENDINGS.get(ORDINALS[word], 'th')}"
    return word
