"""What an address asks of a list of claims, and the query of the address that asks for something else. Pure.

A word that is not known is said and narrows nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from db.reads.filters import Filters
from db.words import FollowUp, Kind, Publication, Schedule, Sort, Verification, Word

NOTHING_YET: Final = "nothing recorded yet"
MOST_TEXT: Final = 200
LARGEST: Final = 2**63 - 1
WORDS: Final[Mapping[str, Sequence[str]]] = {
    "kind": list(Kind),
    "verification": list(Verification),
    "follow_up": [*FollowUp, NOTHING_YET],
    "schedule": list(Schedule),
    "publication": list(Publication),
}
NUMBERS: Final = ("tracker", "claimant", "asserter", "article")
TEXTS: Final = ("topic", "group")
CALLED: Final = {
    "kind": "kind",
    "verification": "verification",
    "follow_up": "follow-up",
    "schedule": "schedule",
    "publication": "publication",
    "tracker": "tracker",
    "claimant": "claimant",
    "asserter": "asserted by",
    "article": "article",
    "topic": "topic",
    "group": "topic",
    "q": "search",
}

SomeWord = TypeVar("SomeWord", bound=Word)
Query = dict[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A view of the list: what an address says, cleaned, and a sentence for each thing in it that could not be read."""

    query: Query
    filters: Filters
    sort: Sort
    after: str
    before: str
    faults: tuple[str, ...]

    @property
    def narrowed(self) -> Query:
        """What of the address narrows the list."""
        return {name: said for name, said in self.query.items() if name not in ("sort", "after", "before", "change")}

    @property
    def is_choosing(self) -> bool:
        """Tells whether rows are to be ticked and changed together."""
        return "change" in self.query

    @property
    def view(self) -> Query:
        """The address without the place in the list: what every change of a filter starts from."""
        return {name: said for name, said in self.query.items() if name not in ("after", "before")}

    def words(self, axis: str) -> list[str]:
        """Gives the words chosen on a closed axis."""
        said = self.query.get(axis, "")
        return said.split(",") if said else []

    def toggled(self, axis: str, word: str) -> Query:
        """Gives the address with a word of a closed axis put on or taken off."""
        chosen = self.words(axis)
        left = [one for one in WORDS[axis] if (one in chosen) != (one == word)]
        return self.without(axis) | ({axis: ",".join(left)} if left else {})

    def without(self, name: str) -> Query:
        """Gives the address without a filter."""
        gone = {name, "topic"} if name == "group" else {name}
        return {other: said for other, said in self.view.items() if other not in gone}


def read(query: Mapping[str, Sequence[str]], *, may_edit: bool = True) -> Asked:
    """Reads an address; only the desk may ask who can see a claim, and change many at once."""
    faults: list[str] = []
    clean: Query = {}
    for axis, words in WORDS.items():
        if axis == "publication" and not may_edit:
            continue
        known = _known(axis, query.get(axis, ()), words, faults)
        clean |= {axis: ",".join(known)} if known else {}
    for name in NUMBERS:
        clean |= _number(name, _last(query, name), faults)
    for name in TEXTS:
        clean |= {name: said} if (said := _last(query, name)[:MOST_TEXT]) else {}
    if "topic" in clean:
        clean["group"] = clean["topic"].partition(":")[0].strip()
    clean |= _text(_last(query, "q"), faults)
    clean |= _sort(_last(query, "sort"), faults)
    clean |= {"change": "1"} if may_edit and _last(query, "change") == "1" else {}
    place = {name: said for name in ("after", "before") if (said := _last(query, name))}
    if len(place) == 2:
        faults.append("This address names two places in the list, so its first page is shown.")
        place = {}
    return Asked(
        clean | place,
        _filters(clean),
        Sort(clean.get("sort", Sort.CHANGED)),
        place.get("after", ""),
        place.get("before", ""),
        tuple(faults),
    )


def _last(query: Mapping[str, Sequence[str]], name: str) -> str:
    said = query.get(name) or ("",)
    return said[-1].strip()


def _known(axis: str, said: Sequence[str], words: Sequence[str], faults: list[str]) -> list[str]:
    asked = [word.strip() for one in said for word in one.split(",") if word.strip()]
    for word in dict.fromkeys(asked):
        if word not in words:
            faults.append(
                f"There is no {CALLED[axis]} “{word[:60]}”, so it narrows nothing. The words are: {', '.join(words)}."
            )
    return [word for word in words if word in asked]


def _number(name: str, said: str, faults: list[str]) -> Query:
    if not said:
        return {}
    if said.isascii() and said.isdigit() and 0 < int(said[:20]) <= LARGEST:
        return {name: str(int(said))}
    faults.append(
        f"“{said[:60]}” is no number of a {CALLED[name].replace('asserted by', 'claimant')}, so it narrows nothing."
    )
    return {}


def _text(said: str, faults: list[str]) -> Query:
    if len(said) > MOST_TEXT:
        faults.append(f"The search is cut to {MOST_TEXT} characters.")
    text = said[:MOST_TEXT]
    if text and not any(sign.isalnum() for sign in text):
        faults.append(f"“{text[:60]}” holds no word to search for, so it narrows nothing.")
    return {"q": text} if text else {}


def _sort(said: str, faults: list[str]) -> Query:
    if not said or said == Sort.CHANGED:
        return {}
    if said in list(Sort):
        return {"sort": said}
    faults.append(
        f"There is no order “{said[:60]}”, so the {Sort.CHANGED} comes first. The orders are: {', '.join(Sort)}."
    )
    return {}


def _filters(clean: Query) -> Filters:
    def chosen(axis: str, vocabulary: type[SomeWord]) -> frozenset[SomeWord]:
        return frozenset(vocabulary(word) for word in clean.get(axis, "").split(",") if word)

    numbers: dict[str, Any] = {name: int(clean[name]) for name in NUMBERS if name in clean}
    follow_ups = (word for word in clean.get("follow_up", "").split(",") if word)
    return Filters(
        text=clean.get("q", ""),
        kinds=chosen("kind", Kind),
        verifications=chosen("verification", Verification),
        follow_ups=frozenset("" if word == NOTHING_YET else word for word in follow_ups),
        schedules=chosen("schedule", Schedule),
        publications=chosen("publication", Publication),
        topic=clean.get("topic", ""),
        group="" if "topic" in clean else clean.get("group", ""),
        **numbers,
    )
