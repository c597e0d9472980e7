"""A record in which every place that readers must not reach holds a word of its own, and a way to look for such words.

Holds no text that is shown to nobody without its mark; what readers may see has none.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from claims.desk.changes import (
    AddAppearance,
    AddEvidence,
    Amend,
    ClaimChange,
    Correct,
    CountProgress,
    Embargo,
    Follow,
    Note,
    Publish,
    PutInTracker,
    Redact,
    ReportProgress,
    RestateDeadline,
    Retire,
    SetDeadline,
    SetTarget,
    Unpublish,
    Verify,
    WithdrawEvidence,
)
from claims.desk.intake import Kept, NewText, decide, keep, take_in
from claims.desk.links import NewLink, revoke, share
from claims.desk.permits import Actor
from claims.desk.reads import Reads
from claims.desk.recording import NewClaim, change, record_claim
from claims.desk.sitting import Saved, Sitting
from claims.desk.sources import (
    NewArticle,
    NewClaimant,
    NewSource,
    amend,
    record_article,
    record_claimant,
)
from claims.desk.trackers import NewTracker, open_tracker, rename_tracker
from claims.newsroom import Newsroom
from claims.reading.values import Proposal, ProposedKind, Span
from claims.rules.schedule import Window
from claims.settings import load_settings
from db.scope import Scope
from db.words import (
    AssertedBy,
    Audience,
    FollowUp,
    Kind,
    Outcome,
    Revision,
    Role,
    SourceKind,
    Stance,
    Subject,
    Verification,
    View,
)

START: Final = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
_MARK: Final = re.compile(r"zqmark[a-z]+")
# Days that stand in internal entries alone, as pages write them.
_DAYS: Final = re.compile(r"1987-05-03|3 May 1987|2031-07-19|19 Jul(?:y)? 2031")
INSIDE: Final = date(1987, 5, 3)
LATER: Final = datetime(2031, 7, 19, 6, 0, tzinfo=UTC)
_DAY: Final = date(2026, 3, 2)


def mark(place: str) -> str:
    """Gives the word that stands in a place and nowhere else; a search finds it."""
    return "zqmark" + re.sub("[^a-z]", "", place.lower())


def marks_in(content: bytes) -> set[str]:
    """Finds every marked word and every marked day in an answer, also inside a zip and beside a picture."""
    found: set[str] = set()
    for text in _texts(content):
        said = text.decode("utf-8", "replace")
        found |= set(_MARK.findall(said.lower())) | set(_DAYS.findall(said))
    return found


def _texts(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield packed.comment
            for one in packed.infolist():
                yield one.filename.encode() + one.comment + one.extra
                yield from _texts(packed.read(one))
    elif content.startswith(b"\x89PNG"):
        yield from _beside(content)
    else:
        yield content


def _beside(picture: bytes) -> Iterator[bytes]:
    """Gives what a PNG holds beside its points: texts, also compressed ones."""
    at = 8
    while at < len(picture):
        length, kind = int.from_bytes(picture[at : at + 4]), picture[at + 4 : at + 8]
        held = picture[at + 8 : at + 8 + length]
        if kind != b"IDAT":
            yield kind + held
        if kind == b"zTXt":
            yield zlib.decompress(held.partition(b"\0")[2][1:])
        at += length + 12


Place = Callable[[str], str]
"""Names a place of one claim."""


@dataclass
class Clock:
    """The newsroom's clock, which a test sets."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)


STAFF: Final = Actor(mark("staff"), Role.EDITOR)


