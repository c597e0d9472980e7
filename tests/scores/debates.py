"""Reads the debate sentences of CheckThat! (task 1, English) with their labels. Refuses a line without a label."""

import re
from pathlib import Path
from typing import NamedTuple

_TWO_ROWS = re.compile(r"\t(Yes|No)(?=\d+\t)")
_NO_SENTENCE = "#NAME?"
"""What a spreadsheet made of a sentence that began with a hyphen."""


class Sentence(NamedTuple):
    """A sentence of a debate, its place in all debates, and whether people found it worth checking."""

    place: int
    text: str
    check_worthy: bool


def read_debates(path: Path) -> list[Sentence]:
    """Returns the sentences of a file in the order they were spoken, each text once."""
    lines = _TWO_ROWS.sub(r"\t\1\n", path.read_text(encoding="utf-8")).splitlines()[1:]
    found = sorted(_sentence(*line.split("\t")) for line in lines if line.strip() and _NO_SENTENCE not in line)
    return list({sentence.text: sentence for sentence in found}.values())


def _sentence(place: str, words: str, label: str) -> Sentence:
    if label not in ("Yes", "No"):
        raise ValueError(f"The sentence {place} has no label Yes or No, but {label!r}.")
    if words[:1] == words[-1:] == '"' and len(words) > 1:
        words = words[1:-1].replace('""', '"')
    return Sentence(int(place), words, label == "Yes")
