"""The day a claim is looked at: today, or one that the address names. Changing it changes the address."""

from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts import steer
from claims.dashboard.parts.links import link, linked
from claims.formats.days import day


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a claim and a day, or what is wrong with them."""

    claim: int | None
    on: date | None
    problem: str = ""


def asked(today: date) -> Asked:
    """Reads the claim and the day from the address."""
    number, said = st.query_params.get("claim", "").strip(), st.query_params.get("on", "").strip()
    if not number:
        return Asked(None, None, "No claim is chosen yet. Choose one from the list of claims, or search for it there.")
    # What no database could hold as a number is no claim either.
    if not (number.isascii() and number.isdecimal()) or len(number) > 15:
        return Asked(None, None, f"“{number[:40]}” is not the number of a claim. Choose one from the list of claims.")
    if not said:
        return Asked(int(number), None)
    try:
        on = date.fromisoformat(said)
    except ValueError:
        return Asked(
            int(number),
            None,
            f"“{said[:40]}” is not a day. Write it like 2025-07-01; this is the claim as it is today.",
        )
    if on > today:
        return Asked(int(number), None, "That day has not come yet; this is the claim as it is today.")
    return Asked(int(number), None if on == today else on)


def choose_day(first: date, today: date) -> None:
    """Shows the field that chooses another day; the form that is open belongs to today."""
    linked(steer.day("As it stood on", "on", first, today, usual=today, clears="do entry"), key="day")


def banner(claim_id: int, on: date) -> None:
    """Says that this is not today, and leads back."""
    linked(
        Markup('<p class="or-banner" role="status">This is the claim as it stood on {}. {}</p>').format(
            day(on), link("/claim", "Back to today", {"claim": claim_id})
        ),
        key="banner",
    )
