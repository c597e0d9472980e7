"""The docket of an article: every proposal with what became of it. Reads alone, and for the desk alone."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Self

import sqlalchemy as sa

from claims.reading.values import Amount, Deadline, ProposedKind
from claims.reading.values import Proposal as Found
from claims.rules import quotes
from db.errors import NotOnRecord
from db.reads import dockets, finding
from db.reads.dockets import ArticleRow
from db.reads.lists import claims_by_id
from db.scope import Scope
from db.words import Outcome, Subject, Verification

LISTED: Final = 50


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount in a quote, by its words, as plain numbers."""

    text: str
    low: Decimal
    high: Decimal
    unit: str | None
    currency: str | None
    qualifier: str | None

    @classmethod
    def of(cls, amount: Amount) -> Self:
        """Keeps what was read of an amount."""
        return cls(amount.text, amount.low, amount.high, amount.unit, amount.currency, amount.qualifier)


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """The words of a deadline with how they were read; without days where only an event is named."""

    words: str
    earliest: date | None
    latest: date | None
    grain: str
    soft: bool
    how: str

    @classmethod
    def of(cls, deadline: Deadline) -> Self:
        """Keeps what was read of a deadline."""
        window = deadline.window
        days = (window.earliest, window.latest) if window else (None, None)
        return cls(deadline.text, days[0], days[1], deadline.grain, deadline.soft, deadline.how)


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a proposal, and why; `claim` is the number of the claim where it is tracked."""

    outcome: Outcome
    reason: str
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A proposal on a docket: the quote letter for letter with its place, our wording, and what was read from it."""

    number: int
    start: int
    end: int
    quote: str
    before: str
    after: str
    statement: str
    claimant: str
    kind: ProposedKind
    weight: float
    reasons: tuple[str, ...]
    amounts: tuple[FoundAmount, ...] = ()
    deadline: FoundDeadline | None = None
    decided: Decided | None = None

    @classmethod
    def of(cls, number: int, text: str, found: Found) -> Self:
        """Makes a line of what was found in a text."""
        start, end = found.quote.start, found.quote.end
        return cls(
            number,
            start,
            end,
            text[start:end],
            *quotes.context(text, start, end),
            found.statement,
            found.claimant.text if found.claimant else "",
            found.kind,
            found.weight,
            found.reasons,
            tuple(map(FoundAmount.of, found.amounts)),
            FoundDeadline.of(found.deadline) if found.deadline else None,
        )


@dataclass(frozen=True, slots=True)
class DocketCard:
    """A docket as its page shows it, with its article; `verdicts` are those of its claims, by their numbers."""

    id: int
    version: int
    article: int
    headline: str
    publisher: str
    address: str
    published: date | None
    against: date
    text: str
    language: str
    lines: tuple[Line, ...]
    verdicts: Mapping[int, Verification]

    @property
    def undecided(self) -> tuple[Line, ...]:
        """The lines of which nothing was decided yet."""
        return tuple(line for line in self.lines if line.decided is None)

    @property
    def counts(self) -> Counter[Outcome]:
        """How many lines have each outcome."""
        return Counter(line.decided.outcome for line in self.lines if line.decided)

    def line(self, number: int) -> Line | None:
        """Gives the line with a number."""
        return next((line for line in self.lines if line.number == number), None)

    @property
    def sentence(self) -> str:
        """Says how far it is: "20 found, 14 tracked, 4 on the docket, 2 to decide"."""
        tracked, waiting = self.counts[Outcome.TRACKED], len(self.undecided)
        left = len(self.lines) - tracked - waiting
        return f"{len(self.lines)} found, {tracked} tracked, {left} on the docket" + (
            f", {waiting} to decide" if waiting else ""
        )


def written(lines: Sequence[Line]) -> str:
    """Writes lines as they are kept."""
    return json.dumps([asdict(line) for line in lines], ensure_ascii=False, default=str)


def open_docket(connection: sa.Connection, scope: Scope, number: int) -> DocketCard:
    """Opens a docket, or refuses with `NotOnRecord`."""
    scope.refuse_all_but_the_desk("A docket")
    row = dockets.with_number(connection, number)
    if row is None:
        raise NotOnRecord(f"There is no docket {number} on record.")
    article = finding.rows(connection, Subject.ARTICLE, [row.article_id])[row.article_id]
    publisher = finding.rows(connection, Subject.CLAIMANT, [article.publisher_id])[article.publisher_id]
    decided = json.loads(row.outcomes) if row.outcomes else {}
    lines = tuple(_line(one, decided.get(str(one["number"]))) for one in _lines(row.lines))
    tracked = [line.decided.claim for line in lines if line.decided and line.decided.claim]
    return DocketCard(
        row.id,
        row.version,
        row.article_id,
        article.headline,
        publisher.name,
        article.address,
        article.published,
        row.against,
        row.text,
        article.language,
        lines,
        {claim: found.verification for claim, found in claims_by_id(connection, scope, tracked).items()},
    )


def articles(connection: sa.Connection, scope: Scope, before: int | None = None) -> list[ArticleRow]:
    """Reads the articles put on record last with how their dockets stand, newest first."""
    scope.refuse_all_but_the_desk("The list of articles")
    return dockets.articles(connection, before, LISTED)


def _lines(said: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(said)
    except ValueError:
        return []  # the text was removed, and a sentence stands in its place
    return found if isinstance(found, list) else []


def _line(kept: dict[str, Any], decided: Mapping[str, Any] | None) -> Line:
    return Line(
        **kept
        | {
            "kind": ProposedKind(kept["kind"]),
            "reasons": tuple(kept["reasons"]),
            "amounts": tuple(map(_amount, kept["amounts"])),
            "deadline": _deadline(kept["deadline"]) if kept["deadline"] else None,
            "decided": _decision(decided) if decided else None,
        }
    )


def _amount(kept: Mapping[str, Any]) -> FoundAmount:
    return FoundAmount(**{**kept, "low": Decimal(kept["low"]), "high": Decimal(kept["high"])})


def _deadline(kept: Mapping[str, Any]) -> FoundDeadline:
    days = {name: date.fromisoformat(kept[name]) if kept[name] else None for name in ("earliest", "latest")}
    return FoundDeadline(**{**kept, **days})


def _decision(kept: Mapping[str, Any]) -> Decided:
    return Decided(Outcome(kept["outcome"]), kept["reason"], kept.get("claim"))
