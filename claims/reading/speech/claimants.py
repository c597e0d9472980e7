"""Who is said to have said or promised what a sentence tells. Nobody, where the article itself asserts it.

The words are those of the text; a pronoun or "the company" gives way to the one name that it can mean.
"""

from bisect import bisect_left
from functools import cached_property

from claims.reading.speech.around import told_later
from claims.reading.speech.behind import according
from claims.reading.speech.clauses import Clause, sentence_subject
from claims.reading.speech.cues import cues
from claims.reading.speech.naming import Sort, Who
from claims.reading.speech.organisations import Organisations
from claims.reading.speech.speakers import Paragraph, Reading
from claims.reading.speech.titles import ROLES
from claims.reading.speech.verbs_of_speech import DENIED, REPORTED_FIRST, is_adverb
from claims.reading.speech.words import Word
from claims.reading.values import Quotation, Span, Speaker
from claims.reading.wordlists import listed

_MEANS_TO = listed("""
    plans plan planned intends intend intended aims aim aimed pledges pledge pledged promises promise promised
    vows vow vowed hopes hope hoped expects expect expected wants want wanted seeks seek sought agreed agrees
    committed commits proposes proposed undertook undertakes guarantees guaranteed
    """)
_WILL = listed("will would shall won’t won't")
_PLANS = listed("plan plans promise promises pledge pledges vow goal goals aim ambition intention commitment target")
_BODIES = listed("""
    company firm corporation startup start-up group government ministry department council agency bank party union
    administration army police cabinet commission board committee club league authority university hospital
    retailer maker airline carrier developer operator charity nonprofit organisation organization coalition court
    parliament senate team alliance consortium
    """)
PROMISED = listed("""
    abolish accelerate achieve add adopt allow appoint ban boost bring build buy cap close complete connect
    construct convert create cut deliver deploy develop distribute double eliminate employ end enforce ensure
    establish expand extend finance finish fix freeze fund give grow guarantee halve help hire hold improve
    increase install introduce invest launch legalise limit lower maintain make modernise move offer open pay
    phase plant prevent privatise produce protect provide publish raise recruit reduce reform refurbish release
    remove renew reopen repair repeal replace restore restrict review rebuild save scrap sell send simplify slash
    spend start stop strengthen supply support tackle train transform treble triple upgrade withdraw
    """)
"""What is promised, as bare verbs: behind "and" they begin a second promise."""

_SHARE = 0.5
_ACCORDING = frozenset(["according"])


class Claimants:
    """The claimants of a text's sentences, with its quotations: the text is read once for all of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._reading = Reading(text)
        self._known: dict[Span, Who | None] = {}
        self._clauses: dict[tuple[int, int], Clause | None] = {}
        self._firsts: dict[Span, Who | None] = {}

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Gives the quotations of the text, each with who is named as saying it."""
        return self._reading.quotations

    def of(self, sentence: Span) -> Speaker | None:
        """Returns who is said to have said or promised what a sentence, or a part of one, tells."""
        who = self.who(sentence)
        return Speaker(who.text, who.span) if who else None

    def who(self, sentence: Span) -> Who | None:
        """Returns the same with what is known of the words."""
        if sentence not in self._known:
            self._known[sentence] = self._found(sentence)
        return self._known[sentence]

    def _found(self, sentence: Span) -> Who | None:
        paragraph, own = self._reading.paragraph_at(sentence.start), self.clause(sentence)
        if paragraph is None or own is None:
            return None
        clause = _whole(paragraph, own)
        who = self._quoted(paragraph, sentence) or _reported(clause) or self._promising(clause)
        return self._named(who, paragraph) if who else None

    def clause(self, sentence: Span) -> Clause | None:
        """Returns the words of a sentence."""
        key = sentence.start, sentence.end
        if key not in self._clauses:
            paragraph = self._reading.paragraph_at(sentence.start)
            self._clauses[key] = clause_of(paragraph, sentence) if paragraph else None
        return self._clauses[key]

    def head(self, part: Span) -> Span | None:
        """Returns the words of a sentence that a later part of it shares: "Acme promised to" of "… and open a lab"."""
        paragraph, clause = self._reading.paragraph_at(part.start), self.clause(part)
        if paragraph is None or clause is None or not shares_head(clause):
            return None
        whole = _whole(paragraph, clause)
        to = next((at for at in range(whole.first, clause.first) if _opens_promise(whole, at)), None)
        return None if to is None else Span(whole.words[whole.first].start, whole.words[to].end)

    def first(self, sentence: Span) -> Who | None:
        """Returns who a sentence is about, as its words stand."""
        if sentence not in self._firsts:
            clause = self.clause(sentence)
            self._firsts[sentence] = sentence_subject(clause) if clause else None
        return self._firsts[sentence]

    def subject(self, sentence: Span) -> tuple[Who, Who] | None:
        """Returns the words of a sentence's subject and the name that they alone can mean, where it is another."""
        paragraph = self._reading.paragraph_at(sentence.start)
        clause, who = self.clause(sentence), self.first(sentence)
        if paragraph is None or clause is None or who is None or who.span.start != sentence.start:
            return None
        verb = _first_verb(clause, who)
        if who.text.lower() == "it" and (verb is None or verb.low not in _MEANS_TO | REPORTED_FIRST):
            return None
        meant = self._meant(who, paragraph)
        return (who, meant) if meant and meant != who else None

    def _quoted(self, paragraph: Paragraph, sentence: Span) -> Who | None:
        """Returns the speaker of a quotation that makes up most of a sentence, or behind which they are told."""
        spans = self._reading.spans
        first = bisect_left(spans, sentence.start, paragraph.first, paragraph.last, key=lambda span: span.end)
        for number in range(first, paragraph.last):
            span = spans[number]
            if span.start >= sentence.end:
                break
            shared = min(span.end, sentence.end) - max(span.start, sentence.start)
            if shared > _SHARE * (sentence.end - sentence.start) or (shared > 0 and paragraph.behind[number]):
                return self._reading.found[number]
        return None

    def _promising(self, clause: Clause) -> Who | None:
        """Returns who plans or promises in their own name: "The company plans to …", "OpenAI’s plans to …"."""
        who = sentence_subject(clause)
        if who is None:
            return _owner_of_plans(clause)
        verb = _first_verb(clause, who)
        if verb is None:
            return _owner_of_plans(clause)
        # "It will cost $5 billion" is about a thing, whoever was named before.
        promises = _MEANS_TO if who.text.lower() == "it" else _MEANS_TO | _WILL
        gives_word = verb.low in promises and (who.sort is Sort.PRONOUN or _is_agent(who))
        return who if gives_word else _owner_of_plans(clause)

    def _named(self, who: Who, paragraph: Paragraph) -> Who | None:
        if who.sort is Sort.PRONOUN:
            return self._meant(who, paragraph)
        return self._meant(who, paragraph) or who

    def _meant(self, who: Who, paragraph: Paragraph) -> Who | None:
        if who.sort is Sort.PRONOUN:
            return self._reading.meant(who.text.lower(), paragraph.number, who.span.start)
        if who.sort is Sort.DESCRIBED:
            return self._organisations.meant_by(who)
        return self._reading.in_full(who)

    @cached_property
    def _organisations(self) -> Organisations:
        return Organisations(self.text, self._reading.bodies)


