"""The two forms that decide: whether a claim is true as stated, and what came of it. Each says ahead what it does."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts.claim.head import verification_label
from claims.dashboard.parts.forms import readers
from claims.dashboard.parts.forms.draft import Draft
from claims.dashboard.parts.forms.sources import ask_sources, sources_of
from claims.desk import previews
from claims.desk.changes import ClaimChange, Follow, Verify
from claims.desk.sitting import Sitting
from claims.refusals import NotAccepted
from claims.rules.moves import MAY_NAME_A_SEARCH, Grounds
from claims.rules.publishing import is_revised
from db.words import FollowUp, Verification

_VERDICTS: Final = {
    word.value: f"{word.capitalize()}: {word.meaning}" for word in Verification if word is not Verification.UNCHECKED
}
_FOLLOW_UPS: Final = {word.value: f"{word.capitalize()}: {word.meaning}" for word in FollowUp}


def verify(draft: Draft) -> None:
    """Shows the form that gives a verdict."""
    chosen = draft.choose("verification", verification_label(draft.card), _VERDICTS)
    new = Verification(chosen) if chosen else None
    draft.prose("reason", "Reason", hint="Why, in one or two sentences: it is shown with the verdict")
    sources, added = ask_sources(draft)
    search = draft.prose("search", "What was searched, and when", height=72) if new in MAY_NAME_A_SEARCH else ""
    public = readers.is_public(draft.card)
    revised = new is not None and is_revised(draft.card.verification, new)
    readers.ask_reply(draft, new, public=public)
    if public and revised:
        readers.ask_revision(draft)
    draft.save_button("Save the verdict", _verdict, "The verdict is on record.")
    if new is None:
        ahead("Choose a verdict; what it needs is said here before anything is saved.")
        return
    grounds = Grounds(previews.stances_of(draft.card, sources, added), search, draft.value("reason", ""))
    missing = previews.missing_for_verdict(draft.card, new, grounds)
    ahead(previews.verdict_does(draft.card, new), missing or readers.missing(draft, new, revised=revised))


def _verdict(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    chosen = draft.value("verification")
    if not chosen:
        raise NotAccepted("Choose a verdict.", "verification")
    added, sources = sources_of(draft)
    verify = Verify(
        Verification(chosen),
        draft.value("reason", ""),
        sources,
        draft.value("search") or "",
        readers.revision_of(draft),
        readers.reply_of(draft),
    )
    return [*added, verify]


def follow_up(draft: Draft) -> None:
    """Shows the form that records what came of a promise or a prediction."""
    chosen = draft.choose("follow_up", "What came of it?", _FOLLOW_UPS)
    new = FollowUp(chosen) if chosen else None
    day = draft.day("happened_on", "On which day it happened", start=draft.desk.today)
    draft.prose("reason", "What happened", hint="In one or two sentences: it is shown as the news of that day")
    sources, added = ask_sources(draft)
    search = draft.prose("search", "What was searched, and when", height=72) if new in MAY_NAME_A_SEARCH else ""
    readers.ask_reply(draft, new, public=readers.is_public(draft.card))
    draft.save_button("Save what came of it", _news, "What came of it is on record.")
    if new is None or day is None:
        ahead("Choose what came of it and the day; what it needs is said here before anything is saved.")
        return
    grounds = Grounds(previews.stances_of(draft.card, sources, added), search, draft.value("reason", ""))
    missing = previews.missing_for_follow_up(draft.card, new, grounds, day, draft.desk.today)
    ahead(previews.where_it_lands(draft.card, new, day), missing or readers.missing(draft, new))


def _news(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    chosen, day = draft.value("follow_up"), draft.value("happened_on")
    if not chosen:
        raise NotAccepted("Choose what came of it.", "follow_up")
    added, sources = sources_of(draft)
    follow = Follow(
        FollowUp(chosen),
        day_in(day),
        draft.value("reason", ""),
        sources,
        draft.value("search") or "",
        readers.reply_of(draft),
    )
    return [*added, follow]


def day_in(day: date | None, field: str = "happened_on") -> date:
    """Gives the day that was chosen, or refuses an empty field."""
    if day is None:
        raise NotAccepted("Give the day.", field)
    return day


def ahead(does: str, missing: str = "") -> None:
    """Says below the button what saving would do and what is still missing; above it, the button would move."""
    needs = Markup('<p class="or-missing">Still missing. {}</p>').format(missing) if missing else ""
    st.html(Markup('<div class="or-ahead" aria-live="polite" dir="auto"><p>{}</p>{}</div>').format(does, needs))
