"""Scorecards: shares as stacked bars with numbers and words, each number a link to its claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from claims.dashboard.parts import links
from claims.desk.asked import NOTHING_YET
from claims.formats import chips
from claims.rules.cards import may_be_compared, shares
from claims.rules.schedule import counted
from db.reads.cards import Scorecard
from db.words import Card, FollowUp, Schedule, Verification

Counted = tuple[str, str, int]  # what is said, the word in the address, the number

TITLES: Final[Mapping[Card, str]] = {
    Card.PROMISER: "Who promised",
    Card.ASSERTER: "Who asserted",
    Card.GROUP: "Topics",
    Card.TOPIC: "Topics in detail",
}
METHODS: Final[Mapping[Card, str]] = {
    Card.PROMISER: (
        "What came of promises and predictions counts on the card of whoever made them. Late is not broken: the "
        "schedule stands apart, against the first deadline that was named."
    ),
    Card.ASSERTER: (
        "Whether it was true as stated counts on the card of whoever asserted it: the publisher, for an article’s own "
        "words; the claimant, where quoted letter for letter. Never on the person or company it is about."
    ),
    Card.GROUP: "Everything on record about a topic, whoever said it. Open a topic to see it in detail.",
    Card.TOPIC: "Everything on record about each part of a topic, whoever said it.",
}
_OPEN: Final = (Verification.UNCHECKED, Verification.CHECKING)
_ON_DAY: Final = (Schedule.ON_TIME, Schedule.LATE, Schedule.OVERDUE, Schedule.DUE, Schedule.NOT_DUE)
_CARD: Final = Markup(
    '<li class="or-card"><div class="or-whose"><h3>{}</h3><p class="or-quiet">{}</p></div>'
    '<div class="or-axes">{}</div></li>'
)
_AXIS: Final = Markup('<div class="or-shares"><p class="or-axis">{}</p>{}<ul class="or-legend">{}</ul></div>')


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a card: what shares are told of, and what stands beside them without one."""

    name: str
    query: str
    counts: Mapping[Any, int]
    looks: Mapping[str, chips.Look]
    beside: Sequence[Counted]


def show(kind: Card, cards: Iterable[Scorecard]) -> Markup:
    """Shows cards, those too small to be compared after the others and without shares."""
    told = [(card, axes(kind, card)) for card in cards]
    enough = [(card, own) for card, own in told if any(may_be_compared(axis.counts) for axis in own)]
    few = [(card, own) for card, own in told if not any(may_be_compared(axis.counts) for axis in own)]
    return _part(kind, "Enough to compare", "", enough) + _part(
        kind, "Too few to compare", "Fewer than 5 decided claims: their numbers are shown, and no shares.", few
    )


def axes(kind: Card, card: Scorecard) -> list[Axis]:
    """Gives the axes that count on a card of this kind."""
    found = []
    if kind is not Card.PROMISER:
        found.append(_verification(card))
    if kind is not Card.ASSERTER and card.counts.follow_ups:
        found += [_follow_up(card), _schedule(card)]
    return found


def _verification(card: Scorecard) -> Axis:
    numbers = card.counts.verifications
    decided = {word: numbers.get(word, 0) for word in Verification if word not in _OPEN}
    beside = [(word.value, word.value, numbers.get(word, 0)) for word in _OPEN]
    return Axis("True as stated?", "verification", decided, chips.VERIFICATION, beside)


def _follow_up(card: Scorecard) -> Axis:
    numbers = card.counts.follow_ups
    return Axis(
        "What came of it?",
        "follow_up",
        {word: numbers.get(word, 0) for word in FollowUp},
        chips.FOLLOW_UP,
        [(NOTHING_YET, NOTHING_YET, numbers.get(None, 0))],
    )


def _schedule(card: Scorecard) -> Axis:
    none = card.schedule.get(Schedule.NO_DEADLINE, 0)
    return Axis(
        "Against the first deadline",
        "schedule",
        {word: card.schedule.get(word, 0) for word in _ON_DAY},
        chips.SCHEDULE,
        [(Schedule.NO_DEADLINE.value, Schedule.NO_DEADLINE.value, none)],
    )


def _part(kind: Card, title: str, means: str, told: Sequence[tuple[Scorecard, list[Axis]]]) -> Markup:
    if not told:
        return Markup("")
    body = Markup("").join(_card(kind, card, own) for card, own in told)
    said = Markup('<p class="or-quiet">{}</p>').format(means) if means else Markup("")
    return Markup('<h2>{}</h2>{}<ul class="or-cards">{}</ul>').format(title, said, body)


def _card(kind: Card, card: Scorecard, own: Sequence[Axis]) -> Markup:
    query = {_asks(kind): card.key} | ({"kind": "promise,prediction"} if kind is Card.PROMISER else {})
    what = "promise or prediction" if kind is Card.PROMISER else "claim"
    total = counted(card.total, what) if kind is not Card.PROMISER else _promises(card.total)
    name = card.name or "no topic given"
    whole = links.link("/claims", total, query) if card.key else Markup("{}").format(total)
    parts = Markup("").join(_axis(axis, query, compared=may_be_compared(axis.counts)) for axis in own)
    inside = Markup("")
    if kind is Card.GROUP and card.key:
        inside = Markup(" · ") + links.link("/scorecards", "in detail", {"kind": Card.TOPIC, "within": card.key})
    return _CARD.format(name, whole + inside, parts)


def _promises(n: int) -> str:
    return "1 promise or prediction" if n == 1 else f"{n:,} promises and predictions"


def _asks(kind: Card) -> str:
    return "claimant" if kind is Card.PROMISER else str(kind)


def _axis(axis: Axis, query: Mapping[str, str], *, compared: bool) -> Markup:
    told = [share for share in shares(axis.counts) if share.n]
    total = sum(share.n for share in told)
    legend = [_number(axis, query, str(share.word), share.n, f"{share.percent}%" if compared else "") for share in told]
    legend += [_number(axis, query, word, n, "") for _, word, n in axis.beside if n]
    few = f"of {total:,}" if compared else f"too few to compare ({total})" if total else ""
    name = Markup('{} <span class="or-n">{}</span>').format(axis.name, few)
    said = f"{axis.name} " + ", ".join(f"{share.n} {share.word}" for share in told)
    drawn = (
        chips.bar([(axis.looks[share.word][0], share.n) for share in told], said) if told and compared else Markup("")
    )
    return _AXIS.format(name, drawn, Markup("").join(legend) or Markup("<li>nothing to count yet</li>"))


def _number(axis: Axis, query: Mapping[str, str], word: str, n: int, percent: str) -> Markup:
    looks: Mapping[str, chips.Look] = {NOTHING_YET: chips.NOTHING_YET, **axis.looks}
    hue, glyph = looks[word]
    said = Markup('<span class="or-{} or-inked">{}</span><strong>{}</strong> {}').format(
        hue, chips.icon(glyph), f"{n:,}", word
    )
    share = Markup(' <span class="or-n">{}</span>').format(percent) if percent else Markup("")
    return Markup("<li>{}{}</li>").format(links.link("/claims", said, {**query, axis.query: word}), share)
