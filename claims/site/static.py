"""The public trackers as files for any static host, with links that work from a folder, too.

Writes what is not there as it should be, and takes away what it wrote before and is public no more. Refuses a folder
that holds something else, so that nothing of anyone is ever overwritten.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from claims.desk.asked import Asked, read
from claims.desk.published import TrackerCard
from claims.formats.preview import Preview
from claims.formats.preview import draw as draw_preview
from claims.newsroom import Newsroom
from claims.refusals import NotAccepted
from claims.rules.addresses import claim_number, claim_slug
from claims.rules.schedule import counted, day_in_words
from claims.site import data, followed
from claims.site.addresses import FEEDS, Addresses, calendar_file, data_file, feed_file
from claims.site.drawn import draw
from claims.site.files import sitemap
from claims.site.kept import Made
from claims.site.lists import View
from claims.site.pages import TAKEN_BACK, taken_back
from claims.site.pictures import claim_preview, tracker_preview
from claims.site.press import Press
from claims.site.reading import Reading
from claims.site.stylesheet import ICON, ICON_PATH, STYLE, STYLE_PATH
from db.reads.filters import Filters
from db.scope import Scope
from db.words import Sort

LIST: Final = ".on-record.json"
"""The list of the files that were written, by which the next run knows its own."""
_INDEX: Final = "index.html"
_VERSION: Final = version("on-record")
_MISSING: Final = "404.html"
_NO_PAGE: Final = "There is no page at this address. What stood here may have been taken back."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: how many files there are, how many it wrote and took away."""

    files: int
    written: int
    removed: int

    @property
    def sentence(self) -> str:
        """Says it."""
        kept = self.files - self.written
        told = f"{self.written:,} written, {kept:,} as they were, {self.removed:,} taken away"
        return f"{counted(self.files, 'file')}: {told}."


