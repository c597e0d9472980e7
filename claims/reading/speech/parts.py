"""The parts of a compound sentence that can each be checked alone. A sentence with quotations is never divided."""

from collections.abc import Iterator
from itertools import pairwise

from claims.reading.speech.claimants import PROMISED, Claimants
from claims.reading.speech.clauses import Clause
from claims.reading.speech.verbs_of_speech import HELPING, JOINING, PREPOSITIONS, is_adverb
from claims.reading.values import Span
from claims.reading.wordlists import listed

_JOINS = listed("and but while whereas")
_JOINS_AND_STOPS = _JOINS | {";"}
_VERBS = HELPING | listed("""
    says said plans promised pledged vowed expects expected wants agreed aims intends hopes rose fell grew became began
    won lost cost costs made took gave went came saw found left paid sold bought built kept held led
    """)
_OPENING = frozenset(["to", "will", "would"])
_LEAST_WORDS = 4


def parts_of(claimants: Claimants, sentence: Span) -> list[Span]:
    """Returns the parts of a sentence that can each be checked alone, in order, or the sentence itself.

    A part without a subject of its own shares the sentence's: its statement and its claimant are told with it.
    """
    clause = claimants.clause(sentence)
    if clause is None or clause.end - clause.first < 2 * _LEAST_WORDS:
        return [sentence]
    if any(word.quote >= 0 for word in clause.words[clause.first : clause.end]):
        return [sentence]
    cuts = [clause.first, *(_second_promises(clause) or _new_clauses(claimants, clause, sentence)), clause.end]
    parts = [_part(clause, first, end) for first, end in pairwise(cuts)]
    if len(parts) == 1:
        return [sentence]
    return [Span(sentence.start, parts[0].end), *parts[1:-1], Span(parts[-1].start, sentence.end)]


def _second_promises(clause: Clause) -> list[int]:
    """Returns the places where a further promise begins: "promised to open a lab and hire 200 people"."""
    words = clause.words
    opening = words.places(_OPENING, clause.first, clause.end - 1)
    first = next((at for at in opening if words[at + 1].low in PROMISED), None)
    if first is None:
        return []
    return [
        at
        for at in range(first + _LEAST_WORDS, clause.end - 2)
        if words[at - 1].low == "and" and words[at].low in PROMISED and words[at + 1].low != "and"
    ]


def _new_clauses(claimants: Claimants, clause: Clause, sentence: Span) -> list[int]:
    """Returns the places where a clause with a subject of its own begins, if every clause can stand alone."""
    cuts = list(_joints(clause))
    if not cuts or clause.words[clause.first].low in JOINING - _JOINS or claimants.who(sentence):
        return []
    places = [clause.first, *cuts, clause.end]
    return cuts if all(_can_stand(clause, first, end) for first, end in pairwise(places)) else []


def _joints(clause: Clause) -> Iterator[int]:
    least, most = clause.first + _LEAST_WORDS, clause.end - _LEAST_WORDS + 1
    for at in clause.words.places(_JOINS_AND_STOPS, least - 1, most - 1):
        word, following = clause.words[at], clause.words[at + 1]
        joined = word.low in _JOINS and clause.words[at - 1].text in ",;"
        if joined or (word.text == ";" and following.low not in _JOINS):
            yield at + 1


def _part(clause: Clause, first: int, end: int) -> Span:
    while end > first + 1 and (clause.words[end - 1].text in ",;" or clause.words[end - 1].low in _JOINS):
        end -= 1
    return Span(clause.words[first].start, clause.words[end - 1].end)


def _can_stand(clause: Clause, first: int, end: int) -> bool:
    """Tells whether a stretch has a subject and a verb of its own and enough words."""
    lows = [word.low for word in clause.words[first:end] if not is_adverb(word.text)]
    if lows and lows[0] in _JOINS:
        lows = lows[1:]
    if len(lows) < _LEAST_WORDS or _is_finite(lows[0]) or lows[0] in JOINING | PREPOSITIONS:
        return False
    return any(_is_finite(low) for low in lows[1:7])


def _is_finite(low: str) -> bool:
    return low in _VERBS or low.endswith("ed")
