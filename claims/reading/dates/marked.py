"""Marks each word of a text that can belong to a date, in one pass. Reads no date: a mark is only a chance of one."""

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import add

from claims.reading.dates.feasts import FEASTS
from claims.reading.dates.phrases import CARDINALS, MONTH_NUMBERS, ORDINALS, WEEKDAYS, one_of
from claims.reading.windows import Window
from claims.reading.wordlists import listed

_TOKEN = re.compile(r"\w+(?:['’]\w+)?\s*|[^\w\s]\s*|\s+")
_MONTH = one_of(MONTH_NUMBERS)
_FIGURED = re.compile(
    rf"(?P<o>\d{{1,2}}(?:st|nd|rd|th))|(?P<Q>q[1-4]|h[12]|fy(?:20)?\d\d|(?:20)?\d\dq[1-4]|20\d\d[qh][1-4]|[1-4][qh](?:(?:20)?\d\d)?"
    rf"|(?:19|20)?\d0['’]?s|(?:{_MONTH})\d{{1,2}}|\d{{1,2}}(?:{_MONTH})|\d{{1,2}}(?:day|week|month|year)s?)"
)
_SHORT_DECADE = re.compile(r"[2-9]0s")
_YEAR = re.compile(r"1[5-9]\d\d|2[01]\d\d")
_SHORT = listed("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun")
_TITLES = listed("mr mrs ms dr prof gen col sen rep gov st jr sr no vs inc corp co ltd")
_DASHES = frozenset("-‐‑‒–—−")

YEAR, MONTH, WEEKDAY, UNIT, SEASON, NEAR, FEAST, GLUED = "Y", "M", "W", "U", "S", "T", "F", "Q"
NUMBER, ORDINAL, FIRST, INNER, LAST, EITHER = "n", "o", "a", "g", "e", "z"
OTHER, BREAK = "0", "|"


_UNITS = "day week weekend fortnight month quarter half year decade century hour trimester qtr yr season"
_MARKS = {
    INNER: """
        of and or to thru more than working business part course latest point after ending matter roughly approximately
        nearly almost
    """,
    FIRST: """
        by before until till within in on over during through throughout between from around about at for circa toward
        towards inside under less fewer no not due prior either the this that past previous early earlier very mid
        middle start close rest remainder coming upcoming following current same any some sometime fiscal financial fy
        calendar a an few several couple whole entire all final latter back last first anytime conclusion up w my
        nearest closest penultimate
    """,
    LAST: "ago hence future time commencing c morning afternoon evening night",
    EITHER: "next later late end ahead beginning starting hundred thousand",
    SEASON: "spring summer autumn fall winter",
    NEAR: "today tonight tomorrow tmrw tomorrows midnight yesterday now",
    UNIT: "centuries dozen midyear",
    GLUED: "tens twenties thirties forties fifties sixties seventies eighties nineties noughties",
}


def _vocabulary() -> dict[str, str]:
    found = {word: FIRST for name in FEASTS for word in name.split()}
    found |= {name.split()[-1]: FEAST for name in FEASTS}
    found |= {unit + ending: UNIT for unit in _UNITS.split() for ending in ("", "s", "'s", "s'", "\u2019s")}
    found |= {word: mark for mark, words in _MARKS.items() for word in words.split()}
    found |= dict.fromkeys("!?;:", BREAK) | dict.fromkeys('“”"‘()[]$€£%&*', OTHER)
    found |= dict.fromkeys(CARDINALS, NUMBER) | dict.fromkeys(ORDINALS, ORDINAL)
    return (
        found | dict.fromkeys(MONTH_NUMBERS, MONTH) | dict.fromkeys((*WEEKDAYS, *map("{}s".format, WEEKDAYS)), WEEKDAY)
    )


_WORDS = _vocabulary()


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as its words in small letters, where each stands, and one mark for each of them."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    marks: str

    def word(self, at: int) -> str:
        """Returns a word in small letters, or nothing beyond the ends of the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def of(self, first: int, last: int) -> str:
        """Returns the text from one word to another, as it stands."""
        return self.text[self.starts[first] : self.ends[last]]


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that were read as a window: the first and the last of them, and their plain form."""

    first: int
    last: int
    phrase: str
    window: Window


