"""The tables of the record and their constraints; no behaviour.

`event`, `event_text` and `head` are the record. Everything below them is derived from events and can be made anew.
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar, cast

import sqlalchemy as sa
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from db import words


class Moment(sa.types.TypeDecorator[datetime]):
    """A UTC moment: `timestamptz` on PostgreSQL, text of fixed width (so that it sorts) on SQLite."""

    impl = sa.String(27)
    cache_ok = True
    FORMAT: ClassVar[str] = "%Y-%m-%dT%H:%M:%S.%fZ"

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        return dialect.type_descriptor(sa.DateTime(timezone=True) if dialect.name == "postgresql" else sa.String(27))

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be put on record")
        return value if dialect.name == "postgresql" else value.astimezone(UTC).strftime(self.FORMAT)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return (value if isinstance(value, datetime) else datetime.fromisoformat(value)).astimezone(UTC)


def word(vocabulary: type[words.Word]) -> sa.Enum:
    """Makes the column type of a closed vocabulary, checked by the database itself."""
    return sa.Enum(
        vocabulary,
        name=f"{vocabulary.__name__.lower()}_word",
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda members: [member.value for member in members],
    )


Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
# Sorted by its letters alone, so that "begins with" is a range of the index on both engines.
Exact = sa.String().with_variant(sa.String(collation="C"), "postgresql")
# Found by their whole key alone: on SQLite the rows lie in the key itself.
KEYED: dict[str, Any] = {"sqlite_with_rowid": False}


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(SQLModel, registry=registry(metadata=sa.MetaData(naming_convention=NAMES))):
    """The base of every table, on a registry of its own, so that reloading the code does not define tables twice."""


def table_of(table: type[Any]) -> sa.Table:
    """Gives the Core table of a SQLModel class."""
    return cast(sa.Table, table.__table__)


# --- the record -------------------------------------------------------------------------------------------------


class Event(Table, table=True):
    """One entry of a subject's history. Never altered, never removed: the guards see to it."""

    __table_args__ = (sa.UniqueConstraint("subject", "subject_id", "sequence"),)
    id: int = Field(sa_type=Number, primary_key=True)
    subject: words.Subject = Field(sa_type=word(words.Subject))
    subject_id: int = Field(sa_type=Number)
    sequence: int
    change: words.Change = Field(sa_type=word(words.Change))
    actor: str
    role: words.Role = Field(sa_type=word(words.Role))
    recorded_at: datetime = Field(sa_type=Moment)
    happened_on: date | None = None
    audience: words.Audience = Field(sa_type=word(words.Audience))
    corrects: int | None = None
    content: str = Field(sa_type=sa.Text)
    previous: bytes = Field(sa_type=sa.LargeBinary)
    hash: bytes = Field(sa_type=sa.LargeBinary)


class EventText(Table, table=True):
    """The free texts of an event, each with the salt of its digest: the only part that can be redacted."""

    __tablename__ = "event_text"
    event_id: int = Field(sa_type=Number, primary_key=True, foreign_key="event.id")
    texts: str = Field(sa_type=sa.Text)


class Head(Table, table=True):
    """The last event of each chain: what a change is made on, and what `verify` compares."""

    subject: words.Subject = Field(sa_type=word(words.Subject), primary_key=True)
    subject_id: int = Field(sa_type=Number, primary_key=True)
    sequence: int
    hash: bytes = Field(sa_type=sa.LargeBinary)


class Counter(Table, table=True):
    """The last number given to each kind of subject, and how many changes the record has seen."""

    name: str = Field(primary_key=True)
    last: int = Field(sa_type=Number)


# --- derived: one row a subject -----------------------------------------------------------------------------------


class Claimant(Table, table=True):
    """Who says, promises or publishes."""

    id: int = Field(sa_type=Number, primary_key=True)
    version: int
    name: str = Field(index=True)
    kind: words.ClaimantKind = Field(sa_type=word(words.ClaimantKind))
    note: str = Field(default="", sa_type=sa.Text)
    retired: bool = False


