"""Backups of a record as one SQLite file, made while it is in use, and putting one back.

A backup refuses an existing file unless told otherwise; what a restore replaces is kept beside.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import cast

import sqlalchemy as sa

from db.care.moving import copy
from db.care.verifying import heads_hold, verify
from db.care.walking import Progress, unheard
from db.engine import Record, connect, spoken, sqlite_url
from db.errors import Busy, Damaged, Unusable
from db.opening import open_record

PAGES = 2_000
SIDECARS = ("-wal", "-shm", "-journal")


def backup(record: Record, file: Path, progress: Progress = unheard, *, replace: bool = False) -> None:
    """Writes the record as it is at this moment into one checked SQLite file, while others go on writing.

    The file appears whole or not at all; an existing one is refused unless `replace` is true.
    """
    _refuse_existing(file, replace=replace)
    if not file.parent.is_dir():
        raise Unusable(f"There is no folder {file.parent}. Make it first, or name a file in another one.")
    part = _beside(file, "part")
    _remove(part)
    try:
        with _told(file):
            if record.on_sqlite:
                _snapshot(record, part, progress)
            else:
                copy(record.engine.url.render_as_string(hide_password=False), sqlite_url(part), progress)
            _settle(part)
        _check(part)
        _refuse_existing(file, replace=replace)
        with _told(file):
            _put(part, file)
    finally:
        _remove(part)


def _snapshot(record: Record, part: Path, progress: Progress) -> None:
    with record.reading() as connection:
        # Reading first fixes the view: what others write from here on is not seen, so the copy never starts again.
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        source = cast(sqlite3.Connection, connection.connection.driver_connection)
        with spoken_plainly(), _opened(part) as target:
            source.backup(target, pages=PAGES, progress=lambda _, left, total: progress(total - left, total))


def _check(part: Path) -> None:
    with spoken_plainly(), _opened(part) as connection:
        said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    record = connect(sqlite_url(part))
    try:
        with record.reading() as reading:
            holds = said == "ok" and heads_hold(reading)
    finally:
        record.close()
    _settle(part)
    if not holds:
        raise Damaged("The backup was not kept, for the record in it does not hold. Run “claims verify” on the record.")


def restore(file: Path, url: str, now: datetime, progress: Progress = unheard) -> Path | None:
    """Puts a backup in the place of a SQLite record and gives where the replaced file is kept, or `None` for none.

    Refuses, and leaves everything as it was, when the backup does not verify, another program holds the record, or the
    record is on PostgreSQL.
    """
    place = _place(url)
    if not file.is_file():
        raise Unusable(f"There is no file {file}. Name a backup that “claims backup” wrote.")
    if place.exists() and file.samefile(place):
        raise Unusable("The file is the record itself. Name a backup that “claims backup” wrote.")
    part = _beside(place, "restoring")
    _remove(part)
    try:
        with _told(place):
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(file, part)
        _verify(file, part, progress)
        with _told(place), _held(place):
            kept = _set_aside(place, now)
            _put(part, place)
        return kept
    finally:
        _remove(part)


def _verify(file: Path, part: Path, progress: Progress) -> None:
    if not part.stat().st_size:
        raise Damaged(f"{file} is empty. Nothing was replaced: name a backup that “claims backup” wrote.")
    try:
        record = open_record(sqlite_url(part))
    except Unusable as refusal:
        raise type(refusal)(f"{file} cannot be restored, and nothing was replaced. {refusal.sentence}") from refusal
    try:
        findings = verify(record, progress)
    finally:
        record.close()
    if not findings.holds:
        raise Damaged(f"{file} was not restored, and nothing was replaced. {findings.sentence}")
    _settle(part)


@contextmanager
def _held(place: Path) -> Iterator[None]:
    """Holds the record alone while it is replaced. One that is damaged cannot be held, and need not be."""
    if not place.exists():
        yield
        return
    connection = sqlite3.connect(place, timeout=0, isolation_level=None)
    try:
        try:
            # Only the last connection may leave the write-ahead log, which proves that nobody else has the file open.
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise Busy(
                    "The record is in use. Nothing was replaced: stop the desk that serves it, then restore again."
                ) from error
        except sqlite3.DatabaseError:
            pass
        yield
    finally:
        connection.close()


def _set_aside(place: Path, now: datetime) -> Path | None:
    if not place.exists():
        return None
    stem = f"{place.stem}.replaced-{now:%Y-%m-%d-%H%M%S}"
    kept = place.with_name(f"{stem}{place.suffix}")
    if kept.exists():
        raise Unusable(f"{kept} is already there. Nothing was replaced: move it away, then restore again.")
    try:
        os.link(place, kept)
    except OSError:  # not every file system can give a file a second name
        shutil.copyfile(place, kept)
    for sidecar in SIDECARS:  # a log left beside the restored file would be read into it
        left = place.with_name(place.name + sidecar)
        if left.exists():
            left.replace(kept.with_name(kept.name + sidecar))
    return kept


def _place(url: str) -> Path:
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise Unusable(
            "Only a SQLite file can be put in the place of another. For PostgreSQL, copy the backup into an empty "
            "database: “claims copy --from sqlite:///FILE --to postgresql://…”."
        )
    return Path(parsed.database)


def _refuse_existing(file: Path, *, replace: bool) -> None:
    if file.exists() and not replace:
        raise Unusable(f"{file} is already there. Name another file, or say --force to replace it.")


def _beside(file: Path, what: str) -> Path:
    return file.with_name(f".{file.name}.{what}-{os.getpid()}")


def _remove(file: Path) -> None:
    for name in (file.name, *(file.name + sidecar for sidecar in SIDECARS)):
        with suppress(FileNotFoundError):
            file.with_name(name).unlink()


def _put(part: Path, file: Path) -> None:
    """Moves a whole file into its place so that it is there even after a power cut."""
    _sync(part)
    part.replace(file)
    if os.name == "posix":
        _sync(file.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _settle(part: Path) -> None:
    """Takes the write-ahead log into the file, so that it is one file that can be moved."""
    with spoken_plainly(), _opened(part) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def spoken_plainly() -> Iterator[None]:
    """Does for the driver's own errors what `spoken` does for those that come through SQLAlchemy."""
    with spoken():
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise sa.exc.DatabaseError(None, None, error) from error


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unusable(
            f"{file} cannot be written ({error.strerror}). Nothing was replaced: name another folder, or make room."
        ) from error
