"""What became of an article's quotes in a later text of it: each is looked for again, letter for letter first."""

from dataclasses import dataclass

from claims.desk.dockets import DocketCard, Line
from claims.rules.anchors import Anchor, Found, find_again


@dataclass(frozen=True, slots=True)
class Reread:
    """A tracked quote and what became of it."""

    line: Line
    found: Found


def reread(card: DocketCard, text: str) -> tuple[Reread, ...]:
    """Looks for every tracked quote of an article in a later text, what changed first."""
    tracked = [line for line in card.lines if line.decided and line.decided.claim]
    found = [Reread(line, find_again(line.quote, line.before, line.after, text)) for line in tracked]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.found.state)))


_ORDER = (
    *(Anchor.FIGURE_CHANGED, Anchor.GONE, Anchor.REWORDED, Anchor.AMBIGUOUS),
    *(Anchor.REFORMATTED, Anchor.MOVED, Anchor.INTACT),
)
