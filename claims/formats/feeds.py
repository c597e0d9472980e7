"""Feeds of changes: Atom and JSON Feed. Refuses nothing: what a format forbids in a text is left out."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any, Final

from feedgenerator import Atom1Feed
from markupsafe import Markup

from claims.formats.unprintable import in_one_line, moment, without_unprintable
from claims.formats.uris import host_name

NEW_CLAIM: Final = "new claim"
"""The category of a claim's first entry; the others are the words of `Revision`."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `address` is the page that people read, `self_address` where the feed lies, `author` the newsroom."""

    title: str
    address: str
    self_address: str
    description: str
    language: str
    updated: datetime
    author: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. A plain `summary` is escaped and set in paragraphs; a `Markup` goes as it is, its links absolute."""

    id: str
    address: str
    title: str
    summary: str | Markup
    published: datetime
    updated: datetime
    category: str
    authors: tuple[str, ...] = ()


def entry_id(site: str, recorded: date, claim: int, entry: int) -> str:
    """Names an entry for ever, whatever its page is called later: `tag:desk.org,2025-09-01:claim/12/entry/5`.

    `recorded` is the day the entry was recorded, so the site's name was the newsroom's on that day.
    """
    return f"tag:{host_name(site)},{recorded.isoformat()}:claim/{claim}/entry/{entry}"


def atom(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """Writes a feed as Atom (RFC 4287) in UTF-8; its own address is its id."""
    feed = _sound(feed)
    made = _Atom(
        title=feed.title,
        link=feed.address,
        description=feed.description,
        language=feed.language or None,
        author_name=feed.author or feed.title or "Newsroom",
        feed_url=feed.self_address,
        feed_guid=feed.self_address,
        changed=feed.updated.astimezone(UTC).replace(microsecond=0),
    )
    for entry in map(_sound_entry, entries):
        made.add_item(**_item(entry))
    out = StringIO()
    made.write(out, "utf-8")
    return out.getvalue().encode("utf-8")


def json_feed(feed: Feed, entries: Iterable[Entry]) -> str:
    """Writes a feed as JSON Feed 1.1."""
    feed = _sound(feed)
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.address,
        "feed_url": feed.self_address,
        "description": feed.description,
        "language": feed.language,
        "authors": _authors([feed.author]),
        "items": [_json_item(entry) for entry in map(_sound_entry, entries)],
    }
    return json.dumps({name: value for name, value in made.items() if value or name in _ALWAYS}, ensure_ascii=False)


_ALWAYS: Final = ("title", "items")


class _Atom(Atom1Feed):  # type: ignore[misc]
    """The library's Atom with the moment of the last change as given, also where nothing has changed yet."""

    def latest_post_date(self) -> datetime:
        changed: datetime = self.feed["changed"]
        return changed

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "unique_id": entry.id,
        "title": entry.title,
        "link": entry.address,
        "description": str(_html(entry.summary)),
        "pubdate": entry.published.astimezone(UTC).replace(microsecond=0),
        "updateddate": entry.updated.astimezone(UTC).replace(microsecond=0),
        "categories": [entry.category],
        "authors": entry.authors,
    }


def _json_item(entry: Entry) -> dict[str, Any]:
    made = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "content_html": str(_html(entry.summary)),
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "tags": [entry.category],
    }
    return made | ({"authors": _authors(entry.authors)} if entry.authors else {})


def _authors(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names if name]


def _html(summary: str | Markup) -> Markup:
    """Every reader takes a summary as HTML, so a plain text becomes some."""
    if isinstance(summary, Markup):
        return summary
    return Markup("").join(_paragraphs(summary))


def _paragraphs(text: str) -> Iterator[Markup]:
    for paragraph in filter(None, map(str.strip, re.split(r"\n\s*\n", text))):
        yield Markup("<p>{}</p>").format(Markup("<br>").join(paragraph.split("\n")))  # joining escapes each line


def _sound(feed: Feed) -> Feed:
    language = feed.language if _LANGUAGE.fullmatch(feed.language) else ""
    return replace(
        feed,
        title=in_one_line(feed.title),
        address=in_one_line(feed.address),
        self_address=in_one_line(feed.self_address),
        description=in_one_line(feed.description),
        author=in_one_line(feed.author),
        language=language,
    )


def _sound_entry(entry: Entry) -> Entry:
    return replace(
        entry,
        id=in_one_line(entry.id),
        address=in_one_line(entry.address),
        title=in_one_line(entry.title) or in_one_line(entry.address),
        summary=_sound_summary(entry.summary),
        category=in_one_line(entry.category),
        authors=tuple(filter(None, map(in_one_line, entry.authors))),
    )


def _sound_summary(summary: str | Markup) -> str | Markup:
    sound = without_unprintable(summary)
    return Markup(sound) if isinstance(summary, Markup) else sound  # noqa: S704
