"""Time travel: what had come of the claims by a day in the world, as known today or as known at an earlier moment.

Kind, topic and who said it are today's; so is the verdict, unless a moment of knowledge is named.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from db.reads.conditions import Part, capped, counted
from db.reads.filters import Filters, claim, hidden
from db.reads.lists import PAGE, ClaimRow, Total, claims_by_id
from db.reads.order import ORDERS, Order, place_from, written
from db.reads.planning import FEW, Plan
from db.scope import Scope
from db.tables import Claim, DayTally, Event, FollowUpSpan, Member, VerificationSpan, WindowTally, table_of
from db.words import Change, FollowUp, Kind, Publication, Sort, Subject, Verification

BY_NUMBER = ORDERS[Sort.RECORDED]
BY_FIRST_DAY = Order(claim.exists_from, descending=False)
LOOK = 1_000  # stretches of one follow-up looked at when counting what was known at an earlier moment
FOLLOWED_UP = frozenset(kind for kind in Kind if kind.is_followed_up)
span = table_of(FollowUpSpan).c


@dataclass(frozen=True, slots=True)
class AsOfRow:
    """A claim with what had come of it on a day; `follow_up` is empty where nothing was on record by then."""

    claim: ClaimRow
    follow_up: FollowUp | None
    news_on: date
    sequence: int
    verification: Verification


@dataclass(frozen=True, slots=True)
class AsOfPage:
    """A page of the list as it stood, in the order in which claims were recorded."""

    rows: tuple[AsOfRow, ...]
    total: Total
    after: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class AsOfTally:
    """How many claims of a kind had come to what by a day; the words in `capped` have at least so many."""

    counts: dict[tuple[Kind, FollowUp | None], int]
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days on which one follow-up held, the last day not included."""

    follow_up: FollowUp | None
    on_from: date
    on_to: date
    sequence: int


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A promise or prediction with what happened to it, in order."""

    claim: ClaimRow
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The claims of a timeline's page in order, and where the next page goes on, if there is one.

    `until` is the day on which the last of them begins.
    """

    ids: tuple[int, ...]
    after: str = ""
    until: date | None = None


def known_then(known: datetime | None) -> sa.ColumnElement[bool]:
    """Gives the condition that a span was what we knew at a moment, or know now."""
    if known is None:
        return span.known_to.is_(None)
    return sa.and_(span.known_from <= known, sa.or_(span.known_to.is_(None), span.known_to > known))


def list_as_of(
    connection: sa.Connection,
    scope: Scope,
    filters: Filters,
    on: date,
    known: datetime | None = None,
    *,
    after: str = "",
    size: int = PAGE,
) -> AsOfPage:
    """Reads one page of the claims that existed on a day, with what had come of them; schedules narrow nothing here."""
    start = place_from(BY_NUMBER, after)
    plan = Plan.make(connection, scope, replace(filters, follow_ups=frozenset(), schedules=frozenset()), on)
    plan = _by_rarity(connection, plan, filters, on, known)
    there = existed(scope, filters, on, known)
    found = plan.places(connection, BY_NUMBER, start, False, size + 1, there)
    ids = [number for _, number in found.places[:size]]
    rows = _rows(connection, scope, ids, on, known)
    more = len(found.places) > size
    cursor = written(BY_NUMBER, found.places[size - 1] if more else found.cut_at)
    return AsOfPage(rows, Total(*plan.total(connection, there)), cursor, bool(found.cut_at) and not more)


