"""Importing and exporting a spreadsheet, as someone in a newsroom does it on the command line."""

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims.cli import cli
from claims.cli_import import _asked
from claims.desk.surveys import Asked, Survey
from claims.formats.sheets.values import Choices
from db.words import Kind
from tests.test_cli import COMMAND, data, run

__all__ = ["data", "run"]

Run = Callable[..., Result]
SHEET = """Id,Promise,Party,Status,Why,Sources
1,The bridge opens.,Greens,Delivered,It opened.,https://a.example/1 | https://a.example/2
2,Taxes fall.,Labour,Zigzagged,Nobody knows.,https://a.example/1
3,A park opens.,Greens,Broken,It will not come.,
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "promises.csv"
    file.write_text(SHEET, encoding="utf-8")
    return file


def test_a_dry_run_says_everything_and_writes_nothing(run: Run, sheet: Path, tmp_path: Path) -> None:
    done = run("import", sheet, "--dry-run", "--tracker", "promises")
    assert done.exit_code == 0
    for said in (
        "promises.csv: 3 rows, 0 of them on record already.",
        "  Promise → statement",
        "  kept as they stand: Id",
        "2 claimants, 2 sources, 0 verdicts, 1 follow-ups, 0 deadlines.",
        "- “Zigzagged” (1 rows, line 3 first) is not known here and decides nothing; the note has it.",
        'Say what it means: --rating "Zigzagged=…"',
        "  Line 4: “broken” was not taken over: to mark it broken, name at least one source.",
        "Nothing was written. Without --dry-run, 3 rows would be imported into the tracker “promises” as drafts.",
    ):
        assert said in done.stdout
    assert run("export").stdout.count("\n") == 1


def test_a_long_sheet_says_how_far_it_is_apart_from_what_it_came_to(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text("Promise,Party\n" + "".join(f"Bridge {n} opens.,Greens\n" for n in range(10_500)), encoding="utf-8")
    done = run("import", file, "--dry-run")
    assert done.stderr == "10,000 rows so far …\n"
    assert "long.csv: 10,500 rows, 0 of them on record already." in done.stdout


def test_a_sheet_comes_in_once_and_goes_out_with_every_cell(run: Run, sheet: Path, tmp_path: Path) -> None:
    assert "3 claims were put on record as drafts." in run("import", sheet, "--rating", "Zigzagged=stalled").stdout
    assert "Every row is on record already; nothing was changed." in run("import", sheet).stdout
    out = tmp_path / "out.csv"
    assert "Drafts and internal sources are among them." in run("export", out).stdout
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with sheet.open(encoding="utf-8", newline="") as file:
        given = list(csv.DictReader(file))
    assert [{name: row[name] for name in given[0]} for row in rows] == given
    assert [row["on record: follow-up"] for row in rows] == ["delivered", "stalled", ""]
    assert "nothing was changed" in run("import", out).stdout


def test_an_export_fills_another_desk_and_leaves_it_the_same(
    run: Run, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.csv"
    run("import", sheet)
    run("export", first)
    csv_of_the_first = run("export").stdout_bytes
    monkeypatch.setenv("ON_RECORD_DATA", str(tmp_path / "other"))
    assert "3 claims were put on record" in run("import", first).stdout
    run("export", second)
    assert second.read_bytes() == csv_of_the_first


def test_a_tracker_is_exported_alone(run: Run, sheet: Path, tmp_path: Path) -> None:
    run("import", sheet, "--tracker", "Our promises")
    other = tmp_path / "other.csv"
    other.write_text("Claim,Speaker\nIt rained in May.,A. Moor\n", encoding="utf-8")
    run("import", other)
    ours, all_of_them = (run("export", *only).stdout.splitlines() for only in (["--tracker", "our-promises"], []))
    assert [len(list(csv.DictReader(lines))) for lines in (ours, all_of_them)] == [3, 4]
    none = run("export", "--tracker", "none")
    assert (none.exit_code, "There is no tracker “none” on record." in none.stderr) == (1, True)
    assert run("export", "--json", "--tracker", "our-promises").exit_code == 2


def test_a_line_that_cannot_be_imported_is_told_by_both(run: Run, sheet: Path) -> None:
    sheet.write_text(SHEET + "4,,Greens,,,\n", encoding="utf-8")
    looked = run("import", sheet, "--dry-run")
    assert (looked.exit_code, "Nothing can be imported before this is put right: line 5" in looked.stdout) == (1, True)
    done = run("import", sheet)
    assert (done.exit_code, done.stderr) == (
        1,
        "Nothing was imported. Line 5: There is nothing under “Promise”. Fill it in, or take the line out.\n",
    )
    assert run("export").stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--rating", "Zigzagged"], 2, "write it as NAME=MEANING"),
        (["--rating", "Zigzagged=gone"], 1, "“Zigzagged” cannot mean “gone”."),
        (["--column", "Pledge=statement"], 1, "There is no column “Pledge”."),
        (["--charset", "klingon"], 1, "There is no charset “klingon”."),
        (["--kind", "opinion"], 2, "Invalid value for '--kind'"),
    ],
)
def test_what_cannot_be_meant_is_told(run: Run, sheet: Path, arguments: list[str], code: int, said: str) -> None:
    done = run("import", sheet, *arguments)
    assert (done.exit_code, said in done.stderr) == (code, True)


def test_a_file_that_is_not_there_and_one_that_is_no_sheet_are_told(run: Run, tmp_path: Path) -> None:
    assert "cannot be read (No such file" in run("import", tmp_path / "none.csv").stderr
    picture = tmp_path / "x.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert run("import", picture).stderr == "The file is a picture. Save the sheet as XLSX or as CSV in UTF-8.\n"


def test_at_a_terminal_unknown_words_are_asked_for_until_the_answer_is_one() -> None:
    asked = Survey((), Kind.PROMISE, 1, 1, 0, 1, 0, 0, 0, 0, (Asked("Zigzagged", 1, 3), Asked("Lost", 2, 4)), (), ())
    answers: list[Choices] = []

    @cli.command("asks")
    def asks() -> None:
        answers.append(_asked(asked, Choices()))

    try:
        said = CliRunner().invoke(cli, ["asks"], input="gone\nstalled\n\n")
    finally:
        cli.commands.pop("asks")
    assert "“Zigzagged” cannot mean “gone”." in said.stdout
    assert answers[0].ratings == {"Zigzagged": "stalled", "Lost": "undecided"}


def test_a_gigabyte_is_refused_at_once(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as out:
        out.truncate(1_000_000_000)
    done = subprocess.run([*COMMAND, "import", str(file)], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, "The file has 1,000 MB; 200 MB are the most. Divide it.\n")
