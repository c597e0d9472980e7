"""Where a quote stands in a text that changed, what became of it, and that no likeness hides a changed figure."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rules.anchors import Anchor, Found, find_again
from claims.rules.quotes import context

QUOTE = "Northwind will spend $500 million on 10 projects by 2026"
ARTICLE = (
    "The mayor spoke on Monday in the old town hall. "
    + QUOTE
    + ", the company said. Critics were not convinced, and asked who would pay. The plan was first shown in May."
)
START = ARTICLE.index(QUOTE)
BEFORE, AFTER = context(ARTICLE, START, START + len(QUOTE))


def found_in(text: str, quote: str = QUOTE) -> Found:
    return find_again(quote, BEFORE, AFTER, text)


def words_found(text: str) -> str | None:
    place = found_in(text).place
    return place.of(text) if place else None


def test_a_quote_in_its_place_is_intact_whatever_stands_elsewhere() -> None:
    for text in (ARTICLE, "New first lines.\n\n" * 9 + ARTICLE, ARTICLE + f" Again: {QUOTE}. The end."):
        found = found_in(text)
        assert (found.state, words_found(text)) == (Anchor.INTACT, QUOTE)
        assert found.place is not None
        assert text[: found.place.start].endswith(BEFORE)


def test_one_side_of_the_quote_is_enough_to_stand_where_it_stood() -> None:
    assert found_in(ARTICLE.replace(", the company said.", ". That is new.")).state is Anchor.INTACT


def test_a_quote_among_other_words_has_moved() -> None:
    text = f"It rained all day. {QUOTE}! And then the sun came out."
    assert (found_in(text).state, words_found(text)) == (Anchor.MOVED, QUOTE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Northwind will", "NORTHWIND\n  will"),
        ("$500 million", "$500\u00a0million"),
        ("projects", "pro\u00adjects"),
        ("by 2026", "‘by 2026’"),
        ("Northwind", "Ｎorthwind"),
    ],
)
def test_what_only_looks_different_is_reformatted(old: str, new: str) -> None:
    text = ARTICLE.replace(old, new)
    found = found_in(text)
    assert found.state is Anchor.REFORMATTED
    assert found.sentence == "Only spacing, quotation marks, dashes or capitals differ."
    assert words_found(text) == QUOTE.replace(old, new).strip("’")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("$500 million", "$50 million", "“$500 million” became “$50 million”."),
        ("$500 million", "€500 million", "“$500 million” became “€500 million”."),
        ("$500 million", "$500 billion", "“$500 million” became “$500 billion”."),
        ("10 projects", "110 projects", "“10 projects” became “110 projects”."),
        ("10 projects", "up to 10 projects", "“10 projects” became “up to 10 projects”."),
        ("10 projects", "ten countries", "“10 projects” became “ten countries”."),
        ("2026", "2027", "“2026” became “2027”."),
        (" on 10 projects", "", "“on 10 projects” was taken out."),
        ("10", "10²", "“10 projects” became “10²”; “projects” was added."),
    ],
)
def test_a_changed_figure_is_never_passed_over(old: str, new: str, sentence: str) -> None:
    text = ARTICLE.replace(QUOTE, QUOTE.replace(old, new))
    found = found_in(text)
    assert (found.state, found.sentence) == (Anchor.FIGURE_CHANGED, sentence)
    assert words_found(text) == QUOTE.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("will", "may", "“will” became “may”."),
        ("will spend", "will not spend", "“not” was added."),
        ("will spend", "won’t spend", "“will” became “won’t”."),
        ("Northwind", "Southwind", "“Northwind” became “Southwind”."),
        ("spend", "invest", "“spend” became “invest”."),
        ("$500 million", "$500m", "“$500 million” is now written “$500m”."),
    ],
)
def test_other_words_are_reworded_and_named(old: str, new: str, sentence: str) -> None:
    text = ARTICLE.replace(QUOTE, QUOTE.replace(old, new))
    found = found_in(text)
    assert (found.state, found.sentence) == (Anchor.REWORDED, sentence)
    assert words_found(text) == QUOTE.replace(old, new)


def test_a_correction_that_repeats_the_old_figure_does_not_hide_the_new_one() -> None:
    note = f" Correction: an earlier version of this article said that {QUOTE}. It is $50 million."
    found = found_in(ARTICLE.replace("$500", "$50") + note)
    assert (found.state, found.sentence) == (Anchor.FIGURE_CHANGED, "“$500 million” became “$50 million”.")


def test_a_figure_that_is_part_of_a_longer_one_is_not_the_quote() -> None:
    assert find_again("500 million", "", "", "It cost $1,500 million in the end.").state is not Anchor.INTACT
    assert find_again("10 jobs", "only ", " came", "In the end only 110 jobs came.").state is Anchor.FIGURE_CHANGED


def test_words_that_are_no_more_are_gone() -> None:
    for text in ("", "Nothing of it is left here, the company said.", ARTICLE.replace(QUOTE, "It rained")):
        assert found_in(text) == Found(Anchor.GONE, None, "Neither the quote nor anything like it stands in the text.")


def test_the_same_sentence_about_somebody_else_is_not_the_quote() -> None:
    text = (
        "It was said before: by 2026 they promise much. Today Southwind will spend $500 million on 10 projects by 2026."
    )
    quote = "Today Northwind will spend $500 million on 10 projects by 2026"
    assert find_again(quote, "as was said yesterday. ", " and so on", text).state is Anchor.GONE


def test_a_quote_of_several_places_that_nothing_tells_apart_is_ambiguous() -> None:
    found = found_in(f"{ARTICLE} {ARTICLE}")
    assert (found.state, found.place) == (Anchor.AMBIGUOUS, None)
    assert "2 places" in found.sentence
    assert find_again("the plan", "", "", "First the plan, then the plan again.").state is Anchor.AMBIGUOUS


def test_what_stands_around_decides_between_several_places() -> None:
    text = f"Elsewhere {QUOTE} is said. {ARTICLE.replace('town hall', 'hall')} And {QUOTE} once more."
    found = found_in(text)
    assert found.state is Anchor.INTACT
    assert found.place is not None
    assert text[found.place.end :].startswith(AFTER)


@given(st.text(max_size=60), st.text(min_size=1, max_size=60), st.text(max_size=60))
def test_a_quote_in_an_unchanged_text_is_never_lost(front: str, quote: str, back: str) -> None:
    text = front + quote + back
    found = find_again(quote, *context(text, len(front), len(front) + len(quote)), text)
    assert found.state in {Anchor.INTACT, Anchor.MOVED, Anchor.AMBIGUOUS, Anchor.GONE}
    if found.place:
        assert found.place.of(text) == quote
    else:
        assert not any(letter.isalnum() for letter in quote) or text.count(quote) > 1 or found.state is Anchor.AMBIGUOUS


_BRICKS = "10 ten $5 €5 million % not will may Ann Lee May 2025 parks roads and , . “ ” - – A a ² ½ ’"
_WORDS = st.lists(st.sampled_from(_BRICKS.split()), max_size=9).map(" ".join)


@given(_WORDS, _WORDS, _WORDS, _WORDS)
def test_a_place_is_in_the_text_and_holds_the_very_letters_where_that_is_said(
    quote: str, before: str, after: str, now: str
) -> None:
    for text in (f"{now}{before}{quote}{after}", f"{before}{now}{after}", now):
        found = find_again(quote, before, after, text)
        assert (found.place is None) is (found.state in {Anchor.GONE, Anchor.AMBIGUOUS})
        if found.place:
            assert found.place.of(text)
            assert found.state not in {Anchor.INTACT, Anchor.MOVED} or found.place.of(text) == quote


@given(st.integers(2, 10**6), st.integers(2, 10**6))
def test_two_figures_are_the_same_only_when_they_are(one: int, other: int) -> None:
    quote, now = f"The city pays {one} euros for it", f"The city pays {other} euros for it"
    found = find_again(quote, "They said this. ", " from now on.", f"They said this. {now} from now on.")
    assert found.state is (Anchor.INTACT if one == other else Anchor.FIGURE_CHANGED)


def test_a_text_of_a_megabyte_takes_well_under_a_second() -> None:
    filling = " ".join(
        f"Line {number} of the minutes says that the council met and talked of roads." for number in range(14_000)
    )
    text = f"{filling} {ARTICLE.replace('$500', '$50')} {filling[:1000]}"
    began = time.process_time()
    assert found_in(text).state is Anchor.FIGURE_CHANGED
    assert time.process_time() - began < 2, "measured 0.3 seconds; the rest is for a busy machine"