class Article(Table, table=True):
    """A document in which something was said."""

    id: int = Field(sa_type=Number, primary_key=True)
    version: int
    headline: str
    publisher_id: int = Field(sa_type=Number, foreign_key="claimant.id")
    address: str = ""
    author: str = ""
    published: date | None = None
    published_basis: str = Field(default="", sa_type=sa.Text)
    notice: str = Field(default="", sa_type=sa.Text)
    sha256: str = ""
    characters: int | None = None
    language: str = ""
    retired: bool = False


class Source(Table, table=True):
    """Where evidence was found."""

    id: int = Field(sa_type=Number, primary_key=True)
    version: int
    kind: words.SourceKind = Field(sa_type=word(words.SourceKind))
    audience: words.Audience = Field(sa_type=word(words.Audience))
    address: str = Field(default="", sa_type=sa.Text, index=True)
    title: str = ""
    publisher: str = ""
    published: date | None = None
    note: str = Field(default="", sa_type=sa.Text)
    retired: bool = False


class Tracker(Table, table=True):
    """A named collection of claims."""

    id: int = Field(sa_type=Number, primary_key=True)
    version: int
    slug: str = Field(index=True)
    title: str
    introduction: str = Field(default="", sa_type=sa.Text)
    method: str = Field(default="", sa_type=sa.Text)
    as_of: date | None = None
    example: bool = False
    retired: bool = False


class Link(Table, table=True):
    """A private share link. Of its token only the SHA-256 is kept; `retired` says that it was taken back.

    `query` holds the filters as an address does; `pinned` the numbers of the chosen claims with commas between.
    """

    id: int = Field(sa_type=Number, primary_key=True)
    version: int
    digest: str = Field(max_length=64, index=True)
    view: str = Field(max_length=24)
    query: str = Field(default="", sa_type=sa.Text)
    pinned: str = Field(default="", sa_type=sa.Text)
    expires_on: date | None = None
    label: str = ""
    retired: bool = False


class Docket(Table, table=True):
    """What was found in an article: the text it was read from, kept for the desk alone, and what became of each line.

    `lines` holds the proposals as JSON, `outcomes` what was decided by their numbers; `against` is the day that
    deadlines were read against.
    """

    __table_args__ = (sa.Index("ix_docket_waiting", "retired", "undecided"),)
    id: int = Field(sa_type=Number, primary_key=True)
    version: int
    article_id: int = Field(sa_type=Number, foreign_key="article.id", index=True)
    against: date
    text: str = Field(default="", sa_type=sa.Text)
    lines: str = Field(default="", sa_type=sa.Text)
    outcomes: str = Field(default="", sa_type=sa.Text)
    found: int = 0
    tracked: int = 0
    undecided: int = 0
    retired: bool = False


class Cell(Table, table=True):
    """One combination of closed axes that some claim has or had: what claims are counted and listed by."""

    __table_args__ = (sa.UniqueConstraint("kind", "verification", "follow_up", "standing", "publication"),)
    id: int = Field(sa_type=Number, primary_key=True)
    kind: words.Kind = Field(sa_type=word(words.Kind))
    verification: words.Verification = Field(sa_type=word(words.Verification))
    follow_up: str = Field(default="", max_length=24)
    standing: str = Field(max_length=24)
    publication: words.Publication = Field(sa_type=word(words.Publication))


