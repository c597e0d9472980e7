"""Money by its codes (ISO 4217), signs and names. A name that several countries use stays a name: "dinar", "peso"."""

import re
from typing import NamedTuple

from claims.reading.numbers.currency_names import (
    CODES,
    CODES_BY_NAME,
    DOLLARS,
    OFTEN,
    PARTS,
    PLURALS,
    SHORT,
    SIGNS,
    STAY,
)
from claims.reading.numbers.unit_names import ENDS_A_PHRASE
from claims.reading.numbers.units import is_plural
from claims.reading.wordlists import listed

_APART = listed("c hk nz nt mx mex")
"""Letters that may stand apart from their sign: "c $ 1.34", but never "us $ 5" or "a $ 5"."""

_ONLY_BEHIND = listed("zł zl kč лв")
_WORD_LIKE = listed("ALL TRY TOP CUP PEN MAD BOB COP AMD GEL MOP SOS RON BAM ANG LAK SAR MUR PAB HUF DOP SLE")
_LAST_WORDS = {name.rsplit(" ", 1)[-1] for name in CODES_BY_NAME} | {*STAY} | OFTEN.keys()
_ENDINGS = _LAST_WORDS | {f"{word}s" for word in _LAST_WORDS} | PLURALS.keys()
_SHARED_NAME = re.compile(rf"\b({'|'.join((*OFTEN, *STAY))})s?\b")
_SIGN = f"[{''.join(re.escape(sign) for sign in SIGNS)}]"
_SIGN_BEFORE = re.compile(rf"(?:(?<![\w.])(?P<letters>[a-z]{{1,3}}|u\.s\.)(?P<gap>\s?))?(?P<sign>{_SIGN})[ \u00a0]?$")
_WORD_BEFORE = re.compile(r"(?<![\w$])(?P<word>[^\W\d_]{1,8})(?P<gap>\.?\s?)$")
_SIGN_BEHIND = re.compile(
    rf"[ \u00a0]?(?:(?P<letters>us|hk|nz|nt|[ca](?=\$))?(?P<sign>{_SIGN}))(?P<next>\s?\d[\d.,]*)?"
)
_WORD_BEHIND = re.compile(r"[ \u00a0\n]?[-‐(]?\s?([^\W\d_](?:[\w’']|\.(?=\w)){0,30}(?<![’']s)(?!\w))(?:\.(?=\s[a-z]))?")
_BEHIND_VERB = re.compile(r"\s(?!a\s(?:year|month|day|share)|per|in|for|to|from|and|or|at|on|by|as|worth)[^\W\d_]")
_EURO_NAME = re.compile(r"[\s-]?(?:zone|area|sceptic|skeptic|mp|20|19)")


class Money(NamedTuple):
    """What money a number is of and where the words for it stand. `factor` where the sign has a scale: "MEUR".

    `currency` is a code of ISO 4217, or `None` where `name` is a name that several countries or none use.
    """

    currency: str | None
    start: int
    end: int
    name: str = ""
    factor: int = 1
    sign: bool = False


def money_before(text: str, lowered: str, start: int) -> Money | None:
    """Returns the money named directly in front of a number: "US$", "C$", "EUR", "Rs.", "dollar"."""
    begin = max(0, start - 14)
    if match := _SIGN_BEFORE.search(lowered[begin:start]):
        return _signed(match, begin, text)
    match = _WORD_BEFORE.search(lowered[begin:start])
    return _worded(match, begin, text) if match else None


def _signed(match: re.Match[str], begin: int, text: str) -> Money:
    sign, letters, gap = match["sign"], match["letters"] or "", match["gap"]
    if sign in "$＄" and letters and (not gap or letters in _APART or letters.upper() in CODES):
        code = DOLLARS.get(letters) or (letters.upper() if letters.upper() in CODES else None)
        if code:
            return Money(code, begin + match.start(), begin + match.end(), sign=True)
    return Money(SIGNS[sign], begin + match.start("sign"), begin + match.end(), sign=True)


def _worded(match: re.Match[str], begin: int, text: str) -> Money | None:
    word, start, end = match["word"], begin + match.start(), begin + match.end()
    written = text[start : start + len(word)]
    if code := _code(written):
        return Money(code, start, end) if code not in {"ALL", "TOP", "TRY"} or not match["gap"] else None
    if word[0] in "mkt" and len(word) == 4 and written[1:].isupper() and word[1:].upper() in CODES:
        return Money(word[1:].upper(), start, end, factor=1_000_000 if word[0] == "m" else 1000)
    if word in SHORT and word not in _ONLY_BEHIND:
        return Money(SHORT[word], start, end)
    if written == "R" and not match["gap"]:
        return Money("ZAR", start, end)
    if word in {"dollar", "euro", "ringgit", "rupee", "baht", "yen", "yuan", "rupiah", "naira"} and match["gap"] == " ":
        return Money(CODES_BY_NAME[word], start, end)
    return None


