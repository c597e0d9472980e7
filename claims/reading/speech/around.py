"""The speaker whom a sentence tells before a quotation or at its own end. Scare quotes and titles are nobody's."""

from claims.reading.speech.behind import CLOSED, according
from claims.reading.speech.clauses import Clause, sentence_subject
from claims.reading.speech.cues import Cue, cues, is_verb, subject_before, subject_behind
from claims.reading.speech.naming import Sort, Who
from claims.reading.speech.titles import ROLES
from claims.reading.speech.verbs_of_speech import HELPING, PRONOUNS, RATED
from claims.reading.speech.words import QUOTE, Words
from claims.reading.wordlists import listed

ENDS = frozenset(".!?")
_NAMING = listed("called calls calling dubbed dubs branded brands labelled labeled labels named deemed described")
_LEADS_TO = listed("as was were is are be been : , that it found felt left")
_SMALL = listed("a an and at but by for from in is of on or the to vs with")
_BEHIND_A_VERB = listed(". , on in to at last this !")
_BEHIND_BY = frozenset(["as", "to", ":", ",", QUOTE])
_READS = frozenset(["read", "reads", "reading"])
_CRIES = listed("cry cries shout shouts chant chants scream screams call calls")
_FURTHEST = 80
_COMMA = frozenset([","])


def is_scare(inner: str) -> bool:
    """Tells whether a quotation is of one or two words that make no utterance."""
    return inner.count(" ") < 2 and inner[-1:] not in CLOSED | ENDS


def is_cried(words: Words, at: int) -> bool:
    """Tells whether a quotation is only what was heard: "one loud cry of “…”", or what a bracket puts in."""
    if at == 0:
        return False
    return words[at - 1].text == "(" or (words[at - 1].low == "of" and words[at - 2].low in _CRIES)


def is_title(inner: str) -> bool:
    """Tells whether all words begin with capitals and none ends a sentence, as in the name of a book or a song."""
    if inner[-1:] in ENDS:
        return False
    single = [word.strip(",.!?:;’'") for word in inner.split()]
    return len(single) > 1 and all(not word or word[0].isupper() or word in _SMALL for word in single)


def told_before(sentence: Clause, at: int, inner: str) -> Who | None:
    """Returns whose verb governs the quotation that stands at a place of its sentence."""
    words = sentence.words
    if at == sentence.first or _is_what_stands(sentence, at):
        return None
    if who := _by(sentence, at) or _putting_it(sentence, at):
        return who
    first = max(sentence.first, at - _FURTHEST)
    if who := _governing(sentence, first, at, inner):
        return who
    if words[at - 1].text == ":":
        return _before_colon(sentence, at)
    return according(sentence, sentence.first) if words[sentence.first].low == "according" else None


def _governing(sentence: Clause, first: int, at: int, inner: str) -> Who | None:
    """Returns whose verb is the last before a quotation; "X said …, calling it “…”" goes on speaking of X."""
    words = sentence.words
    last: Cue | None = None
    apart = next((place for place in range(at - 1, first, -1) if words[place].text == ";"), first)
    for cue in cues(sentence, first, at, rated=True):
        verb = words[cue.verb]
        goes_on = last is not None and verb.low.endswith("ing") and cue.who.span.end + 1 < verb.start
        others = (cue.verb < apart and verb.low in RATED) or (is_scare(inner) and turns_to_others(words, cue.verb, at))
        if not goes_on and not others and _reaches(sentence, cue.verb, at, inner, cue.who):
            last = cue
    return last.who if last else None


def _is_what_stands(sentence: Clause, at: int) -> bool:
    """Tells whether a quotation is only what stands on something: "police found a note that read: “…”"."""
    words, verb = sentence.words, at - 2
    return (
        verb > sentence.first
        and (words[at - 1].text, words[verb - 1].low) == (":", "that")
        and words[verb].low in _READS
    )


