"""A page of a list in two parts: its claims, and the timeline of its promises, which most changes leave as it is."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.desk.asked import Asked
from claims.desk.published import Reach, reach_of
from claims.site.kept import Made
from claims.site.lists import View, list_rows, list_timeline
from claims.site.packed import Packed, pack
from claims.site.reading import Reading
from db.reads.lists import Page


@dataclass(frozen=True)
class Listed:
    """Draws the parts of one page of a list; the page is read once, for the part that is drawn first."""

    reading: Reading
    view: View
    asked: Asked
    today: date

    def rows(self) -> Made:
        """Draws the claims of the page with the ways to its neighbours."""
        drawn = pack(list_rows(self.view, self.asked, self._page, self.today))
        return self._made(drawn, dated_alone=False)

    def timeline(self) -> Made:
        """Draws the timeline of the promises on the page."""
        promised = [row for row in self._page.rows if row.kind.is_followed_up]
        rows = self.reading.published.timeline_of(promised) if promised else ()
        drawn = pack(list_timeline(self.view, self._page, rows, self.today))
        # By another filter a claim may leave the page where it stands.
        return self._made(drawn, dated_alone=self.asked.filters.by_tracker_alone)

    def _made(self, drawn: Packed, *, dated_alone: bool) -> Made:
        # What a search passes by without showing it has no place on the page, so any change may be one of it.
        searched = bool(self.asked.filters.text)
        return Made(drawn, self._shown, self._reach, dated_alone=dated_alone, whole_record=searched)

    @cached_property
    def _page(self) -> Page:
        asked = self.asked
        filters = self.reading.published.known(asked.filters)
        return self.reading.reads.claims(filters, asked.sort, after=asked.after, before=asked.before)

    @cached_property
    def _shown(self) -> tuple[int, ...]:
        return tuple(row.id for row in self._page.rows)

    @cached_property
    def _reach(self) -> Reach:
        asked, tracker = self.asked, self.reading.published.known(self.asked.filters).tracker
        return reach_of(self._page, asked.sort, tracker, asked.after, asked.before)
