"""Where a name stands among words that begin with capitals: how far it goes and where its titles end."""

from collections.abc import Sequence

from claims.reading.speech.titles import HONORIFICS, MANY, NO_NAMES, ORGANISED, OWNING_OF, PARTICLES, ROLES
from claims.reading.speech.words import QUOTE, Word
from claims.reading.wordlists import listed

SUFFIXES = listed("Jr. Jr Sr. Sr II III IV")
"""What may follow a surname."""

_BREAKS = listed(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March July September October"
)
_BREAKS |= listed("November December The In On At But And He She")
_ALLOWED_FIRST = listed("New First Will Good")
_OFFICES = listed(
    "State Defense Defence Health Education Justice Finance Energy Interior Labor Labour Commerce Treasury"
)
_LONGEST_NAME = 14
_TRADES = ("ologist", "ographer", "ician", "iatrist", "onomist", "chemist", "historian")
_PARTY_MEMBERS = frozenset(["republican", "democrat", "conservative", "liberal", "independent"])
_LIGHT_HONORIFICS = listed("Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Dr Dr.")


def begins_name(words: Sequence[Word], at: int, end: int) -> bool:
    """Tells whether a name begins at a place: a capital that is not only a sentence's or a day's."""
    word = words[at]
    if not word.is_capital or word.text == QUOTE:
        return False
    if word.text.removesuffix("’s").removesuffix("'s") not in NO_NAMES:
        return True
    return word.text in _ALLOWED_FIRST and at + 1 < end and words[at + 1].is_capital


def name_end(words: Sequence[Word], at: int, end: int) -> int:
    """Returns the place behind the name that begins at a place."""
    stop = at + 1
    end = min(end, at + _LONGEST_NAME)
    while stop < end and not words[stop - 1].is_owner:
        after = _link_end(words, at, stop, end)
        if after >= end or not words[after].is_capital or words[after].text in _BREAKS or words[after].text == QUOTE:
            break
        stop = after + 1
    if stop + 1 < end and words[stop].text == "," and words[stop + 1].text in SUFFIXES:
        stop += 2
    return stop


def _link_end(words: Sequence[Word], first: int, at: int, end: int) -> int:
    """Returns the place behind what may link two parts of one name: "van der", "&", "of the"."""
    low = words[at].low
    if low in {"and", "&"}:
        return at + 1
    if low in {"of", "for"}:
        owning = {word.text for word in words[first:at]} & OWNING_OF or words[at - 1].low in ROLES
        if not owning:
            return at
        return at + 2 if at + 1 < end and words[at + 1].low == "the" else at + 1
    while at < end and words[at].low in PARTICLES and not words[at].is_capital:
        at += 1
    return at


def without_titles(words: Sequence[Word], first: int, stop: int) -> tuple[int, int] | None:
    """Returns where the name itself stands, or None where there are titles alone."""
    begin = first
    for at in range(first, stop):
        if words[at].low == "and" and begin < at:
            break
        if _is_trade(words, at, stop):
            begin = at + 1
        if words[at].low in ROLES and not (words[at].text in HONORIFICS and at + 1 < stop):
            begin = at + 1
    if begin < stop and words[begin].low in {"of", "for"}:
        begin = _behind_office(words, begin + 1, stop)
    while begin < stop and words[begin].low in {"and", "&", "the"}:
        begin += 1
    if begin >= stop or all(word.text in HONORIFICS for word in words[begin:stop]):
        return None
    if begin > first and stop - begin == 1 and len(words[begin].text) == 1:
        return begin - 1, stop  # "Witness A"
    begin = _behind_owner(words, begin, stop)
    if stop - begin > 2 and words[begin].text in _LIGHT_HONORIFICS:
        begin += 1
    return begin, stop


def _is_trade(words: Sequence[Word], at: int, stop: int) -> bool:
    """Tells whether a word before a whole name says what a person is: "Cardiologist Ann Ray"."""
    low = words[at].low
    if stop - at < 3 or not (low.endswith(_TRADES) or low in _PARTY_MEMBERS):
        return False
    return not any(word.text in ORGANISED for word in words[at + 1 : stop])


def _behind_owner(words: Sequence[Word], begin: int, stop: int) -> int:
    """Returns where the person's name begins in "Barclays' Tim Rourke"; "Teachers' Union" is one name."""
    if stop - begin < 3 or not words[begin].text.endswith(("s’", "s'")):
        return begin
    return begin if any(word.text in ORGANISED for word in words[begin:stop]) else begin + 1


def _behind_office(words: Sequence[Word], at: int, stop: int) -> int:
    """Returns where a person's name begins behind "Secretary of"; behind "CEO of Acme" none does."""
    length = stop - at
    if length >= 3:
        return stop - 2
    return stop - 1 if length == 2 and words[at].text in _OFFICES else stop


def is_crowd(words: Sequence[Word], first: int, stop: int) -> bool:
    """Tells whether a single word with a capital means people of a kind: "Critics", "Police"."""
    return stop - first == 1 and (words[first].low in MANY or words[first].low.removesuffix("s") in ROLES)