class Claim(Table, table=True):
    """A claim as its events leave it. `cell` is empty once it is retired."""

    __table_args__ = (
        sa.Index("ix_claim_cell_changed", "cell_id", "changed_at", "id"),
        sa.Index("ix_claim_cell_news", "cell_id", "news_on", "id"),
        sa.Index("ix_claim_cell_due", "cell_id", "due_by", "id"),
        sa.Index("ix_claim_cell", "cell_id", "id"),
        sa.Index("ix_claim_changed", "changed_at", "id", "cell_id"),
        sa.Index("ix_claim_news", "news_on", "id", "cell_id"),
        sa.Index("ix_claim_due", "due_by", "id", "cell_id"),
        sa.Index("ix_claim_exists", "exists_from", "id"),
        sa.Index("ix_claim_claimant", "claimant_id", "changed_at", "id"),
        sa.Index("ix_claim_asserter", "asserter_id", "changed_at", "id"),
        sa.Index("ix_claim_topic", "topic", "changed_at", "id"),
    )
    id: int = Field(sa_type=Number, primary_key=True)
    version: int
    kind: words.Kind = Field(sa_type=word(words.Kind))
    statement: str = Field(sa_type=sa.Text)
    topic: str = ""
    language: str = ""
    claimant_id: int = Field(sa_type=Number, foreign_key="claimant.id")
    asserted_by: words.AssertedBy = Field(sa_type=word(words.AssertedBy))
    asserter_id: int = Field(sa_type=Number, foreign_key="claimant.id")
    claimant_shown: bool = True
    verification: words.Verification = Field(sa_type=word(words.Verification))
    verified_at: datetime | None = Field(default=None, sa_type=Moment)
    follow_up: words.FollowUp | None = Field(default=None, sa_type=word(words.FollowUp))
    news: str = Field(default="", sa_type=sa.Text)
    news_on: date
    publication: words.Publication = Field(sa_type=word(words.Publication))
    retired: bool = False
    cell_id: int | None = Field(default=None, sa_type=Number, foreign_key="cell.id")
    exists_from: date
    due_from: date | None = None
    due_by: date = Field(default=date.max)
    delivered_on: date | None = None
    detail: str = Field(default="{}", sa_type=sa.Text)
    sources: int = 0
    recorded_at: datetime = Field(sa_type=Moment)
    changed_at: datetime = Field(sa_type=Moment)


class Appearance(Table, table=True):
    """A place where a claim was said; the first one leads."""

    claim_id: int = Field(sa_type=Number, primary_key=True, foreign_key="claim.id")
    sequence: int = Field(primary_key=True)
    article_id: int = Field(sa_type=Number, foreign_key="article.id", index=True)
    quote: str = Field(default="", sa_type=sa.Text)
    before: str = ""
    after: str = ""
    start: int | None = None
    said_on: date | None = None
    fidelity: str = Field(default="", sa_type=sa.Text)
    compared: bool = False


class Evidence(Table, table=True):
    """A source with its stance towards one claim."""

    claim_id: int = Field(sa_type=Number, primary_key=True, foreign_key="claim.id")
    sequence: int = Field(primary_key=True)
    source_id: int = Field(sa_type=Number, foreign_key="source.id", index=True)
    stance: words.Stance = Field(sa_type=word(words.Stance))
    note: str = Field(default="", sa_type=sa.Text)
    withdrawn: bool = False


class Member(Table, table=True):
    """A claim in a tracker."""

    tracker_id: int = Field(sa_type=Number, primary_key=True, foreign_key="tracker.id")
    claim_id: int = Field(sa_type=Number, primary_key=True, foreign_key="claim.id", index=True)


class Correction(Table, table=True):
    """An entry that told readers we had been wrong: what the feed of corrections is made of."""

    __table_args__ = (sa.Index("ix_correction_recorded_at", "recorded_at", "claim_id"),)
    claim_id: int = Field(sa_type=Number, primary_key=True, foreign_key="claim.id")
    sequence: int = Field(primary_key=True)
    recorded_at: datetime = Field(sa_type=Moment)


# --- counted apart from the record ------------------------------------------------------------------------------


class LinkOpening(Table, table=True):
    """How often a link was opened on a day, by people and by programs; nothing about who they were."""

    __tablename__ = "link_opening"
    __table_args__: ClassVar[Any] = KEYED
    link_id: int = Field(sa_type=Number, primary_key=True)
    day: date = Field(primary_key=True)
    people: int = 0
    programs: int = 0


# --- derived: what the reads need ---------------------------------------------------------------------------------


