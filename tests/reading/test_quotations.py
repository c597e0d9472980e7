"""What counts as a quotation: words between marks of any style, letter for letter, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.speech.quotations import find


def _words(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We are late,” she said.", ["We are late,"]),
        ('"We are late," she said. "Again."', ["We are late,", "Again."]),
        ("Elle a dit « nous sommes en retard » hier.", ["nous sommes en retard"]),
        ("Sie sagte: „Wir sind spät.“ Und ging.", ["Wir sind spät."]),
        ("Sie sagte: »Wir sind spät.« Und ging.", ["Wir sind spät."]),
        ("‘We’re late,’ she said, ‘and it’s raining.’", ["We’re late,", "and it’s raining."]),
        ("'We're late,' she said, 'and it's raining.'", ["We're late,", "and it's raining."]),
        ("``We are late,'' she said.", ["We are late,"]),
        ("“He told me, ‘Go home,’ and I did,” she said.", ["He told me, ‘Go home,’ and I did,"]),
        ("‘He told me, “Go home,” and I did,’ she said.", ["He told me, “Go home,” and I did,"]),
        ("The “ghost” flights and the “pit”.", ["ghost", "pit"]),
        ("‘The workers’ pay is late,’ she said.", ["The workers’ pay is late,"]),
        ("‘I’m goin’ home,’ she said.", ["I’m goin’ home,"]),
    ],
)
def test_words_between_marks_are_quoted_without_the_marks(text: str, words: list[str]) -> None:
    assert _words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ pay isn’t due ’til May, and the ’90s are over.",
        "The workers' pay isn't due 'til May, and the '90s are over.",
        "The boat is 40' long, the mast 12\" wide.",
        "Rock ’n’ roll.",
        "A mark that is “never closed.\nAnd another paragraph.",
        "",
        "No marks at all.",
    ],
)
def test_apostrophes_inches_and_lone_marks_quote_nothing(text: str) -> None:
    assert find(text) == []


def test_a_quotation_over_several_paragraphs_is_one_in_each_with_one_speaker() -> None:
    text = "“We began in May.\n\n“We ended in June,” said Ada Moss.\n\nThe rest is known."
    assert _words(text) == ["We began in May.", "We ended in June,"]
    assert [quotation.speaker and quotation.speaker.text for quotation in find(text)] == ["Ada Moss", "Ada Moss"]


def test_a_mark_that_was_forgotten_spoils_no_other_paragraph() -> None:
    assert _words('He said "no and left.\nShe said "yes" and stayed.') == ["yes"]


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "“We shall not open the\nbridge this year,” said Ada\nMoss.\n\nNobody answered."
    assert _words(wrapped) == ["We shall not open the\nbridge this year,"]
    assert find(wrapped)[0].speaker is not None


_PIECES = st.sampled_from(
    [
        *"“”\"'‘’«»„ \n.,:;—–-",
        " said ",
        "Ada Moss",
        " he said",
        "the company",
        ", who ",
        "According to ",
        "``",
        "''",
        "I",
        "é",
        "𝄞",
        "U.S. ",
        "Sen. ",
        " told by ",
        "no one",
        "A ",
        "’s ",
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_every_quotation_and_speaker_stands_letter_for_letter_in_the_text(text: str) -> None:
    found = find(text)
    ends = [0, *(quotation.span.end for quotation in found)]
    for quotation, end in zip(found, ends, strict=False):
        assert end <= quotation.span.start < quotation.span.end <= len(text)
        assert quotation.span.of(text) == quotation.span.of(text).strip()
        if quotation.speaker:
            assert quotation.speaker.span.of(text) == quotation.speaker.text != ""


@given(st.text(st.characters(exclude_characters="“”„‟\"«»'‘’‚‛‹›`"), max_size=200))
def test_a_text_without_marks_has_no_quotations(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "piece", ["“", '"', "‘", "“a” ‘b’ ", '"\n', "“A,” said ", " “x” said, who, ", "“A,” Of And of the "]
)
def test_a_long_text_of_nothing_but_marks_comes_to_an_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(quotation.span.end <= len(text) for quotation in find(text))
