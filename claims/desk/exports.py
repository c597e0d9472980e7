"""The record as a sheet: each claim as it stands, in columns that an import reads back, beside those it came with.

For the desk alone: drafts and internal sources are in it.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from claims.desk.remembered_choices import columns_of
from claims.formats.sheets.cells import BETWEEN
from claims.formats.sheets.columns import ours
from claims.formats.sheets.fields import OURS, Field
from claims.formats.sheets.rows import INTERNAL
from db import history
from db.chain import Event
from db.errors import NotOnRecord
from db.fold import ClaimState, fold, shown
from db.reads import finding, imported
from db.scope import Scope
from db.tables import Article, Claimant, Source
from db.words import AssertedBy, Audience, Change, Stance, Subject, Verification

_FIELDS: Final = tuple(meaning for meaning in Field if meaning is not Field.NOTHING)
OWN_COLUMNS: Final = tuple(f"{OURS}{meaning}" for meaning in _FIELDS)
_STANCES: Final = {Stance.SUPPORTS: Field.SUPPORTS, Stance.REFUTES: Field.REFUTES, Stance.CONTEXT: Field.CONTEXT}


@dataclass(frozen=True, slots=True)
class SheetOfClaims:
    """A sheet ready to be written: its header, and its rows in the order in which the claims were put on record."""

    header: tuple[str, ...]
    rows: Iterator[list[str]]


def export_sheet(connection: sa.Connection, scope: Scope, tracker: str = "") -> SheetOfClaims:
    """Reads the claims of a tracker, or all, as a sheet; refuses with `NotOnRecord` a tracker that is not there."""
    scope.refuse_all_but_the_desk("The sheet of the record")
    number = _tracker(connection, tracker) if tracker else None
    theirs = _their_columns(connection, number)
    return SheetOfClaims((*theirs.values(), *OWN_COLUMNS), _rows(connection, number, tuple(theirs)))


def _tracker(connection: sa.Connection, slug: str) -> int:
    found = finding.tracker_named(connection, slug)
    if found is None:
        raise NotOnRecord(f"There is no tracker “{slug[:80]}” on record. Name one by its short name.")
    return found[0]


def _their_columns(connection: sa.Connection, tracker: int | None) -> dict[str, str]:
    """Gives the columns of the sheets that these claims came from, each once, by its name in small letters."""
    numbers = [number for step in imported.claim_numbers(connection, tracker) for number in step]
    found: dict[str, str] = {}
    for event in imported.imports(connection):
        first, last = event.values["import"]
        place = bisect_left(numbers, first)
        if place < len(numbers) and numbers[place] <= last:
            for name in columns_of(event):
                if not ours(name):
                    found.setdefault(name.casefold(), name)
    return found


def _rows(connection: sa.Connection, tracker: int | None, theirs: Sequence[str]) -> Iterator[list[str]]:
    for step in imported.claim_numbers(connection, tracker):
        for own, kept in _read(connection, step):
            cells = {name.casefold(): cell for name, cell in kept.items()}
            yield [*(cells.get(name, "") for name in theirs), *(own.get(name, "") for name in OWN_COLUMNS)]


def own_cells(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, dict[str, str]]:
    """Gives the cells of our own columns that hold anything, for each of these claims that is on record."""
    return {int(own[f"{OURS}{Field.NUMBER}"]): own for own, _ in _read(connection, numbers)}


def _read(connection: sa.Connection, numbers: Sequence[int]) -> Iterator[tuple[dict[str, str], Mapping[str, str]]]:
    chains = {number: shown(events) for number, events in _chains(connection, numbers).items() if events}
    states = {number: fold(events) for number, events in chains.items()}
    names = _Names.of(connection, list(states.values()))
    for number, state in states.items():
        if state.retired is None:
            cells = {Field.NUMBER: str(number)} | names.cells(state)
            yield {f"{OURS}{meaning}": cell for meaning, cell in cells.items() if cell}, _kept(chains[number])


def _chains(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, list[Event]]:
    return history.events_of(connection, Subject.CLAIM, numbers)


def _kept(events: Sequence[Event]) -> Mapping[str, str]:
    """Gives the cells that a claim was made of; none where they were removed or there never were any."""
    if len(events) < 2 or events[1].change is not Change.NOTED or "row" not in events[1].values:
        return {}
    try:
        cells: dict[str, str] = json.loads(events[1].text("sheet") or "{}")
    except ValueError:
        return {}  # the sentence that stands for a text that was removed
    return cells


@dataclass(frozen=True, slots=True)
class _Names:
    """What the numbers in some claims stand for."""

    claimants: Mapping[int, Any]
    sources: Mapping[int, Any]
    articles: Mapping[int, Any]

    @classmethod
    def of(cls, connection: sa.Connection, states: Sequence[ClaimState]) -> "_Names":
        articles = imported.rows_of(
            connection, Article, (said.values["article"] for state in states for said in state.appearances[:1])
        )
        claimants = {state.facts[name] for state in states for name in ("claimant", "asserter")}
        claimants |= {row.publisher_id for row in articles.values()}
        sources = {event.values["source"] for state in states for event in state.evidence.values()}
        return cls(
            imported.rows_of(connection, Claimant, claimants),
            imported.rows_of(connection, Source, sources),
            articles,
        )

    def cells(self, state: ClaimState) -> dict[Field, str]:
        return self._facts(state) | self._said(state) | _deadline(state) | _decisions(state) | self._evidence(state)

    def _facts(self, state: ClaimState) -> dict[Field, str]:
        claimant, asserter = (self.claimants[state.facts[name]] for name in ("claimant", "asserter"))
        by_article = state.facts["asserted_by"] == AssertedBy.ARTICLE
        return {
            Field.STATEMENT: state.texts["statement"],
            Field.KIND: state.kind,
            Field.TOPIC: state.texts.get("topic", ""),
            Field.LANGUAGE: state.facts.get("language", ""),
            Field.CLAIMANT: claimant.name,
            Field.CLAIMANT_KIND: claimant.kind,
            Field.CLAIMANT_NOTE: state.texts.get("claimant note", ""),
            Field.CLAIMANT_SHOWN: "" if state.facts.get("claimant_shown", True) else "no",
            Field.ASSERTED_BY: state.facts["asserted_by"],
            Field.ASSERTER: asserter.name if by_article else "",
            Field.ASSERTER_KIND: asserter.kind if by_article else "",
        }

    def _said(self, state: ClaimState) -> dict[Field, str]:
        if not state.appearances:
            return {}
        said = state.appearances[0]
        article = self.articles[said.values["article"]]
        return {
            Field.QUOTE: said.text("quote"),
            Field.SAID_ON: said.values.get("said_on", ""),
            Field.ARTICLE: article.headline,
            Field.ARTICLE_ADDRESS: article.address,
            Field.PUBLISHER: self.claimants[article.publisher_id].name,
            Field.PUBLISHED: _day(article.published),
        }

    def _evidence(self, state: ClaimState) -> dict[Field, str]:
        lines: dict[Field, list[str]] = {}
        for sequence, event in state.evidence.items():
            if sequence not in state.withdrawn:
                source = self.sources[event.values["source"]]
                mark = INTERNAL if source.audience is Audience.INTERNAL else ""
                lines.setdefault(_STANCES[event.values["stance"]], []).append(mark + (source.address or source.title))
        return {meaning: BETWEEN.join(found) for meaning, found in lines.items()}


def _deadline(state: ClaimState) -> dict[Field, str]:
    if state.deadline is None:
        return {}
    values = state.deadline.values
    return {
        Field.DEADLINE: state.deadline.text("words"),
        Field.DEADLINE_FROM: values["earliest"],
        Field.DEADLINE_BY: values["latest"],
        Field.DEADLINE_SOFT: "yes" if values.get("soft") else "",
        Field.DEADLINE_ON: _day(state.deadline.happened_on),
    }


def _decisions(state: ClaimState) -> dict[Field, str]:
    cells: dict[Field, str] = {}
    if state.verdict and state.verification is not Verification.UNCHECKED:
        cells[Field.VERIFICATION] = state.verification
        cells[Field.VERDICT_REASON] = state.verdict.text("reason")
        cells[Field.VERDICT_SEARCH] = state.verdict.text("search")
    if state.follow_ups and state.follow_up:
        latest = state.follow_ups[-1]
        cells[Field.FOLLOW_UP] = state.follow_up
        cells[Field.FOLLOW_UP_ON] = _day(latest.happened_on)
        cells[Field.FOLLOW_UP_REASON] = latest.text("reason")
        cells[Field.FOLLOW_UP_SEARCH] = latest.text("search")
    return cells


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
