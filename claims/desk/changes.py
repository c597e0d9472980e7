"""Every change a person can make to a claim, as a value that decides by itself which entries it puts into the history.

Each refuses what the rules refuse; none of them writes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Protocol

from claims.desk.sitting import Before, Sitting
from claims.desk.sources import NewSource, record_source
from claims.refusals import NotAccepted
from claims.rules import moves, targets
from claims.rules.corrections import Entry as Correctable
from claims.rules.corrections import check_correction
from claims.rules.schedule import Window
from claims.rules.texts import LIMITS, clean, quote_in_context
from db.chain import Entry
from db.fold import in_force
from db.reads import finding
from db.words import AssertedBy, Audience, Change, FollowUp, Kind, Publication, Role, Stance, Subject, Verification

JUST_ADDED = 0
"""Names, among the sources of a decision, the evidence that the same change adds."""


class ClaimChange(Protocol):
    """A change of one claim."""

    least: ClassVar[Role]
    to_do: ClassVar[str]

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Gives the entries for the claim's history, or refuses."""


def reason_of(text: str, *, required: bool = True) -> str:
    """Cleans a reason."""
    return clean(text, field="reason", most=LIMITS["reason"], required=required, multiline=True)


def day_of(day: date, at: Sitting) -> date:
    """Refuses a day that is still to come."""
    moves.check_day(day, at.today)
    return day


def evidence_of(before: Before, named: Sequence[int]) -> list[int]:
    """Gives the numbers of the named evidence, each once, refusing what is not there or was withdrawn."""
    state = before.state
    found = [max(state.evidence, default=0) if number == JUST_ADDED else number for number in named]
    for number in found:
        if number not in state.evidence:
            raise NotAccepted("A source that was named is not among the evidence. Add it first.", "sources")
        if number in state.withdrawn:
            raise NotAccepted("A source that was named was withdrawn. Name another one.", "sources")
    return sorted(set(found))


def grounds_of(before: Before, sources: Sequence[int], search: str, reason: str) -> moves.Grounds:
    """Gathers what a decision rests on."""
    stances = tuple(Stance(before.state.evidence[number].values["stance"]) for number in sources)
    return moves.Grounds(stances, search, reason)


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
        yield Entry(Change.AMENDED, values, texts | {"reason": reason_of(self.reason)})


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
class AddEvidence:
    """Adds a source with its stance: one that is on record, by its number, or a new one."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "add evidence"
    source: int | NewSource
    stance: Stance
    note: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses the same source with the same stance twice; one source may support one point and refute another."""
        note = clean(self.note, field="note", most=LIMITS["note"], required=False, multiline=True)
        number = self.source if isinstance(self.source, int) else record_source(at, self.source).id
        audience = known(at, Subject.SOURCE, number).audience
        for sequence, event in before.state.evidence.items():
            same = event.values["source"] == number and event.values["stance"] == self.stance
            if same and sequence not in before.state.withdrawn:
                raise NotAccepted(f"This source is among the evidence already, and it {self.stance} there.", "address")
        yield Entry(Change.EVIDENCE_ADDED, {"source": number, "stance": self.stance}, {"note": note}, audience=audience)


@dataclass(frozen=True, slots=True)
class WithdrawEvidence:
    """Takes a source back, with the reason; what was decided on it stays and says so."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "withdraw evidence"
    evidence: int
    reason: str

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses evidence that is not there or was withdrawn before."""
        evidence_of(before, [self.evidence])
        yield Entry(Change.EVIDENCE_WITHDRAWN, {"evidence": self.evidence}, {"reason": reason_of(self.reason)})


@dataclass(frozen=True, slots=True)
class Verify:
    """Decides whether the claim is true as stated, by named evidence and a reason."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "verify a claim"
    verification: Verification
    reason: str = ""
    sources: tuple[int, ...] = ()
    search: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what rules.moves refuses."""
        sources = evidence_of(before, self.sources)
        search = clean(self.search, field="search", most=LIMITS["search"], required=False, multiline=True)
        reason = reason_of(self.reason, required=False)
        moves.check_verification(
            before.state.verification, self.verification, grounds_of(before, sources, search, reason)
        )
        yield Entry(
            Change.VERIFIED,
            {"verification": self.verification, "sources": sources},
            {"reason": reason, "search": search},
        )


