"""Dossiers: the public record of a tracker or a claim, put together and signed with the newsroom's key.

Whoever asks, a dossier holds what everyone may see and nothing else; it refuses what is not public, and too much.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from claims.desk.card_lines import AppearanceLine, ClaimCard, EvidenceLine, NewsLine, TargetLine
from claims.desk.cards import open_claim
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
from claims.refusals import NotAccepted
from claims.signing import PublicKey, newsroom_key
from db.errors import NotOnRecord
from db.reads import finding
from db.reads.filters import Filters
from db.reads.lists import list_claims
from db.scope import Scope
from db.words import AssertedBy, Sort, Subject

if TYPE_CHECKING:
    from claims.newsroom import Newsroom

MOST: Final = 5_000
_EVERYONE: Final = Scope.public()
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class SignedDossier:
    """A dossier ready to be handed out: the name and the bytes of its zip, and the key it was signed with."""

    file_name: str
    content: bytes
    key: PublicKey
    claims: int


def sign_dossier(newsroom: "Newsroom", target: str, *, most: int = MOST) -> SignedDossier:
    """Makes the signed zip of a tracker (its short name) or a claim (its number), and the key on first use."""
    dossier = read_dossier(newsroom, target, most=most)
    key = newsroom_key(newsroom.settings.data)
    content = build(dossier, key.public.raw, key.sign)
    return SignedDossier(dossier.file_name, content, key.public, len(dossier.claims))


def read_dossier(newsroom: "Newsroom", target: str, *, most: int = MOST) -> Dossier:
    """Reads what is public of a tracker or a claim in one view of the record, or refuses with `NotOnRecord`."""
    name = target.strip()
    with newsroom.reading() as connection:
        # A number is a claim's, even where a tracker is called by one: what is meant may not change with the trackers.
        if re.fullmatch(r"[0-9]{1,15}", name):
            return _of_claim(newsroom, connection, int(name))
        return _of_tracker(newsroom, connection, name, most)


def _of_claim(newsroom: "Newsroom", connection: sa.Connection, number: int) -> Dossier:
    claim = public_claim(newsroom, open_claim(connection, _EVERYONE, number, newsroom.today()))
    return Dossier(
        title=claim.statement,
        tracker="",
        introduction="",
        method="",
        address=claim.address,
        claims=(claim,),
        **_made(newsroom),
    )


def _of_tracker(newsroom: "Newsroom", connection: sa.Connection, slug: str, most: int) -> Dossier:
    # A tracker of drafts alone is refused in the words of one that is not there.
    refusal = NotOnRecord(
        f"There is no tracker “{slug}” with published claims here. "
        "Give the short name that stands in its address, or the number of a claim."
    )
    current = finding.tracker_named(connection, slug)
    number = current[0] if current else finding.tracker_once_named(connection, slug)
    if number is None:
        raise refusal
    numbers = list(_public_claims(connection, number, newsroom.today(), most))
    if not numbers:
        raise refusal
    tracker: Any = finding.rows(connection, Subject.TRACKER, [number])[number]
    cards = (open_claim(connection, _EVERYONE, claim, newsroom.today()) for claim in numbers)
    return Dossier(
        title=tracker.title,
        tracker=tracker.slug,
        introduction=tracker.introduction,
        method=tracker.method,
        address=_address(newsroom, f"t/{tracker.slug}"),
        claims=tuple(public_claim(newsroom, card) for card in cards),
        **_made(newsroom),
    )


def _public_claims(connection: sa.Connection, tracker: int, today: date, most: int) -> Iterator[int]:
    after = ""
    while True:
        page = list_claims(
            connection, _EVERYONE, Filters(tracker=tracker), Sort.RECORDED, today, after=after, size=_AT_ONCE
        )
        if page.total.capped or page.total.n > most:
            raise NotAccepted(
                f"A dossier made here holds {most:,} claims at most, and this tracker has more. "
                "Make dossiers of single claims, or of smaller trackers."
                + ("" if most >= MOST else f" The newsroom’s command makes them of up to {MOST:,} claims.")
            )
        yield from (row.id for row in page.rows)
        after = page.after
        if not after:
            return


def _made(newsroom: "Newsroom") -> dict[str, Any]:
    return {"newsroom": newsroom.settings.newsroom, "made_at": newsroom.clock(), "day": newsroom.today()}


def _address(newsroom: "Newsroom", path: str) -> str:
    public = newsroom.settings.public_url
    return f"{public.rstrip('/')}/{path}" if public else ""


def public_claim(newsroom: "Newsroom", card: ClaimCard) -> Claim:
    """Gives a claim as readers may know it, from a card that was opened for everyone."""
    rests = _Rests(card)
    speaks_unseen = not card.claimant_shown and card.asserter_id == card.claimant_id
    is_over = card.as_of is not None and card.news_on is not None and card.news_on > card.as_of
    return Claim(
        claim=card.id,
        address=_address(newsroom, f"c/{card.slug}"),
        statement=card.statement,
        language=card.language,
        kind=card.kind,
        topic=card.topic,
        claimant=card.claimant if card.claimant_shown else "",
        claimant_note=card.claimant_note if card.claimant_shown else "",
        asserter="" if speaks_unseen else card.asserter,
        asserted_by_article=card.asserted_by is AssertedBy.ARTICLE,
        trackers=tuple(title for _, title in card.trackers),
        first_published_at=card.first_published_at,
        last_public_at=card.last_public_at,
        example_as_of=None if is_over else card.as_of,
        appearances=tuple(map(_appearance, card.appearances)),
        verification=card.verification,
        verdict=_verdict(card, rests),
        follow_up=card.follow_up,
        reply=card.reply,
        schedule=card.standing.word,
        schedule_words=card.schedule,
        deadline=_deadline(card),
        targets=tuple(_target(target, rests) for target in card.targets),
        points=tuple(_point(line, rests) for line in card.news),
        evidence=tuple(_evidence(number, line) for number, line in enumerate(card.evidence, start=1)),
        sources_not_public=card.hidden_sources,
        history=tuple(_history(card, rests)),
    )


class _Rests:
    """Tells what of a card's evidence something rests on, by the numbers the dossier gives it."""

    def __init__(self, card: ClaimCard) -> None:
        self.numbers = {line.sequence: number for number, line in enumerate(card.evidence, start=1)}
        self.hidden = card.hidden_sources

    def on(self, sources: tuple[int, ...]) -> Basis:
        """Gives the evidence named by these entries; an entry that was taken out by a correction is not a source."""
        named = tuple(sorted({self.numbers[entry] for entry in sources if entry in self.numbers}))
        return Basis(named, min(len(set(sources)) - len(named), self.hidden))


