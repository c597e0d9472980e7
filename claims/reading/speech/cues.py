"""Whose verb it is: the subject before or behind a word like "said". Where the grammar is not plain, it is nobody's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.reading.speech.clauses import Clause, sentence_subject, skip_lead
from claims.reading.speech.naming import NOUNS_TOO, Found, Sort, Who
from claims.reading.speech.verbs_of_speech import (
    BEEN,
    COMPELLED,
    DENIED,
    DETERMINERS,
    HELPING,
    JOINING,
    PREPOSITIONS,
    RATED,
    SAID,
    is_adverb,
)
from claims.reading.speech.words import QUOTE, Word

_STOPS = frozenset(",;:.!?–—-()[]…") | {QUOTE}
_POINTING = frozenset(["pointed", "points"])
_THEM = frozenset(["him", "her", "them", "me", "us", "it"])
_ONE = frozenset(["a", "an", "this", "each", "every", "another", "one"])
_APART = frozenset([";", "but", "while", "whereas", "although", "though", QUOTE])
_QUOTING = frozenset(["quoted", "quotes", "quoting", "cited"])
_MOST_QUOTED = 10
_WITH_RATED = SAID | _POINTING | RATED
_TOLD_SOMEBODY = frozenset(["told", "tells", "tell", "telling", "assured", "reassured", "informed"])
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_OWNING_DAYS = frozenset(f"{day}{mark}s" for mark in "’'" for day in _DAYS)
_MOST_IN_SUBJECT = 40
_MOST_PUT_IN = 80


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech, by its place among the words, and whose it is."""

    verb: int
    who: Who


def is_verb(word: Word) -> bool:
    """Tells whether a word may be a verb of speech."""
    return word.low in SAID and not word.is_capital


def cues(clause: Clause, first: int, end: int, *, rated: bool = False) -> Iterator[Cue]:
    """Yields the verbs of speech whose subject stands before them, in order; with `rated` those of judging, too."""
    for at in clause.words.places(_WITH_RATED, first, end):
        low = clause.words[at].low
        if not (_speaks(clause.words, at, end) or (rated and low in RATED)):
            continue
        if rated and low in _QUOTING and _as_saying(clause.words, at, end):
            continue
        if low in NOUNS_TOO and at > first and clause.words[at - 1].low in DETERMINERS:
            continue
        who = subject_before(clause, at)
        if who and not (low in NOUNS_TOO and _is_its_noun(who, clause.words[at])):
            yield Cue(at, who)


def _is_its_noun(who: Who, verb: Word) -> bool:
    """Tells whether a word is the noun of what stands before it: "a handwritten note" is nobody who notes."""
    if who.sort is not Sort.DESCRIBED or who.span.end + 1 != verb.start or verb.low.endswith(("s", "ed")):
        return False
    return who.words[0].lower() in _ONE or (len(who.words) <= 3 and not who.text.endswith("s"))


def _speaks(words: Sequence[Word], at: int, end: int) -> bool:
    if words[at].low in _POINTING:
        return at + 1 < end and words[at + 1].low == "out"
    return is_verb(words[at])


def _as_saying(words: Sequence[Word], at: int, end: int) -> bool:
    """Tells whether a paper only passes on: "quoted him as saying"."""
    places = range(at + 1, min(at + _MOST_QUOTED, end - 1))
    return any(words[place].low == "as" and words[place + 1].low == "saying" for place in places)


def subject_before(clause: Clause, verb: int) -> Who | None:
    """Returns whose verb it is when the subject stands before it in its sentence."""
    words, at = clause.words, verb
    while at > clause.first and (is_adverb(words[at - 1].text) or words[at - 1].low in HELPING):
        at -= 1
    if _says_nothing(words, at, verb):
        return None
    before = words[at - 1] if at > clause.first else None
    if before is None:
        return None
    if before.low == "to":
        return _went_on(clause, at - 1)
    if words[verb].low.endswith("ing") and not (at < verb and BEEN & {word.low for word in words[at:verb]}):
        return _of_participle(clause, at)
    if before.low in {"and", "but", "then", "or"}:
        return sentence_subject(clause, at - 1)
    if before.low in {"who", "which"}:
        return _of_relative(clause, at - 1)
    if before.text in ",)–—-":
        return _before_comma(clause, at - 1)
    return _next_to(clause, at)


def _says_nothing(words: Sequence[Word], at: int, verb: int) -> bool:
    """A denial says nothing, and of a passive the subject is not the speaker: "was told", "did not say"."""
    between = {word.low for word in words[at:verb]}
    if between & DENIED or any(word.low.endswith(("n’t", "n't")) for word in words[at:verb]):
        return True
    passive = between & BEEN and not words[verb].low.endswith("ing")
    return bool(passive) or (at > 0 and words[at - 1].low in DENIED)


def _went_on(clause: Clause, at: int) -> Who | None:
    """ "Went on to say" and "used to say" say it, "declined to say" does not."""
    if at <= clause.first or clause.words[at - 1].low in COMPELLED:
        return None
    if clause.words[at - 1].low not in {"on", "went", "came", "used", "likes"}:
        return None
    return sentence_subject(clause, at - 1)


