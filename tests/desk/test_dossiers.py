"""A dossier of the real record: what is public is in it, and not one word of what is not."""

import io
import json
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from claims.desk import dossiers
from claims.desk.changes import (
    AddAppearance,
    AddEvidence,
    Amend,
    Correct,
    CountProgress,
    Embargo,
    Follow,
    Note,
    Publish,
    PutInTracker,
    Redact,
    RestateDeadline,
    Retire,
    SetDeadline,
    SetTarget,
    Unpublish,
    Verify,
    WithdrawEvidence,
)
from claims.desk.dossiers import read_dossier, sign_dossier
from claims.desk.sitting import Saved
from claims.desk.sources import NewArticle, NewSource, record_article
from claims.desk.trackers import NewTracker, open_tracker, rename_tracker, retire_tracker
from claims.formats.dossier import verify
from claims.newsroom import Newsroom
from claims.refusals import NotAccepted
from claims.rules.schedule import Window
from claims.settings import Settings
from db.errors import NotOnRecord
from db.words import Audience, FollowUp, Kind, Revision, Stance, Verification
from tests.desk.conftest import EDITOR, REPORTER, Desk

SECRET = "Xylophone"
"""Stands in every text that readers may not see, and in nothing else."""


@pytest.fixture
def newsroom(desk: Desk, tmp_path: Path) -> Newsroom:
    """The newsroom of the desk with a public address and a data folder of this test's own."""
    chosen = Settings(timezone="UTC", data=tmp_path, public_url="https://desk.example/")
    return Newsroom(desk.record, chosen, lambda: desk.now)


@pytest.fixture
def tracker(desk: Desk) -> Saved:
    return desk.sit(lambda at: open_tracker(at, NewTracker("bridges", "Bridges", "All of them.", "We looked.")))


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def told(desk: Desk, tracker: Saved) -> Saved:
    """Puts a promise on record that has everything, and publishes it."""
    article = NewArticle("A bridge at last", desk.claimant("The Paper"), "https://paper.example/1", sha256="ab" * 32)
    number = desk.sit(lambda at: record_article(at, article)).id
    claim = desk.claim(
        Kind.PROMISE,
        AddAppearance(number, "the bridge will open", "They said ", " in March", start=10, compared=True),
        SetDeadline(Window(date(2026, 1, 1), date(2026, 1, 31), "in January"), date(2025, 12, 1)),
        SetTarget(Decimal(3), "bridges", "Open to traffic."),
        PutInTracker(tracker.id),
    )
    claim = desk.change(claim, CountProgress(claim.version - 1, 1, "North bridge", date(2026, 2, 1), (2,)))
    return desk.change(
        claim,
        RestateDeadline(date(2026, 2, 1), Window(date(2026, 3, 1), date(2026, 3, 31)), "Not January.", (2,)),
        Follow(FollowUp.IN_PROGRESS, date(2026, 2, 2), "One pillar stands.", (2,)),
        Verify(Verification.VERIFIED, "The minutes say so.", (2,)),
        Publish(),
    )


def test_a_tracker_is_told_with_all_that_is_public_of_its_claims(
    desk: Desk, newsroom: Newsroom, tracker: Saved
) -> None:
    number = told(desk, tracker).id
    dossier = read_dossier(newsroom, "bridges")
    assert (dossier.title, dossier.introduction, dossier.method) == ("Bridges", "All of them.", "We looked.")
    assert (dossier.newsroom, dossier.address) == ("On Record", "https://desk.example/t/bridges")
    (claim,) = dossier.claims
    assert claim.address == f"https://desk.example/c/{number}-the-bridge-will-open"
    assert claim.appearances[0].quote == "the bridge will open"
    assert claim.verdict and claim.verdict.basis.evidence == (1,)
    assert (claim.points[0].follow_up, claim.points[0].on) == (FollowUp.IN_PROGRESS, date(2026, 2, 2))
    assert claim.schedule_words == "Overdue by 30 days; restated for 1 Mar 2026 to 31 Mar 2026"
    assert claim.deadline.slips[0].days == 59
    assert claim.targets[0].counts[0].items[0].basis.evidence == (1,)
    assert [entry.sentence for entry in claim.history] == ["Published"]


