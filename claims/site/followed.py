"""What is followed: feeds of changes, of new claims and of corrections, and the calendar of deadlines."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from claims.desk.published import ChangeLine, Published, TrackerCard
from claims.formats.deadlines_calendar import Deadline, calendar
from claims.formats.feeds import NEW_CLAIM, Entry, Feed, atom, entry_id, json_feed
from claims.rules.addresses import claim_slug
from claims.rules.schedule import Window, sentence, standing
from claims.site.addresses import Addresses, feed_file
from db.reads.lists import ClaimRow

TITLES: Final = {"changes": "Changes", "new": "New claims", "corrections": "Corrections"}
_TOLD: Final = {
    "changes": "What changed in our claims: new verdicts, what came of promises, corrections.",
    "new": "The claims that were published last.",
    "corrections": "Where we had been wrong.",
}
MEDIA: Final = {"atom": "application/atom+xml; charset=utf-8", "json": "application/feed+json; charset=utf-8"}
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


def feed(
    published: Published, at: Addresses, which: str, kind: str, tracker: TrackerCard | None, newsroom: str
) -> bytes:
    """Writes one of the feeds (`TITLES`) as Atom or as JSON Feed."""
    number = tracker.id if tracker else None
    match which:
        case "new":
            lines = published.new_claims(number)
        case "corrections":
            lines = published.corrections(number)
        case _:
            lines = published.changes(number)
    entries = [_entry(at, one) for one in lines]
    slug = tracker.slug if tracker else ""
    about = Feed(
        title=" · ".join([TITLES[which], *([tracker.title] if tracker else []), newsroom]),
        address=at.whole(f"t/{slug}" if slug else "t"),
        self_address=at.whole(feed_file(which, kind, slug)),
        description=_TOLD[which],
        language="en",
        updated=max((entry.updated for entry in entries), default=_NEVER),
        author=newsroom,
    )
    return atom(about, entries) if kind == "atom" else json_feed(about, entries).encode()


def _entry(at: Addresses, change: ChangeLine) -> Entry:
    card, line = change.card, change.line
    told = "New on record" if change.is_new else f"Correction: {line.sentence}" if line.is_correction else line.sentence
    states = [f"Verification: {card.verification}."]
    if card.kind.is_followed_up:
        states.append(f"What came of it: {card.follow_up or 'nothing recorded yet'}. {card.schedule}.")
    parts = [f"{told}.", line.reason, f"Where it stands now. {' '.join(states)}"]
    return Entry(
        id=entry_id(at.base, line.recorded_at.date(), card.id, line.sequence),
        address=at.whole(f"c/{card.slug}"),
        title=f"{told}: {card.statement}" if not change.is_new else card.statement,
        summary="\n\n".join(part for part in parts if part),
        published=line.recorded_at,
        updated=line.recorded_at,
        category=NEW_CLAIM if change.is_new else str(line.revision),
    )


def deadlines(published: Published, at: Addresses, tracker: TrackerCard | None, newsroom: str) -> bytes:
    """Writes the deadlines of the open promises as a calendar."""
    rows = published.deadlines(tracker.id if tracker else None)
    name = " · ".join(["Deadlines", *([tracker.title] if tracker else []), newsroom])
    told = "When what was promised falls due, each on the last day of its first window."
    return calendar(_deadlines(rows, at, published), name=name, site=at.base, description=told)


def _deadlines(rows: Sequence[ClaimRow], at: Addresses, published: Published) -> list[Deadline]:
    today, entries = published.newsroom.today(), published.entries(row.id for row in rows)
    found = []
    for row in rows:
        window = Window(row.due_from or row.due_by, row.due_by)
        stands = standing(window, row.follow_up, row.delivered_on, today)
        words = next((str(one.get("words") or "") for one in row.deadlines), "")
        found.append(
            Deadline(
                claim=row.id,
                statement=row.statement,
                schedule_words=sentence(stands, window),
                window=window,
                words=words,
                address=at.whole(f"c/{claim_slug(row.id, row.statement)}"),
                changed_at=row.changed_at,
                sequence=entries[row.id],
                settled=bool(row.follow_up and row.follow_up.is_settled),
            )
        )
    return found