def _by_rarity(connection: sa.Connection, plan: Plan, filters: Filters, on: date, known: datetime | None) -> Plan:
    if known is not None or plan.within is not None:
        return plan
    if not filters.follow_ups:
        return plan.narrowed(counted(connection, claim.exists_from <= on, hidden(claim.exists_from) <= on, FEW))
    told = [span.follow_up.in_(sorted(filters.follow_ups)), span.known_to.is_(None)]
    spans = sa.select(span.claim_id)
    begun = capped(connection, spans.where(*told, span.on_from <= on), FEW)
    going = capped(connection, spans.where(*told, span.on_to > on), FEW)
    both = (
        [span.on_from <= on, hidden(span.on_to) > on]
        if begun <= going
        else [hidden(span.on_from) <= on, span.on_to > on]
    )
    finds = claim.id.in_(spans.where(*told, *both))
    asks = sa.exists().where(span.claim_id == claim.id, *told, span.on_from <= on, span.on_to > on)
    return plan.narrowed(Part(finds, asks, min(begun, going)))


def existed(scope: Scope, filters: Filters, on: date, known: datetime | None) -> list[sa.ColumnElement[bool]]:
    """Gives the conditions that a claim existed on a day, with the follow-ups asked for, as known at a moment."""
    there = sa.exists().where(span.claim_id == claim.id, span.on_from <= on, span.on_to > on, known_then(known))
    followed_up = claim.kind.in_(sorted(FOLLOWED_UP))
    if filters.follow_ups:
        conditions = [followed_up, there.where(span.follow_up.in_(sorted(filters.follow_ups)))]
    elif known is None:
        conditions = [hidden(claim.exists_from) <= on]
    else:
        conditions = [sa.or_(there, sa.and_(~followed_up, hidden(claim.exists_from) <= on))]
    if known is not None:
        conditions.append(claim.recorded_at <= known)
        if not scope.everything:
            conditions.append(_public_by(known))
    return conditions


def _public_by(known: datetime) -> sa.ColumnElement[bool]:
    event = table_of(Event).c
    return sa.exists().where(
        event.subject == Subject.CLAIM,
        event.subject_id == claim.id,
        event.change == Change.PUBLISHED,
        event.recorded_at <= known,
    )


def _rows(
    connection: sa.Connection, scope: Scope, ids: list[int], on: date, known: datetime | None
) -> tuple[AsOfRow, ...]:
    claims = claims_by_id(connection, scope, ids)
    held = {number: segments[-1] for number, segments in _segments(connection, ids, on, known).items()}
    verdicts = _verdicts(connection, ids, known) if known else {}
    return tuple(_row(row, held.get(number), verdicts.get(number)) for number, row in claims.items())


def _row(row: ClaimRow, held: Segment | None, verdict: Verification | None) -> AsOfRow:
    return AsOfRow(
        row,
        held.follow_up if held else None,
        held.on_from if held else row.exists_from,
        held.sequence if held else 0,
        verdict or row.verification,
    )


def _segments(
    connection: sa.Connection, ids: Sequence[int], on: date, known: datetime | None
) -> dict[int, list[Segment]]:
    found: dict[int, list[Segment]] = {}
    rows = connection.execute(
        sa.select(span.claim_id, span.follow_up, span.on_from, span.on_to, span.sequence)
        .where(span.claim_id.in_(ids), span.on_from <= on, span.on_to > span.on_from, known_then(known))
        .order_by(span.claim_id, span.on_from, span.sequence)
    )
    for number, word, begins, ends, sequence in rows:
        found.setdefault(number, []).append(Segment(FollowUp(word) if word else None, begins, ends, sequence))
    return found


def _verdicts(connection: sa.Connection, ids: list[int], known: datetime) -> dict[int, Verification]:
    verdict = table_of(VerificationSpan).c
    rows = connection.execute(
        sa.select(verdict.claim_id, verdict.verification).where(
            verdict.claim_id.in_(ids),
            verdict.known_from <= known,
            sa.or_(verdict.known_to.is_(None), verdict.known_to > known),
        )
    )
    return {row.claim_id: row.verification for row in rows}


