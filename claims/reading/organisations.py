"""Which organisation words like "the company" can mean. Where two were named, or none, they mean none."""

import re
from collections.abc import Sequence

from claims.reading.naming import Sort, Who
from claims.reading.values import Span
from claims.reading.wordlists import listed

_NAME = r"(?P<name>[A-Z][\w&’'-]*(?: (?:of |& |for |the )?[A-Z][\w&-]*){0,4}?)"
_OFFICERS = (
    r"(?:CEO|CFO|COO|CTO|chief (?:executive|financial|operating|technology)|co-?founder|founder|chair(?:man|woman)?|"
    r"spokes(?:man|woman|person))"
)
_BODIES = (
    r"company|firm|corporation|start-?up|group|business|maker|retailer|bank|giant|manufacturer|developer|carrier|airline|"
    r"chain|operator|organi[sz]ation|non-?profit|charity|agency|lab|laborator(?:y|ies)|publisher|supplier|insurer|lender"
)
_SHOWN_AS_BODY = re.compile(
    rf"\b{_NAME}(?:['’]s)? (?:{_OFFICERS})\b"
    rf"|\b(?:{_OFFICERS}|{_BODIES}) (?:of |at |for )?{_NAME.replace('name', 'held').replace('}?)', '})')}"
    rf"|\b{_NAME.replace('name', 'told')},? (?:an?|the|one of the) (?:[\w’'-]+ ){{0,5}}?(?:{_BODIES})\b"
    rf"|\b{_NAME.replace('name', 'form')},? (?:Inc|Corp|Ltd|plc|PLC|AG|GmbH|LLC)\b"
)
_COMPANY = re.compile(rf"(?:{_BODIES})s?", re.IGNORECASE)
_NAMED_BY_KIND = listed(
    "ministry department council union party university committee commission court bank agency board institute "
    "association federation foundation hospital church museum college authority treasury administration government"
)
_NOT_FIRST = listed("The But And In On At For As When While If After Before Former Its Their His Her A An This That")
_DETERMINERS = ("the ", "this ")


class Organisations:
    """The organisations that a text shows as such, and where it first does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shown = [who for match in _SHOWN_AS_BODY.finditer(text) if (who := _who(match))]

    def meant_by(self, who: Who, place: int, spoke: Sequence[Who] = ()) -> Who | None:
        """Returns the only organisation before a place that a description can mean, or None; who spoke may be one."""
        low = who.text.lower()
        kind = low.rsplit(" ", 1)[-1]
        if who.sort is not Sort.DESCRIBED or not low.startswith(_DETERMINERS) or " " not in low:
            return None
        if kind in _NAMED_BY_KIND and (named := self._of_kind(kind, place)):
            return named
        return self._company(place, spoke) if low.count(" ") == 1 and _COMPANY.fullmatch(kind) else None

    def _company(self, place: int, spoke: Sequence[Who]) -> Who | None:
        before = [who for who in self._shown if who.span.end <= place]
        shown = {who.text: who for who in reversed([*before, *spoke])}
        return next(iter(shown.values())) if len(shown) == 1 else None

    def _of_kind(self, kind: str, place: int) -> Who | None:
        kind = kind.title()
        pattern = re.compile(
            rf"\b{kind} (?:of|for)(?: the)? [A-Z][\w-]*(?: (?:and )?[A-Z][\w-]*)*"
            rf"|\b(?!The\b)[A-Z][\w-]*(?: (?:of |for |the |and )*[A-Z][\w-]*)*? {kind}\b"
        )
        found = {match[0]: match for match in pattern.finditer(self._text, 0, place)}
        if len(found) != 1:
            return None
        ((name, match),) = found.items()
        return Who(name, Span(*match.span()), Sort.NAME, tuple(name.split()))


def _who(match: re.Match[str]) -> Who | None:
    group = match.lastgroup
    if group is None:
        return None
    words = match[group].split()
    start = match.start(group)
    while words and words[0] in _NOT_FIRST:
        start += len(words.pop(0)) + 1
    name = " ".join(words).removesuffix("’s").removesuffix("'s")
    return Who(name, Span(start, start + len(name)), Sort.NAME, tuple(name.split())) if name else None
