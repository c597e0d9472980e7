"""How well the speakers of quotations are found: `python -m tests.scores.speakers [FILE …]` prints the figures.

Each passage is followed by one line "= speaker" for each quotation: "-" for nobody, "|" between what is equally right.
Without a file, all sets beside this program are read. Rules were mended after each was first read; the first figures
tell what to expect of a text that nobody has seen: precision/recall .93/.89, .87/.82, .88/.81, .91/.79 and .87/.77 for
the parts of `news` and `features`, .92/.76 for `held`, and .98/.90 for `unseen`, which was written and read last.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.reading.speech.quotations import find

_SETS = tuple(sorted((Path(__file__).parent / "passages").glob("speakers_*.txt")))
_NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Passage:
    """A short text with the speakers that a reader finds in it, in order."""

    text: str
    told: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many speakers were there, how many were named, and how many of those rightly."""

    there: int
    named: int
    right: int

    @property
    def precision(self) -> float:
        """Gives the share of named speakers that are right."""
        return self.right / max(1, self.named)

    @property
    def recall(self) -> float:
        """Gives the share of speakers in the text that were named rightly."""
        return self.right / max(1, self.there)


def passages(path: Path) -> Iterator[Passage]:
    """Yields the passages of a file."""
    for block in path.read_text(encoding="utf-8").split("\n---\n"):
        lines = block.strip("\n").split("\n")
        told = tuple(tuple(part.strip() for part in line[2:].split("|")) for line in lines if line.startswith("= "))
        yield Passage("\n".join(line for line in lines if not line.startswith("= ")), told)


def mistakes(passage: Passage) -> Iterator[str]:
    """Yields a sentence for each quotation that is missed, made up or given to somebody else."""
    found = [quotation.speaker.text if quotation.speaker else _NOBODY for quotation in find(passage.text)]
    if len(found) != len(passage.told):
        yield f"{len(passage.told)} quotations, found {len(found)}"
    for number, (who, told) in enumerate(zip(found, passage.told, strict=False), start=1):
        if who not in told:
            yield f"quotation {number} is {told[0]}, found {who}"


def score(path: Path) -> Score:
    """Counts the speakers of a file's passages."""
    there = named = right = 0
    for passage in passages(path):
        found = [quotation.speaker.text if quotation.speaker else _NOBODY for quotation in find(passage.text)]
        there += sum(told[0] != _NOBODY for told in passage.told)
        named += sum(who != _NOBODY for who in found)
        right += sum(who in told and who != _NOBODY for who, told in zip(found, passage.told, strict=False))
    return Score(there, named, right)


def main() -> None:
    """Prints each mistake, then the figures of each file."""
    for path in [Path(name) for name in sys.argv[1:]] or _SETS:
        for passage in passages(path):
            for mistake in mistakes(passage):
                print(f"{passage.text}\n    {mistake}\n")
        total = score(path)
        print(f"{path.name}: precision {total.precision:.3f}, recall {total.recall:.3f}", total, "\n")


if __name__ == "__main__":
    main()
