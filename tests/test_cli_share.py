"""The commands that hand out what is public, as someone in a newsroom runs them."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.test_cli import data, run, seeded

__all__ = ["data", "run", "seeded"]

Run = Callable[..., Result]


def check(place: Path, key: str) -> subprocess.CompletedProcess[str]:
    """Runs the verifier of an unpacked dossier."""
    return subprocess.run(
        [sys.executable, "-I", "verify.py", "--key", key], cwd=place, capture_output=True, text=True, check=False
    )


def test_a_dossier_is_written_and_checked_with_the_command_that_is_printed(
    run: Run, seeded: Path, tmp_path: Path
) -> None:
    file = tmp_path / "stargate.zip"
    done = run("dossier", "stargate", "-o", file)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"{file} holds 24 claims, signed with the key " in done.stdout
    command = next(line.split() for line in done.stdout.splitlines() if "python3 -I verify.py --key" in line)
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "unpacked")
    checked = check(tmp_path / "unpacked", command[-1])
    assert (checked.returncode, "ALL HOLDS" in checked.stdout) == (0, True)
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_every_dossier_is_signed_with_the_one_key_that_was_made_first(run: Run, seeded: Path, tmp_path: Path) -> None:
    said = [run("dossier", target, "-o", tmp_path / f"{target}.zip").stdout for target in ("stargate", "3")]
    fingerprints = {line.split()[-1] for told in said for line in told.splitlines() if "python3" in line}
    assert len(fingerprints) == 1
    assert (seeded / "signing" / "newsroom-key.pem").stat().st_mode & 0o777 == 0o600
    assert "3.zip holds 1 claim, signed" in said[1]


def test_without_a_name_it_is_called_by_the_tracker_and_the_day(
    run: Run, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("dossier", "stargate").exit_code == 0
    (file,) = tmp_path.glob("*.zip")
    assert file.name.startswith("on-record-stargate-20")


def test_nothing_is_written_over_without_force(run: Run, seeded: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.zip"
    file.write_text("something else")
    done = run("dossier", "stargate", "-o", file)
    assert (done.exit_code, done.stderr) == (
        1,
        f"{file} is there already. Name another file, or replace it with --force.\n",
    )
    assert file.read_text() == "something else"
    assert run("dossier", "stargate", "-o", file, "--force").exit_code == 0
    assert zipfile.is_zipfile(file)


def test_what_is_not_there_is_told_and_leaves_neither_a_file_nor_a_key(run: Run, seeded: Path, tmp_path: Path) -> None:
    for target, said in (
        ("no-such", "There is no tracker “no-such” with published claims here"),
        ("99", "no claim 99"),
    ):
        done = run("dossier", target, "-o", tmp_path / "none.zip")
        assert (done.exit_code, said in done.stderr) == (1, True)
    assert not (tmp_path / "none.zip").exists()
    assert not (seeded / "signing").exists()


def test_a_place_that_cannot_be_written_is_told(run: Run, seeded: Path, tmp_path: Path) -> None:
    done = run("dossier", "stargate", "-o", tmp_path / "no" / "folder" / "x.zip")
    assert (done.exit_code, "cannot be written" in done.stderr) == (1, True)


def test_a_key_that_others_can_read_signs_nothing(run: Run, seeded: Path, tmp_path: Path) -> None:
    assert run("dossier", "3", "-o", tmp_path / "1.zip").exit_code == 0
    key = seeded / "signing" / "newsroom-key.pem"
    key.chmod(0o644)
    done = run("dossier", "3", "-o", tmp_path / "2.zip")
    assert (done.exit_code, f"chmod 600 {key}" in done.stderr) == (1, True)
    assert not (tmp_path / "2.zip").exists()
