"""A paragraph with its quotations: its words, its sentences, the names in it, and who is told right behind a quotation.

All of it is read only when it is asked for.
"""

from collections.abc import Sequence
from functools import cached_property

from claims.reading.speech.around import ENDS
from claims.reading.speech.behind import told_behind
from claims.reading.speech.clauses import Clause
from claims.reading.speech.naming import Who
from claims.reading.speech.people import Mention, named_in
from claims.reading.speech.words import QUOTE, Word, Words, words_in
from claims.reading.values import Span


class Stretch:
    """A part of a text and the quotations in it, which are numbered from `first` up to `last`."""

    def __init__(self, text: str, part: Span, spans: Sequence[Span], first: int, last: int) -> None:
        self.text, self.part = text, part
        self._spans = spans[first:last]
        self.first, self.last = first, last

    @cached_property
    def words(self) -> Words:
        """Gives its words, each quotation as one."""
        return words_in(self.text, self.part, self._spans, self.first)

    @cached_property
    def places(self) -> dict[int, int]:
        """Gives the place of each quotation among the words."""
        return {word.quote: at for at, word in enumerate(self.words) if word.quote >= 0}

    @cached_property
    def behind(self) -> dict[int, Who | None]:
        """Gives for each quotation who is told right behind it."""
        return {
            number: told_behind(self.text, self.words, at, self.inner(number)) for number, at in self.places.items()
        }

    @cached_property
    def sentences(self) -> list[Clause]:
        """Gives its sentences; a quotation with its speaker is in one of them."""
        found, first = [], 0
        for at, word in enumerate(self.words):
            if (word.quote >= 0 or word.text in ENDS) and self._ends_sentence(at, word):
                found.append(Clause(self.text, self.words, first, at + 1))
                first = at + 1
        if first < len(self.words):
            found.append(Clause(self.text, self.words, first, len(self.words)))
        return found

    @cached_property
    def names(self) -> list[Mention]:
        """Gives the names outside quotations, in order."""
        return named_in(self.sentences)

    def inner(self, number: int) -> str:
        """Returns the words of a quotation."""
        return self._spans[number - self.first].of(self.text)

    def _ends_sentence(self, at: int, word: Word) -> bool:
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if following is None or not (following.is_capital or following.text == QUOTE or following.text[0].isdigit()):
            return False
        if word.quote >= 0:
            return self.inner(word.quote).endswith((".", "!", "?", "…")) and self.behind[word.quote] is None
        return True

    def is_speech_alone(self) -> bool:
        """Tells whether the paragraph is one quotation and nothing else."""
        return self.last == self.first + 1 and len(self.words) == 1

    def is_open(self) -> bool:
        """Tells whether the paragraph ends inside a quotation that goes on in the next."""
        return self.last > self.first and self.words[-1].end == self._spans[-1].end
