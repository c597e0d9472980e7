"""What the events of a subject that is no claim leave: one row. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.chain import Event, canonical
from db.fold import in_force, shown
from db.words import Change, Outcome, Subject

DATES = ("published", "as_of", "expires_on", "against")
# A subject names another one by its number.
REFERENCES = {(Subject.ARTICLE, "publisher"): "publisher_id", (Subject.DOCKET, "article"): "article_id"}
DEFAULTS: dict[Subject, dict[str, Any]] = {
    Subject.CLAIMANT: {"name": "", "kind": "", "note": ""},
    Subject.ARTICLE: {
        "headline": "",
        "publisher_id": None,
        "address": "",
        "author": "",
        "published": None,
        "published_basis": "",
        "notice": "",
        "sha256": "",
        "characters": None,
        "language": "",
    },
    Subject.SOURCE: {
        "kind": "",
        "audience": "",
        "address": "",
        "title": "",
        "publisher": "",
        "published": None,
        "note": "",
    },
    Subject.TRACKER: {
        "slug": "",
        "title": "",
        "introduction": "",
        "method": "",
        "as_of": None,
        "example": False,
    },
    Subject.LINK: {
        "digest": "",
        "view": "",
        "query": "",
        "pinned": "",
        "expires_on": None,
        "label": "",
    },
    Subject.DOCKET: {
        "article_id": None,
        "against": None,
        "text": "",
        "lines": "",
        "found": 0,
    },
}


def plain_row(subject: Subject, events: Sequence[Event]) -> dict[str, Any]:
    """Folds the events of a subject that is no claim, oldest first, into its row."""
    row: dict[str, Any] = {"id": events[0].subject_id, "version": events[-1].sequence, "retired": False}
    row |= DEFAULTS[subject]
    for event in in_force(shown(events)):
        if event.change in (Change.RECORDED, Change.AMENDED):
            given = {name: value for name, value in event.values.items() if name != "texts"} | dict(event.texts)
            row |= {REFERENCES.get((subject, name), name): value for name, value in given.items() if name != "reason"}
        elif event.change is Change.RETIRED:
            row["retired"] = True
    if subject is Subject.DOCKET:
        row |= _decided(events, row["found"])
    return row | {name: date.fromisoformat(row[name]) for name in DATES if row.get(name)}


def _decided(events: Sequence[Event], found: int) -> dict[str, Any]:
    outcomes = {
        str(event.values["line"]): {**event.values, "reason": event.text("reason")}
        for event in in_force(shown(events))
        if event.change is Change.DOCKETED
    }
    tracked = sum(one["outcome"] == Outcome.TRACKED for one in outcomes.values())
    return {"outcomes": canonical(outcomes), "tracked": tracked, "undecided": found - len(outcomes)}
