"""The evidence of a claim: for, against, and what helps to understand it; the first few open, the rest folded."""

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from claims.dashboard.parts.claim.words import NOTHING, folded, outward, section, words
from claims.dashboard.parts.links import link
from claims.desk.card_lines import ClaimCard, EvidenceLine
from claims.formats import chips
from claims.formats.days import day, moment
from claims.rules.schedule import counted
from db.words import Audience, Stance

OPEN: Final = 3


def evidence(card: ClaimCard, zone: tzinfo, *, staff: bool, on: date | None = None) -> Markup:
    """Shows the evidence in its groups; internal sources are counted for readers, never named.

    On an earlier day (`on`), what was published after it stands apart.
    """
    later = [line for line in card.evidence if on and line.published and line.published > on]
    known = [line for line in card.evidence if line not in later]
    groups = [_group(card, [line for line in known if line.stance is stance], stance, zone, staff) for stance in Stance]
    body = [group for group in groups if group]
    if later:
        body.append(folded(f"{counted(len(later), 'source')} published later", _list(card, later, zone, staff)))
    if card.hidden_sources:
        n = card.hidden_sources
        body.append(Markup('<p class="or-quiet">{} source{} not public.</p>').format(n, "" if n == 1 else "s"))
    if not body:
        todo = " Choose “Add evidence” and paste the address of a source." if staff else ""
        body = [Markup('<p class="or-absent">No evidence yet.{}</p>').format(todo)]
    return section("Evidence", body, "evidence")


def _group(card: ClaimCard, lines: Sequence[EvidenceLine], stance: Stance, zone: tzinfo, staff: bool) -> Markup:
    if not lines:
        return NOTHING
    in_force = sum(line.withdrawn is None for line in lines)
    gone = f", {len(lines) - in_force} withdrawn" if in_force < len(lines) else ""
    # What was added last comes first, or a new line would land in the fold.
    newest_first = sorted(lines, key=lambda line: line.added_at, reverse=True)
    shown = sorted(newest_first, key=lambda line: line.withdrawn is not None)
    rest = shown[OPEN:] if len(shown) > OPEN + 1 else []
    more = folded(f"{len(rest)} more", _list(card, rest, zone, staff)) if rest else NOTHING
    return Markup('<h3>{} <span class="or-count">{}{}</span></h3>{}{}').format(
        chips.stance(stance), in_force, gone, _list(card, shown[: len(shown) - len(rest)], zone, staff), more
    )


def _list(card: ClaimCard, lines: Sequence[EvidenceLine], zone: tzinfo, staff: bool) -> Markup:
    return Markup('<ul class="or-sources">{}</ul>').format(
        Markup("").join(_line(card, line, zone, staff) for line in lines)
    )


def _line(card: ClaimCard, line: EvidenceLine, zone: tzinfo, staff: bool) -> Markup:
    title = outward(line.address, line.name)
    if line.withdrawn is not None:
        title = Markup("<s>{}</s>").format(title)
    return Markup("<li><p>{}</p>{}{}{}{}</li>").format(
        title, _where(line), words(line.note), _withdrawn(line), _added(card, line, zone, staff)
    )


def _where(line: EvidenceLine) -> Markup:
    site = urlsplit(line.address).hostname or "" if line.address else str(line.kind)
    publisher = line.publisher if line.publisher != line.name else ""
    site = site.removeprefix("www.")
    parts = [part for part in (publisher, "" if site in (publisher, line.name) else site) if part]
    known = Markup(" · ").join([*(Markup("<bdi>{}</bdi>").format(part) for part in parts), day(line.published)])
    internal = Markup(" · internal: never leaves the desk") if line.audience is Audience.INTERNAL else NOTHING
    about = Markup(" · <bdi>{}</bdi>").format(line.source_note) if line.source_note else NOTHING
    return Markup('<p class="or-quiet">{}{}{}</p>').format(known, internal, about)


def _withdrawn(line: EvidenceLine) -> Markup:
    if line.withdrawn is None:
        return NOTHING
    return Markup('<p class="or-notice" dir="auto">Withdrawn: {}</p>').format(line.withdrawn)


def _added(card: ClaimCard, line: EvidenceLine, zone: tzinfo, staff: bool) -> Markup:
    if not staff:
        return NOTHING
    withdraw = (
        Markup(" · ") + link("/claim", "Withdraw", {"claim": card.id, "do": "withdraw", "entry": line.sequence})
        if line.withdrawn is None
        else NOTHING
    )
    return Markup('<p class="or-quiet or-by">Added {} by {}{}</p>').format(
        moment(line.added_at, zone), line.by, withdraw
    )
