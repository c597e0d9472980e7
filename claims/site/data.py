"""Claims as rows of data: the same columns in every download and in the read interface, streamed as they are read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from claims.desk.published import Published
from claims.formats.tabular import csv_lines, json_array, json_lines
from claims.refusals import NotAccepted
from claims.rules.addresses import claim_slug
from claims.rules.schedule import Window, standing
from claims.site.addresses import Addresses
from db.reads.asof import AsOfRow
from db.reads.filters import Filters
from db.reads.lists import ClaimRow
from db.words import FollowUp, Sort, Verification

MEDIA: Final = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
}
COLUMNS: Final = (
    *("claim", "statement", "kind", "topic", "claimant", "asserted_by", "asserter"),
    *("verification", "verified_at", "follow_up", "news", "news_on"),
    *("schedule", "schedule_days", "due_from", "due_by", "delivered_on"),
    *("sources", "first_made_on", "changed_at", "address"),
)


def row(at: Addresses, claim: ClaimRow, today: date) -> Mapping[str, object]:
    """Gives a claim as a row of data, as it stands on a day of the newsroom."""
    return _row(at, claim, claim.verification, claim.verified_at, claim.follow_up, claim.news, claim.news_on, today)


def row_then(at: Addresses, held: AsOfRow, on: date) -> Mapping[str, object]:
    """Gives a claim as a row of data, with what had come of it by a day; its words of news are today's, so left out."""
    claim = held.claim
    if claim.deadlines and claim.deadlines[0]["on"] > on.isoformat():
        claim = replace(claim, due_from=None, due_by=date.max)  # the window was not named yet
    return _row(at, claim, held.verification, claim.verified_at, held.follow_up, "", held.news_on, on)


def _row(
    at: Addresses,
    claim: ClaimRow,
    verification: Verification,
    verified_at: datetime | None,
    follow_up: FollowUp | None,
    news: str,
    news_on: date,
    day: date,
) -> Mapping[str, object]:
    window = Window(claim.due_from or claim.due_by, claim.due_by) if claim.due_by != date.max else None
    follows = claim.kind.is_followed_up
    delivered = news_on if follow_up is FollowUp.DELIVERED else None
    stands = standing(window, follow_up, delivered, day) if follows else None
    hidden = not claim.claimant_shown
    values: tuple[object, ...] = (
        *(claim.id, claim.statement, claim.kind, claim.topic, "" if hidden else claim.claimant, claim.asserted_by),
        "" if hidden and claim.asserter_id == claim.claimant_id else claim.asserter,
        *(verification, verified_at, follow_up, news, news_on if follow_up else None),
        *(stands.word if stands else None, stands.days if stands else None),
        *(window.earliest if window else None, window.latest if window else None, delivered),
        *(claim.sources, claim.exists_from, claim.changed_at),
        at.whole(f"c/{claim_slug(claim.id, claim.statement)}"),
    )
    return dict(zip(COLUMNS, values, strict=True))


def download(published: Published, at: Addresses, kind: str, filters: Filters, sort: Sort) -> Iterator[str]:
    """Writes every claim that passes the filters as `csv`, `json` or `jsonl`, piece by piece."""
    today = published.newsroom.today()
    rows = (row(at, claim, today) for claim in published.every(filters, sort))
    match kind:
        case "csv":
            return csv_lines(rows, COLUMNS)
        case "json":
            return json_array(rows)
        case "jsonl":
            return json_lines(rows)
        case _:
            raise NotAccepted(f"There is no format “{kind[:20]}”. The formats are: {', '.join(MEDIA)}.", "format")