def clause_of(paragraph: Paragraph, sentence: Span) -> Clause:
    """Returns the words of a paragraph that stand in a sentence."""
    words = paragraph.words
    first = bisect_left(words, sentence.start, key=lambda word: word.end - 1)
    end = bisect_left(words, sentence.end, key=lambda word: word.start)
    return Clause(paragraph.text, words, first, end)


def shares_head(clause: Clause) -> bool:
    """Tells whether words begin with a bare verb behind "and", as the second half of a promise does."""
    at = clause.first
    return 0 < at < clause.end and clause.words[at].low in PROMISED and clause.words[at - 1].low == "and"


def _opens_promise(clause: Clause, at: int) -> bool:
    return clause.words[at].low in {"to", "will", "would"} and clause.words[at + 1].low in PROMISED


def _whole(paragraph: Paragraph, clause: Clause) -> Clause:
    """Returns the whole sentence of a part that has no subject of its own."""
    if not shares_head(clause):
        return clause
    return next((whole for whole in paragraph.sentences if whole.first <= clause.first < whole.end), clause)


def _reported(clause: Clause) -> Who | None:
    for cue in cues(clause, clause.first, clause.end):
        if clause.words[cue.verb].low in REPORTED_FIRST:
            return cue.who
    if who := told_later(clause, clause.first):
        return who
    places = clause.words.places(_ACCORDING, clause.first, clause.end)
    return next((who for at in places if (who := according(clause, at))), None)


def _first_verb(clause: Clause, who: Who) -> Word | None:
    """Returns the word behind the subject, adverbs left out; none where it is denied."""
    at = bisect_left(clause.words, who.span.end, key=lambda word: word.start)
    while at < clause.end and (is_adverb(clause.words[at].text) or clause.words[at].low in {"has", "have", "had"}):
        at += 1
    if at >= clause.end or clause.words[at].low in DENIED:
        return None
    return clause.words[at]


def _owner_of_plans(clause: Clause) -> Who | None:
    words = clause.words
    for at in range(clause.first + 1, clause.end - 1):
        owner = words[at - 1]
        if words[at].low in _PLANS and words[at + 1].low in {"to", "for"} and owner.is_owner and owner.is_capital:
            name = clause.text[owner.start : owner.end - 2]
            return Who(name, Span(owner.start, owner.end - 2), Sort.NAME, (name,))
    return None


def _is_agent(who: Who) -> bool:
    """Tells whether somebody can give their word: a person in office, a body, or a name that is no place or thing."""
    if who.sort is Sort.NAME:
        return True
    words = {word.lower().removesuffix("s") for word in who.words} | {word.lower() for word in who.words}
    return not words.isdisjoint(_BODIES) or not words.isdisjoint(ROLES)
