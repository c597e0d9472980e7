"""Where a sentence begins and ends in news copy, and what never divides one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.sentences import split


def said(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


@pytest.mark.parametrize(
    "one",
    [
        "The U.S. Treasury said on Monday that the U.K. had agreed.",
        "Mr. Smith met Dr. J. R. Jones and Gov. Ann Lee at St. Mary’s.",
        "George W. Bush and Samuel L. Jackson were there.",
        "It raised $1.5 million on Jan. 6 and 3.25 percent in Sept. 2024.",
        "No. 10 said that Art. 5 and Fig. 3 were clear.",
        "The vote was at 7 p.m. Eastern on Monday.",
        "Apple Inc. Chief Executive Tim Cook said no.",
        "Visit example.com or read v2.0 of the report.",
        "“Why now?” Smith asked.",
        "“It works!” President Jane Doe said.",
        "“Really?” he asked, and left.",
        "They want to … rebuild the harbour.",
        "“we … America will,” he wrote.",
        "Several firms, e.g. Acme Corp. and Foo Ltd., agreed (see p. 12).",
        "Am 3. Oktober kam er nach Berlin, am 4. August nach Wien.",
        "eBay fell 3 percent.",
        "He works at Yahoo! Finance in the city.",
    ],
)
def test_an_abbreviation_a_figure_or_a_short_quotation_divides_no_sentence(one: str) -> None:
    assert said(one) == [one]


@pytest.mark.parametrize(
    "several",
    [
        ["They build in Abilene, Tex.", "However, it did not stop them."],
        ["It happened in the U.S.", "The plan went on."],
        ["So do I.", "The rest is known."],
        ["They left at 8 p.m.", "Officials stayed."],
        ["It ended in 2023.", "12 people came.", "He was 31.", "August was hot."],
        ["Is it true?", "Yes!", "It is…", "Perhaps."],
        ["“We will win.", "We will fight,” he said.", "He sat.", "Biden stood."],
        ["“It is over.”", "“It is not.”"],
        ["He fell ill.", "Trump said so.", "It was modern art.", "Picasso made it."],
        ["He left (early.)", "Nobody saw him.[3]", "Nobody asked."],
        ["« Oui. »", "Elle part."],
        ['He said, "It is over. "', "They left."],
    ],
)
def test_sentences_are_divided_where_they_end(several: list[str]) -> None:
    assert said(" ".join(several)) == several


def test_a_quotation_inside_a_sentence_ends_it_with_its_mark() -> None:
    assert said("He spoke of “democratic AI.” That includes much.") == [
        "He spoke of “democratic AI.”",
        "That includes much.",
    ]


def test_a_missing_blank_between_two_sentences_is_forgiven() -> None:
    assert said("It ended.The next began.") == ["It ended.", "The next began."]


def test_headlines_and_items_of_lists_stand_alone_without_their_marks() -> None:
    text = "Mayor opens bridge\nThe story begins. It ends.\n\n- Build homes\n• Cut taxes. And more.\n1. First\n(b) Last"
    assert said(text) == [
        "Mayor opens bridge",
        "The story begins.",
        "It ends.",
        "Build homes",
        "Cut taxes.",
        "And more.",
        "First",
        "Last",
    ]


def test_lines_that_a_program_wrapped_are_one_paragraph() -> None:
    text = (
        "The council said on Tuesday that the bridge to the northern districts\n"
        "would open two years late. Work began under the former mayor, Jane\n"
        "Doe, and has cost more than was planned."
    )
    assert [" ".join(words.split()) for words in said(text)] == [
        "The council said on Tuesday that the bridge to the northern districts would open two years late.",
        "Work began under the former mayor, Jane Doe, and has cost more than was planned.",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "計画は五億ドルです。「行く。」と言った。次の文。",
            ["計画は五億ドルです。", "「行く。」と言った。", "次の文。"],
        ),
        ("这是真的吗？是的。", ["这是真的吗？", "是的。"]),
        ("यह योजना है। दूसरा वाक्य।", ["यह योजना है।", "दूसरा वाक्य।"]),
        ("هل هذا صحيح؟ نعم. هذا آخر.", ["هل هذا صحيح؟", "نعم.", "هذا آخر."]),
        ("Це план. Він коштує 5 млн.", ["Це план.", "Він коштує 5 млн."]),
    ],
)
def test_full_stops_of_other_scripts_end_sentences_too(text: str, sentences: list[str]) -> None:
    assert said(text) == sentences


@given(st.text(alphabet="aAbTheUS.!? \n\t“”\"'…。-1(0)»", max_size=200))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    spans = split(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)
    left_out = set(range(len(text))) - {at for span in spans for at in range(span.start, span.end)}
    assert not [at for at in left_out if text[at] in "TheUS!?…。“”"]


@given(st.text(max_size=100))
def test_any_text_at_all_is_divided(text: str) -> None:
    assert all(span.of(text).strip() for span in split(text))


@given(
    st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["Mr.", "Dr.", "Sen.", "e.g.", "No.", "vs."])
)
def test_neither_a_figure_nor_a_title_is_ever_divided(figure: object, title: str) -> None:
    assert said(f"They paid {title} {figure} in all.") == [f"They paid {title} {figure} in all."]
