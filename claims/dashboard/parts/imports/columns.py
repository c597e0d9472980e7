"""What the columns of a sheet are taken for, shown with their first cells, and the form that says otherwise."""

from collections.abc import Mapping
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.links import linked
from claims.dashboard.parts.text import as_text
from claims.desk.first_look import ColumnSeen, FirstLook
from claims.formats.sheets.fields import Field

_SAID: Final[Mapping[Field, str]] = {
    Field.NOTHING: "kept as it stands",
    Field.STATEMENT: "what was said or promised",
    Field.CLAIMANT: "who said it",
    Field.TOPIC: "what it is about",
    Field.FOLLOW_UP: "what came of it",
    Field.FOLLOW_UP_ON: "the day since when it stands so",
    Field.FOLLOW_UP_REASON: "what happened",
    Field.VERIFICATION: "true as stated?",
    Field.VERDICT_REASON: "why",
    Field.SUPPORTS: "sources for it",
    Field.REFUTES: "sources against it",
    Field.CONTEXT: "sources on it",
    Field.SAID_ON: "the day on which it was said",
    Field.DEADLINE: "in words, or a day",
    Field.QUOTE: "its words, letter for letter",
    Field.ARTICLE: "its headline",
    Field.ARTICLE_ADDRESS: "where it stands",
    Field.PUBLISHER: "who published the article",
    Field.PUBLISHED: "the day of the article",
    Field.KIND: "fact, quotation, promise or prediction",
}
OPTIONS: Final = {meaning.value: f"{meaning}: {said}" for meaning, said in _SAID.items()} | {
    meaning.value: meaning.value for meaning in Field if meaning not in _SAID and meaning is not Field.NUMBER
}
_TABLE: Final = Markup(
    '<table class="or-sheet"><thead><tr><th scope="col">Column</th><th scope="col">Its first cells</th>'
    '<th scope="col">Means</th></tr></thead><tbody>{}</tbody></table>'
)
_SHOWN: Final = 60
_BESIDE: Final = 3


def chosen(fields: Fields, look: FirstLook) -> dict[str, str]:
    """Gives what each column means as the form has it now; an export of our own says it by itself."""
    if look.is_ours:
        return {}
    return {
        column.name: fields.value(f"column {at}") or (column.meaning or Field.NOTHING)
        for at, column in enumerate(look.columns)
    }


def taken(look: FirstLook) -> dict[str, str]:
    """Gives what the columns of an export of our own say that they mean."""
    return {column.name: column.meaning for column in look.columns if column.meaning}


def show(fields: Fields, look: FirstLook, meanings: Mapping[str, str]) -> None:
    """Shows the columns and the form."""
    linked(Markup("<h2>Columns</h2><p>{}</p>").format(_about(look)), key="import-columns")
    fields.refused("columns")
    if look.is_ours:
        return
    linked(_TABLE.format(Markup("").join(_row(column, meanings[column.name]) for column in look.columns)), key="sheet")
    with st.expander("Say what columns mean", expanded=fields.held["field"] == "columns"):
        _form(fields, look)


def _about(look: FirstLook) -> str:
    if look.is_ours:
        return "On Record wrote this sheet: its columns say by themselves what they mean."
    if look.is_remembered:
        return "What was said of a sheet with these columns before is taken up again."
    return "This is what they are taken for, by their names and by what stands in them."


def _row(column: ColumnSeen, meaning: str) -> Markup:
    is_kept = meaning == Field.NOTHING
    return Markup('<tr{}><th scope="row" dir="auto">{}</th><td dir="auto">{}</td><td>{}</td></tr>').format(
        Markup(' class="or-kept"') if is_kept else "",
        column.name,
        Markup("").join(Markup("<span>{}</span>").format(_shortened(cell)) for cell in column.cells),
        "kept as it stands" if is_kept else meaning,
    )


def _form(fields: Fields, look: FirstLook) -> None:
    with st.form(fields.key("columns"), border=False):
        for first in range(0, len(look.columns), _BESIDE):
            sides = st.columns(_BESIDE)
            for at in range(first, min(first + _BESIDE, len(look.columns))):
                with sides[at - first]:
                    _ask(fields, at, look.columns[at])
        st.form_submit_button("Take them so")


def _ask(fields: Fields, at: int, column: ColumnSeen) -> None:
    start = (column.meaning or Field.NOTHING).value
    fields.choose(f"column {at}", as_text(_shortened(column.name)), OPTIONS, start=start)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
