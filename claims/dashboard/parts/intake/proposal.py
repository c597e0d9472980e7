"""One proposal as a card: the quote in its context, our wording, what was read from it and why it is worth checking."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts.links import link
from claims.desk.dockets import DocketCard, FoundAmount, FoundDeadline, Line
from claims.desk.likeness import Alike
from claims.rules.schedule import Window, day_in_words
from claims.rules.targets import in_figures

_NO_DEADLINE: Final = "No deadline stated"
_READ_WHOLE: Final = "en"


def proposal(card: DocketCard, line: Line) -> Markup:
    """Gives the card of a proposal."""
    facts = [("Quote", f"…{line.before}{line.quote}{line.after}…")] if _differs(line) else []
    facts += [
        ("Claimant", line.claimant or f"{card.publisher} (the article itself)"),
        ("Kind", line.kind),
        ("Amounts", "; ".join(map(amount_in_words, line.amounts)) or "None found"),
        ("Deadline", deadline_in_words(line.deadline)),
        ("Weight", f"{line.weight:.0%}" + (f": {', '.join(line.reasons)}" if line.reasons else "")),
    ]
    return Markup(
        '<article class="or-proposal" aria-label="Proposal {}"><p class="or-quiet">Proposal {} of {}</p>'
        '<h2 class="or-wording" dir="auto">{}</h2><dl class="or-read">{}</dl></article>'
    ).format(
        line.number,
        line.number,
        len(card.lines),
        line.statement,
        Markup("").join(Markup('<dt>{}</dt><dd dir="auto">{}</dd>').format(*fact) for fact in facts),
    )


def _differs(line: Line) -> bool:
    return line.statement.rstrip(".") != line.quote.rstrip(".")


def amount_in_words(amount: FoundAmount) -> str:
    """Says an amount in figures with what it counts: "at least 500,000,000 USD (“$500 million”)"."""
    figures = (
        _figures(amount.low) if amount.low == amount.high else f"{_figures(amount.low)} to {_figures(amount.high)}"
    )
    said = " ".join(part for part in (amount.qualifier, figures, amount.currency or amount.unit) if part)
    return f"{said} (“{amount.text}”)"


def _figures(number: Decimal) -> str:
    return in_figures(number)


def deadline_in_words(deadline: FoundDeadline | None) -> str:
    """Says what the words of a deadline were read as, and how."""
    if deadline is None:
        return _NO_DEADLINE
    if deadline.earliest is None or deadline.latest is None:
        return f"“{deadline.words}”: {deadline.how}"
    window = Window(deadline.earliest, deadline.latest)
    soft = ", the widest reading" if deadline.soft else ""
    return f"“{deadline.words}”: {window.in_words()}{soft}. {deadline.how}"


def alike(found: Sequence[Alike]) -> Markup:
    """Gives the claims on record that say nearly the same, each with what differs."""
    rows = Markup("").join(
        Markup('<li dir="auto">{}{}</li>').format(
            link("/claim", one.claim.statement, {"claim": one.claim.id}),
            Markup('<ul class="or-quiet">{}</ul>').format(
                Markup("").join(Markup("<li>{}</li>").format(said) for said in one.differences)
            )
            if one.differences
            else Markup('<p class="or-quiet">Only the look differs.</p>'),
        )
        for one in found
    )
    return Markup(
        '<div class="or-notice"><p>Nearly the same is on record:</p><ul class="or-alike">{}</ul></div>'
    ).format(rows)


def about(card: DocketCard) -> Markup:
    """Gives the head of a docket: the article, its day, and how far the docket is."""
    day = day_in_words(card.published) if card.published else "no day known"
    headline = (
        Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(card.address, card.headline)
        if card.address
        else Markup("{}").format(card.headline)
    )
    return Markup(
        '<p class="or-back"><a href="/articles">All articles</a></p><h1 dir="auto">{}</h1>'
        '<p class="or-quiet">{}, {}. Deadlines are read against {}.</p>'
        '<p class="or-total" role="status">{}</p>{}'
    ).format(headline, card.publisher, day, day_in_words(card.against), card.sentence, _in_another_language(card))


def _in_another_language(card: DocketCard) -> Markup:
    if card.language in ("", _READ_WHOLE):
        return Markup("")
    return Markup(
        '<p class="or-notice">The text is not in English ({}). Its sentences and figures were read, and days where '
        "they are written as dates. Who said something, what kind of statement it is and how worth checking are "
        "read in English alone: decide on each yourself.</p>"
    ).format(card.language)
