"""How exactly an amount was stated: "about", "up to", "at least", "more than", "less than"."""

import re
from typing import NamedTuple

from claims.reading.values import Qualifier

_BEFORE = {
    Qualifier.ABOUT: """
        about|around|approximately|approx|approx.|roughly|some|nearly|almost|close to|circa|c.|estimated|~|≈
        in the region of|in the order of|on the order of|just about|virtually|nearing|approaching|somewhere around
        more or less|rund|etwa|environ|unos|cerca de
    """,
    Qualifier.UP_TO: """
        up to|as many as|as much as|at most|at the most|no more than|not more than|no greater than|maximum of|maximum
        capped at|no higher than|not exceeding|bis zu|jusqu'à|hasta
    """,
    Qualifier.AT_LEAST: """
        at least|no less than|no fewer than|not less than|not fewer than|minimum of|minimum|no lower than
        at the very least|mindestens|au moins|al menos
    """,
    Qualifier.MORE_THAN: """
        more than|over|above|greater than|in excess of|exceeding|upwards of|upward of|higher than|north of|just over
        well over|larger than|bigger than|beyond|mehr als|plus de|más de|mais de
    """,
    Qualifier.LESS_THAN: """
        less than|fewer than|under|below|lower than|just under|well under|smaller than|short of|south of|shy of
        weniger als|moins de|menos de
    """,
}
_PHRASES = {
    phrase.strip(): qualifier
    for qualifier, phrases in _BEFORE.items()
    for phrase in re.split(r"[|\n]", phrases)
    if phrase.strip()
}
_OF_TIME = frozenset({"over", "under", "around", "above", "below", "beyond"})
_LONGEST_FIRST = tuple(sorted(_PHRASES, key=len, reverse=True))
_BETWEEN = re.compile(
    r"\s(?:the|an?|its|their|another|an? (?:further|total of|record|estimated|additional|extra|combined))$"
)
_BEHIND = re.compile(
    r"[\s-](?:(?P<at_least>or (?:more|higher|greater|above|over)|and (?:above|up)|at least)"
    r"|(?P<up_to>or (?:less|fewer|lower|below)|at (?:the )?most|at maximum)"
    r"|(?P<about>or so|or thereabouts|approximately|give or take))\b"
    r"|(?P<plus>\+|-plus\b)(?!\w)"
)
_INSIDE = re.compile(r"\d(?:\+|-plus)\s")
_KINDS = {
    "at_least": Qualifier.AT_LEAST,
    "plus": Qualifier.AT_LEAST,
    "up_to": Qualifier.UP_TO,
    "about": Qualifier.ABOUT,
}


class Qualified(NamedTuple):
    """A qualifier with the place where its words begin or end."""

    qualifier: Qualifier
    at: int


def qualifier_before(lowered: str, begin: int, start: int, *, time: bool) -> Qualified | None:
    """Returns the qualifier that ends where an amount starts; "over two years" is how long, not how exact."""
    words = lowered[max(begin, start - 40) : start].rstrip()
    if not words.endswith(_LONGEST_FIRST):
        words = _BETWEEN.sub("", words)
        if not words.endswith(_LONGEST_FIRST):
            return None
    phrase = next(phrase for phrase in _LONGEST_FIRST if words.endswith(phrase))
    if words[: -len(phrase)][-1:].isalnum() or (time and phrase in _OF_TIME):
        return None
    at = max(begin, start - 40) + len(words) - len(phrase)
    if phrase == "up to" and begin and not lowered[begin:at].strip():
        # "From 1% up to 4%" says where it went.
        return None
    return Qualified(_PHRASES[phrase], at)


def qualifier_behind(lowered: str, start: int, end: int) -> Qualified | None:
    """Returns the qualifier that begins where an amount ends ("or more", the plus of "500+") or stands inside it."""
    if _INSIDE.search(lowered, start, end):
        return Qualified(Qualifier.AT_LEAST, end)
    match = _BEHIND.match(lowered, end)
    return Qualified(_KINDS[match.lastgroup or ""], match.end()) if match else None