def _appearance(line: AppearanceLine) -> Appearance:
    return Appearance(
        headline=line.headline,
        author=line.author,
        publisher=line.publisher,
        published=line.published,
        published_basis=line.published_basis,
        address=line.address,
        language=line.language,
        sha256=line.sha256,
        notice=line.notice,
        said_on=line.said_on,
        quote=line.quote,
        before=line.before,
        after=line.after,
        start=line.start,
        fidelity=line.fidelity,
        compared=line.compared,
    )


def _verdict(card: ClaimCard, rests: _Rests) -> Verdict | None:
    held = card.verdict
    if held is None:
        return None
    return Verdict(
        word=held.verification,
        reason=held.reason,
        search=held.search,
        basis=rests.on(held.sources),
        given_at=held.given_at,
        source_withdrawn=held.source_withdrawn,
        reply=held.reply,
    )


def _deadline(card: ClaimCard) -> Deadline:
    return Deadline(
        first=card.window,
        how=card.deadline_how,
        read_on=card.deadline_read_on,
        restated=card.restated,
        ledger=card.slip_ledger,
        slips=card.slips,
    )


def _target(target: TargetLine, rests: _Rests) -> Target:
    counts = (
        Count(
            name=count.name,
            means=count.means,
            counted=count.counted,
            reported=count.reported,
            progress=count.progress,
            items=tuple(_point(item, rests) for item in count.items),
        )
        for count in target.counts
    )
    return Target(target.amount, target.unit, target.what_counts, tuple(counts))


def _point(line: NewsLine, rests: _Rests) -> Point:
    return Point(
        entry=line.sequence,
        on=line.on,
        follow_up=line.follow_up,
        sentence=line.sentence,
        text=line.text,
        basis=rests.on(line.sources),
        recorded_at=line.recorded_at,
        reply=line.reply,
    )


def _evidence(number: int, line: EvidenceLine) -> Evidence:
    return Evidence(
        number=number,
        entry=line.sequence,
        stance=line.stance,
        kind=line.kind,
        title=line.title,
        publisher=line.publisher,
        published=line.published,
        address=line.address,
        about=line.source_note,
        note=line.note,
        added_at=line.added_at,
        kept_sha256="",
        withdrawn=line.withdrawn,
    )


def _history(card: ClaimCard, rests: _Rests) -> Iterator[Entry]:
    corrections = {line.sequence for line in card.corrections}
    for line in card.history:
        yield Entry(
            entry=line.sequence,
            change=line.change,
            revision=line.revision,
            is_correction=line.sequence in corrections,
            sentence=line.sentence,
            reason=line.reason,
            reply=line.reply,
            recorded_at=line.recorded_at,
            happened_on=line.happened_on,
            basis=rests.on(line.sources),
            holds=not line.corrected,
            corrected_by=line.corrected_by,
        )