@dataclass
class Marked:
    """A newsroom with the numbers of its claims, and of everything that only its hidden claims have."""

    newsroom: Newsroom
    clock: Clock
    claims: dict[str, int] = field(default_factory=dict)
    trackers: dict[str, int] = field(default_factory=dict)
    claimants: dict[str, int] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    staff: Actor = STAFF

    def change(self, number: int, *changes: ClaimChange) -> Saved:
        """Makes changes to a claim as it stands now, a minute later."""
        self.clock.later(minutes=1)
        version = self.version(number)
        return self.newsroom.sit(self.staff, lambda at: change(at, number, version, *changes))

    def version(self, number: int) -> int:
        """Gives the version of a claim."""
        return Reads(self.newsroom, Scope.desk()).card(number).version


def open_marked(folder: Path, seeded: bytes) -> Marked:
    """Opens a newsroom with the first tracker, and nothing marked yet."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "on-record.sqlite").write_bytes(seeded)
    clock = Clock()
    settings = load_settings(data=folder, timezone="Europe/Berlin", contact="desk@example.org")
    return Marked(Newsroom.open(settings, clock), clock)


def put_everything(record: Marked) -> None:
    """Puts one of every thing on record that readers must not see, and claims that they may see beside it."""
    for where in ("draft", "back", "retired", "never"):
        put_hidden(record, where)
    for where in ("back", "retired"):
        record.change(record.claims[where], Publish())
    record.change(record.claims["back"], Unpublish(mark("reason of taking back")))
    record.change(record.claims["retired"], Retire(mark("reason of retiring")))
    record.change(record.claims["never"], Retire(mark("reason of retiring a draft")))
    put_shown(record)
    put_docket(record)
    put_links(record)


def put_docket(record: Marked) -> None:
    """Takes an article in, publishes one claim of it, and marks what of its text and its docket stays at the desk."""
    quote, far = "The lock will open by 2030.", " It was a long meeting, and little was said of it." * 2
    text = f"{mark('text of an article')}.{far} {quote}{far} {mark('a line left out')} {mark('a line undecided')}"
    found = [
        Proposal(Span(start, start + len(words)), f"On {words}", None, ProposedKind.PROMISE, 0.9, (mark("a weight"),))
        for words in (quote, mark("a line left out"), mark("a line undecided"))
        for start in (text.index(words),)
    ]
    article = NewText(text, "The lock", "The Courier", _DAY)

    def put(at: Sitting) -> Saved:
        docket = take_in(at, article, found).id
        decide(at, docket, 2, Outcome.SKIPPED, mark("reason of leaving out"))
        return keep(at, docket, 1, Kept("The lock will open by 2030.", Kind.PROMISE, "The Courier"))

    record.claims["of a docket"] = record.newsroom.sit(record.staff, put).id
    record.change(record.claims["of a docket"], Publish())


def put_hidden(record: Marked, where: str) -> None:
    """Puts a draft on record of which every text is marked, in a tracker of its own."""

    def here(place: str) -> str:
        return mark(f"{where} {place}")

    def put(at: Sitting) -> Saved:
        who = record_claimant(at, NewClaimant(here("claimant"), note=here("note on a claimant"))).id
        printer = record_claimant(at, NewClaimant(here("printer"))).id
        article = NewArticle(
            here("headline"),
            printer,
            address=f"https://example.org/{here('article address')}",
            author=here("author"),
            published=_DAY,
            published_basis=here("basis"),
            notice=here("notice"),
        )
        record.claimants[where], record.articles[where] = who, record_article(at, article).id
        record.trackers[where] = open_tracker(
            at, NewTracker(here("tracker"), here("title"), here("introduction"), here("method"))
        ).id
        new = NewClaim(
            f"A {here('statement')} to be kept.",
            Kind.PROMISE,
            who,
            AssertedBy.ARTICLE,
            printer,
            topic=f"{here('group')}: {here('topic')}",
            claimant_note=here("claimant note"),
            changes=(*_filled(here, record.articles[where]), PutInTracker(record.trackers[where])),
        )
        return record_claim(at, new)

    record.clock.later(minutes=1)
    record.claims[where] = record.newsroom.sit(record.staff, put).id


def _filled(here: Place, article: int) -> tuple[ClaimChange, ...]:
    """Gives changes that fill every text that a claim can have; the claim itself is entry 1."""
    source = NewSource(
        address=f"https://example.org/{here('source address')}",
        title=here("source title"),
        publisher=here("source publisher"),
        note=here("source note"),
    )
    first = Window(date(2026, 6, 1), date(2026, 8, 31), here("deadline words"))
    again = Window(date(2026, 6, 1), date(2027, 3, 31), here("restated words"))
    quote, before, after = here("quote"), here("before"), here("after")
    counts = ((here("count"), here("count meaning")),)
    return (
        AddAppearance(article, quote, before[:40], after[:40], 10, _DAY, here("fidelity"), compared=True),
        AddEvidence(source, Stance.SUPPORTS, here("evidence note")),
        SetDeadline(first, _DAY, _DAY, here("how it was read")),
        RestateDeadline(date(2026, 9, 1), again, here("restated because"), (3,)),
        SetTarget(Decimal(7), here("unit"), here("what counts"), counts),
        CountProgress(6, 1, here("item"), date(2026, 5, 1), (3,), here("item note")),
        ReportProgress(6, 1, 3, date(2026, 5, 2), (3,), here("reported note")),
        Verify(Verification.VERIFIED, here("verdict"), (3,), here("verdict search"), reply=here("verdict reply")),
        Follow(FollowUp.STALLED, date(2026, 10, 1), here("news"), (3,), here("news search"), here("news reply")),
        Note(here("note"), _DAY, (3,), Audience.PUBLIC),
    )


def put_shown(record: Marked) -> None:
    """Publishes a claim that has something to hide in every entry that is the desk's own."""
    staff, sit = record.staff, record.newsroom.sit
    record.clock.later(minutes=1)
    council = sit(staff, lambda at: record_claimant(at, NewClaimant("The Council", note=mark("desk note on council"))))
    earlier = sit(staff, lambda at: record_claimant(at, NewClaimant(mark("earlier claimant"))))
    gazette = NewArticle(mark("earlier headline"), council.id, "https://example.org/gazette", published=_DAY)
    article = sit(staff, lambda at: record_article(at, gazette))
    tracker = sit(staff, lambda at: open_tracker(at, NewTracker(mark("earlier short name"), mark("earlier title"))))
    new = NewClaim(
        f"The {mark('earlier statement')} bridge opens.",
        Kind.PROMISE,
        earlier.id,
        AssertedBy.CLAIMANT,
        earlier.id,
        topic=f"{mark('earlier group')}: {mark('earlier topic')}",
        changes=(
            AddAppearance(article.id, mark("mistaken quote")),
            AddEvidence(NewSource(address="https://example.org/minutes", title="Minutes"), Stance.SUPPORTS, "Says so."),
            AddEvidence(_internal("before"), Stance.SUPPORTS, mark("note on an internal source")),
            PutInTracker(tracker.id),
        ),
    )
    number = sit(staff, lambda at: record_claim(at, new)).id
    record.claims["shown"] = number
    rejected = NewSource(address=f"https://example.org/{mark('rejected')}", title=mark("rejected source"))
    record.change(
        number,
        Correct(2, mark("reason of correcting a quote")),
        AddAppearance(article.id, "The bridge will open."),
        AddEvidence(rejected, Stance.CONTEXT, mark("rejected note")),
        Verify(
            Verification.FALSE, mark("mistaken verdict"), (3,), mark("mistaken search"), reply=mark("mistaken reply")
        ),
        Follow(FollowUp.BROKEN, date(2026, 7, 1), mark("mistaken news"), (3,), mark("mistaken look"), mark("no reply")),
        Note(mark("public note before publication"), audience=Audience.PUBLIC),
        Note(mark("internal note"), INSIDE),
        Embargo(LATER, mark("reason of the embargo")),
    )
    record.change(number, Embargo(None, mark("reason of lifting the embargo")))
    record.change(number, Verify(Verification.MISLEADING, mark("earlier verdict"), (3,), mark("earlier search")))
    record.change(number, Correct(10, mark("reason of correcting news")))
    record.change(number, WithdrawEvidence(8, mark("reason of withdrawing before publication")))
    record.change(number, WithdrawEvidence(4, mark("reason of withdrawing an internal source")))
    record.change(number, Amend(mark("reason of amending"), "The bridge will open.", "Roads: bridges"))
    record.change(number, Amend(mark("reason of naming"), claimant=council.id, asserter=council.id))
    record.change(number, Verify(Verification.VERIFIED, "The minutes say so.", (3,)))
    _rename(record, tracker, article)
    record.change(number, Publish())
    number_of_note = record.change(number, Note(mark("redacted note"), audience=Audience.PUBLIC)).version
    record.change(number, Redact(number_of_note, ("note",), "A telephone number."))
    inside = (
        Note(mark("later internal note"), INSIDE),
        AddEvidence(_internal("after"), Stance.REFUTES, mark("inside")),
    )
    for one in inside:
        version = record.change(number, one).version
        record.change(number, Correct(version, mark("reason of correcting an internal entry")))
        record.change(number, one)
    last = record.change(number, Note(mark("redacted inside"))).version
    record.change(number, Redact(last, ("note",), mark("reason of redacting inside")))
    record.change(number, Amend("Said better.", topic="Roads: new bridges", revision=Revision.CORRECTION))


