"""Texts, Word documents and PDFs become articles, whatever charset, markup or lines they are set in."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from claims.formats.documents.letters import tidy
from claims.formats.documents.lines import paragraphs
from claims.formats.documents.read import read_document
from claims.formats.documents.values import MADE
from claims.refusals import NotAccepted
from tests.formats.made_documents import STORY, TEXT, archive, paragraph, pdf, word

BODY = "".join(map(paragraph, STORY))


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_in_any_charset_that_programs_save_it_in(charset: str) -> None:
    read = read_document(TEXT.encode(charset), "story.txt")
    assert (read.text, read.language, read.published) == (TEXT, "en", None)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("cp1251", "Город сказал, что построит дома и школу для тех, кто был в городе с самого начала."),
        ("cp1250", "Město říká, že to není příliš drahé a že chce postavit školu pro ty, kteří žijí ve městě."),
        ("shift_jis", "市は月曜日に、四百戸の住宅を建てると発表した。これは最大の計画である。"),
        ("gb18030", "市政府星期一表示，将在年底前建造四百套住房，这是最大的计划。"),
        ("euc_kr", "시는 월요일에 연말까지 사백 채의 주택을 지을 것이라고 발표했다."),
    ],
)
def test_a_text_that_names_no_charset_is_read_by_what_its_letters_look_like(charset: str, text: str) -> None:
    assert read_document(text.encode(charset)).text == text


def test_a_charset_that_is_named_for_a_text_is_used() -> None:
    text = "Das Haus kostet 5 € und ist schön."
    assert read_document(text.encode("iso8859-15"), media="text/plain; charset=ISO-8859-15").text == text
    japanese = "市は月曜日に発表した。"
    assert read_document(japanese.encode("iso2022_jp"), media="text/plain; charset=iso-2022-jp").text == japanese


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "idna", "zlib", "rot13", "punycode", "x" * 200])
def test_what_is_no_charset_of_texts_is_not_used_as_one(charset: str) -> None:
    text = "Caf\u00e9 \\u0041 +AGE-"
    assert read_document(text.encode(), media=f"text/plain; charset={charset}").text == text


def test_a_text_cut_within_a_letter_is_still_read_as_what_it_is() -> None:
    text = "Das größte Haus: schön, größer, am größten. " * 5
    assert read_document(text.encode() + "ö".encode()[:1]).text == text + "\ufffd"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Homes for all\n\n{TEXT}", "Homes for all"),
        (f"# Homes for all\n{TEXT}", "Homes for all"),
        (TEXT, ""),
        ("Homes for all", ""),
    ],
)
def test_the_first_line_of_a_text_is_its_title_where_it_looks_like_one(text: str, title: str) -> None:
    read = read_document(text.encode())
    assert (read.text, read.title) == (text, title)


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_a_text_of_visible_signs_keeps_every_one_of_them(text: str) -> None:
    assert "".join(tidy(text).split()) == "".join(text.split())
    assert tidy(tidy(text)) == tidy(text)


def test_a_word_document_gives_its_words_title_author_and_the_day_it_was_made() -> None:
    properties = "<dc:title>Homes</dc:title><dc:creator>Ben Brown</dc:creator><dcterms:created>2025-05-07T10:00:00Z"
    read = read_document(word(BODY, f"{properties}</dcterms:created>"), "story.docx")
    assert (read.text, read.title, read.author, read.language) == (TEXT, "Homes", "Ben Brown", "en")
    assert (read.published, read.basis) == (date(2025, 5, 7), MADE)


def test_the_title_that_a_word_document_shows_goes_before_the_one_it_was_saved_under() -> None:
    shown = word(paragraph("Homes for all", "Title") + BODY, "<dc:title>Document1</dc:title>")
    assert read_document(shown).title == "Homes for all"
    assert read_document(word(paragraph("Homes for all", "Heading1") + BODY)).title == "Homes for all"


def test_what_a_word_document_does_not_show_is_not_in_its_text() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('400')}<w:del>{run.format(' or 500').replace('w:t', 'w:delText')}</w:del>"
        f"<w:ins>{run.format(' homes')}</w:ins><w:moveFrom>{run.format(' moved')}</w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t> by</w:t></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>2027</w:t><w:br/><w:t>or so</w:t></w:r></w:p>"
    )
    assert read_document(word(body)).text == "400 homes by\t2027\nor so"


def test_a_box_in_a_word_document_is_read_once_and_apart_from_the_paragraph_around_it() -> None:
    boxed = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>Around </w:t>{both}<w:t>it</w:t></w:r></w:p>"
    assert read_document(word(body)).text == "Around it\nIn the box"


def test_a_word_document_is_found_wherever_its_package_says_it_is() -> None:
    assert read_document(word(BODY, place="word/document2.xml")).text == TEXT
    assert read_document(word(BODY, packing=zipfile.ZIP_STORED)).text == TEXT


def test_the_strict_form_of_a_word_document_is_read_as_well() -> None:
    usual, strict = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with zipfile.ZipFile(BytesIO(word(BODY))) as file:
        parts = {name: file.read(name).decode().replace(usual, strict) for name in file.namelist()}
    assert read_document(archive(parts)).text == TEXT


SET = "\n".join(
    (
        "Homes for all",
        "The council said on Monday that it would build 400 homes in the old har-",
        "bour by the end of 2027. It is a long-term plan, and the largest that the",
        "town has seen.",
        "• The long-",
        "term plan costs 109 million.",
        "17",
    )
)


def test_the_lines_of_a_pdf_become_paragraphs_again() -> None:
    info = "/Title (Homes) /Author (Ben Brown) /CreationDate (D:20250507120000Z)"
    read = read_document(pdf(SET, info=info), "story.pdf")
    assert read.text.split("\n") == [
        "Homes for all",
        "The council said on Monday that it would build 400 homes in the old harbour by the end of 2027. It is a "
        "long-term plan, and the largest that the town has seen.",
        "• The long-",
        "term plan costs 109 million.",
    ]
    assert (read.title, read.author, read.language) == ("Homes", "Ben Brown", "en")
    assert (read.published, read.basis) == (date(2025, 5, 7), MADE)


def test_what_stands_on_every_page_is_not_in_the_text_and_a_paragraph_goes_on_over_the_page() -> None:
    first = "The Paper 1\nIt was the largest plan that the town had seen since the"
    pages = [first, "The Paper 2\nwar, and it was to cost more.\n2", "The Paper 3\nThe end."]
    assert list(paragraphs(pages)) == [
        "It was the largest plan that the town had seen since the war, and it was to cost more.",
        "The end.",
    ]


@given(st.lists(st.text(st.characters(categories=("L", "P", "Zs")), max_size=40), max_size=12))
def test_no_letter_is_lost_between_lines_and_paragraphs(lines: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(filter(str.isalpha, text))

    assert letters("".join(paragraphs(["\n".join(lines)]))) == letters("".join(lines))


def test_a_pdf_that_opens_without_a_password_is_read_and_one_that_asks_for_it_is_not() -> None:
    def locked(password: str) -> bytes:
        writer, made = PdfWriter(clone_from=PdfReader(BytesIO(pdf(SET)))), BytesIO()
        writer.encrypt(password, "owner", algorithm="AES-256")
        writer.write(made)
        return made.getvalue()

    assert read_document(locked("")).text.startswith("Homes for all")
    with pytest.raises(NotAccepted, match="protected by a password"):
        read_document(locked("secret"))
