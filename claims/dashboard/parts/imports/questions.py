"""What only a person can say of a sheet: what its words mean, which figure of a day comes first, what no column says.

Guesses nothing: a word that is not known stays a question until it is answered, or left undecided on purpose.
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.links import linked
from claims.dashboard.parts.text import as_text
from claims.desk.first_look import FirstLook, WordSeen
from claims.desk.surveys import Survey
from claims.formats.sheets.days import Order
from claims.formats.sheets.values import Choices
from claims.formats.sheets.words import UNDECIDED
from claims.rules.schedule import counted
from db.words import FollowUp, Kind, Verification

_ORDERS: Final = {
    Order.DAY_FIRST.value: "The day: 3/4/2025 is 3 April",
    Order.MONTH_FIRST.value: "The month: 3/4/2025 is 4 March",
}
_MEANINGS: Final = {
    **{state.value: f"Follow-up: {state}" for state in FollowUp},
    **{state.value: f"Verification: {state}" for state in Verification},
    UNDECIDED: "Undecided: the note keeps the word",
}
_KINDS: Final = {kind.value: f"{kind}: {kind.meaning}" for kind in Kind}
_BY_COLUMNS: Final = ""
_SHOWN: Final = 60
AT_ONCE: Final = 100


def choices(fields: Fields, look: FirstLook, columns: Mapping[str, str], words: Sequence[WordSeen]) -> Choices:
    """Gives what the forms say now."""
    order, claimant, kind = fields.value("dates"), fields.value("claimant"), fields.value("kind")
    return Choices(
        columns,
        {**look.choices.ratings, **_answers(fields, words)},
        Order(order) if order else look.choices.order,
        look.choices.claimant if claimant is None else claimant.strip(),
        look.choices.kind if kind is None else Kind(kind) if kind else None,
        fields.value("as_of") or look.choices.as_of,
        look.choices.kind_by_columns if kind is None else kind == _BY_COLUMNS,
    )


def _answers(fields: Fields, words: Sequence[WordSeen]) -> dict[str, str]:
    rest = UNDECIDED if fields.value("rest") else ""
    said = {one: fields.value(_field(one)) or one.meaning or rest for one in words}
    return {one.words: meaning for one, meaning in said.items() if meaning != one.meaning}


def _field(word: WordSeen) -> str:
    return f"word {word.words}"


def show(fields: Fields, look: FirstLook, words: Sequence[WordSeen], found: Survey | None) -> None:
    """Shows the questions: first those without whose answer nothing goes on."""
    if fields.held["field"] == "dates" or fields.value("dates") or look.choices.order:
        linked(Markup("<h2>Days</h2>"), key="import-days")
        start = look.choices.order.value if look.choices.order else None
        fields.mark("dates", "What comes first in a day of the sheet?", _ORDERS, start=start)
    if words and not (look.is_ours and all(one.meaning for one in words)):
        _ask_words(fields, words, found)
    if found and not look.is_ours:
        _ask_about_all(fields, look, found)


def _ask_words(fields: Fields, words: Sequence[WordSeen], found: Survey | None) -> None:
    asked, known = ([one for one in words if bool(one.meaning) is is_known] for is_known in (False, True))
    unknown = len(found.unknown if found else asked)
    linked(Markup("<h2>Words</h2><p>{}</p>").format(_told(unknown)), key="import-words")
    with st.form(fields.key("words")):
        _ask_each(fields, asked)
        if len(asked) > 1:
            more = len(asked[AT_ONCE:])
            fields.tick("rest", "Leave every other word undecided" + (f", {more:,} more of them too" if more else ""))
        if known:
            with st.expander(f"What is known already: {counted(len(known), 'word')}"):
                _ask_each(fields, known)
        st.form_submit_button("They mean this")


def _told(unknown: int) -> str:
    if not unknown:
        return "This is how the sheet says how a claim stands, and what it is read as."
    are = "1 word for how a claim stands is" if unknown == 1 else f"{unknown:,} words for how a claim stands are"
    return f"{are} not known here. Say what is meant, or that it stays undecided: nothing is guessed."


def _ask_each(fields: Fields, words: Sequence[WordSeen]) -> None:
    shown = words[:AT_ONCE]
    for left, right in zip_longest(shown[::2], shown[1::2]):
        for side, one in zip(st.columns(2), (left, right), strict=True):
            if one:
                with side:
                    fields.choose(_field(one), _label(one), _MEANINGS, start=one.meaning or None)


def _label(word: WordSeen) -> str:
    words = word.words if len(word.words) <= _SHOWN else word.words[: _SHOWN - 1] + "…"
    return as_text(f"“{words}” ({counted(word.rows, 'row')}, line {word.line:,} first)")


def _ask_about_all(fields: Fields, look: FirstLook, found: Survey) -> None:
    linked(Markup("<h2>Where a row does not say</h2>"), key="import-all")
    remembered = look.choices.kind
    is_said = fields.value("kind") or remembered  # what was found is by that, then
    kinds = {_BY_COLUMNS: "by the columns" if is_said else f"by the columns: {found.kind}", **_KINDS}
    left, middle, right = st.columns(3)
    with left:
        fields.text(
            "claimant", "Who said it", start=look.choices.claimant or "", hint="A party, a government, a person"
        )
    with middle:
        fields.choose("kind", "What it is", kinds, start=remembered.value if remembered else _BY_COLUMNS)
    with right:
        fields.day("as_of", "As of which day it stands so", start=look.choices.as_of or fields.desk.today)
