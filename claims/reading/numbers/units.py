"""What a number counts: the noun behind it as one singular word, or a measure. Refuses words that end a noun phrase."""

import re
from typing import NamedTuple

from claims.reading.numbers.unit_names import ENDS_A_PHRASE, IRREGULAR, MEASURES, TIMES

_WORD = re.compile(
    r"[-‐‑][ ]?(?P<tight>[^\W\d_][\w'’]{0,30})(?!\w)"
    r"|\s{1,3}(?P<word>[^\W\d_][\w'’]{0,30}(?:-[^\W\d_]\w{0,30}){0,3})(?!\w)"
)
_ROUNDLY = re.compile(r"(?:[ -]odd|-plus|\+)(?=\s)")
_GLUED = re.compile(r"(?:km/h|[a-z]{1,3}[²³23]?)(?![\w²³])|°\s?[cf]?(?!\w)")
_SPACED = re.compile(
    r"\s(?:km/h|k[mgw]|[cm]m|m[lgw]|[kmgt]wh|[gtmp]b|gw|ft|lbs?|mph|kph|bps|sqm|hrs?|mins?|yrs?)[²³23]?(?![\w²³'’])"
)


class Unit(NamedTuple):
    """A singular word with the place where the words for it end."""

    word: str
    end: int

    def is_time(self) -> bool:
        """Tells whether it measures time."""
        return is_time(self.word)


def is_time(word: str) -> bool:
    """Tells whether a singular word measures time."""
    return word in TIMES


def singular(word: str) -> str:
    """Returns the singular of a plural noun: "countries" is country, "people" is person."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|x|ch|sh|tz|[^aeo]o)es$", word):
        return word[:-2]
    return word[:-1] if _has_plural_s(word) else word


def _has_plural_s(word: str) -> bool:
    return word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is", "'s", "’s"))


def is_plural(word: str) -> bool:
    """Tells whether a word in small letters is a plural noun, as far as its form tells."""
    return word not in ENDS_A_PHRASE and (word in IRREGULAR or _has_plural_s(word))


def find_measure(text: str, lowered: str, at: int) -> Unit | None:
    """Returns the measure that a number carries: the "km" of "29km", "kg" of "5 kg", degrees."""
    match = _GLUED.match(lowered, at) or _SPACED.match(lowered, at)
    if match is None:
        return None
    sign = text[slice(*match.span())].strip()
    if sign == "G":
        # "5G" is a name.
        return None
    word = "degree" if sign.startswith("°") or sign in {"C", "F"} else MEASURES.get(sign.lower())
    return Unit(word, match.end()) if word else None


def find_unit(lowered: str, at: int, limit: int | None = None, *, single: bool = False) -> Unit | None:
    """Returns the noun that a number counts: the first plural within four words, or one word joined by a hyphen.

    `single` for the number one, whose noun is a singular: the last word in front of what ends the phrase.
    """
    limit = len(lowered) if limit is None else limit
    if more := _ROUNDLY.match(lowered, at):
        at = more.end()
    last: Unit | None = None
    for _ in range(5):
        match = _WORD.match(lowered, at, limit)
        word = (match["word"] or match["tight"]) if match else ""
        if match and word == "and" and last and not single:
            # "18,000 public and private places"
            at = match.end()
            continue
        if match is None or word in ENDS_A_PHRASE or (single and _is_verb_form(word)):
            break
        if match["tight"] and last is None:
            return Unit(word, match.end())
        at = match.end()
        if is_plural(word):
            last = Unit(singular(word), at)
            if last.word != word:
                return last
            # "10 police officers" are officers.
            single = True
        elif not (last and is_plural(last.word)) and not word.endswith(("'s", "’s")):
            last = Unit(word, at)
            if single and last.is_time():
                return last
    return last if single else None


def _is_verb_form(word: str) -> bool:
    return word.endswith(("ing", "ed")) and len(word) > 4
