"""Whatever was fetched, chosen or pasted becomes a document, by what it is and not by what it is called.

Refuses, with what to do instead, all that holds no text to read.
"""

import re
from typing import Final

from claims.formats.documents.letters import decoded
from claims.formats.documents.page import read_page
from claims.formats.documents.pdf import read_pdf
from claims.formats.documents.plain import read_plain
from claims.formats.documents.values import LARGEST, LONGEST, TOO_LONG, Document
from claims.formats.documents.word import LOCKED, read_word
from claims.refusals import NotAccepted

EMPTY: Final = "There is no text in this. Choose another file, or paste the text here."
TOO_LARGE: Final = f"This is larger than {LARGEST // 1_000_000} MB. Paste the part that matters here."
OLD_WORD: Final = "This is a Word document of the old kind (DOC). Save it as DOCX, or paste its text here."
RICH_TEXT: Final = "This is rich text (RTF). Save it as DOCX, or paste its text here."
DATA: Final = "This holds data for programs, not an article. Paste the article’s text here."

_BEGINNING: Final = 4_096
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAG: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title)\b", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


def read_document(content: bytes, name: str = "", media: str | None = None) -> Document:
    """Reads the words out of a page, a text, a DOCX or a PDF; `name` is its file's name or the address it came from.

    `media` is what a site called it, with the charset. Raises NotAccepted with a sentence that says what to do.
    """
    if len(content) > LARGEST:
        raise NotAccepted(TOO_LARGE, "document")
    if not content.strip(b"\0 \t\r\n"):
        raise NotAccepted(EMPTY, "document")
    document = _by_what_it_is(content, name, (media or "").lower())
    if not document.text:
        raise NotAccepted(EMPTY, "document")
    if len(document.text) > LONGEST:
        raise NotAccepted(TOO_LONG, "document")
    return document


def _by_what_it_is(content: bytes, name: str, media: str) -> Document:
    if b"%PDF-" in content[:1_024]:
        return read_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return read_word(content)
    if content.startswith(_OLE):
        raise NotAccepted(LOCKED if "EncryptedPackage".encode("utf-16-le") in content else OLD_WORD, "document")
    if content.startswith(b"{\\rtf"):
        raise NotAccepted(RICH_TEXT, "document")
    return _by_its_words(decoded(content, media), name, media)


def _by_its_words(text: str, name: str, media: str) -> Document:
    called_page = "html" in media or re.search(r"\.x?html?$", name, re.IGNORECASE) is not None
    beginning = text[:_BEGINNING].lstrip()
    if (beginning.startswith("<") and _TAG.search(beginning)) or (called_page and "<" in text):
        return read_page(text, name if _ADDRESS.match(name) else "")
    if "json" in media:
        raise NotAccepted(DATA, "document")
    return read_plain(text)
