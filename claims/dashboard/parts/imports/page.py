"""The Import page put together: the file, its columns, what is to be answered, what it would do, and the import.

Nothing is written before a person presses the button; the second time the same file changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.imports import columns, outcome, questions
from claims.dashboard.parts.imports.sheet_file import SheetFile
from claims.dashboard.parts.links import address, linked
from claims.desk.first_look import FirstLook, WordSeen
from claims.desk.published import Published
from claims.desk.surveys import Survey
from claims.formats.sheets.texts import in_line
from claims.formats.sheets.values import Choices
from claims.refusals import NotAccepted
from claims.rules.schedule import counted
from db.errors import Refusal

WELCOME: Final = Markup(
    "<p>Bring the spreadsheet in which you kept your claims or promises so far. You see first what would come of it; "
    "then each row becomes a draft, all of them or none.</p>"
)
_FIRST: Final = ""
_LONGEST_NAME: Final = 100
_ANSWERED: Final = frozenset({"columns", "dates"})
_FILES: Final = ["csv", "tsv", "txt", "xlsx"]
_CHARSETS: Final = {
    "windows-1252": "windows-1252: Excel in Western Europe and America",
    "windows-1250": "windows-1250: Excel in Central Europe",
    "windows-1251": "windows-1251: Excel in Cyrillic",
    "mac-roman": "mac-roman: an older Mac",
    "shift-jis": "shift-jis: Japanese",
    "gb18030": "gb18030: Chinese",
}


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that could be read to its end; nothing is found before what has to be answered is."""

    look: FirstLook
    meanings: Mapping[str, str]
    words: Sequence[WordSeen]
    choices: Choices
    found: Survey | None


def show(desk: Here) -> None:
    """Shows the page for whoever may import."""
    chooser = Fields(desk, "form of import")
    given = st.file_uploader("Spreadsheet: CSV or XLSX", type=_FILES, key=chooser.key("file"))
    if given is None:
        _tell_done(chooser)
        return
    chooser.held["done"] = None
    fields = Fields(desk, f"form of import {given.file_id}")
    file = SheetFile(
        fields,
        in_line(given.name[-_LONGEST_NAME:], "name"),
        given.getvalue(),
        fields.value("charset") or "",
        fields.value("sheet") or _FIRST,
    )
    fields.refuse("")
    try:
        read = _read(chooser, file)
    except Refusal as refusal:
        fields.refuse(refusal.sentence, getattr(refusal, "field", ""))
        _ask_how(file)
        fields.show_problem()
    else:
        _ask_how(file)
        _show_read(chooser, file, read)


def _read(chooser: Fields, file: SheetFile) -> _Read:
    """Reads a file to its end, or refuses one that cannot be read; what a person has to answer is kept in the form."""
    look = file.look(*chooser.held.get("said", ((), Choices())))
    meanings = columns.chosen(file.fields, look)
    words = file.words(meanings or columns.taken(look), look.choices.ratings)
    choices = questions.choices(file.fields, look, meanings, words)
    try:
        found = file.survey(choices)
    except NotAccepted as refusal:
        if refusal.field not in _ANSWERED:
            raise
        file.fields.refuse(refusal.sentence, refusal.field)
        return _Read(look, meanings, words, choices, None)
    # Who puts a line right and chooses the file again need not say all of it again.
    chooser.held["said"] = (tuple(column.name for column in look.columns), choices)
    return _Read(look, meanings, words, choices, found)


def _ask_how(file: SheetFile) -> None:
    """Asks what only a person can know of a file: its charset where it is not UTF-8, and which sheet is meant."""
    fields = file.fields
    if fields.held["field"] == "charset" or file.charset:
        fields.choose("charset", "Charset of the file", _CHARSETS)
    if len(pages := _pages(file)) > 1:
        first = {_FIRST: "The first that holds anything"}
        fields.choose("sheet", "Sheet of the workbook", first | {name: name for name in pages}, start=_FIRST)


def _pages(file: SheetFile) -> tuple[str, ...]:
    try:
        return file.pages()
    except Refusal:
        return ()  # it is told when the file is opened


def _show_read(chooser: Fields, file: SheetFile, read: _Read) -> None:
    fields, found = file.fields, read.found
    if found is None or found.new or found.stops:  # else no answer would change anything
        columns.show(fields, read.look, read.meanings)
        if fields.held["field"] != "columns":
            questions.show(fields, read.look, read.words, found)
    fields.show_problem()
    if found:
        outcome.show(found)
        _ask_to_import(chooser, file, read.choices, found)


def _ask_to_import(chooser: Fields, file: SheetFile, choices: Choices, found: Survey) -> None:
    fields = file.fields
    if not found.new or found.stops:
        return
    known = {card.title: card.slug for card in Published(fields.desk.newsroom, fields.desk.scope).trackers()}
    tracker = fields.suggest("tracker", "Tracker", list(known), hint="None. Choose one, or type the title of a new one")
    if st.button(
        f"Import {counted(found.new, 'claim')} as drafts",
        key=fields.key("import"),
        type="secondary" if found.unknown else "primary",
        disabled=bool(found.unknown),
    ):
        _import(chooser, file, choices, known.get(tracker, tracker), found.new)
    if problem := fields.held.pop("stopped", ""):
        fields.refuse(problem)
        fields.show_problem()
    ahead(
        "They stay drafts until you publish them. Every cell is kept with its claim, and what you answered is "
        "remembered for the next sheet with these columns.",
        "Say what the words above mean." if found.unknown else "",
    )


def _import(chooser: Fields, file: SheetFile, choices: Choices, tracker: str, new: int) -> None:
    held, form = chooser.held, file.fields.held
    try:
        with st.spinner(f"Putting {counted(new, 'claim')} on record …", show_time=True):
            # Until it is told, nothing is asked of Streamlit: a click elsewhere would end the run there.
            done = file.import_it(choices, tracker)
            held.update(done=(file.name, done.new, done.known), round=held["round"] + 1)
    except Refusal as refusal:
        form["stopped"] = refusal.sentence
    st.rerun()


def _tell_done(chooser: Fields) -> None:
    if not (done := chooser.held.get("done")):
        return
    name, new, known = done
    before = f" {counted(known, 'row')} of it had been on record before." if known else ""
    drafts = address("/claims", {"publication": "draft"})
    linked(
        Markup(
            '<div class="or-saved" role="status"><p dir="auto">{}: {} put on record as drafts.{}</p>'
            '<p><a class="or-clear" href="{}">See the drafts</a></p></div>'
        ).format(name, f"{counted(new, 'claim')} {'was' if new == 1 else 'were'}", before, drafts),
        key="import-done",
    )
