"""What differs between two wordings of the same, in sentences. Nothing is passed over: figures come first.

Two amounts are the same when value, range, unit, currency and qualifier are: "$500 million" and "$500m" differ only in
writing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import Levenshtein

from claims.reading.dates.phrases import MONTH_NUMBERS, WEEKDAYS
from claims.reading.numbers.amounts import find
from claims.reading.wordlists import listed
from claims.rules.plain_words import PlainWords

_NEGATIONS = listed(
    """
    not no never nor none neither nobody nothing nowhere cannot without hardly barely scarcely deny
    denies denied refuse refuses refused fail fails failed unless except nicht kein keine ne pas non
    nunca jamais sin
    """
)
_MODALS = listed("will would shall should may might can could must ought need needs")
_DAYS = MONTH_NUMBERS.keys() | WEEKDAYS.keys()
_DAYS |= listed("spring summer autumn fall winter today tomorrow yesterday tonight christmas easter")
_MOST_SHOWN = 120


class Weight(IntEnum):
    """How much a difference matters, the most first."""

    FIGURE = 0
    NEGATION = 1
    MODAL = 2
    DAY = 3
    NAME = 4
    WORDING = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference in words, with how much it matters."""

    weight: Weight
    sentence: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """An amount or a word as it is compared, and where it stands."""

    key: tuple[object, ...]
    start: int
    end: int
    weight: Weight
    plain: tuple[str, ...]


def differences(one: str, other: str) -> tuple[str, ...]:
    """Returns what differs between two wordings, one sentence each, figures first; none when only the look differs."""
    return tuple(difference.sentence for difference in compare(one, other))


def compare(one: str, other: str) -> list[Difference]:
    """Returns the differences between two wordings, the ones that matter most first."""
    first, second = _pieces(one), _pieces(other)
    found = [difference for before, after in _changes(first, second) for difference in _told(one, other, before, after)]
    return sorted(found, key=lambda difference: difference.weight)


def _pieces(text: str) -> list[_Piece]:
    words = PlainWords(text)
    amounts = iter(find(text))
    amount = next(amounts, None)
    pieces: list[_Piece] = []
    held: list[str] = []
    for word, (start, end) in zip(words.words, words.spans, strict=True):
        while amount and start >= amount.span.end:
            amount = next(amounts, None)
        if amount and end > amount.span.start:
            key = (amount.low, amount.high, amount.unit, amount.currency, amount.qualifier)
            if pieces and pieces[-1].start == amount.span.start:
                held.append(word)
                pieces.pop()
            else:
                held = [word]
            pieces.append(_Piece(key, amount.span.start, amount.span.end, Weight.FIGURE, tuple(held)))
        else:
            pieces.append(_Piece((word,), start, end, _weight(text, word, start), (word,)))
    return pieces


def _weight(text: str, word: str, start: int) -> Weight:
    if any(sign.isdigit() for sign in word) or word in {"%", "$", "€", "£", "¥"}:
        return Weight.FIGURE
    capital = text[start].isupper()
    if word in _NEGATIONS or word.endswith("n't"):
        return Weight.NEGATION
    if word in _MODALS and not (capital and word in {"may", "will"} and not _begins_sentence(text, start)):
        return Weight.MODAL
    if word in _DAYS and (capital or word not in {"may", "march", "mar", "sun", "sat", "second", "fall", "spring"}):
        return Weight.DAY
    return Weight.NAME if capital and not _begins_sentence(text, start) else Weight.WORDING


def _begins_sentence(text: str, start: int) -> bool:
    return re.search(r"(?:^|[.!?:]\W*)$", text[max(0, start - 6) : start].strip(" “”\"'‘’(")) is not None


def _changes(first: Sequence[_Piece], second: Sequence[_Piece]) -> Iterator[tuple[Sequence[_Piece], Sequence[_Piece]]]:
    """Yields what was taken out beside what was put in its place."""
    out: list[_Piece] = []
    put: list[_Piece] = []
    for operation in Levenshtein.opcodes([piece.key for piece in first], [piece.key for piece in second]):
        before = first[operation.src_start : operation.src_end]
        after = second[operation.dest_start : operation.dest_end]
        if operation.tag != "equal":
            out.extend(before)
            put.extend(after)
            continue
        if out or put:
            yield out, put
            out, put = [], []
        yield from (([was], [now]) for was, now in zip(before, after, strict=True) if was.plain != now.plain)
    if out or put:
        yield out, put


def _told(one: str, other: str, out: Sequence[_Piece], put: Sequence[_Piece]) -> Iterator[Difference]:
    if len(out) == len(put) == 1 and out[0].key == put[0].key:
        yield Difference(Weight.WORDING, f"{_shown(one, out)} is now written {_shown(other, put)}.")
        return
    was = [piece for piece in out if piece.weight is Weight.FIGURE]
    now = [piece for piece in put if piece.weight is Weight.FIGURE]
    if was and len(was) == len(now):
        yield from (_became(one, other, [old], [new]) for old, new in zip(was, now, strict=True) if old.key != new.key)
        out = [piece for piece in out if piece not in was]
        put = [piece for piece in put if piece not in now]
    if out or put:
        yield _became(one, other, out, put)


def _became(one: str, other: str, out: Sequence[_Piece], put: Sequence[_Piece]) -> Difference:
    weight = min(piece.weight for piece in (*out, *put))
    if not put:
        return Difference(weight, f"{_shown(one, out)} was taken out.")
    if not out:
        return Difference(weight, f"{_shown(other, put)} was added.")
    return Difference(weight, f"{_shown(one, out)} became {_shown(other, put)}.")


def _shown(text: str, pieces: Sequence[_Piece]) -> str:
    words = "".join(_joined(text, pieces))
    return f"“{words}”" if len(words) <= _MOST_SHOWN else f"“{words[:_MOST_SHOWN].rsplit(' ', 1)[0]} …”"


def _joined(text: str, pieces: Sequence[_Piece]) -> Iterator[str]:
    """Yields the words of the pieces as they stand, with an ellipsis where others stand between them."""
    end = pieces[0].start
    for piece in pieces:
        between = text[end : piece.start]
        yield " … " if any(sign.isalnum() for sign in between) else re.sub(r"\s+", " ", between)
        yield " ".join(text[piece.start : piece.end].split())
        end = piece.end
