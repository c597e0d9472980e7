"""One row: what it says of a claim, what it leaves open, and why. Refuses nothing; the reader of the sheet is told."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

from claims.formats.ratings import says_no_verdict
from claims.formats.sheets.cells import read_flag, sources_in
from claims.formats.sheets.columns import read_kind
from claims.formats.sheets.fields import OURS, Field
from claims.formats.sheets.texts import CUT, in_line, in_lines, seen
from claims.formats.sheets.values import (
    Decision,
    Line,
    Proposed,
    ProposedAppearance,
    ProposedDeadline,
    ProposedSource,
    Told,
)
from claims.refusals import NotAccepted
from claims.rules import moves
from claims.rules.schedule import Window, day_in_words
from claims.rules.texts import LIMITS
from db.words import AssertedBy, ClaimantKind, FollowUp, Kind, Stance, Verification

if TYPE_CHECKING:  # the reader of a sheet makes its rows
    from claims.formats.sheets.rows import RowReader

_TAKEN: Final = {Verification.VERIFIED: Stance.SUPPORTS, Verification.FALSE: Stance.REFUTES}
_LONGEST_SHOWN: Final = 60
Word = TypeVar("Word", bound=StrEnum)


class Row:
    """One row on its way to become a claim."""

    def __init__(self, reader: "RowReader", line: Line, cells: Mapping[Field, str], statement: str) -> None:
        self.reader, self.line, self.cells, self.statement = reader, line, cells, statement
        self.undecided: list[str] = []
        self.sources = reader.sources(line)
        self.kind = self._word(Field.KIND, Kind) or read_kind(self.cell(Field.KIND)) or reader.kind
        self.said_on = self._past_day(Field.SAID_ON)
        self._tell_cut()

    def cell(self, meaning: Field) -> str:
        """Gives the cell of a meaning, empty where the sheet has no such column."""
        return self.cells.get(meaning, "")

    def proposed(self) -> Proposed:
        """Gives the claim that the row would be."""
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
        # Our own export keeps where a claim was made even where nobody has its words.
        is_kept = seen(quote) or f"{OURS}{Field.ARTICLE}" in self.reader.own(self.line)
        if is_kept and headline and len(quote) <= LIMITS["quote"]:
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
