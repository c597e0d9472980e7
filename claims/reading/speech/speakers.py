"""Who is named as the speaker of each quotation. No speaker is better than a wrong one: in doubt it is nobody."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from claims.reading.speech.around import (
    ENDS,
    is_cried,
    is_scare,
    is_title,
    taking_over,
    told_before,
    told_later,
    turns_to_others,
)
from claims.reading.speech.behind import DASHES, how, is_how, signed
from claims.reading.speech.clauses import Clause, sentence_subject
from claims.reading.speech.cues import cues
from claims.reading.speech.naming import Sort, Who
from claims.reading.speech.people import Mention, can_lead, is_surely_person, meant_by
from claims.reading.speech.quote_marks import paragraphs, quoted
from claims.reading.speech.stretches import Stretch
from claims.reading.speech.titles import FIRST_NAMES
from claims.reading.values import Quotation, Span, Speaker

_NOVEL = re.compile(
    r"[”\"’'] (?:said (?:he|she|I)\b"
    r"|(?:cried|exclaimed|whispered|murmured|muttered|replied|answered) (?:he|she|I|M(?:rs?|iss))\b)"
)
_TAKEN_UP = frozenset(["he", "she", "it"])
_FURTHEST_BACK = 3
_MOST_MENTIONS = 60


class Reading:
    """A text that is read for who speaks in it, from its beginning, and only as far as it is asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts = paragraphs(text)
        self._starts = [part.start for part in self.parts]
        self.spans = quoted(text, self.parts)
        self.found: list[Who | None] = [None] * len(self.spans)
        self._full: dict[str, Who] = {}
        self.paragraphs = list(self._paragraphs())
        for paragraph in self.paragraphs:
            paragraph.read()

    def _paragraphs(self) -> Iterator["Paragraph"]:
        first = 0
        for number, part in enumerate(self.parts):
            last = first
            while last < len(self.spans) and self.spans[last].end <= part.end:
                last += 1
            yield Paragraph(self, number, part, first, last)
            first = last

    @property
    def quotations(self) -> list[Quotation]:
        """Gives the quotations in order, each with who is named as saying it."""
        told = (Speaker(who.text, who.span) if who else None for who in self.found)
        return [Quotation(span, speaker) for span, speaker in zip(self.spans, told, strict=True)]

    def paragraph_at(self, place: int) -> "Paragraph | None":
        """Returns the paragraph that holds a place of the text."""
        number = bisect_right(self._starts, place) - 1
        return self.paragraphs[number] if number >= 0 else None

    @cached_property
    def dialogue(self) -> bool:
        """Tells whether turns are taken: a story's verbs, or whole paragraphs of speech without a speaker."""
        if _NOVEL.search(self.text):
            return True
        inside = {(part.start + 1, part.end - 1) for part in self.parts}
        whole = len(inside & {(span.start, span.end) for span in self.spans})
        return whole >= 2 and whole * 4 >= len(self.parts)

    def meant(self, pronoun: str, number: int, place: int) -> Who | None:
        """Returns who is meant by a pronoun at a place of a paragraph: the nearest one who alone can be."""
        if pronoun not in _TAKEN_UP:
            return None
        for back in range(number, max(-1, number - _FURTHEST_BACK), -1):
            if back < number and self.dialogue:
                return None
            mentions = [self._with_full_name(mention) for mention in self.paragraphs[back].mentions(place)]
            if can_lead(pronoun, mentions):
                who = meant_by(pronoun, mentions)
                full = self.in_full(who) if who else None
                return None if full and pronoun == "it" and is_surely_person(full) else full
        return None

    def _with_full_name(self, mention: Mention) -> Mention:
        full = self.in_full(mention.who)
        return mention if full is mention.who else replace(mention, who=full)

    @cached_property
    def bodies(self) -> list[Who]:
        """Gives the names of those who spoke in the text and need not be persons."""
        for paragraph in self.paragraphs:
            paragraph.read_plain()
        spoke = (self.in_full(mention.who) for paragraph in self.paragraphs for mention in paragraph.spoke)
        return [who for who in spoke if who.sort is Sort.NAME and not is_surely_person(who)]

    def in_full(self, who: Who) -> Who:
        """Gives the first full name of somebody who is named by one word."""
        if who.sort is not Sort.NAME or len(who.words) > 1:
            return who
        if who.surname not in self._full:
            paragraph = self.paragraph_at(self.text.find(who.surname))
            names = paragraph.names if paragraph else []
            named = [mention.who for mention in names if mention.who.surname == who.surname]
            self._full[who.surname] = max(named, key=lambda other: len(other.words), default=who)
        return self._full[who.surname]


