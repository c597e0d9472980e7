"""Divides a text into its sentences, headlines and items of lists. Never divides inside a figure or an abbreviation.

A quotation of several sentences is divided like any other text. Marks of lists belong to no sentence.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.reading.abbreviations import (
    BEFORE_FIGURES,
    BEGINNERS,
    MERIDIEM,
    NAMED,
    ORDINAL_MONTHS,
    POINTERS,
    SAYING,
    SHARED_MONTHS,
    SOMETIMES_LAST,
    STATES,
    TITLES,
    ZONES,
)
from claims.reading.values import Span

_CLOSERS = r"\"'”’»›)\]}“」』）〉》】"
_OPENERS = "\"'“‘«‹„‚([{¿¡"
_WIDE = "。！？｡．"
_MARKS = rf"[.!?…؟۔।॥።։፧៕‽{_WIDE}]"
_STOP = re.compile(rf"{_MARKS}(?<!{_MARKS}{_MARKS}){_MARKS}*(?:\[\d{{1,3}}\]|[{_CLOSERS}])*(?:[  ][»›]|\s\"(?=\s))?")
_BREAK = re.compile(r"(?:\r\n?|[\n\u2028\u2029\v\f])\s*")
_LIST_MARK = re.compile(r"(?:[-–—*•▪◦‣·●○■□➢✓]+|#{1,6}|\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]{1,4}\))[^\S\n\r]+(?=\S)")
_INLINE_ITEM = re.compile(r"\s[•▪◦‣●■➢]\s+")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘’'(«\[—–/]+$")
_WORD_AFTER = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SAID_AFTER = re.compile(rf"(?:[A-Z][\w.'’-]*\s+){{1,5}}(?:{SAYING})\b|(?:{SAYING})\s+[A-Z]")
_UNFINISHED = re.compile(
    r"(?:[,–-]|\b(?:a|an|the|of|and|or|to|in|on|at|by|for|from|with|that|which|than|as|is|are|was|were|has|have|had"
    r"|will|would|its|their|his|her|our|this|into|about))$",
    re.IGNORECASE,
)
_WRAPPED_WIDTHS = range(50, 101)
_LETTERED = ("Plan", "Vitamin", "Hepatitis", "Group", "Part", "Schedule")
_BEFORE_DAYS = (["am"], ["vom"], ["bis"], ["den"], ["dem"], ["der"], ["zum"], ["ab"], ["seit"], ["fra"], ["til"])
_NAMES_WITH_MARKS = ("Yahoo!", "Jeopardy!", "Yum!", "Oklahoma!")


def split(text: str) -> list[Span]:
    """Divides a text into sentences, in order and without overlap, each without the blanks around it."""
    found = []
    for start, end in _lines(text):
        first = start
        for stop in _stops(text, start, end):
            found.append(_trimmed(text, first, stop))
            first = stop
        found.append(_trimmed(text, first, end))
    return [span for span in found if span.start < span.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Gives each line that stands alone, without its mark of a list; a line that only was wrapped is joined."""
    for start, end in _paragraphs(text):
        for first, last in _items(text, start, end):
            mark = _LIST_MARK.match(text, first, last)
            yield (mark.end() if mark else first), last


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for block in _blocks(text, start):
        wrapped = _is_wrapped([end - first for first, end in block])
        start = block[0][0]
        for (first, end), (after, _) in pairwise(block):
            if not (wrapped or _goes_on(text, first, end, after)) or _LIST_MARK.match(text, after):
                yield start, end
                start = after
        yield start, block[-1][1]


