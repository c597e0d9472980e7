"""A row becomes the claim it would be. What it does not say for certain stays undecided, and is told with its line."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar
from urllib.parse import urlsplit

from claims.formats.ratings import says_no_verdict
from claims.formats.sheets.cells import BETWEEN, is_address, read_flag, sources_in
from claims.formats.sheets.columns import ours, read_kind
from claims.formats.sheets.days import Order, read_day
from claims.formats.sheets.fields import SOURCES, Field
from claims.formats.sheets.marks import in_one_order
from claims.formats.sheets.names import plain_name
from claims.formats.sheets.texts import CUT, in_line, in_lines, seen
from claims.formats.sheets.values import (
    Choices,
    Decision,
    Line,
    Proposed,
    ProposedAppearance,
    ProposedDeadline,
    ProposedSource,
    Remark,
)
from claims.formats.sheets.words import StateWords
from claims.refusals import NotAccepted
from claims.rules import moves
from claims.rules.schedule import Window, day_in_words
from claims.rules.texts import LIMITS
from db.words import AssertedBy, Audience, ClaimantKind, FollowUp, Kind, Stance, Verification

INTERNAL: Final = "internal: "
"""How a source begins, in our own export, that never leaves the desk."""

_STANCES: Final = {Field.SUPPORTS: Stance.SUPPORTS, Field.REFUTES: Stance.REFUTES, Field.CONTEXT: Stance.CONTEXT}
_TAKEN: Final = {Verification.VERIFIED: Stance.SUPPORTS, Verification.FALSE: Stance.REFUTES}
_PEOPLE: Final = frozenset(
    (
        "speaker",
        "politician",
        "person",
        "people",
        "sprecher",
        "politiker",
        "locuteur",
        "personnalite",
        "orador",
        "politico",
    )
)
_LONGEST_SHOWN: Final = 60
WindowReader = Callable[[str, date], Window | None]
Word = TypeVar("Word", bound=StrEnum)


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


@dataclass(slots=True)
class RowReader:
    """Reads the rows of a sheet by what its columns mean; remembers what is to be asked and told of all of them."""

    header: Sequence[str]
    mapping: Mapping[int, Field]
    choices: Choices
    orders: Mapping[int, Order | None]
    words: StateWords
    read_window: WindowReader
    unnamed: str
    today: date
    unknown: dict[str, Unknown] = field(default_factory=dict)
    told: Counter[Told] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    _places: dict[Field, int] = field(init=False)
    _sources: tuple[tuple[int, Field, bool], ...] = field(init=False)
    _kept: tuple[tuple[int, str], ...] = field(init=False)
    _own: tuple[tuple[int, str], ...] = field(init=False)
    _kind: Kind = field(init=False)
    _claimant_kind: ClaimantKind = field(init=False)

    def __post_init__(self) -> None:
        own = {place for place, name in enumerate(self.header) if ours(name)}
        self._places = {meaning: place for place, meaning in self.mapping.items() if meaning not in SOURCES}
        self._sources = tuple(
            (place, meaning, place in own) for place, meaning in sorted(self.mapping.items()) if meaning in SOURCES
        )
        self._kept = tuple((place, name) for place, name in enumerate(self.header) if place not in own)
        self._own = tuple((place, self.header[place].casefold()) for place in sorted(own))
        self._kind = self.choices.kind or self._usual_kind()
        named = self._name_of(Field.CLAIMANT).split()
        self._claimant_kind = ClaimantKind.PERSON if _PEOPLE.intersection(named) else ClaimantKind.ORGANISATION

    @property
    def kind(self) -> Kind:
        """What every claim is of which the sheet does not say what it is."""
        return self._kind

    @property
    def as_of(self) -> date:
        """The day as of which the sheet says how a claim stands where it names none."""
        return self.choices.as_of or self.today

    def read(self, line: Line) -> Proposed | None:
        """Gives the claim that a row would be, or none where a remark says what stops it."""
        if len(line.cells) > len(self.header):
            self._stop(line, f"There are {len(line.cells)} cells, and the header names {len(self.header)}. "
                       "Put what belongs together into one cell, between quotation marks.")  # fmt: skip
            return None
        cells = {meaning: line.cells[place].strip() for meaning, place in self._places.items()}
        statement = seen(in_line(cells.get(Field.STATEMENT, ""), "statement"))
        if not statement:
            name = self._label(Field.STATEMENT)
            self._stop(line, f"There is nothing under “{name}”. Fill it in, or take the line out.")
            return None
        return _Row(self, line, cells, statement).proposed()

    def day(self, line: Line, meaning: Field) -> date | None:
        """Reads a day by the order of its column."""
        place = self._places.get(meaning)
        return read_day(line.cells[place], self.orders.get(place)) if place is not None else None

    def remark(self, line: Line, sentence: str) -> None:
        """Keeps what is to be said of a line."""
        self.remarks.append(Remark(line.number, sentence))

    def _stop(self, line: Line, sentence: str) -> None:
        self.remarks.append(Remark(line.number, sentence, stops=True))

    def _label(self, meaning: Field) -> str:
        place = self._places.get(meaning)
        return self.header[place] if place is not None else meaning

    def _name_of(self, meaning: Field) -> str:
        return plain_name(self._label(meaning)) if meaning in self._places else ""

    def _usual_kind(self) -> Kind:
        named = {
            read_kind(word) or read_kind(word.removesuffix("s")) for word in self._name_of(Field.STATEMENT).split()
        }
        promised = Kind.PROMISE in named or {Field.FOLLOW_UP, Field.DEADLINE} & self._places.keys()
        return Kind.PROMISE if promised else Kind.FACT

    def kept(self, line: Line) -> str:
        """Writes the cells that hold anything, letter for letter, as JSON, without those of our own export."""
        cells = {name: line.cells[place] for place, name in self._kept if line.cells[place]}
        return in_one_order(cells) if cells else ""

    def own(self, line: Line) -> dict[str, str]:
        """Gives the cells of our own export that hold anything."""
        return {name: line.cells[place] for place, name in self._own if line.cells[place]}

    def sources(self, line: Line) -> dict[ProposedSource, None]:
        """Gives the sources that a row names, each once, as the sheet has them."""
        found: dict[ProposedSource, None] = {}
        for place, meaning, is_own in self._sources:
            if cell := line.cells[place].strip():
                read = _own_sources(cell) if is_own else _foreign_sources(cell)
                for address, title, audience in read:
                    found[ProposedSource(_STANCES[meaning], address, title, audience)] = None
        return found

    def state(self, line: Line, meaning: Field, cell: str) -> Verification | FollowUp | None:
        """Reads how a claim stands; words that nobody knows are remembered, to be asked for."""
        readers = (self.words.follow_up, self.words.rating)
        for reads in readers if meaning is Field.FOLLOW_UP else reversed(readers):
            if found := reads(cell):
                return found
        if not self.words.is_answered(cell) and not says_no_verdict(cell):
            self.unknown.setdefault(cell, Unknown(line.number)).rows += 1
        return None

    @property
    def usual_claimant_kind(self) -> ClaimantKind:
        """What the claimants are, by the name of their column."""
        return self._claimant_kind


def _own_sources(cell: str) -> list[tuple[str, str, Audience]]:
    found = []
    for part in cell.split(BETWEEN):
        name = part.removeprefix(INTERNAL)
        audience = Audience.INTERNAL if name != part else Audience.PUBLIC
        found.append((name, "", audience) if is_address(name) else ("", in_line(name, "title"), audience))
    return [one for one in found if one[0] or one[1]]


def _foreign_sources(cell: str) -> list[tuple[str, str, Audience]]:
    found = sources_in(cell)
    if found.addresses:
        return [(address, "", Audience.PUBLIC) for address in found.addresses]
    title = seen(in_line(cell, "title"))
    return [("", title, Audience.PUBLIC)] if title else []


class _Row:
    """One row on its way to become a claim."""

    def __init__(self, reader: RowReader, line: Line, cells: Mapping[Field, str], statement: str) -> None:
        self.reader, self.line, self.cells, self.statement = reader, line, cells, statement
        self.undecided: list[str] = []
        self.sources = reader.sources(line)
        self.kind = self._word(Field.KIND, Kind) or read_kind(self.cell(Field.KIND)) or reader.kind
        self.said_on = self._past_day(Field.SAID_ON)
        self._tell_cut()

    def cell(self, meaning: Field) -> str:
        return self.cells.get(meaning, "")

    def proposed(self) -> Proposed:
        appearance = self._appearance()
        deadline = self._deadline()
        verdict, follow_up = self._decisions(deadline)
        claimant = in_line(self.cell(Field.CLAIMANT), "name")
        if not claimant and not self.reader.choices.claimant:
            self.reader.told[Told.UNNAMED] += 1
        own = self.reader.own(self.line)
        return Proposed(
            self.line.number,
            self.statement,
            self.kind,
            claimant or self.reader.choices.claimant or self.reader.unnamed,
            self._word(Field.CLAIMANT_KIND, ClaimantKind) or self.reader.usual_claimant_kind,
            in_line(self.cell(Field.CLAIMANT_NOTE), "name"),
            read_flag(self.cell(Field.CLAIMANT_SHOWN)) is not False,
            self._word(Field.ASSERTED_BY, AssertedBy) or AssertedBy.CLAIMANT,
            in_line(self.cell(Field.ASSERTER), "name"),
            self._word(Field.ASSERTER_KIND, ClaimantKind) or ClaimantKind.PUBLISHER,
            in_line(self.cell(Field.TOPIC), "topic"),
            in_line(self.cell(Field.LANGUAGE), "unit"),
            tuple(self.sources),
            appearance,
            deadline,
            verdict,
            follow_up,
            tuple(self.undecided),
            self.reader.kept(self.line),
            own,
            _number(self.cell(Field.NUMBER)),
        )

    def _word(self, meaning: Field, vocabulary: type[Word]) -> Word | None:
        if cell := self.cell(meaning):
            with suppress(ValueError):
                return vocabulary(cell)
        return None

    def _tell_cut(self) -> None:
        whole = self.cell(Field.STATEMENT)
        if len(whole) > LIMITS["statement"] and self.statement.endswith(CUT):
            self.undecided.append(f"The whole statement: {in_lines(whole, 'note')}")
            sentence = f"The statement has {len(whole)} characters, and {LIMITS['statement']} are the most. "
            self.reader.remark(self.line, sentence + "It is cut behind a sentence or a word; the note has it whole.")

    def _leave(self, sentence: str) -> None:
        self.undecided.append(sentence)
        self.reader.remark(self.line, sentence)

    def _past_day(self, meaning: Field) -> date | None:
        cell = self.cell(meaning)
        day = self.reader.day(self.line, meaning) if cell else None
        if cell and (day is None or day > self.reader.today):
            self._leave(f"“{_shown(cell)}” under “{meaning}” is no day by {day_in_words(self.reader.today)}; "
                        "it was not taken over.")  # fmt: skip
            return None
        return day

    def _appearance(self) -> ProposedAppearance | None:
        quote, address = self.cell(Field.QUOTE), self.cell(Field.ARTICLE_ADDRESS)
        found = sources_in(address).addresses if address else ()
        headline = in_line(self.cell(Field.ARTICLE), "title") or (found[0] if found else "")
        if seen(quote) and headline and len(quote) <= LIMITS["quote"]:
            publisher = in_line(self.cell(Field.PUBLISHER), "name")
            if publisher or found:
                where = found[0] if found else ""
                return ProposedAppearance(
                    in_lines(quote, "quote"),
                    headline[: LIMITS["title"]],
                    publisher or (urlsplit(where).hostname or where),
                    where,
                    self._past_day(Field.PUBLISHED),
                    self.said_on,
                )
        for one in found:  # where it was said, without its words, is still a source on it
            self.sources[ProposedSource(Stance.CONTEXT, one)] = None
        return None

    def _deadline(self) -> ProposedDeadline | None:
        cell = self.cell(Field.DEADLINE)
        earliest = self.reader.day(self.line, Field.DEADLINE_FROM)
        latest = self.reader.day(self.line, Field.DEADLINE_BY)
        if not cell and latest is None:
            return None
        if not self.kind.is_followed_up:
            self._leave(f"The deadline “{_shown(cell)}” was not taken over: a {self.kind} has none.")
            return None
        against = self._past_day(Field.DEADLINE_ON) or self.said_on or self.reader.as_of
        window = self._window(cell, earliest, latest, against)
        if window is None:
            self._leave(f"The deadline “{_shown(cell)}” was not taken over: no day can be read from it.")
            return None
        return ProposedDeadline(window, against, f"As the sheet has it, read against {day_in_words(against)}.")

    def _window(self, cell: str, earliest: date | None, latest: date | None, against: date) -> Window | None:
        words = in_line(cell, "words")
        if latest is not None:
            soft = read_flag(self.cell(Field.DEADLINE_SOFT)) is True
            with suppress(NotAccepted):
                return Window(earliest or latest, latest, words, soft)
            return None
        if day := self.reader.day(self.line, Field.DEADLINE):
            return Window(day, day, words)
        return self.reader.read_window(words, against)

    def _decisions(self, deadline: ProposedDeadline | None) -> tuple[Decision | None, Decision | None]:
        verdict = follow_up = None
        for meaning in (Field.VERIFICATION, Field.FOLLOW_UP):
            cell = self.cell(meaning)
            if not cell:
                continue
            state = self.reader.state(self.line, meaning, cell)
            if state is None and not says_no_verdict(cell):
                self.undecided.append(f"The sheet says “{_shown(cell)}”; nobody said yet what this means here.")
            if isinstance(state, FollowUp) and follow_up is None:
                follow_up = self._follow_up(state, deadline)
            elif isinstance(state, Verification) and state is not Verification.UNCHECKED and verdict is None:
                verdict = self._verdict(state)
        return verdict, follow_up

    def _verdict(self, state: Verification) -> Decision | None:
        reason = in_lines(self.cell(Field.VERDICT_REASON) or self.cell(Field.FOLLOW_UP_REASON), "reason")
        search = in_lines(self.cell(Field.VERDICT_SEARCH), "search")
        before = dict(self.sources)
        if (stance := _TAKEN.get(state)) and not self.reader.own(self.line):
            self._take_stance(stance)
        grounds = moves.Grounds(tuple(source.stance for source in self.sources), search, reason)
        try:
            moves.check_verification(Verification.UNCHECKED, state, grounds)
        except NotAccepted as refusal:
            self.sources = before
            self._leave(f"The verdict “{state}” was not taken over: {_lowered(refusal.sentence)}")
            return None
        self.reader.told[Told.STANCE_TAKEN] += self.sources != before
        return Decision(state, reason, search)

    def _take_stance(self, stance: Stance) -> None:
        """Lets the sources that a verdict rests on speak for or against it, where the sheet gives none a stance."""
        if all(source.stance is Stance.CONTEXT for source in self.sources):
            self.sources = dict.fromkeys(
                ProposedSource(stance, source.address, source.title, source.audience) for source in self.sources
            )

    def _follow_up(self, state: FollowUp, deadline: ProposedDeadline | None) -> Decision | None:
        reason = in_lines(self.cell(Field.FOLLOW_UP_REASON), "reason")
        search = in_lines(self.cell(Field.FOLLOW_UP_SEARCH), "search")
        day = self._past_day(Field.FOLLOW_UP_ON)
        if day is None and self.cell(Field.FOLLOW_UP_ON):
            return None
        if day is None and state is FollowUp.DELIVERED and deadline and deadline.window.latest < self.reader.as_of:
            self._leave("“delivered” was not taken over: without its day nobody can say whether it came in time.")
            return None
        grounds = moves.Grounds(tuple(source.stance for source in self.sources), search, reason)
        try:
            moves.check_follow_up(self.kind, state, grounds, day or self.reader.as_of, self.reader.today)
        except NotAccepted as refusal:
            self._leave(f"“{state}” was not taken over: {_lowered(refusal.sentence)}")
            return None
        if day is None:
            self.reader.told[Told.UNDATED] += 1
            said = f" (The sheet names no day; so it stood on {day_in_words(self.reader.as_of)}.)"
            reason = reason[: LIMITS["reason"] - len(said)] + said
        return Decision(state, reason, search, day or self.reader.as_of)


def _number(cell: str) -> int | None:
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) <= 15 else None


def _shown(cell: str) -> str:
    text = " ".join(cell.split())
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
