"""Readers who ask for public pages as fast as these come, while somebody publishes; answers a second are counted."""

import asyncio
import random
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count, islice
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Final
from urllib.parse import urlencode, urlsplit

import uvloop

from claims.desk.card_lines import ClaimCard
from claims.desk.changes import AddEvidence, ClaimChange, Follow, Note, Verify
from claims.desk.permits import Actor
from claims.desk.reads import Reads
from claims.desk.recording import change
from claims.desk.sitting import Saved, Sitting
from claims.desk.sources import NewSource
from claims.newsroom import Newsroom
from claims.settings import load_settings
from db.reads.filters import Filters
from db.reads.lists import PAGE
from db.reads.order import ORDERS, written
from db.scope import Scope
from db.words import Audience, FollowUp, Revision, Role, Sort, Stance, Verification
from tests.bench.generator import LAST_DAY

PAGES: Final = 10_000
CONNECTIONS: Final = 4
SECONDS: Final = 3.0
TURNS: Final = 9
MANY: Final = 20
COLUMNS: Final = {Sort.CHANGED: "changed_at", Sort.NEWS: "news_on", Sort.DUE: "due_by", Sort.RECORDED: "id"}
CHANGES_A_SECOND: Final = 5
WRITER: Final = Actor("Bench", Role.EDITOR)


@dataclass(frozen=True, slots=True)
class Asked:
    """Addresses that are asked for: of pages, and of the read interface."""

    pages: tuple[str, ...]
    data: tuple[str, ...]


def addresses(data: Path, most: int = PAGES) -> Asked:
    """Walks the trackers of a record in every order and gives the addresses of so many different pages."""
    newsroom = Newsroom.open(load_settings(data=data))
    try:
        reads = Reads(newsroom, Scope.public())
        trackers = reads.narrowing(Filters()).trackers
        pages: list[str] = []
        found: list[str] = []
        walks = [(tracker, sort) for tracker in trackers for sort in Sort]
        each = -(-most // len(walks))
        for tracker, sort in walks:
            for after in islice(_places(reads, tracker.id, sort), each):
                query = {"sort": sort.value} | ({"after": after} if after else {})
                pages.append(f"/t/{_slug(tracker.id)}?{urlencode(query)}")
                found.append(f"/api/v1/claims?{urlencode(query | {'tracker': tracker.id})}")
        return Asked(tuple(pages[:most]), tuple(found[:most]))
    finally:
        newsroom.close()


def _places(reads: Reads, tracker: int, sort: Sort) -> Iterator[str]:
    """Gives where each page of a list begins, read many pages at once."""
    after = ""
    while True:
        yield after
        page = reads.claims(Filters(tracker=tracker), sort, after=after, size=PAGE * MANY)
        for row in page.rows[PAGE - 1 : -1 : PAGE]:
            yield written(ORDERS[sort], (getattr(row, COLUMNS[sort]), row.id))
        after = page.after
        if not after:
            return


def _slug(tracker: int) -> str:
    return f"tracker-{tracker}"  # as the generator names them


def body(address: str, path: str) -> bytes:
    """Gives the bytes of a page as they are sent."""
    asked = urllib.request.Request(address + path, headers={"Accept-Encoding": "deflate"})
    with urllib.request.urlopen(asked) as answer:
        return bytes(answer.read())


def answers_a_second(address: str, paths: Sequence[str], seconds: float = SECONDS) -> float:
    """Counts the answers that a server gives in a second to four connections that ask in any order."""
    return uvloop.run(_counted(address, paths, seconds))


def ask_each(address: str, paths: Sequence[str]) -> None:
    """Asks for every address once."""
    uvloop.run(_each(address, paths))


async def _each(address: str, paths: Sequence[str]) -> None:
    shares = [paths[at::CONNECTIONS] for at in range(CONNECTIONS)]
    await asyncio.gather(*(_ask(address, share, time.monotonic() + 3_600) for share in shares))


async def _counted(address: str, paths: Sequence[str], seconds: float) -> float:
    begun = time.monotonic()
    chance = random.Random(1)
    orders = [chance.choices(paths, k=200_000) for _ in range(CONNECTIONS)]
    counts = await asyncio.gather(*(_ask(address, order, begun + seconds) for order in orders))
    return sum(counts) / (time.monotonic() - begun)


async def _ask(address: str, paths: Sequence[str], until: float) -> int:
    place = urlsplit(address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    answered = 0
    try:
        for path in paths:
            if time.monotonic() >= until:
                break
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\nAccept-Encoding: deflate\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            assert b" 200 " in head.split(b"\r\n", 1)[0], (path, head)
            length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
            await reader.readexactly(length)
            answered += 1
    finally:
        writer.close()
    return answered


@contextmanager
def publishing(data: Path) -> Iterator[None]:
    """Publishes five changes a second, in a process of its own, while the block runs."""
    spawn = get_context("spawn")
    done = spawn.Event()
    process = spawn.Process(target=_publish, args=(data, done))
    process.start()
    try:
        yield
    finally:
        done.set()
        process.join()


def _changed(at: Sitting, card: ClaimCard, one: ClaimChange) -> Saved:
    return change(at, card.id, card.version, one)


def _change_of(card: ClaimCard, turn: int) -> ClaimChange:
    """A verdict, news of what came of it, a source or a note, in turn."""
    told = (line for line in card.evidence if line.withdrawn is None and line.stance is not Stance.CONTEXT)
    sources = tuple(line.sequence for line in told)[:1]
    match turn % 4 if sources else 2:
        case 0:
            other = Verification.VERIFIED if card.verification != Verification.VERIFIED else Verification.MOSTLY_TRUE
            return Verify(other, "Looked at again.", sources, revision=Revision.UPDATE)
        case 1 if card.kind.is_followed_up:
            return Follow(FollowUp.IN_PROGRESS, LAST_DAY, "It goes on.", sources)
        case 2:
            found = NewSource(address=f"https://example.org/{card.id}/{card.version}", title="What was found")
            return AddEvidence(found, Stance.SUPPORTS, "Says so.")
        case _:
            return Note("Something was said of it.", audience=Audience.PUBLIC)


def _publish(data: Path, done: Event) -> None:
    newsroom = Newsroom.open(load_settings(data=data))
    desk, chance = Reads(newsroom, Scope.desk()), random.Random(2)
    rows = Reads(newsroom, Scope.public()).claims(Filters(), Sort.RECORDED, size=5_000).rows
    for turn in count():
        if done.wait(1 / CHANGES_A_SECOND):
            break
        card = desk.card(chance.choice(rows).id)
        newsroom.sit(WRITER, partial(_changed, card=card, one=_change_of(card, turn)))
    newsroom.close()
