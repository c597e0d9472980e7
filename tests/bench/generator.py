"""Fills a record with made-up claims through the one way history is written, the same ones for the same seed.

Realistic in its proportions: rare and common words, busy and quiet claimants, late entries, mostly published.
"""

import random
from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import accumulate
from typing import TypeVar

import sqlalchemy as sa

from db.chain import Author, Entry
from db.engine import Record
from db.history import Addition, append, numbers
from db.words import Change, FollowUp, Kind, Role, Stance, Subject, Verification, Word

AUTHOR = Author("generator", Role.EDITOR)
FIRST_DAY = date(2015, 1, 1)
LAST_DAY = date(2026, 11, 1)
BATCH = 2_000
TRACKERS = 3
Progress = Callable[[int, int], None]
SomeWord = TypeVar("SomeWord", bound=Word)

PARTS = {
    "verbs": "build open cut raise double fund ban buy sell hire train launch close renew repair extend plant protect "
    "publish finish deliver license move merge insure tax subsidise inspect clean connect modernise reopen",
    "adjectives": "new public national regional clean safe fast cheap green digital rural urban modern free fair open "
    "joint local federal northern southern eastern western coastal temporary permanent",
    "nouns": "schools hospitals bridges homes railways harbours airports forests rivers turbines reactors factories "
    "teachers nurses soldiers police courts prisons libraries museums stadiums pensions taxes subsidies grants "
    "loans data centres models chips batteries cables satellites ferries buses trams cycleways dams wells parks",
    "places": "Norway Wales Kerala Ontario Bavaria Catalonia Texas Ohio Lagos Nairobi Lima Osaka Busan Perth Auckland "
    "Lyon Porto Gdansk Izmir Haifa Dakar Accra Quito Bogota Havana Dublin Glasgow Turin Graz Basel Ghent",
    "syllables": "ba ce di fo gu ha ki lo mu ne pi ra se to vu wa xe yo za bri cro dra fle gno kla pru sti tra",
}
WORDS = {name: words.split() for name, words in PARTS.items()}
UPPER = (
    "AI",
    "Energy",
    "Health",
    "Housing",
    "Schools",
    "Transport",
    "Defence",
    "Climate",
    "Farming",
    "Justice",
    "Taxes",
    "Work",
    "Trade",
    "Space",
    "Water",
    "Culture",
    "Sport",
    "Borders",
    "Banks",
    "Science",
)
KINDS = ((Kind.FACT, 44), (Kind.QUOTATION, 14), (Kind.PROMISE, 32), (Kind.PREDICTION, 10))
VERDICTS = (
    (Verification.UNCHECKED, 30),
    (Verification.CHECKING, 5),
    (Verification.VERIFIED, 32),
    (Verification.MOSTLY_TRUE, 11),
    (Verification.MISLEADING, 8),
    (Verification.FALSE, 10),
    (Verification.UNVERIFIABLE, 4),
)
OUTCOMES = (
    (FollowUp.NOT_STARTED, 8),
    (FollowUp.IN_PROGRESS, 34),
    (FollowUp.STALLED, 10),
    (FollowUp.PARTLY_DELIVERED, 10),
    (FollowUp.DELIVERED, 26),
    (FollowUp.BROKEN, 10),
    (FollowUp.CANNOT_BE_JUDGED, 2),
)


@dataclass(frozen=True, slots=True)
class People:
    """What the claims name, by their numbers."""

    claimants: range
    publishers: range
    articles: range
    sources: range
    trackers: range
    topics: tuple[str, ...]


def fill(record: Record, claims: int, *, seed: int = 1, progress: Progress | None = None, batch: int = BATCH) -> None:
    """Puts so many claims on record in batches, each with 3 sources and about 5 events beside its recording."""
    chance = random.Random(seed)  # made-up data, no secrets
    people = _people(record, chance, claims)
    for start in range(0, claims, batch):
        size = min(batch, claims - start)
        _write(record, partial(_claims, chance=chance, people=people, how_many=size), _moment(start, claims))
        if progress:
            progress(start + size, claims)


def _write(record: Record, made: Callable[[sa.Connection], list[Addition]], now: datetime) -> None:
    record.write(lambda connection: append(connection, made(connection), AUTHOR, now))


def _moment(done: int, claims: int) -> datetime:
    return datetime(2026, 1, 5, 8, 0, tzinfo=UTC) + timedelta(days=300) * (done / max(claims, 1))


