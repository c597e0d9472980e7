"""A document as it was read, and how large one may be. Refuses nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Final

LARGEST: Final = 20_000_000
"""How many bytes a document may have: whoever reads a file looks at its size first."""

MADE: Final = "the day the file was made, as its properties say; it may have been published on another"
"""The basis of a day that a file alone gives."""

LONGEST: Final = 1_000_000
"""How many signs its text may have."""


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a document, a paragraph a line, and what it says of itself; what it does not say is empty or None.

    `basis` says in words where the day of publication was read: it is shown with it, and a person confirms it.
    """

    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: date | None = None
    basis: str = ""
    language: str | None = None


TOO_LONG: Final = f"This text has more than {LONGEST:,} signs. Paste the part that matters here."
