"""Taking an article in: its text is read, each proposal is decided by a person, and nothing that was found is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from claims.desk.changes import AddAppearance, ClaimChange, PutInTracker, SetDeadline, SetTarget
from claims.desk.dockets import DocketCard, Line, open_docket, written
from claims.desk.permits import require
from claims.desk.recording import NewClaim, record_claim
from claims.desk.sitting import Saved, Sitting
from claims.desk.sources import NewArticle, NewClaimant, record_article, record_claimant
from claims.reading.values import Proposal
from claims.refusals import NotAccepted
from claims.rules.schedule import Window
from claims.rules.texts import LIMITS, clean
from db.chain import Entry
from db.history import Addition
from db.reads import dockets
from db.scope import Scope
from db.words import AssertedBy, Audience, Change, ClaimantKind, Kind, Outcome, Role, Subject

LONGEST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class NewText:
    """An article as it is taken in: its text as it was read, and where and when it was published."""

    text: str
    headline: str
    publisher: str
    published: date
    published_basis: str = ""
    address: str = ""
    author: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A proposal as a person keeps it. `window` with its words, or no deadline; `target` is what was promised."""

    statement: str
    kind: Kind
    claimant: str
    claimant_kind: ClaimantKind = ClaimantKind.ORGANISATION
    asserted_by: AssertedBy = AssertedBy.ARTICLE
    topic: str = ""
    window: Window | None = None
    how: str = ""
    target: SetTarget | None = None
    tracker: int | None = None


def take_in(at: Sitting, new: NewText, found: Sequence[Proposal]) -> Saved:
    """Puts an article on record with all that was found in it; a text that is on record already is opened instead."""
    require(at.actor, Role.REPORTER, "take an article in")
    _refuse_text(new, at.today)
    digest = sha256(new.text.encode()).hexdigest()
    known = dockets.of_text(at.connection, digest)
    if known is not None:
        return Saved(known, open_docket(at.connection, Scope.desk(), known).version)
    publisher = record_claimant(at, NewClaimant(new.publisher, ClaimantKind.PUBLISHER)).id
    article = record_article(
        at,
        NewArticle(
            new.headline,
            publisher,
            new.address,
            new.author,
            new.published,
            new.published_basis,
            sha256=digest,
            characters=len(new.text),
            language=new.language,
        ),
    )
    lines = [Line.of(number, new.text, one) for number, one in enumerate(found, 1)]
    values = {"article": article.id, "against": new.published, "found": len(lines)}
    texts = {"text": new.text, "lines": written(lines)}
    return at.put(Subject.DOCKET, [Entry(Change.RECORDED, values, texts, audience=Audience.INTERNAL)])


def _refuse_text(new: NewText, today: date) -> None:
    if not new.publisher.strip():
        raise NotAccepted("Say who published the article.", "publisher")
    if new.published > today:
        raise NotAccepted("An article cannot have been published on a day that is still to come.", "published")
    if len(new.text) > LONGEST_TEXT:
        raise NotAccepted(
            f"The text has more than {LONGEST_TEXT:,} characters; paste the part with the claims.", "text"
        )
    if not new.text.strip():
        raise NotAccepted("There is no text to read; paste the article.", "text")


def decide(at: Sitting, docket: int, number: int, outcome: Outcome, reason: str) -> Saved:
    """Decides what becomes of a proposal that is not tracked, with the reason; what another decided first stands."""
    require(at.actor, Role.REPORTER, "decide on a docket")
    card = open_docket(at.connection, Scope.desk(), docket)
    _undecided(card, number)
    if outcome is Outcome.TRACKED:
        raise NotAccepted("A proposal is tracked by keeping it as a claim.", "outcome")
    return _put(at, card, {"line": number, "outcome": outcome}, clean(reason, field="reason", most=LIMITS["reason"]))


def decide_anew(at: Sitting, docket: int, number: int) -> Saved:
    """Takes back what was decided on a proposal, so that it is open again; a tracked one stays a claim."""
    require(at.actor, Role.REPORTER, "decide on a docket")
    card = open_docket(at.connection, Scope.desk(), docket)
    line = card.line(number)
    if line is None or line.decided is None or line.decided.outcome is Outcome.TRACKED:
        raise NotAccepted("This proposal is not on the docket with a reason, so there is nothing to take back.", "")
    made = [
        event
        for event in at.chain(Subject.DOCKET, docket)
        if event.change is Change.DOCKETED and event.values["line"] == number
    ]
    undone = Entry(Change.CORRECTED, {}, {}, audience=Audience.INTERNAL, corrects=made[-1].sequence)
    return at.add([Addition(Subject.DOCKET, docket, card.version, (undone,))])[0]


def keep(at: Sitting, docket: int, number: int, kept: Kept) -> Saved:
    """Puts a proposal on record as a claim with its quote, its deadline and its target; gives the claim."""
    require(at.actor, Role.REPORTER, "keep a proposal")
    card = open_docket(at.connection, Scope.desk(), docket)
    line = _undecided(card, number)
    claim = record_claim(at, _claim(at, card, line, kept))
    _put(at, card, {"line": number, "outcome": Outcome.TRACKED, "claim": claim.id})
    return claim


def _undecided(card: DocketCard, number: int) -> Line:
    line = card.line(number)
    if line is None:
        raise NotAccepted("There is no such proposal on this docket.", "")
    if line.decided is not None:
        raise NotAccepted(f"This was decided meanwhile: {line.decided.outcome}. Nothing was saved.", "")
    return line


def _put(at: Sitting, card: DocketCard, values: dict[str, Any], reason: str = "") -> Saved:
    texts = {"reason": reason} if reason else {}
    entry = Entry(Change.DOCKETED, values, texts, audience=Audience.INTERNAL)
    return at.add([Addition(Subject.DOCKET, card.id, card.version, (entry,))])[0]


def _claim(at: Sitting, card: DocketCard, line: Line, kept: Kept) -> NewClaim:
    claimant = record_claimant(at, NewClaimant(kept.claimant or card.publisher, kept.claimant_kind)).id
    publisher = record_claimant(at, NewClaimant(card.publisher, ClaimantKind.PUBLISHER)).id
    asserter = publisher if kept.asserted_by is AssertedBy.ARTICLE else claimant
    changes = tuple(_changes(card, line, kept))
    return NewClaim(kept.statement, kept.kind, claimant, kept.asserted_by, asserter, kept.topic, changes=changes)


def _changes(card: DocketCard, line: Line, kept: Kept) -> list[ClaimChange]:
    place = AddAppearance(card.article, line.quote, line.before, line.after, start=line.start, compared=True)
    changes: list[ClaimChange] = [place]
    if kept.window is not None:
        changes.append(SetDeadline(kept.window, card.against, card.against, kept.how))
    if kept.target is not None:
        changes.append(kept.target)
    if kept.tracker is not None:
        changes.append(PutInTracker(kept.tracker))
    return changes
