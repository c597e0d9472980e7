"""`claims read` as a reporter and a program use it: one text, or a stream that no bad line ends."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claims.cli import cli

TEXT = (
    "The council met on Monday. Mayor Ada Brook promised 10 new bridges by 2030, at a cost of about €1.5 billion. "
    "“The river rose by 12 percent last year,” Brook said. It rained."
)
FIELDS = {
    "sentences": {"start", "end", "weight", "kind", "check_worthy", "promise"},
    "proposals": {
        *("quote", "prefix", "suffix", "start", "end", "statement", "claimant", "kind", "weight", "reasons", "amounts"),
        "deadline",
    },
    "amounts": {"text", "start", "end", "low", "high", "unit", "currency", "qualifier"},
    "deadlines": {"text", "start", "end", "earliest", "latest", "grain", "soft", "how"},
    "quotes": {"start", "end", "speaker"},
}


def run(*arguments: str | Path, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["read", *map(str, arguments)], input=typed)


def stream(*lines: str) -> list[dict[str, Any]]:
    answer = run("--jsonl", typed="\n".join(lines))
    assert answer.exit_code == 0, answer.output
    return [json.loads(line) for line in answer.stdout.splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A text in a file."""
    file = tmp_path / "bridges.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_one_object_tells_everything_by_its_documented_names(article: Path) -> None:
    answer = run(article, "--published", "2025-12-01", "--json")
    told = json.loads(answer.stdout)
    assert set(told) == {"id", "article", *FIELDS}
    assert told["article"] == {"title": None, "publisher": None, "published": "2025-12-01", "language": "en"} | {
        "title": told["article"]["title"]
    }
    for name, fields in FIELDS.items():
        assert told[name], name
        assert all(set(one) == fields for one in told[name]), name


def test_every_word_that_is_told_stands_letter_for_letter_in_the_text() -> None:
    (told,) = stream(json.dumps({"id": 7, "text": TEXT, "published": "2025-12-01"}))
    assert told["id"] == 7
    for one in told["proposals"]:
        assert TEXT[one["start"] : one["end"]] == one["quote"]
        assert TEXT[: one["start"]].endswith(one["prefix"]) and TEXT[one["end"] :].startswith(one["suffix"])
        assert len(one["prefix"]) >= min(32, one["start"])
        assert len(one["suffix"]) >= min(32, len(TEXT) - one["end"])
        assert one["claimant"] is None or one["claimant"] in TEXT
    for one in (*told["amounts"], *told["deadlines"]):
        assert TEXT[one["start"] : one["end"]] == one["text"]
    assert [TEXT[one["start"] : one["end"]] for one in told["quotes"]] == ["The river rose by 12 percent last year,"]


def test_numbers_are_plain_and_days_are_iso() -> None:
    (told,) = stream(json.dumps({"text": TEXT, "published": "2025-12-01"}))
    amounts = {one["text"]: one for one in told["amounts"]}
    assert [one["low"] for one in amounts.values()] == [10, 1_500_000_000, 12]
    assert [(one["unit"], one["currency"]) for one in amounts.values()] == [
        ("bridge", None),
        (None, "EUR"),
        ("percent", None),
    ]
    assert [(one["text"], one["latest"], one["soft"]) for one in told["deadlines"]] == [("by 2030", "2030-12-31", True)]


def test_a_bad_line_is_answered_and_the_stream_goes_on() -> None:
    told = stream(
        "no JSON",
        '{"id": 1}',
        '{"id": 2, "text": 5}',
        '{"id": 3, "text": "A text.", "published": "soon"}',
        '["a list"]',
        "",
        '{"id": 4, "text": "It rained."}',
        "[" * 100_000,
        '{"id": 5, "text": ""}',
    )
    assert [(one["id"], bool(one.get("error"))) for one in told] == [
        (None, True),
        (1, True),
        (2, True),
        (3, True),
        (None, True),
        (4, False),
        (None, True),
        (5, False),
    ]
    assert "day like 2025-05-07" in told[3]["error"]


def test_a_text_without_anything_to_find_yields_nothing() -> None:
    (told,) = stream(json.dumps({"text": "Good morning. How are you?"}))
    assert [told[name] for name in ("proposals", "amounts", "deadlines", "quotes")] == [[], [], [], []]


def test_people_read_the_proposals_with_their_quotes(article: Path) -> None:
    said = run(article, "--published", "2025-12-01").stdout
    assert "10 new bridges by 2030" in said
    assert "deadline: “by 2030”: 1 Dec 2025 to 31 Dec 2030" in said
    assert run("-", "--published", "2025-12-01", typed=TEXT).stdout.splitlines()[1:] == said.splitlines()[1:]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Name a file or an address"),
        (("nowhere.txt",), "cannot be read"),
        (("http://127.0.0.1/page",), "leads to this computer"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    answer = run(*arguments)
    assert answer.exit_code in (1, 2)
    assert sentence in answer.output
    assert "Traceback" not in answer.output


def test_a_stream_is_answered_without_loading_what_opens_a_record() -> None:
    typed = json.dumps({"text": TEXT})
    program = (
        "import sys; from claims.cli import cli; cli(['read', '--jsonl'], standalone_mode=False); "
        "print(*sorted({'sqlalchemy', 'sqlmodel'} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], input=typed, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["proposals"]
    assert done.stderr.strip() == ""
