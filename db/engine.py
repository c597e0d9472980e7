"""Opening a record: SQLite by default, PostgreSQL by its address. Every transaction on a record begins here."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, IntegrityError

from db.errors import Busy, Damaged, Unusable

Answer = TypeVar("Answer")
VIEW = "on_record_view"
"""The option of a connection that only reads: what is known of the state it sees."""
WRITER = 7_401_520_250_507  # any number of our own: the lock that PostgreSQL's writers take in turn


class Record:
    """A record that can be read and written: an engine with the rules by which transactions begin on it."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    @property
    def on_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Opens a transaction that only reads and sees one state of the record throughout."""
        with spoken(), self.engine.connect() as connected:
            view: dict[str, Any] = {VIEW: {}}
            if self.on_sqlite:
                connection = connected.execution_options(on_record_begin="BEGIN", **view)
            else:
                connection = connected.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True, **view
                )
            with connection.begin():
                yield connection

    def write(self, work: Callable[[sa.Connection], Answer]) -> Answer:
        """Runs `work` in one transaction, all or nothing, with no other writer beside it.

        Writers wait for each other on both engines: a chain, its number in the record and the kept counts are then
        always written in one order, and no deadlock has to be undone.
        """
        with spoken(), self.engine.connect() as connected:
            connection = connected.execution_options(on_record_begin="BEGIN IMMEDIATE")
            with connection.begin():
                if not self.on_sqlite:
                    connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER})
                return work(connection)

    def close(self) -> None:
        """Closes every connection."""
        self.engine.dispose()


def connect(url: str) -> Record:
    """Opens the record at a SQLAlchemy address without reading anything from it yet."""
    parsed = sa.engine.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Record(_sqlite(parsed))
    if parsed.get_backend_name() == "postgresql":
        try:
            return Record(sa.create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True))
        except ModuleNotFoundError as error:
            raise Unusable(
                "PostgreSQL needs one more package: start with “uv run --extra postgres …” "
                "or install “on-record[postgres]”."
            ) from error
    raise Unusable(f"“{parsed.get_backend_name()}” is no database On Record can use: give sqlite:/// or postgresql://.")


def sqlite_url(path: Path) -> str:
    """Gives the address of a SQLite file."""
    return f"sqlite:///{path}"


def _sqlite(url: sa.URL) -> sa.Engine:
    # Each connection keeps 4 MB of pages: ten serve fifty sessions, whose reads take milliseconds, and stay small.
    engine = sa.create_engine(
        url, pool_size=6, max_overflow=4, connect_args={"timeout": 15, "check_same_thread": False}
    )

    @sa.event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _: object) -> None:
        # The driver's own BEGIN comes late and leaves DDL outside the transaction, so ours is explicit.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-4000"):
            try:
                connection.execute(f"PRAGMA {pragma}")
            except sqlite3.OperationalError as error:
                if "readonly" not in str(error) and "read-only" not in str(error):
                    raise

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("on_record_begin", "BEGIN"))

    return engine


@contextmanager
def spoken() -> Iterator[None]:
    """Turns what a database says when it cannot go on into a sentence that says what to do."""
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as error:
        sentence = str(error.orig).lower()
        for said, refusal in _SAID.items():
            if said in sentence:
                raise refusal from error
        raise


_SAID: dict[str, Any] = {
    "database is locked": Busy(
        "Another program holds the database. Nothing was saved: close that program, then try again."
    ),
    "readonly database": Unusable(
        "The database cannot be written: its file or folder is read-only. Nothing was saved. "
        "Give yourself the right to "
        "write it, or name another folder with ON_RECORD_DATA."
    ),
    "disk is full": Unusable("The disk is full. Nothing was saved: make room, then try again."),
    "disk i/o error": Unusable(
        "The disk could not be read or written. Nothing was saved: look after the disk, then run “claims verify”."
    ),
    "unable to open database": Unusable(
        "The database file cannot be opened: its folder is missing, or you have no right to it. "
        "Name another folder with "
        "ON_RECORD_DATA."
    ),
    "not a database": Damaged(
        "The file is no On Record database, or it is damaged. It was left as it is: "
        "put a backup in its place with “claims restore FILE”."
    ),
    "malformed": Damaged(
        "The database file is damaged. It was left as it is: put a backup in its place with “claims restore FILE”."
    ),
    "connection refused": Unusable(
        "The PostgreSQL server does not answer. Start it, or correct ON_RECORD_DATABASE_URL."
    ),
    "password authentication failed": Unusable(
        "The PostgreSQL server refused the name or password in ON_RECORD_DATABASE_URL."
    ),
}