def mark(text: str) -> Marked:
    """Gives each word and each sign of a text its mark."""
    pieces = _TOKEN.findall(text)
    starts = [0, *accumulate(map(len, pieces))]
    bare = list(map(str.rstrip, pieces))
    words = list(map(str.lower, bare))
    ends = list(map(add, starts, map(len, bare)))
    seen = Marked(text, words, starts, ends, "")
    known = list(map(_WORDS.get, words))
    for at, word in enumerate(words):
        if known[at] is None:
            plain = not word or word.isalpha() or (word == "," and known[at - 1] == OTHER)
            known[at] = OTHER if plain else _of_shape(seen, known, at)
    return replace(seen, marks="".join(filter(None, known)))


def _of_shape(seen: Marked, known: list[str | None], at: int) -> str:
    word = seen.words[at]
    if word[0].isalnum():
        return _of_figures(word)
    if word in "'’":
        return "," if _is_in_a_date(seen, known, at) else OTHER
    if word == ".":
        return _of_stop(seen, at)
    if word in _DASHES or word in ",/":
        return _of_joint(seen, known, at)
    return OTHER


def _is_in_a_date(seen: Marked, known: list[str | None], at: int) -> bool:
    """Tells the sign in "two years' time" and in "the '40s" from one that quotes."""
    after = seen.word(at + 1)
    if known[at - 1] == UNIT and after in ("time", "end"):
        return True
    return at > 0 and seen.word(at - 1) == "the" and _SHORT_DECADE.fullmatch(after) is not None


def _of_figures(word: str) -> str:
    if word.isdecimal():
        return YEAR if _YEAR.fullmatch(word) else NUMBER if len(word) <= 4 else OTHER
    match = _FIGURED.fullmatch(word)
    return OTHER if match is None else ORDINAL if match["o"] else GLUED


def _of_stop(seen: Marked, at: int) -> str:
    before, after = seen.word(at - 1), seen.word(at + 1)
    if _is_joined(seen, at) and after[0].isdecimal():
        return "."
    if before in _SHORT or (before.isdecimal() and after in MONTH_NUMBERS):
        return "."
    if before in MONTH_NUMBERS and after.isdecimal() and len(after) <= 2:
        return "."
    behind = seen.text[seen.ends[at] : seen.ends[at] + 3].lstrip()
    return OTHER if before in _TITLES or len(before) == 1 or behind[:1].islower() else BREAK


def _is_joined(seen: Marked, at: int) -> bool:
    if not 0 < at < len(seen.words) - 1:
        return False
    return seen.ends[at - 1] == seen.starts[at] and seen.ends[at] == seen.starts[at + 1]


def _of_joint(seen: Marked, known: list[str | None], at: int) -> str:
    """Tells whether a comma, a stroke or a dash stands inside a date or between two parts of a sentence."""
    before = known[at - 1] if at else None
    if before == "." and seen.words[at] == ",":
        before = known[at - 2]
    after = _of_word(seen.word(at + 1))
    if before is None or after is None:
        return OTHER
    word = seen.words[at]
    if word == ",":
        return _of_comma(seen, before, after, at)
    if _is_joined(seen, at) or word == "/":
        return "/" if word == "/" else "-"
    return "-" if before + after in _SPACED or (before + after == "Yn" and word == "-") else OTHER


_SPACED = frozenset(first + last for first in "nMYo" for last in "nMYo") - {"Yn", "on", "no", "nn", "oY"}


def _of_word(word: str) -> str | None:
    if not word:
        return None
    known = _WORDS.get(word)
    if known in (OTHER, BREAK):
        return None
    return known or (None if word.isalpha() or not word[0].isalnum() else _of_figures(word))


def _of_comma(seen: Marked, before: str, after: str, at: int) -> str:
    """A number behind a comma belongs to the date only where it is a year, or a day of a month that is named."""
    if before not in "nMYWUoQ":
        return OTHER
    if before == UNIT and seen.word(at + 1) in ("from", "starting", "beginning"):
        return ","
    fits = after in (YEAR, MONTH, WEEKDAY, ORDINAL) or (after == FIRST and seen.word(at + 1) == "the")
    if after == NUMBER:
        second = seen.word(at + 2)
        fits = second == "thousand" or _WORDS.get(second) in (MONTH, UNIT, NUMBER)
    return "," if fits else OTHER
