"""One sentence among the words of its paragraph, and who it is about. Where no subject is plainly named, nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.reading.speech.naming import Found, Who, named_at
from claims.reading.speech.verbs_of_speech import JOINING, PREPOSITIONS, is_adverb
from claims.reading.speech.words import Word, Words

_LEADING = frozenset(
    ["and", "but", "so", "yet", "then", "still", "however", "meanwhile", "later", "now", "also", "instead"]
)
_MOST_LEADING = 45


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a paragraph, of which one sentence is looked at."""

    text: str
    words: Words
    first: int
    end: int

    def named(self, at: int, end: int | None = None) -> Found | None:
        """Returns who is named at a place, and the place behind."""
        place = at, self.end if end is None else end
        if place not in self.words.named:
            self.words.named[place] = named_at(self.text, self.words, *place)
        found: Found | None = self.words.named[place]
        return found


def skip_lead(clause: Clause) -> int:
    """Returns the place behind what leads into a sentence: "But", "On Tuesday,", "Asked about it,"."""
    words, at = clause.words, clause.first
    furthest = min(clause.end, at + _MOST_LEADING)
    at = _behind_dateline(words, at, furthest)
    while at < furthest:
        word = words[at]
        if word.low in _LEADING or word.text in ",–—-" or is_adverb(word.text):
            at += 1
        elif word.low in PREPOSITIONS or word.low in JOINING or word.low.endswith(("ing", "ed")):
            comma = _comma_after(words, at, furthest)
            if comma is None:
                return at
            at = comma + 1
        else:
            return at
    return at


def _behind_dateline(words: Sequence[Word], at: int, end: int) -> int:
    """Returns the place behind "BERLIN (Wire) –", or the same place where there is none."""
    if at >= end or not words[at].text.isupper() or len(words[at].text) < 3:
        return at
    return next((place + 1 for place in range(at, min(end, at + 10)) if words[place].text in "–—-"), at)


def _comma_after(words: Sequence[Word], at: int, end: int) -> int | None:
    return next((place for place in range(at, end) if words[place].text == ","), None)


def sentence_subject(clause: Clause, before: int | None = None) -> Who | None:
    """Returns who a sentence is about, when its subject is plainly named before a place."""
    words, at = clause.words, skip_lead(clause)
    stop = clause.end if before is None else before
    while at < stop and words[at].low in PREPOSITIONS:
        found = clause.named(at + 1, stop)
        at = found[1] if found else at + 1
    found = clause.named(at, stop) if at < stop else None
    return found[0] if found else None
