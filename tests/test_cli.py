"""The `claims` command as someone in a newsroom uses it: what it prints, what it leaves on disk, and its exit codes."""

import json
import os
import select
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from claims.cli import APP, cli
from seeds.command import FirstTracker

Run = Callable[..., Result]
COMMAND = [sys.executable, "-c", "from seeds.command import main; main()"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test's own, and no setting from outside."""
    for name in [name for name in os.environ if name.startswith("ON_RECORD_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "data"
    monkeypatch.setenv("ON_RECORD_DATA", str(folder))
    monkeypatch.setenv("ON_RECORD_DATABASE_URL", "")
    return folder


@pytest.fixture
def run(data: Path) -> Run:
    """Runs `claims` with arguments."""

    def given(*arguments: str | Path) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], obj=FirstTracker())

    return given


@pytest.fixture
def seeded(run: Run, data: Path) -> Path:
    """The data folder with the example on record."""
    assert run("seed").exit_code == 0
    return data


def alter(file: Path) -> None:
    """Alters one event as someone with the file could, and puts the guard back."""
    connection = sqlite3.connect(file)
    (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'event_no_update'").fetchone()
    connection.execute("DROP TRIGGER event_no_update")
    connection.execute("UPDATE event SET actor = 'x' WHERE subject = 'claim' AND subject_id = 3 AND sequence = 2")
    connection.execute(guard)
    connection.commit()
    connection.close()


def test_version_names_the_program(run: Run) -> None:
    assert run("version").stdout.startswith("On Record 0.")


def test_a_short_command_loads_nothing_heavy() -> None:
    heavy = ("streamlit", "sqlalchemy", "pydantic")
    look = f"import sys; import seeds.command; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, cwd=APP.parent)
    assert done.stdout == "[]\n"


def test_seeding_twice_leaves_one_example(run: Run, seeded: Path) -> None:
    again = run("seed")
    assert (again.exit_code, "already" in again.stdout) == (0, True)
    assert run("verify").exit_code == 0


def test_the_example_can_be_retired(run: Run, seeded: Path) -> None:
    assert "retired" in run("retire-example").stdout
    assert run("verify").exit_code == 0


def test_a_retired_example_is_not_put_on_record_again(run: Run, seeded: Path) -> None:
    run("retire-example")
    before = run("export", "--json").stdout
    assert "is retired; it is put on record once" in run("seed").stdout
    assert run("export", "--json").stdout == before


def test_verify_says_that_the_record_holds(run: Run, seeded: Path) -> None:
    done = run("verify")
    assert (done.exit_code, done.stdout.startswith("The record holds: ")) == (0, True)


def test_verify_names_the_altered_event_and_exits_with_three(run: Run, seeded: Path) -> None:
    alter(seeded / "on-record.sqlite")
    done = run("verify")
    assert done.exit_code == 3
    assert "First: claim 3: event 2 was altered after it was recorded" in done.stdout


def test_verify_looks_at_a_record_whose_guards_are_off_and_migrate_puts_them_back(run: Run, seeded: Path) -> None:
    connection = sqlite3.connect(seeded / "on-record.sqlite")
    connection.execute("DROP TRIGGER event_no_update")
    connection.close()
    assert run("rebuild").exit_code == 1
    done = run("verify")
    assert (done.exit_code, "the guard event_no_update is missing" in done.stdout) == (3, True)
    assert run("migrate").exit_code == 0
    assert run("verify").exit_code == 0


def test_verify_against_a_checkpoint_tells_what_was_cut_off(
    run: Run, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "checkpoint.jsonl"
    assert run("checkpoint", kept).exit_code == 0
    assert "Nothing was cut off" in run("verify", "--against", kept).stdout
    run("--data", tmp_path / "other", "seed")
    (seeded / "on-record.sqlite").unlink()
    monkeypatch.setenv("ON_RECORD_DATA", str(seeded))
    done = run("verify", "--against", kept)
    assert (done.exit_code, "its history was cut off since" in done.stdout) == (3, True)


def test_verify_against_something_else_is_refused(run: Run, seeded: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("notes")
    done = run("verify", "--against", tmp_path / "notes")
    assert (done.exit_code, "is no checkpoint" in done.stderr) == (1, True)


def test_rebuild_says_how_much_was_made_anew(run: Run, seeded: Path) -> None:
    assert "Everything was made anew from" in run("rebuild").stdout
    assert run("verify").exit_code == 0


def test_a_backup_can_be_restored_with_one_command_each(run: Run, seeded: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite"
    assert run("backup", kept).exit_code == 0
    run("retire-example")
    done = run("restore", kept)
    assert (done.exit_code, "is kept as" in done.stdout) == (0, True)
    assert "retired" in run("retire-example").stdout


def test_a_backup_is_not_written_over_without_being_told(run: Run, seeded: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite"
    run("backup", kept)
    done = run("backup", kept)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{kept} is already there. Name another file, or say --force to replace it.\n"
    assert run("backup", kept, "--force").exit_code == 0


def test_a_copy_holds_the_whole_history(run: Run, seeded: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'copy.sqlite'}"
    assert "were copied and verified" in run("copy", "--to", url).stdout
    ours = run("export", "--json").stdout
    assert run("--database-url", url, "export", "--json").stdout == ours
    assert run("copy", "--to", url).exit_code == 1


def test_an_export_is_a_document(run: Run, seeded: Path, tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    assert "Internal notes are among them" in run("export", "--json", file).stdout
    assert json.loads(file.read_text(encoding="utf-8")) == json.loads(run("export", "--json").stdout)
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_an_export_into_no_folder_is_told_so(run: Run, seeded: Path, tmp_path: Path) -> None:
    done = run("export", "--json", tmp_path / "nowhere" / "record.json")
    assert (done.exit_code, "cannot be written" in done.stderr) == (1, True)


def test_a_key_is_a_link_that_is_never_the_same(run: Run, data: Path) -> None:
    first, second = run("key", "--port", "8600").stdout, run("key").stdout
    assert first.startswith("http://127.0.0.1:8600/enter?key=")
    assert first.split("key=")[1] != second.split("key=")[1]
    assert first.split("key=")[1].strip() not in str(list(data.rglob("*")))


def test_no_key_opens_a_desk_with_a_public_address(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ON_RECORD_PUBLIC_URL", "https://desk.example.org")
    assert (run("key").exit_code, run("key").stdout) == (1, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["backup"],
        ["copy"],
        ["serve", "--port", "70000"],
        ["--no-such-option"],
    ],
)
def test_wrong_usage_exits_with_two(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.exit_code, "Usage: " in done.stderr) == (2, True)


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_explains_itself(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert (done.exit_code, done.stdout.startswith(f"Usage: cli {command}")) == (0, True)


def test_a_file_that_is_no_database_is_told_in_one_sentence(run: Run, data: Path) -> None:
    data.mkdir()
    (data / "on-record.sqlite").write_text("notes " * 1000)
    done = run("verify")
    assert (done.exit_code, done.stderr.count("\n"), "no On Record database" in done.stderr) == (1, 1, True)


def test_a_wrong_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ON_RECORD_TIMEZONE", "Mars/Olympus")
    done = run("verify")
    assert (done.exit_code, "ON_RECORD_TIMEZONE" in done.stderr, "Mars/Olympus" in done.stderr) == (1, True, True)


def test_without_the_example_seeding_says_so(data: Path) -> None:
    assert CliRunner().invoke(cli, ["seed"]).exit_code == 1


def test_a_port_that_is_taken_is_named(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port))
    assert done.exit_code == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in done.stderr
    assert "--port" in done.stderr


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def _serving(port: int) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port)],
        cwd=APP.parent,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as desk:
        try:
            yield desk
        finally:
            desk.terminate()


def test_serve_starts_the_desk_and_prints_its_link(data: Path) -> None:
    port = _free_port()
    with _serving(port) as desk:
        assert desk.stdout is not None
        said = ""
        for line in desk.stdout:
            said += line
            if "/enter?key=" in line:
                break
        assert f"http://127.0.0.1:{port}/enter?key=" in said, said
        while True:  # the link is printed just before the port opens
            try:
                with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=20) as answer:
                    assert answer.status == 200
                break
            except OSError:
                assert desk.poll() is None
                select.select([desk.stdout], [], [], 0.1)
    assert (data / "on-record.sqlite").exists()
