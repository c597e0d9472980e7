"""A newsroom with the first tracker on record, and a client that asks for its public addresses."""

import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from starlette.applications import Starlette

from claims.desk.changes import AddEvidence, ClaimChange, Note, Publish, PutInTracker, Unpublish
from claims.desk.permits import Actor
from claims.desk.reads import Reads
from claims.desk.recording import NewClaim, change, record_claim
from claims.desk.sitting import Saved
from claims.desk.sources import NewClaimant, NewSource, record_claimant
from claims.newsroom import Newsroom
from claims.settings import load_settings
from claims.site import routes
from db.scope import Scope
from db.words import AssertedBy, Audience, ClaimantKind, Kind, Role, SourceKind, Stance
from seeds.loader import load

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette would have its client ask with a package that the desk does not use
    from starlette.testclient import TestClient

NOW: Final = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
EDITOR: Final = Actor("Ines", Role.EDITOR)
TRACKER: Final = 1
HOSTILE: Final = "</script><script>alert(1)</script> \"'><img src=x onerror=alert(2)> &amp; {{7*7}} =1+1 ]]>"
"""A statement that every public answer has to show letter for letter and none may obey."""
SECRET: Final = "secretmarker"
"""A word that stands in drafts, in internal notes and in internal sources, and nowhere that a reader may look."""


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A record with the first tracker, to copy from."""
    folder = tmp_path_factory.mktemp("seeded")
    newsroom = Newsroom.open(load_settings(data=folder), lambda: NOW)
    load(newsroom)
    newsroom.close()
    return (folder / "on-record.sqlite").read_bytes()


@pytest.fixture
def newsroom(tmp_path: Path, seeded: bytes) -> Iterator[Newsroom]:
    """A newsroom with the first tracker, on 24 November 2026."""
    (tmp_path / "on-record.sqlite").write_bytes(seeded)
    newsroom = Newsroom.open(load_settings(data=tmp_path, timezone="Europe/Berlin"), lambda: NOW)
    yield newsroom
    newsroom.close()


@pytest.fixture
def app(newsroom: Newsroom) -> Starlette:
    """The public side of the newsroom alone, without the dashboard."""
    return site(newsroom)


def site(newsroom: Newsroom) -> Starlette:
    """Gives the public side of a newsroom as a server that has just started."""
    pages, ready = routes.served(newsroom.settings, lambda: newsroom)
    return Starlette(routes=pages, middleware=[ready])


@pytest.fixture
def client(app: Starlette) -> TestClient:
    """A reader's program, which follows no redirect by itself."""
    return TestClient(app, follow_redirects=False)


def record(newsroom: Newsroom, statement: str, *changes: ClaimChange, kind: Kind = Kind.PROMISE) -> Saved:
    """Puts a claim of the Council into the first tracker, with one public source and further changes."""
    council = newsroom.sit(
        EDITOR, lambda at: record_claimant(at, NewClaimant("The Council", ClaimantKind.ORGANISATION))
    )
    source = NewSource(address="https://example.org/minutes", title="Minutes")
    new = NewClaim(
        statement,
        kind,
        council.id,
        AssertedBy.CLAIMANT,
        council.id,
        topic="Roads: bridges",
        changes=(PutInTracker(TRACKER), AddEvidence(source, Stance.SUPPORTS, "Says so."), *changes),
    )
    return newsroom.sit(EDITOR, lambda at: record_claim(at, new))


def changed(newsroom: Newsroom, number: int, *changes: ClaimChange) -> Saved:
    """Makes changes to a claim as it stands now."""
    version = Reads(newsroom, Scope.desk()).card(number).version
    return newsroom.sit(EDITOR, lambda at: change(at, number, version, *changes))


def publish_hostile(newsroom: Newsroom) -> int:
    """Publishes a claim whose texts try to be code, and gives its number."""
    note = Note(f"Note {HOSTILE}", audience=Audience.PUBLIC)
    return record(newsroom, f"Statement {HOSTILE}", note, Publish()).id


def with_secrets(newsroom: Newsroom) -> dict[str, int]:
    """Puts on record what readers must not see, and gives the numbers: a `draft`, a claim `taken back`, one `shown`."""
    hidden = NewSource(SourceKind.DESCRIBED, title=f"Interview {SECRET}", note=SECRET, audience=Audience.INTERNAL)
    inside = (AddEvidence(hidden, Stance.REFUTES, f"Note {SECRET}"), Note(f"Call {SECRET} back"))
    draft = record(newsroom, f"A draft {SECRET} nobody may read.", *inside)
    back = record(newsroom, f"Taken back {SECRET} for good.", *inside, Publish())
    changed(newsroom, back.id, Unpublish(f"Because {SECRET}"))
    shown = record(newsroom, "The bridge will open.", *inside, Publish())
    return {"draft": draft.id, "taken back": back.id, "shown": shown.id}