def test_a_signed_dossier_holds_and_is_the_same_again(
    desk: Desk, newsroom: Newsroom, tracker: Saved, tmp_path: Path
) -> None:
    told(desk, tracker)
    made = sign_dossier(newsroom, "bridges")
    assert (made.file_name, made.claims) == ("on-record-bridges-2026-03-02.zip", 1)
    assert sign_dossier(newsroom, "bridges") == made
    place = tmp_path / made.file_name
    place.write_bytes(made.content)
    faults: list[str] = []
    manifest = verify.examine(place, faults)
    assert faults == []
    assert manifest and verify.fingerprint(manifest.key) == made.key.fingerprint


def test_a_claim_is_told_alone_by_its_number(desk: Desk, newsroom: Newsroom, tracker: Saved) -> None:
    claim = told(desk, tracker)
    made = sign_dossier(newsroom, f" {claim.id} ")
    assert made.file_name == f"on-record-claim-{claim.id}-2026-03-02.zip"
    assert b"The bridge will open." in files(made.content)["index.html"]


def secret_changes(desk: Desk, tracker: Saved) -> Saved:
    """Makes a published claim whose every hidden corner holds the secret word."""
    letter = NewSource(
        address=f"https://{SECRET}.example", title=SECRET, publisher=SECRET, note=SECRET, audience=Audience.INTERNAL
    )
    claim = desk.claim(Kind.PROMISE, PutInTracker(tracker.id), statement=f"{SECRET} opens.")
    claim = desk.change(claim, AddEvidence(letter, Stance.SUPPORTS, SECRET), Note(SECRET), actor=REPORTER)
    internal = claim.version - 1
    claim = desk.change(
        claim,
        Amend(f"{SECRET} was the wrong word.", statement="The bridge opens.", topic=SECRET),
        Amend("The right word.", topic="Roads"),
        Verify(Verification.FALSE, SECRET, (2,), reply=SECRET),
        Verify(Verification.VERIFIED, "The minutes and a letter say so.", (2, internal)),
        Note(f"{SECRET} for everyone, before they could read it.", audience=Audience.PUBLIC),
        Embargo(desk.now + timedelta(hours=1), SECRET),
        Embargo(None, SECRET),
    )
    claim = desk.change(claim, Follow(FollowUp.STALLED, date(2026, 1, 5), SECRET, (2,)))
    mistaken = claim.version
    claim = desk.change(claim, Note(f"{SECRET} was noted.", date(2026, 1, 6), audience=Audience.PUBLIC))
    early = claim.version
    claim = desk.change(claim, Correct(mistaken, SECRET))
    claim = desk.change(claim, Publish(), Note(SECRET, date(2026, 2, 1)))
    claim = desk.change(claim, Note(f"{SECRET} to be removed.", audience=Audience.PUBLIC))
    redacted = claim.version
    claim = desk.change(claim, Redact(redacted, ("note",), "A telephone number."))
    claim = desk.change(claim, Correct(early, "Another bridge.", Revision.CORRECTION))
    return desk.change(claim, WithdrawEvidence(internal, SECRET))


