"""What a newsroom's sheet is taken for before it is read: its columns and its words, as they were said the last time.

Writes nothing, and leaves open what only a person can say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import sqlalchemy as sa

from claims.desk.remembered_choices import with_remembered
from claims.formats.ratings import says_no_verdict
from claims.formats.sheets.columns import contents, mapped_by_hand, ours, recognised
from claims.formats.sheets.fields import Field
from claims.formats.sheets.reading import Sheet
from claims.formats.sheets.values import Choices
from claims.formats.sheets.words import UNDECIDED, StateWords
from db.reads import imported
from db.scope import Scope

EXAMPLES: Final = 2
MOST_WORDS: Final = 5_000
_LOOKED_AT: Final = 50


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column with what it is taken for, and the first cells that tell it from others."""

    name: str
    meaning: Field | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordSeen:
    """Words for how a claim stands: in how many rows, where first, and what they are read as; empty where unknown."""

    words: str
    rows: int
    line: int
    meaning: str


@dataclass(frozen=True, slots=True)
class FirstLook:
    """A sheet as it would be read; `choices` are those that were made of the same columns before."""

    columns: tuple[ColumnSeen, ...]
    choices: Choices
    is_ours: bool
    is_remembered: bool


def first_look(connection: sa.Connection, scope: Scope, sheet: Sheet, said: Choices) -> FirstLook:
    """Says what each column of a sheet is taken for, by what was said of it or remembered. For the desk alone."""
    scope.refuse_all_but_the_desk("What a spreadsheet would bring")
    choices = with_remembered(said, sheet.header, imported.imports(connection))
    words = StateWords(choices.ratings)
    found = contents((line.cells for line in sheet.rows()), len(sheet.header))
    by_hand = mapped_by_hand(sheet.header, choices.columns)
    mapping = recognised(sheet.header, found, by_hand, words.follow_up, words.rating)
    cells = _first_cells(sheet)
    return FirstLook(
        tuple(ColumnSeen(name, mapping.get(at), tuple(cells[at])) for at, name in enumerate(sheet.header)),
        choices,
        any(ours(name) for name in sheet.header),
        choices != Choices(),
    )


def _first_cells(sheet: Sheet) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in sheet.header]
    for line in islice(sheet.rows(), _LOOKED_AT):
        for cells, cell in zip(found, line.cells, strict=False):
            if len(cells) < EXAMPLES and (text := " ".join(cell.split())) and text not in cells:
                cells.append(text)
    return found


def state_words(sheet: Sheet, columns: Mapping[str, str], answers: Mapping[str, str]) -> tuple[WordSeen, ...]:
    """Gives the words by which the columns of a sheet say how a claim stands, the unknown ones first."""
    places = [(at, meaning) for at, name in enumerate(sheet.header) if (meaning := _stands(columns.get(name, "")))]
    known = StateWords(answers)
    seen: dict[str, WordSeen] = {}
    for words, line, meaning in _state_cells(sheet, places):
        plain = " ".join(words.casefold().split())
        if held := seen.get(plain):
            seen[plain] = WordSeen(held.words, held.rows + 1, held.line, held.meaning)
        elif len(seen) < MOST_WORDS:
            seen[plain] = WordSeen(words, 1, line, _read(known, meaning, words))
    return tuple(sorted(seen.values(), key=lambda one: (bool(one.meaning), -one.rows, one.line)))


def _stands(meaning: str) -> Field | None:
    return next((one for one in (Field.FOLLOW_UP, Field.VERIFICATION) if one == meaning), None)


def _state_cells(sheet: Sheet, places: Sequence[tuple[int, Field]]) -> Iterator[tuple[str, int, Field]]:
    if not places:
        return
    for line in sheet.rows():
        for at, meaning in places:
            if words := line.cells[at].strip():
                yield words, line.number, meaning


def _read(known: StateWords, meaning: Field, words: str) -> str:
    readers = (known.follow_up, known.rating)
    for reads in readers if meaning is Field.FOLLOW_UP else reversed(readers):
        if found := reads(words):
            return found.value
    return UNDECIDED if known.is_answered(words) or says_no_verdict(words) else ""
