"""What is to be shared, as an address says it: one claim, a tracker, or a list; and where everyone can see it.

Knows nothing of private links, and names no public address of what nobody but the desk may see.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.links import address, link
from claims.desk import asked as addresses
from claims.desk.published import Published, TrackerCard
from claims.desk.reads import Reads
from claims.refusals import NotAccepted
from claims.rules.schedule import counted
from claims.site.addresses import calendar_file, data_file, feed_file
from db.scope import Scope
from db.words import Publication, View

PATH: Final = "/share"
_KINDS: Final = {"csv": "Spreadsheet (CSV)", "json": "JSON", "jsonl": "JSON Lines"}


@dataclass(frozen=True, slots=True)
class File:
    """Something to download or to subscribe to, by its public path."""

    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A view that is shared. `public_path` is empty where nothing of it is public; `query` is what a link is made of.

    `back` is the page it was come from; `embed` the readable part of a public claim's address.
    """

    view: View
    title: str
    query: Mapping[str, str]
    back: str
    public_path: str = ""
    public_query: Mapping[str, str] | None = None
    public_note: str = ""
    files: tuple[File, ...] = ()
    embed: str = ""
    tracker: TrackerCard | None = None


def share_link(at: Here, query: Mapping[str, str]) -> Markup:
    """Links to the page that shares what is shown; nothing inside a view that was shared itself."""
    if at.shared:
        return Markup("")
    return Markup('<p class="or-share">{}</p>').format(link(PATH, "Share", query))


def read(at: Here, query: Mapping[str, Sequence[str]]) -> Shared:
    """Reads what is to be shared, or refuses with a sentence what is not there."""
    if claim := (query.get("claim") or ("",))[-1].strip():
        return _claim(at, claim)
    return _list(at, query)


def _claim(at: Here, said: str) -> Shared:
    if not (said.isascii() and said.isdecimal()) or len(said) > 15:
        raise NotAccepted(f"“{said[:40]}” is not the number of a claim. Choose one from the list of claims.", "query")
    card = at.reads.card(int(said))
    shared = {"claim": str(card.id)}
    back = address("/claim", shared)
    if card.publication is not Publication.PUBLISHED or card.retired:
        return Shared(View.CLAIM, card.statement, shared, back)
    path = f"c/{card.slug}"
    files = (File("Signed dossier, to be checked offline", f"{path}/dossier.zip"),)
    return Shared(View.CLAIM, card.statement, shared, back, path, files=files, embed=card.slug)


def _list(at: Here, query: Mapping[str, Sequence[str]]) -> Shared:
    asked = addresses.read(query, may_edit=at.may_edit)
    number = asked.filters.tracker
    tracker = next((one for one in Published(at.newsroom, at.scope).trackers() if one.id == number), None)
    only_tracker = tracker is not None and set(asked.narrowed) == {"tracker"}
    shared = {name: said for name, said in asked.view.items() if name != "change"}
    title = tracker.title if tracker and only_tracker else _called(asked.narrowed, tracker)
    view = View.TRACKER if only_tracker else View.LIST
    back = address("/claims", shared)
    open_to_all = addresses.read(query, may_edit=False)
    page = Reads(at.newsroom, Scope.public()).claims(open_to_all.filters, open_to_all.sort, size=1)
    if not page.total.n:
        return Shared(view, title, shared, back, tracker=tracker if only_tracker else None)
    slug = tracker.slug if tracker else ""
    rest = {name: said for name, said in open_to_all.view.items() if not (slug and name == "tracker")}
    note = f"It shows {counted(page.total.n, 'claim')}{' or more' if page.total.capped else ''}: what is published."
    return Shared(
        view,
        title,
        {"tracker": shared["tracker"]} if only_tracker else shared,
        back,
        f"t/{slug}" if slug else "claims",
        rest,
        note,
        _files(slug, rest),
        tracker=tracker if only_tracker else None,
    )


def _called(narrowed: Mapping[str, str], tracker: TrackerCard | None) -> str:
    told = [
        f"{addresses.CALLED[name]}: {tracker.title if name == 'tracker' and tracker else said.replace(',', ', ')}"
        for name, said in narrowed.items()
        if name != "group" or "topic" not in narrowed
    ]
    return f"Claims, {'; '.join(told)}" if told else "All claims"


def _files(slug: str, query: Mapping[str, str]) -> tuple[File, ...]:
    data = tuple(File(words, address(data_file(kind, slug), query)) for kind, words in _KINDS.items())
    if query:
        return data
    followed = (
        File("Deadlines as a calendar", calendar_file(slug)),
        File("Feed of changes (Atom)", feed_file("changes", "atom", slug)),
        File("Feed of corrections (Atom)", feed_file("corrections", "atom", slug)),
    )
    dossier = (File("Signed dossier, to be checked offline", f"t/{slug}/dossier.zip"),) if slug else ()
    return (*data, *followed, *dossier)
