"""A state as icon, word and colour together. The shape tells the axis, so no two axes ever look alike."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from claims.rules.anchors import Anchor
from db.words import FollowUp, Publication, Schedule, Stance, Verification

Look = tuple[str, str]  # a hue and a glyph of claims/formats/look.py

VERIFICATION: Final[dict[str, Look]] = {
    Verification.UNCHECKED: ("grey", "empty"),
    Verification.CHECKING: ("violet", "looking"),
    Verification.VERIFIED: ("green", "tick"),
    Verification.MOSTLY_TRUE: ("blue", "near"),
    Verification.MISLEADING: ("amber", "askew"),
    Verification.FALSE: ("vermilion", "cross"),
    Verification.UNVERIFIABLE: ("grey", "open"),
}
FOLLOW_UP: Final[dict[str, Look]] = {
    FollowUp.NOT_STARTED: ("grey", "none"),
    FollowUp.IN_PROGRESS: ("violet", "third"),
    FollowUp.STALLED: ("amber", "pause"),
    FollowUp.PARTLY_DELIVERED: ("blue", "most"),
    FollowUp.DELIVERED: ("green", "full"),
    FollowUp.BROKEN: ("vermilion", "snapped"),
    FollowUp.CANNOT_BE_JUDGED: ("grey", "blank"),
}
SCHEDULE: Final[dict[str, Look]] = {
    Schedule.NO_DEADLINE: ("grey", "unset"),
    Schedule.NOT_DUE: ("grey", "later"),
    Schedule.DUE: ("blue", "hourglass"),
    Schedule.OVERDUE: ("vermilion", "past"),
    Schedule.ON_TIME: ("green", "flag"),
    Schedule.LATE: ("amber", "slow"),
}
PUBLICATION: Final[dict[str, Look]] = {
    Publication.DRAFT: ("grey", "pencil"),
    Publication.WAITING: ("violet", "inbox"),
    Publication.PUBLISHED: ("green", "globe"),
    Publication.UNPUBLISHED: ("amber", "hidden"),
}
STANCE: Final[dict[str, Look]] = {
    Stance.SUPPORTS: ("green", "plus"),
    Stance.REFUTES: ("vermilion", "minus"),
    Stance.CONTEXT: ("grey", "dots"),
}
ANCHOR: Final[dict[str, Look]] = {
    Anchor.INTACT: ("green", "tick"),
    Anchor.MOVED: ("blue", "later"),
    Anchor.REFORMATTED: ("blue", "near"),
    Anchor.REWORDED: ("amber", "askew"),
    Anchor.FIGURE_CHANGED: ("vermilion", "cross"),
    Anchor.GONE: ("vermilion", "open"),
    Anchor.AMBIGUOUS: ("amber", "dots"),
}
NOTHING_YET: Final = ("grey", "empty")
SETTLED: Final = ("grey", "blank")
NO_SHARE: Final = "none"  # in a bar: what nobody has looked at stays paper, so that it is not taken for a grey verdict


def verification(state: Verification) -> Markup:
    """Shows whether a claim is true as stated: a filled pill."""
    return _chip("verification", VERIFICATION[state], state, state.meaning)


def follow_up(state: FollowUp | None) -> Markup:
    """Shows what came of a claim: an outlined box with its progress drawn; None is “nothing recorded yet”."""
    if state is None:
        return _chip("followup", NOTHING_YET, "nothing recorded yet", "nobody has recorded what came of it")
    return _chip("followup", FOLLOW_UP[state], state, state.meaning)


def schedule(state: Schedule | None, days: int | None = None) -> Markup:
    """Shows how a claim stands against its first window: dotted underline; None is “settled”.

    With `days` it says by how much: “late by 3 days”.
    """
    if state is None:
        return _chip("schedule", SETTLED, "settled", "broken or beyond judging: no deadline counts any more")
    word = f"{state} by {days:,} day{'' if days == 1 else 's'}" if days else str(state)
    return _chip("schedule", SCHEDULE[state], word, state.meaning)


def publication(state: Publication) -> Markup:
    """Shows who can see a claim: a dashed box."""
    return _chip("publication", PUBLICATION[state], state, state.meaning)


def stance(state: Stance) -> Markup:
    """Shows what a source does for a claim: a square tint with a bar at its left."""
    return _chip("stance", STANCE[state], state, state.meaning)


def anchor(state: Anchor) -> Markup:
    """Shows what became of a quote in a later text: a dashed box, as it is about the text and not about its truth."""
    return _chip("publication", ANCHOR[state], state, "what became of the quote in the later text")


def icon(glyph: str) -> Markup:
    """Draws a glyph of the look in the colour of the words around it, silent to a screen reader."""
    return Markup('<span class="or-i or-g-{}" aria-hidden="true"></span>').format(glyph)


def tally(counted: Iterable[tuple[Markup, str, str, int]], what: str) -> Markup:
    """Shows numbers beside their chips and one proportional bar under them; `counted` is (chip, word, hue, number).

    What has nothing to count is left out; nothing at all is said in words.
    """
    some = [entry for entry in counted if entry[3]]
    if not some:
        return Markup('<p class="or-quiet">No {} yet.</p>').format(what)
    numbers = Markup("").join(
        Markup('<li><span class="or-number">{}</span>{}</li>').format(f"{number:,}", chip)
        for chip, _, _, number in some
    )
    said = f"{what}: " + ", ".join(f"{number:,} {word}" for _, word, _, number in some)
    return Markup('<ul class="or-tally">{}</ul>{}').format(numbers, bar([(hue, n) for _, _, hue, n in some], said))


def bar(shares: Iterable[tuple[str, int]], said: str) -> Markup:
    """Draws shares of (hue, number) as one thin stacked bar; `said` is what it says to who cannot see it."""
    parts = Markup("").join(
        Markup('<span class="or-{}" style="flex:{} 1 0"></span>').format(hue, number)
        for hue, number in shares
        if number
    )
    return Markup('<div class="or-bar" role="img" aria-label="{}">{}</div>').format(said, parts)


def verification_tally(numbers: Iterable[tuple[Verification, int]], what: str = "claims by verification") -> Markup:
    """Shows how many claims have each verification, in the order of the words."""
    found = dict(numbers)
    hues = {v: NO_SHARE if v == Verification.UNCHECKED else VERIFICATION[v][0] for v in Verification}
    return tally([(verification(v), v, hues[v], found.get(v, 0)) for v in Verification], what)


def follow_up_tally(numbers: Iterable[tuple[FollowUp | None, int]], what: str = "claims by follow-up") -> Markup:
    """Shows how many claims have each follow-up, those without one last."""
    found = dict(numbers)
    words = [(follow_up(f), str(f), FOLLOW_UP[f][0], found.get(f, 0)) for f in FollowUp]
    none_yet = (follow_up(None), "with nothing recorded yet", NO_SHARE, found.get(None, 0))
    return tally([*words, none_yet], what)


@lru_cache(maxsize=1024)  # a page shows the same few chips hundreds of times
def _chip(axis: str, look: Look, word: str, meaning: str) -> Markup:
    hue, glyph = look
    said = word[:1].upper() + word[1:]
    shown = Markup('<span class="or-chip or-{} or-{}" title="{}">{}{}</span>')
    return shown.format(axis, hue, meaning, icon(glyph), said)
