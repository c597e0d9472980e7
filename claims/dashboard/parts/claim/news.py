"""What came of a claim: a vertical thread of dated points, newest first."""

from datetime import tzinfo
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts.claim.words import NOTHING, asked_for_a_reply, folded, section, source_links, words
from claims.desk.card_lines import ClaimCard, NewsLine
from claims.formats import chips
from claims.formats.days import day
from claims.rules.publishing import HARD_WORDS
from claims.rules.schedule import day_in_words

OPEN: Final = 8


def news(card: ClaimCard, zone: tzinfo, *, staff: bool, past: bool) -> Markup:
    """Shows the thread; days of recording are said once where they are all the same, else with each point."""
    if not card.news:
        return _nothing(card, staff, past)
    recorded = {line.recorded_at.astimezone(zone).date() for line in card.news}
    once = (
        Markup('<p class="or-quiet">All of it recorded on {}.</p>').format(day(next(iter(recorded))))
        if len(recorded) == 1
        else NOTHING
    )
    each = None if once else zone
    rest = card.news[OPEN:]
    body = [once, _thread(card, card.news[:OPEN], each)]
    if rest:
        body.append(folded(f"{len(rest)} earlier", _thread(card, rest, each)))
    return section("What came of it", body, "news")


def _nothing(card: ClaimCard, staff: bool, past: bool) -> Markup:
    if not card.kind.is_followed_up:
        return NOTHING
    todo = " Choose “Follow up” to record what happened." if staff and not past else ""
    told = "Nothing recorded by that day." if past else f"Nothing recorded yet.{todo}"
    return section("What came of it", [Markup('<p class="or-absent">{}</p>').format(told)], "news")


def _thread(card: ClaimCard, lines: tuple[NewsLine, ...], zone: tzinfo | None) -> Markup:
    evidence = {line.sequence: line for line in card.evidence}
    points = Markup("").join(
        Markup('<li><p class="or-when">{} {}</p>{}{}{}{}{}</li>').format(
            day(line.on),
            chips.follow_up(line.follow_up) if line.follow_up else NOTHING,
            NOTHING if line.follow_up else words(line.sentence),
            words(line.text),
            asked_for_a_reply(line.reply or (card.reply if line.follow_up in HARD_WORDS else "")),
            source_links(line.sources, evidence),
            _recorded(line, zone),
        )
        for line in lines
    )
    return Markup('<ol class="or-thread">{}</ol>').format(points)


def _recorded(line: NewsLine, zone: tzinfo | None) -> Markup:
    if zone is None:
        return NOTHING
    entered = line.recorded_at.astimezone(zone).date()
    if entered == line.on:
        return NOTHING
    return Markup('<p class="or-quiet">recorded on {}</p>').format(day_in_words(entered))
