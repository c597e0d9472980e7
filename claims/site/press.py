"""Draws the public pages in parts, for the running desk and for a static site alike: each part with what it shows."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from claims.desk.asked import Asked
from claims.desk.card_lines import ClaimCard
from claims.desk.published import TrackerCard
from claims.newsroom import Newsroom
from claims.rules.schedule import day_in_words
from claims.settings import Settings
from claims.signing import public_key
from claims.site.addresses import Addresses, calendar_file, data_file, feed_file
from claims.site.claim_page import ClaimPage, claim_head, report_address
from claims.site.drawn import draw
from claims.site.followed import TITLES
from claims.site.frame import Alternate, Frame, Head
from claims.site.kept import Made
from claims.site.listed import Listed
from claims.site.lists import View, list_top
from claims.site.packed import pack
from claims.site.reading import Reading
from claims.site.reviews import review_script
from db.words import Schedule

_ATOM: Final = "application/atom+xml"
_JSON_FEED: Final = "application/feed+json"


@dataclass(frozen=True, slots=True)
class _Link:
    words: str
    address: str
    media: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    heading: str
    links: tuple[_Link, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """Draws what may be read of a newsroom's record, with the addresses that one page links to.

    A static site has no searches, no dashboard behind it, and feeds only where its own address is known.
    """

    newsroom: Newsroom
    reading: Reading
    at: Addresses
    is_static: bool = False
    dashboard: str = ""
    """Where the dashboard of a shared view begins; empty for what is public. A shared view is followed by no one."""

    @property
    def settings(self) -> Settings:
        """The settings of the newsroom."""
        return self.newsroom.settings

    @property
    def frame(self) -> Frame:
        """What stands around each page."""
        return Frame(self.settings, self.at)

    @property
    def has_feeds(self) -> bool:
        """Tells whether there are feeds to link to."""
        return not self.dashboard and (bool(self.at.base) or not self.is_static)

    def whole(self, head: Head, body: Markup, line: str = "") -> Made:
        """Draws a page that shows one thing."""
        return Made(pack(self.frame.top(head, line) + body + self.frame.bottom()))

    def told(self, title: str, sentence: str) -> Made:
        """Draws a page that says one thing; it is nobody's to find."""
        head = Head(f"{title} · {self.settings.newsroom}", sentence)
        return self.whole(head, draw("sentence.html", title=title, sentence=sentence, at=self.at))

    def trackers(self) -> Made:
        """Draws the page of all trackers."""
        newsroom, published = self.settings.newsroom, self.reading.published
        found = [(one, published.counts(one.id)) for one in published.trackers()]
        head = Head(
            newsroom,
            "What was said, what was promised, and what came of it: claims on record, checked with evidence.",
            "t",
            alternates=self._feeds(),
        )
        body = draw("trackers.html", at=self.at, newsroom=newsroom, trackers=found)
        return Made(pack(self.frame.top(head) + body + self.frame.bottom()), whole_record=True)

    # --- lists ----------------------------------------------------------------------------------------------------

    def view(self, tracker: TrackerCard) -> View:
        """Gives the list that a tracker's page shows."""
        return View(
            self.at,
            f"t/{tracker.slug}",
            "Tracker",
            tracker.title,
            tracker.introduction,
            tracker.method,
            _note(tracker),
            frozenset({"tracker"}),
            self.is_static,
        )

    def tracker_head(self, tracker: TrackerCard) -> Head:
        """Gives what machines are told about a tracker's page."""
        return Head(
            f"{tracker.title} · {self.settings.newsroom}",
            tracker.introduction[:300] or f"What was said and promised, and what came of it: {tracker.title}",
            f"t/{tracker.slug}",
            f"t/{tracker.slug}/preview.png",
            alternates=self._feeds(tracker.slug),
        )

    def list_top(self, head: Head, view: View, asked: Asked, line: str = "") -> Made:
        """Draws what stands above the claims of a list."""
        found = self.reading.published.heading(asked.filters)
        drawn = pack(self.frame.top(head, line) + list_top(view, asked, found))
        if asked.filters.text or any(axis != "tracker" for axis in (*found.chosen, *found.unknown)):
            # Which words are found, and whether a name is known, is not for the counts of a tracker to say.
            return Made(drawn, whole_record=True)
        return Made(drawn, counts_of=asked.filters.tracker, whole_record=asked.filters.tracker is None)

    def listed(self, view: View, asked: Asked) -> Listed:
        """Gives what draws a page of a list below its head."""
        return Listed(self.reading, view, asked, self.newsroom.today())

    def tracker_foot(self, slug: str) -> Made:
        """Draws the ways to follow and reuse a tracker, and the end of its page."""
        return Made(pack(draw("list_foot.html", ways=self._tracker_ways(slug)) + self.frame.bottom()))

    # --- a claim --------------------------------------------------------------------------------------------------

    def claim(self, number: int, on: date | None = None, fault: str = "", line: str = "") -> Made:
        """Draws the page of a claim, as it is or as it stood on a day."""
        newsroom = self.newsroom
        card = self.reading.reads.card(number, on=on)
        slugs = {} if self.dashboard else self.reading.published.slugs(number for number, _ in card.trackers)
        page = ClaimPage(self.at, newsroom.zone, newsroom.today(), self.settings.contact, slugs, self.is_static).draw(
            card, on=on, fault=fault
        )
        head = claim_head(card, self.settings.newsroom, on, is_static=self.is_static, is_shared=bool(self.dashboard))
        script = (
            Markup("") if on or self.dashboard else review_script(card, self.at, self.settings.newsroom, newsroom.zone)
        )
        ways = draw("list_foot.html", ways=self._claim_ways(card))
        drawn = self.frame.top(head, line) + page + ways + script + self.frame.bottom()
        return Made(pack(drawn), (number,))

    # --- how we work ----------------------------------------------------------------------------------------------

    def about(self) -> Made:
        """Draws how the newsroom works: its words, its corrections, its key."""
        settings = self.settings
        body = draw(
            "about.html",
            at=self.at,
            newsroom=settings.newsroom,
            contact=settings.contact,
            report=report_address(settings.contact, None, ""),
            key=public_key(settings.data),
            corrections=feed_file("corrections", "atom") if self.has_feeds else "",
            ways=self._reuse(),
            SCHEDULES=tuple(Schedule),
        )
        head = Head(f"How we work · {settings.newsroom}", "The words, the sources, the corrections, the key.", "about")
        return self.whole(head, body)

    # --- the same in other formats --------------------------------------------------------------------------------

    def _feeds(self, tracker: str = "") -> tuple[Alternate, ...]:
        if not self.has_feeds:
            return ()
        atom = tuple(Alternate(_ATOM, title, feed_file(which, "atom", tracker)) for which, title in TITLES.items())
        return (*atom, Alternate(_JSON_FEED, "Changes", feed_file("changes", "json", tracker)))

    def _file(self, words: str, path: str, media: str) -> _Link:
        return _Link(words, self.at.file(path), media)

    def _following(self, slug: str) -> tuple[_Link, ...]:
        if not self.has_feeds:
            return ()
        return (
            self._file("Changes (Atom)", feed_file("changes", "atom", slug), _ATOM),
            self._file("Changes (JSON Feed)", feed_file("changes", "json", slug), _JSON_FEED),
            self._file("New claims", feed_file("new", "atom", slug), _ATOM),
            self._file("Corrections", feed_file("corrections", "atom", slug), _ATOM),
            self._file("Deadlines in your calendar", calendar_file(slug), "text/calendar"),
        )

    def _data(self, slug: str) -> tuple[_Link, ...]:
        return (
            self._file("CSV", data_file("csv", slug), "text/csv"),
            self._file("JSON", data_file("json", slug), "application/json"),
            self._file("JSON Lines", data_file("jsonl", slug), "application/jsonl"),
        )

    def _tracker_ways(self, slug: str) -> list[_Way]:
        if self.dashboard:
            return self._inside()
        dossier = self._file("Signed dossier", f"t/{slug}/dossier.zip", "application/zip")
        ways = [
            _Way("Follow it", self._following(slug)),
            _Way("Download it", (*self._data(slug), *(() if self.is_static else (dossier,)))),
        ]
        if not self.is_static:
            ways.append(_Way("Look closer", (_Link("Open the dashboard", self.at.file(f"open/t/{slug}")),)))
        return [way for way in ways if way.links]

    def _inside(self) -> list[_Way]:
        leave = _Link("Leave this view", self.at.file("leave-view"))
        return [_Way("Look closer", (_Link("Open the dashboard", self.dashboard), leave))]

    def _claim_ways(self, card: ClaimCard) -> list[_Way]:
        if self.dashboard:
            return self._inside()
        if self.is_static:
            return []
        slug, number = card.slug, card.id
        articles = {one.article_id for one in card.appearances if one.quote and one.address}
        return [
            _Way(
                "Reuse it",
                (
                    self._file("As data (JSON)", f"api/v1/claims/{number}", "application/json"),
                    self._file("Its history (JSON)", f"api/v1/claims/{number}/history", "application/json"),
                    self._file("Signed dossier", f"c/{slug}/dossier.zip", "application/zip"),
                    self._file("As a card to embed", f"embed/c/{slug}", "text/html"),
                    *(
                        self._file(
                            "As a note in its article", f"articles/{one}/annotations.json", "application/ld+json"
                        )
                        for one in sorted(articles)
                    ),
                ),
            ),
            _Way("Look closer", (_Link("Open the dashboard", self.at.file(f"open/c/{slug}")),)),
        ]

    def _reuse(self) -> list[_Way]:
        live = (
            self._file("The read interface (OpenAPI)", "api/v1/openapi.json", "application/json"),
            self._file("Ratings as ClaimReview", "reviews.json", "application/ld+json"),
        )
        ways = [
            _Way("Follow us", self._following("")),
            _Way("All claims as data", (*self._data(""), *(() if self.is_static else live))),
        ]
        return [way for way in ways if way.links]


def _note(tracker: TrackerCard) -> str:
    if tracker.example:
        known = f" Its pages were read up to {day_in_words(tracker.as_of)}." if tracker.as_of else ""
        return f"This is an example that comes with the desk.{known}"
    return f"As of {day_in_words(tracker.as_of)}." if tracker.as_of else ""