def tallies_as_of(
    connection: sa.Connection, scope: Scope, tracker: int | None, on: date, known: datetime | None = None
) -> AsOfTally:
    """Counts what had come of the promises and predictions by a day: exact as known today, capped as known earlier."""
    if scope.is_part:
        return _counted_within(connection, scope, tracker, on, known)
    if known is not None and not _is_all(connection, known):
        return _counted_as_known(connection, scope, tracker, on, known)
    kept = table_of(DayTally).c
    month = on.replace(day=1)
    own = [kept.scope == _scope_key(tracker), kept.publication.in_(sorted(scope.publications))]
    own.append(kept.kind.in_(sorted(FOLLOWED_UP)))
    columns = (kept.kind, kept.follow_up, kept.n)
    each = sa.union_all(
        sa.select(*columns).where(*own, kept.grain == "month", kept.day < month),
        sa.select(*columns).where(*own, kept.grain == "day", kept.day >= month, kept.day <= on),
    ).subquery()
    rows = connection.execute(
        sa.select(each.c.kind, each.c.follow_up, sa.func.sum(each.c.n)).group_by(each.c.kind, each.c.follow_up)
    )
    return AsOfTally({(kind, FollowUp(word) if word else None): int(n) for kind, word, n in rows if n})


def _is_all(connection: sa.Connection, known: datetime) -> bool:
    event = table_of(Event).c
    last = connection.scalar(sa.select(event.recorded_at).order_by(event.id.desc()).limit(1))
    return last is None or last <= known


def _scope_key(tracker: int | None) -> str:
    return "record" if tracker is None else f"tracker:{tracker}"


def _counted_as_known(
    connection: sa.Connection, scope: Scope, tracker: int | None, on: date, known: datetime
) -> AsOfTally:
    counts: Counter[tuple[Kind, FollowUp | None]] = Counter()
    looked = [
        sa.select(span.claim_id, span.follow_up, span.on_from, span.on_to, span.known_from)
        .where(span.follow_up == word, span.known_to.is_(None))
        .limit(LOOK)
        for word in ("", *FollowUp)
    ]
    looked.append(
        sa.select(span.claim_id, span.follow_up, span.on_from, span.on_to, span.known_from)
        .where(span.known_to > known)
        .limit(LOOK)
    )
    cut = False
    for each in (statement.subquery() for statement in looked):
        conditions = [each.c.on_from <= on, each.c.on_to > on, each.c.known_from <= known, claim.cell_id.is_not(None)]
        if not scope.everything:
            conditions += [claim.publication == Publication.PUBLISHED, _public_by(known)]
        if tracker is not None:
            member = table_of(Member).c
            conditions.append(sa.exists().where(member.tracker_id == tracker, member.claim_id == claim.id))
        cut = cut or connection.execute(sa.select(sa.func.count()).select_from(each)).scalar_one() == LOOK
        rows = connection.execute(
            sa.select(claim.kind, each.c.follow_up, sa.func.count())
            .join_from(each, table_of(Claim), claim.id == each.c.claim_id)
            .where(*conditions)
            .group_by(claim.kind, each.c.follow_up)
        )
        for kind, word, n in rows:
            counts[kind, FollowUp(word) if word else None] += n
    return AsOfTally(dict(counts), cut)


def _counted_within(
    connection: sa.Connection, scope: Scope, tracker: int | None, on: date, known: datetime | None
) -> AsOfTally:
    filters = Filters(kinds=FOLLOWED_UP, tracker=tracker)
    ids = Plan.make(connection, scope, filters, on).numbers(connection, also=existed(scope, filters, on, known))
    counts: Counter[tuple[Kind, FollowUp | None]] = Counter()
    for row in _rows(connection, scope, ids, on, known):
        counts[row.claim.kind, row.follow_up] += 1
    return AsOfTally(dict(counts))


