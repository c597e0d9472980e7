"""A text with a button that copies it and tells that it did. The text stays marked where the browser refuses."""

from typing import Final

from markupsafe import Markup

_COPY: Final = Markup(
    '<div class="or-copy"><label for="or-copy-{0}">{1}</label><div><input id="or-copy-{0}" type="text" readonly'
    ' value="{2}" dir="ltr"><button type="button" data-copies="or-copy-{0}">Copy</button></div>'
    '<p role="status" class="or-quiet"></p></div>'
)

COPYING: Final = Markup(
    """<script>
if (!window.onRecordCopies) {
  window.onRecordCopies = true;
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-in-desk] [data-copies]");
    if (!button) return;
    const text = document.getElementById(button.dataset.copies), told = button.closest(".or-copy").lastElementChild;
    text.focus();
    text.select();
    let copied = false;
    try { await navigator.clipboard.writeText(text.value); copied = true; }
    catch { copied = document.execCommand("copy"); }
    told.textContent = copied ? "Copied." : "Your browser does not let this page copy. It is marked: press Ctrl+C.";
  });
}
</script>"""
)


def copied(name: str, label: str, text: str) -> Markup:
    """Returns a text in a field of its own with the button that copies it; `name` tells fields of a page apart."""
    return _COPY.format(name, label, text)
