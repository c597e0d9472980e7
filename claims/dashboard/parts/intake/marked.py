"""The text of an article with its proposals marked in place, each by what became of it, never by colour alone."""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts.links import address
from claims.desk.dockets import DocketCard, Line
from db.words import Outcome

SIGNS: Final[dict[Outcome | None, str]] = {
    None: "?",
    Outcome.TRACKED: "✓",
    Outcome.QUEUED: "…",
    Outcome.NOT_CHECKABLE: "–",
    Outcome.SKIPPED: "–",
}


def marked_text(card: DocketCard, current: int | None) -> Markup:
    """Gives the text in its paragraphs; each proposal leads to its line, and `current` is the one that is shown."""
    pieces, at = [], 0
    for line in _apart(card.lines, current):
        pieces += [Markup("{}").format(card.text[at : line.start]), _mark(card, line, current)]
        at = line.end
    whole = Markup("").join([*pieces, Markup("{}").format(card.text[at:])])
    return Markup('<div class="or-article" dir="auto" lang="{}">{}</div>').format("", whole)


def _apart(lines: tuple[Line, ...], current: int | None) -> Iterator[Line]:
    """Gives lines that do not run into each other: of two that do the one that is shown, else the first."""
    shown = next((line for line in lines if line.number == current), None)
    end = 0
    for line in sorted(lines, key=lambda one: (one.start, -one.end)):
        covers = shown is not None and line is not shown and line.start < shown.end and shown.start < line.end
        if line.start >= end and not covers:
            yield line
            end = line.end


def _mark(card: DocketCard, line: Line, current: int | None) -> Markup:
    outcome = line.decided.outcome if line.decided else None
    kind = "or-m-now" if line.number == current else f"or-m-{(outcome or 'open').replace(' ', '-')}"
    return Markup(
        '<a class="or-m {}" href="{}" id="or-m-{}"{}><span class="or-m-sign" aria-hidden="true">{}</span>'
        '<span class="or-unseen">Proposal {}, {}: </span>{}</a>'
    ).format(
        kind,
        address("/intake", {"docket": card.id, "line": line.number}),
        line.number,
        Markup(' aria-current="true"') if line.number == current else "",
        SIGNS[outcome],
        line.number,
        outcome or "to decide",
        line.quote,
    )