def _people(record: Record, chance: random.Random, claims: int) -> People:
    few = max(4, min(2_000, claims // 20))
    publishers = max(2, few // 25)
    topics = tuple(f"{upper}: {noun}" for upper in UPPER for noun in chance.sample(WORDS["nouns"], 10))
    now = datetime(2026, 1, 5, 7, 0, tzinfo=UTC)

    def named(subject: Subject, entries: list[Entry]) -> range:
        taken = record.write(lambda c: numbers(c, subject.value, len(entries)))
        pairs = list(zip(taken, entries, strict=True))
        for start in range(0, len(pairs), 5_000):
            part = [Addition(subject, number, 0, (entry,)) for number, entry in pairs[start : start + 5_000]]
            record.write(partial(append, additions=part, author=AUTHOR, now=now))
        return taken

    papers = named(
        Subject.CLAIMANT,
        [
            Entry(Change.RECORDED, {"kind": "publisher"}, {"name": f"The {_name(chance)} Post"})
            for _ in range(publishers)
        ],
    )
    claimants = named(
        Subject.CLAIMANT,
        [Entry(Change.RECORDED, {"kind": "person"}, {"name": f"{_name(chance)} {_name(chance)}"}) for _ in range(few)],
    )
    articles = named(
        Subject.ARTICLE,
        [
            Entry(
                Change.RECORDED,
                {"publisher": chance.choice(papers), "published": _day(chance)},
                {"headline": _sentence(chance), "address": f"https://news.example/{n}"},
            )
            for n in range(max(2, claims // 10))
        ],
    )
    sources = named(
        Subject.SOURCE,
        [
            Entry(
                Change.RECORDED,
                {"kind": "address", "audience": "internal" if chance.random() < 0.05 else "public"},
                {"address": f"https://source.example/{n}", "title": _sentence(chance)},
            )
            for n in range(max(3, claims // 10))
        ],
    )
    trackers = named(
        Subject.TRACKER,
        [Entry(Change.RECORDED, {"slug": f"tracker-{n}"}, {"title": f"Tracker {n}"}) for n in range(1, TRACKERS + 1)],
    )
    return People(claimants, papers, articles, sources, trackers, topics)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(WORDS["syllables"], k=chance.choice((2, 2, 3)))).capitalize()


def _day(chance: random.Random) -> date:
    return FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))


def _sentence(chance: random.Random) -> str:
    """Makes a sentence with common words, and in about one of two a word of some thousands that are rare."""
    rare = "".join(chance.choices(WORDS["syllables"], k=3)) if chance.random() < 0.5 else chance.choice(WORDS["nouns"])
    verb, adjective, noun = (chance.choice(WORDS[name]) for name in ("verbs", "adjectives", "nouns"))
    return (
        f"The government of {chance.choice(WORDS['places'])} will {verb} {chance.randrange(2, 900)} {adjective} {noun} "
        f"near {rare} with its partners"
    )


_CUMULATED = {id(words): list(accumulate(n for _, n in words)) for words in (KINDS, VERDICTS, OUTCOMES)}


def _drawn(chance: random.Random, words: tuple[tuple[SomeWord, int], ...]) -> SomeWord:
    sums = _CUMULATED[id(words)]
    return words[bisect(sums, chance.random() * sums[-1])][0]


def _claims(connection: sa.Connection, chance: random.Random, people: People, how_many: int) -> list[Addition]:
    taken = numbers(connection, Subject.CLAIM.value, how_many)
    return [Addition(Subject.CLAIM, number, 0, _claim(chance, people)) for number in taken]


def _skewed(chance: random.Random, numbers: range) -> int:
    return numbers[int(len(numbers) * chance.random() ** 2.5)]


def _claim(chance: random.Random, people: People) -> tuple[Entry, ...]:
    kind = _drawn(chance, KINDS)
    claimant, paper, said = _skewed(chance, people.claimants), _skewed(chance, people.publishers), _day(chance)
    quoted = kind is Kind.QUOTATION
    statement = _sentence(chance)
    entries = [
        Entry(
            Change.RECORDED,
            {
                "kind": kind.value,
                "claimant": claimant,
                "asserted_by": "claimant" if quoted else "article",
                "asserter": claimant if quoted else paper,
            },
            {"statement": statement, "topic": people.topics[_skewed(chance, range(len(people.topics)))]},
        ),
        Entry(
            Change.APPEARANCE_ADDED,
            {"article": chance.choice(people.articles), "said_on": said.isoformat()},
            {"quote": statement[4:60]},
        ),
    ]
    entries += [
        Entry(
            Change.EVIDENCE_ADDED,
            {"source": chance.choice(people.sources), "stance": chance.choice(STANCES)},
            {"note": f"Read on page {chance.randrange(1, 90)}."},
        )
        for _ in range(3)
    ]
    if (verdict := _drawn(chance, VERDICTS)) is not Verification.UNCHECKED:
        entries.append(
            Entry(Change.VERIFIED, {"verification": verdict.value, "sources": [3]}, {"reason": "The source says so."})
        )
    if kind.is_followed_up:
        entries += _what_came_of_it(chance, said)
    if chance.random() < 0.2:
        entries.append(Entry(Change.PUT_IN_TRACKER, {"tracker": _skewed(chance, people.trackers)}))
    if chance.random() < 0.8:
        entries.append(Entry(Change.PUBLISHED, {}, {}))
    return tuple(entries)


STANCES = [stance.value for stance in Stance]


def _what_came_of_it(chance: random.Random, said: date) -> list[Entry]:
    entries = []
    span = chance.randrange(60, 2_500)
    if chance.random() < 0.75:
        earliest = said + timedelta(days=chance.randrange(0, span))
        window = {
            "earliest": earliest.isoformat(),
            "latest": (earliest + timedelta(days=chance.choice((0, 30, 90, 364)))).isoformat(),
        }
        entries.append(Entry(Change.DEADLINE_SET, window | {"soft": False}, {"words": "by then"}, happened_on=said))
    outcome = _drawn(chance, OUTCOMES)
    path = [] if chance.random() < 0.25 else [FollowUp.IN_PROGRESS, outcome][chance.randrange(2) :]
    days = sorted(said + timedelta(days=chance.randrange(1, span + 200)) for _ in path)
    entries += [
        Entry(
            Change.FOLLOWED_UP,
            {"follow_up": state.value, "sources": [4]},
            {"reason": "It was in the news."},
            happened_on=day,
        )
        for state, day in zip(path, days, strict=True)
        if day <= LAST_DAY
    ]
    return entries
