"""Taking a newsroom's spreadsheet over: looked at first, then imported as drafts, all of it or nothing, and only once.

Refuses what cannot be read for certain; what merely cannot be decided stays undecided and is told with its line.
"""

from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from claims.desk.imported_rows import RowWriter
from claims.desk.permits import require
from claims.desk.remembered_choices import remembered
from claims.desk.sheet_reading import Progress, SheetReading
from claims.desk.sitting import Sitting
from claims.desk.surveys import Survey
from claims.desk.trackers import tracker_called
from claims.formats.sheets.reading import Sheet
from claims.formats.sheets.values import Choices, Proposed
from claims.refusals import NotAccepted
from claims.settings import Settings
from db import history
from db.chain import Entry
from db.history import Addition
from db.scope import Scope
from db.words import Audience, Change, Role, Subject

BATCH: Final = 2_000


def survey(
    connection: sa.Connection,
    scope: Scope,
    sheet: Sheet,
    choices: Choices,
    *,
    name: str,
    today: date,
    settings: Settings,
    progress: Progress | None = None,
) -> Survey:
    """Looks through a whole sheet and says what importing it would do; writes nothing. For the desk alone."""
    scope.refuse_all_but_the_desk("What a spreadsheet would bring")
    work = SheetReading.prepared(connection, sheet, choices, name, today, settings)
    for _ in work.new_rows(progress):
        pass
    return work.survey()


def import_sheet(
    at: Sitting,
    sheet: Sheet,
    choices: Choices,
    *,
    name: str,
    settings: Settings,
    tracker: str = "",
    progress: Progress | None = None,
) -> Survey:
    """Imports every row that is not on record yet as a draft; all of them or, with what stops it, none."""
    require(at.actor, Role.EDITOR, "import a spreadsheet")
    work = SheetReading.prepared(at.connection, sheet, choices, name, at.today, settings)
    writer = RowWriter(at, name)
    batch: list[tuple[Proposed, str]] = []
    for row in work.new_rows(progress):
        batch.append(row)
        if len(batch) >= BATCH:
            if not work.is_stopped:  # it is read to its end all the same, so that every problem is told at once
                writer.put(batch, _tracker(at, writer, tracker))
            batch = []
    done = work.survey()
    if done.stops:
        raise NotAccepted(_stopped(done), "file")
    if batch:
        writer.put(batch, _tracker(at, writer, tracker))
    if writer.written:
        _remember(at, writer, sheet, work.choices, name)
    return done


def _tracker(at: Sitting, writer: RowWriter, name: str) -> int | None:
    """Gives the tracker with a short name or a title, and opens it where there is none and something goes into it."""
    return tracker_called(at, name).id if name and not writer.tracker else writer.tracker


def _stopped(done: Survey) -> str:
    first, *others = done.stops
    many = "1 other line is" if len(others) == 1 else f"{len(others):,} other lines are"
    more = f" {many} to be put right, too." if others else ""
    return f"Nothing was imported. Line {first.line:,}: {first.sentence}{more}"


def _remember(at: Sitting, writer: RowWriter, sheet: Sheet, choices: Choices, name: str) -> None:
    values: dict[str, Any] = {"import": [writer.first, writer.last], "rows": writer.written}
    values |= {"tracker": writer.tracker} if writer.tracker else {}
    entry = Entry(Change.RECORDED, values, remembered(name, sheet.header, choices), audience=Audience.INTERNAL)
    number = history.numbers(at.connection, Subject.SETTING)[0]
    history.append(at.connection, [Addition(Subject.SETTING, number, 0, (entry,))], at.actor, at.now)
