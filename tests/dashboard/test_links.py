"""Addresses and links of the desk."""

from markupsafe import Markup

from claims.dashboard.parts.links import address, link


def test_an_address_leaves_out_what_is_not_said() -> None:
    assert address("/claims", {"q": "a & b", "after": None, "kind": "", "page": 2}) == "/claims?q=a+%26+b&page=2"
    assert address("/claims") == "/claims"


def test_words_of_anyone_are_escaped_in_a_link_and_markup_is_kept() -> None:
    assert link("/claim", "<b>x</b>", {"claim": 1}) == '<a href="/claim?claim=1">&lt;b&gt;x&lt;/b&gt;</a>'
    assert link("/claim", Markup("<b>x</b>")) == '<a href="/claim"><b>x</b></a>'
