"""Controls that steer the address as a link does: a search, names to pick from, a day, a slider over days.

They are the browser's own: a page of Streamlit's costs a person more time than the click they are for.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from claims.rules.schedule import MONTHS

_PICK: Final = Markup(
    '<label class="or-pick"><span>{}</span><select id="or-pick-{}" data-steer="{}" data-clears="{}">{}</select></label>'
)
_DAY: Final = Markup(
    '<label class="or-pick"><span>{}</span><input type="date" id="or-day-{}" data-steer="{}" data-clears="{}"'
    ' data-usual="{}" min="{}" max="{}"></label>'
)
_SLIDER: Final = Markup(
    '<label class="or-slider"><span>{} <b></b></span><input type="range" id="or-slider-{}" min="0" max="{}"'
    ' data-steer="{}" data-first="{}" data-usual="{}"></label>'
)
_SEARCH: Final = Markup(
    '<label class="or-search"><span class="or-unseen">{}</span><input type="search" id="or-search-{}" data-steer="{}"'
    ' data-usual="" maxlength="{}" placeholder="{}" autocomplete="off" spellcheck="false"></label>'
)
_OPTION: Final = Markup('<option value="{}"{}>{}</option>')
_SELECTED: Final = Markup(" selected")

# What a control says goes into the address, and what the address says (Back, a link) comes back into the control.
# Days stand in HTML that does not change with them: a control that was replaced would lose what is being typed in it.
# What is replaced while it holds the focus gets it back.
STEER: Final = Markup(
    """<script>
if (!window.onRecordSteers) {{
  window.onRecordSteers = true;
  const DAY = 86400000, MONTHS = "{months}".split(" ");
  const inDesk = (node) => node.matches?.("[data-in-desk] [data-steer]");
  const said = (node) => node.type !== "range" ? node.value
    : new Date(Date.parse(node.dataset.first) + node.value * DAY).toISOString().slice(0, 10);
  const tell = (slider) => {{
    const [year, month, day] = said(slider).split("-").map(Number);
    const words = `${{day}} ${{MONTHS[month - 1]}} ${{year}}`;
    slider.setAttribute("aria-valuetext", words);
    slider.closest("label").querySelector("b").textContent = words;
  }};
  const follow = (node) => {{
    node.dataset.follows = "1";
    const day = new URLSearchParams(location.search).get(node.dataset.steer) ?? node.dataset.usual;
    if (said(node) !== day)
      node.value = node.type === "range" ? (Date.parse(day) - Date.parse(node.dataset.first)) / DAY : day;
    if (node.type === "range") tell(node);
  }};
  const followAll = (which) => document.querySelectorAll(`[data-steer][data-usual]${{which}}`).forEach(follow);
  addEventListener("popstate", () => followAll(""));
  let last = "";
  const keep = (event) => {{ last = event.target.closest?.("[data-in-desk] [id]")?.id ?? ""; }};
  document.addEventListener("click", keep, true);
  document.addEventListener("input", (event) => {{
    if (inDesk(event.target) && event.target.type === "range") tell(event.target);
  }});
  // What is typed into a search counts while it is typed, and Back leads to what was there before all of it.
  let typing = 0, typed = null;
  document.addEventListener("input", ({{ target }}) => {{
    if (!inDesk(target) || target.type !== "search") return;
    clearTimeout(typing);
    typing = setTimeout(() => {{ steer(target); typed = target; }}, {pause});
  }});
  const steer = (node) => {{
    const address = new URL(location.href), {{ steer, clears, usual }} = node.dataset;
    for (const name of [steer, ...(clears ?? "").split(" "), "after", "before"]) address.searchParams.delete(name);
    if (said(node) && said(node) !== usual) address.searchParams.set(steer, said(node));
    if (address.href === location.href) return;
    const place = [{{}}, "", address.pathname + address.search];
    if (typed === node) history.replaceState(...place); else history.pushState(...place);
    dispatchEvent(new PopStateEvent("popstate", {{ state: {{}} }}));
  }};
  document.addEventListener("change", (event) => {{
    const node = event.target;
    if (!inDesk(node)) return;
    // A year that is still being typed is a day, too: in the first centuries.
    if (node.type === "date" && (node.validity.badInput || (node.value && node.value < "1000"))) return;
    keep(event);
    clearTimeout(typing);
    steer(node);
    typed = null;
  }});
  let asked = 0;
  const back = () => {{
    asked = 0;
    if (!last || (document.activeElement && document.activeElement !== document.body)) return;
    document.getElementById(last)?.focus({{ preventScroll: true }});
  }};
  // Focusing makes the browser lay the page out, so it waits until what came has been drawn.
  new MutationObserver(() => {{
    followAll(":not([data-follows])");
    asked ||= last && requestAnimationFrame(() => setTimeout(back));
  }}).observe(document.body, {{ childList: true, subtree: true }});
  followAll("");
}}
</script>"""
).format(months=" ".join(month[:3] for month in MONTHS), pause=120)


def pick(label: str, name: str, options: Iterable[tuple[str, str]], chosen: str, clears: str = "") -> Markup:
    """Returns a list to pick from, as (what the address says, words); `clears` names what goes from the address too."""
    return _pick(label, name, tuple(options), chosen, clears)


@lru_cache(maxsize=64)  # a page shows the same few lists of up to a hundred names on every click
def _pick(label: str, name: str, options: tuple[tuple[str, str], ...], chosen: str, clears: str) -> Markup:
    said = Markup("").join(_OPTION.format(key, _SELECTED if key == chosen else "", words) for key, words in options)
    return _PICK.format(label, name, name, clears, said)


def search(label: str, name: str, hint: str, most: int) -> Markup:
    """Returns a box to search in, of at most so many letters."""
    return _SEARCH.format(label, name, name, most, hint)


def day(label: str, name: str, first: date, last: date, *, usual: date | None = None, clears: str = "") -> Markup:
    """Returns a field for a day; the `usual` one leaves the address alone."""
    return _DAY.format(label, name, name, clears, usual or "", first, last)


def slider(label: str, name: str, first: date, last: date) -> Markup:
    """Returns a slider over days, the last of which leaves the address alone."""
    return _SLIDER.format(label, name, (last - first).days, name, first, last)