@dataclass(frozen=True, slots=True)
class Follow:
    """Records what came of a promise or a prediction on a day; a state that is kept is news."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "follow up a claim"
    follow_up: FollowUp
    happened_on: date
    reason: str
    sources: tuple[int, ...] = ()
    search: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what rules.moves refuses, and days that are still to come."""
        sources = evidence_of(before, self.sources)
        search = clean(self.search, field="search", most=LIMITS["search"], required=False, multiline=True)
        reason = reason_of(self.reason, required=False)
        moves.check_follow_up(
            before.state.kind, self.follow_up, grounds_of(before, sources, search, reason), self.happened_on, at.today
        )
        yield Entry(
            Change.FOLLOWED_UP,
            {"follow_up": self.follow_up, "sources": sources},
            {"reason": reason, "search": search},
            happened_on=self.happened_on,
        )


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


@dataclass(frozen=True, slots=True)
class SetTarget:
    """Records how much was promised and by which counts progress is told; each count has a name and a meaning."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "set a target"
    amount: Decimal
    unit: str
    what_counts: str
    counts: tuple[tuple[str, str], ...] = ()

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses amounts that cannot be counted towards, and targets of what is not followed up."""
        if not before.state.kind.is_followed_up:
            raise NotAccepted(f"A {before.state.kind} has no target: only promises and predictions have one.", "")
        targets.check_amount(self.amount)
        texts = {
            "unit": clean(self.unit, field="unit", most=LIMITS["unit"]),
            "what counts": clean(self.what_counts, field="what_counts", most=LIMITS["note"], multiline=True),
        }
        counts = self.counts or (("counted", ""),)
        for number, (name, means) in enumerate(counts, 1):
            texts[f"count {number}"] = clean(name, field="count", most=LIMITS["name"])
            texts[f"count {number} means"] = clean(means, field="means", most=LIMITS["note"], required=False)
        values = {"amount": format(self.amount.normalize(), "f"), "counts": list(range(1, len(counts) + 1))}
        yield Entry(Change.TARGET_SET, values, texts)


def _count_of(before: Before, target: int, count: int) -> dict[str, Any]:
    held = before.state.targets.get(target)
    if held is None or count not in held.counts:
        raise NotAccepted("This claim has no such count. Set the target first.", "count")
    return held.counts[count]


@dataclass(frozen=True, slots=True)
class CountProgress:
    """Counts one item towards a target, on its day and by its source; it is taken back by a correction."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "count progress"
    target: int
    count: int
    item: str
    happened_on: date
    sources: tuple[int, ...]
    note: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses an item that is counted already, and one without a source."""
        held = _count_of(before, self.target, self.count)
        item = clean(self.item, field="item", most=LIMITS["name"])
        targets.check_item([targets.Line(line.sequence, line.text("item")) for line in held["items"]], item)
        sources = evidence_of(before, self.sources)
        if not sources:
            raise NotAccepted("Name the source that shows this item, or add it first.", "sources")
        note = clean(self.note, field="note", most=LIMITS["note"], required=False, multiline=True)
        yield Entry(
            Change.PROGRESS_COUNTED,
            {"target": self.target, "count": self.count, "sources": sources},
            {"item": item, "note": note},
            happened_on=day_of(self.happened_on, at),
        )


@dataclass(frozen=True, slots=True)
class ReportProgress:
    """Notes a total that a source only reports; it is shown as reported, never counted."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "note reported progress"
    target: int
    count: int
    total: int
    happened_on: date
    sources: tuple[int, ...]
    note: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses a total without a source."""
        _count_of(before, self.target, self.count)
        targets.check_reported(self.total, self.happened_on, at.today)
        sources = evidence_of(before, self.sources)
        if not sources:
            raise NotAccepted("Name the source that reports this total, or add it first.", "sources")
        note = clean(self.note, field="note", most=LIMITS["note"], required=False, multiline=True)
        yield Entry(
            Change.PROGRESS_REPORTED,
            {"target": self.target, "count": self.count, "total": self.total, "sources": sources},
            {"note": note},
            happened_on=self.happened_on,
        )


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


