"""What narrows the list of claims: words with counts, names to pick, and what is chosen. Every choice is an address."""

from collections.abc import Iterable, Mapping
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts import chips, links
from claims.dashboard.parts.listing.asked import CALLED, NOTHING_YET, PATH, WORDS, Asked
from claims.desk.listings import Listing, Names
from db.reads.facets import Choice
from db.words import Schedule, Sort

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
_PICK: Final = Markup(
    '<label class="or-pick"><span>{}</span><select id="or-pick-{}" data-steer="{}" data-clears="{}">{}</select></label>'
)
# A list to pick from steers the address as a link does. What is replaced while it holds the focus gets it back.
_STEER: Final = Markup(
    """<script>
if (!window.onRecordSteers) {
  window.onRecordSteers = true;
  let last = "";
  const keep = (event) => { last = event.target.closest?.("[data-in-desk] [id]")?.id ?? ""; };
  document.addEventListener("click", keep, true);
  document.addEventListener("change", (event) => {
    const pick = event.target;
    if (!pick.matches?.("[data-in-desk] select[data-steer]")) return;
    keep(event);
    const address = new URL(location.href);
    for (const name of [pick.dataset.steer, pick.dataset.clears, "after", "before"]) address.searchParams.delete(name);
    if (pick.value) address.searchParams.set(pick.dataset.steer, pick.value);
    history.pushState({}, "", address.pathname + address.search);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  });
  let asked = 0;
  const back = () => {
    asked = 0;
    if (!last || (document.activeElement && document.activeElement !== document.body)) return;
    document.getElementById(last)?.focus({ preventScroll: true });
  };
  // Focusing makes the browser lay the page out, so it waits until what came has been drawn.
  new MutationObserver(() => { asked ||= last && requestAnimationFrame(() => setTimeout(back)); })
    .observe(document.body, { childList: true, subtree: true });
}
</script>"""
)
_FOLD: Final = Markup(
    '<div class="or-fold"><input type="checkbox" id="or-fold" class="or-unseen">'
    '<label for="or-fold">Filters</label></div>'
)


def fold() -> None:
    """Shows the one control behind which a phone keeps the filters, and lets lists to pick from steer the address."""
    st.html(_FOLD + _STEER, unsafe_allow_javascript=True)


def rail(asked: Asked, found: Listing, *, publications: bool) -> None:
    """Shows every axis with its words and counts, and the names to pick from."""
    axes = [axis for axis in HEADINGS if axis != "publication" or publications]
    closed = Markup("").join(_axis(asked, found, axis) for axis in axes)
    done = Markup('<label for="or-fold" class="or-done">Show {}</label>').format(total(found))
    links.linked(
        Markup('<div class="or-rail" role="group" aria-label="Filters">{}{}{}</div>').format(
            _picks(asked, found.names), closed, done
        ),
        key="rail",
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
    options = Markup("").join(_choice("" if one is Sort.CHANGED else one, one, one is asked.sort) for one in Sort)
    return _PICK.format("Sort", "sort", "sort", "", options)


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
    said = [_choice("", "any", not chosen)]
    said += [
        _choice(one.key, f"{one.name} ({one.n:,})" if one.n >= 0 else one.name, one.key == chosen) for one in known
    ]
    return _PICK.format(label, name, name, clears, Markup("").join(said))


def _choice(key: str, words: str, is_chosen: bool) -> Markup:
    return Markup('<option value="{}"{}>{}</option>').format(key, Markup(" selected") if is_chosen else "", words)
