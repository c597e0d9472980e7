"""The speaker who stands right behind a quotation: "said X", "X said", "according to X", "— X". Otherwise nobody."""

from claims.reading.speech.clauses import Clause
from claims.reading.speech.cues import cues, is_verb, subject_behind
from claims.reading.speech.naming import Sort, Who
from claims.reading.speech.verbs_of_speech import BEEN, RATED, SAID, is_adverb
from claims.reading.speech.words import QUOTE, Words

DASHES = frozenset("–—-―~")
CLOSED = frozenset(",!?…—–-")
"""Signs within the marks behind which a speaker is told."""

_STOPS = frozenset([".", "!", "?", ";", ":", QUOTE])
_CALLED = frozenset(["from", "out", "back", "after", "down", "up", "over"])
_MOST_BETWEEN = 40


def told_behind(text: str, words: Words, at: int, inner: str) -> Who | None:
    """Returns who is told right behind the quotation `inner`, which stands at a place among the words."""
    after = at + 1
    closed = inner.rstrip("'’”")[-1:] in CLOSED
    if after < len(words) and words[after].text == ",":
        closed, after = True, after + 1
    if after >= len(words):
        return None
    clause = Clause(text, words, after, _stop(words, after))
    low = words[after].low
    if low == "according":
        return according(clause, after)
    if low in DASHES:
        return signed(clause, after)
    if not closed:
        return _inverted(clause, after, closed=False) or (_alone(clause, after) if inner.endswith(".") else None)
    if low in {"as", "so"}:
        return _as_put(clause, after + 1)
    return _inverted(clause, after, closed=True) or _direct(clause, after)


def _stop(words: Words, at: int) -> int:
    stop = at
    while stop < len(words) and stop - at < _MOST_BETWEEN and words[stop].text not in _STOPS:
        stop += 1
    return stop


def is_how(words: Words, at: int) -> bool:
    """Tells whether words go on like "“…” is how X described it"."""
    return at + 1 < len(words) and words[at].low in BEEN and words[at + 1].low in {"how", "what"}


def how(text: str, words: Words, at: int) -> Who | None:
    """Returns who described something so, behind "is how"."""
    clause = Clause(text, words, at, _stop(words, at))
    put = _as_put(clause, at + 2)
    return put or next((cue.who for cue in cues(clause, at + 2, clause.end, rated=True)), None)


def according(clause: Clause, at: int) -> Who | None:
    """Returns who is named behind "according to"."""
    if at + 1 >= clause.end or clause.words[at + 1].low != "to":
        return None
    found = clause.named(at + 2)
    return found[0] if found else None


def signed(clause: Clause, at: int) -> Who | None:
    """Returns the name that signs a quotation behind a dash."""
    found = clause.named(at + 1)
    if found is None or found[0].sort is not Sort.NAME:
        return None
    words, stop = clause.words, found[1]
    return found[0] if stop == len(words) or words[stop].text == "," else None


def _as_put(clause: Clause, at: int) -> Who | None:
    found = clause.named(at)
    if found and found[1] < clause.end and clause.words[found[1]].low in SAID | {"put", "puts"}:
        return found[0]
    return None


def _inverted(clause: Clause, at: int, *, closed: bool) -> Who | None:
    verb = at
    while verb < clause.end and is_adverb(clause.words[verb].text):
        verb += 1
    if verb >= clause.end or not (is_verb(clause.words[verb]) or (closed and clause.words[verb].low == "called")):
        return None
    found = subject_behind(clause, verb, clause.end)
    return found[0] if found and (closed or found[0].sort is not Sort.DESCRIBED) else None


def _direct(clause: Clause, at: int) -> Who | None:
    """Returns the subject that begins right behind the quotation."""
    begun = clause.named(at)
    if begun is None:
        return None
    cue = next(cues(clause, at, clause.end), None)
    if cue and clause.words[cue.verb].low in {"quoted", "quotes"}:
        quoted = clause.named(cue.verb + 1)
        return quoted[0] if quoted else None
    if cue and cue.verb >= begun[1] and clause.words[at].start <= cue.who.span.start <= begun[0].span.end:
        return cue.who
    return begun[0] if cue is None and _only_verb(clause, begun[1]) else None


def _alone(clause: Clause, at: int) -> Who | None:
    """Returns the subject of a sentence that says nothing but "Ada Moss said." behind a full stop within the marks."""
    return _direct(clause, at) if is_verb(clause.words[clause.end - 1]) else None


def _only_verb(clause: Clause, at: int) -> bool:
    """Where nothing but a verb stands behind a name, it tells how something was said: "Bessent defined."."""
    words = clause.words
    if at >= clause.end or not words[at].low.endswith("ed"):
        return False
    if words[at].low == "called" and at + 1 < clause.end and words[at + 1].low in _CALLED:
        return True
    if words[at].low in RATED and at + 1 < len(words) and words[at + 1].text == QUOTE:
        return False
    return at + 1 == clause.end or words[at + 1].text == ","
