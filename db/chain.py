"""An event and the chain it stands in: what is hashed, and how a text stays removable without breaking the chain."""

import hashlib
import json
from binascii import b2a_base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from os import urandom
from typing import Any, Final

from db.tables import Moment
from db.words import Audience, Change, Role, Subject

FORMAT = 1
GENESIS = b"\0" * 32


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change, in which role."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Entry:
    """What a use case asks to be put into a history: closed values apart from free texts."""

    change: Change
    values: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    happened_on: date | None = None
    audience: Audience = Audience.PUBLIC
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An entry as it stands in its subject's chain. A redacted text is `None`."""

    subject: Subject
    subject_id: int
    sequence: int
    change: Change
    actor: str
    role: Role
    recorded_at: datetime
    happened_on: date | None
    audience: Audience
    corrects: int | None
    content: str
    previous: bytes
    hash: bytes
    values: Mapping[str, Any]
    texts: Mapping[str, str | None]
    id: int = 0

    def text(self, name: str) -> str:
        """Gives a free text, or the empty one where the event has none or it was redacted."""
        return self.texts.get(name) or ""


def canonical(value: object) -> str:
    """Writes a value as JSON in the one form that is hashed: sorted keys, no spaces, letters as they are."""
    return _encode(value)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an event")


# What an event holds is made for it, and never holds itself: nobody has to look for that in each of them.
_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"), default=_plain
).encode


def digest(salt: str, text: str) -> str:
    """Gives the salted digest that stands for a free text in the chain."""
    return _letters(hashlib.sha256(f"{salt}\0{text}".encode()).digest())


def _letters(octets: bytes) -> str:
    return b2a_base64(octets, newline=False).translate(_URL_SAFE, b"=").decode()


_URL_SAFE: Final = bytes.maketrans(b"+/", b"-_")


def salted(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Gives each text a salt of its own, so that removing one leaves the others provable."""
    return {name: [_letters(urandom(12)), text] for name, text in texts.items()}


def link(
    previous: bytes,
    subject: Subject,
    subject_id: int,
    sequence: int,
    change: Change,
    actor: str,
    role: Role,
    recorded_at: datetime,
    happened_on: date | None,
    audience: Audience,
    corrects: int | None,
    content: str,
) -> bytes:
    """Gives the SHA-256 of everything that makes an event, the hash of the one before it included."""
    # What `canonical` gives of these parts as a list, written out: it is done for every event there is. The words of
    # our vocabularies need no escaping.
    day = f'"{happened_on.isoformat()}"' if happened_on else "null"
    parts = (
        f'[{FORMAT},"{subject}",{subject_id},{sequence},"{change}",{encode_basestring(actor)},"{role}",'
        f'"{_written(recorded_at)}",{day},"{audience}",{"null" if corrects is None else corrects},'
        f"{encode_basestring(content)}]"
    )
    return hashlib.sha256(previous + parts.encode()).digest()


@lru_cache(maxsize=64)
def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(Moment.FORMAT)


def extend(
    subject: Subject, subject_id: int, last: tuple[int, bytes], entries: Iterable[Entry], author: Author, now: datetime
) -> list[tuple[Event, str]]:
    """Makes the next events of a chain from entries, each with its texts as they are stored."""
    sequence, previous = last
    made = []
    for entry in entries:
        sequence += 1
        # An empty text says nothing, but in an amendment it empties what was there.
        keeps_empty = entry.change is Change.AMENDED
        stored = salted({name: text for name, text in entry.texts.items() if text or keeps_empty})
        digests = {name: digest(*pair) for name, pair in stored.items()}
        content = canonical({**entry.values, "texts": digests} if digests else dict(entry.values))
        own = link(
            previous,
            subject,
            subject_id,
            sequence,
            entry.change,
            author.name,
            author.role,
            now,
            entry.happened_on,
            entry.audience,
            entry.corrects,
            content,
        )
        event = Event(
            subject,
            subject_id,
            sequence,
            entry.change,
            author.name,
            author.role,
            now,
            entry.happened_on,
            entry.audience,
            entry.corrects,
            content,
            previous,
            own,
            _as_read(entry.values, digests, content),
            {name: pair[1] for name, pair in stored.items()},
        )
        made.append((event, canonical(stored) if stored else "{}"))
        previous = own
    return made


_AS_WRITTEN = frozenset({str, int, bool, type(None)})


def _as_read(values: Mapping[str, Any], digests: Mapping[str, str], content: str) -> Mapping[str, Any]:
    # What JSON gives back as it was needs no reading back.
    for value in values.values():
        if type(value) not in _AS_WRITTEN and not (type(value) is list and _AS_WRITTEN.issuperset(map(type, value))):
            read_back: dict[str, Any] = json.loads(content)
            return read_back
    return {**values, "texts": digests} if digests else dict(values)


def read(row: Any) -> Event:
    """Reads an event from a row of `event` joined with its `texts`."""
    values = json.loads(row.content)
    stored = json.loads(row.texts) if row.texts else {}
    return Event(
        row.subject,
        row.subject_id,
        row.sequence,
        row.change,
        row.actor,
        row.role,
        row.recorded_at,
        row.happened_on,
        row.audience,
        row.corrects,
        row.content,
        row.previous,
        row.hash,
        values,
        {name: stored[name][1] if stored.get(name) else None for name in values.get("texts", ())},
        row.id,
    )


def fault(event: Event, stored: Mapping[str, list[str] | None], last: tuple[int, bytes]) -> str:
    """Tells in words why an event does not hold after `last` (sequence, hash), or gives the empty text if it holds."""
    sequence, previous = last
    if event.sequence != sequence + 1:
        return f"event {sequence + 1} is missing"
    if event.previous != previous:
        return f"event {event.sequence} does not follow the one before it"
    own = link(
        previous,
        event.subject,
        event.subject_id,
        event.sequence,
        event.change,
        event.actor,
        event.role,
        event.recorded_at,
        event.happened_on,
        event.audience,
        event.corrects,
        event.content,
    )
    if own != event.hash:
        return f"event {event.sequence} was altered after it was recorded"
    digests = event.values.get("texts", {})
    for name, pair in stored.items():
        if pair is not None and (name not in digests or digest(*pair) != digests[name]):
            return f"the {name} of event {event.sequence} was altered after it was recorded"
    for name in digests:
        if name not in stored:
            return f"the {name} of event {event.sequence} was taken away"
    return ""