class FollowUpSpan(Table, table=True):
    """A rectangle over both clocks: the follow-up from one world day to the next, while we knew no better."""

    __tablename__ = "follow_up_span"
    __table_args__ = (
        sa.Index(
            "ix_span_known",
            "follow_up",
            "claim_id",
            "on_from",
            "on_to",
            sqlite_where=sa.text("known_to IS NULL"),
            postgresql_where=sa.text("known_to IS NULL"),
        ),
        sa.Index(
            "ix_span_from",
            "follow_up",
            "on_from",
            sqlite_where=sa.text("known_to IS NULL"),
            postgresql_where=sa.text("known_to IS NULL"),
        ),
        sa.Index(
            "ix_span_to",
            "follow_up",
            "on_to",
            sqlite_where=sa.text("known_to IS NULL"),
            postgresql_where=sa.text("known_to IS NULL"),
        ),
    )
    claim_id: int = Field(sa_type=Number, primary_key=True, foreign_key="claim.id")
    known_from: datetime = Field(sa_type=Moment, primary_key=True)
    on_from: date = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    on_to: date = Field(default=date.max)
    known_to: datetime | None = Field(default=None, sa_type=Moment)
    follow_up: str = Field(default="", max_length=24)


class VerificationSpan(Table, table=True):
    """The verification while it was what we had decided."""

    __tablename__ = "verification_span"
    claim_id: int = Field(sa_type=Number, primary_key=True, foreign_key="claim.id")
    known_from: datetime = Field(sa_type=Moment, primary_key=True)
    known_to: datetime | None = Field(default=None, sa_type=Moment)
    verification: words.Verification = Field(sa_type=word(words.Verification))


class Tally(Table, table=True):
    """How many claims of a scope stand in a cell. A scope is `record`, `tracker:1`, `claimant:4`, `topic:Energy` …"""

    __table_args__: ClassVar[Any] = KEYED
    scope: str = Field(sa_type=Exact, primary_key=True)
    cell_id: int = Field(sa_type=Number, primary_key=True, foreign_key="cell.id")
    n: int


class CardTotal(Table, table=True):
    """How many claims a scorecard stands on, for the desk and for everyone: what the cards are sorted by."""

    __tablename__ = "card_total"
    __table_args__: ClassVar[Any] = (sa.Index("ix_card_total_n", "family", "audience", "n", "key"), KEYED)
    family: str = Field(sa_type=Exact, primary_key=True)
    key: str = Field(sa_type=Exact, primary_key=True)
    audience: str = Field(max_length=24, primary_key=True)
    n: int


class DayTally(Table, table=True):
    """By how much the number of claims with a follow-up rose or fell on a world day or in a month, as known today."""

    __tablename__ = "day_tally"
    __table_args__: ClassVar[Any] = KEYED
    scope: str = Field(sa_type=Exact, primary_key=True)
    grain: str = Field(max_length=24, primary_key=True)
    day: date = Field(primary_key=True)
    kind: words.Kind = Field(sa_type=word(words.Kind), primary_key=True)
    publication: words.Publication = Field(sa_type=word(words.Publication), primary_key=True)
    follow_up: str = Field(primary_key=True, max_length=24)
    n: int


class WindowTally(Table, table=True):
    """How many windows of a scope's open claims open or close on a day or in a month.

    It gives the schedule of any day without a write at midnight.
    """

    __tablename__ = "window_tally"
    __table_args__: ClassVar[Any] = KEYED
    scope: str = Field(sa_type=Exact, primary_key=True)
    edge: str = Field(max_length=24, primary_key=True)
    grain: str = Field(max_length=24, primary_key=True)
    day: date = Field(primary_key=True)
    publication: words.Publication = Field(sa_type=word(words.Publication), primary_key=True)
    n: int


class ClaimSearch(Table, table=True):
    """The words a claim is found by, folded once for both engines."""

    __tablename__ = "claim_search"
    claim_id: int = Field(sa_type=Number, primary_key=True, foreign_key="claim.id")
    words: str = Field(sa_type=sa.Text)