def publish(newsroom: Newsroom, folder: Path, base: str = "") -> Outcome:
    """Writes what is public into a folder; `base` is the address the site will have, without which it has no feeds."""
    before = _listed(folder)
    site = _Site(newsroom, Reading.of(newsroom, Scope.public()), base.rstrip("/"), folder, before)
    now: dict[str, str] = {}
    written = 0
    for path, content in site.files():
        digest = sha256(content).hexdigest()
        now[path] = digest
        written += _put(folder / path, content, digest)
    gone = before.files.keys() - now.keys()
    for path in gone:
        _take_away(folder, path)
    known = {"format": "on-record-site", "files": now, "pictures": site.pictures}
    listed = json.dumps(known, indent=1, sort_keys=True, ensure_ascii=False)
    _put(folder / LIST, listed.encode(), sha256(listed.encode()).hexdigest())
    return Outcome(len(now), written, len(gone))


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a run wrote: the files with their SHA-256, and what each picture was drawn of."""

    files: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)


def _listed(folder: Path) -> _Listed:
    known = folder / LIST
    if known.is_file():
        try:
            found = json.loads(known.read_text(encoding="utf-8"))
            files = {str(path): str(digest) for path, digest in found["files"].items() if _is_inside(folder, path)}
            return _Listed(files, {str(path): str(key) for path, key in found["pictures"].items()})
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise NotAccepted(f"{known} was altered and cannot be read. Name an empty folder.", "folder") from error
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotAccepted(f"{folder} holds something else already. Name an empty folder or a new one.", "folder")
    return _Listed()


def _is_inside(folder: Path, path: str) -> bool:
    # The list lies where others may write: what it names is taken away, so it may name nothing outside.
    return (folder / path).resolve().is_relative_to(folder.resolve())


def _put(file: Path, content: bytes, digest: str) -> bool:
    if file.is_file() and file.stat().st_size == len(content) and sha256(file.read_bytes()).hexdigest() == digest:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(content)
    part.replace(file)
    return True


def _take_away(folder: Path, path: str) -> None:
    if (folder / path).is_dir():  # no file that was written here, whatever the list says
        return
    (folder / path).unlink(missing_ok=True)
    for above in (folder / path).parents:
        if above == folder or not above.is_dir() or any(above.iterdir()):
            return
        above.rmdir()


@dataclass(frozen=True, slots=True)
class _Site:
    newsroom: Newsroom
    reading: Reading
    base: str
    folder: Path
    before: _Listed
    pictures: dict[str, str] = field(default_factory=dict)

    def at(self, path: str) -> Addresses:
        if path == _MISSING:  # shown at any address, so it reaches the others by whole ones where it can
            return Addresses(self.base, f"{self.base}/" if self.base else "./", f"/{_INDEX}")
        return Addresses(self.base, "../" * path.count("/") or "./", f"/{_INDEX}")

    def press(self, path: str) -> Press:
        return Press(self.newsroom, self.reading, self.at(path), is_static=True)

    def page(self, path: str, made: Made) -> tuple[str, bytes]:
        return path, made.packed.plain()

    def files(self) -> Iterator[tuple[str, bytes]]:
        yield STYLE_PATH, STYLE
        yield ICON_PATH, ICON
        for path in (_INDEX, f"t/{_INDEX}"):
            yield self.page(path, self.press(path).trackers())
        yield self.page(f"about/{_INDEX}", self.press(f"about/{_INDEX}").about())
        yield self.page(_MISSING, self.press(_MISSING).told("Nothing here", _NO_PAGE))
        yield from self._formats(None)
        for tracker in self.reading.published.trackers():
            yield from self._tracker(tracker)
        there: dict[int, str] = {}
        for row in self.reading.published.every(Filters(), Sort.RECORDED):
            slug = claim_slug(row.id, row.statement)
            there[row.id] = slug
            yield from self._claim(row.id, slug)
        yield from self._moved(self.before.files, there)
        if self.base:
            yield "sitemap.xml", sitemap(self.reading.published, self.at(""), range(1)).encode()
            yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {self.base}/sitemap.xml\n".encode()

    def _claim(self, number: int, slug: str) -> Iterator[tuple[str, bytes]]:
        path = f"c/{slug}/{_INDEX}"
        yield self.page(path, self.press(path).claim(number))
        card = self.reading.reads.card(number)
        yield self._picture(f"c/{slug}/preview.png", claim_preview(card, self.newsroom.settings.newsroom))

    def _tracker(self, tracker: TrackerCard) -> Iterator[tuple[str, bytes]]:
        asked = read({"tracker": [str(tracker.id)]}, may_edit=False)
        nth, after = 1, ""
        while nth == 1 or after:
            path = f"t/{tracker.slug}/{_file(nth)}"
            press = self.press(path)
            numbered = {"before": _file(nth - 1), "after": _file(nth + 1)}
            view = replace(press.view(tracker), numbered=numbered)
            placed = replace(asked, after=after, query=asked.query | ({"after": after} if after else {}))
            yield path, _joined(press, tracker, view, placed)
            after = self.reading.reads.claims(asked.filters, asked.sort, after=after).after
            nth += 1
        total = self.reading.published.counts(tracker.id).total
        preview = tracker_preview(tracker, total, self.newsroom.settings.newsroom)
        yield self._picture(f"t/{tracker.slug}/preview.png", preview)
        yield from self._formats(tracker)

    def _picture(self, path: str, preview: Preview) -> tuple[str, bytes]:
        """A picture takes longer than everything else of a page, so one of the same is not drawn again."""
        key = self.pictures[path] = sha256(f"{_VERSION} {preview!r}".encode()).hexdigest()
        there = self.folder / path
        if self.before.pictures.get(path) == key and there.is_file():
            content = there.read_bytes()
            if sha256(content).hexdigest() == self.before.files.get(path):
                return path, content
        return path, draw_preview(preview)

    def _formats(self, tracker: TrackerCard | None) -> Iterator[tuple[str, bytes]]:
        at, slug = self.at(""), tracker.slug if tracker else ""
        filters = Filters(tracker=tracker.id if tracker else None)
        for kind in data.MEDIA:
            pieces = data.download(self.reading.published, at, kind, filters, Sort.RECORDED)
            yield data_file(kind, slug), "".join(pieces).encode()
        if not self.base:
            return
        newsroom, published = self.newsroom.settings.newsroom, self.reading.published
        for which in FEEDS:
            for kind in followed.MEDIA:
                yield feed_file(which, kind, slug), followed.feed(published, at, which, kind, tracker, newsroom)
        yield calendar_file(slug), followed.deadlines(published, at, tracker, newsroom)

    def _moved(self, before: dict[str, str], there: dict[int, str]) -> Iterator[tuple[str, bytes]]:
        """What stood at an address before leads on, or says that it was taken back."""
        for old, new in self.reading.published.former_names().items():
            # A name that a tracker had before it was public is nobody's to find: only one that stood here leads on.
            if f"t/{old}/{_INDEX}" not in before:
                continue
            yield f"t/{old}/{_INDEX}", self._onward(f"t/{old}/{_INDEX}", f"t/{new}")
        for path in before:
            folder, _, rest = path.removeprefix("c/").partition("/")
            number = claim_number(folder) if path.startswith("c/") and rest == _INDEX else None
            if number is None or there.get(number) == folder:
                continue
            if number in there:
                yield path, self._onward(path, f"c/{there[number]}")
            elif since := self.reading.published.taken_back_on(number):
                # The words of an old address are the claim's own, so only its number stays.
                left = f"c/{number}/{_INDEX}"
                day = day_in_words(since.astimezone(self.newsroom.zone).date())
                yield self.page(left, self.press(left).told(TAKEN_BACK, taken_back(number, day)))

    def _onward(self, path: str, to: str) -> bytes:
        return draw("onward.html", address=self.at(path).page(to)).encode()


def _joined(press: Press, tracker: TrackerCard, view: View, asked: Asked) -> bytes:
    listed = press.listed(view, asked)
    parts = (
        press.list_top(press.tracker_head(tracker), view, asked),
        listed.rows(),
        listed.timeline(),
        press.tracker_foot(tracker.slug),
    )
    return b"".join(part.packed.plain() for part in parts)


def _file(nth: int) -> str:
    return _INDEX if nth == 1 else f"page-{nth}.html"
