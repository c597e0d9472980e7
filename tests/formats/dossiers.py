"""Dossiers to test with: one that has everything, and a key of a fixed seed."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from claims.formats.dossier.build import build
from claims.formats.dossier.values import (
    Appearance,
    Basis,
    Claim,
    Count,
    Deadline,
    Dossier,
    Entry,
    Evidence,
    Point,
    Target,
    Verdict,
)
from claims.rules.schedule import Window
from claims.rules.slips import Slip
from db.words import Change, FollowUp, Kind, Revision, Schedule, SourceKind, Stance, Verification

Said = Callable[[str], str]

SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = SECRET.public_key().public_bytes_raw()
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)


def signed(dossier: Dossier) -> bytes:
    """Makes the zip of a dossier, signed with the key of these tests."""
    return build(dossier, KEY, SECRET.sign)


def unpacked(raw: bytes) -> dict[str, bytes]:
    """Gives the files of a zip by their names."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def genuine() -> bytes:
    """Makes the zip most tests look at, once."""
    return signed(full())


@cache
def files() -> dict[str, bytes]:
    """Gives the files of that zip."""
    return unpacked(genuine())


def full(text: str = "", claims: int = 2) -> Dossier:
    """Gives a dossier in which every field has content; each text is its field's name with `text` around it."""

    def said(name: str) -> str:
        return f"{text}{name}{text}"

    return Dossier(
        title=said("title"),
        tracker="bridges",
        introduction=said("introduction"),
        method=said("method"),
        newsroom=said("newsroom"),
        address="https://desk.example/t/bridges",
        made_at=NOON,
        day=DAY,
        claims=tuple(_claim(number, said) for number in range(1, claims + 1)),
    )


def _claim(number: int, said: Said) -> Claim:
    basis = Basis((1, 2), not_public=1)
    return Claim(
        claim=number,
        address=f"https://desk.example/c/{number}",
        statement=said("statement"),
        language="en",
        kind=Kind.PROMISE,
        topic=said("topic"),
        claimant=said("claimant"),
        claimant_note=said("claimant note"),
        asserter=said("asserter"),
        asserted_by_article=True,
        trackers=(said("tracker"),),
        first_published_at=NOON,
        last_public_at=NOON,
        example_as_of=DAY,
        appearances=(_appearance(said),),
        verification=Verification.MISLEADING,
        verdict=Verdict(
            Verification.MISLEADING, said("verdict"), said("search"), basis, NOON, True, said("verdict reply")
        ),
        follow_up=FollowUp.STALLED,
        reply=said("reply"),
        schedule=Schedule.OVERDUE,
        schedule_words="Overdue by 30 days",
        deadline=_deadline(said),
        targets=(_target(said, basis),),
        points=(
            Point(9, DAY, FollowUp.STALLED, "stalled", said("follow-up"), basis, NOON, said("follow-up reply")),
            Point(8, DAY, None, said("sentence"), said("note"), basis, NOON, ""),
        ),
        evidence=tuple(_source(place, stance, said) for place, stance in enumerate(Stance, start=1)),
        sources_not_public=1,
        history=(
            Entry(
                *(12, Change.CORRECTED, Revision.CORRECTION, True, said("correction"), said("why"), said("asked")),
                *(NOON, DAY, basis, True, None),
            ),
            Entry(
                *(11, Change.NOTED, Revision.UPDATE, False, said("mistake"), said("because"), ""),
                *(NOON, None, Basis(), False, 12),
            ),
        ),
    )


def _appearance(said: Said) -> Appearance:
    return Appearance(
        headline=said("headline"),
        author=said("author"),
        publisher=said("publisher"),
        published=DAY,
        published_basis=said("published basis"),
        address="https://paper.example/bridge?a=1&b=2",
        language="en",
        sha256="ab" * 32,
        notice=said("notice"),
        said_on=date(2026, 3, 1),
        quote=said("quote"),
        before=said("before"),
        after=said("after"),
        start=1234,
        fidelity=said("fidelity"),
        compared=True,
    )


def _deadline(said: Said) -> Deadline:
    first = Window(date(2025, 12, 21), date(2026, 1, 31), said("first words"), True)
    restated = Window(date(2026, 6, 1), date(2026, 6, 30), said("restated words"))
    return Deadline(first, said("how"), DAY, restated, "Slipped once", (Slip(DAY, 150, False, said("slip")),))


def _target(said: Said, basis: Basis) -> Target:
    item = Point(7, DAY, None, said("item"), said("item note"), basis, NOON, "")
    return Target(
        Decimal(10),
        said("unit"),
        said("what counts"),
        (Count(said("count"), said("means"), 1, 3, said("progress"), (item,)),),
    )


def _source(number: int, stance: Stance, said: Said) -> Evidence:
    return Evidence(
        number=number,
        entry=number + 1,
        stance=stance,
        kind=SourceKind.ADDRESS,
        title=said(f"source {number}"),
        publisher=said("source publisher"),
        published=DAY,
        address=f"https://source.example/{number}",
        about=said("about"),
        note=said("evidence note"),
        added_at=NOON,
        kept_sha256="cd" * 32 if number == 1 else "",
        withdrawn=said("withdrawn") if number == 3 else None,
    )
