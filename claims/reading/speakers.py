"""Who is named as the speaker of each quotation. No speaker is better than a wrong one: in doubt it is nobody."""

import re
from collections.abc import Sequence

from claims.reading.cues import (
    Clause,
    cues,
    is_verb,
    sentence_subject,
    subject_before,
    subject_behind,
)
from claims.reading.naming import Sort, Who
from claims.reading.people import People, names_in
from claims.reading.speech import BEEN, RATED, is_adverb
from claims.reading.values import Span, Speaker
from claims.reading.words import QUOTE, Word, words_in

_ENDS = frozenset(".!?")
_CLOSED = frozenset(",!?…—–-")
_NAMING = frozenset(
    ["called", "calls", "calling", "dubbed", "dubs", "branded", "brands", "labelled", "labeled", "labels", "named", "deemed", "described"]
)
_LEADS_TO = frozenset(["as", "was", "were", "is", "are", "be", "been", ":", ",", "that", "it", "found", "felt", "left"])
_NOVEL = re.compile(
    r"\bsaid (?:he|she|I)\b|\b(?:cried|exclaimed|whispered|murmured|muttered|replied|answered) (?:he|she|I|M(?:r|rs|iss)\b)"
)
_SMALL = frozenset(["a", "an", "and", "at", "but", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "vs", "with"])
_MOST_BETWEEN = 40


def speakers(text: str, spans: Sequence[Span], parts: Sequence[Span]) -> list[Speaker | None]:
    """Returns for each quotation who is named as saying it; `spans` and `parts` stand in order."""
    people = People(dialogue=_is_dialogue(text, spans, parts))
    found: list[Who | None] = [None] * len(spans)
    previous: _Paragraph | None = None
    first = 0
    for part in parts:
        last = first
        while last < len(spans) and spans[last].end <= part.end:
            last += 1
        paragraph = _Paragraph(text, part, spans, first, last, people)
        paragraph.read(previous, found)
        previous, first = paragraph, last
    return [Speaker(who.text, who.span) if who else None for who in found]


def _is_dialogue(text: str, spans: Sequence[Span], parts: Sequence[Span]) -> bool:
    """Tells whether turns are taken: a story's verbs, or whole paragraphs of speech without a speaker."""
    if _NOVEL.search(text):
        return True
    whole = {(part.start + 1, part.end - 1) for part in parts} & {(span.start, span.end) for span in spans}
    return len(whole) >= 2 and len(whole) * 4 >= len(parts)


