"""Claims as rows: the statement loudest, quiet lines under it, its states beside it. On a phone the table is a list."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts.links import link
from claims.formats import chips
from claims.rules.schedule import Standing, Window, counted, day_in_words, standing
from db.reads.lists import ClaimRow
from db.words import Publication, Schedule

OPEN: Final = date.max
BETWEEN: Final = Markup('<span aria-hidden="true"> · </span>')
_COLUMNS: Final = ("Claim", "Verification", "Follow-up and schedule", "Sources and news")
_TABLE: Final = Markup(
    '<table class="or-claims"><caption class="or-unseen">{}</caption>'
    "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
)
_ROW: Final = Markup(
    '<tr><th scope="row"><span class="or-statement">{}</span>{}</th>'
    '<td>{}</td><td>{}</td><td class="or-beside">{}</td></tr>'
)


def claim_link(number: int, words: str) -> Markup:
    """Links to a claim."""
    return link("/claim", words, {"claim": number})


def claims_table(rows: Iterable[ClaimRow], today: date, caption: str) -> Markup:
    """Shows claims as a table with a row each."""
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in _COLUMNS)
    return _TABLE.format(caption, heads, Markup("").join(_row(row, today) for row in rows))


def standing_of(row: ClaimRow, today: date) -> Standing:
    """Tells how a row stands against its first window."""
    window = Window(row.due_from or row.due_by, row.due_by) if row.due_by != OPEN else None
    return standing(window, row.follow_up, row.delivered_on, today)


def who_and_what(row: ClaimRow) -> Markup:
    """Says who a claim is by, of what kind and about what it is, in one quiet line."""
    said = [row.claimant if row.claimant_shown else "speaker not shown", str(row.kind), row.topic]
    return BETWEEN.join(Markup("<span>{}</span>").format(one) for one in said if one)


def quiet(words: str | Markup) -> Markup:
    """Shows a quiet line."""
    return Markup('<span class="or-line">{}</span>').format(words)


def verification_of(row: ClaimRow) -> Markup:
    """Shows a row's verification, and who can see it where that is not everyone."""
    hidden = row.publication is not Publication.PUBLISHED
    return chips.verification(row.verification) + (Markup(" ") + chips.publication(row.publication) if hidden else "")


def follow_up_of(row: ClaimRow) -> Markup:
    """Shows what came of a row with the day it is told as of; nothing where nothing can come of it."""
    if not row.kind.is_followed_up:
        return Markup("")
    return chips.follow_up(row.follow_up) + (quiet(f"as of {day_in_words(row.news_on)}") if row.follow_up else "")


def schedule_of(row: ClaimRow, today: date) -> Markup:
    """Shows how a row stands against its deadline; nothing where it has none."""
    if not row.kind.is_followed_up:
        return Markup("")
    stands = standing_of(row, today)
    if stands.word is Schedule.NO_DEADLINE:
        return Markup("")
    # “Due” alone reads as due today, and its window may end in years.
    until = quiet(f"by {day_in_words(row.due_by)}") if stands.word is Schedule.DUE else Markup("")
    return chips.schedule(stands.word, stands.days or None) + until


def age(row: ClaimRow, today: date) -> str:
    """Says how long ago the last news was, or how old a claim without any is."""
    ago = days_ago((today - row.news_on).days)
    return f"news {ago}" if row.follow_up else f"from {day_in_words(row.exists_from)}"


def days_ago(days: int) -> str:
    """Says how long ago a day was."""
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{counted(days, 'day')} ago"


def _row(row: ClaimRow, today: date) -> Markup:
    news = quiet(row.news) if row.news else ""
    came = Markup("").join(
        Markup('<div class="or-state">{}</div>').format(one)
        for one in (follow_up_of(row), schedule_of(row, today))
        if one
    )
    facts = Markup("<span>{}</span><span>{}</span>").format(counted(row.sources, "source"), age(row, today))
    none = Markup('<span class="or-none" title="nothing to follow up">–</span>')
    return _ROW.format(
        claim_link(row.id, row.statement),
        quiet(who_and_what(row)) + news,
        verification_of(row),
        came or none,
        facts,
    )
