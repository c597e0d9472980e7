"""Changes of the claim's own words, of where it was said, and notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from claims.desk.changes.change import day_of, evidence_of, known, reason_of, revised
from claims.desk.sitting import Before, Sitting
from claims.refusals import NotAccepted
from claims.rules.texts import LIMITS, clean, quote_in_context
from db.chain import Entry
from db.words import AssertedBy, Audience, Change, Kind, Revision, Role, Subject


@dataclass(frozen=True, slots=True)
class Amend:
    """Changes the wording of a claim or the facts about it."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "amend a claim"
    reason: str
    statement: str | None = None
    topic: str | None = None
    kind: Kind | None = None
    claimant: int | None = None
    asserted_by: AssertedBy | None = None
    asserter: int | None = None
    claimant_shown: bool | None = None
    revision: Revision | None = None

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Puts only what differs into the history; refuses an amendment that changes nothing."""
        state = before.state
        texts: dict[str, str] = {}
        if self.statement is not None:
            texts["statement"] = clean(self.statement, field="statement", most=LIMITS["statement"])
        if self.topic is not None:
            texts["topic"] = clean(self.topic, field="topic", most=LIMITS["topic"], required=False)
        given = {
            "kind": self.kind,
            "claimant": self.claimant,
            "asserted_by": self.asserted_by,
            "asserter": self.asserter,
            "claimant_shown": self.claimant_shown,
        }
        values: dict[str, Any] = {
            name: value for name, value in given.items() if value is not None and state.facts.get(name) != value
        }
        texts = {name: text for name, text in texts.items() if state.texts.get(name, "") != text}
        if not values and not texts:
            raise NotAccepted("Nothing in it differs from what is on record.", "")
        if self.kind and not self.kind.is_followed_up and (state.follow_ups or state.deadline or state.targets):
            raise NotAccepted(
                f"A {self.kind} has no follow-up, deadline or target, and this claim has one. Correct those first.",
                "kind",
            )
        for number in (self.claimant, self.asserter):
            if number is not None:
                known(at, Subject.CLAIMANT, number)
        said = revised(before, self.revision)
        yield Entry(Change.AMENDED, values | said, texts | {"reason": reason_of(self.reason)})


@dataclass(frozen=True, slots=True)
class AddAppearance:
    """Adds an article in which the claim was made. `compared` says that the quote was found letter for letter."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "add where a claim was made"
    article: int
    quote: str
    before: str = ""
    after: str = ""
    start: int | None = None
    said_on: date | None = None
    fidelity: str = ""
    compared: bool = False

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Keeps the quote letter for letter with at most 40 characters around it."""
        at.chain(Subject.ARTICLE, self.article)
        quote_in_context(self.before, self.quote, self.after)
        texts = {
            name: clean(text, field=name, most=LIMITS["quote"], required=False, multiline=True, exact=True)
            for name, text in (("quote", self.quote), ("before", self.before), ("after", self.after))
        } | {
            "fidelity": clean(self.fidelity, field="fidelity", most=LIMITS["note"], required=False),
        }
        values: dict[str, Any] = {"article": self.article, "compared": self.compared}
        values |= {"start": self.start} if self.start is not None else {}
        values |= {"said_on": day_of(self.said_on, at)} if self.said_on else {}
        yield Entry(Change.APPEARANCE_ADDED, values, texts)


@dataclass(frozen=True, slots=True)
class Note:
    """Leaves a note, for the desk alone or for everyone, with a day where it is about one."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "leave a note"
    text: str
    happened_on: date | None = None
    sources: tuple[int, ...] = ()
    audience: Audience = Audience.INTERNAL

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses an empty note."""
        text = clean(self.text, field="note", most=LIMITS["note"], multiline=True)
        happened_on = day_of(self.happened_on, at) if self.happened_on else None
        sources = evidence_of(before, self.sources)
        yield Entry(
            Change.NOTED,
            {"sources": sources} if sources else {},
            {"note": text},
            happened_on=happened_on,
            audience=self.audience,
        )
