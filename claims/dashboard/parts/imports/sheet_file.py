"""The file that a person chose: opened as a sheet, asked what it is taken for and what importing it would do.

What was found out is kept for as long as the questions stay the same; a file that cannot be read is refused in words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar

import streamlit as st

from claims.dashboard.parts.forms.fields import Fields
from claims.desk.first_look import FirstLook, WordSeen, first_look, state_words
from claims.desk.imports import import_sheet, survey
from claims.desk.surveys import Survey
from claims.formats.sheets.reading import ZIPPED, Sheet, open_sheet
from claims.formats.sheets.values import Choices
from claims.formats.sheets.workbook import sheet_names

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file with the form that belongs to it."""

    fields: Fields
    name: str
    content: bytes
    charset: str
    page: str

    def opened(self) -> Sheet:
        """Opens it, or refuses it with the line that cannot be read."""
        return open_sheet(BytesIO(self.content), charset=self.charset, sheet=self.page)

    def pages(self) -> tuple[str, ...]:
        """Names the sheets of a workbook; none for any other file."""
        if not self.content.startswith(ZIPPED):
            return ()
        return self._once("pages", (), lambda: sheet_names(BytesIO(self.content)))

    def look(self, header: Sequence[str], said: Choices) -> FirstLook:
        """Says what its columns are taken for; `said` is what a person said just now of a sheet with this header."""
        return self._once("look", (), lambda: self._look(header, said))

    def words(self, columns: Mapping[str, str], answers: Mapping[str, str]) -> tuple[WordSeen, ...]:
        """Gives its words for how a claim stands, with what they are read as before anything is answered now."""
        return self._once("words", dict(columns), lambda: state_words(self.opened(), columns, answers))

    def survey(self, choices: Choices) -> Survey:
        """Says what importing it would do."""
        return self._once("survey", choices, lambda: self._survey(choices))

    def import_it(self, choices: Choices, tracker: str) -> Survey:
        """Puts its rows on record as drafts, all of them or none."""
        desk = self.fields.desk
        return desk.save(
            lambda at: import_sheet(
                at, self.opened(), choices, name=self.name, settings=desk.newsroom.settings, tracker=tracker
            )
        )

    def _once(self, what: str, asked: object, find: Callable[[], Found]) -> Found:
        """Finds something out, unless it was found out for the same question."""
        held, question = self.fields.held, (self.charset, self.page, asked)
        if held.get(f"{what} asked") != question:
            held[what], held[f"{what} asked"] = find(), question
        found: Found = held[what]
        return found

    def _look(self, header: Sequence[str], said: Choices) -> FirstLook:
        desk, sheet = self.fields.desk, self.opened()
        with desk.newsroom.reading() as connection:
            return first_look(connection, desk.scope, sheet, said if sheet.header == header else Choices())

    def _survey(self, choices: Choices) -> Survey:
        desk = self.fields.desk
        told = st.empty()

        def count(rows: int) -> None:
            told.caption(f"Looking through it: {rows:,} rows so far …")

        with desk.newsroom.reading() as connection:
            found = survey(
                connection,
                desk.scope,
                self.opened(),
                choices,
                name=self.name,
                today=desk.today,
                settings=desk.newsroom.settings,
                progress=count,
            )
        told.empty()
        return found
