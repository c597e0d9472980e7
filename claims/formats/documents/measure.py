"""Markup is counted before it is kept: some is made to take minutes, or all memory, once a tree grows of it.

Refuses it with the sentence that the reader of its kind gives.
"""

from dataclasses import dataclass
from typing import Any, Final

from claims.formats.documents.values import LONGEST, TOO_LONG
from claims.refusals import NotAccepted

MOST_ATTRIBUTES: Final = 1_000
DEEPEST: Final = 250
"""The parser drops in silence what is nested deeper."""

_PIECE: Final = 65_536
_NO_WORDS: Final = ("script", "style")


@dataclass(slots=True)
class Measure:
    """What a parser tells it is counted, and nothing kept; `otherwise` is the sentence for too much of anything."""

    most: int
    otherwise: str
    elements: int = 0
    depth: int = 0
    signs: int = 0
    inside: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Counts an element with its attributes."""
        self.elements += 1
        self.depth += 1
        self.inside = tag
        if self.elements > self.most or len(attributes) > MOST_ATTRIBUTES or self.depth > DEEPEST:
            raise NotAccepted(self.otherwise, "document")

    def data(self, words: str) -> None:
        """Counts the signs of a text that people read."""
        self.signs += 0 if self.inside in _NO_WORDS else len(words)
        if self.signs > LONGEST:
            raise NotAccepted(TOO_LONG, "document")

    def end(self, tag: str) -> None:
        """Goes back to the element around."""
        self.depth -= 1
        self.inside = ""

    def close(self) -> int:
        """Gives the number of elements."""
        return self.elements


def measured(parser: Any, content: bytes) -> int:
    """Gives how many elements there are, told by a parser whose target is a Measure."""
    for start in range(0, len(content), _PIECE):
        parser.feed(content[start : start + _PIECE])
    return int(parser.close())
