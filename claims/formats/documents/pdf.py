"""The text layer of a PDF as an article. Refuses what is locked, holds only pictures of pages, or does not open."""

import logging
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from claims.formats.documents.languages import language_of
from claims.formats.documents.letters import tidy
from claims.formats.documents.lines import paragraphs
from claims.formats.documents.values import LONGEST, MADE, Document
from claims.formats.documents.word import LOCKED
from claims.formats.unprintable import in_one_line
from claims.refusals import NotAccepted

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES: Final = 500
MOST_DRAWN: Final = 10_000_000
"""How many bytes of instructions for drawing all pages together may have."""

MISSING: Final = "PDF files need one more package: start with `uv run --extra pdf …`, or paste the text here."
DAMAGED: Final = "This PDF is damaged. Open it and paste its text here."
PICTURES: Final = "This PDF holds pictures of pages and no text. Have its text recognised (OCR), or type it here."
TOO_LONG: Final = f"This PDF has more than {MOST_PAGES} pages, or too much on them. Paste the part that matters here."

_LIMITS: Final[dict[str, Any]] = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "stream_parsing_work_maximum_count": 150_000,
    "xform_maximum_invocations_per_extraction": 50,
    "jbig2dec_binary": None,
}
"""What its reader may spend on one part of a file; no other program is started for a picture."""

_BROKEN: Final = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError, RuntimeError)
"""What its reader raises of files that break the standard."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it has to say is said in our sentences


def read_pdf(content: bytes) -> Document:
    """Reads the words of a PDF, its lines joined into paragraphs again, and what the file says of itself."""
    try:
        from pypdf import PdfReader, apply_configuration
        from pypdf.errors import LimitReachedError, PyPdfError
    except ImportError as error:
        raise NotAccepted(MISSING, "document") from error
    try:
        with apply_configuration(**_LIMITS):
            reader = PdfReader(BytesIO(content))
            return _document("\n".join(paragraphs(list(_pages(reader)))), reader)
    except LimitReachedError as error:
        raise NotAccepted(TOO_LONG, "document") from error
    except (PyPdfError, *_BROKEN) as error:
        raise NotAccepted(DAMAGED, "document") from error


def _pages(reader: "PdfReader") -> Iterator[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotAccepted(LOCKED, "document")
    if len(reader.pages) > MOST_PAGES:
        raise NotAccepted(TOO_LONG, "document")
    signs = drawn = 0
    for page in reader.pages:
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents else 0
        if drawn > MOST_DRAWN or signs > LONGEST:
            raise NotAccepted(TOO_LONG, "document")
        text = page.extract_text()
        signs += len(text)
        yield text


def _document(text: str, reader: "PdfReader") -> Document:
    text = tidy(text)
    if not text:
        raise NotAccepted(PICTURES, "document")
    made = _made(reader)
    return Document(
        text=text,
        title=in_one_line(_said(reader, "/Title")),
        author=in_one_line(_said(reader, "/Author")),
        published=made,
        basis=MADE if made else "",
        language=language_of(text),
    )


def _said(reader: "PdfReader", name: str) -> str:
    said = reader.metadata.get(name) if reader.metadata else None
    return said if isinstance(said, str) else ""


def _made(reader: "PdfReader") -> date | None:
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", _said(reader, "/CreationDate"))
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