def timeline(
    connection: sa.Connection,
    scope: Scope,
    filters: Filters,
    on: date,
    known: datetime | None = None,
    *,
    after: str = "",
    size: int = 200,
) -> Timeline:
    """Finds the promises and predictions that had begun by a day, by their first day."""
    start = place_from(BY_FIRST_DAY, after)
    if filters.kinds and not filters.kinds & FOLLOWED_UP:
        return Timeline(())
    plan, there = _begun(connection, scope, filters, on, known)
    found = plan.places(connection, BY_FIRST_DAY, start, False, size + 1, there)
    places = found.places[:size]
    cursor = written(BY_FIRST_DAY, found.places[size - 1] if len(found.places) > size else found.cut_at)
    return Timeline(tuple(number for _, number in places), cursor, places[-1][0] if places else None)


def timeline_total(
    connection: sa.Connection, scope: Scope, filters: Filters, on: date, known: datetime | None = None
) -> Total:
    """Counts the promises and predictions that had begun by a day, by looking at them."""
    if filters.kinds and not filters.kinds & FOLLOWED_UP:
        return Total(0)
    plan, there = _begun(connection, scope, filters, on, known)
    return Total(*plan.total(connection, there))


def _begun(
    connection: sa.Connection, scope: Scope, filters: Filters, on: date, known: datetime | None
) -> tuple[Plan, list[sa.ColumnElement[bool]]]:
    kinds = (filters.kinds & FOLLOWED_UP) or FOLLOWED_UP
    narrowed = replace(filters, kinds=kinds, follow_ups=frozenset(), schedules=frozenset())
    plan = _by_rarity(connection, Plan.make(connection, scope, narrowed, on), filters, on, known)
    return plan, existed(scope, replace(filters, kinds=kinds), on, known)


def timeline_rows(
    connection: sa.Connection, claims: Sequence[ClaimRow], on: date, known: datetime | None = None
) -> tuple[TimelineRow, ...]:
    """Reads the stretches of some promises and predictions, in the order given."""
    stretches = _segments(connection, [row.id for row in claims], on, known)
    return tuple(TimelineRow(row, tuple(_cut(stretches.get(row.id, []), on))) for row in claims)


def last_closing(connection: sa.Connection, ids: Sequence[int]) -> date | None:
    """Gives the latest day on which a first window of these claims closes."""
    due = sa.select(sa.func.max(claim.due_by)).where(claim.id.in_(ids), claim.due_by < date.max)
    return connection.execute(due).scalar()


def _cut(segments: list[Segment], on: date) -> list[Segment]:
    return [segment if segment.on_to <= on else replace(segment, on_to=date.max) for segment in segments]


def density(
    connection: sa.Connection, scope: Scope, scope_key: str = "record", edge: str = "closes"
) -> tuple[tuple[date, int], ...]:
    """Counts a kept scope's open windows by the month in which they open or close (`edge`: `opens`, `closes`)."""
    scope.refuse_part("The windows by month")
    kept = table_of(WindowTally).c
    rows = connection.execute(
        sa.select(kept.day, sa.func.sum(kept.n))
        .where(
            kept.scope == scope_key,
            kept.edge == edge,
            kept.grain == "month",
            kept.publication.in_(sorted(scope.publications)),
        )
        .group_by(kept.day)
        .order_by(kept.day)
    )
    return tuple((day, int(n)) for day, n in rows if n)


def beginnings(connection: sa.Connection, scope: Scope, tracker: int | None = None) -> tuple[tuple[date, int], ...]:
    """Counts the promises and predictions of the record or a tracker by the month in which they begin."""
    scope.refuse_part("The beginnings by month")
    kept = table_of(DayTally).c
    rows: Any = connection.execute(
        sa.select(kept.day, sa.func.sum(kept.n))
        .where(
            kept.scope == _scope_key(tracker),
            kept.grain == "month",
            kept.kind.in_(sorted(FOLLOWED_UP)),
            kept.publication.in_(sorted(scope.publications)),
        )
        .group_by(kept.day)
        .order_by(kept.day)
    )
    return tuple((day, int(n)) for day, n in rows if n)
