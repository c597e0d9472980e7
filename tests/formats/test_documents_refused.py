"""What holds no text to read, or was made to be slow or large, ends in a sentence that says what to do."""

import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.documents import pdf as pdf_reader
from claims.formats.documents.read import read_document
from claims.formats.documents.values import LARGEST, LONGEST
from claims.refusals import NotAccepted
from tests.formats.made_documents import PARAGRAPHS, archive, page, paragraph, pdf, stream, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DEEP, WIDE = 20_000, 50_000


def refusal(content: bytes, name: str = "", media: str | None = None) -> str:
    """Gives the sentence with which a document is refused."""
    with pytest.raises(NotAccepted) as refused:
        read_document(content, name, media)
    assert refused.value.field == "document"
    return refused.value.sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is no text in this"),
        (b" \n\t\0\0", "There is no text in this"),
        ("\ufeff\u200b".encode(), "There is no text in this"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, "no text but something else"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, "no text but something else"),
        (b"\x1f\x8b\x08" + zlib.compress(bytes(range(256)) * 40), "no text but something else"),
        (b"{\\rtf1 The council}", "rich text"),
        (OLE, "of the old kind"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (archive({"notes.txt": "Hello"}), "packed folder"),
        (archive({"xl/workbook.xml": "<x/>"}), "a spreadsheet"),
        (archive({"ppt/presentation.xml": "<x/>"}), "a presentation"),
        (archive({"mimetype": "odt", "content.xml": "<x/>"}), "OpenDocument"),
        (archive({"META-INF/container.xml": "<x/>"}), "EPUB"),
        (b"PK\x03\x04 and nothing more", "Word document is damaged"),
        (word(paragraph("Hello"))[:-40], "Word document is damaged"),
        (word("<w:p>"), "Word document is damaged"),
        (word(""), "There is no text in this"),
        (b"%PDF-1.7\n" + b"\xff\x00no pdf" * 100, "PDF is damaged"),
        (pdf("Hello")[:-60], "PDF is damaged"),
        (pdf(""), "pictures of pages"),
        (page("", ""), "No article was found"),
        (b"<html><body><script>render()</script></body></html>", "No article was found"),
    ],
)
def test_what_holds_no_text_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    assert said in refusal(content)


def test_a_binary_is_no_text_whatever_it_is_called() -> None:
    content = bytes(range(256)) * 40
    for name, media in (("story.txt", None), ("story.html", "text/html; charset=utf-8"), ("", "text/plain")):
        assert "no text but something else" in refusal(content, name, media)


def test_data_for_programs_is_no_article() -> None:
    assert "data for programs" in refusal(b'{"claims": []}', "https://paper.example/api", "application/json")


def test_what_is_larger_or_longer_than_it_may_be_is_refused_before_it_is_read() -> None:
    assert "larger than 20 MB" in refusal(b"a" * (LARGEST + 1))
    for content in (b"a " * LONGEST, b"\n" * (2 * LONGEST) + b"a", page(f"<p>{'word ' * LONGEST}</p>")):
        assert "more than 1,000,000 signs" in refusal(content)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * DEEP + PARAGRAPHS + "</div>" * DEEP,
        "<b>" * DEEP + "deep",
        "<p " + " ".join(f"a{number}=1" for number in range(WIDE)) + ">wide</p>",
        "<p " + "/".join(f"a{number}" for number in range(WIDE)) + ">wide</p>",
        "<div><div>a</div></div>" * WIDE,
        "<p>a<br>" * WIDE,
    ],
    ids=["nested", "nested in a line", "attributes", "attributes by strokes", "many", "many breaks"],
)  # fmt: skip
def test_a_page_that_is_made_to_be_slow_is_refused_before_a_tree_grows_of_it(body: str) -> None:
    assert "cannot be read" in refusal(page(body))


