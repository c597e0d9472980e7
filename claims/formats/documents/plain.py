"""A plain text as an article, its first line as a title where it looks like one. Refuses one without an end."""

from typing import Final

from claims.formats.documents.languages import language_of
from claims.formats.documents.letters import tidy
from claims.formats.documents.values import LONGEST, TOO_LONG, Document
from claims.refusals import NotAccepted

LONGEST_TITLE: Final = 150


def read_plain(text: str) -> Document:
    """Reads a plain text as it stands, but for signs that nobody sees."""
    if len(text) > 2 * LONGEST:
        raise NotAccepted(TOO_LONG, "document")
    text = tidy(text)
    return Document(text, title=_title(text), language=language_of(text))


def _title(text: str) -> str:
    """A heading is short, ends without a full stop and has a text under it."""
    first, _, rest = text.partition("\n")
    heading = len(first) <= LONGEST_TITLE and not first.endswith((".", ",", ";", ":", "”", '"')) and rest.strip()
    return first.lstrip("# ") if heading else ""
