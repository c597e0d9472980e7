"""Opening what cannot be used: a clear sentence, nothing half-written, and the record holds afterwards."""

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.care.verifying import verify
from db.engine import connect, sqlite_url
from db.errors import Busy, Damaged, NewerSchema, Refusal, Unusable
from db.opening import open_record
from db.words import FollowUp, Subject
from tests.db.histories import chain, claim, followed_up, people_and_papers, put
from tests.db.killing import ROOT, kill_one, prepare

NOBODY = 65534


@pytest.fixture
def file(tmp_path: Path, pattern: bytes) -> Path:
    """A SQLite record with one claim of two events."""
    path = tmp_path / "on-record.sqlite"
    path.write_bytes(pattern)
    record = open_record(sqlite_url(path))
    people_and_papers(record)
    claim(record)
    record.close()
    return path


def change(path: Path, seen: int = 2) -> None:
    record = open_record(sqlite_url(path))
    try:
        put(record, Subject.CLAIM, 1, seen, followed_up(FollowUp.STALLED, date(2025, 5, 1)))
    finally:
        record.close()


def assert_holds_with(path: Path, events: int) -> None:
    record = open_record(sqlite_url(path))
    assert len(chain(record, Subject.CLAIM, 1)) == events
    assert verify(record).holds
    record.close()


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another(path: Path) -> Iterator[None]:
    """Another process holds the database for itself."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None and holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.stdin.close()


def test_a_database_that_another_program_holds_is_told_so(file: Path) -> None:
    record = open_record(sqlite_url(file))
    with record.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with held_by_another(file), pytest.raises(Busy, match=r"Another program holds the database\. Nothing was saved"):
        put(record, Subject.CLAIM, 1, 2, followed_up(FollowUp.STALLED, date(2025, 5, 1)))
    record.close()
    assert_holds_with(file, 2)
    change(file)
    assert_holds_with(file, 3)


@pytest.fixture
def owned_by_another(file: Path) -> Iterator[Path]:
    """The record in a folder where nobody but its owner may write, seen by someone without the right to."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / file.name
        place.write_bytes(file.read_bytes())
        place.chmod(0o444)
        Path(folder).chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(NOBODY)  # root may write anywhere, so the test becomes someone who may not
        try:
            yield place
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o755)


def test_a_read_only_record_is_told_so(owned_by_another: Path) -> None:
    with pytest.raises(Unusable, match=r"cannot be written|cannot be opened"):
        change(owned_by_another)


def test_a_folder_that_cannot_be_made_is_told_so(owned_by_another: Path) -> None:
    with pytest.raises(Unusable, match=r"The data folder .* cannot be made \(Permission denied\)"):
        open_record(sqlite_url(owned_by_another.parent / "new" / "on-record.sqlite"))


def test_a_file_where_the_folder_should_be_is_told_so(file: Path) -> None:
    with pytest.raises(Unusable, match="cannot be made"):
        open_record(sqlite_url(file / "on-record.sqlite"))


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "on-record.sqlite"
    path.write_text("These are my notes on the Stargate story.\n" * 100)
    before = path.read_bytes()
    with pytest.raises(Damaged, match="no On Record database"):
        open_record(sqlite_url(path))
    assert path.read_bytes() == before


def test_a_damaged_file_is_told_so(file: Path) -> None:
    content = bytearray(file.read_bytes())
    size = len(content)
    content[4096:] = b"\xa5" * (size - 4096)
    file.write_bytes(content)
    with pytest.raises(Damaged, match="damaged"):
        change(file)


def test_a_file_that_was_cut_off_is_told_so(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 4096 * 3])
    with pytest.raises(Damaged, match="damaged"):
        change(file)


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "on-record.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE invoice (id INTEGER)")
    connection.close()
    with pytest.raises(Unusable, match="tables of another program"):
        open_record(sqlite_url(path))
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("invoice",)]
    connection.close()


def test_a_newer_schema_is_refused_and_left_as_it_is(urls: Callable[[str], str], engine: str) -> None:
    url = urls(engine)
    record = connect(url)
    record.write(lambda connection: connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'")))
    for _ in range(2):
        with pytest.raises(NewerSchema, match="newer On Record"):
            open_record(url)
    with record.reading() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    record.close()


def test_an_unknown_kind_of_database_is_told_so() -> None:
    with pytest.raises(Unusable, match="no database On Record can use"):
        open_record("mysql://127.0.0.1/desk")


def test_a_postgresql_server_that_does_not_answer_is_told_so() -> None:
    with pytest.raises(Unusable, match="does not answer"):
        open_record("postgresql://127.0.0.1:9/desk")


FILL = """
import sys
from datetime import UTC, date, datetime
from db.errors import Refusal
from db.opening import open_record
from db.words import FollowUp, Subject
from tests.db.histories import chain, followed_up, put
try:
    record = open_record(sys.argv[1])
    while True:
        seen = len(chain(record, Subject.CLAIM, 1))
        put(record, Subject.CLAIM, 1, seen, followed_up(FollowUp.STALLED, date(2025, 5, 1), "x" * 50_000))
        print(seen + 1, flush=True)
except Refusal as refusal:
    print(refusal.sentence)
"""


def fill_up(url: str, most_bytes: int | None = None) -> tuple[int, str]:
    """Writes until the disk is full; gives the last sequence that was acknowledged and what was said."""

    def limit() -> None:
        if most_bytes:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    done = subprocess.run(
        [sys.executable, "-c", FILL, url], cwd=ROOT, capture_output=True, text=True, check=True, preexec_fn=limit
    )
    *acknowledged, sentence = done.stdout.splitlines()
    return int(acknowledged[-1]), sentence


def test_a_file_that_may_not_grow_loses_nothing_acknowledged(file: Path) -> None:
    acknowledged, sentence = fill_up(sqlite_url(file), file.stat().st_size + 600_000)
    assert sentence.startswith("The disk") and "Nothing was saved" in sentence
    assert_holds_with(file, acknowledged)


def test_a_full_disk_is_told_so_and_loses_nothing_acknowledged(file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True, check=False
        )
        if mounted.returncode:
            assert os.environ.get("CI") != "true", f"under CI=true a small disk is mounted: {mounted.stderr.decode()}"
            pytest.skip("this machine lets nobody mount a small disk; the test above fills a file instead")
        try:
            place = Path(folder) / file.name
            place.write_bytes(file.read_bytes())
            acknowledged, sentence = fill_up(sqlite_url(place))
            assert sentence == "The disk is full. Nothing was saved: make room, then try again."
            file.write_bytes(b"")
            for part in Path(folder).iterdir():
                file.with_name(part.name).write_bytes(part.read_bytes())
        finally:
            subprocess.run(["umount", folder], check=True)
    assert_holds_with(file, acknowledged)


def test_writers_that_are_killed_lose_nothing_acknowledged(urls: Callable[[str], str], engine: str) -> None:
    url = urls(engine)
    prepare(url)
    for after in (1, 5, 2) if engine == "sqlite" else (3, 4):
        assert kill_one(url, after) >= after


def test_every_refusal_is_a_sentence() -> None:
    assert Refusal("Nothing was saved.").sentence == "Nothing was saved."
