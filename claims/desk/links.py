"""Private links: an editor shares one view, for a time, with whoever has the address. Drafts are pinned or not shared.

Keeps the SHA-256 of a token and never the token; says the same of a link that is over as of one that never was.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlencode

import sqlalchemy as sa

from claims.desk import asked, listings
from claims.desk.changes.change import reason_of
from claims.desk.permits import require
from claims.desk.sitting import Saved, Sitting
from claims.refusals import NotAccepted
from claims.rules.texts import LIMITS, clean
from db.chain import Entry
from db.errors import NotOnRecord
from db.history import Addition
from db.reads import finding
from db.reads import links as kept
from db.reads.filters import Filters
from db.reads.links import LinkRow, Openings
from db.reads.lists import claims_by_id, numbers_of
from db.reads.remembered import remembered
from db.scope import MOST, Scope
from db.words import Audience, Change, Role, Subject, View

if TYPE_CHECKING:
    from claims.newsroom import Newsroom

DAYS: Final = 30
"""How long a link holds where no day is named."""
LISTED: Final = 100
LONGEST_TOKEN: Final = 100
NOTHING_HERE: Final = (
    "This link does not open anything. It may have ended or been taken back, or a part of its address is missing. "
    "Ask whoever sent it to you for a new one."
)
NOTHING_PUBLIC: Final = (
    "This view does not open anything. What it showed may not be public any more, or its address has a slip in it."
)
# Cubot makes telephones. Browsers inside the apps of LinkedIn, Twitter and others are people's; their bots are not.
_PROGRAMS: Final = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp/|imgproxy|mastodon|embedly|vkshare|iframely|"
    r"unfurl|scanner|proofpoint|barracuda|mimecast|curl|wget|python|^java/|go-http|okhttp|node-fetch|axios|libwww|"
    r"^ruby|^php|headless|phantomjs|lighthouse|monitor"
)


class LinkState(StrEnum):
    """What became of a link."""

    OPEN = "open"
    ENDED = "ended"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link as an editor makes it: `query` is what an address says of the view, `{"tracker": "2"}`, `{"claim": "5"}`.

    `pinned` shares the claims that are in it now, drafts too; without, it shows what of it is published when opened.
    Without a day it holds for 30 days.
    """

    view: View
    query: Mapping[str, str] = field(default_factory=dict)
    pinned: bool = False
    expires_on: date | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A new link: its token, which nobody can read again, and how many claims it shows now."""

    token: str
    saved: Saved
    claims: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A view that somebody was let see, and the scope of every read in it.

    `link` is its number, and `None` for what everyone may see; `claim` and `tracker` name what the view is of. `query`
    is what its address asks for; of pinned claims only their order, for they stay in the view whatever becomes of them.
    Only a claim of which nothing can come has no timeline.
    """

    scope: Scope
    view: View
    title: str
    label: str = ""
    query: str = ""
    expires_on: date | None = None
    link: int | None = None
    tracker: int | None = None
    claim: int | None = None
    has_timeline: bool = True

    @property
    def name(self) -> str:
        """What to call it: the label its maker gave it, else what it shows."""
        return self.label or self.title


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link as the desk lists it. `claims` counts the pinned ones, and is `None` for a live link."""

    id: int
    version: int
    view: View
    title: str
    label: str
    query: str
    claims: int | None
    expires_on: date | None
    state: LinkState
    made_at: datetime
    made_by: str
    openings: Openings


@dataclass(frozen=True, slots=True)
class LinkPage:
    """Links, newest first; `before` is where the older ones go on, and `None` at the end."""

    links: tuple[LinkLine, ...]
    before: int | None


def share(at: Sitting, new: NewLink) -> Made:
    """Makes a private link to a view and gives its token, or refuses what it would show nothing or too much of."""
    require(at.actor, Role.EDITOR, "share a private link")
    expires_on = _day(new.expires_on or at.today + timedelta(days=DAYS), at.today)
    label = clean(new.label, field="label", most=LIMITS["name"], required=False)
    view = _View.of(new.view, new.query)
    view.refuse_unknown(at.connection)
    numbers = view.claims(at.connection, Scope.desk() if new.pinned else Scope.public(), at.today)
    if len(numbers) > MOST:
        raise NotAccepted(
            f"A link shares {MOST:,} claims at most, and this view has more. Narrow it by a filter, or share several.",
            "query",
        )
    if not numbers:
        raise NotAccepted(_why_nothing(new), "query")
    token = secrets.token_urlsafe(32)
    values: dict[str, Any] = {"digest": _digest(token), "view": new.view, "expires_on": expires_on}
    values |= {"pinned": ",".join(map(str, numbers))} if new.pinned else {}
    entry = Entry(Change.RECORDED, values, {"query": view.query, "label": label}, audience=Audience.INTERNAL)
    return Made(token, at.put(Subject.LINK, [entry]), len(numbers))


def _why_nothing(new: NewLink) -> str:
    if new.pinned:
        return "There is no claim in this view, so there is nothing to share. Take off a filter."
    return "Nothing in this view is public, so a live link would show nothing. Pin its claims to share drafts."


def revoke(at: Sitting, link: int, seen: int, reason: str) -> Saved:
    """Takes a link back: from now on it opens nothing."""
    require(at.actor, Role.EDITOR, "take back a private link")
    _standing(at, link)
    entry = Entry(Change.RETIRED, {}, {"reason": reason_of(reason)}, audience=Audience.INTERNAL)
    return at.add([Addition(Subject.LINK, link, seen, (entry,))])[0]


def extend(at: Sitting, link: int, seen: int, expires_on: date) -> Saved:
    """Lets a link hold until another day, one that ended too."""
    require(at.actor, Role.EDITOR, "change how long a private link holds")
    _standing(at, link)
    values = {"expires_on": _day(expires_on, at.today)}
    entry = Entry(Change.AMENDED, values, audience=Audience.INTERNAL)
    return at.add([Addition(Subject.LINK, link, seen, (entry,))])[0]


def _standing(at: Sitting, number: int) -> None:
    row = kept.with_number(at.connection, number)
    if row is None:
        raise NotOnRecord(f"There is no link {number} on record.")
    if row.retired:
        raise NotAccepted("This link was taken back, and stays so. Make a new one.", "")


def _day(day: date, today: date) -> date:
    if day < today:
        raise NotAccepted("A link cannot end on a day that is over. Choose today or a later day.", "expires_on")
    return day


def _digest(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class _View:
    """What a link is of: one claim by its number, or the claims that pass filters."""

    view: View
    query: str
    filters: Filters
    claim: int | None = None

    @classmethod
    def of(cls, view: View, said: Mapping[str, str]) -> "_View":
        if view is View.CLAIM:
            number = said.get("claim", "")
            if not (number.isascii() and number.isdigit() and 0 < int(number[:20]) <= asked.LARGEST):
                raise NotAccepted("Say which claim to share.", "query")
            return cls.numbered(view, int(number))
        read = asked.read({name: [value] for name, value in said.items()})
        if read.faults:
            raise NotAccepted(" ".join(read.faults), "query")
        if view is View.TRACKER:
            if read.filters.tracker is None:
                raise NotAccepted("Say which tracker to share.", "query")
            return cls.numbered(view, read.filters.tracker)
        query = {name: value for name, value in read.view.items() if name != "change"}
        return cls(view, urlencode(query), read.filters)

    @classmethod
    def numbered(cls, view: View, number: int) -> "_View":
        if view is View.CLAIM:
            return cls(view, f"claim={number}", Filters(), number)
        return cls(view, f"tracker={number}", Filters(tracker=number))

    @classmethod
    def stored(cls, row: LinkRow) -> "_View":
        return cls.of(row.view, {name: values[-1] for name, values in parse_qs(row.query).items()})

    def claims(self, connection: sa.Connection, scope: Scope, today: date) -> tuple[int, ...]:
        """Gives the claims in it, one more than a link may hold at most."""
        if self.claim is not None:
            return tuple(claims_by_id(connection, scope, [self.claim]))
        return numbers_of(connection, scope, self.filters, today, MOST + 1)

    def refuse_unknown(self, connection: sa.Connection) -> None:
        known = listings.names(connection, Scope.desk(), self.filters).chosen
        for name in asked.NUMBERS:
            if getattr(self.filters, name) is not None and name not in known:
                raise NotAccepted(f"There is no such {asked.CALLED[name]} on record. Choose another one.", "query")


def links(connection: sa.Connection, scope: Scope, today: date, before: int | None = None) -> LinkPage:
    """Reads the links that were made, newest first, with how often each was opened. For the desk alone."""
    scope.refuse_all_but_the_desk("The list of private links")
    rows = kept.newest(connection, before, LISTED + 1)
    listed = rows[:LISTED]
    numbers = [row.id for row in listed]
    made, opened = kept.made(connection, numbers), kept.openings(connection, numbers)
    return LinkPage(
        tuple(
            LinkLine(
                row.id,
                row.version,
                row.view,
                shown.title if (shown := _look(connection, scope, _View.stored(row))) else "",
                row.label,
                row.query,
                len(row.pinned) or None,
                row.expires_on,
                _state(row, today),
                *made[row.id],
                opened.get(row.id, Openings()),
            )
            for row in listed
        ),
        listed[-1].id if len(rows) > LISTED else None,
    )


def _state(row: LinkRow, today: date) -> LinkState:
    if row.retired:
        return LinkState.TAKEN_BACK
    return LinkState.ENDED if row.expires_on is not None and row.expires_on < today else LinkState.OPEN


@dataclass(frozen=True, slots=True)
class _Look:
    """What a view shows is called, and whether something can come of it."""

    title: str
    has_timeline: bool = True


def _look(connection: sa.Connection, scope: Scope, view: _View) -> _Look | None:
    """Looks at what a view shows in scope; `None` where it shows nothing there."""
    if view.claim is not None:
        row = claims_by_id(connection, scope, [view.claim]).get(view.claim)
        return _Look(row.statement, row.kind.is_followed_up) if row else None
    if view.view is View.TRACKER:
        trackers = listings.trackers(connection, scope)
        return next((_Look(one.title) for one in trackers if one.id == view.filters.tracker), None)
    return _Look("Chosen claims")


def open_link(newsroom: "Newsroom", token: str) -> Opened:
    """Opens the view that a token was given for, or refuses with `NotOnRecord`, in one sentence for every reason."""
    today = newsroom.today()
    digest = _digest(token[:LONGEST_TOKEN])
    with newsroom.reading() as connection:
        return remembered(connection, ("link", digest, today), lambda: _open(connection, digest, today))


def _open(connection: sa.Connection, digest: str, today: date) -> Opened:
    row = kept.with_digest(connection, digest)
    if row is None or _state(row, today) is not LinkState.OPEN:
        raise NotOnRecord(NOTHING_HERE)
    view = _View.stored(row)
    scope = Scope.pinned(row.pinned) if row.pinned else Scope.live(view.claims(connection, Scope.public(), today))
    shown = _look(connection, scope, view)
    if shown is None:
        raise NotOnRecord(NOTHING_HERE)
    return Opened(
        scope,
        row.view,
        shown.title,
        row.label,
        _order_of(row.query) if row.pinned else row.query,
        row.expires_on,
        row.id,
        view.filters.tracker,
        view.claim,
        shown.has_timeline,
    )


def _order_of(query: str) -> str:
    return urlencode({name: values[-1] for name, values in parse_qs(query).items() if name == "sort"})


def open_public(newsroom: "Newsroom", view: View, number: int) -> Opened:
    """Opens a tracker or a claim as everyone may see it.

    Refuses with `NotOnRecord` what is not public, and with `TooMany` a tracker too large for a view of its own.
    """
    today = newsroom.today()
    with newsroom.reading() as connection:
        key = ("public view", view, number, today)
        return remembered(connection, key, lambda: _open_public(connection, view, number, today))


def _open_public(connection: sa.Connection, view: View, number: int, today: date) -> Opened:
    wanted = _View.numbered(view, number)
    scope = Scope.live(wanted.claims(connection, Scope.public(), today))
    shown = _look(connection, scope, wanted)
    if shown is None:
        raise NotOnRecord(NOTHING_PUBLIC)
    return Opened(
        scope,
        view,
        shown.title,
        query=wanted.query,
        tracker=wanted.filters.tracker,
        claim=wanted.claim,
        has_timeline=shown.has_timeline,
    )


def tracker_known_as(newsroom: "Newsroom", slug: str) -> int:
    """Gives the number of the tracker that has or had a short name, or refuses with `NotOnRecord`."""
    with newsroom.reading() as connection:
        found = finding.tracker_named(connection, slug)
        number = found[0] if found else finding.tracker_once_named(connection, slug)
    if number is None:
        raise NotOnRecord(NOTHING_PUBLIC)
    return number


def count_opening(newsroom: "Newsroom", link: int, *, by_program: bool) -> None:
    """Counts one opening of a link today, by a person or by a program, and nothing about who it was."""
    today = newsroom.today()
    newsroom.record.write(lambda connection: kept.count_opening(connection, link, today, by_program=by_program))


def is_program(user_agent: str) -> bool:
    """Tells whether who names itself so is no person: a preview of a messenger, a search engine, a script, nobody."""
    said = user_agent.strip().lower()
    return not said or _PROGRAMS.search(said) is not None
