"""Text from anyone stays text where Streamlit reads Markdown. tests/browser/test_parts.py looks at it in a browser."""

import html

from hypothesis import given
from hypothesis import strategies as st

from claims.dashboard.parts.text import as_text

JOINER = "\u2060"


@given(st.text())
def test_no_sign_that_markdown_reads_is_left(said: str) -> None:
    bare = as_text(said)
    left = html.unescape(bare).replace(JOINER, "")
    assert not set("\\`*_{}[]()<>+-.!|~$:^=\"'/@%") & set(bare)
    assert bare.count("&") == bare.count("&#") and "\n" not in bare
    assert [sign for sign in left if sign.isalnum()] == [sign for sign in said if sign.isalnum()]


def test_lines_become_one_and_signs_that_hide_others_go() -> None:
    assert as_text(" one\r\n\ttwo \x00\u202ethree ") == "one two three"
