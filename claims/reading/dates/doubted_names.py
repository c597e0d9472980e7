"""Words of the calendar that are as often names or sayings: May, Sun, a spring, a Christmas tree, a better tomorrow."""

import re

from claims.reading.dates.dated_around import Around
from claims.reading.dates.direction import opens
from claims.reading.dates.doubted_figures import TARGETS
from claims.reading.wordlists import listed

_NEED_CAPITALS = listed("may march mar august sat sun mon wed jan dec fri thu tue sep jun jul")
_VERBS = frozenset({"may", "march"})
_BEFORE_A_DAY = frozenset({"on", "by", "from", "until", "till", "before", "between", "around"})
_DATING = frozenset("noY")
_ARTICLES = listed("the a an that some any no")
_PAPERS = listed("times mail mirror telegraph herald post world express school league roast football sun")
_OF_CHRISTMAS = listed(
    """
    tree trees carol carols card cards gift gifts present presents party market markets shopping dinner lights bonus
    eggs egg bunny island song songs album movie film pudding jumper sales season
    """
)
_BARE_PERIOD = re.compile(r"(?:[a-z]+ )?(?:day|week|weekend|month|quarter|year|half|decade|century)")
_AFTER_ARTICLE = re.compile(r"a(?:M-?)?Y(?:[-/][nY])?$|aM[no](?:,?Y)?$")
_OF_A_SEASON = listed("olympics olympic paralympics games school camp camps job jobs solstice palace clothes sports")
_SHORT_DECADE = re.compile(r"(?:\w+ )*'?\d0'?s")
_LIMITS = frozenset({"by", "before", "until"})
_COMPOUND = re.compile(r"a?(?:o-?U|U-z|Q)")
_SAYINGS = frozenset({"at the end of the day", "the end of the day", "end of the day"})


def is_small_name(at: Around) -> bool:
    """Tells "may", "march" and "sun" in small letters, which are no months and days of the week."""
    bare = _DATING.isdisjoint(at.marks)
    return any(
        mark in "MW"
        and at.is_small(place)
        and word in (_NEED_CAPITALS if bare else _VERBS)
        and not _is_dated(at, place)
        for place, (word, mark) in enumerate(zip(at.words, at.marks, strict=True))
    )


def _is_dated(at: Around, place: int) -> bool:
    """Tells "from may 29", "2 may" and "to march 2027", in which a small letter is only careless."""
    before, after = at.marks[:place], at.marks[place + 1 :]
    if after.lstrip("-").startswith("Y") or before.endswith(("n", "o")):
        return True
    return after.startswith(("n", "o")) and at.words[place - 1] in _BEFORE_A_DAY and place > 0


def is_common_name(at: Around) -> bool:
    """Tells May the person, Sun the paper and Saturday Night Live: alone, such a word needs a sentence that fits."""
    if at.words[-1] == "night" and not at.is_small(len(at.words) - 1):
        return True
    if at.marks.strip("age") not in ("M", "W", "WgW", "W-W", "MgM"):
        return False
    if at.after in _PAPERS or (at.marks[-1] == "W" and len(at.words[-1]) <= 4 and at.after != "."):
        return True
    if at.marks.count("W") == 2 and not at.is_ahead:
        return True
    if at.marks[0] == "a" and _ARTICLES.isdisjoint(at.words[:-1]):
        return False
    if opens(at.seen, at.dated.first) and at.after[:1].isalnum():
        return True
    return at.marks[-1] == "M" and not (at.is_closed and at.is_ahead)


def is_bare_season(at: Around) -> bool:
    """Tells water of a spring and "the fall of" a city."""
    if at.marks[-1] != "S":
        return False
    return at.after == "of" or at.after in _OF_A_SEASON or len(at.words) == 1 or at.words[0] in _ARTICLES


def is_compound(at: Around) -> bool:
    """Tells "first-quarter results" and "Q1 profit", which are named after their time."""
    if not _COMPOUND.fullmatch(at.marks) or at.is_related:
        return False
    return not (at.is_closed and at.is_ahead)


def is_bare_period(at: Around) -> bool:
    """Tells "the week", which is the one that runs only in a sentence that looks ahead."""
    if (
        at.marks[-1] != "U"
        or "W" in at.marks
        or not _BARE_PERIOD.fullmatch(at.phrase)
        or re.search(r"\b(?:this|next|last)\b", at.phrase)
    ):
        return False
    return not (at.is_related and at.is_ahead)


def is_feast_of_something(at: Around) -> bool:
    """Tells a Christmas tree, money that was lent, and a feast that nothing ties to what is said."""
    if at.words[-1] == "lent" and at.is_small(len(at.words) - 1):
        return True
    if at.marks[-1] != "F" or "Y" in at.marks:
        return False
    return at.after in _OF_CHRISTMAS or not (at.is_related or at.is_ahead)


def is_short_decade(at: Around) -> bool:
    """Tells temperatures, ages and the years gone by from "by the 40s"."""
    if not _SHORT_DECADE.fullmatch(at.phrase):
        return False
    return not (at.words[0] in _LIMITS and "the" in at.words and at.is_closed and at.is_ahead)


def is_attribute(at: Around) -> bool:
    """Tells "the 1999 session" and "the September 11 attacks", which are named after their day and not bound by it."""
    named = _AFTER_ARTICLE.search(at.marks)
    if named is None or at.words[named.start()] != "the" or at.words[0] in ("by", "before", "until"):
        return False
    return not (at.is_closed or at.after in TARGETS)


def is_figurative(at: Around) -> bool:
    """Tells "the best of my year", "to this day", "a better tomorrow", "going on today" and "at the end of the day"."""
    first, last = at.words[0], at.words[-1]
    if "my" in at.words and {"rest", "remainder"}.isdisjoint(at.words):
        return True
    if at.marks[-1] == "T":
        return first in ("on", "about") or (
            last == "tomorrow" and at.before in ("new", "better", "of", "brighter", "the")
        )
    if " ".join(at.words) in _SAYINGS:
        return True
    return (last == "day" and at.before == "to") or (last == "ahead" and at.after == "of")
