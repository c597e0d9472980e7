"""The lines of a claim's card: values that a page shows as they are."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from claims.desk.histories import HistoryLine
from claims.rules.addresses import claim_slug
from claims.rules.quotes import whose_words
from claims.rules.schedule import Standing, Window
from claims.rules.slips import Slip
from db.words import (
    AssertedBy,
    Audience,
    Change,
    ClaimantKind,
    FollowUp,
    Kind,
    Publication,
    SourceKind,
    Stance,
    Verification,
)


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A source with its stance towards the claim. `withdrawn` holds the reason where it was taken back."""

    sequence: int
    source_id: int
    stance: Stance
    note: str
    kind: SourceKind
    audience: Audience
    address: str
    title: str
    publisher: str
    published: date | None
    source_note: str
    by: str
    added_at: datetime
    withdrawn: str | None

    @property
    def name(self) -> str:
        """What to call the source: its title, else its publisher, else its address."""
        return self.title or self.publisher or self.address


@dataclass(frozen=True, slots=True)
class AppearanceLine:
    """Where the claim was made. `notice` is what has to be said with every quote of this article."""

    headline: str
    publisher: str
    published: date | None
    published_basis: str
    address: str
    notice: str
    quote: str
    before: str
    after: str
    fidelity: str
    compared: bool
    article_id: int = 0
    author: str = ""
    language: str = ""
    sha256: str = ""
    start: int | None = None
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided on whether it is true as stated."""

    verification: Verification
    reason: str
    search: str
    sources: tuple[int, ...]
    by: str
    given_at: datetime
    source_withdrawn: bool
    reply: str = ""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A dated point of what came of it: a follow-up, or what `sentence` tells; a note is `text` alone."""

    sequence: int
    on: date
    follow_up: FollowUp | None
    sentence: str
    text: str
    sources: tuple[int, ...]
    recorded_at: datetime
    by: str
    reply: str = ""


@dataclass(frozen=True, slots=True)
class CountLine:
    """One count towards a target with its dated items."""

    number: int
    name: str
    means: str
    counted: int
    reported: int | None
    progress: str
    items: tuple[NewsLine, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """An amount that was promised."""

    sequence: int
    amount: Decimal
    unit: str
    what_counts: str
    counts: tuple[CountLine, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim with everything its page shows."""

    id: int
    version: int
    statement: str
    kind: Kind
    topic: str
    claimant_id: int
    claimant: str
    claimant_note: str
    claimant_shown: bool
    asserted_by: AssertedBy
    asserter_id: int
    asserter: str
    publication: Publication
    retired: str | None
    appearances: tuple[AppearanceLine, ...]
    verdict: Verdict | None
    follow_up: FollowUp | None
    news_on: date | None
    standing: Standing
    schedule: str
    window: Window | None
    restated: Window | None
    deadline_how: str
    deadline_read_on: date | None
    slips: tuple[Slip, ...]
    slip_ledger: str
    targets: tuple[TargetLine, ...]
    evidence: tuple[EvidenceLine, ...]
    hidden_sources: int
    trackers: tuple[tuple[int, str], ...]
    news: tuple[NewsLine, ...]
    history: tuple[HistoryLine, ...]
    exists_from: date
    as_of: date | None
    """The last day the claim's example tracker knows of, where it is an example."""
    language: str
    reply: str
    """Whether the claimant was asked for a reply, said when the claim was published; empty where nobody had to say."""
    not_before: datetime | None
    first_published_at: datetime | None
    last_public_at: datetime | None
    claimant_kind: ClaimantKind

    @property
    def verification(self) -> Verification:
        """The verdict's word, `unchecked` where there is none."""
        return self.verdict.verification if self.verdict else Verification.UNCHECKED

    @property
    def slug(self) -> str:
        """The readable part of its public address, its number first: `12-ten-projects-with-allies`."""
        return claim_slug(self.id, self.statement)

    @property
    def whose_words(self) -> str:
        """Says how the asserter comes to answer for it."""
        quoted = any(one.quote for one in self.appearances)
        return whose_words(in_article=self.asserted_by is AssertedBy.ARTICLE, quoted=quoted)

    @property
    def corrections(self) -> tuple[HistoryLine, ...]:
        """What told readers that we had been wrong, newest first."""
        first = self.first_published_at
        return tuple(
            line
            for line in self.history
            if first and line.recorded_at >= first and line.change is not Change.PUBLISHED and line.is_correction
        )
