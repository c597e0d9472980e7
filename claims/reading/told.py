"""What was found in a text as plain values for programs, by the names that the README promises."""

from collections.abc import Mapping
from typing import Any

from claims.reading.reader import Read
from claims.reading.values import Amount, Deadline, Proposal, Quotation, Span, Weighed

Told = dict[str, Any]


def told(text: str, found: Read) -> Mapping[str, list[Told]]:
    """Gives everything that was found, with places in Unicode characters and days as days."""
    return {
        "sentences": [_sentence(one) for one in found.sentences],
        "proposals": [_proposal(text, one) for one in found.proposals],
        "amounts": [_amount(one) for one in found.amounts],
        "deadlines": [_deadline(one) for one in found.deadlines],
        "quotes": [_quotation(one) for one in found.quotations],
    }


def _place(span: Span) -> Told:
    return {"start": span.start, "end": span.end}


def _sentence(found: Weighed) -> Told:
    decided = {"check_worthy": found.check_worthy, "promise": found.promise}
    return {**_place(found.span), "weight": found.weight, "kind": found.kind, **decided}


def _proposal(text: str, found: Proposal) -> Told:
    return {
        "quote": found.quote.of(text),
        **_place(found.quote),
        "statement": found.statement,
        "claimant": found.claimant.text if found.claimant else None,
        "kind": found.kind,
        "weight": found.weight,
        "reasons": list(found.reasons),
        "amounts": [_amount(one) for one in found.amounts],
        "deadline": _deadline(found.deadline) if found.deadline else None,
    }


def _amount(found: Amount) -> Told:
    return {
        "text": found.text,
        **_place(found.span),
        "low": found.low,
        "high": found.high,
        "unit": found.unit,
        "currency": found.currency,
        "qualifier": found.qualifier,
    }


def _deadline(found: Deadline) -> Told:
    window = found.window
    return {
        "text": found.text,
        **_place(found.span),
        "earliest": window.earliest if window else None,
        "latest": window.latest if window else None,
        "grain": found.grain,
        "soft": found.soft,
        "how": found.how,
    }


def _quotation(found: Quotation) -> Told:
    return {**_place(found.span), "speaker": found.speaker.text if found.speaker else None}
