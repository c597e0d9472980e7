"""Who was named so far in a text, and whom "he", "she" or "it" can mean. Means nobody where two could be meant."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.reading.cues import Clause
from claims.reading.naming import Sort, Who, named_at
from claims.reading.speech import PREPOSITIONS
from claims.reading.titles import MEN, MENS_NAMES, WOMEN, WOMENS_NAMES

_HE, _SHE, _IT = "he", "she", "it"
_FURTHEST = 3


@dataclass(frozen=True, slots=True)
class _Mention:
    who: Who
    leads: bool
    speaks: bool


@dataclass(slots=True)
class People:
    """What each paragraph named, in order; `dialogue` where speakers take turns, so that none goes on unnamed."""

    dialogue: bool = False
    _named: list[list[_Mention]] = field(default_factory=list)
    _full: dict[str, Who] = field(default_factory=dict)

    def begin_paragraph(self) -> None:
        """Takes a new paragraph up."""
        self._named.append([])

    def note(self, who: Who, *, leads: bool = False, speaks: bool = False) -> None:
        """Keeps that somebody was named; a name in full stands for the person from then on."""
        if who.sort is Sort.PRONOUN:
            return
        self._named[-1].append(_Mention(who, leads or speaks, speaks))
        known = self._full.get(who.surname)
        if who.sort is Sort.NAME and (known is None or len(known.words) == 1 < len(who.words)):
            self._full[who.surname] = who

    def in_full(self, who: Who) -> Who:
        """Gives the first full name of a person who is named shortly."""
        return self._full.get(who.surname, who) if who.sort is Sort.NAME and len(who.words) == 1 else who

    def meant_by(self, pronoun: str) -> Who | None:
        """Returns the one who can be meant by a pronoun at this point of the text, or None."""
        if pronoun not in {_HE, _SHE, _IT}:
            return None
        for back, named in enumerate(reversed(self._named[-_FURTHEST:])):
            fitting = [mention for mention in named if self._fits(mention, pronoun)]
            if back and self.dialogue:
                return None
            if any(mention.leads for mention in fitting):
                return self._one_of(fitting)
        return None

    def _one_of(self, fitting: list[_Mention]) -> Who | None:
        leading = {mention.who.surname for mention in fitting if mention.leads}
        everyone = {mention.who.surname for mention in fitting}
        last = [mention for mention in fitting if mention.leads][-1]
        if self._is_alone_in_sex(last, fitting):
            return self.in_full(last.who)
        if len(leading) == 1 and (last.speaks or len(everyone) == 1):
            return self.in_full(last.who)
        return None

    def _is_alone_in_sex(self, last: _Mention, fitting: list[_Mention]) -> bool:
        """A first name that fits beats names that tell nothing."""
        known = {mention.who.surname for mention in fitting if _sex(self.in_full(mention.who))}
        return known == {last.who.surname}

    def _fits(self, mention: _Mention, pronoun: str) -> bool:
        who = self.in_full(mention.who)
        if pronoun == _IT:
            return mention.speaks and not _is_surely_person(who)
        if who.sort is not Sort.NAME:
            return mention.speaks
        return who.may_be_person and _sex(who) in {pronoun, None}


def _is_surely_person(who: Who) -> bool:
    return who.sort is Sort.NAME and (_sex(who) is not None or (len(who.words) > 1 and who.may_be_person))


def _sex(who: Who) -> str | None:
    words = set(who.words[:2])
    first = who.words[0]
    if words & WOMEN or (len(who.words) > 1 and first in WOMENS_NAMES):
        return _SHE
    return _HE if words & MEN or (len(who.words) > 1 and first in MENS_NAMES) else None


def names_in(clause: Clause) -> Iterator[tuple[Who, bool]]:
    """Yields the names of a sentence in order, and whether each stands behind a preposition."""
    words, at = clause.words, clause.first
    while at < clause.end:
        if not words[at].is_capital:
            at += 1
            continue
        found = named_at(clause.text, words, at, clause.end)
        if found and found[0].sort is Sort.NAME:
            yield found[0], at > clause.first and words[at - 1].low in PREPOSITIONS
        at = found[1] if found else at + 1