@dataclass(frozen=True, slots=True)
class PutInTracker:
    """Puts the claim into a tracker."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "put a claim into a tracker"
    tracker: int

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses a claim that is in it already."""
        known(at, Subject.TRACKER, self.tracker)
        if self.tracker in before.state.trackers:
            raise NotAccepted("The claim is in this tracker already.", "tracker")
        yield Entry(Change.PUT_IN_TRACKER, {"tracker": self.tracker})


@dataclass(frozen=True, slots=True)
class TakeOutOfTracker:
    """Takes the claim out of a tracker."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "take a claim out of a tracker"
    tracker: int
    reason: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses a claim that is not in it."""
        if self.tracker not in before.state.trackers:
            raise NotAccepted("The claim is not in this tracker.", "tracker")
        reason = reason_of(self.reason, required=False)
        yield Entry(Change.TAKEN_OUT_OF_TRACKER, {"tracker": self.tracker}, {"reason": reason})


@dataclass(frozen=True, slots=True)
class Publish:
    """Makes the claim public."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "publish a claim"

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what is public already."""
        if before.state.publication is Publication.PUBLISHED:
            raise NotAccepted("The claim is public already.", "")
        yield Entry(Change.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Unpublish:
    """Takes the claim back from the public, with the reason."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "take back a claim"
    reason: str

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what is not public."""
        if before.state.publication is not Publication.PUBLISHED:
            raise NotAccepted("The claim is not public.", "")
        yield Entry(Change.UNPUBLISHED, {}, {"reason": reason_of(self.reason)})


@dataclass(frozen=True, slots=True)
class Correct:
    """Undoes a mistaken change: what held before holds again, unless a later change set it."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "correct a change"
    sequence: int
    reason: str

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses what rules.corrections refuses; a reporter corrects their own changes, an editor anyone's."""
        history = [Correctable(e.sequence, e.change, e.corrects) for e in before.events]
        own = any(e.sequence == self.sequence and e.actor == at.actor.name for e in before.events)
        reason = reason_of(self.reason, required=False)
        check_correction(history, self.sequence, role=at.actor.role, own=own, reason=reason)
        self._refuse_dangling(before)
        yield Entry(Change.CORRECTED, {}, {"reason": reason}, corrects=self.sequence)

    def _refuse_dangling(self, before: Before) -> None:
        mistaken = next(e for e in before.events if e.sequence == self.sequence)
        if mistaken.change is Change.DEADLINE_SET and before.state.restatements:
            raise NotAccepted("The deadline was restated since. Correct the restatements first.", "corrects")
        for event in in_force(before.events):
            if mistaken.change is Change.EVIDENCE_ADDED and self.sequence in event.values.get("sources", ()):
                raise NotAccepted("A decision names this source. Withdraw the evidence instead.", "corrects")
            if mistaken.change is Change.TARGET_SET and event.values.get("target") == self.sequence:
                raise NotAccepted("Items are counted towards this target. Take them back first.", "corrects")


@dataclass(frozen=True, slots=True)
class Retire:
    """Takes the claim off every list, with the reason; its history stays."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "retire a claim"
    reason: str

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Puts the retiring into the history."""
        yield Entry(Change.RETIRED, {}, {"reason": reason_of(self.reason)})


@dataclass(frozen=True, slots=True)
class Redact:
    """Removes texts of one entry for good, with the reason; the chain still verifies."""

    least: ClassVar[Role] = Role.EDITOR
    to_do: ClassVar[str] = "redact a text"
    sequence: int
    fields: tuple[str, ...] = field(default=())
    reason: str = ""

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        """Refuses texts that the entry does not have, or that are gone."""
        event = next((e for e in before.events if e.sequence == self.sequence), None)
        held = {name for name, text in event.texts.items() if text is not None} if event else set()
        if not self.fields or not held.issuperset(self.fields):
            raise NotAccepted("This entry has no such text, or it was removed before.", "fields")
        yield Entry(
            Change.REDACTED,
            {"sequence": self.sequence, "fields": sorted(self.fields)},
            {"reason": reason_of(self.reason)},
        )


def known(at: Sitting, subject: Subject, number: int) -> Any:
    """Gives the row of a subject that is on record and not retired, or refuses."""
    row = finding.rows(at.connection, subject, [number]).get(number)
    if row is None or row.retired:
        raise NotAccepted(f"There is no such {subject} on record. Choose another one, or record it first.", subject)
    return row
