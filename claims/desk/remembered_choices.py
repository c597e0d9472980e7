"""What a person decided about a sheet, kept with its import and taken up again for a sheet with the same columns."""

import json
from collections.abc import Sequence
from dataclasses import replace

from claims.formats.sheets.days import Order
from claims.formats.sheets.values import Choices
from db.chain import Event
from db.words import Kind


def remembered(name: str, header: Sequence[str], choices: Choices) -> dict[str, str]:
    """Gives the texts that an import keeps of its file: the name, the columns and the choices."""
    kept = {
        "columns": dict(choices.columns),
        "ratings": dict(choices.ratings),
        "order": choices.order,
        "claimant": choices.claimant,
        "kind": choices.kind,
    }
    return {
        "file": name,
        "columns": json.dumps(list(header), ensure_ascii=False),
        "choices": json.dumps({key: value for key, value in kept.items() if value}, ensure_ascii=False),
    }


def with_remembered(given: Choices, header: Sequence[str], earlier: Sequence[Event]) -> Choices:
    """Gives the choices with those of the last import of the same columns where a person says nothing else now."""
    event = next((event for event in reversed(earlier) if columns_of(event) == list(header)), None)
    if event is None:
        return given
    kept = json.loads(event.text("choices") or "{}")
    return replace(
        given,
        columns={**kept.get("columns", {}), **given.columns},
        ratings={**kept.get("ratings", {}), **given.ratings},
        order=given.order or (Order(kept["order"]) if "order" in kept else None),
        claimant=kept.get("claimant") if given.claimant is None else given.claimant,
        kind=given.kind or (Kind(kept["kind"]) if "kind" in kept and not given.kind_by_columns else None),
    )


def columns_of(event: Event) -> list[str]:
    """Gives the columns that the sheet of an import had."""
    columns: list[str] = json.loads(event.text("columns") or "[]")
    return columns
