"""Tells a promise, which is in the speaker's power, by its words. Refuses predictions, questions, blame and the past.

Read are the verb that commits ("will", "plans to"), who would act, and what would be done.
"""

import re
from collections.abc import Set
from itertools import repeat

from claims.reading.weighing.orders import is_order
from claims.reading.weighing.policy_words import (
    ACTIONS,
    ACTIONS_DONE,
    ACTIONS_GOING_ON,
    ACTORS,
    CONCRETE,
    EFFECTS,
    MEASURES,
    NOT_IN_HAND,
    PEOPLE,
)
from claims.reading.weighing.signs import Sign
from claims.reading.wordlists import listed

_BETWEEN = (
    r"(?:(?:also|then|now|always|never|not|only|further|all|each|both|together|therefore|first|soon|instead|again|once"
    r"|at last|in turn|continue to|work to|seek to|help to|move to|act to|aim to|look to|legislate to|take steps to"
    r"|take action to|use [a-z ]{3,40} to|do (?:everything|all|whatever) [a-z ]{0,30}to|go further (?:and|to)"
    r"|in \w+|[a-z]+ly|of course|as a priority),? )*"
)
_VERB = rf"{_BETWEEN}(?P<verb>[a-z]+(?:-[a-z]+)?)(?: (?P<next>[a-z]+(?:-[a-z]+)?|[$€£]?\d))?(?: (?P<third>[a-z-]+))?"
_WILL = re.compile(rf"(?P<modal>\b(?:will|shall|would|won't)|'ll|(?<=\bwe)'d|(?<=\bi)'d) {_VERB}")
_GOING = re.compile(rf"\b(?:we|i)(?:'re| are|'m| am)(?: not| also| never| now)? going to {_VERB}")
_PLEDGES = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|pledg(?:e[sd]?|ing)|promis(?:e[sd]?|ing)|vow(?:s|ed|ing)?|aim(?:s|ed|ing)?"
    r"|intend(?:s|ed|ing)?|intention|commit(?:s|ted)?|commitments?|undert(?:akes?|ook|aking)|guarantees?)"
    rf" to {_VERB}"
)
_INTENDS = re.compile(
    r"\b(?:resolve[sd]?|propos(?:e[sd]?|als?|ing)|determined|agreed|(?:is|are|was|were) set|offer(?:s|ed)|prepared"
    rf"|ambition|initiative|bid|(?:we|i) (?:want|seek|wish|mean|choose)|(?:is|are) (?:now )?due) to {_VERB}"
)
_COMMITTED = re.compile(
    r"(?:\b(?:is|are|am|remains?|stay|be|stand|has|have|had)|'re|'m|'ve)(?: \w+ly| also| still)?"
    r" (?:committed|dedicated|pledged) to (?P<what>\w+)"
)
_AIM_IS = re.compile(
    r"\b(?:plan|pledge|promise|commitment|aim|goal|objective|target|ambition|mission|priority|intention|vow|proposal"
    r"|policy|task|first step|first act)s?\b(?! of )(?:,[^,]{1,40},)?(?: [a-z]+){0,5}?"
    r" (?:is|are|was|remains?|will be|would be)"
    r"(?: also| now| clear:| simple:)? (?:to [a-z]|that (?:we|every|no)|for (?:a|the|every|all)\b|(?!20\d\d\b)[$€£]?\d)"
)
_FIRM = re.compile(
    r"\b(?:we|i)(?: also| hereby| therefore| \w+ly)? (?:pledge|promise|guarantee|commit|undertake|propose|vow)\b"
)
_SOFT = re.compile(
    r"\b(?:we|i)(?: also| therefore| \w+ly)? (?:support|favou?r|oppose|back|advocate|demand|reject)\b"
    r"|\b(?:we|i)(?: also)? (?:call (?:for|on)|urge)\b"
)
_GIVEN = re.compile(r"\b(?:there will be|there shall be) (?:no|an?|new|more|[$€£]?\d)\b")
_TO_BE_DONE = re.compile(rf"\b(?:is|are) to be {_BETWEEN}(?P<done>[a-z-]+)")
_SAYS = re.compile(
    r"\b(?:said|says|say|announced|announces|confirmed|confirms|told|stated|states|assert(?:s|ed|ing)|saying|insisted"
    r"|added|declared|assured|guaranteed?|pledged|promised|promises|vowed)\b"
)
_CLAUSE_END = re.compile(r"[,;:—–] |\b(?:that|because|while|although|if|where|and|but) ")
_NO_DEED = re.compile(
    r"\b(?:(?:political|free|people's|god's|(?:the|a|our|their)(?: national| popular| collective| strong| own)?) will"
    r"|(?:will|would) have (?:been|\w+ed)|failed to"
    r"|(?:broke|broken|abandon\w*|reneg\w*|betray\w*|ditch\w*) [^.]{0,60}\b(?:promises?|pledges?))\b"
)
_FIGURE = re.compile(r"\d")
_MEASURE_ITSELF = listed("it this that these those which they")
_WILL_CUES = listed("will shall would won't")
_SHORT_WILL = ("'ll ", "'d ")
_TO_DO_CUES = frozenset(
    zip(
        listed("""
    plan plans planned planning pledge pledges pledged pledging promise promises promised promising vow vows vowed
    vowing aim aims aimed aiming intend intends intended intending intention commit commits committed commitment
    commitments undertake undertakes undertook undertaking guarantee guarantees resolve resolves resolved propose
    proposes proposed proposal proposals proposing determined agreed set offers offered prepared ambition initiative
    bid want seek wish mean choose due dedicated
"""),
        repeat("to"),
    )
)
_FIRM_CUES = listed("pledge promise guarantee commit undertake propose vow")
_AIMS = listed("""
    plan pledge promise commitment aim goal objective target ambition mission priority intention vow proposal policy
    task step act
""")
_AIM_CUES = _AIMS | {f"{aim}s" for aim in _AIMS}
_GIVEN_CUES = {("there", "will"), ("there", "shall")}
_SOFT_CUES = listed("support favour favor oppose back advocate demand reject call urge")
_READ = 2_000
"""Characters of a sentence that are read: what is longer is no sentence, and must not take long."""


