"""A Word document (DOCX) as an article. Refuses what unpacks to too much, is locked or is no Word document at all."""

import zipfile
import zlib
from io import BytesIO
from typing import Any, Final

from claims.formats.documents.languages import language_named, language_of
from claims.formats.documents.letters import tidy
from claims.formats.documents.measure import Measure, measured
from claims.formats.documents.values import MADE, Document
from claims.formats.unprintable import in_one_line
from claims.formats.written_days import read_day
from claims.refusals import NotAccepted

LARGEST_PART: Final = 16_000_000
"""How many bytes the text with its markup may unpack to."""

MOST_ELEMENTS: Final = 300_000

LOCKED: Final = "This document is protected by a password. Save it without one, or paste its text here."
DAMAGED: Final = "This Word document is damaged. Open it, save it again as DOCX, or paste its text here."
TOO_LARGE: Final = "This Word document unpacks to too much. Open it and paste its text here."
OTHER: Final = {
    "xl/": "This is a spreadsheet: bring it in by way of the spreadsheets, or paste the text of its article here.",
    "ppt/": "This is a presentation. Open it and paste its words here.",
    "content.xml": "This is an OpenDocument file. Save it as DOCX, or paste its text here.",
    "META-INF/container.xml": "This is a book (EPUB). Open it and paste its text here.",
}
ARCHIVE: Final = "This is a packed folder, not a text. Unpack it and choose the article’s own file."

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PROPERTIES: Final = "docProps/core.xml"
_UNSEEN: Final = (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_SIGNS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "‑"}
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_CREATED: Final = "{http://purl.org/dc/terms/}created"


def read_word(content: bytes) -> Document:
    """Reads the words of a Word document as they show, with its title, its author and the day it was made."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            body = _parsed(_part(archive, _place(archive)))
            properties = _parsed(_part(archive, _PROPERTIES)) if _PROPERTIES in archive.namelist() else None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise NotAccepted(DAMAGED, "document") from error
    return _document(body, properties)


def _document(body: Any, properties: Any) -> Document:
    _drop_unseen(body)
    lines = [(_style(paragraph), _words(paragraph)) for paragraph in body.iter(f"{_W}p")]
    text = tidy("\n".join(words for _, words in lines))
    made = read_day(_said(properties, _CREATED))
    return Document(
        text=text,
        title=_titled(lines, "title") or _said(properties, f"{_DC}title") or _titled(lines, "heading1"),
        author=_said(properties, f"{_DC}creator"),
        published=made,
        basis=MADE if made else "",
        language=language_of(text) or language_named(_said(properties, f"{_DC}language")),
    )


def _place(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    for sign, sentence in OTHER.items():
        if any(name.startswith(sign) for name in names):
            raise NotAccepted(sentence, "document")
    if "_rels/.rels" not in names:
        raise NotAccepted(ARCHIVE, "document")
    for relation in _parsed(_part(archive, "_rels/.rels")):
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    raise NotAccepted(DAMAGED, "document")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Gives a part of the archive, unpacked no further than is permitted, whatever size it claims."""
    try:
        part = archive.getinfo(name)
    except KeyError as error:
        raise NotAccepted(DAMAGED, "document") from error
    if part.flag_bits & 1:
        raise NotAccepted(LOCKED, "document")
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # the others cannot be unpacked in pieces
        raise NotAccepted(DAMAGED, "document")
    with archive.open(part) as opened:
        content = opened.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise NotAccepted(TOO_LARGE, "document")
    return content.replace(_STRICT, _USUAL)


def _parsed(content: bytes) -> Any:
    from lxml import etree

    counting = etree.XMLParser(target=Measure(MOST_ELEMENTS, TOO_LARGE), resolve_entities=False, no_network=True)
    keeping = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        measured(counting, content)
        root = etree.fromstring(content, keeping)
    except etree.LxmlError as error:
        raise NotAccepted(DAMAGED, "document") from error
    if root.getroottree().docinfo.doctype:  # Word writes none; whoever does wants something else read with it
        raise NotAccepted(DAMAGED, "document")
    return root


def _drop_unseen(body: Any) -> None:
    """Takes out what was struck, moved away or hidden, and the second form of what stands there twice."""
    hidden = [run for run in body.iter(f"{_W}r") if _is_hidden(run)]
    for part in [*body.iter(*_UNSEEN), *hidden]:
        part.getparent().remove(part)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "true") not in ("0", "false", "off")


def _words(paragraph: Any) -> str:
    """Gives a paragraph's words without those of a box that is anchored in it, which has paragraphs of its own."""
    parts = (
        part for part in paragraph.iter(f"{_W}t", *_SIGNS) if next(part.iterancestors(f"{_W}p"), None) is paragraph
    )
    return "".join(_SIGNS.get(part.tag) or part.text or "" for part in parts)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "").lower()


def _titled(lines: list[tuple[str, str]], style: str) -> str:
    return next((in_one_line(words) for named, words in lines if named == style and words.strip()), "")


def _said(properties: Any, name: str) -> str:
    return "" if properties is None else in_one_line(properties.findtext(name) or "")
