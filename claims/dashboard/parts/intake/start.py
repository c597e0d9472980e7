"""The start of intake: an address, a pasted text or a file becomes a text with its headline, publisher and day.

What a page or a file says about itself is shown to be confirmed; nothing is on record before a person lets it be read.
"""

from collections.abc import Callable
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.intake import reviews
from claims.desk.articles import Brought, bring_file, fetch_document, read_and_take_in
from claims.desk.intake import NewText
from claims.desk.sitting import Saved
from claims.refusals import NotAccepted
from db.errors import Refusal

_WAYS: Final = {"text": "Paste the text", "address": "Fetch an address", "file": "Open a file"}
_FILES: Final = ["txt", "html", "htm", "docx", "pdf", "json", "jsonl"]
_PASTE: Final = "If a site does not let its page be read, open it in the browser and paste its text."


def show(desk: Here) -> None:
    """Shows the form; what was read stands on the docket that the address names then."""
    fields = Fields(desk, "form of intake")
    way = st.segmented_control(
        "Where the article comes from", list(_WAYS), format_func=_WAYS.__getitem__, default="text", key="intake way"
    )
    if way == "address":
        _ask_address(fields)
    elif way == "file":
        _ask_file(fields)
    reviews.show(fields)
    fields.prose("text", "The text, as it is printed", hint="Paste the whole article", height=260)
    _ask_about(fields)
    st.button("Read it", key=fields.key("read"), type="primary", on_click=_read, args=(fields, fields.held["round"]))
    fields.show_problem()
    ahead("The text stays with the desk. What is found in it waits on its docket until you decide.")


def _ask_address(fields: Fields) -> None:
    address = fields.text("address", "Address", hint="https://…")
    if st.button("Fetch it", key=fields.key("fetch")):
        with st.status("Asking for the page …") as told:
            _bring(
                fields,
                lambda: fetch_document(address, fields.desk.newsroom.settings, lambda words: told.update(label=words)),
            )
            done = not fields.held["problem"]
            told.update(label="The page is here." if done else "No page.", state="complete" if done else "error")
        st.rerun()
    fields.refused("address")
    st.caption(_PASTE)


def _ask_file(fields: Fields) -> None:
    given = st.file_uploader("File", type=_FILES, key=fields.key("file"))
    if given is not None and fields.held.get("opened") != given.file_id:
        fields.held["opened"] = given.file_id
        _bring(fields, lambda: bring_file(given.getvalue(), given.name))
        st.rerun()
    fields.refused("file")


def _bring(fields: Fields, bring: Callable[[], Brought]) -> None:
    fields.refuse("")
    reviews.keep(fields, None)
    try:
        found = bring()
    except Refusal as refusal:
        fields.refuse(refusal.sentence, getattr(refusal, "field", ""))
        return
    reviews.keep(fields, found.reviews)
    fields.held["basis"], fields.held["language"] = found.basis, found.language
    for name, said in (("text", found.text), ("headline", found.title), ("publisher", found.publisher)):
        st.session_state[fields.key(name)] = said
    st.session_state[fields.key("published")] = found.published
    st.session_state[fields.key("author")] = found.author


def _ask_about(fields: Fields) -> None:
    left, right = st.columns(2)
    with left:
        fields.text("headline", "Headline")
        fields.text("author", "Author, if it names one")
    with right:
        fields.text("publisher", "Publisher", hint="The Gazette")
        published = fields.day("published", "Published on")
    if basis := fields.held.get("basis"):
        ahead(f"The day is read {basis}. Please confirm it: deadlines are read against it.")
    elif published is None:
        ahead("Deadlines like “this summer” are read against the day of publication.")


def _read(fields: Fields, begun_in: int) -> None:
    if fields.held["round"] != begun_in:
        return
    fields.refuse("")
    held = fields.held
    try:
        saved = _taken_in(fields)
    except Refusal as refusal:
        fields.refuse(refusal.sentence, getattr(refusal, "field", ""))
    else:
        held.update({"basis": "", "language": ""})
        st.query_params["docket"] = str(saved.id)


def _taken_in(fields: Fields) -> Saved:
    value = fields.value
    if value("published") is None:
        raise NotAccepted("Say on which day it was published: deadlines are read against it.", "published")
    new = NewText(
        value("text") or "",
        value("headline") or "",
        value("publisher") or "",
        value("published"),
        fields.held.get("basis", ""),
        (value("address") or "").strip(),
        value("author") or "",
        fields.held.get("language", ""),
    )
    settings = fields.desk.newsroom.settings
    return fields.save(lambda at: read_and_take_in(at, new, settings))


WELCOME: Final = Markup(
    "<p>Give it an article. It is read sentence by sentence, and whatever can be checked is proposed with its exact "
    "quote, who said it, its amounts and its deadline. You decide on each.</p>"
)
