"""Who was named so far in a text, and whom "he", "she" or "it" can mean. Means nobody where two could be meant."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.reading.speech.clauses import Clause, sentence_subject
from claims.reading.speech.naming import Sort, Who
from claims.reading.speech.titles import MEN, MENS_NAMES, ORGANISED, ROLES, WOMEN, WOMENS_NAMES
from claims.reading.speech.verbs_of_speech import PREPOSITIONS
from claims.reading.values import Span

_HE, _SHE, _IT = "he", "she", "it"


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named at a place: `leads` as the subject of a sentence, `speaks` as that of a verb of speech."""

    place: int
    who: Who
    leads: bool
    speaks: bool = False


def named_in(sentences: Sequence[Clause]) -> list[Mention]:
    """Returns the names in some sentences, in order."""
    return [mention for sentence in sentences for mention in _named_in(sentence)]


def _named_in(clause: Clause) -> Iterator[Mention]:
    words, at = clause.words, clause.first
    subject = sentence_subject(clause)
    while at < clause.end:
        if not words[at].is_capital:
            at += 1
            continue
        found = clause.named(at)
        if found and found[0].sort is Sort.NAME:
            governed = at > clause.first and words[at - 1].low in PREPOSITIONS
            leads = subject is not None and found[0].span == subject.span and not governed
            named = _each(found[0])
            for who in named:
                yield Mention(who.span.start, who, leads and (len(named) == 1 or len(who.words) > 1))
        at = found[1] if found else at + 1


def _each(who: Who) -> list[Who]:
    """Returns both persons of "Ana Ruiz and Ben Stroud"."""
    if " and " not in who.text or not ORGANISED.isdisjoint(who.words):
        return [who]
    middle = who.words.index("and")
    left, _, right = who.text.partition(" and ")
    second = Span(who.span.end - len(right), who.span.end)
    first = Span(who.span.start, who.span.start + len(left))
    return [Who(left, first, who.sort, who.words[:middle]), Who(right, second, who.sort, who.words[middle + 1 :])]


def meant_by(pronoun: str, mentions: Sequence[Mention]) -> Who | None:
    """Returns the only one of those named in one paragraph who can be meant by a pronoun, or None."""
    fitting = [mention for mention in mentions if _fits(mention, pronoun)]
    leading = [mention for mention in fitting if mention.leads] or _plain_in_sex(fitting)
    if not leading:
        return None
    last = leading[-1].who
    if {mention.who.surname for mention in fitting if sex(mention.who)} == {last.surname}:
        return last
    if {mention.who.surname for mention in fitting} == {last.surname}:
        return last
    speaking = {mention.who.surname for mention in fitting if mention.speaks}
    return last if speaking == {last.surname} and fitting[-1].who.surname == last.surname else None


def can_lead(pronoun: str, mentions: Sequence[Mention]) -> bool:
    """Tells whether anybody is named in a paragraph whom a pronoun could take up."""
    fitting = [mention for mention in mentions if _fits(mention, pronoun)]
    return any(mention.leads for mention in fitting) or bool(_plain_in_sex(fitting))


def _plain_in_sex(fitting: Sequence[Mention]) -> list[Mention]:
    """Returns those whose first name fits the pronoun, where nobody else is named."""
    return list(fitting) if all(sex(mention.who) for mention in fitting) else []


def _fits(mention: Mention, pronoun: str) -> bool:
    who = mention.who
    if pronoun == _IT:
        return mention.speaks and not (is_surely_person(who) or _in_office(who) or who.text.endswith("s"))
    if who.sort is not Sort.NAME:
        return mention.speaks and _in_office(who)
    if len(who.words) == 1 and (not mention.leads or (who.text.endswith("s") and not mention.speaks)):
        # "Shares rose": one word that leads its sentence, and is no name that was given in full.
        return False
    return who.may_be_person and sex(who) in {pronoun, None}


def _in_office(who: Who) -> bool:
    return not ROLES.isdisjoint(word.lower() for word in who.words)


def is_surely_person(who: Who) -> bool:
    """Tells whether a name is no organisation's, as far as its words show."""
    return who.sort is Sort.NAME and (sex(who) is not None or (len(who.words) > 1 and who.may_be_person))


def sex(who: Who) -> str | None:
    """Tells which pronoun a name asks for, "he" or "she", where its title or first name is a common one."""
    return _sex(who.words)


@lru_cache(maxsize=4096)
def _sex(words: tuple[str, ...]) -> str | None:
    first, titles = words[0], words[:2]
    if not first.isascii():
        first = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode()
    if not WOMEN.isdisjoint(titles) or (len(words) > 1 and first in WOMENS_NAMES):
        return _SHE
    return _HE if not MEN.isdisjoint(titles) or (len(words) > 1 and first in MENS_NAMES) else None
