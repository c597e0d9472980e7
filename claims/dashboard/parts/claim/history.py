"""The history of a claim as sentences, newest first: who, when, why, and what was corrected by what."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts.claim.words import NOTHING, asked_for_a_reply, folded, section, words
from claims.dashboard.parts.links import link
from claims.desk.card_lines import ClaimCard
from claims.desk.histories import HistoryLine
from claims.formats.days import moment
from db.words import Audience, Change, Revision

OPEN: Final = 8
# Who sees a claim and where it stands is no change of what it says.
_SAYS_NOTHING: Final = frozenset(
    {Change.PUBLISHED, Change.UNPUBLISHED, Change.RETIRED, Change.PUT_IN_TRACKER, Change.TAKEN_OUT_OF_TRACKER}
)


def told(card: ClaimCard, zone: tzinfo, *, staff: bool) -> Markup:
    """Shows the history, folded after the latest entries; the desk corrects and removes from here."""
    if not card.history:
        return NOTHING
    rest = card.history[OPEN:]
    body = [listed(card, card.history[:OPEN], zone, staff=staff)]
    if rest:
        body.append(folded(f"{len(rest)} earlier", listed(card, rest, zone, staff=staff)))
    return section("History", body, "history")


def listed(card: ClaimCard, lines: Sequence[HistoryLine], zone: tzinfo, *, staff: bool) -> Markup:
    """Lists entries of the history."""
    items = Markup("").join(_line(card, line, zone, staff) for line in lines)
    return Markup('<ol class="or-entries">{}</ol>').format(items)


def _line(card: ClaimCard, line: HistoryLine, zone: tzinfo, staff: bool) -> Markup:
    sentence = Markup('<span dir="auto">{}</span>').format(line.sentence)
    if line.corrected:
        by = Markup(' <span class="or-quiet">corrected by entry {}</span>').format(line.corrected_by)
        sentence = Markup("<s>{}</s>{}").format(sentence, by if line.corrected_by else NOTHING)
    internal = Markup(' <span class="or-internal">internal</span>') if line.audience is Audience.INTERNAL else NOTHING
    return Markup(
        '<li><p class="or-quiet"><span class="or-nth">{}</span> {}<br>by {}</p><div><p>{}{}{}</p>{}{}{}</div></li>'
    ).format(
        line.sequence,
        moment(line.recorded_at, zone),
        line.by,
        sentence,
        internal,
        _revision(card, line),
        words(line.reason, "or-why"),
        asked_for_a_reply(line.reply),
        _deeds(card, line) if staff else NOTHING,
    )


def _revision(card: ClaimCard, line: HistoryLine) -> Markup:
    published = [one.sequence for one in card.history if one.change is Change.PUBLISHED]
    seen = published and line.sequence > min(published) and line.audience is Audience.PUBLIC
    if not seen or line.change in _SAYS_NOTHING:
        return NOTHING
    kind = "or-revision or-wrong" if line.revision is Revision.CORRECTION else "or-revision"
    return Markup(' <span class="{}" title="{}">{}</span>').format(kind, line.revision.meaning, line.revision)


def _deeds(card: ClaimCard, line: HistoryLine) -> Markup:
    deeds = [("Correct", "correct", line.correctable), ("Remove a text", "redact", bool(line.texts))]
    links = (
        link("/claim", said, {"claim": card.id, "do": do, "entry": line.sequence}) for said, do, can in deeds if can
    )
    said = Markup(" · ").join(links)
    return Markup('<p class="or-quiet or-by">{}</p>').format(said) if said else NOTHING
