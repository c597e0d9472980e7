"""Who a few words name: a name without its titles, a description as it stands, or a pronoun. Names nobody in doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from claims.reading.dates.verbs import PAST
from claims.reading.speech.name_bounds import SUFFIXES, begins_name, is_crowd, name_end, without_titles
from claims.reading.speech.titles import MANY, ORGANISED, ROLES
from claims.reading.speech.verbs_of_speech import (
    ATTACHED,
    DETERMINERS,
    HELPING,
    JOINING,
    PREPOSITIONS,
    PRONOUNS,
    RATED,
    SAID,
    is_adverb,
)
from claims.reading.speech.words import QUOTE, Word
from claims.reading.values import Span
from claims.reading.wordlists import listed

NOUNS_TOO = listed("""
    reports claims notes comments reads charges estimates forecast forecasts states posts tweets promises prompted claim
    note estimate remark remarks reply replies demand demands comment answer answers report promise vow pledge pledges
    charge post tweet stress caution warning offer counter counters shout laughs sighs
    """)
"""Verbs of speech that may be nouns as well."""

_FINITE = listed("""
    comes came goes went makes made gets got takes took gives gave became becomes remains remained seems seemed appears
    appeared means meant needs shows showed includes included keeps kept brings brought lets
    """)
_VERBS = PAST | listed("put plans intends aims wants hopes expects seeks agrees proposes owns opposes supports rejects")
_RATED_BEFORE = frozenset(word for word in RATED if word.endswith("ed"))
_NO_CONTENT = _FINITE | JOINING | PREPOSITIONS | DETERMINERS | PRONOUNS | HELPING | (SAID - NOUNS_TOO)
_ENDS_A_DESCRIPTION = listed("familiar close present who whose yesterday today later himself herself aged ago")
_BODIES = listed(
    "firm group company charity agency bank union giant startup maker newspaper paper party site website tank club"
)
_AGENTS = ("er", "or", "ist", "man", "woman", "ian", "eer")
_DIGIT = re.compile(r"\d")
_NOBODY = listed("no none nobody neither nothing")


class Sort(StrEnum):
    """By what kind of words somebody is meant."""

    NAME = "name"
    DESCRIBED = "described"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Who:
    """The words that mean somebody, where they stand; `words` are the single ones."""

    text: str
    span: Span
    sort: Sort
    words: tuple[str, ...]

    @property
    def may_be_person(self) -> bool:
        """Tells whether the name may be a person's, as far as its words show."""
        return self.sort is Sort.NAME and _may_be_person(self.words)

    @property
    def surname(self) -> str:
        """Gives the word by which the person is named later on."""
        return _surname(self.words) or self.text


@lru_cache(maxsize=4096)
def _may_be_person(words: tuple[str, ...]) -> bool:
    if not ORGANISED.isdisjoint(words) or "and" in words or any(map(_DIGIT.search, words)):
        return False
    return not words[0].endswith("ing") if len(words) > 1 else not words[0].isupper()


@lru_cache(maxsize=4096)
def _surname(words: tuple[str, ...]) -> str | None:
    return next((word for word in reversed(words) if word not in SUFFIXES), None)


Found = tuple[Who, int]
"""Somebody, and the place of the first word behind."""


def named_at(text: str, words: Sequence[Word], at: int, end: int) -> Found | None:
    """Returns who is named by the words that begin at a place, or None where they name nobody."""
    if at >= end or words[at].text == QUOTE:
        return None
    word = words[at]
    if word.low in _NOBODY:
        return None
    if word.low in PRONOUNS:
        return Who(word.text, Span(word.start, word.end), Sort.PRONOUN, (word.low,)), at + 1
    return _Phrase(text, words, at, end).read()


