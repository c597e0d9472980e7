"""What narrows the list of claims: words with counts, names to pick, and what is chosen. Every choice is an address."""

from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts import links, steer
from claims.desk.asked import CALLED, NOTHING_YET, WORDS, Asked
from claims.desk.listings import Listing, Names
from claims.formats import chips
from db.reads.facets import Choice
from db.words import Schedule, Sort

PATH: Final = "/claims"
HEADINGS: Final = {
    "verification": "Verification",
    "follow_up": "Follow-up",
    "schedule": "Schedule",
    "kind": "Kind",
    "publication": "Who can see it",
}
_LOOKS: Final[Mapping[str, Mapping[str, chips.Look]]] = {
    "verification": chips.VERIFICATION,
    "follow_up": {**chips.FOLLOW_UP, NOTHING_YET: chips.NOTHING_YET},
    "schedule": chips.SCHEDULE,
    "publication": chips.PUBLICATION,
}
_OPTION: Final = Markup('<li><a id="{}" class="or-option{}" href="{}"{}>{}<span class="or-word">{}</span>{}</a></li>')
_OFF: Final = Markup('<li><span class="or-option or-off">{}<span class="or-word">{}</span>{}</span></li>')
FOLD: Final = Markup(
    '<div class="or-fold"><input type="checkbox" id="or-fold" class="or-unseen">'
    '<label for="or-fold">Filters</label></div>'
)


def rail(asked: Asked, found: Listing, *, publications: bool) -> Markup:
    """Shows every axis with its words and counts, and the names to pick from; a phone keeps them behind one control."""
    axes = [axis for axis in HEADINGS if axis != "publication" or publications]
    closed = Markup("").join(_axis(asked, found, axis) for axis in axes)
    done = Markup('<label for="or-fold" class="or-done">Show {}</label>').format(total(found))
    return FOLD + Markup('<div class="or-rail" role="group" aria-label="Filters">{}{}{}</div>').format(
        _picks(asked, found.names), closed, done
    )


def total(found: Listing) -> str:
    """Says how many claims there are."""
    n, capped = found.page.total.n, found.page.total.capped
    return f"{n:,}{'+' if capped else ''} claim{'' if n == 1 else 's'}"


def active(asked: Asked, found: Listing) -> Markup:
    """Shows what the list is narrowed by, each with the address that takes it off."""
    told = list(_told(asked, found))
    if not told:
        return Markup("")
    chosen = Markup("").join(
        Markup(
            '<li><a class="or-chosen" href="{}" aria-label="take off {}">{}<span aria-hidden="true"> ×</span></a></li>'
        ).format(links.address(PATH, query), words, words)
        for words, query in told
    )
    clear = (
        Markup('<li><a class="or-clear" href="{}">Clear all</a></li>').format(_cleared(asked)) if len(told) > 1 else ""
    )
    return Markup('<ul class="or-active" aria-label="Chosen filters">{}{}</ul>').format(chosen, clear)


def sorting(asked: Asked) -> Markup:
    """Shows the orders to pick from."""
    orders = [("" if one is Sort.CHANGED else one.value, one.value) for one in Sort]
    return steer.pick("Sort", "sort", orders, asked.query.get("sort", ""))


def _cleared(asked: Asked) -> str:
    kept = {name: said for name, said in asked.view.items() if name in ("sort", "change")}
    return links.address(PATH, kept)


def _told(asked: Asked, found: Listing) -> Iterable[tuple[str, dict[str, str]]]:
    if text := asked.query.get("q"):
        yield f"“{text}”", asked.without("q")
    for axis in HEADINGS:
        for word in asked.words(axis):
            yield word, asked.toggled(axis, word)
    for name, chosen in found.names.chosen.items():
        yield f"{CALLED[name]}: {chosen}", asked.without(name)
    if group := asked.query.get("group"):
        yield f"topic: {group}", asked.without("group")
    if topic := asked.query.get("topic"):
        yield f"topic: {topic}", asked.without("topic")


def _axis(asked: Asked, found: Listing, axis: str) -> Markup:
    chosen = asked.words(axis)
    options = Markup("").join(
        _option(asked, axis, word, word in chosen, _count(found, axis, word)) for word in WORDS[axis]
    )
    return Markup('<h2>{}</h2><ul class="or-options">{}</ul>').format(HEADINGS[axis], options)


def _option(asked: Asked, axis: str, word: str, is_chosen: bool, n: int | None) -> Markup:
    hue, glyph = _LOOKS.get(axis, {}).get(word, ("", ""))
    drawn = Markup('<span class="or-{} or-inked">{}</span>').format(hue, chips.icon(glyph)) if glyph else Markup("")
    beside = Markup(' <span class="or-n">{}</span>').format(f"{n:,}") if n is not None else Markup("")
    if n == 0 and not is_chosen:
        return _OFF.format(drawn, word, beside)
    said = Markup(' aria-current="true"') if is_chosen else Markup("")
    place = f"or-{axis}-{list(WORDS[axis]).index(word)}"
    address = links.address(PATH, asked.toggled(axis, word))
    return _OPTION.format(place, " or-on" if is_chosen else "", address, said, drawn, word, beside)


def _count(found: Listing, axis: str, word: str) -> int | None:
    if axis == "schedule":
        return found.schedules[Schedule(word)] if found.schedules is not None else None
    if found.counts is None:
        return None
    return found.counts[axis].get("" if word == NOTHING_YET else word, 0)


def _picks(asked: Asked, names: Names) -> Markup:
    trackers = [Choice(str(one.id), one.title, -1) for one in names.trackers]
    picks = [
        _pick(asked, "Tracker", "tracker", trackers, names) if trackers else Markup(""),
        _pick(asked, "Topic", "group", names.groups, names, clears="topic"),
        _pick(asked, "Within the topic", "topic", names.topics, names) if asked.query.get("group") else Markup(""),
        _pick(asked, "Claimant", "claimant", names.claimants, names),
        _pick(asked, "Asserted by", "asserter", names.asserters, names),
    ]
    return Markup('<div class="or-picks">{}</div>').format(Markup("").join(picks))


def _pick(asked: Asked, label: str, name: str, choices: Iterable[Choice], names: Names, clears: str = "") -> Markup:
    chosen = asked.query.get(name, "")
    known = list(choices)
    if chosen and chosen not in [one.key for one in known]:
        known.insert(0, Choice(chosen, names.chosen.get(name, chosen), -1))
    said = [("", "any")]
    said += [(one.key, f"{one.name} ({one.n:,})" if one.n >= 0 else one.name) for one in known]
    return steer.pick(label, name, said, chosen, clears)
