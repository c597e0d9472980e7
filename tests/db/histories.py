"""Writing into a record as the desk would: what the storage tests share, and the random histories."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from hypothesis import strategies as st

from db.chain import Author, Entry, Event
from db.engine import Record
from db.history import Addition, append, chain_of, numbers
from db.words import Audience, Change, FollowUp, Kind, Role, Stance, Subject, Verification

EDITOR = Author("local editor", Role.EDITOR)
START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
OPENAI, FORTUNE, ARTICLE, SOURCE, TRACKER = 1, 2, 1, 1, 1


def put(
    record: Record, subject: Subject, subject_id: int, seen: int, *entries: Entry, now: datetime = START
) -> list[Event]:
    """Puts entries into one chain in one transaction."""
    return record.write(lambda c: append(c, [Addition(subject, subject_id, seen, entries)], EDITOR, now))


def new(record: Record, subject: Subject, *entries: Entry, now: datetime = START) -> int:
    """Puts a new subject on record and gives its number."""

    def work(connection: sa.Connection) -> int:
        number = numbers(connection, subject.value)[0]
        append(connection, [Addition(subject, number, 0, entries)], EDITOR, now)
        return number

    return record.write(work)


def chain(record: Record, subject: Subject, subject_id: int) -> list[Event]:
    """Reads one chain."""
    with record.reading() as connection:
        return chain_of(connection, subject, subject_id)


def people_and_papers(record: Record) -> None:
    """Puts two claimants, an article, a source, an internal source and two trackers on record."""
    for name in ("OpenAI", "Fortune"):
        new(record, Subject.CLAIMANT, Entry(Change.RECORDED, {"kind": "organisation"}, {"name": name}))
    new(
        record,
        Subject.ARTICLE,
        Entry(Change.RECORDED, {"publisher": FORTUNE, "published": "2025-05-08"}, {"headline": "A plan abroad"}),
    )
    for audience in ("public", "internal"):
        new(
            record,
            Subject.SOURCE,
            Entry(
                Change.RECORDED,
                {"kind": "address", "audience": audience},
                {"address": f"https://example.org/{audience}", "title": "What was found"},
            ),
        )
    for slug in ("stargate", "countries"):
        new(record, Subject.TRACKER, Entry(Change.RECORDED, {"slug": slug}, {"title": slug.title()}))


def recorded(kind: Kind = Kind.PROMISE, statement: str = "Ten projects will be built.") -> tuple[Entry, ...]:
    """Gives the entries a new claim begins with."""
    values = {"kind": kind.value, "claimant": OPENAI, "asserted_by": "article", "asserter": FORTUNE}
    return (
        Entry(Change.RECORDED, values, {"statement": statement, "topic": "AI: infrastructure"}),
        Entry(
            Change.APPEARANCE_ADDED, {"article": ARTICLE, "said_on": "2025-05-07"}, {"quote": "Ten projects, “soon”."}
        ),
    )


def claim(
    record: Record, *more: Entry, kind: Kind = Kind.PROMISE, statement: str = "Ten projects will be built."
) -> int:
    """Puts a claim on record and gives its number."""
    return new(record, Subject.CLAIM, *recorded(kind, statement), *more)


def followed_up(state: FollowUp, on: date, reason: str = "it was in the news") -> Entry:
    """Gives a follow-up with its reason."""
    return Entry(Change.FOLLOWED_UP, {"follow_up": state.value, "sources": [2]}, {"reason": reason}, happened_on=on)


DAYS = st.dates(date(2025, 4, 1), date(2025, 4, 12))
"""Few enough days that ties and late entries are the rule."""
TEXTS = st.sampled_from(("because", "Stromtrasse verspätet", "“so” said the company", "\u202eright to left"))


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[int, str, Any]]:
    """Gives changes as (which claim, what to do, with what); most happen days before they are recorded."""
    one = st.one_of(
        st.tuples(st.just("follow up"), st.tuples(st.sampled_from(FollowUp), DAYS, TEXTS)),
        st.tuples(st.just("follow up"), st.tuples(st.sampled_from(FollowUp), DAYS, TEXTS)),
        st.tuples(st.just("verify"), st.tuples(st.sampled_from(Verification), TEXTS)),
        st.tuples(st.just("deadline"), st.tuples(DAYS, DAYS, st.booleans(), TEXTS)),
        st.tuples(st.just("correct"), st.integers(1, 8)),
        st.tuples(st.just("correct"), st.integers(1, 8)),
        st.tuples(st.just("evidence"), st.tuples(st.sampled_from((1, 2)), st.sampled_from(Stance), TEXTS)),
        st.tuples(st.just("withdraw"), st.integers(0, 3)),
        st.tuples(st.just("amend"), st.tuples(st.sampled_from(Kind), st.sampled_from((1, 2)), TEXTS)),
        st.tuples(st.just("tracker"), st.sampled_from((1, 2))),
        st.tuples(st.just("target"), st.integers(0, 20)),
        st.tuples(st.just("publish"), st.booleans()),
        st.tuples(st.just("redact"), st.integers(1, 8)),
        st.tuples(st.just("rename"), st.sampled_from(("OpenAI", "OpenAI, Inc.", "Société"))),
        st.tuples(st.just("retire"), st.none()),
        st.tuples(st.just("stale"), DAYS),
    )
    moves = draw(st.lists(st.tuples(st.integers(0, 2), one, st.booleans()), min_size=4, max_size=24))
    return [(which, what, (given, again)) for which, (what, given), again in moves]


class Writer:
    """Plays random steps against a record; each lasts a minute unless it shares the moment of the one before."""

    def __init__(self, record: Record) -> None:
        self.record, self.now = record, START
        people_and_papers(record)
        self.claims = [claim(record), claim(record, kind=Kind.FACT), claim(record, kind=Kind.PREDICTION)]

    def play(self, which: int, what: str, given: Any, *, at_once: bool) -> None:
        """Makes one step, or leaves it out where the history gives it nothing to work on."""
        self.now += timedelta(0) if at_once else timedelta(minutes=1)
        number = self.claims[which]
        events = chain(self.record, Subject.CLAIM, number)
        if what == "rename":
            people = chain(self.record, Subject.CLAIMANT, OPENAI)
            entry = Entry(Change.AMENDED, {}, {"name": given, "reason": "its name"})
            put(self.record, Subject.CLAIMANT, OPENAI, len(people), entry, now=self.now)
            return
        made = MAKERS[what](events, given)
        if made:
            put(self.record, Subject.CLAIM, number, len(events), made, now=self.now)


def _deadline(events: list[Event], given: tuple[date, date, bool, str]) -> Entry:
    earliest, latest = sorted(given[:2])
    window = {"earliest": earliest, "latest": latest, "soft": False}
    if not any(event.change is Change.DEADLINE_SET for event in events):
        return Entry(Change.DEADLINE_SET, window, {"words": given[3]}, happened_on=given[0])
    values = {"withdrawn": True} if given[2] else window
    return Entry(Change.DEADLINE_RESTATED, values, {"words": given[3]}, happened_on=given[1])


def _verified(_events: list[Event], given: tuple[Verification, str]) -> Entry:
    return Entry(Change.VERIFIED, {"verification": given[0].value, "sources": [2]}, {"reason": given[1]})


def _corrected(events: list[Event], sequence: int) -> Entry | None:
    undone = {event.corrects for event in events}
    stays = (Change.RECORDED, Change.REDACTED, Change.APPEARANCE_ADDED, Change.TARGET_SET)
    can = {event.sequence for event in events if event.change not in stays and event.sequence not in undone}
    return Entry(Change.CORRECTED, {}, {"reason": "a slip"}, corrects=sequence) if sequence in can else None


def _evidence(_events: list[Event], given: tuple[int, Stance, str]) -> Entry:
    return Entry(Change.EVIDENCE_ADDED, {"source": given[0], "stance": given[1].value}, {"note": given[2]})


def _withdrawn(events: list[Event], which: int) -> Entry | None:
    added = [event.sequence for event in events if event.change is Change.EVIDENCE_ADDED]
    return Entry(Change.EVIDENCE_WITHDRAWN, {"evidence": added[which]}) if which < len(added) else None


def _amended(_events: list[Event], given: tuple[Kind, int, str]) -> Entry:
    return Entry(Change.AMENDED, {"kind": given[0].value, "claimant": given[1]}, {"statement": given[2]})


def _tracker(events: list[Event], tracker: int) -> Entry:
    moves = (Change.PUT_IN_TRACKER, Change.TAKEN_OUT_OF_TRACKER)
    last = next((e for e in reversed(events) if e.change in moves and e.values["tracker"] == tracker), None)
    inside = last is not None and last.change is Change.PUT_IN_TRACKER
    return Entry(moves[inside], {"tracker": tracker}, audience=Audience.PUBLIC)


def _target(events: list[Event], amount: int) -> Entry:
    target = next((event.sequence for event in events if event.change is Change.TARGET_SET), None)
    if target is None:
        texts = {"unit": "projects", "what counts": "an agreement", "count 1": "announced", "count 1 means": "signed"}
        return Entry(Change.TARGET_SET, {"amount": str(amount), "counts": [1]}, texts)
    values = {"target": target, "count": 1}
    if amount % 2:
        return Entry(Change.PROGRESS_REPORTED, values | {"total": str(amount)}, happened_on=date(2025, 6, 1))
    return Entry(Change.PROGRESS_COUNTED, values, {"what": "Norway"}, happened_on=date(2025, 7, 31))


def _published(_events: list[Event], public: bool) -> Entry:
    return Entry(Change.PUBLISHED if public else Change.UNPUBLISHED, {}, {"reason": "decided"})


def _redacted(events: list[Event], sequence: int) -> Entry | None:
    there = [name for event in events if event.sequence == sequence for name, text in event.texts.items() if text]
    if not there:
        return None
    return Entry(Change.REDACTED, {"sequence": sequence, "fields": sorted(there)[:1]}, {"reason": "a court order"})


MAKERS: dict[str, Callable[[list[Event], Any], Entry | None]] = {
    "follow up": lambda _, given: followed_up(*given),
    "verify": _verified,
    "deadline": _deadline,
    "correct": _corrected,
    "evidence": _evidence,
    "withdraw": _withdrawn,
    "amend": _amended,
    "tracker": _tracker,
    "target": _target,
    "publish": _published,
    "redact": _redacted,
    "retire": lambda _events, _given: Entry(Change.RETIRED, {}, {"reason": "out of scope"}),
}
"""What each random step puts into a claim's history, given its events; `None` where there is nothing to work on."""
