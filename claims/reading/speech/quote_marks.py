"""Where words stand between quotation marks, of any style. An apostrophe or a lone mark quotes nothing."""

import re
from collections.abc import Iterator

from claims.reading.values import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n+\s*")
_DOUBLE = re.compile("[“”„‟\"«»]|``|''")
_SINGLE = re.compile("[‘’‚‛'‹›]")
_STARTS_A_LINE_WITH_MARK = re.compile("\\s*([“„\"«»‘'‚])")
_CLOSERS = {"“": '”“"', "„": '“”"', "‟": "”", "«": "»", "»": "«", "”": "”", '"': '"”', "``": "''”\""}
_BEFORE_OPENING = frozenset('([{-–—/:,;.!?…“”„"«»‘¡¿|*>')
_AFTER_CLOSING = frozenset('.,;:!?…)]}-–—/”"»*|')
_ENDS_SPEECH = frozenset('.,!?;:…—–-"”»')
_CUT_SHORT = re.compile(
    r"(?:\d\d(?:s|ers)?|tis|twas|twere|twill|til|till|em|cause|bout|round|ere|n|gainst|neath|cos|coz|im|er|ave|alf|ello)\b",
    re.IGNORECASE,
)
_WIDEST_WRAPPED_LINE = 100
_PERHAPS_POSSESSIVE = ("s", "S", "in", "z", "x")


def paragraphs(text: str) -> list[Span]:
    """Returns the paragraphs of a text: its lines, or, where the lines are wrapped, what blank lines part."""
    wrapped = "\n\n" in text and max(map(len, text.split("\n"))) <= _WIDEST_WRAPPED_LINE
    found, start = [], 0
    for gap in (_BLANK_LINE if wrapped else _LINE_END).finditer(text):
        found.append(Span(start, gap.start()))
        start = gap.end()
    found.append(Span(start, len(text)))
    return [span for span in found if span.start < span.end]


def quoted(text: str, parts: list[Span]) -> list[Span]:
    """Returns the stretches between outermost quotation marks, without the marks, in order.

    A quotation that runs over several paragraphs is one stretch in each of them.
    """
    found: list[Span] = []
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        doubles = _doubles(text, part, following)
        found += _with_singles(text, part, following, doubles)
    return [span for span in (_trimmed(text, span) for span in found) if span.start < span.end]


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _neighbours(text: str, mark: re.Match[str]) -> tuple[str, str]:
    start, end = mark.span()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before, after


def _may_open(text: str, mark: re.Match[str]) -> bool:
    before, after = _neighbours(text, mark)
    if mark[0] in "»”" and not (after.isalnum() and not before.isalnum()):
        return False
    return (before.isspace() or before in _BEFORE_OPENING) and (not after.isspace() or mark[0] in '“«"``')


def _doubles(text: str, part: Span, following: Span | None) -> list[Span]:
    found: list[Span] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, part.start, part.end):
        if opened is None:
            opened = mark if mark[0] in _CLOSERS and _may_open(text, mark) else None
        elif _reopens(text, opened, mark):
            opened = mark
        elif mark[0] in _CLOSERS[opened[0]]:
            found.append(Span(opened.end(), mark.start()))
            opened = None
    if opened and _goes_on(text, opened, following):
        found.append(Span(opened.end(), part.end))
    return found


def _reopens(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """A second opening mark before any closing one tells that the first was never closed."""
    if mark[0] == "“" and opened[0] == "“":
        return _may_open(text, mark)
    before, after = _neighbours(text, mark)
    return mark[0] == opened[0] == '"' and before.isspace() and after.isalnum()


def _goes_on(text: str, opened: re.Match[str], following: Span | None) -> bool:
    match = _STARTS_A_LINE_WITH_MARK.match(text, following.start) if following else None
    return match is not None and match[1] == opened[0]


def _with_singles(text: str, part: Span, following: Span | None, doubles: list[Span]) -> list[Span]:
    marks = list(_single_marks(text, part, doubles))
    if not marks:
        return doubles
    singles, opened, perhaps = [], None, None
    for mark in marks:
        if opened is not None and _closes(text, mark):
            if _surely(text, mark, part.end):
                singles.append(Span(opened.end(), mark.start()))
                opened = perhaps = None
            else:
                perhaps = perhaps or mark
        elif _opens_single(text, mark):
            if opened and perhaps:
                singles.append(Span(opened.end(), perhaps.start()))
            opened, perhaps = mark, None
    if opened and perhaps:
        singles.append(Span(opened.end(), perhaps.start()))
    elif opened and opened.start() == part.start and _goes_on(text, opened, following):
        singles.append(Span(opened.end(), part.end))
    return _outermost(doubles, singles)


def _single_marks(text: str, part: Span, doubles: list[Span]) -> Iterator[re.Match[str]]:
    """Yields the single marks that stand in no double ones."""
    at = 0
    for match in _SINGLE.finditer(text, part.start, part.end):
        while at < len(doubles) and doubles[at].end < match.start():
            at += 1
        if at == len(doubles) or match.start() < doubles[at].start:
            yield match


def _opens_single(text: str, mark: re.Match[str]) -> bool:
    before, after = _neighbours(text, mark)
    if mark[0] in "’›" or not (before.isspace() or before in _BEFORE_OPENING) or after.isspace():
        return False
    return not _CUT_SHORT.match(text, mark.end()) and (after.isalnum() or after in '“"…—[($£€')


def _closes(text: str, mark: re.Match[str]) -> bool:
    before, after = _neighbours(text, mark)
    return mark[0] in "’'›‘" and not before.isspace() and not after.isalnum()


def _surely(text: str, mark: re.Match[str], end: int) -> bool:
    """A mark after an s or a dropped g may be an apostrophe; after a comma, or before one, it is none."""
    before, after = _neighbours(text, mark)
    if before in _ENDS_SPEECH or after in _AFTER_CLOSING or mark.end() >= end:
        return True
    return not text.endswith(_PERHAPS_POSSESSIVE, max(0, mark.start() - 2), mark.start())


def _outermost(doubles: list[Span], singles: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(doubles + singles, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
