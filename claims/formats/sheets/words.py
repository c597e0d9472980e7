"""The words by which a sheet says how a claim stands, read by our own tables and by what a person answered.

An unknown word is asked for and never guessed; a person may also leave it undecided.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from claims.formats.ratings import read_follow_up, read_rating
from claims.refusals import NotAccepted
from db.words import FollowUp, Verification

UNDECIDED: Final = "undecided"
State = Verification | FollowUp


class StateWords:
    """A newsroom's words for how a claim stands, with what a person said that some of them mean here."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        # A sheet has few words in many rows.
        self._read_rating, self._read_follow_up = lru_cache(1_000)(read_rating), lru_cache(1_000)(read_follow_up)
        self._answers = {_plain(word): answer_of(word, meaning) for word, meaning in answers.items()}

    def rating(self, cell: str) -> Verification | None:
        """Reads a verdict; `None` where the words are none that is known."""
        if not self.is_answered(cell):
            return self._read_rating(cell.strip())
        answer = self._answers[_plain(cell)]
        return answer if isinstance(answer, Verification) else None

    def follow_up(self, cell: str) -> FollowUp | None:
        """Reads what came of it; `None` where the words are none that is known."""
        if not self.is_answered(cell):
            return self._read_follow_up(cell.strip())
        answer = self._answers[_plain(cell)]
        return answer if isinstance(answer, FollowUp) else None

    def is_answered(self, cell: str) -> bool:
        """Tells whether a person said what the words mean, even that they decide nothing."""
        return _plain(cell) in self._answers


def answer_of(word: str, meaning: str) -> State | None:
    """Reads what a person says that a word means: one of ours, or `undecided`; refuses anything else."""
    wanted = _plain(meaning)
    if wanted == UNDECIDED:
        return None
    for vocabulary in (FollowUp, Verification):
        for member in vocabulary:
            if member.value == wanted:
                return member
    known = ", ".join([*FollowUp, *Verification, UNDECIDED])
    raise NotAccepted(f"“{word[:40]}” cannot mean “{meaning[:40]}”. It can be: {known}.", "ratings")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
