"""Loading the first tracker: real claims with their evidence and history, put on record through the use cases, once."""

import tomllib
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.desk import changes as do
from claims.desk.permits import Actor
from claims.desk.recording import NewClaim, change, record_claim
from claims.desk.sitting import Sitting
from claims.desk.sources import NewArticle, NewClaimant, NewSource, record_article, record_claimant, record_source
from claims.desk.trackers import NewTracker, open_tracker, retire_tracker, tracker_named, was_retired
from claims.newsroom import Newsroom
from claims.rules.schedule import Window
from db.errors import NotOnRecord
from db.words import AssertedBy, Audience, ClaimantKind, FollowUp, Kind, Role, SourceKind, Stance, Verification

STARGATE = Path(__file__).with_name("stargate.toml")
LOADER = Actor("first tracker", Role.EDITOR)
Data = dict[str, Any]


def load(newsroom: Newsroom, file: Path = STARGATE) -> str:
    """Puts the first tracker on record unless it is there, all or nothing, and says in a sentence what happened."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return newsroom.sit(LOADER, lambda at: _load(at, data))


def _load(at: Sitting, data: Data) -> str:
    title = data["tracker"]["title"]
    if tracker_named(at, data["tracker"]["slug"]):
        return f"The tracker “{title}” is on record already; nothing was changed."
    if was_retired(at, data["tracker"]["slug"]):
        return (
            f"The tracker “{title}” was on record and is retired; it is put on record once, so nothing was changed. "
            "To look at it again, begin another record: name a new folder with ON_RECORD_DATA."
        )
    tracker = open_tracker(at, NewTracker(**data["tracker"])).id
    claimants = {
        held["key"]: record_claimant(at, NewClaimant(held["name"], ClaimantKind(held["kind"]), held.get("note", ""))).id
        for held in data["claimants"]
    }
    sources = {held["key"]: record_source(at, _source(held)).id for held in data["sources"]}
    article = _article(at, data["article"], claimants)
    for left, claim in zip(range(len(data["claims"]), 0, -1), data["claims"], strict=True):
        # Each a moment after the one that follows it: what leads the file leads the list of latest changes.
        moment = replace(at, now=at.now + timedelta(milliseconds=left))
        _Claim(moment, claim, sources, data["article"]["published"]).put(tracker, claimants, article)
    return f"The tracker “{title}” was put on record with {len(data['claims'])} claims."


def _source(held: Data) -> NewSource:
    known = {name: held[name] for name in ("address", "title", "publisher", "published", "note") if name in held}
    return NewSource(kind=SourceKind(held["kind"]), **known)


def _article(at: Sitting, held: Data, claimants: dict[str, int]) -> int:
    publisher = held["publisher"]
    number = claimants.get(publisher) or record_claimant(at, NewClaimant(publisher, ClaimantKind.PUBLISHER)).id
    rest = {name: value for name, value in held.items() if name not in ("key", "publisher")}
    return record_article(at, NewArticle(publisher=number, **rest)).id


class _Claim:
    """One claim of the file on its way through the use cases."""

    def __init__(self, at: Sitting, held: Data, sources: dict[str, int], said_on: Any) -> None:
        self.at, self.held, self.sources, self.said_on = at, held, sources, said_on
        self.evidence: dict[str, int] = {}

    def put(self, tracker: int, claimants: dict[str, int], article: int) -> None:
        """Puts the claim with its whole history on record and publishes it."""
        held = self.held
        first: list[do.ClaimChange] = [self._appearance(article)] if "appearance" in held else []
        first += [
            do.AddEvidence(self.sources[one["source"]], Stance(one["stance"]), one.get("note", ""))
            for one in held["evidence"]
        ]
        saved = record_claim(
            self.at,
            NewClaim(
                statement=held["statement"],
                kind=Kind(held["kind"]),
                claimant=claimants[held["claimant"]],
                asserted_by=AssertedBy(held["asserted_by"]),
                asserter=claimants[held["asserter"]],
                topic=held["topic"],
                language=held.get("language", ""),
                claimant_note=held.get("claimant_note", ""),
                claimant_shown=held.get("appearance", {}).get("shows_speaker", True),
                changes=tuple(first),
            ),
        )
        start = saved.version - len(held["evidence"])
        self.evidence = {one["key"]: start + place for place, one in enumerate(held["evidence"], 1)}
        later = [*self._deadlines(), *self._targets(saved.version), *self._dated(), *self._verdict()]
        publish = do.Publish(held.get("verdict", {}).get("reply", ""))
        change(self.at, saved.id, saved.version, *later, do.PutInTracker(tracker), publish)

    def _appearance(self, article: int) -> do.AddAppearance:
        held = self.held["appearance"]
        return do.AddAppearance(
            article,
            held["quote"],
            held.get("before", ""),
            held.get("after", ""),
            held["start"],
            self.said_on,
            held.get("fidelity", ""),
            compared=True,
        )

    def _named(self, held: Data) -> tuple[int, ...]:
        return tuple(self.evidence[key] for key in held.get("sources", ()))

    def _deadlines(self) -> list[do.ClaimChange]:
        made: list[do.ClaimChange] = []
        if held := self.held.get("deadline"):
            made.append(do.SetDeadline(_window(held), held["announced_on"], held.get("read_on"), held.get("how", "")))
        for held in self.held.get("restatements", ()):
            window = None if held.get("withdrawn") else _window(held)
            made.append(
                do.RestateDeadline(held["on"], window, held["note"], self._named(held), words=held.get("words", ""))
            )
        return made

    def _targets(self, version: int) -> list[do.ClaimChange]:
        held = self.held.get("target")
        if held is None:
            return []
        counts = tuple((count["name"], count.get("means", "")) for count in held["counts"])
        numbers = {name: place for place, (name, _) in enumerate(counts, 1)}
        sequence = version + len(self._deadlines()) + 1
        made: list[do.ClaimChange] = [do.SetTarget(Decimal(held["amount"]), held["unit"], held["what_counts"], counts)]
        made += [
            do.CountProgress(
                sequence, numbers[line["count"]], line["item"], line["on"], self._named(line), line.get("note", "")
            )
            for line in self.held.get("progress", ())
        ]
        made += [
            do.ReportProgress(
                sequence, numbers[line["count"]], line["total"], line["on"], self._named(line), line.get("note", "")
            )
            for line in self.held.get("reported", ())
        ]
        return made

    def _dated(self) -> list[do.ClaimChange]:
        made: list[do.ClaimChange] = [
            do.Follow(FollowUp(one["state"]), one["on"], one["note"], self._named(one), one.get("search", ""))
            for one in self.held.get("follow_ups", ())
        ]
        made += [
            do.Note(one["text"], one["on"], self._named(one), Audience.PUBLIC) for one in self.held.get("notes", ())
        ]
        return made

    def _verdict(self) -> list[do.ClaimChange]:
        held = self.held.get("verdict")
        if held is None:
            return []
        verification = Verification(held["verification"])
        return [do.Verify(verification, held["reason"], self._named(held), held.get("search", ""))]


def _window(held: Data) -> Window:
    return Window(held["earliest"], held["latest"], held.get("words", ""), held.get("soft", False))


def retire(newsroom: Newsroom, reason: str = "The example is not needed any more.") -> str:
    """Retires the example tracker with its claims and says in a sentence what happened."""
    slug = tomllib.loads(STARGATE.read_text(encoding="utf-8"))["tracker"]["slug"]

    def work(at: Sitting) -> str:
        tracker = tracker_named(at, slug)
        if tracker is None:
            raise NotOnRecord("The example tracker is not on record; there is nothing to retire.")
        gone = retire_tracker(at, tracker.id, tracker.version, reason)
        return f"The example tracker was retired with {gone} claims. Its history stays on record."

    return newsroom.sit(Actor("local editor", Role.EDITOR), work)
