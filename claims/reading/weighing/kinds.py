"""Tells what sort of statement a sentence makes, by its words. An opinion is a proposal only; nothing is judged."""

import re
from collections.abc import Set

from claims.reading.values import ProposedKind, Span
from claims.reading.weighing.signs import Sign
from claims.reading.wordlists import listed

_QUOTED = re.compile(
    r"“[^“”\n]{1,3000}(?:”|\n|\Z)|«[^«»\n]{1,3000}(?:»|\n|\Z)|„[^„“”\n]{1,3000}[“”]|\"(?<!\w.)[^\"\n]{1,3000}\""
)
"""A quotation of several paragraphs closes only in its last: the others end with their line."""

_READ = 2_000
"""Characters of a sentence that are read."""

_COMING = re.compile(
    r"\b(?:(?:will|shall|won't)\b(?<!political will)(?<!free will)(?<!good will)|going to [a-z]+"
    r"|(?:is|are|was|were) (?:now |widely |also )?(?:expected|likely|forecast|projected|predicted|set|poised|due"
    r"|bound|certain|sure|estimated|about|unlikely|on (?:course|track)) to\b"
    r"|(?:expects?|forecasts?|predicts?|predicted|projects|foresees?|warned|warns) (?:that )?[^.]{0,60}"
    r"\b(?:to|would|could|might)\b"
    r"|(?:could|may|might) [a-z ]{0,20}(?:by|in|next|within|before|over|eventually|soon)\b"
    r"|(?:would|could|might) (?:be|become|rise|fall|grow|double|reach|cost|lose|lead|create|help|take)\b)"
    r"|'ll\b"
)
_COMING_CUES = listed("""
    will shall won't going expected likely forecast forecasts projected predicted poised due bound certain sure
    estimated unlikely course track expects expect predict predicts projects foresee foresees warned warns could may
    might would
""") | {("set", "to"), ("about", "to")}
_VALUING = re.compile(
    r"\b(?:(?:i|we) (?:\w+ly |do |don't |also |still )?(?:think|believe|feel|hope|hate|love|fear|doubt|suspect|want"
    r"|welcome|deserve)|in (?:my|our) (?:view|opinion)"
    r"|should|ought to|must|needs? to|have to|has to|let's|let us"
    r"|great|greatest|terrible|best|worst|wonderful|awful|disgrace\w*|beautiful|disaster|disastrous|unfair|fair"
    r"|shame\w*|brilliant|stupid|wrong|right|important|tragic|tragedy|proud|sad|ridiculous|outrageous|fantastic"
    r"|tremendous|horrible|appalling|admirable|inspiring|dreadful|unacceptable|reckless|irresponsible|shocking|crucial"
    r"|vital|essential|good|bad|better|worse|thorny|serious|simply|deserves?|believe in|stands? for"
    r"|it(?:'s| is) (?:time|up to|a pity|hard to|easy to)|thank(?:s| you)|congratulat\w*)\b"
)
_VALUING_CUES = listed("""
    think believe feel hope hate love fear doubt suspect want welcome deserve deserves view opinion should ought must
    let's great greatest terrible best worst wonderful awful disgrace disgraced disgraces disgraceful disgracefully
    beautiful disaster disastrous unfair fair shame shamed shames shameful shamefully shameless shamelessly brilliant
    stupid wrong right important tragic tragedy proud sad ridiculous outrageous fantastic tremendous horrible appalling
    admirable inspiring dreadful unacceptable reckless irresponsible shocking crucial vital essential good bad better
    worse thorny serious simply time pity thank thanks congratulate congratulates congratulated congratulating
    congratulation congratulations congratulatory should've must've
""") | {
    *(("need", "to"), ("needs", "to"), ("have", "to"), ("has", "to"), ("hard", "to"), ("easy", "to"), ("up", "to")),
    *(("let", "us"), ("stand", "for"), ("stands", "for")),
}
_FIGURE = re.compile(r"\d")
_FEW_WORDS = 4


def quoted_in(text: str) -> list[Span]:
    """Finds what stands between quotation marks, the marks included, in order."""
    return [Span(found.start(), found.end()) for found in _QUOTED.finditer(text)]


def kind_of(sentence: str, words: Set[Sign], *, promise: bool, quoted: str = "") -> ProposedKind:
    """Tells the kind of a sentence; `quoted` are those of its words that stand between quotation marks.

    Patterns are looked for only where one of their words is among `words`, its words as signs.
    """
    if promise:
        return ProposedKind.PROMISE
    if len(quoted.split()) >= _FEW_WORDS:
        return ProposedKind.QUOTATION
    plain = sentence[:_READ].lower().replace("’", "'").rstrip(" \"'”»")
    if plain.endswith("?"):
        return ProposedKind.OPINION
    if (words & _COMING_CUES or "'ll" in plain) and _COMING.search(plain):
        return ProposedKind.PREDICTION
    valued = words & _VALUING_CUES and _VALUING.search(plain) and not _FIGURE.search(plain)
    return ProposedKind.OPINION if valued else ProposedKind.FACT
