"""The pictures that stand beside a shared link: a claim's with its states, a tracker's with its name."""

from claims.desk.card_lines import ClaimCard
from claims.desk.published import TrackerCard
from claims.formats import chips, look
from claims.formats.preview import Preview, State
from claims.formats.preview.values import Frame
from claims.rules.schedule import counted
from db.words import Schedule

_BETWEEN = " · "


def claim_preview(card: ClaimCard, newsroom: str) -> Preview:
    """Gives what the picture beside a claim's link shows."""
    said = [card.claimant if card.claimant_shown else "speaker not shown", str(card.kind)]
    states = [_state(card.verification, chips.VERIFICATION[card.verification], "pill")]
    if card.kind.is_followed_up:
        word = str(card.follow_up or "nothing recorded yet")
        states.append(_state(word, chips.FOLLOW_UP[card.follow_up] if card.follow_up else chips.NOTHING_YET, "box"))
        stands = card.standing
        if stands.word and stands.word is not Schedule.NO_DEADLINE:
            late = stands.days and stands.word in (Schedule.LATE, Schedule.OVERDUE)
            told = f"{stands.word} by {counted(stands.days, 'day')}" if late else str(stands.word)
            states.append(_state(told, chips.SCHEDULE[stands.word], "underline"))
    return Preview(card.statement, _BETWEEN.join(said), tuple(states), newsroom, card.id)


def tracker_preview(tracker: TrackerCard, claims: int, newsroom: str) -> Preview:
    """Gives what the picture beside a tracker's link shows."""
    return Preview(tracker.title, counted(claims, "claim"), (), newsroom)


def _state(word: str, seen: chips.Look, frame: Frame) -> State:
    hue, glyph = seen
    colour = look.LIGHT[hue]
    return State(word[:1].upper() + word[1:], colour.ink, colour.tint, glyph, frame)
