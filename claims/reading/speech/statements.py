"""Our suggested wording of a claim in one sentence. Only what is certain is left out or replaced; else it stays."""

import re

from claims.reading.speech.claimants import Claimants
from claims.reading.speech.naming import Sort, Who
from claims.reading.speech.parts import parts_of
from claims.reading.values import Span
from claims.reading.wordlists import listed

__all__ = ["parts_of", "statement_of"]

_BLANKS = re.compile(r"\s+")
_LEAD = re.compile(
    r"(?:However|But|And|Meanwhile|Moreover|Furthermore|In addition|Additionally|Nevertheless|Nonetheless|For example|"
    r"For instance|In fact|Of course|Still|Also|Besides|Yet|So|Then|Now|Indeed|As a result|Instead|Therefore|Thus)"
    r"(?:, |(?<=But) |(?<=And) |(?<=However) )"
)
_TOLD = r"(?:said|says|added|adds|stated|states|announced|explained|explains|noted|notes|wrote|writes|confirmed)"
_TOLD_TO = r"(?:told|tells) (?:[A-Z][\w.’'-]*(?: [A-Z]\w+)*|the [A-Z]\w+(?: [A-Z]\w+)*|[a-z]+s)"
_SPEAKS_FIRST = re.compile(
    rf" (?:also |later |then )?(?:{_TOLD}|{_TOLD_TO})(?: (?P<that>that)| [^,;:“”\"]{{1,80}}? (?P<later>that))? "
)
_SPEAKER = r"(?:[A-Z]|(?:the|a|an|his|her|its) |(?:he|she|it|they|officials|police)\b)[^,“”\"]{0,80}?"
_WHEN = r"(?: (?:on|in|at|during|by) [^,“”\"]{1,60}| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| yesterday| today)?"
_SPEAKS_LAST = re.compile(rf",(?P<mark>[”\"’']?) (?:{_SPEAKER} (?:{_TOLD}|{_TOLD_TO}){_WHEN}|{_TOLD} {_SPEAKER})[.]?$")
_SPEAKS_BETWEEN = re.compile(rf", (?:{_SPEAKER} {_TOLD}|{_TOLD} {_SPEAKER}), ")
_SAID_SO_LAST = re.compile(r",(?P<mark>[”\"’']?) according to [^“”\"]{1,120}$")
_SAID_SO_FIRST = re.compile(r"According to [^,“”\"]{1,120}, ")
_DENIES = re.compile(r"\b(?:not|never|declined|refused|denied)\b|n[’']t\b")
_NEW_CLAUSE = listed("it he she they we the a an this that these those its his her their there prices no some all")
_THEMSELVES = listed("it he she")
_OTHERS = listed("they we i you")
_QUOTE_MARKS = frozenset('“”"«»„')
_ENDS = (".", "!", "?", "…")
_CLOSERS = "”\"’')]»"
_LEAST_WORDS = 3
_LONGEST_TAIL = 250


def statement_of(claimants: Claimants, sentence: Span) -> str:
    """Returns a sentence of its own for what a sentence, or a part of one, claims."""
    words = sentence.of(claimants.text)
    if head := claimants.head(sentence):
        return _as_sentence(f"{_with_name(head.of(claimants.text), claimants.subject(head))} {words}")
    words, end = _without_lone_marks(words, sentence.end)
    if match := _LEAD.match(words):
        words = words[match.end() :]
    rest = Span(end - len(words), end)
    return _as_sentence(_without_speaker(words, claimants, rest) or _with_name(words, claimants.subject(rest)))


def _without_lone_marks(words: str, end: int) -> tuple[str, int]:
    """A sentence cut out of a longer quotation loses the one mark that is left of it."""
    if words.startswith("“") and "”" not in words:
        words = words[1:]
    if words.endswith("”") and "“" not in words:
        words, end = words[:-1], end - 1
    return words, end


def _with_name(words: str, subject: tuple[Who, Who] | None) -> str:
    """Puts the name in the place of "he" or "the company" where no other can be meant."""
    if subject is None:
        return words
    said, meant = subject
    rest = words[len(said.text) :]
    return meant.text + rest if rest.startswith(" ") else words


def _without_speaker(words: str, claimants: Claimants, sentence: Span) -> str:
    """Returns the words without who said them, or nothing where they cannot be left out for certain."""
    if match := _SAID_SO_FIRST.match(words):
        return words[match.end() :]
    for pattern in (_SPEAKS_LAST, _SAID_SO_LAST):
        match = pattern.search(words, max(0, len(words) - _LONGEST_TAIL))
        if match and words.count(" ", 0, match.start()) + 1 >= _LEAST_WORDS and not _DENIES.search(match[0]):
            return f"{words[: match.start()]}.{match['mark']}"
    if not _QUOTE_MARKS.isdisjoint(words):
        return ""
    if match := _SPEAKS_BETWEEN.search(words):
        return f"{words[: match.start()]} {words[match.end() :]}"
    subject = claimants.first(sentence)
    if subject is None or subject.span.start != sentence.start:
        return ""
    match = _SPEAKS_FIRST.match(words, len(subject.text))
    return (
        _said_of(words[match.end() :], bool(match["that"] or match["later"]), claimants.who(sentence)) if match else ""
    )


def _said_of(rest: str, is_clause: bool, speaker: Who | None) -> str:
    """Returns what was said: "OpenAI said it would" is of OpenAI; whom "they" means is not known."""
    first, _, behind = rest.partition(" ")
    low = first.lower()
    if low in _OTHERS or not (is_clause or low in _NEW_CLAUSE or first[:1].isupper()):
        return ""
    if low not in _THEMSELVES:
        return rest
    return f"{speaker.text} {behind}" if speaker and speaker.sort is Sort.NAME else ""


def _as_sentence(words: str) -> str:
    text = _BLANKS.sub(" ", words).strip().rstrip(",;:–—-").rstrip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text.rstrip(_CLOSERS).endswith(_ENDS) else text + "."