def _of_participle(clause: Clause, at: int) -> Who | None:
    before = clause.words[at - 1]
    if before.low == "as":
        return _quoted_as(clause, at - 1)
    if before.text in ",–—-" or before.low in {"by", "while", "and", "before", "after"}:
        return sentence_subject(clause, at - 1)
    return _of_company(clause, at)


def _of_company(clause: Clause, verb: int) -> Who | None:
    """Returns who stands between "with" and a participle: "with its director Ray Cobb calling it …"."""
    for place in range(verb - 2, max(clause.first, verb - _MOST_QUOTED), -1):
        if clause.words[place].low == "with":
            found = clause.named(place + 1, verb)
            return found[0] if found and found[1] == verb else None
    return None


def _quoted_as(clause: Clause, at: int) -> Who | None:
    """ "Was quoted as saying": the subject stands before all of it."""
    words = clause.words
    while at > clause.first and words[at - 1].low in HELPING | {"quoted", "cited", "widely", "recorded", "heard"}:
        at -= 1
    if at <= clause.first or words[at - 1].low in _THEM:
        return None
    return _next_to(clause, at)


def _of_relative(clause: Clause, at: int) -> Who | None:
    stop = at - 1 if at > clause.first and clause.words[at - 1].text == "," else at
    who = _next_to(clause, stop, governed_too=True)
    apart = who is not None and clause.words[stop - 1].end - who.span.end > 2
    return None if apart and clause.words[at].low == "which" else who


def _next_to(clause: Clause, verb: int, *, governed_too: bool = False) -> Who | None:
    """Returns who is named between the last stop and the verb: the name that ends at it, or the first one there."""
    words, begin = clause.words, verb
    while begin > max(clause.first, verb - _MOST_IN_SUBJECT) and not _is_boundary(words, begin - 1):
        begin -= 1
    first: Who | None = None
    at = begin
    while at < verb:
        governed = at > begin and _governs(words[at - 1])
        found = clause.named(at, verb)
        if found is None:
            at += 1
            continue
        who, at = found
        told_of = at == verb and who.span.start > words[begin].start and words[begin - 1].low == "who"
        if at == verb and not (governed and first) and not told_of:
            return who if governed_too or not governed or (first is None and _is_time_before(words, begin)) else first
        if not governed and first is None:
            first = who
    if begin > clause.first and words[begin - 1].low == "who":
        return _next_to(clause, begin - 1)
    if first is not None or begin <= clause.first or words[begin - 1].text != ",":
        return first
    return _before_comma(clause, begin - 1)


def _governs(word: Word) -> bool:
    return word.low in PREPOSITIONS or word.low.endswith("ing") or word.text in _OWNING_DAYS


def _is_time_before(words: Sequence[Word], begin: int) -> bool:
    return words[begin].low in {"on", "in", "at", "by"}


def _is_boundary(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.low == "and" and at + 1 < len(words) and words[at + 1].is_capital and at and words[at - 1].is_capital:
        return False
    if word.low == "for" and at and words[at - 1].text not in _STOPS:
        return False
    return word.text in _STOPS or word.low in JOINING


def _before_comma(clause: Clause, comma: int) -> Who | None:
    """Returns who stands before something put in between commas: "Julia Stern, who runs a bakery, said"."""
    apart = clause.words.places(_APART, clause.first + 1, comma)
    own = _put_in(clause, apart[-1] + 1, comma) if apart else None
    return own or _put_in(clause, skip_lead(clause), comma)


def _put_in(clause: Clause, begin: int, comma: int) -> Who | None:
    words, at = clause.words, begin
    if comma - at > _MOST_PUT_IN:
        return None
    while at < comma:
        governed = at > clause.first and _governs(words[at - 1])
        found = clause.named(at, comma + 1)
        if found is None:
            at += 1
            continue
        leads, (who, at) = at == begin, found
        if leads:
            at = _behind_prepositions(clause, at, comma)
        if not governed and at <= comma and words[at].text in ",(–—-" and (leads or _is_aside(words, at + 1, comma)):
            return who
    return None


def _behind_prepositions(clause: Clause, at: int, stop: int) -> int:
    """Returns the place behind "from the University of Leeds", if a comma stands there."""
    place = at
    while place < stop and _governs(clause.words[place]):
        found = clause.named(place + 1, stop + 1)
        if found is None:
            return at
        place = found[1]
    return place if clause.words[place].text == "," else at


def _is_aside(words: Sequence[Word], at: int, comma: int) -> bool:
    if at >= comma + 1:
        return True
    word = words[at]
    return not word.is_capital or word.low in DETERMINERS or any(inner.low in PREPOSITIONS for inner in words[at:comma])


def subject_behind(clause: Clause, verb: int, end: int) -> Found | None:
    """Returns whose verb it is when the subject stands behind it: "said Daniel Newman, who …"."""
    if clause.words[verb].low in _TOLD_SOMEBODY or clause.words[verb].low.endswith("ing"):
        return None
    at = verb + 1
    while at < end and is_adverb(clause.words[at].text):
        at += 1
    if at > verb + 1 and at < end and clause.words[at].low in {"to", "that"}:
        return None
    found = clause.named(at, end)
    if found and found[0].sort is Sort.PRONOUN and found[0].text.lower() not in {"he", "she", "i", "they", "we"}:
        return None
    return found