def _code(written: str) -> str | None:
    upper = written.upper()
    if upper in CODES and (written == upper or (upper not in _WORD_LIKE and written.islower())):
        return upper
    return "CNY" if upper == "RMB" else None


def money_behind(text: str, lowered: str, end: int) -> Money | None:
    """Returns the money named directly behind a number: "euros", "US dollars", "CAD", "€", "pence"."""
    if lowered.startswith("¢", end):
        return Money(None, end, end + 1, name="cent")
    if match := _SIGN_BEHIND.match(lowered, end):
        return _sign_behind(match, lowered)
    first = _WORD_BEHIND.match(lowered, end)
    money = (_coded_behind(first, text) or _named_behind(first)) if first else None
    return money if money and not _is_something_else(text, lowered, money) else None


def _is_something_else(text: str, lowered: str, money: Money) -> bool:
    """Tells whether the word is no money here: "20 won the prize", "the euro zone", a "c" that stands apart."""
    word = lowered[money.start : money.end]
    if word.strip() in {"p", "c"}:
        return word not in {"p", "c"} or text[money.start].isupper()
    if money.name == "won":
        return bool(_BEHIND_VERB.match(lowered, money.end))
    return money.name == "euro" and bool(_EURO_NAME.match(lowered, money.end))


def _sign_behind(match: re.Match[str], lowered: str) -> Money | None:
    if match["next"] and not lowered.startswith((f" {match['sign']}", match["sign"]), match.end()):
        # The sign belongs to the number behind it.
        return None
    code = DOLLARS[match["letters"]] if match["letters"] and match["sign"] == "$" else SIGNS[match["sign"]]
    return Money(code, match.start(), match.end("sign"), sign=True)


def _coded_behind(match: re.Match[str], text: str) -> Money | None:
    written, end = text[slice(*match.span(1))], match.end(1)
    if code := _code(written):
        return Money(code, match.start(), end)
    if len(written) == 4 and written[0] in "MkT" and written[1:] in CODES:
        return Money(written[1:], match.start(), end, factor=1_000_000 if written[0] == "M" else 1000)
    if (written == "Rs" or written.lower() in SHORT) and written not in {"rs", "fr"}:
        return Money(SHORT[written.lower()], match.start(), end)
    return None


def _named_behind(first: re.Match[str]) -> Money | None:
    """Reads the longest name, of at most four words: "Hong Kong dollars"."""
    words, ends, match = [], [], first
    for _ in range(4):
        words.append(match[1])
        ends.append(match.end(1))
        if not (following := _WORD_BEHIND.match(match.string, match.end())):
            break
        match = following
    for count in range(len(words), 0, -1):
        if words[count - 1] in _ENDINGS and (name := _name(words[:count])):
            code = CODES_BY_NAME.get(name) or OFTEN.get(name)
            return Money(code, first.start(), ends[count - 1], name=name)
    return _described(first, words, ends)


def _described(first: re.Match[str], words: list[str], ends: list[int]) -> Money | None:
    """Reads "10 Manx pounds", whose money nobody can tell from the name, and "10 extra pounds"."""
    if len(words) < 2 or words[0] in ENDS_A_PHRASE or is_plural(words[0]):
        return None
    name = _name(words[1:2])
    return Money(None, first.start(), ends[1], name=name) if name in OFTEN or name in STAY else None


def _name(words: list[str]) -> str | None:
    *front, last = words
    for end in (last, last.removesuffix("s"), PLURALS.get(last, last)):
        name = " ".join((*front, end)).replace("pounds ", "pound ")
        if name in CODES_BY_NAME or name in OFTEN or name in STAY:
            return name
    return None


def is_part_of_money(name: str) -> bool:
    """Tells whether a name is of the hundredth of some money: cent, penny, kopek."""
    return name in PARTS


def is_shared(name: str) -> bool:
    """Tells whether the money of several countries has this name."""
    return name in OFTEN or name in STAY


def named_in(lowered: str) -> dict[str, str]:
    """Returns the currency that a bare name means where the text names it in full just one way: "Egyptian pounds"."""
    found: dict[str, set[str]] = {}
    for match in _SHARED_NAME.finditer(lowered):
        words = lowered[max(0, match.start() - 30) : match.end()].split()
        names = (_name(words[-count:]) for count in (4, 3, 2) if count <= len(words))
        if code := next((CODES_BY_NAME[name] for name in names if name in CODES_BY_NAME), None):
            found.setdefault(match[1], set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
