"""Which organisation words like "the company" can mean. Where two were named, or none, they mean none."""

import re
from collections.abc import Sequence

from claims.reading.speech.naming import Sort, Who
from claims.reading.speech.people import is_surely_person
from claims.reading.speech.titles import NO_NAMES
from claims.reading.values import Span
from claims.reading.wordlists import listed

_NAME = r"(?P<{}>[A-Z][\w&’'-]*(?: (?:of |& |for |the )?[A-Z][\w&-]*){{0,4}}?)"
_WHOLE_NAME = _NAME.replace("}}?)", "}})")
_OFFICERS = (
    r"(?:CEO|CFO|COO|CTO|chief (?:executive|financial|operating|technology)|co-?founder|founder|chair(?:man|woman)?|"
    r"spokes(?:man|woman|person))"
)
_BODIES = (
    r"company|firm|corporation|start-?up|group|business|maker|retailer|bank|giant|manufacturer|developer|carrier|airline|"
    r"chain|operator|organi[sz]ation|non-?profit|charity|agency|lab|laborator(?:y|ies)|publisher|supplier|insurer|lender"
)
_SHOWN_AS_BODY = re.compile(
    rf"\b{_NAME.format('owner')}(?:['’]s)? (?:{_OFFICERS})\b"
    rf"|\b(?:{_OFFICERS}) (?:of|at) {_WHOLE_NAME.format('led')}(?![\w’'-])"
    rf"|\b(?:{_BODIES}) {_WHOLE_NAME.format('called')}(?![\w’'-])"
    rf"|\b{_NAME.format('told')}, (?:an?|one of the) (?:[\w’'-]+ ){{0,5}}?(?:{_BODIES})\b"
    rf"|\b{_NAME.format('form')},? (?:Inc|Corp|Ltd|plc|PLC|AG|GmbH|LLC)\b"
)
_COMPANY = re.compile(rf"(?:{_BODIES})s?", re.IGNORECASE)
_NAMED_BY_KIND = listed(
    "ministry department council union party university committee commission court bank agency board institute "
    "association federation foundation hospital church museum college authority treasury administration government "
    "institute"
)
_DETERMINERS = frozenset(["the", "this"])
_PARTICLES = frozenset(["al", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "le", "ten", "van", "von"])


class Organisations:
    """The organisations that a text shows as such: by an officer, by a word like "company", or because they speak."""

    def __init__(self, text: str, spoke: Sequence[Who]) -> None:
        self._text = text
        shown = (who for match in _SHOWN_AS_BODY.finditer(text) if (who := _who(match)))
        self._companies = _first_of_each([*shown, *spoke])
        self._of_kind: dict[str, list[Who]] = {}

    def meant_by(self, who: Who) -> Who | None:
        """Returns the only organisation named before a description that it can mean, or None."""
        determiner, _, kind = who.text.lower().rpartition(" ")
        if who.sort is not Sort.DESCRIBED or determiner not in _DETERMINERS:
            return None
        if kind in _NAMED_BY_KIND and (named := _only_before(self._named_by(kind), who.span.start)):
            return named
        return _only_before(self._companies, who.span.start) if _COMPANY.fullmatch(kind) else None

    def _named_by(self, kind: str) -> list[Who]:
        if kind not in self._of_kind:
            word = kind.title()
            pattern = re.compile(
                rf"\b{word} (?:of|for)(?: the)? [A-Z][\w-]*(?: (?:and )?[A-Z][\w-]*){{0,6}}"
                rf"|\b(?!The\b)[A-Z][\w-]*(?: (?:of |for |the |and )?[A-Z][\w-]*){{0,4}}? {word}\b"
            )
            self._of_kind[kind] = _first_of_each(
                [_named(match[0], match.start()) for match in pattern.finditer(self._text)]
            )
        return self._of_kind[kind]


def _first_of_each(found: Sequence[Who]) -> list[Who]:
    """Returns each name where it first stands, in the order of the text."""
    first: dict[str, Who] = {}
    for who in sorted(found, key=lambda who: who.span.start):
        first.setdefault(who.text, who)
    return list(first.values())


def _only_before(found: Sequence[Who], place: int) -> Who | None:
    before = [who for who in found[:2] if who.span.end <= place]
    return before[0] if len(before) == 1 else None


def _named(name: str, start: int) -> Who:
    return Who(name, Span(start, start + len(name)), Sort.NAME, tuple(name.split()))


def _who(match: re.Match[str]) -> Who | None:
    group = match.lastgroup
    if group is None:
        return None
    words = match[group].split()
    start = match.start(group)
    while words and words[0] in NO_NAMES:
        start += len(words.pop(0)) + 1
    name = " ".join(words).removesuffix("’s").removesuffix("'s")
    return _named(name, start) if name else None


def is_person_named(name: str) -> bool:
    """Tells whether a name alone, without the text it stands in, is most likely a person's."""
    words = tuple(name.split())
    if not 2 <= len(words) <= 4 or not all(word[0].isupper() or word in _PARTICLES for word in words):
        return False
    is_body = any(word.lower() in _NAMED_BY_KIND for word in words)
    return not is_body and is_surely_person(Who(name, Span(0, len(name)), Sort.NAME, words))
