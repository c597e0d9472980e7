"""What steers the timeline: the day it stands at, how it is drawn, what it is narrowed by. All of it is the address."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts import steer
from claims.dashboard.parts.listing import filters
from claims.dashboard.parts.timeline.asked import GROUPS, RANGES, Asked
from claims.desk import asked as claims_asked
from claims.desk.listings import Names
from claims.formats.timeline.values import Timeline
from claims.reading.windows import MONTHS, day_in_words
from db.words import FollowUp, Kind

_EVER: Final = (date(1900, 1, 1), date(2200, 12, 31))
_ENDS: Final = (("From", "from"), ("To", "to"))
# The same for every day it stands at: what is not sent anew keeps the focus and what is being typed.
_DAYS: Final = Markup(
    '<div class="tl-days">{}{}<details><summary>Draw from – to</summary><div>{}{}</div></details></div>'
)
_CURRENT: Final = Markup(' aria-current="true"')


def steering(timeline: Timeline, asked: Asked, names: Names) -> Markup:
    """Returns what steers the timeline: its day, and what narrows it. The same for every day it stands at."""
    picks = Markup(
        '<div class="or-rail tl-picks" role="group" aria-label="Filters"><div class="or-picks">{}</div></div>'
    ).format(Markup("").join(_picks(asked, names)))
    return _days(timeline) + filters.FOLD + picks


def chosen(timeline: Timeline, asked: Asked, names: Names) -> Markup:
    """Returns what was chosen: the day where it is past, the filters, how it is grouped, zoomed and read."""
    shown = [_past(timeline, asked), _active(asked, names), _ways(asked), _researched(names)]
    return Markup('<div class="tl-chosen">{}</div>').format(Markup("").join(shown))


def _days(timeline: Timeline) -> Markup:
    first, today = timeline.first_day or timeline.today, timeline.today
    stands = steer.slider("As it stood on", "on", first, today) if first < today else Markup("")
    exact = steer.day("Exact day", "on", first, today, usual=today) if first < today else Markup("")
    return _DAYS.format(stands, exact, *(steer.day(*ends, *_EVER, clears="range") for ends in _ENDS))


def _ways(asked: Asked) -> Markup:
    return Markup('<div class="tl-ways">{}{}{}</div>').format(
        _way(
            "Group by",
            [("nothing", asked.address(by=None), not asked.by)]
            + [(by, asked.address(by=by), asked.by == by) for by in GROUPS],
        ),
        _way("Show", _ranges(asked)),
        _way(
            "As",
            [
                ("a drawing", asked.address(view=None), not asked.is_table),
                ("a table", asked.address(view="table"), asked.is_table),
            ],
        ),
    )


def _past(timeline: Timeline, asked: Asked) -> Markup:
    """Says plainly that the timeline stands at an earlier day, with the way back."""
    if not timeline.is_past:
        return Markup("")
    day = f"{timeline.on.day} {MONTHS[timeline.on.month - 1]} {timeline.on.year}"
    return Markup(
        '<p class="tl-past" role="status"><strong>As it stood on {}</strong>, as far as we know today. '
        'Nothing that happened later is shown. <a href="{}">Back to today</a></p>'
    ).format(day, asked.address(on=None))


def _researched(names: Names) -> Markup:
    """Says until when the example was looked after, so that nobody takes its silence for news."""
    return Markup("").join(
        Markup('<p class="or-quiet">{}: its pages were read up to {}; what happened since is not drawn.</p>').format(
            one.title, day_in_words(one.as_of)
        )
        for one in names.trackers
        if one.example and one.as_of
    )


def _way(label: str, choices: Iterable[tuple[str, str, bool]]) -> Markup:
    said = Markup("").join(
        Markup('<li><a href="{}"{}>{}</a></li>').format(address, _CURRENT if chosen else "", words)
        for words, address, chosen in choices
    )
    return Markup('<div class="tl-way"><span>{0}</span><ul aria-label="{0}">{1}</ul></div>').format(label, said)


def _ranges(asked: Asked) -> list[tuple[str, str, bool]]:
    without: dict[str, str | None] = {"from": None, "to": None}
    return [(words, asked.address(range=name, **without), asked.range == name) for name, words in RANGES.items()]


def _picks(asked: Asked, names: Names) -> Iterable[Markup]:
    if names.trackers:
        yield _pick(asked, "Tracker", "tracker", {str(one.id): one.title for one in names.trackers}, names)
    yield _pick(asked, "Topic", "group", {one.key: f"{one.name} ({one.n:,})" for one in names.groups}, names, "topic")
    yield _pick(asked, "Claimant", "claimant", {one.key: f"{one.name} ({one.n:,})" for one in names.claimants}, names)
    yield _pick(asked, "Kind", "kind", {kind: kind for kind in Kind if kind.is_followed_up}, names)
    states = [*FollowUp, claims_asked.NOTHING_YET]
    yield _pick(asked, "Follow-up", "follow_up", {str(state): str(state) for state in states}, names)


def _pick(asked: Asked, label: str, name: str, known: Mapping[str, str], names: Names, clears: str = "") -> Markup:
    chosen = asked.query.get(name, "")
    unlisted = {chosen: names.chosen.get(name, chosen).replace(",", ", ")} if chosen and chosen not in known else {}
    options = {"": "any", **unlisted, **known}
    return steer.pick(label, name, options.items(), chosen, clears)


def _active(asked: Asked, names: Names) -> Markup:
    narrowed = {name: said for name, said in asked.narrowed.items() if name != "group" or "topic" not in asked.query}
    told = [(_called(name, said, names), name) for name, said in narrowed.items()]
    if not told:
        return Markup("")
    each = Markup("").join(
        Markup(
            '<li><a class="or-chosen" href="{}" title="take off">{}<span aria-hidden="true"> ×</span>'
            '<span class="or-unseen">, take off</span></a></li>'
        ).format(_off(asked, name), words)
        for words, name in told
    )
    every = Markup('<li><a class="or-clear" href="{}">Clear all</a></li>').format(
        asked.address(**dict.fromkeys(asked.narrowed))
    )
    return Markup('<ul class="or-active" aria-label="Chosen filters">{}{}</ul>').format(
        each, every if len(told) > 1 else ""
    )


def _off(asked: Asked, name: str) -> str:
    return asked.address(**{name: None} | ({"group": None} if name == "topic" else {}))


def _called(name: str, said: str, names: Names) -> str:
    return f"{claims_asked.CALLED[name]}: {names.chosen.get(name, said).replace(',', ', ')}"
