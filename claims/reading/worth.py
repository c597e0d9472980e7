"""What a promised undertaking is said to be worth: a fact of its own inside a promise, to be checked by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims.reading.values import Amount, Span

_UNDERTAKING: Final = re.compile(
    r"[-\s](?P<noun>(?:[a-z]+[-\s]){0,2}?(?:plan|project|programme|program|deal|fund|package|investment|contract|scheme|"
    r"initiative|venture|budget|loan|grant|order|agreement))\b"
)


@dataclass(frozen=True, slots=True)
class Worth:
    """The words that say what an undertaking is worth, and a sentence that says the same."""

    span: Span
    statement: str


def worths(text: str, part: Span, amounts: Sequence[Amount]) -> Iterator[Worth]:
    """Finds sums of money that stand before the name of an undertaking: "a $500 million plan"."""
    for amount in amounts:
        found = _UNDERTAKING.match(text, amount.span.end, part.end) if amount.currency else None
        if found:
            yield Worth(Span(amount.span.start, found.end()), f"The {found['noun']} is worth {amount.text}.")
