"""Tells a line of a programme that gives a deed without saying who does it. Refuses nouns, headlines and tales."""

import re
from itertools import pairwise

from claims.reading.weighing.policy_words import (
    ACTIONS,
    ACTIONS_GOING_ON,
    NOMINAL,
    NOUNS_TOO,
    OFTEN_NOUNS,
)
from claims.reading.wordlists import listed

_LEADING = re.compile(
    r"(?:(?:and|but|so|then|finally|also|firstly|secondly|thirdly|first|second|third|instead|moreover|furthermore"
    r"|urgently|immediately|fully|significantly|progressively|substantially|gradually|permanently|actively|rapidly"
    r"|further|continue to|work to|seek to|strive to|help to|aim to|commit to|pledge to|promise to"
    r"|legislate to|not),? )+"
)
_ORDER = re.compile(r"(?P<verb>[a-z]+(?:-[a-z]+)?)(?: (?P<next>[^\s,.;:]+))?(?: (?P<third>[^\s,.;:]+))?")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|said|says|rose|fell"
    r"|shows?|remains?)\b|'(?:s|re|ll|ve) (?:a|the|not|been|no)\b"
)
_PAST = re.compile(
    r"\b(?:rose|fell|came|went|took|became|ran|grew|won|lost|left|began|said)\b"
    r"|\b[a-z]{3,}ed (?:the|an?|to|in|by|from|more|less|on|at|for|with|as|after|[$€£]?\d)"
)
_CIRCUMSTANCE = re.compile(
    r"(?:from|within|in|by|after|as|at|over|on|under|where|with|during|through|alongside|following) [^,]{3,60}, "
)
_OUTCOME = re.compile(
    r"(?:every|all|no|each|any|\d[\d,.]*%?|an?|the|new) [^,;]* to (?:have|get|receive|wait|pay)\b"
    r"|[^,;]* to be (?:[a-z]+ed|built|made|given|set|cut|paid|brought)\b"
)
_RELATIVE = re.compile(r" (?:who|that|which|so|where|because|when|until|as|after|to|and)\b")
_AFTER_NOUNS = listed("of for in from by on at to and or between over as than but against")
_OBJECTS = listed("""
    a an the all our every everyone more this these those new up down out its their his her my any each both local
    national public free at least about fewer less greater better higher lower additional further
    full fully with young small rural state federal private foreign illegal women children people
    families workers pensioners students businesses schools hospitals taxes tax
""")
_NO_OBJECTS = listed("of is was were are has had have will would can could may must should")
_NO_ORDERS = re.compile(
    r"make no mistake|take (?:the|for) (?:case|example|instance)|read more|click|see |join us|sign up|find out|vote |"
    r"give (?:me|us)|let(?:'s| me| us)|look |leave (?:me|us)|help us|keep (?:reading|in mind)|get in touch|tell |ask "
    r"|consider (?:the|this)|do not |don't |take a look|meet the|support us|work (?:is|has|on)|set against"
    r"|put (?:simply|another)"
)
_FIGURE = re.compile(r"\d")


def is_order(plain: str) -> bool:
    """Tells whether a line in small letters gives a deed alone: "introduce …", "to abolish …", "abolition of …"."""
    plain = _without(_LEADING, plain)
    if plain.startswith("to "):
        return _is_infinitive(_without(_LEADING, plain[3:]))
    if _is_deed(plain):
        return True
    circumstance = _CIRCUMSTANCE.match(plain)
    later = _without(_LEADING, plain[circumstance.end() :]) if circumstance else ""
    return later.partition(" ")[0] in ACTIONS and _is_deed(later)


def _without(opening: re.Pattern[str], plain: str) -> str:
    found = opening.match(plain)
    return plain[found.end() :] if found else plain


def _is_deed(plain: str) -> bool:
    found = _ORDER.match(plain)
    if not found:
        return False
    verb, following = found["verb"], found["next"] or ""
    if verb in ACTIONS or verb.removeprefix("re-") in ACTIONS:
        deed = _takes_object(verb, following, found["third"] or "", plain)
    else:
        deed = _names_deed(verb, plain) and not _FINITE.search(plain) and not _PAST.search(plain)
    return deed and not _NO_ORDERS.match(plain)


def _names_deed(verb: str, plain: str) -> bool:
    if verb in ACTIONS_GOING_ON or (" to " in plain and _OUTCOME.match(plain)):
        return True
    words = plain.split(" ", 3)[:3]
    return any(word in NOMINAL and after in ("of", "in", "for") for word, after in pairwise(words))


def _takes_object(verb: str, following: str, third: str, plain: str) -> bool:
    if not following or following in _NO_OBJECTS:
        return False
    if following in _OBJECTS or _FIGURE.search(following) or (following == "and" and third in ACTIONS):
        return True
    if verb in OFTEN_NOUNS:
        main = _RELATIVE.split(plain, maxsplit=1)[0]
        return following not in _AFTER_NOUNS and not _FINITE.search(main) and not _PAST.search(main)
    return verb not in NOUNS_TOO or following in ACTIONS_GOING_ON


def _is_infinitive(plain: str) -> bool:
    found = _ORDER.match(plain)
    main_clause = re.search(r", (?:we|the|it|i|they|this|you|he|she|a|our|there)\b", plain)
    return bool(found and found["verb"] in ACTIONS and not main_clause and not _FINITE.search(plain[:60]))