def is_promise(sentence: str, words: Set[Sign]) -> bool:
    """Tells whether a sentence commits somebody to something that they can do; `words` are its words, as signs."""
    written = sentence[:_READ].strip(" \t\n\"'“”‘’«»•-–—*").replace("’", "'")
    if not written or written.endswith("?"):
        return False
    plain = " ".join(written.lower().split())
    if is_order(plain):
        return True
    return (_is_declared(plain, words) or _will(plain, written, words)) and not _NO_DEED.search(plain)


def _is_declared(plain: str, words: Set[Sign]) -> bool:
    """Patterns are looked for only where one of their words is: most sentences have none."""
    return (
        bool(words & _FIRM_CUES and _FIRM.search(plain))
        or bool(words & _AIM_CUES and _AIM_IS.search(plain))
        or bool(words & _GIVEN_CUES and _GIVEN.search(plain))
        or (("to", "be") in words and _is_to_be_done(plain))
        or (bool(words & _TO_DO_CUES) and _is_intended(plain))
        or (bool(words & _SOFT_CUES) and _is_favoured(plain))
    )


def _is_to_be_done(plain: str) -> bool:
    found = _TO_BE_DONE.search(plain)
    return found is not None and found["done"] in ACTIONS_DONE


def _is_intended(plain: str) -> bool:
    found = _COMMITTED.search(plain)
    if found and found["what"] not in ("peace", "democracy", "freedom", "justice"):
        return True
    if any(found["verb"] not in NOT_IN_HAND for found in _PLEDGES.finditer(plain)):
        return True
    return any(found["verb"] in ACTIONS for found in _INTENDS.finditer(plain))


def _is_favoured(plain: str) -> bool:
    """To support or oppose is a promise only where the policy is one that can be checked."""
    concrete = _FIGURE.search(plain) or not CONCRETE.isdisjoint(re.findall(r"[a-z]+", plain))
    return bool(concrete and _SOFT.search(plain))


def _will(plain: str, written: str, words: Set[Sign]) -> bool:
    if ("going", "to") in words and any(_is_own_deed(found) for found in _GOING.finditer(plain)):
        return True
    cued = words & _WILL_CUES or any(map(plain.__contains__, _SHORT_WILL))
    return bool(cued) and any(_is_willed(found, plain, written) for found in _WILL.finditer(plain))


def _is_willed(found: re.Match[str], plain: str, written: str) -> bool:
    before = _CLAUSE_END.split(plain[: found.start()])[-1] or plain[: found.start()]
    subject = re.findall(r"[a-z()]+", before)[-8:]
    head = subject[-1] if subject else ""
    if "whether" in before:
        return False
    if head in ("we", "i"):
        return found["verb"] in ACTIONS if found["modal"] in ("would", "'d") else _is_own_deed(found)
    if head in ("he", "she", "they", "you", "it") and not _SAYS.search(plain[: found.start()]):
        return head not in ("he", "she") and _is_given(found, subject)
    return _is_done_to(found) or _acts(found, subject, plain, written) or _is_given(found, subject)


def _is_own_deed(found: re.Match[str]) -> bool:
    verb, following = found["verb"], found["next"] or ""
    if verb == "be":
        return following in ACTIONS_GOING_ON or found["third"] in ACTIONS_GOING_ON
    if verb == "have":
        return following in ("a", "an", "no", "the", "zero")
    return verb not in NOT_IN_HAND


def _is_done_to(found: re.Match[str]) -> bool:
    """A measure may be told by what it is done to: "Tuition fees will be abolished"."""
    words = (found["next"], found["third"])
    return found["verb"] == "be" and any(word in ACTIONS_DONE for word in words if word)


def _acts(found: re.Match[str], subject: list[str], plain: str, written: str) -> bool:
    verb = found["verb"]
    if verb not in ACTIONS:
        return False
    head = subject[-1] if subject else ""
    if head in _MEASURE_ITSELF or not subject:
        return verb not in EFFECTS and bool(_FIGURE.search(plain) or _SAYS.search(plain[: found.start()]))
    named = re.search(r"\b[A-Z][\w.'&-]*$", " ".join(written.split())[: found.start()].rstrip()) is not None
    decides = not ACTORS.isdisjoint(subject) or (named and (len(subject) > 1 or verb not in EFFECTS))
    said = bool(_SAYS.search(plain[: found.start()])) and verb not in EFFECTS
    return decides or said or (not MEASURES.isdisjoint(subject) and verb not in EFFECTS)


def _is_given(found: re.Match[str], subject: list[str]) -> bool:
    """What people will be given is in the power of who says so."""
    if found["modal"] == "would" or PEOPLE.isdisjoint(subject):
        return False
    if found["verb"] == "be":
        return found["next"] in ("able", "entitled", "free", "required", "exempt", "eligible", "offered", "allowed")
    if found["verb"] == "pay":
        return found["next"] in ("no", "nothing", "less")
    return found["verb"] in ("have", "receive", "get", "keep", "retain", "benefit")
