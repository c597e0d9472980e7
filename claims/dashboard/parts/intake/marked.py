"""The text of an article with its proposals marked in place: by what became of each, and claims by their verdict.

Never by colour alone: each mark begins with a sign, and says its word to a screen reader.
"""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts.intake.order import place
from claims.dashboard.parts.links import address
from claims.desk.dockets import DocketCard, Line
from claims.formats import chips
from db.words import Outcome

_SIGNS: Final[dict[Outcome | None, str]] = {
    None: "?",
    Outcome.TRACKED: "✓",
    Outcome.QUEUED: "…",
    Outcome.NOT_CHECKABLE: "–",
    Outcome.SKIPPED: "–",
}


def sign(card: DocketCard, line: Line) -> Markup:
    """Gives the sign of what became of a proposal, or of its claim’s verdict, with the word for a screen reader."""
    word, drawn = _word(card, line), Markup("{}").format(_SIGNS[line.decided.outcome if line.decided else None])
    if verdict := _verdict(card, line):
        drawn = chips.icon(chips.VERIFICATION[verdict][1])
    return Markup('<span class="or-m-sign" aria-hidden="true">{}</span><span class="or-unseen">{}: </span>').format(
        drawn, word
    )


def _verdict(card: DocketCard, line: Line) -> str | None:
    return card.verdicts.get(line.decided.claim) if line.decided and line.decided.claim else None


def _word(card: DocketCard, line: Line) -> str:
    if verdict := _verdict(card, line):
        return verdict
    return line.decided.outcome if line.decided else "to decide"


def marked_text(card: DocketCard, current: int | None = None, *, leads_to_claims: bool = False) -> Markup:
    """Gives the text in its paragraphs; `current` is the proposal that is shown beside it.

    Each mark leads to its proposal on the docket, or to its claim.
    """
    pieces, at = [], 0
    for line in _apart(card.lines, current):
        pieces += [Markup("{}").format(card.text[at : line.start]), _mark(card, line, current, leads_to_claims)]
        at = line.end
    whole = Markup("").join([*pieces, Markup("{}").format(card.text[at:])])
    return Markup('<div class="or-article" dir="auto">{}</div>').format(whole)


def _apart(lines: tuple[Line, ...], current: int | None) -> Iterator[Line]:
    """Gives lines that do not run into each other: of two that do the one that is shown, else the first."""
    shown = next((line for line in lines if line.number == current), None)
    end = 0
    for line in sorted(lines, key=lambda one: (one.start, -one.end)):
        covers = shown is not None and line is not shown and line.start < shown.end and shown.start < line.end
        if line.start >= end and not covers:
            yield line
            end = line.end


def _mark(card: DocketCard, line: Line, current: int | None, leads_to_claims: bool) -> Markup:
    claim = line.decided.claim if line.decided else None
    leads = address("/claim", {"claim": claim}) if leads_to_claims and claim else place(card, line)
    return Markup('<a class="or-m {}" href="{}" id="or-m-{}"{}>{}{}</a>').format(
        _look(card, line, current),
        leads,
        line.number,
        Markup(' aria-current="true"') if line.number == current else "",
        sign(card, line),
        line.quote,
    )


def _look(card: DocketCard, line: Line, current: int | None) -> str:
    if line.number == current:
        return "or-m-now"
    if verdict := _verdict(card, line):
        return f"or-m-claim or-{chips.VERIFICATION[verdict][0]}"
    return f"or-m-{(line.decided.outcome if line.decided else 'open').replace(' ', '-')}"
