"""Lines as they were set on pages become paragraphs again. Refuses nothing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

FULL: Final = 0.75
"""From which part of the usual width on a line goes on in the next."""

_ITEM: Final = re.compile(r"\s*(?:[•▪◦‣*–—-]\s|\(?\d{1,2}[.)]\s)")


def paragraphs(pages: Sequence[str]) -> Iterator[str]:
    """Gives the paragraphs of pages in order, without page numbers and the lines that stand on every page."""
    lines = [line for page in _without_margins([_lines(page) for page in pages]) for line in page]
    width = _usual_width(lines)
    hyphened = set(re.findall(r"\w+-\w+", " ".join(lines)))
    paragraph: list[str] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph[-1], line, width):
            yield _joined(paragraph, hyphened)
            paragraph = []
        paragraph.append(line)
    yield _joined(paragraph, hyphened)


def _lines(page: str) -> list[str]:
    return [line.strip() for line in page.splitlines()]


def _without_margins(pages: list[list[str]]) -> list[list[str]]:
    """Takes off first and last lines that are alike, but for their figures, on half of the pages, and bare numbers."""
    pages = [[line for line in page if line] for page in pages]
    edges = Counter(edge for page in pages for edge in {_shape(line) for line in (*page[:1], *page[-1:])})
    usual = {edge for edge, times in edges.items() if edge == "" or (times >= 3 and times * 2 >= len(pages))}
    return [_trimmed(page, usual) for page in pages]


def _trimmed(page: list[str], usual: set[str]) -> list[str]:
    start, end = 0, len(page)
    while start < end and _shape(page[start]) in usual:
        start += 1
    while end > start and _shape(page[end - 1]) in usual:
        end -= 1
    return page[start:end]


def _shape(line: str) -> str:
    return re.sub(r"[\d\W]+", "", line)


def _usual_width(lines: Sequence[str]) -> int:
    """Gives the length that nine of ten lines keep to."""
    lengths = sorted(map(len, lines))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(line: str, after: str, width: int) -> bool:
    return len(line) >= width * FULL and not _ITEM.match(after)


def _joined(lines: Sequence[str], hyphened: set[str]) -> str:
    """Joins the lines of a paragraph; a word that a line's end broke is whole again."""
    text = ""
    for line in lines:
        broken, rest = re.search(r"(\w+)-$", text), re.match(r"\w+", line)
        if broken and rest and rest[0][0].islower():
            text = text if f"{broken[1]}-{rest[0]}" in hyphened else text[:-1]
            text += line
        else:
            text = f"{text} {line}" if text else line
    return text
