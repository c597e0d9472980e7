"""Small pages, Word documents and PDFs made for the tests, as plain or as hostile as a test wants them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from claims.formats.documents.read import read_document
from claims.formats.documents.values import Document

STORY: Final = (
    "The council said on Monday that it would build 400 homes in the old harbour by the end of 2027.",
    "It is the largest plan that the town has seen since the war, and it will cost €109bn, the mayor said.",
    "“We will keep this promise,” said Anna Smith, who leads the council’s committee for building.",
)
PARAGRAPHS: Final = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
TEXT: Final = "\n".join(STORY)

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC: Final = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELATION: Final = '<Relationship Id="r" Type="http://schemas.openxmlformats.org/x/officeDocument" Target="{}"/>'


def page(body: str = PARAGRAPHS, head: str = "<title>Homes</title>", **attributes: str) -> bytes:
    """A page with an article in the middle of what pages have around one."""
    named = "".join(f' {name}="{value}"' for name, value in attributes.items())
    around = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    return (
        f"<!DOCTYPE html><html{named}><head>{head}</head><body>{around}<article>{body}</article></body></html>".encode()
    )


def read_page(body: str = PARAGRAPHS, head: str = "<title>Homes</title>", **attributes: str) -> Document:
    """Reads such a page as a site would send it."""
    return read_document(page(body, head, **attributes), "https://www.paper.example/story", "text/html; charset=utf-8")


def archive(parts: Mapping[str, str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Packs parts under their names."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


def word(
    body: str, properties: str = "", place: str = "word/document.xml", packing: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A Word document with a body in Word's own markup."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="r">{_RELATION.format(place)}</Relationships>',
        place: f"<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>",
    }
    if properties:
        spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        parts["docProps/core.xml"] = f"<cp:coreProperties xmlns:cp='c' {spaces}>{properties}</cp:coreProperties>"
    return archive(parts, packing)


def paragraph(words: str, style: str = "") -> str:
    """A paragraph in Word's own markup."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{words}</w:t></w:r></w:p>"


def pdf(*pages: str, info: str = "", objects: Mapping[int, bytes] | None = None) -> bytes:
    """A PDF whose pages have these lines, with any of its objects put in another's place."""
    made: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: f"<< {info} >>".encode("cp1252"),
    }
    for number, text in enumerate(pages):
        lines = " ".join(f"({line}) Tj 0 -14 Td" for line in text.split("\n"))
        resources = "/MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >>"
        made[10 + 2 * number] = f"<< /Type /Page /Parent 2 0 R {resources} /Contents {11 + 2 * number} 0 R >>".encode()
        made[11 + 2 * number] = stream(f"BT /F1 12 Tf 50 700 Td {lines} ET".encode("cp1252"))
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    made[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    return _numbered({**made, **(objects or {})})


def stream(content: bytes, more: bytes = b"") -> bytes:
    """An object of a PDF that holds instructions."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def _numbered(objects: Mapping[int, bytes]) -> bytes:
    written, places = bytearray(b"%PDF-1.4\n"), {}
    for number, content in objects.items():
        places[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(written), max(objects) + 1
    rows = (b"%010d 00000 n \n" % places[at] if at in places else b"0000000000 65535 f \n" for at in range(size))
    written += b"xref\n0 %d\n%s" % (size, b"".join(rows))
    written += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start)
    return bytes(written)