@pytest.mark.parametrize(
    "content",
    [
        b"<!-- " * 200_000,
        b"<!-- --> " * 200_000,
        b'<p a="> ' + b" ".join(b"a%d" % number for number in range(WIDE)) + b">wide</p>",
        b"<p>" + b"<" * 200_000,
        b"<html " + b"charset=" * 100_000,
        page(head="<title>" + " - a" * 20_000 + "</title>"),
        page(head='<script type="application/ld+json">' + '[{"a":' * 20_000 + "</script>"),
        page(body="<p>" + "2020-01-01 12/12/2020 20200101 " * 10_000 + "</p>"),
    ],
    ids=["open comments", "comments", "marks", "brackets", "charsets", "title", "linked data", "days"],
)
def test_a_page_that_is_hard_to_read_is_read_or_refused_and_never_hangs(content: bytes) -> None:
    try:
        assert read_document(content).text
    except NotAccepted as refused:
        assert refused.sentence


def test_a_word_document_that_unpacks_to_too_much_is_not_unpacked() -> None:
    assert "unpacks to too much" in refusal(word(paragraph("a" * 16_000_000)))
    assert "unpacks to too much" in refusal(word("<w:p/>" * 400_000))
    assert "unpacks to too much" in refusal(word("<w:p>" * DEEP + "</w:p>" * DEEP))


def test_a_word_document_in_a_packing_that_cannot_be_limited_is_refused() -> None:
    assert "damaged" in refusal(word(paragraph("a" * 1_000_000), packing=zipfile.ZIP_BZIP2))


def test_no_entity_of_a_word_document_is_followed_or_multiplied() -> None:
    for entity in ('SYSTEM "file:///etc/hostname"', '"aaaaaaaaaa"'):
        parts = {
            "_rels/.rels": '<R xmlns="r"><Relationship Type="x/officeDocument" Target="d.xml"/></R>',
            "d.xml": f"<!DOCTYPE d [<!ENTITY e {entity}>]><d>&e;&e;</d>",
        }
        assert "damaged" in refusal(archive(parts))


def test_a_locked_part_of_a_word_document_is_said_to_be_locked() -> None:
    packed = bytearray(word(paragraph("Hello")))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = packed.find(sign)
        while start >= 0:
            packed[start + place] |= 1
            start = packed.find(sign, start + 1)
    assert "protected by a password" in refusal(bytes(packed))


def _form(number: int, content: bytes) -> bytes:
    inner = b"/XObject << /A %d 0 R >>" % number
    return stream(content, b"/Type /XObject /Subtype /Form /Resources << %s >>" % inner)


@pytest.mark.parametrize(
    ("objects", "said"),
    [
        ({11: stream(zlib.compress(b"BT (a) Tj ET " * 2_000_000), b"/Filter /FlateDecode")}, "too much on them"),
        ({11: stream(b"BT (a) Tj ET " * 60_000)}, "too much on them"),
        ({2: b"<< /Type /Pages /Kids [%s] /Count 501 >>" % (b"10 0 R " * 501)}, "more than 500 pages"),
        ({2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}, "damaged"),
        ({10: b"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /A 20 0 R >> >> /Contents 11 0 R >>",
          11: stream(b"/A Do"), **{number: _form(number + 1, b"/A Do /A Do") for number in range(20, 50)}}, "pictures"),
    ],
    ids=["bomb", "endless instructions", "pages", "circle of pages", "forms in forms"],
)  # fmt: skip
def test_a_pdf_that_is_made_to_be_slow_or_large_is_refused(objects: dict[int, bytes], said: str) -> None:
    assert said in refusal(pdf("Hello", objects=objects))


def test_without_the_package_for_it_a_pdf_is_refused_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    assert refusal(pdf("Hello")) == pdf_reader.MISSING


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_there_is_a_text_or_a_sentence(content: bytes) -> None:
    for begun in (content, b"%PDF-1.4\n" + content, b"PK\x03\x04" + content):
        try:
            assert read_document(begun).text
        except NotAccepted as refused:
            assert refused.sentence
