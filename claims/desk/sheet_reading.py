"""Reading a sheet against the record: what its columns mean, which rows are new, and what is to be asked and told.

Writes nothing. Refuses what has to be answered before a row can be read.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import sqlalchemy as sa

from claims.desk.exports import own_cells
from claims.desk.remembered_choices import with_remembered
from claims.desk.surveys import Asked, Survey
from claims.formats.sheets.columns import contents, mapped_by_hand, recognised
from claims.formats.sheets.days import Column, Order
from claims.formats.sheets.fields import DAYS, OURS, Field
from claims.formats.sheets.marks import Marks
from claims.formats.sheets.reading import Sheet
from claims.formats.sheets.rows import RowReader
from claims.formats.sheets.values import Choices, Line, Proposed, Told
from claims.formats.sheets.words import StateWords
from claims.reading.dates import deadlines
from claims.reading.windows import Window
from claims.refusals import NotAccepted
from claims.rules.schedule import day_in_words
from claims.settings import Settings
from db.reads import imported

MOST_ROWS: Final = 200_000
MOST_REMARKS: Final = 1_000
TOLD_EVERY: Final = 2_000
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBER: Final = f"{OURS}{Field.NUMBER}"
STATEMENT: Final = f"{OURS}{Field.STATEMENT}"
Progress = Callable[[int], None]


@dataclass(slots=True)
class _Tally:
    """Counts what goes by, so that nothing of a large sheet has to be held."""

    rows: int = 0
    known: int = 0
    verdicts: int = 0
    follow_ups: int = 0
    deadlines: int = 0
    claimants: set[int] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)

    def count(self, row: Proposed) -> None:
        self.verdicts += row.verdict is not None
        self.follow_ups += row.follow_up is not None
        self.deadlines += row.deadline is not None
        self.claimants.add(hash(row.claimant))
        self.sources.update(hash(source.address or source.title) for source in row.sources)


class _OwnRows:
    """The claims on record as our own export has them, read some hundred at a time, for a file has them in order."""

    AT_ONCE: Final = 500

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._read: dict[int, dict[str, str]] = {}
        self._asked = range(0)

    def cells_of(self, number: int) -> dict[str, str]:
        """Gives the cells of a claim but for its number; none where there is no such claim."""
        if number not in self._asked:
            self._asked = range(number, number + self.AT_ONCE)
            self._read = own_cells(self.connection, self._asked)
        return {name: cell for name, cell in self._read.get(number, {}).items() if name != NUMBER}


@dataclass(slots=True)
class SheetReading:
    """A sheet with all that has to be known before its rows can be read."""

    sheet: Sheet
    choices: Choices
    mapping: Mapping[int, Field]
    reader: RowReader
    on_record: dict[str, int]
    own_rows: "_OwnRows"
    tally: _Tally = field(default_factory=_Tally)

    @classmethod
    def prepared(
        cls, connection: sa.Connection, sheet: Sheet, given: Choices, name: str, today: date, settings: Settings
    ) -> "SheetReading":
        """Finds out what the columns mean and in which order their days stand, or refuses with what has to be said."""
        earlier = imported.imports(connection)
        choices = with_remembered(given, sheet.header, earlier)
        words = StateWords(choices.ratings)
        rows = (line.cells for line in sheet.rows())
        by_hand = mapped_by_hand(sheet.header, choices.columns)
        found = contents(rows, len(sheet.header))
        mapping = recognised(sheet.header, found, by_hand, words.follow_up, words.rating)
        _refuse_without_statement(sheet, mapping)
        reader = RowReader(
            sheet.header,
            mapping,
            choices,
            _orders(sheet, mapping, choices.order),
            words,
            _window_reader(settings),
            f"Not named in {name}",
            today,
        )
        on_record: dict[str, int] = {}
        for event in earlier:
            on_record |= dict(imported.rows_on_record(connection, *event.values["import"]))
        return cls(sheet, choices, mapping, reader, on_record, _OwnRows(connection))

    @property
    def is_stopped(self) -> bool:
        """Tells whether something has to be put right before anything is imported."""
        return any(remark.stops for remark in self.reader.remarks)

    def new_rows(self, progress: Progress | None) -> Iterator[tuple[Proposed, str]]:
        """Gives the claims of the rows that are not on record yet, each with the mark it is recognised by."""
        marks = Marks()
        for line in self.sheet.rows():
            self.tally.rows += 1
            _refuse_too_many(self.tally.rows)
            proposed = self.reader.read(line)
            if progress and not self.tally.rows % TOLD_EVERY:
                progress(self.tally.rows)
            if proposed is None:
                continue
            mark, is_twin = marks.of(proposed)
            if is_twin:
                self.reader.remark(line, "It says the same as a line above it, word for word.")
            if self._is_known(proposed, mark):
                self.tally.known += 1
                continue
            self.tally.count(proposed)
            yield proposed, mark

    def _is_known(self, row: Proposed, mark: str) -> bool:
        """Tells whether a row is on record, by its mark or by the number that an export gave it."""
        number = self.on_record.get(mark) or row.claim
        if number is None or not row.own:
            return mark in self.on_record
        held = self.own_rows.cells_of(number)
        given = {name: cell for name, cell in row.own.items() if name != NUMBER}
        differs = sorted(
            name.removeprefix(OURS) for name in held.keys() | given.keys() if held.get(name) != given.get(name)
        )
        if mark not in self.on_record and (held.get(STATEMENT) != given.get(STATEMENT)):
            return False  # the number is one of another record
        if differs:
            self.reader.remark(
                Line(row.line, ()),
                f"It is claim {number} already. What differs there (the {', the '.join(differs)}) was not taken over: "
                "change it at the desk.",
            )
        return True

    def survey(self) -> Survey:
        """Gives what was found once the rows have gone by."""
        tally, reader = self.tally, self.reader
        stops = [remark for remark in reader.remarks if remark.stops]
        others = [remark for remark in reader.remarks if not remark.stops]
        shown = sorted([*stops[:MOST_REMARKS], *others[:MOST_REMARKS]], key=lambda remark: remark.line)
        return Survey(
            columns=tuple((name, self.mapping.get(place)) for place, name in enumerate(self.sheet.header)),
            kind=reader.kind,
            rows=tally.rows,
            new=tally.rows - tally.known - len(stops),
            known=tally.known,
            claimants=len(tally.claimants),
            sources=len(tally.sources),
            verdicts=tally.verdicts,
            follow_ups=tally.follow_ups,
            deadlines=tally.deadlines,
            unknown=tuple(Asked(words, one.rows, one.line) for words, one in reader.unknown.items()),
            told=tuple(self._told()),
            remarks=tuple(shown),
            unsaid=len(reader.remarks) - len(shown),
        )

    def _told(self) -> Iterator[str]:
        told, reader = self.reader.told, self.reader
        if n := told[Told.UNNAMED]:
            yield (
                f"{_rows(n)} nobody who said it, so the claimant is called “{reader.unnamed}”. "
                "Name one for all of them, or say which column names them."
            )
        if n := told[Told.UNDATED]:
            yield (
                f"{_rows(n)} no day on which it came to stand so. They are dated {day_in_words(reader.as_of)}, "
                "and the reason says that the sheet names none."
            )
        if n := told[Told.STANCE_TAKEN]:
            yield (
                f"{_rows(n)} a verdict but not what its sources do for it: they are put down as supporting where it is "
                "“verified”, and as refuting where it is “false”."
            )


def _rows(n: int) -> str:
    return "1 row names" if n == 1 else f"{n:,} rows name"


def _refuse_too_many(rows: int) -> None:
    if rows > MOST_ROWS:
        raise NotAccepted(f"The sheet has more than {MOST_ROWS:,} rows. Divide it.", "file")


def _refuse_without_statement(sheet: Sheet, mapping: Mapping[int, Field]) -> None:
    if Field.STATEMENT in mapping.values():
        return
    if any(name.casefold().startswith(OURS) for name in sheet.header):
        raise NotAccepted(f"The export has lost its column “{OURS}{Field.STATEMENT}”. Export again.", "columns")
    raise NotAccepted(
        f"Line {sheet.header_line}: no column is recognised as what was said. Say which one is the statement. "
        f"The columns are: {', '.join(sheet.header)}.",
        "columns",
    )


def _orders(sheet: Sheet, mapping: Mapping[int, Field], said: Order | None) -> dict[int, Order | None]:
    """Decides for each column of days whether the day or the month comes first, from all of its cells."""
    columns = {place: Column() for place, meaning in mapping.items() if meaning in DAYS}
    if not columns:
        return {}
    for line in sheet.rows():
        for place, column in columns.items():
            if cell := line.cells[place]:
                column.tell(line.number, cell)
    decided = {place: column.order or said for place, column in columns.items()}
    for place, column in columns.items():
        if said is None and column.is_open:
            raise NotAccepted(_which_first(sheet.header[place], column), "dates")
    return decided


def _which_first(name: str, column: Column) -> str:
    if column.clash:
        line, cell = column.clash
        return (
            f"The days under “{name}” stand in both orders: line {line:,} has “{cell}”, against those above it. "
            "Write them all as 2025-12-31, or say which order holds."
        )
    line, cell = column.examples[0]
    return (
        f"Nothing under “{name}” says whether the day or the month comes first (line {line:,}: “{cell}”). "
        "Say which: day first or month first."
    )


def _window_reader(settings: Settings) -> Callable[[str, date], Window | None]:
    setting = deadlines.Setting(
        hemisphere=settings.hemisphere,
        week_start=_WEEKDAYS.index(settings.week_start),
        fiscal_year_start_month=settings.fiscal_year_start,
    )
    return lambda words, against: deadlines.read(words, against, setting)
