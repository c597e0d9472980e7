"""Examples of what the read interface tells, for its description: made of the same values as the answers are."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from http import HTTPStatus
from typing import Any, Final

from claims.desk.published import TrackerCard
from claims.formats.dossier import values
from claims.formats.tabular import plain
from claims.formats.timeline.values import News, Row, Stretch
from claims.rules.schedule import Standing, Window
from claims.rules.slips import Announcement, Slip
from claims.site import told
from claims.site.addresses import Addresses
from db.reads.tallies import Counts
from db.words import AssertedBy, Change, FollowUp, Kind, Revision, Schedule, SourceKind, Stance, Verification

_AT: Final = Addresses("https://desk.example.org")
_DAY: Final = date(2025, 8, 5)
_MOMENT: Final = datetime(2025, 8, 6, 9, 30, tzinfo=UTC)
_FIRST: Final = Window(date(2025, 6, 1), date(2025, 9, 22), "this summer", soft=True)
_AGAIN: Final = Window(date(2025, 7, 1), date(2025, 9, 22), "later this summer")
_SLIP: Final = Slip(date(2025, 6, 10), 30, False, "Moved 30 days later, to 1 Jul 2025 to 22 Sep 2025")
_STATEMENT: Final = "The company will release an open model this summer."
_RESTS: Final = values.Basis((1,))


def _told(value: Mapping[str, object]) -> Any:
    return plain(value)


_POINT: Final = values.Point(14, _DAY, FollowUp.DELIVERED, "delivered", "Both models are out.", _RESTS, _MOMENT, "")
_ENTRY: Final = values.Entry(
    entry=15,
    change=Change.VERIFIED,
    revision=Revision.CORRECTION,
    is_correction=True,
    sentence="Set the verdict to “verified”",
    reason="The release notes name the license.",
    reply="",
    recorded_at=_MOMENT,
    happened_on=None,
    basis=_RESTS,
    holds=True,
    corrected_by=None,
)
_CLAIM: Final = values.Claim(
    claim=3,
    address="",
    statement=_STATEMENT,
    language="en",
    kind=Kind.PROMISE,
    topic="Open models: OpenAI",
    claimant="The company",
    claimant_note="",
    asserter="The Daily",
    asserted_by_article=True,
    trackers=("Open models",),
    first_published_at=_MOMENT,
    last_public_at=_MOMENT,
    example_as_of=None,
    appearances=(
        values.Appearance(
            headline="An open model",
            author="A. Writer",
            publisher="The Daily",
            published=date(2025, 5, 7),
            published_basis="",
            address="https://daily.example.org/open-model",
            language="en",
            sha256="",
            notice="",
            said_on=date(2025, 5, 7),
            quote="will release an open model this summer",
            before="The company said it ",
            after=", to compete with others",
            start=512,
            fidelity="",
            compared=True,
        ),
    ),
    verification=Verification.VERIFIED,
    verdict=values.Verdict(
        word=Verification.VERIFIED,
        reason="The release notes name the license.",
        search="",
        basis=_RESTS,
        given_at=_MOMENT,
        source_withdrawn=False,
        reply="",
    ),
    follow_up=FollowUp.DELIVERED,
    reply="",
    schedule=Schedule.ON_TIME,
    schedule_words="On time: delivered 48 days before the window closed",
    deadline=values.Deadline(
        first=_FIRST,
        how="Northern summer at its widest.",
        read_on=date(2025, 5, 7),
        restated=_AGAIN,
        ledger="Slipped once: moved 30 days later in all",
        slips=(_SLIP,),
    ),
    targets=(
        values.Target(
            Decimal(2), "models", "Open weights.", (values.Count("Models", "released", 2, None, "2 of 2", (_POINT,)),)
        ),
    ),
    points=(_POINT,),
    evidence=(
        values.Evidence(
            number=1,
            entry=6,
            stance=Stance.SUPPORTS,
            kind=SourceKind.ADDRESS,
            title="Release notes",
            publisher="The company",
            published=_DAY,
            address="https://company.example.org/notes",
            about="",
            note="Both models, with their license.",
            added_at=_MOMENT,
            kept_sha256="",
            withdrawn=None,
        ),
    ),
    sources_not_public=0,
    history=(_ENTRY,),
)
_PAGE: Final = {"as_of": date(2025, 8, 10), "total": 1, "total_is_exact": True, "next": None}
_ROW: Final[Mapping[str, object]] = {
    "claim": 3,
    "statement": _STATEMENT,
    "kind": Kind.PROMISE,
    "topic": "Open models: OpenAI",
    "claimant": "The company",
    "asserted_by": AssertedBy.ARTICLE,
    "asserter": "The Daily",
    "verification": Verification.VERIFIED,
    "verified_at": _MOMENT,
    "follow_up": FollowUp.DELIVERED,
    "news": "Both models are out.",
    "news_on": _DAY,
    "schedule": Schedule.ON_TIME,
    "schedule_days": 0,
    "due_from": _FIRST.earliest,
    "due_by": _FIRST.latest,
    "delivered_on": _DAY,
    "sources": 1,
    "first_made_on": date(2025, 5, 7),
    "changed_at": _MOMENT,
    "address": _AT.whole("c/3-the-company-will-release-an-open-model-this-summer"),
}
CLAIMS: Final = _told({**_PAGE, "previous": None, "more_may_follow": False, "claims": [_ROW]})
CLAIM: Final = _told(told.claim(_AT, _CLAIM))
HISTORY: Final = _told(told.history(_AT, _CLAIM))
TRACKERS: Final = _told(
    {
        "trackers": [
            asdict(
                told.tracker(
                    _AT,
                    TrackerCard(1, "open-models", "Open models", "What was promised.", "Checked by hand.", None, False),
                    Counts(
                        1,
                        {Kind.PROMISE: 1},
                        {Verification.VERIFIED: 1},
                        {FollowUp.DELIVERED: 1},
                        {},
                    ),
                )
            )
        ]
    }
)
TIMELINE: Final = _told(
    {
        **_PAGE,
        "promises": [
            asdict(
                told.promise(
                    _AT,
                    Row(
                        3,
                        _STATEMENT,
                        Kind.PROMISE,
                        "The company",
                        "Open models: OpenAI",
                        "Open models",
                        date(2025, 5, 7),
                        (Announcement(date(2025, 5, 7), _FIRST), Announcement(_SLIP.on, _AGAIN)),
                        (_SLIP,),
                        (Stretch(FollowUp.DELIVERED, _DAY, date.max),),
                        (News(_DAY, FollowUp.DELIVERED, "Both models are out."),),
                        Standing(Schedule.ON_TIME, spare=48),
                        "On time: delivered 48 days before the window closed",
                    ),
                )
            )
        ],
    }
)
INDEX: Final = _told(told.index(_AT, "The Daily"))


def problem(status: str, detail: str) -> Mapping[str, Any]:
    """Gives an example of a refusal."""
    phrase = HTTPStatus(int(status)).phrase
    return {"type": "about:blank", "title": phrase, "status": int(status), "detail": detail, "faults": [detail]}
