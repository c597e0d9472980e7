"""What is found in a text: each with the words it was read from and where they stand. Refuses nothing, decides nothing.

Places are counted in Unicode characters; `end` is the first one behind. `text[start:end]` are the words, always.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.reading.windows import Window


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Gives the words that stand there."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Tells whether another stretch lies inside it."""
        return self.start <= other.start and other.end <= self.end


class Qualifier(StrEnum):
    """How exactly an amount was stated."""

    ABOUT = "about"
    UP_TO = "up to"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    LESS_THAN = "less than"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as plain numbers: `low` and `high` are the same unless it is a range.

    `unit` is a singular word (`percent`, `project`), `currency` a code of ISO 4217; at most one of them is given.
    """

    text: str
    span: Span
    low: Decimal
    high: Decimal
    unit: str | None = None
    currency: str | None = None
    qualifier: Qualifier | None = None


class Grain(StrEnum):
    """How finely the words of a deadline name a day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    VAGUE = "vague"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is to happen, by the words of a text; `window` is `None` where only an event is named.

    `soft` where the reading is a convention; `how` says for people how it was read, and against which day.
    """

    text: str
    span: Span
    window: Window | None
    grain: Grain
    soft: bool
    how: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said something: the words that name them, where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, without the marks, and who is named as saying them, if it can be told."""

    span: Span
    speaker: Speaker | None


class ProposedKind(StrEnum):
    """What sort of statement a sentence makes; an opinion is never more than a proposal."""

    FACT = "fact"
    QUOTATION = "quotation"
    PROMISE = "promise"
    PREDICTION = "prediction"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with how worth checking it is, from 0 to 1, the reasons in words, and what was decided."""

    span: Span
    weight: float
    reasons: tuple[str, ...]
    kind: ProposedKind
    check_worthy: bool
    promise: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a person may keep, change or skip: the exact quote, our wording, and what was read from it."""

    quote: Span
    statement: str
    claimant: Speaker | None
    kind: ProposedKind
    weight: float
    reasons: tuple[str, ...]
    amounts: tuple[Amount, ...] = ()
    deadline: Deadline | None = None
