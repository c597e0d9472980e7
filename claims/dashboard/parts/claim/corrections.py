"""What told readers that we had been wrong, on top of the claim's page. A correction that was undone is left out."""

from datetime import tzinfo
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts.claim.words import NOTHING, folded
from claims.desk.card_lines import ClaimCard
from claims.desk.histories import HistoryLine
from claims.rules.schedule import MONTHS

OPEN: Final = 2


def corrections(card: ClaimCard, zone: tzinfo) -> Markup:
    """Shows the corrections, newest first, the earlier ones folded."""
    lines = [line for line in card.corrections if not line.corrected]
    if not lines:
        return NOTHING
    told = [_told(line, zone) for line in lines]
    rest = folded(f"{len(told) - OPEN} earlier", Markup("").join(told[OPEN:])) if told[OPEN:] else NOTHING
    return Markup('<div class="or-corrections">{}{}</div>').format(Markup("").join(told[:OPEN]), rest)


def _told(line: HistoryLine, zone: tzinfo) -> Markup:
    on = line.recorded_at.astimezone(zone).date()
    said = f"{on.day} {MONTHS[on.month - 1]} {on.year}"
    what = Markup(' <span class="or-quiet">{}.</span>').format(line.sentence)
    return Markup('<p dir="auto"><strong>Correction, <time datetime="{}">{}</time>:</strong> {}{}</p>').format(
        on.isoformat(), said, line.reason, what
    )