def _internal(when: str) -> NewSource:
    return NewSource(
        SourceKind.DESCRIBED,
        title=mark(f"internal source {when}"),
        publisher=mark(f"internal publisher {when}"),
        note=mark(f"internal source note {when}"),
        audience=Audience.INTERNAL,
    )


def _rename(record: Marked, tracker: Saved, article: Saved) -> None:
    """Gives the tracker and the article the names by which readers know them."""
    staff, sit = record.staff, record.newsroom.sit
    why = mark("reason of renaming")
    told = {"title": "Bridges"}
    named = sit(staff, lambda at: amend(at, Subject.TRACKER, tracker.id, tracker.version, texts=told, reason=why))
    sit(staff, lambda at: rename_tracker(at, tracker.id, named.version, "bridges", why))
    headline = {"headline": "The Council and its bridge"}
    sit(staff, lambda at: amend(at, Subject.ARTICLE, article.id, article.version, texts=headline, reason=why))
    record.trackers["shown"] = tracker.id
    record.articles["shown"] = article.id


def put_links(record: Marked) -> None:
    """Makes links of every state; the label of one that opens is its reader's to see, the others are marked."""
    sit, staff, shown = record.newsroom.sit, record.staff, str(record.claims["shown"])

    def link(name: str, new: NewLink) -> Saved:
        made = sit(staff, lambda at: share(at, new))
        record.tokens[name] = made.token
        return made.saved

    link("live claim", NewLink(View.CLAIM, {"claim": shown}))
    link("live list", NewLink(View.LIST, {"topic": "Roads: new bridges"}))
    link("pinned claim", NewLink(View.CLAIM, {"claim": shown}, pinned=True))
    link("pinned tracker", NewLink(View.TRACKER, {"tracker": str(record.trackers["shown"])}, pinned=True))
    link("unopened", NewLink(View.CLAIM, {"claim": shown}, label=mark("label of another link")))
    today = record.newsroom.today()
    link("over", NewLink(View.CLAIM, {"claim": shown}, expires_on=today, label=mark("label of a link that ended")))
    taken = NewLink(
        View.CLAIM, {"claim": str(record.claims["draft"])}, pinned=True, label=mark("label of a revoked link")
    )
    gone = link("revoked", taken)
    sit(staff, lambda at: revoke(at, gone.id, gone.version, mark("reason of revoking")))
    record.clock.later(days=1)
