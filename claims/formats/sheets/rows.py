"""The rows of a sheet become the claims they would be. What they do not say for certain is told, with its line."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from claims.formats.ratings import says_no_verdict
from claims.formats.sheets.cells import BETWEEN, is_address, sources_in
from claims.formats.sheets.columns import ours, read_kind
from claims.formats.sheets.days import Order, read_day
from claims.formats.sheets.fields import SOURCES, Field
from claims.formats.sheets.marks import in_one_order
from claims.formats.sheets.names import plain_name
from claims.formats.sheets.row import Row
from claims.formats.sheets.texts import in_line, seen
from claims.formats.sheets.values import Choices, Line, Proposed, ProposedSource, Remark, Told, Unknown
from claims.formats.sheets.words import StateWords
from claims.rules.schedule import Window
from db.words import Audience, ClaimantKind, FollowUp, Kind, Stance, Verification

INTERNAL: Final = "internal: "
"""How a source begins, in our own export, that never leaves the desk."""

_STANCES: Final = {Field.SUPPORTS: Stance.SUPPORTS, Field.REFUTES: Stance.REFUTES, Field.CONTEXT: Stance.CONTEXT}
_PEOPLE: Final = frozenset(("speaker", "politician", "person", "people", "sprecher", "politiker", "orador", "politico"))
WindowReader = Callable[[str, date], Window | None]


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
        return Row(self, line, cells, statement).proposed()

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
