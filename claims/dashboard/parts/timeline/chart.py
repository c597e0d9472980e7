"""The timeline on its page: the drawing or the table, its key, the strip of the whole filter, the way to more pages."""

from typing import Final

from markupsafe import Markup

from claims.dashboard import speed
from claims.dashboard.here import Here
from claims.dashboard.parts import links
from claims.dashboard.parts.timeline.asked import Asked
from claims.formats import chips
from claims.formats.timeline.drawing import REST, Style, draw, draw_rest
from claims.formats.timeline.key import key
from claims.formats.timeline.strip import strip
from claims.formats.timeline.table import table
from claims.formats.timeline.values import Timeline
from claims.reading.windows import day_in_words
from db.words import FollowUp, Schedule


def _chip(word: Schedule | None, days: int) -> Markup:
    return chips.schedule(word, days or None)


_STRIP: Final = "timeline-strip"
# What stood there last stays until the new one is drawn: it is the same but for a few days.
_LATER: Final = Markup('<div data-slot="{}" data-keeps style="min-height:9rem"></div>')
_STATES: Final[dict[FollowUp | None, chips.Look]] = {
    None: chips.NOTHING_YET,
    **{state: chips.FOLLOW_UP[state] for state in FollowUp},
}


def style(timeline: Timeline) -> Style:
    """Gives the look of the desk; a claim is opened as it stood on the timeline's day."""
    on = timeline.on.isoformat() if timeline.is_past else None
    return Style(_STATES, _chip, lambda claim: links.address("/claim", {"claim": claim, "on": on}))


def show(desk: Here, timeline: Timeline, asked: Asked, above: Markup) -> None:
    """Shows the rows under what was chosen (`above`), as a drawing or a table. Those below the screen follow."""
    groups = asked.groups(timeline.rows)
    parts = [above, _many(timeline, asked)]
    look = style(timeline)
    axis = asked.axis(timeline)
    if asked.is_table:
        parts.append(table(groups, timeline.on, look))
    else:
        parts += [key(timeline, look), draw(timeline, axis, look, groups)]
    parts.append(_pages(timeline, asked))
    links.linked(Markup("").join(parts), key="timeline")
    if timeline.rest:
        speed.let_through()
        whole = desk.reads.timeline_rest(asked.filters, timeline, many=bool(timeline.after or asked.after))
        links.drawn_into(REST, draw_rest(whole.rows[len(timeline.rows) :], axis, whole.on, look))
        links.drawn_into(_STRIP, _many(whole, asked))


def _many(timeline: Timeline, asked: Asked) -> Markup:
    """Says how many there are where these are not all, with the strip of them all."""
    if not (timeline.after or asked.after):
        return Markup("")
    if timeline.rest:
        return _LATER.format(_STRIP)
    told = Markup('<p class="tl-many">{}</p>').format(how_many(timeline, asked))
    if timeline.months is None or not timeline.rows:
        return told
    shown = (timeline.rows[0].begins, timeline.until or timeline.rows[-1].begins)
    return told + strip(timeline.months, shown, lambda day: asked.address(after=f"{day.isoformat()}~0"))


def how_many(timeline: Timeline, asked: Asked) -> str:
    """Says which of how many promises are shown."""
    total = f"{timeline.total:,}{'+' if timeline.capped else ''} promises and predictions"
    many = len(timeline.rows)
    if not asked.after:
        return f"The first {many:,} of {total}. Narrow them above, or go on at the end of the page."
    if not timeline.rows:
        return f"None of {total} begin so late."
    first, last = day_in_words(timeline.rows[0].begins), day_in_words(timeline.until or timeline.rows[-1].begins)
    return f"{many:,} of {total}: those that begin from {first} to {last}."


def _pages(timeline: Timeline, asked: Asked) -> Markup:
    first = Markup('<a href="{}">First page</a>').format(asked.address(after=None)) if asked.after else ""
    after = Markup('<a href="{}">Next page</a>').format(asked.address(after=timeline.after)) if timeline.after else ""
    if not (first or after):
        return Markup("")
    return Markup('<nav class="tl-pages" aria-label="Pages">{} {}</nav>').format(first, after)


def nothing_yet(may_edit: bool) -> Markup:
    """Says what to do first where nothing was promised yet."""
    if not may_edit:
        return Markup("<p>No promise is public here yet. What is promised, and what comes of it, will stand here.</p>")
    return Markup(
        "<p>No promise is on record yet. {}, and say by when it was promised: its window, what came of it and whether "
        "it came on time will stand here.</p>"
    ).format(links.link("/record", "Put one on record"))


def nothing_passes(timeline: Timeline, asked: Asked) -> Markup:
    """Says why there is nothing to show, and the way out."""
    if asked.narrowed:
        back = Markup('<a href="{}">Clear the filters</a>').format(asked.address(**dict.fromkeys(asked.narrowed)))
        said = Markup("<p>No promise or prediction made by {} passes these filters. {}</p>")
        return said.format(day_in_words(timeline.on), back)
    back = Markup('<a href="{}">Back to today</a>').format(asked.address(on=None))
    return Markup("<p>No promise was made by {}. {}</p>").format(day_in_words(timeline.on), back)
