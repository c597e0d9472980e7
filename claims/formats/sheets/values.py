"""What a spreadsheet is to the rest, and what its rows become. Refuses nothing, decides nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from claims.formats.sheets.days import Order
from claims.rules.schedule import Window
from db.words import AssertedBy, Audience, ClaimantKind, FollowUp, Kind, Stance, Verification

MOST_COLUMNS = 300
LONGEST_CELL = 100_000


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells; `number` is the line of the file, or the row of the workbook, on which it begins."""

    number: int
    cells: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Tells whether no cell holds anything."""
        return not any(cell and not cell.isspace() for cell in self.cells)


class Table(Protocol):
    """Lines that can be gone through again and again, the header among them."""

    def lines(self) -> Iterator[Line]:
        """Gives every line in order, or refuses the file at the line that cannot be read."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about a sheet: what columns and words mean, the order of days, what no column says."""

    columns: Mapping[str, str] = field(default_factory=dict)
    ratings: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    claimant: str | None = None
    """Who said it where the sheet does not say; the empty name where nobody is meant."""
    kind: Kind | None = None
    as_of: date | None = None
    kind_by_columns: bool = False
    """What the claims are goes by the columns, whatever was said before."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a line; `stops` where nothing can be imported before it is put right."""

    line: int
    sentence: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class ProposedSource:
    """A source that a row names: an address, or words that describe one."""

    stance: Stance
    address: str = ""
    title: str = ""
    audience: Audience = Audience.PUBLIC


@dataclass(frozen=True, slots=True)
class ProposedAppearance:
    """Where a row says that the claim was made, with its quote."""

    quote: str
    headline: str
    publisher: str
    address: str = ""
    published: date | None = None
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProposedDeadline:
    """The window that a row names, since when it is known, and how it was read."""

    window: Window
    announced_on: date
    how: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict or what came of it, with what it rests on; only the second has a day."""

    state: Verification | FollowUp
    reason: str
    search: str = ""
    happened_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A row as the claim it would be. `kept` has its cells, `claim` its number in an export."""

    line: int
    statement: str
    kind: Kind
    claimant: str
    claimant_kind: ClaimantKind = ClaimantKind.ORGANISATION
    claimant_note: str = ""
    claimant_shown: bool = True
    asserted_by: AssertedBy = AssertedBy.CLAIMANT
    asserter: str = ""
    asserter_kind: ClaimantKind = ClaimantKind.PUBLISHER
    topic: str = ""
    language: str = ""
    sources: tuple[ProposedSource, ...] = ()
    appearance: ProposedAppearance | None = None
    deadline: ProposedDeadline | None = None
    verdict: Decision | None = None
    follow_up: Decision | None = None
    undecided: tuple[str, ...] = ()
    kept: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    claim: int | None = None


class Told(StrEnum):
    """What is told once of a whole sheet, with how many rows it is about."""

    UNDATED = "undated"
    STANCE_TAKEN = "stance taken"
    UNNAMED = "unnamed"


@dataclass(slots=True)
class Unknown:
    """Words for how a claim stands that nobody knows yet: how many rows have them, and the first line."""

    line: int
    rows: int = 0
