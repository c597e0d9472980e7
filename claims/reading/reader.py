"""Reads a text whole: its sentences with their weight, its proposals, amounts, deadlines and quotations. Never guesses.

English first: of a text in another language it gives the sentences, and the days and amounts that it can read.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from claims.reading import sentences
from claims.reading.dates import dated
from claims.reading.dates.spans import Setting
from claims.reading.numbers import amounts
from claims.reading.speech.claimants import Claimants
from claims.reading.speech.statements import parts_of, statement_of
from claims.reading.values import Amount, Deadline, Proposal, ProposedKind, Quotation, Span, Weighed
from claims.reading.weighing.weight import weigh
from claims.reading.worth import worths

QUOTED_FROM: Final = 0.3
"""The weight from which words of a named speaker are proposed: readers take them for what was said."""

Placed = TypeVar("Placed", Amount, Deadline)
_DEFAULT: Final = Setting()


@dataclass(frozen=True, slots=True)
class Read:
    """All that was found in a text, each in the order in which it stands there."""

    sentences: tuple[Weighed, ...]
    proposals: tuple[Proposal, ...]
    amounts: tuple[Amount, ...]
    deadlines: tuple[Deadline, ...]
    quotations: tuple[Quotation, ...]


def read(text: str, published: date, setting: Setting = _DEFAULT) -> Read:
    """Reads a text; deadlines are read against the day it was published."""
    weighed = weigh(text, sentences.split(text))
    claimants = Claimants(text)
    found = amounts.find(text), dated.find(text, published, setting)
    proposed = tuple(_proposals(claimants, weighed, *found))
    return Read(tuple(weighed), proposed, tuple(found[0]), tuple(found[1]), tuple(claimants.quotations))


def _proposals(
    claimants: Claimants, weighed: Sequence[Weighed], sums: Sequence[Amount], deadlines: Sequence[Deadline]
) -> Iterator[Proposal]:
    for sentence in weighed:
        if _is_proposed(sentence):
            for part in parts_of(claimants, sentence.span):
                own = _within(sums, part)
                yield _proposal(claimants, sentence, part, own, _within(deadlines, part))
                if sentence.promise:
                    yield from _worths(claimants.text, sentence, part, own)


def _worths(text: str, sentence: Weighed, part: Span, sums: tuple[Amount, ...]) -> Iterator[Proposal]:
    for worth in worths(text, part, sums):
        own = _within(sums, worth.span)
        reasons = ("names a sum of money",)
        yield Proposal(worth.span, worth.statement, None, ProposedKind.FACT, sentence.weight, reasons, own)


def _is_proposed(sentence: Weighed) -> bool:
    quoted = sentence.kind is ProposedKind.QUOTATION and sentence.weight >= QUOTED_FROM
    return sentence.promise or sentence.check_worthy or quoted


def _proposal(
    claimants: Claimants, sentence: Weighed, part: Span, sums: tuple[Amount, ...], deadlines: tuple[Deadline, ...]
) -> Proposal:
    return Proposal(
        part,
        statement_of(claimants, part),
        claimants.of(part),
        sentence.kind,
        sentence.weight,
        sentence.reasons,
        sums,
        deadlines[0] if deadlines else None,
    )


def _within(found: Sequence[Placed], part: Span) -> tuple[Placed, ...]:
    first = bisect_left(found, part.start, key=lambda one: one.span.start)
    end = bisect_left(found, part.end, key=lambda one: one.span.start)
    return tuple(one for one in found[first:end] if one.span.end <= part.end)
