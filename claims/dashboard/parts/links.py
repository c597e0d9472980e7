"""Links that open a page of the desk inside the session, as Back does, and stay real addresses for everything else."""

from base64 import b64encode
from collections.abc import Mapping
from itertools import count
from typing import Final
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

# Streamlit reruns once, with the page and the query of the address, when the browser goes back. A click does the
# same: one rerun, no page load. Clicks that mean “elsewhere” (middle button, Ctrl, a target) stay the browser's.
FOLLOW: Final = Markup(
    """<script>
if (!window.onRecordLinks) {
  window.onRecordLinks = true;
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node.localName === "a" && node.closest("[data-in-desk]"));
    if (!link || link.hasAttribute("target") || link.hasAttribute("download")) return;
    const address = new URL(link.getAttribute("href") ?? "", document.location.href);
    if (!link.getAttribute("href") || address.origin !== location.origin || address.hash) return;
    event.preventDefault();
    const moves = address.pathname !== location.pathname;
    history.pushState({}, "", address.pathname + address.search);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (moves) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  });
}
</script>"""
)

# Streamlit's cleaner takes SVG out of HTML, and its components cannot be kept in a session that must be serializable.
# So a picture travels as base64 and is drawn where it lands. Long lists travel the same way: what we made of Markup was
# escaped here, and the browser need not clean it element by element once more while someone waits.
_PACKED: Final = Markup('<div data-in-desk="{}" data-picture="{}"></div>')
_PACKED_FOR: Final = Markup('<div data-into="{}" data-turn="{}" data-picture="{}"></div>')

# Draws what came packed as soon as it stands on the page, before anything is painted. What was unfolded stays so.
UNPACK: Final = Markup(
    """<script>
if (!window.onRecordUnpacks) {
  window.onRecordUnpacks = true;
  const open = {}, place = (box) => location.pathname + box.id;
  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-in-desk] input[type=checkbox]")) open[place(target)] = target.checked;
  });
  const kept = {};
  const unpack = () => {
    for (const packed of document.querySelectorAll("[data-picture]")) {
      const signs = Uint8Array.from(atob(packed.dataset.picture), (sign) => sign.charCodeAt(0));
      packed.removeAttribute("data-picture");
      const slot = packed.dataset.into;
      const target = document.querySelector(`[data-slot="${slot}"]`) ?? packed;
      target.removeAttribute("style");
      target.innerHTML = new TextDecoder().decode(signs);
      if ("keeps" in target.dataset) kept[slot] = [...target.childNodes];
      for (const empty of target.querySelectorAll("[data-keeps]"))
        empty.replaceChildren(...(kept[empty.dataset.slot] ?? []));
      for (const box of target.querySelectorAll("input[type=checkbox]")) box.checked = !!open[place(box)];
    }
  };
  new MutationObserver(unpack).observe(document.body, { childList: true, subtree: true });
  unpack();
}
</script>"""
)

_TURNS: Final = count()
LONG: Final = 3_000


def linked(html: Markup, *, key: str) -> None:
    """Shows trusted HTML whose links to this desk open inside the session. SVG is left out: use `drawn`."""
    if len(html) > LONG:
        drawn(html, key=key)
        return
    st.html(_Ready(Markup('<div data-in-desk="{}">{}</div>').format(key, html)))


def drawn(picture: Markup, *, key: str) -> None:
    """Shows a trusted inline SVG (or HTML with one) whose links to this desk open inside the session."""
    st.html(_Ready(_PACKED.format(key, _packed(picture))))


def drawn_into(slot: str, html: Markup) -> None:
    """Shows trusted HTML in a place (`data-slot`) of what was shown before it, on every run anew.

    What holds the place may have been drawn again, empty, by a run that was cut off before it came to this.
    """
    st.html(_Ready(_PACKED_FOR.format(slot, next(_TURNS), _packed(html))))


def _packed(html: Markup) -> str:
    return b64encode(html.encode()).decode()


def scripted(html: Markup) -> None:
    """Shows trusted HTML and runs the scripts in it, once for as long as it stays the same."""
    st.html(_Ready(html), unsafe_allow_javascript=True)


class _Ready:
    """HTML that is ready to be sent: Streamlit neither looks whether it names a file nor takes its indentation away."""

    __slots__ = ("html",)

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_html_(self) -> str:
        return self.html


def address(path: str, query: Mapping[str, object] | None = None) -> str:
    """Returns the address of a page of the desk with its query, leaving out what is None or empty."""
    said = {name: str(value) for name, value in (query or {}).items() if value is not None and value != ""}
    return f"{path}?{urlencode(said)}" if said else path


def link(path: str, words: str | Markup, query: Mapping[str, object] | None = None) -> Markup:
    """Returns a link to a page of the desk; `words` are escaped unless they are Markup."""
    return Markup('<a href="{}">{}</a>').format(address(path, query), words)