def test_nothing_that_readers_may_not_see_gets_into_any_file(desk: Desk, newsroom: Newsroom, tracker: Saved) -> None:
    secret_changes(desk, tracker)
    draft = desk.claim(statement=f"{SECRET} is a draft.")
    desk.change(draft, PutInTracker(tracker.id))
    taken_back = desk.change(desk.claim(statement=f"{SECRET} is taken back."), PutInTracker(tracker.id), Publish())
    desk.change(taken_back, Unpublish(SECRET))
    retired = desk.change(desk.claim(statement=f"{SECRET} is retired."), PutInTracker(tracker.id), Publish())
    desk.change(retired, Retire(SECRET))
    made = sign_dossier(newsroom, "bridges")
    assert made.claims == 1
    held = files(made.content)
    for name, content in held.items():
        for hidden in (SECRET, EDITOR.name, REPORTER.name):
            assert hidden.lower() not in content.decode("utf-8").lower(), (name, hidden)
    page = next(content.decode("utf-8") for name, content in held.items() if name.startswith("claims/"))
    assert "The bridge opens." in page
    assert "1 source not public" in page
    assert "A telephone number." in page
    assert "Corrected an entry from before the claim was published" in page


def test_a_speaker_who_is_not_shown_is_named_nowhere(desk: Desk, newsroom: Newsroom, tracker: Saved) -> None:
    speaker = desk.claimant(f"{SECRET} Speaker")
    claim = desk.change(desk.claim(Kind.QUOTATION), PutInTracker(tracker.id), Publish())
    nobody = Amend(
        "The words are nobody's.",
        claimant=speaker, asserter=speaker, claimant_shown=False, revision=Revision.CORRECTION,
    )  # fmt: skip
    desk.change(claim, nobody)
    made = sign_dossier(newsroom, "bridges")
    assert SECRET.encode() not in made.content
    assert b"speaker not shown" in made.content


@pytest.mark.parametrize("target", ["99", "bridges", "no-such", "../etc", "", "1 OR 1=1", "９"])
def test_what_is_not_public_is_refused_in_the_same_words_as_what_is_not_there(
    desk: Desk, newsroom: Newsroom, tracker: Saved, target: str
) -> None:
    claim = desk.change(desk.claim(), PutInTracker(tracker.id))
    with pytest.raises(NotOnRecord) as refused:
        sign_dossier(newsroom, target)
    assert refused.value.sentence.startswith(("There is no claim", "There is no tracker"))
    with pytest.raises(NotOnRecord):
        sign_dossier(newsroom, str(claim.id))
    assert not (newsroom.settings.data / "signing").exists(), "no key is made for nothing"


def test_a_tracker_is_found_by_its_former_short_name_and_not_when_it_is_retired(
    desk: Desk, newsroom: Newsroom, tracker: Saved
) -> None:
    told(desk, tracker)
    renamed = desk.sit(lambda at: rename_tracker(at, tracker.id, tracker.version, "all-bridges", "More of them."))
    assert read_dossier(newsroom, "bridges").tracker == "all-bridges"
    desk.sit(lambda at: retire_tracker(at, tracker.id, renamed.version, "Done."))
    for name in ("bridges", "all-bridges"):
        with pytest.raises(NotOnRecord):
            read_dossier(newsroom, name)


def test_more_claims_than_a_dossier_holds_are_refused_before_one_is_read(
    desk: Desk, newsroom: Newsroom, tracker: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in range(3):
        desk.change(desk.claim(statement=f"Bridge {place} opens."), PutInTracker(tracker.id), Publish())
    monkeypatch.setattr(dossiers, "_AT_ONCE", 2)
    assert [claim.statement for claim in read_dossier(newsroom, "bridges").claims] == [
        f"Bridge {place} opens." for place in range(3)
    ], "every page of the list is read, in the order in which they were put on record"
    with pytest.raises(NotAccepted, match="holds 2 claims at most"):
        read_dossier(newsroom, "bridges", most=2)


def test_the_data_says_what_a_verdict_rests_on_that_is_not_public(
    desk: Desk, newsroom: Newsroom, tracker: Saved
) -> None:
    secret_changes(desk, tracker)
    (claim,) = json.loads(files(sign_dossier(newsroom, "bridges").content)["data/claims.json"])["claims"]
    assert claim["verdict"]["basis"] == {"evidence": [1], "not_public": 1}
    assert claim["sources_not_public"] == 1