def _reaches(sentence: Clause, verb: int, at: int, inner: str, who: Who) -> bool:
    """Tells whether a verb can govern a quotation: not where it only gives a name, nor scare quotes further on."""
    words = sentence.words
    if words[verb].low in _NAMING:
        return at - verb > 1 or who.sort is not Sort.DESCRIBED or _what_before(sentence, verb)
    if words[verb].low in RATED:
        return True
    if not is_scare(inner):
        return not is_title(inner) or at - verb <= 2
    before = words[at - 1]
    takes = before.low in _LEADS_TO or before.low in HELPING | PRONOUNS or before.low.endswith(("ed", "ing"))
    return at - verb == 1 or takes or before.is_capital


def _what_before(sentence: Clause, verb: int) -> bool:
    return any(word.low == "what" for word in sentence.words[max(sentence.first, verb - 8) : verb])


def _before_colon(sentence: Clause, at: int) -> Who | None:
    """Returns whose words a colon announces: a name alone, or the person whom the clause before it is about."""
    first = next(
        (place + 1 for place in range(at - 1, sentence.first - 1, -1) if sentence.words[place].quote >= 0), None
    )
    clause = Clause(sentence.text, sentence.words, sentence.first if first is None else first, at)
    who = sentence_subject(clause)
    if who is None or len(who.text) < 2 or who.sort is Sort.PRONOUN:
        return None
    in_office = not ROLES.isdisjoint(word.lower() for word in who.words)
    return who if in_office or who.sort is Sort.NAME else None


def _putting_it(sentence: Clause, at: int) -> Who | None:
    """Returns who "put it" so: "As one banker put it, “…”"."""
    words = sentence.words
    if words[sentence.first].low != "as" or words[at - 1].text != ",":
        return None
    verb = next((place for place in range(sentence.first + 2, at - 2) if words[place].low in {"put", "puts"}), None)
    if verb is None or words[verb + 1].low != "it":
        return None
    return subject_before(sentence, verb)


def _by(sentence: Clause, at: int) -> Who | None:
    """Returns who stands behind "by" in a passive: "was described by Rossi as “…”"."""
    for place in range(at - 1, max(sentence.first, at - 12), -1):
        before = sentence.words[place - 1]
        if sentence.words[place].low == "by" and (is_verb(before) or before.low in RATED):
            found = sentence.named(place + 1, at)
            return found[0] if found and sentence.words[found[1]].low in _BEHIND_BY else None
    return None


def told_later(sentence: Clause, first: int) -> Who | None:
    """Returns the speaker who is told at the sentence's end: "…, said X", "…, X said", "…, according to X"."""
    words = sentence.words
    for at in words.places(_COMMA, first, min(sentence.end - 1, first + _FURTHEST)):
        rest = Clause(sentence.text, words, at + 1, sentence.end)
        if words[at + 1].low == "according":
            return according(rest, at + 1)
        if is_verb(words[at + 1]):
            found = subject_behind(rest, at + 1, sentence.end)
            return found[0] if found else None
        if who := _ending(rest):
            return who
    return None


def _ending(rest: Clause) -> Who | None:
    for at in range(rest.first + 1, min(rest.end, rest.first + 12)):
        if is_verb(rest.words[at]):
            behind = rest.words[at + 1].low if at + 1 < rest.end else "."
            return subject_before(rest, at) if behind in _BEHIND_A_VERB else None
    return None


def taking_over(sentence: Clause) -> Who | None:
    """Returns who comes in at the end of a sentence: "Anna began, but Karl cut her off."."""
    words = sentence.words
    for at in range(sentence.end - 2, sentence.first, -1):
        if words[at].low in {"but", "and"} and words[at - 1].text == "," and words[at + 1].is_capital:
            found = sentence.named(at + 1)
            return found[0] if found and found[0].sort is Sort.NAME else None
    return None


def turns_to_others(words: Words, first: int, at: int) -> bool:
    """Tells whether words between two quotations speak of others: "…, but a report rates it “…”"."""
    for place in range(first + 1, at - 1):
        following = words[place + 1]
        others = following.is_capital or following.low in {"a", "an", "the"}
        if words[place].text == ";" or (words[place].low in {"but", "while", "whereas"} and others):
            return True
    return False
