"""What a dossier tells, as values: everything public of its claims on the day it was made. Decides nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from claims.rules.schedule import Window
from claims.rules.slips import Slip
from db.words import Change, FollowUp, Kind, Revision, Schedule, SourceKind, Stance, Verification


@dataclass(frozen=True, slots=True)
class Basis:
    """What something rests on: the numbers of the claim's evidence, and how many more sources are not public."""

    evidence: tuple[int, ...] = ()
    not_public: int = 0


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where the claim was made, with the quote in its context. `sha256` is the article's text as it was compared."""

    headline: str
    author: str
    publisher: str
    published: date | None
    published_basis: str
    address: str
    language: str
    sha256: str
    notice: str
    said_on: date | None
    quote: str
    before: str
    after: str
    start: int | None
    fidelity: str
    compared: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided on whether it is true as stated."""

    word: Verification
    reason: str
    search: str
    basis: Basis
    given_at: datetime
    source_withdrawn: bool
    reply: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source with its stance. `kept_sha256` is empty without a kept copy; `withdrawn` says why it was taken back."""

    number: int
    entry: int
    stance: Stance
    kind: SourceKind
    title: str
    publisher: str
    published: date | None
    address: str
    about: str
    note: str
    added_at: datetime
    kept_sha256: str
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """A dated point of what came of it: a follow-up, or what `sentence` tells; a note is `text` alone."""

    entry: int
    on: date
    follow_up: FollowUp | None
    sentence: str
    text: str
    basis: Basis
    recorded_at: datetime
    reply: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The first window, which is what counts, the last one restated, and every slip."""

    first: Window | None
    how: str
    read_on: date | None
    restated: Window | None
    ledger: str
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One way of counting towards a target, with what was counted."""

    name: str
    means: str
    counted: int
    reported: int | None
    progress: str
    items: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """An amount that was promised."""

    amount: Decimal
    unit: str
    what_counts: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One public entry of the history."""

    entry: int
    change: Change
    revision: Revision
    is_correction: bool
    sentence: str
    reason: str
    reply: str
    recorded_at: datetime
    happened_on: date | None
    basis: Basis
    holds: bool
    corrected_by: int | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with everything readers may know of it. An empty claimant is one that is not shown."""

    claim: int
    address: str
    statement: str
    language: str
    kind: Kind
    topic: str
    claimant: str
    claimant_note: str
    asserter: str
    asserted_by_article: bool
    trackers: tuple[str, ...]
    first_published_at: datetime | None
    last_public_at: datetime | None
    example_as_of: date | None
    appearances: tuple[Appearance, ...]
    verification: Verification
    verdict: Verdict | None
    follow_up: FollowUp | None
    reply: str
    schedule: Schedule | None
    schedule_words: str
    deadline: Deadline
    targets: tuple[Target, ...]
    points: tuple[Point, ...]
    evidence: tuple[Evidence, ...]
    sources_not_public: int
    history: tuple[Entry, ...]

    @property
    def corrections(self) -> tuple[Entry, ...]:
        """What told readers that the newsroom had been wrong, newest first."""
        return tuple(entry for entry in self.history if entry.is_correction)

    @property
    def page(self) -> str:
        """Names the claim's page in the dossier, by its number alone: no text ever becomes the name of a file."""
        return f"claims/{self.claim}.html"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A record of claims as it stood on the newsroom's `day`. `tracker` is empty for a single claim's dossier."""

    title: str
    tracker: str
    introduction: str
    method: str
    newsroom: str
    address: str
    made_at: datetime
    day: date
    claims: tuple[Claim, ...]

    @property
    def file_name(self) -> str:
        """Names the zip by the tracker or the claim and the day."""
        about = self.tracker or "-".join(["claim", *(str(claim.claim) for claim in self.claims)])
        return f"on-record-{about}-{self.day.isoformat()}.zip"