def _blocks(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """Gives the lines between two empty ones."""
    block: list[tuple[int, int]] = []
    for found in _BREAK.finditer(text, start):
        block.append((start, found.start()))
        start = found.end()
        if _empty_line(found.group()):
            yield block
            block = []
    block.append((start, len(text)))
    yield block


def _empty_line(blanks: str) -> bool:
    return blanks.replace("\r\n", "\n").count("\n") + blanks.count("\r") + blanks.count("\u2029") > 1


def _is_wrapped(widths: list[int]) -> bool:
    """Lines of much the same width were broken by a program, not by a writer."""
    full = widths[:-1]
    return len(full) > 1 and min(full) >= max(full) - 18 and max(full) in _WRAPPED_WIDTHS


def _goes_on(text: str, first: int, end: int, after: int) -> bool:
    if text[end - 1] in ".!?…:;":
        return False
    return text[after : after + 1].islower() or (end - first > 40 and bool(_UNFINISHED.search(text, end - 12, end)))


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for item in _INLINE_ITEM.finditer(text, start, end):
        yield start, item.start()
        start = item.end()
    yield start, end


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    first = start
    for mark in _STOP.finditer(text, start, end):
        if _ends_here(text, first, mark, end):
            yield mark.end()
            first = mark.end()


def _ends_here(text: str, first: int, mark: re.Match[str], end: int) -> bool:
    rest = text[mark.end() : min(end, mark.end() + 90)]
    marks = mark.group()
    if not rest.strip():
        return True
    if marks[0] in _WIDE:
        return marks[-1] in _WIDE or rest[0] not in "とっ"
    return _goes_over(text, first, mark, rest.lstrip()) if rest[0].isspace() else _is_glued(text, mark, rest)


def _is_glued(text: str, mark: re.Match[str], rest: str) -> bool:
    """A blank may be missing between two sentences: "It ended.The next began."."""
    if not (
        text[max(0, mark.start() - 2) : mark.start()].islower() and text[mark.start() - 2 : mark.start()].isalpha()
    ):
        return False
    return (mark.group()[-1] in '"”’)!?' and rest.lstrip(_OPENERS)[:1].isupper()) or _begins(rest.lstrip(_OPENERS))


def _goes_over(text: str, first: int, mark: re.Match[str], rest: str) -> bool:
    """Tells whether a new sentence begins with what follows the mark and a blank."""
    opening = rest.lstrip(_OPENERS + " ")
    if not opening or (opening[0].islower() and not opening[1:2].isupper()) or opening[0] in ",;:%)]}…":
        return False
    marks = mark.group()
    if marks[-1] in '"”’»' and _SAID_AFTER.match(rest):
        return False
    if marks[0] in ".…":
        before = text[max(first, mark.start() - 40) : mark.start()]
        return _full_stop(before, marks, opening, at_start=mark.start() - first < 40)
    return not (marks[0] == "!" and text.startswith(_NAMES_WITH_MARKS, text.rfind(" ", 0, mark.start()) + 1))


def _full_stop(before: str, marks: str, opening: str, *, at_start: bool) -> bool:
    if marks[0] == "…" or marks.startswith(".."):
        return before[-1:].strip() != "" or _begins(opening)
    found = _WORD_BEFORE.search(before)
    if found is None or (len(marks) > 1 and marks[1] in ")]"):
        return True
    word, earlier = found.group(), before[: found.start()]
    if word.isdigit():
        return _after_figure(word, earlier, opening, at_start=at_start)
    if len(word) == 1 and word.isupper():
        return _after_initial(word, earlier, opening)
    return _after_word(word, earlier, opening)


def _after_figure(word: str, earlier: str, opening: str, *, at_start: bool) -> bool:
    """A small figure may be the mark of a list, or the day of a date in other languages."""
    if len(word) > 2:
        return True
    month = _first_word(opening)
    dated = month in ORDINAL_MONTHS or (month in SHARED_MONTHS and earlier.split()[-1:] in _BEFORE_DAYS)
    return not dated and not (at_start and not earlier.strip())


def _after_initial(word: str, earlier: str, opening: str) -> bool:
    """An initial goes with the name that follows; "I" and the letter of a thing ("Plan B.") may end a sentence."""
    if not opening[0].isupper():
        return opening[0].isdigit()
    previous = (earlier.split() or [""])[-1]
    return _begins(opening) and (word == "I" or previous in _LETTERED or not previous[:1].isupper())


def _after_word(word: str, earlier: str, opening: str) -> bool:
    plain = word.lower()
    if word in TITLES or plain in POINTERS:
        return False
    if opening[0].isdigit():
        return plain not in BEFORE_FIGURES
    if plain in MERIDIEM:
        return _first_word(opening) not in ZONES
    if word in STATES and earlier.rstrip().endswith(","):
        return True
    if plain in SOMETIMES_LAST or word in NAMED or word in STATES or _is_acronym(plain):
        return _begins(opening)
    return True


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and all(len(part) == 1 for part in word.split("."))


def _first_word(opening: str) -> str:
    found = _WORD_AFTER.match(opening)
    return found.group().lower().replace("’", "'") if found else ""


def _begins(opening: str) -> bool:
    return _first_word(opening) in BEGINNERS and opening[0].isupper()