class _Paragraph:
    """One paragraph with its quotations, read sentence by sentence."""

    def __init__(self, text: str, part: Span, spans: Sequence[Span], first: int, last: int, people: People) -> None:
        self.text, self.spans, self.people = text, spans, people
        self.first, self.last = first, last
        self.words = words_in(text, part, spans[first:last], first)
        self.places = {word.quote: at for at, word in enumerate(self.words) if word.quote >= 0}
        self.behind = {number: self._told_behind(at) for number, at in self.places.items()}
        self.sentences = self._sentences()
        self.told: Who | None = None

    def read(self, previous: "_Paragraph | None", found: list[Who | None]) -> None:
        """Fills in the speakers of this paragraph's quotations."""
        self.people.begin_paragraph()
        for sentence in self.sentences:
            self._read_sentence(sentence, found)
        self._look_ahead(found)
        if previous:
            self._look_back(previous, found)

    def _inner(self, number: int) -> str:
        return self.spans[number].of(self.text)

    def _sentences(self) -> list[Clause]:
        found, first = [], 0
        for at, word in enumerate(self.words):
            if self._ends_sentence(at, word):
                found.append(Clause(self.text, self.words, first, at + 1))
                first = at + 1
        found.append(Clause(self.text, self.words, first, len(self.words)))
        return [sentence for sentence in found if sentence.first < sentence.end]

    def _ends_sentence(self, at: int, word: Word) -> bool:
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if following is None or not (following.is_capital or following.text == QUOTE or following.text[0].isdigit()):
            return False
        if word.quote >= 0:
            return self._inner(word.quote).endswith((".", "!", "?", "…")) and self.behind[word.quote] is None
        return word.text in _ENDS

    # what stands behind a quotation

    def _told_behind(self, at: int) -> Who | None:
        """Returns the speaker who stands right behind a quotation: "said X", "X said", "according to X", "— X"."""
        words, number = self.words, self.words[at].quote
        after = at + 1
        closed = self._inner(number)[-1:] in _CLOSED
        if after < len(words) and words[after].text in ",;":
            closed, after = True, after + 1
        if after >= len(words):
            return None
        clause = Clause(self.text, words, after, self._stop_behind(after))
        if words[after].low == "according":
            return self._according(clause, after)
        if words[after].text in "–—-" or words[after].text == "~":
            return self._signed(clause, after)
        if words[after].low in BEEN and after + 1 < len(words) and words[after + 1].low in {"how", "what"}:
            return next((cue.who for cue in cues(clause, after + 2, clause.end, rated=True)), None)
        if words[after].low in {"as", "so"} and after + 1 < len(words):
            return next((cue.who for cue in cues(clause, after + 1, clause.end)), None) if closed else None
        return self._inverted(clause, after, closed) or (self._direct(clause, after) if closed else None)

    def _stop_behind(self, at: int) -> int:
        stop = at
        while stop < len(self.words) and stop - at < _MOST_BETWEEN:
            if self.words[stop].text in {".", "!", "?", ";", ":", QUOTE}:
                break
            stop += 1
        return stop

    def _according(self, clause: Clause, at: int) -> Who | None:
        if at + 1 >= clause.end or clause.words[at + 1].low != "to":
            return None
        found = clause.named(at + 2)
        return found[0] if found else None

    def _signed(self, clause: Clause, at: int) -> Who | None:
        found = clause.named(at + 1)
        if found is None or found[0].sort is not Sort.NAME:
            return None
        return found[0] if found[1] == len(self.words) or self.words[found[1]].text == "," else None

    def _inverted(self, clause: Clause, at: int, closed: bool) -> Who | None:
        verb = at
        while verb < clause.end and is_adverb(clause.words[verb].text):
            verb += 1
        if verb >= clause.end or not is_verb(clause.words[verb]):
            return None
        found = subject_behind(clause, verb, clause.end)
        if found is None or (not closed and found[0].sort is Sort.DESCRIBED):
            return None
        return found[0]

    def _direct(self, clause: Clause, at: int) -> Who | None:
        """Returns the subject that begins right behind the quotation."""
        begun = clause.named(at)
        if begun is None:
            return None
        for cue in cues(clause, at, clause.end):
            if cue.verb >= begun[1] and self.words[at].start <= cue.who.span.start <= begun[0].span.end:
                return cue.who
            return None
        return None

    # what stands in the same sentence

    def _read_sentence(self, sentence: Clause, found: list[Who | None]) -> None:
        subject = sentence_subject(sentence)
        for who, governed in names_in(sentence):
            self.people.note(who, leads=subject is not None and who.span == subject.span and not governed)
        numbers = [word.quote for word in self.words[sentence.first : sentence.end] if word.quote >= 0]
        for number in numbers:
            self._keep(number, self._speaker(sentence, number, found), found)
        if not numbers:
            self._read_plain(sentence)

    def _read_plain(self, sentence: Clause) -> None:
        """A sentence without quotations tells who speaks on, where it reports what somebody said."""
        told = next((cue.who for cue in cues(sentence, sentence.first, sentence.end)), None)
        told = told or self._told_later(sentence, sentence.first)
        if told:
            self._speaks(told)

    def _speaks(self, who: Who) -> Who | None:
        meant = self.people.meant_by(who.text.lower()) if who.sort is Sort.PRONOUN else who
        if meant:
            self.people.note(meant, speaks=True)
        self.told = meant
        return meant

    def _keep(self, number: int, who: Who | None, found: list[Who | None]) -> None:
        if who is not None:
            found[number] = self._speaks(who)

    def _speaker(self, sentence: Clause, number: int, found: list[Who | None]) -> Who | None:
        at = self.places[number]
        if behind := self.behind[number]:
            return behind
        before = self._told_before(sentence, at, number)
        if before or self._is_scare(number):
            return before or self._beside(sentence, at, number, found)
        if self._is_title(number):
            return None
        return (
            self._told_later(sentence, at + 1)
            or self._beside(sentence, at, number, found)
            or self._goes_on(sentence, at, number, found)
        )

    def _is_scare(self, number: int) -> bool:
        inner = self._inner(number)
        return inner.count(" ") < 2 and inner[-1:] not in _CLOSED | _ENDS

    def _is_title(self, number: int) -> bool:
        """Words that all begin with capitals name a book or a song."""
        single = [word.strip(",.!?:;’'") for word in self._inner(number).split()]
        return len(single) > 1 and all(not word or word[0].isupper() or word in _SMALL for word in single)

    def _told_before(self, sentence: Clause, at: int, number: int) -> Who | None:
        words = self.words
        if at == sentence.first:
            return None
        if words[sentence.first].low == "according" and (who := self._according(sentence, sentence.first)):
            return who
        if words[at - 1].text == ":" and (who := self._colon(sentence, at)):
            return who
        if who := self._by(sentence, at):
            return who
        last: Who | None = None
        for cue in cues(sentence, sentence.first, at, rated=True):
            if self._reaches(cue.verb, at, number):
                last = cue.who
        return last

    def _reaches(self, verb: int, at: int, number: int) -> bool:
        """Tells whether a verb can govern a quotation: not when it only names, nor for scare quotes further on."""
        words = self.words
        if words[verb].low in _NAMING:
            return at - verb > 1 or words[verb - 2].low in {"what", "he", "she", "they"} or self._what_before(verb)
        if words[verb].low in RATED:
            return True
        if self._is_scare(number):
            before = words[at - 1].low
            return at - verb == 1 or before in _LEADS_TO or before.endswith(("ed", "ing"))
        return not self._is_title(number) or at - verb <= 2

    def _what_before(self, verb: int) -> bool:
        return any(word.low == "what" for word in self.words[max(0, verb - 8) : verb])

    def _colon(self, sentence: Clause, at: int) -> Who | None:
        """Returns the name that stands alone before a colon, as in an interview."""
        found = sentence.named(sentence.first, at - 1)
        if found is None or found[1] != at - 1 or found[0].sort is not Sort.NAME or len(found[0].text) < 2:
            return None
        return found[0]

    def _by(self, sentence: Clause, at: int) -> Who | None:
        """Returns who stands behind "by" in a passive: "was described by Rossi as “…”"."""
        for place in range(at - 1, max(sentence.first, at - 12), -1):
            before = self.words[place - 1]
            if self.words[place].low == "by" and (is_verb(before) or before.low in RATED):
                found = sentence.named(place + 1, at)
                return found[0] if found else None
        return None

    def _told_later(self, sentence: Clause, first: int) -> Who | None:
        """Returns the speaker who is told at the sentence's end: "…, said X", "…, X said", "…, according to X"."""
        words = self.words
        for at in range(first, sentence.end - 1):
            if words[at].text != ",":
                continue
            rest = Clause(self.text, words, at + 1, sentence.end)
            if words[at + 1].low == "according":
                return self._according(rest, at + 1)
            if is_verb(words[at + 1]):
                found = subject_behind(rest, at + 1, sentence.end)
                return found[0] if found else None
            if who := self._ending(rest):
                return who
        return None

    def _ending(self, rest: Clause) -> Who | None:
        for at in range(rest.first + 1, min(rest.end, rest.first + 12)):
            if is_verb(self.words[at]):
                who = subject_before(rest, at)
                behind = self.words[at + 1].low if at + 1 < rest.end else "."
                return who if who and behind in {".", ",", "on", "in", "to", "at", "last", "this", "!"} else None
        return None

    def _beside(self, sentence: Clause, at: int, number: int, found: list[Who | None]) -> Who | None:
        """Returns the speaker of the quotation before in the same sentence: "“…,” said X, adding “…”"."""
        if number == self.first or self.places[number - 1] < sentence.first:
            return None
        if self._is_scare(number) and at - self.places[number - 1] > 3:
            return None
        return found[number - 1]

    def _goes_on(self, sentence: Clause, at: int, number: int, found: list[Who | None]) -> Who | None:
        """Returns who spoke before in the paragraph when a whole sentence of speech follows, and nobody came between."""
        if not self._is_full(sentence, at, number) or self.told is None:
            return None
        return self.told

    def _is_full(self, sentence: Clause, at: int, number: int) -> bool:
        inner = self._inner(number)
        return at == sentence.first and inner[:1].isupper() and inner.count(" ") >= 2

    # what stands in other sentences and paragraphs

    def _look_ahead(self, found: list[Who | None]) -> None:
        """A paragraph that begins with speech is spoken by whoever is told first in it."""
        if self.first == self.last or self.words[0].quote < 0:
            return
        for number in range(self.first, self.last):
            if found[number]:
                if self.behind[number]:
                    found[self.first] = found[self.first] or found[number]
                return

    def _look_back(self, previous: "_Paragraph", found: list[Who | None]) -> None:
        if self.first == self.last or self.words[0].quote < 0:
            return
        if previous.is_open():
            told = found[self.first] or found[previous.last - 1]
            found[self.first] = found[self.first] or told
            number = previous.last - 1
            while told and number >= 0 and found[number] is None:
                found[number] = told
                number -= 1
        elif found[self.first] is None and self.behind[self.first] is None and len(self.words) == 1:
            found[self.first] = self._speaks_on(previous)

    def _speaks_on(self, previous: "_Paragraph") -> Who | None:
        if self.people.dialogue or previous.words[0].quote >= 0:
            return None
        return previous.told

    def is_open(self) -> bool:
        """Tells whether the paragraph ends inside a quotation that goes on in the next."""
        return (
            self.last > self.first and self.words[-1].quote >= 0 and self.words[-1].end == self.spans[self.last - 1].end
        )
