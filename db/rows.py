"""What the events of a claimant, an article, a source or a tracker leave: one row. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.chain import Event
from db.fold import in_force, shown
from db.words import Change, Subject

DATES = ("published", "as_of", "expires_on")
REFERENCES = {(Subject.ARTICLE, "publisher"): "publisher_id"}  # an article names its publisher by number
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
    return row | {name: date.fromisoformat(row[name]) for name in DATES if row.get(name)}
