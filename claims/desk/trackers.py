"""Trackers: named collections of claims. Opening one, and retiring it with the claims that are in no other."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from claims.desk.changes import Retire, reason_of
from claims.desk.permits import require
from claims.desk.recording import change_many
from claims.desk.sitting import Saved, Sitting
from claims.formats.sheets.names import plain_name
from claims.refusals import NotAccepted
from claims.rules.texts import LIMITS, clean
from db.chain import Entry
from db.history import Addition
from db.reads import finding
from db.words import Change, Role, Subject

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SLUG_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True)
class NewTracker:
    """A tracker as an editor opens it: `as_of` is the last day its research knows, `example` marks the one we ship."""

    slug: str
    title: str
    introduction: str = ""
    method: str = ""
    as_of: date | None = None
    example: bool = False


def open_tracker(at: Sitting, new: NewTracker) -> Saved:
    """Opens a tracker under a short name of its own."""
    require(at.actor, Role.EDITOR, "open a tracker")
    _refuse_slug(at, new.slug)
    texts = {
        "title": clean(new.title, field="title", most=LIMITS["title"]),
        "introduction": clean(
            new.introduction, field="introduction", most=LIMITS["introduction"], required=False, multiline=True
        ),
        "method": clean(new.method, field="method", most=LIMITS["method"], required=False, multiline=True),
    }
    values: dict[str, Any] = {"slug": new.slug, "example": new.example}
    values |= {"as_of": new.as_of} if new.as_of else {}
    return at.put(Subject.TRACKER, [Entry(Change.RECORDED, values, texts)])


def rename_tracker(at: Sitting, tracker: int, seen: int, slug: str, reason: str) -> Saved:
    """Gives a tracker another short name; its address under the former one leads to it from then on."""
    require(at.actor, Role.EDITOR, "rename a tracker")
    _refuse_slug(at, slug, but=tracker)
    entry = Entry(Change.AMENDED, {"slug": slug}, {"reason": reason_of(reason)})
    return at.add([Addition(Subject.TRACKER, tracker, seen, (entry,))])[0]


def _refuse_slug(at: Sitting, slug: str, but: int | None = None) -> None:
    if not _SLUG.fullmatch(slug) or len(slug) > _LONGEST_SLUG:
        raise NotAccepted("A tracker's short name has small letters, figures and hyphens: “stargate-2025”.", "slug")
    current = finding.tracker_named(at.connection, slug)
    if current and current[0] == but:
        raise NotAccepted("The tracker has this short name already.", "slug")
    # A former name stays taken while its tracker lives: links that were shared lead there.
    holder = current[0] if current else finding.tracker_once_named(at.connection, slug)
    if holder not in (None, but):
        raise NotAccepted(f"There is a tracker “{slug}” already. Choose another short name.", "slug")


def tracker_named(at: Sitting, slug: str) -> Saved | None:
    """Finds the tracker with a short name that is not retired."""
    found = finding.tracker_named(at.connection, slug)
    return Saved(*found) if found else None


def tracker_called(at: Sitting, name: str) -> Saved:
    """Gives the tracker with a short name or a title, and opens it where there is none."""
    require(at.actor, Role.EDITOR, "put claims into a tracker")
    slug = name if _SLUG.fullmatch(name) else "-".join(_SLUG_WORD.findall(plain_name(name)))
    slug = slug[:_LONGEST_SLUG].strip("-")
    if not slug:
        return _tracker_titled(at, name) or open_tracker(at, NewTracker(_numbered_slug(at), name))
    return tracker_named(at, slug) or open_tracker(at, NewTracker(slug, name))


def _tracker_titled(at: Sitting, title: str) -> Saved | None:
    written = clean(title, field="title", most=LIMITS["title"])
    return next((Saved(row.id, row.version) for row in finding.trackers(at.connection) if row.title == written), None)


def _numbered_slug(at: Sitting) -> str:
    """Gives the short name of a tracker whose title has no letter that one can be made of."""
    taken = finding.names_of_trackers(at.connection)
    return next(slug for number in count(1) if (slug := f"tracker-{number}") not in taken)


def was_retired(at: Sitting, slug: str) -> bool:
    """Tells whether a tracker with a short name was on record and is retired."""
    return finding.tracker_was_retired(at.connection, slug)


def retire_tracker(at: Sitting, tracker: int, seen: int, reason: str) -> int:
    """Retires a tracker and the claims that are in no other; gives how many claims went with it."""
    require(at.actor, Role.EDITOR, "retire a tracker")
    alone = finding.claims_only_in(at.connection, tracker)
    if alone:
        change_many(at, alone, Retire(reason))
    at.add([Addition(Subject.TRACKER, tracker, seen, (Entry(Change.RETIRED, {}, {"reason": reason_of(reason)}),))])
    return len(alone)