class Paragraph(Stretch):
    """One paragraph, read sentence by sentence for who speaks in it, with what stands before it in the text."""

    def __init__(self, reading: Reading, number: int, part: Span, first: int, last: int) -> None:
        super().__init__(reading.text, part, reading.spans, first, last)
        self.reading, self.number = reading, number
        self.told: list[tuple[int, Who | None]] = []
        self.spoke: list[Mention] = []
        self.unread: list[Clause] | None = None

    def mentions(self, before: int) -> list[Mention]:
        """Returns who is named before a place of the text, in order, speakers with them."""
        self.read_plain()
        found = [mention for known in (self.names, self.spoke) for mention in _last_before(known, before)]
        return sorted(found, key=lambda mention: mention.place)

    def read(self) -> None:
        """Finds the speakers of the paragraph's quotations."""
        previous = self.reading.paragraphs[self.number - 1] if self.number else None
        if previous and previous.is_speech_alone():
            self._look_for_signature(previous)
        if self.first == self.last:
            return
        self.unread = []
        for sentence in self.sentences:
            self._read_sentence(sentence)
        self._look_ahead()
        if previous:
            self._look_back(previous)

    def _read_sentence(self, sentence: Clause) -> None:
        numbers = [word.quote for word in self.words[sentence.first : sentence.end] if word.quote >= 0]
        for number in numbers:
            place = self.words[self.places[number]].start
            if who := self._speaker(sentence, number):
                self.reading.found[number] = self._speaks(who, place)
        if not numbers and self.unread is not None:
            self.unread.append(sentence)

    def read_plain(self) -> None:
        """Reads what was put off: sentences without quotations tell who speaks on, where they report speech."""
        unread = self.sentences if self.unread is None else self.unread
        self.unread = []
        for sentence in unread:
            told = next((cue.who for cue in cues(sentence, sentence.first, sentence.end)), None)
            if told := told or told_later(sentence, sentence.first):
                self._speaks(told, told.span.start)

    def _speaks(self, who: Who, place: int) -> Who | None:
        pronoun = who.sort is Sort.PRONOUN
        meant = self.reading.meant(who.text.lower(), self.number, min(place, who.span.start)) if pronoun else who
        if meant:
            insort(self.spoke, Mention(place, meant, leads=True, speaks=True), key=lambda mention: mention.place)
        insort(self.told, (place, meant), key=lambda told: told[0])
        return meant

    def _speaker(self, sentence: Clause, number: int) -> Who | None:
        at, inner = self.places[number], self.inner(number)
        if is_cried(self.words, at) or (
            at > sentence.first and is_title(inner) and self.words[at - 1].text not in ":,"
        ):
            return None
        if who := self.behind[number]:
            return who
        if who := told_before(sentence, at, inner):
            return who
        if is_scare(inner):
            return self._beside(sentence, number, furthest=3)
        if is_title(inner):
            return None
        if is_how(self.words, at + 1):
            return how(self.text, self.words, at + 1)
        return told_later(sentence, at + 1) or self._beside(sentence, number) or self._goes_on(sentence, at, inner)

    def _beside(self, sentence: Clause, number: int, furthest: int = 100) -> Who | None:
        """Returns the speaker of the quotation before in the same sentence: "“…,” said X, adding “…”"."""
        before = self.places.get(number - 1, -1)
        if (
            before < sentence.first
            or self.words[self.places[number] - 1].text == ":"
            or self.places[number] - before > furthest
            or turns_to_others(self.words, before, self.places[number])
        ):
            return None
        return self.reading.found[number - 1]

    def _goes_on(self, sentence: Clause, at: int, inner: str) -> Who | None:
        """Returns who spoke before in the paragraph, when a whole sentence of speech follows."""
        following = self.words[at + 1].text[0] if at + 1 < sentence.end else "."
        goes_on_here = following.islower() or (inner.endswith(",") and at + 1 < sentence.end)
        if (
            at != sentence.first
            or goes_on_here
            or not inner[:1].isupper()
            or (inner.count(" ") < 2 and inner[-1] not in ENDS)
        ):
            return None
        told, acting = self.last_told(self.words[at].start), self._acting_before(sentence)
        if told and acting and told.surname != acting.surname:
            return acting if self.reading.dialogue else None
        return told or acting

    def last_told(self, before: int) -> Who | None:
        """Returns who spoke last before a place of the paragraph."""
        self.read_plain()
        number = bisect_left(self.told, before, key=lambda told: told[0])
        return self.told[number - 1][1] if number else None

    def _acting_before(self, sentence: Clause) -> Who | None:
        """Returns the person who does something right before speech: "Mallory reached for his coat. “…”"."""
        number = bisect_left(self.sentences, sentence.first, key=lambda other: other.first)
        before = self.sentences[number - 1] if number else None
        who = (taking_over(before) or sentence_subject(before)) if before else None
        if who is None or any(word.endswith(("’s", "'s")) for word in who.words):
            return None
        if not self.reading.dialogue and not self._is_person(who):
            return None
        return who if who.sort is not Sort.PRONOUN else None

    def _is_person(self, who: Who) -> bool:
        return is_surely_person(self.reading.in_full(who)) or who.text in FIRST_NAMES

    def _look_ahead(self) -> None:
        """A paragraph that begins with speech is spoken by whoever is told first in it."""
        found = self.reading.found
        if self.words[0].quote < 0 or self.behind[self.first] or found[self.first]:
            return
        number = next((number for number in range(self.first, self.last) if found[number]), None)
        alone = self.sentences[0].end == 1 or number in self.sentences_quoted(0)
        if number is not None and alone and (self.behind[number] or self.reading.dialogue):
            found[self.first] = found[number]

    def sentences_quoted(self, number: int) -> set[int]:
        """Returns which quotations stand in a sentence."""
        sentence = self.sentences[number]
        return {word.quote for word in self.words[sentence.first : sentence.end]}

    def _look_back(self, previous: "Paragraph") -> None:
        if self.words[0].quote < 0:
            return
        if previous.is_open():
            self._go_on_from(previous)
        elif self.reading.found[self.first] is None and self.is_speech_alone():
            self.reading.found[self.first] = self._left_by(previous)

    def _go_on_from(self, previous: "Paragraph") -> None:
        """A quotation over several paragraphs has one speaker, who may be told in its first or its last."""
        found = self.reading.found
        told = found[self.first] or found[previous.last - 1]
        found[self.first] = told
        number = previous.last - 1
        while told and number >= 0 and found[number] is None:
            found[number] = told
            number -= 1

    def _left_by(self, previous: "Paragraph") -> Who | None:
        """Speech that stands alone is by whoever was reported right before it, unless turns are taken."""
        if self.reading.dialogue or previous.first < previous.last:
            return None
        return previous.last_told(previous.part.end)

    def _look_for_signature(self, previous: "Paragraph") -> None:
        if self.words and self.words[0].text in DASHES and self.reading.found[previous.first] is None:
            clause = Clause(self.text, self.words, 0, len(self.words))
            self.reading.found[previous.first] = signed(clause, 0)


def _last_before(mentions: list[Mention], place: int) -> list[Mention]:
    stop = bisect_left(mentions, place, key=lambda mention: mention.place)
    return mentions[max(0, stop - _MOST_MENTIONS) : stop]