class _Phrase:
    """Reads a noun phrase word by word, from a place to its end."""

    def __init__(self, text: str, words: Sequence[Word], at: int, end: int) -> None:
        self.text, self.words, self.first, self.end = text, words, at, end
        self.at = at
        self.name: tuple[int, int] | None = None
        self.content = 0

    def read(self) -> Found | None:
        self._skip_determiners()
        begun = self.at
        while self._step():
            pass
        if self.name and (found := self._named(*self.name)):
            return found
        if self.at == begun and not (self.at > self.first and self._alone()):
            return None
        return self._described(begun)

    def _skip_determiners(self) -> None:
        while self.at < self.end and (self._low() in DETERMINERS or self._low().isdigit()):
            self.at += 1

    def _low(self) -> str:
        return self.words[self.at].low

    def _alone(self) -> bool:
        return self.words[self.at - 1].low in {
            "one",
            "another",
            "many",
            "some",
            "several",
            "both",
            "few",
            "others",
            "other",
        }

    def _step(self) -> bool:
        """Takes a name or a further small word in; tells whether the phrase may go on."""
        if self.at >= self.end:
            return False
        if begins_name(self.words, self.at, self.end):
            return self._take_name()
        if not _is_content(self.words[self.at]) or self._ends_here():
            return False
        self.content += 1
        self.at += 1
        return self.content <= 7

    def _ends_here(self) -> bool:
        low = self._low()
        if low in _ENDS_A_DESCRIPTION or (self.content > 0 and (low in _VERBS or low in _RATED_BEFORE)):
            return True
        if self.content > 0 and low.endswith("ed") and self.words[self.at - 1].low in ROLES | _BODIES:
            return True
        return self.content > 0 and (
            is_adverb(self.words[self.at].text) or (low.endswith(("ing", "ed")) and self._stops_after())
        )

    def _stops_after(self) -> bool:
        """A participle goes on describing only where a noun follows it."""
        following = self.words[self.at + 1] if self.at + 1 < self.end else None
        return following is None or not (_is_content(following) or following.is_capital) or is_adverb(following.text)

    def _take_name(self) -> bool:
        """Takes a name in; tells whether another may follow, as in "Acme chief executive Tim Cook"."""
        first, self.at = self.at, name_end(self.words, self.at, self.end)
        self.name = None if self.words[self.at - 1].is_owner else (first, self.at)
        ahead = self._behind_nouns() if self.name else self.at
        if ahead == self.at:
            return self.name is None
        last = self.words[ahead - 1].low
        leads = last in ROLES or last in _BODIES or last.endswith(_AGENTS)
        if ahead < self.end and leads and begins_name(self.words, ahead, self.end):
            self.at = ahead
            return True
        if self._only_describes(first, ahead):
            self.name, self.at = None, ahead
        return False

    def _behind_nouns(self) -> int:
        ahead = self.at
        while ahead < self.end and ahead - self.at < 4 and self._may_describe(self.words[ahead]):
            ahead += 1
        return ahead

    def _may_describe(self, word: Word) -> bool:
        return _is_content(word) and not (word.low in _VERBS or word.low.endswith("ed") or is_adverb(word.text))

    def _only_describes(self, first: int, ahead: int) -> bool:
        """Tells whether the nouns behind a name are who is meant: "White House officials", "the Harvard study"."""
        last, before = self.words[ahead - 1].low, self.words[first - 1].low
        if last.removesuffix("s") in ROLES:
            return True
        if first > self.first:
            return before not in ROLES and before not in _BODIES
        # "Trade unions": a noun in the plural before a verb, with nothing else beside the one capital.
        return ahead == self.at + 1 == first + 2 and last.endswith("s") and len(last) > 3 and self._verb_at(ahead)

    def _verb_at(self, at: int) -> bool:
        if at >= self.end:
            return True
        low = self.words[at].low
        return low in SAID or low in HELPING or low in _VERBS or low.endswith("ed")

    def _named(self, first: int, stop: int) -> Found | None:
        bare = without_titles(self.words, first, stop)
        if bare is None or is_crowd(self.words, first, stop):
            return None
        return self._who(*bare, Sort.NAME), stop

    def _described(self, begun: int) -> Found | None:
        last = self.words[self.at - 1]
        told = begun > self.first or (self.words[self.first].is_capital and self.content == 0)
        told = told or any(word.is_owner for word in self.words[begun : self.at])
        if not told and not (last.low in MANY or last.low in ROLES or (last.low.endswith("s") and len(last.low) > 3)):
            return None
        stop = self._attached(self.at)
        if named := self._named_beside(stop):
            return named
        if last.is_owner and stop == self.at and self._owns_words(stop):
            return self._without_owner(begun), stop
        return self._who(self.first, stop, Sort.DESCRIBED), stop

    def _owns_words(self, at: int) -> bool:
        """Tells whether "X's" goes on like "X's claim that": what follows is a noun, though it may be a verb."""
        return at < len(self.words) and self.words[at].low in NOUNS_TOO

    def _without_owner(self, begun: int) -> Who:
        described = self._who(begun, self.at, Sort.NAME)
        return described if self.words[begun].is_capital else replace(described, sort=Sort.DESCRIBED)

    def _named_beside(self, stop: int) -> Found | None:
        """The name beside a description says whom it means: "the mayor, Joan Pike,"."""
        if stop + 1 < self.end and self.words[stop].low == "of" and self.words[stop + 1].low in {"them", "us", "whom"}:
            stop += 2
        at = stop + 1
        if at >= self.end or self.words[stop].text not in ",–—-" or not begins_name(self.words, at, self.end):
            return None
        stop = name_end(self.words, at, self.end)
        if stop < self.end and self.words[stop].text not in ",.;–—-)" and self.words[stop].text != QUOTE:
            return None
        bare = without_titles(self.words, at, stop)
        return (self._who(*bare, Sort.NAME), stop) if bare else None

    def _attached(self, stop: int) -> int:
        while stop < self.end and self.words[stop].low in ATTACHED and stop - self.first < 12:
            following = stop + 1
            if following >= self.end:
                break
            next_word = self.words[following]
            if not (next_word.is_capital or next_word.low in DETERMINERS or _is_content(next_word)):
                break
            found = named_at(self.text, self.words, following, self.end)
            if found is None or found[0].sort is Sort.PRONOUN:
                break
            aside = next((at for at in range(following, found[1]) if self.words[at].text == ","), None)
            if aside is not None:
                return aside
            stop = found[1]
        return stop

    def _who(self, first: int, stop: int, sort: Sort) -> Who:
        start, end = self.words[first].start, self.words[stop - 1].end
        if sort is Sort.NAME and self.words[stop - 1].is_owner:
            end -= 2
        span = Span(start, end)
        return Who(span.of(self.text), span, sort, tuple(word.text for word in self.words[first:stop]))


def _is_content(word: Word) -> bool:
    return word.low[0].isalnum() and not word.is_capital and word.low not in _NO_CONTENT
