"""What the read interface tells, as values: its description is made from them, so that neither can leave the other.

Says nothing that the public pages do not say.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from claims.desk.asked import NOTHING_YET
from claims.desk.published import TrackerCard
from claims.formats.dossier.values import Claim, Entry
from claims.formats.timeline.values import News, Row
from claims.rules.addresses import claim_slug
from claims.rules.slips import Announcement, Slip
from claims.site.addresses import Addresses
from db.reads.tallies import Counts
from db.words import FollowUp, Kind, Schedule, Verification

API: Final = "api/v1"
ELSEWHERE: Final = frozenset({"address", "history"})
"""What a claim tells by an address instead."""


@dataclass(frozen=True, slots=True)
class Tracker:
    """A named collection of claims with how many of them stand at each word. `claims_address` lists them."""

    tracker: int
    slug: str
    title: str
    introduction: str
    method: str
    as_of: date | None
    example: bool
    claims: int
    verification: Mapping[str, int]
    follow_up: Mapping[str, int]
    address: str
    claims_address: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which one follow-up held; `until` is the day after the last, and null while it holds."""

    follow_up: FollowUp | None
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise or a prediction with what was announced for when and what came of it, as it stood on a day.

    `announcements` begin with the first window, which is what counts; `slips` were worked out from them.
    """

    claim: int
    statement: str
    kind: Kind
    topic: str
    claimant: str
    begins: date
    announcements: tuple[Announcement, ...]
    slips: tuple[Slip, ...]
    stretches: tuple[Stretch, ...]
    news: tuple[News, ...]
    schedule: Schedule | None
    schedule_days: int
    schedule_words: str
    address: str


def tracker(at: Addresses, card: TrackerCard, counts: Counts) -> Tracker:
    """Tells a tracker; every word has its count, also where it is 0."""
    return Tracker(
        tracker=card.id,
        slug=card.slug,
        title=card.title,
        introduction=card.introduction,
        method=card.method,
        as_of=card.as_of,
        example=card.example,
        claims=counts.total,
        verification={word.value: counts.verifications.get(word, 0) for word in Verification},
        follow_up={word or NOTHING_YET: counts.follow_ups.get(word, 0) for word in (*FollowUp, None)},
        address=at.whole(f"t/{card.slug}"),
        claims_address=at.whole(f"{API}/claims", {"tracker": card.slug}),
    )


def promise(at: Addresses, row: Row) -> Promise:
    """Tells a row of the timeline."""
    return Promise(
        claim=row.claim_id,
        statement=row.statement,
        kind=row.kind,
        topic=row.topic,
        claimant=row.claimant,
        begins=row.begins,
        announcements=row.announcements,
        slips=row.slips,
        stretches=tuple(
            Stretch(one.follow_up, one.since, None if one.until == date.max else one.until) for one in row.stretches
        ),
        news=row.news,
        schedule=row.standing.word,
        schedule_days=row.standing.days,
        schedule_words=row.schedule,
        address=at.whole(f"c/{claim_slug(row.claim_id, row.statement)}"),
    )


def claim(at: Addresses, told: Claim) -> Mapping[str, Any]:
    """Tells everything readers may know of a claim; its history stands at an address of its own."""
    values = {name: value for name, value in asdict(told).items() if name not in ELSEWHERE}
    return {
        **values,
        "corrections": [asdict(one) for one in told.corrections],
        "address": at.whole(f"c/{claim_slug(told.claim, told.statement)}"),
        "history": at.whole(f"{API}/claims/{told.claim}/history"),
    }


def history(at: Addresses, told: Claim) -> Mapping[str, Any]:
    """Tells the public entries of a claim, newest first."""
    entries: tuple[Entry, ...] = told.history
    return {
        "claim": told.claim,
        "address": at.whole(f"c/{claim_slug(told.claim, told.statement)}"),
        "entries": [asdict(one) for one in entries],
    }


def index(at: Addresses, newsroom: str) -> Mapping[str, str]:
    """Tells the addresses of the interface."""
    return {
        "newsroom": newsroom,
        "description": at.whole(f"{API}/openapi.json"),
        "claims": at.whole(f"{API}/claims"),
        "claim": at.whole(f"{API}/claims/") + "{number}",
        "history": at.whole(f"{API}/claims/") + "{number}/history",
        "trackers": at.whole(f"{API}/trackers"),
        "timeline": at.whole(f"{API}/timeline"),
        "pages": at.whole("t"),
    }
