"""Changes of what was promised for when: the first window, and new dates from the promiser."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from claims.desk.changes.change import day_of, evidence_of, reason_of
from claims.desk.sitting import Before, Sitting
from claims.refusals import NotAccepted
from claims.rules.schedule import Window
from claims.rules.texts import LIMITS, clean
from db.chain import Entry
from db.words import Change, Role


def _window_values(window: Window, read_on: date | None) -> dict[str, Any]:
    values: dict[str, Any] = {"earliest": window.earliest, "latest": window.latest, "soft": window.soft}
    return values | ({"read_on": read_on} if read_on else {})


def _words(words: str) -> str:
    return clean(words, field="words", most=LIMITS["words"], required=False)


@dataclass(frozen=True, slots=True)
class SetDeadline:
    """Records when it was promised for: the first window, with the words it was read from."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "set a deadline"
    window: Window
    announced_on: date
    read_on: date | None = None
    how: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses a second first window: a new date from the promiser is a restatement."""
        if not before.state.kind.is_followed_up:
            raise NotAccepted(f"A {before.state.kind} has no deadline: only promises and predictions have one.", "")
        if before.state.deadline:
            raise NotAccepted(
                "This claim has its first window. If the promiser named a new date, restate it; if the window was read "
                "wrongly, correct that change.",
                "words",
            )
        how = clean(self.how, field="how", most=LIMITS["note"], required=False)
        yield Entry(
            Change.DEADLINE_SET,
            _window_values(self.window, self.read_on),
            {"words": _words(self.window.words), "how": how},
            happened_on=day_of(self.announced_on, at),
        )


@dataclass(frozen=True, slots=True)
class RestateDeadline:
    """Records a new date from the promiser, or that the date was withdrawn (no window)."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "restate a deadline"
    announced_on: date
    window: Window | None
    reason: str
    sources: tuple[int, ...] = ()
    words: str = ""
    read_on: date | None = None

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses to restate what has no first window; the first window stays what the schedule is judged by."""
        if not before.state.deadline:
            raise NotAccepted("There is no deadline to restate yet: set the first one.", "words")
        sources = evidence_of(before, self.sources)
        if not sources:
            raise NotAccepted("Name the source in which the new date stands, or add it first.", "sources")
        values = _window_values(self.window, self.read_on) if self.window else {"withdrawn": True}
        words = self.window.words if self.window else self.words
        yield Entry(
            Change.DEADLINE_RESTATED,
            values | {"sources": sources},
            {"words": _words(words), "reason": reason_of(self.reason)},
            happened_on=day_of(self.announced_on, at),
        )
