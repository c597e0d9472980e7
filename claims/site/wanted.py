"""What a program asks the read interface for. Refuses whatever it cannot take at its word: nothing is passed over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claims.desk.asked import LARGEST, MOST_TEXT, NUMBERS, TEXTS, WORDS, read
from claims.refusals import NotAccepted
from db.reads.filters import Filters
from db.words import Sort

AXES: Final = ("kind", "verification", "follow_up", "schedule")
LIST: Final = ("q", *AXES, *NUMBERS, *TEXTS, "on", "sort", "after", "before", "limit")
TIMELINE: Final = tuple(name for name in LIST if name not in ("schedule", "sort", "before"))
CLAIM: Final = ("on",)
NOT_WITH_DAY: Final = {
    "sort": "A list as it stood on a day is in the order in which its claims were recorded",
    "before": "A list as it stood on a day is read forward",
    "schedule": "What the schedule of a claim was on a day narrows no list",
}
MOST: Final = 200
USUAL: Final = 25
SLUG: Final = "[a-z0-9]+(-[a-z0-9]+)*"
LONGEST_SLUG: Final = 80
PLACE: Final = r"([0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)?~)?[0-9]{1,18}"
"""A place in a list, as addresses have it: a moment, a day or nothing, and the number of a claim."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LIMIT: Final = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_SLUG: Final = re.compile(SLUG)
_PLACE: Final = re.compile(PLACE)
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f]")

Query = Mapping[str, Sequence[str]]


class NotUnderstood(NotAccepted):
    """The address asks for something that cannot be given; `faults` are all the reasons."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of a list or of a timeline. `said` is the address without the place in the list; `on` is `None` for now.

    A `tracker` is a number or a short name, and `filters` do not hold it yet.
    """

    said: tuple[tuple[str, str], ...]
    filters: Filters
    tracker: str
    sort: Sort
    on: date | None
    after: str
    before: str
    limit: int

    def at(self, **place: str) -> dict[str, str]:
        """Gives the query of another page of it."""
        return {**dict(self.said), **place}


def read_wanted(query: Query, known: Sequence[str], today: date) -> Wanted:
    """Reads what a page is asked for, or refuses with every fault that there is."""
    _refuse(query, known, today)
    said = {name: ",".join(values) for name, values in query.items()}
    asked = read({name: values for name, values in query.items() if name != "tracker"}, may_edit=False)
    if asked.faults:
        raise NotUnderstood(asked.faults)
    return Wanted(
        tuple((name, text) for name, text in said.items() if name not in ("after", "before")),
        asked.filters,
        said.get("tracker", ""),
        asked.sort,
        date.fromisoformat(said["on"]) if "on" in said else None,
        asked.after,
        asked.before,
        int(said.get("limit", USUAL)),
    )


def read_day(query: Query, today: date) -> date | None:
    """Reads the one day that a claim may be asked for, or refuses with every fault that there is."""
    _refuse(query, CLAIM, today)
    return date.fromisoformat(query["on"][0]) if "on" in query else None


def refuse_any(query: Query) -> None:
    """Refuses every parameter, where there is nothing to choose."""
    _refuse(query, (), date.max)


def _refuse(query: Query, known: Sequence[str], today: date) -> None:
    faults = [fault for name, values in query.items() for fault in _faults(name, values, known, today)]
    if "after" in query and "before" in query:
        faults.append("“after” and “before” name two places in the list. Give one of them.")
    if "on" in query:
        faults += [f"{why}. Leave out “{name}” or “on”." for name, why in NOT_WITH_DAY.items() if name in query]
    if faults:
        raise NotUnderstood(faults)


def _faults(name: str, values: Sequence[str], known: Sequence[str], today: date) -> Iterator[str]:
    if name not in known:
        there_are = f"The parameters are: {', '.join(known)}." if known else "It takes none."
        yield f"There is no parameter “{name[:60]}” at this address. {there_are}"
    elif name in AXES:
        yield from _unknown_words(name, [word for value in values for word in value.split(",")])
    elif len(values) > 1:
        yield f"“{name}” is given {len(values)} times. Give it once."
    elif not values[0].strip():
        yield f"“{name}” is empty. Give it a value or leave it out."
    elif _UNSEEN.search(values[0]):
        yield f"“{name}” holds a sign that cannot be seen. Leave it out."
    else:
        yield from _wrong(name, values[0], today)


def _unknown_words(axis: str, said: Sequence[str]) -> Iterator[str]:
    for word in dict.fromkeys(said):
        if word not in WORDS[axis]:
            yield f"“{axis}” has no word “{word[:60]}”. The words are: {', '.join(WORDS[axis])}."


def _wrong(name: str, said: str, today: date) -> Iterator[str]:
    shown = said[:60]
    match name:
        case "tracker" if len(said) > LONGEST_SLUG or not _SLUG.fullmatch(said):
            yield f"“{shown}” is neither the short name nor the number of a tracker."
        case "claimant" | "asserter" | "article" if not is_number(said):
            yield f"“{shown}” is no number. Give “{name}” as a whole number from 1 on."
        case "q" | "topic" | "group" if len(said) > MOST_TEXT:
            yield f"“{name}” has {len(said):,} characters. Give at most {MOST_TEXT}."
        case "q" if not any(sign.isalnum() for sign in said):
            yield f"“{shown}” holds no word to search for."
        case "sort" if said not in list(Sort):
            yield f"There is no order “{shown}”. The orders are: {'; '.join(Sort)}."
        case "limit" if not _LIMIT.fullmatch(said) or int(said) > MOST:
            yield f"“{shown}” is no number of claims for a page. Give a whole number from 1 to {MOST}."
        case "after" | "before" if not _PLACE.fullmatch(said):
            yield f"“{shown}” is no place in a list. Start at its first page and follow the address in “next”."
        case "on":
            yield from _wrong_day(said, today)


def _wrong_day(said: str, today: date) -> Iterator[str]:
    try:
        day = date.fromisoformat(said) if _DAY.fullmatch(said) else None
    except ValueError:
        day = None
    if day is None:
        yield f"“{said[:60]}” is no day. Write it like 2025-07-01."
    elif day > today:
        yield f"{day.isoformat()} has not come yet. Give a day up to {today.isoformat()}."


def is_number(said: str) -> bool:
    """Tells whether a text is a whole number that something on record may have."""
    return said.isascii() and said.isdigit() and len(said) < 20 and 0 < int(said) <= LARGEST
