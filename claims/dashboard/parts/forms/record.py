"""Putting a claim on record by hand: one page from the statement to the deadline, saved in one step."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.forms.window import ask_days, reading, window_of
from claims.dashboard.parts.forms.words import ASSERTED, KINDS
from claims.desk.intake_by_hand import (
    ByHand,
    Known,
    Marked,
    Printed,
    Promised,
    find_quote,
    put_on_record,
)
from claims.refusals import NotAccepted
from db.errors import Refusal
from db.words import AssertedBy, ClaimantKind, Kind

_CLAIM: Final = Path(__file__).parents[2] / "views" / "claim.py"
_NEW, _NONE = "new", "none"
_CONFIRMED: Final = "The claim is on record. Add evidence next."
_CLAIMANT_KINDS: Final = {kind.value: f"{kind.capitalize()}: {kind.meaning}" for kind in ClaimantKind}


def show(desk: Here) -> None:
    """Shows the form, and opens the claim that it has put on record."""
    fields = Fields(desk, "form of a new claim")
    if made := fields.held.pop("made", None):
        st.switch_page(_CLAIM, query_params={"claim": str(made)})
    known = desk.reads.known()
    _section("What was said")
    kind = _ask_claim(fields, known)
    _section("Where it was said")
    said_on = _ask_article(fields, known)
    if kind is not None and kind.is_followed_up:
        _section("When it was promised for")
        _ask_deadline(fields, said_on)
    if known.trackers:
        _section("Where it belongs")
        titles = {str(number): title for number, title in known.trackers.items()}
        fields.choose("tracker", "Tracker, if it belongs to one", titles)
    st.button(
        "Put it on record", key=fields.key("save"), type="primary", on_click=_save, args=(fields, fields.held["round"])
    )
    fields.show_problem()
    ahead("The claim begins as a draft that the desk alone sees, unchecked. Evidence and a verdict come next.")


def _section(title: str) -> None:
    st.html(Markup('<h2 class="or-step">{}</h2>').format(title))


def _ask_claim(fields: Fields, known: Known) -> Kind | None:
    fields.prose("statement", "Statement", hint="One checkable statement, in our own words", height=80)
    left, right = st.columns(2)
    with left:
        kind = fields.choose("kind", "Kind", KINDS)
        fields.suggest("claimant", "Who is said to have said it", known.claimants, hint="Choose, or type a new name")
    with right:
        fields.suggest("topic", "Topic", known.topics, hint="Choose, or type a new one, like “Stargate: size”")
        if (name := fields.value("claimant")) and name not in known.claimants:
            fields.choose("claimant_kind", "The new name is", _CLAIMANT_KINDS, start=ClaimantKind.ORGANISATION.value)
    return Kind(kind) if kind else None


def _ask_article(fields: Fields, known: Known) -> date | None:
    articles = {_NONE: "No article: it was said elsewhere", _NEW: "An article that is not on record yet"}
    articles |= {str(number): headline for number, headline in known.articles.items()}
    chosen = fields.choose("article", "Article", articles, start=_NEW)
    said = known.article_days.get(int(chosen)) if chosen and chosen.isdecimal() else None
    if chosen == _NEW:
        said = _ask_new_article(fields, known)
    if chosen == _NONE or chosen is None:
        return fields.day("announced_on", "On which day it was said")
    asserted = fields.choose("asserted_by", "Who asserts it as printed", ASSERTED, start=AssertedBy.ARTICLE.value)
    if asserted:
        ahead(
            "Its verification counts on the publisher’s card."
            if asserted == AssertedBy.ARTICLE.value
            else "Its verification counts on the claimant’s own card."
        )
    fields.prose(
        "passage", "The passage it stands in", hint="Paste the part of the article around the quote", height=120
    )
    fields.prose("quote", "The quote, letter for letter", hint="Copy it from the passage", height=72)
    _say_found(fields)
    return said


def _ask_new_article(fields: Fields, known: Known) -> date | None:
    left, right = st.columns(2)
    with left:
        fields.text("headline", "Headline")
        fields.text("address", "Address", hint="https://…")
    with right:
        fields.suggest("publisher", "Publisher", known.claimants, hint="Choose, or type a new name")
        return fields.day("published", "Published on")


def _say_found(fields: Fields) -> None:
    quote, passage = fields.value("quote", ""), fields.value("passage", "")
    if not quote.strip():
        ahead("Without a quote the page says “No quote on record”.")
        return
    try:
        found = find_quote(Marked(quote, passage))
    except NotAccepted as refusal:
        ahead("", refusal.sentence)
        return
    if not found.compared:
        ahead("Not compared: paste the passage as well, and the quote is looked for in it letter for letter.")
        return
    st.html(
        Markup(
            '<p class="or-found" dir="auto">Found letter for letter: <span class="or-around">{}</span><mark>{}</mark>'
            '<span class="or-around">{}</span></p>'
        ).format(found.before, found.quote, found.after)
    )


def _ask_deadline(fields: Fields, said_on: date | None) -> None:
    words = fields.text(
        "words", "The words of the deadline, if there is one", hint="this summer, by 2030, within four years"
    )
    if not words.strip():
        ahead("Without words the page says “No deadline stated”: no guess is kept.")
    elif said_on is None:
        ahead("", "Give the day it was said: the words are read against it.")
    else:
        ask_days(fields, words, said_on)
        ahead(reading(fields, words, said_on))


def _save(fields: Fields, begun_in: int) -> None:
    if fields.held["round"] != begun_in:
        return  # the second half of a double click: the first has saved it
    fields.refuse("")
    held = fields.held
    try:
        saved = fields.save(lambda at: put_on_record(at, _typed(fields)), lambda _: _CONFIRMED)
    except Refusal as refusal:
        fields.refuse(refusal.sentence, getattr(refusal, "field", ""))
    else:
        held["made"] = saved.id


def _typed(fields: Fields) -> ByHand:
    value = _texts(fields)
    if not value("kind"):
        raise NotAccepted("Choose the kind of claim.", "kind")
    kind, (article, said_on) = Kind(value("kind")), _article(fields, value)
    asserted = value("asserted_by", AssertedBy.ARTICLE) if article is not None else AssertedBy.CLAIMANT
    return ByHand(
        statement=value("statement"),
        kind=kind,
        claimant=value("claimant"),
        claimant_kind=ClaimantKind(value("claimant_kind", ClaimantKind.ORGANISATION)),
        asserted_by=AssertedBy(asserted),
        article=article,
        marked=Marked(value("quote"), value("passage")) if article is not None else None,
        said_on=said_on,
        topic=value("topic"),
        promised=_promised(fields, said_on) if kind.is_followed_up and value("words").strip() else None,
        tracker=int(value("tracker")) if value("tracker") else None,
    )


def _texts(fields: Fields) -> Callable[..., str]:
    def value(field: str, otherwise: str = "") -> str:
        said: Any = fields.value(field)
        return said or otherwise

    return value


def _article(fields: Fields, value: Callable[..., str]) -> tuple[int | Printed | None, date | None]:
    chosen = value("article")
    if chosen == _NEW:
        published = fields.value("published")
        return Printed(value("headline"), value("publisher"), value("address"), published), published
    if chosen.isdecimal():
        return int(chosen), fields.desk.reads.known().article_days.get(int(chosen))
    return None, fields.value("announced_on")


def _promised(fields: Fields, said_on: date | None) -> Promised:
    if said_on is None:
        raise NotAccepted("Give the day it was said: the words of the deadline are read against it.", "words")
    window, how = window_of(fields, said_on)
    return Promised(window, said_on, how)
