"""What may stand in a text field and what is a web address."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.refusals import NotAccepted
from claims.rules.texts import clean, quote_in_context, web_address


def refusal(text: str, *, multiline: bool = False, required: bool = True, exact: bool = False) -> str:
    with pytest.raises(NotAccepted) as refused:
        clean(text, field="note", most=20, multiline=multiline, required=required, exact=exact)
    assert refused.value.field == "note"
    return refused.value.sentence


def test_outer_space_is_trimmed_and_letters_are_composed() -> None:
    assert clean("  Cafe\u0301 \n", field="note", most=4) == "Caf\u00e9"


def test_an_exact_text_stays_letter_for_letter() -> None:
    assert clean(" Cafe\u0301 ", field="quote", most=20, exact=True) == " Cafe\u0301 "
    assert clean("one\r\ntwo", field="quote", most=20, exact=True, multiline=True) == "one\r\ntwo"


def test_line_breaks_and_tabs_stand_only_where_there_are_lines() -> None:
    assert clean("one\r\ntwo\tthree", field="note", most=20, multiline=True) == "one\ntwo\tthree"
    assert "line break" in refusal("one\ntwo")
    assert "tab" in refusal("one\ttwo")


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\ufffe", "\uffff", "\r"])
@pytest.mark.parametrize("multiline", [True, False])
@pytest.mark.parametrize("exact", [True, False])
def test_control_characters_are_refused(character: str, multiline: bool, exact: bool) -> None:
    assert f"U+{ord(character):04X}" in refusal(f"one{character}two", multiline=multiline, exact=exact)


def test_half_characters_are_refused() -> None:
    assert "half a character" in refusal("one\ud800two")


@pytest.mark.parametrize("mark", ["\u202e", "\u202d", "\u2066", "\u2069", "\u202b", "\u202c"])
def test_marks_that_reorder_text_are_refused(mark: str) -> None:
    assert "reorders" in refusal(f"one{mark}two")


@pytest.mark.parametrize("text", ["شلومو قال", "הבטחה", "\u200fהבטחה", "a \u2067הבטחה\u2069 b", "👩\u200d👩", "🏴"])
def test_right_to_left_text_and_joined_signs_are_welcome(text: str) -> None:
    assert clean(text, field="note", most=20) == text


@pytest.mark.parametrize("text", ["", "   ", "\n", "\u200b", "\u2060\ufeff", "\u00a0"])
def test_what_cannot_be_seen_is_empty(text: str) -> None:
    assert refusal(text) == "The note is empty; write it."
    assert not clean(text, field="note", most=20, required=False).strip("\u200b\u2060\ufeff")


def test_a_text_that_is_too_long_says_both_lengths() -> None:
    assert refusal("a" * 100_000) == "The note is 100,000 characters long; shorten it to 20 at most."
    assert clean("a" * 20, field="note", most=20) == "a" * 20


@given(st.text(max_size=40), st.booleans())
def test_a_cleaned_text_is_clean(text: str, multiline: bool) -> None:
    try:
        once = clean(text, field="note", most=60, required=False, multiline=multiline)
    except NotAccepted:
        return
    assert clean(once, field="note", most=60, required=False, multiline=multiline) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(character) == "Cc" for character in once if character not in "\n\t")


@given(st.text(max_size=40))
def test_an_exact_text_is_never_altered(text: str) -> None:
    try:
        kept = clean(text, field="quote", most=40, required=False, multiline=True, exact=True)
    except NotAccepted:
        return
    assert kept == text


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "HTTPS://Example.org/Path",
        "https://bücher.example/straße",
        "https://例え.jp/パス",
        "https://[2001:db8::1]/x",
        "https://example.org/a|b@c",
        "https://web.archive.org/web/2025/https://example.org/",
    ],
)
def test_web_addresses_come_back_as_they_were(address: str) -> None:
    assert web_address(f" {address}\n") == address


@pytest.mark.parametrize(
    ("address", "because"),
    [
        ("", "is empty"),
        ("javascript:alert(1)", "javascript: is not a web page"),
        ("JaVaScRiPt:alert(1)", "is not a web page"),
        ("data:text/html,hello", "data: is not a web page"),
        ("file:///etc/passwd", "file: is not a web page"),
        ("ftp://example.org/x", "ftp: is not a web page"),
        ("mailto:someone@example.org", "mailto: is not a web page"),
        ("www.example.org", "must begin with https://"),
        ("example.org:443/x", "must begin with https://"),
        ("//example.org/x", "must begin with https://"),
        ("https://", "no site"),
        ("https:///path", "no site"),
        ("https:example.org", "no site"),
        ("https://exa..mple.org", "no site"),
        ("https://[::1", "no site"),
        ("https://example.org:99999", "no site"),
        ("https://example.org:port", "no site"),
        ("https://name:word@example.org", "before the @"),
        ("https://name@example.org", "before the @"),
        ("https://example.org/a b", "a space"),
        ("java\nscript:alert(1)", "a space"),
        ("https://example.org/\0", "a space"),
        ("https://example.org\\@evil.example", "U+005C"),
        ('https://example.org/"onclick=', "U+0022"),
        ("https://example.org/<b>", "U+003C"),
        ("https://example.org/\u202etxt", "U+202E"),
        ("https://exa\u200bmple.org/", "U+200B"),
        ("https://example.org/\ud800", "half a character"),
        ("https://example.org/" + "a" * 2000, "2,020 characters"),
    ],
)
def test_what_is_no_web_address_is_refused_with_the_reason(address: str, because: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        web_address(address)
    assert because in refused.value.sentence
    assert refused.value.field == "address"


@given(st.one_of(st.text(max_size=60), st.text(max_size=60).map("https://".__add__)))
def test_an_accepted_address_is_http_and_holds_no_space(address: str) -> None:
    try:
        kept = web_address(address)
    except NotAccepted:
        return
    assert kept.lower().startswith(("http://", "https://"))
    assert not any(character.isspace() or character < " " for character in kept)


def test_a_quote_keeps_forty_characters_of_context_on_a_side() -> None:
    quote_in_context("é" * 40, "quote", "🙂" * 40)
    for before, after, field in (("a" * 41, "", "before"), ("", "a" * 41, "after")):
        with pytest.raises(NotAccepted, match="41 characters; keep 40") as refused:
            quote_in_context(before, "quote", after)
        assert refused.value.field == field
    with pytest.raises(NotAccepted, match="quote is empty"):
        quote_in_context("a", " ", "b")
