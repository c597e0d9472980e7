"""JSON Schemas made from the types of values: a description says what is sent. Refuses what has no plain form."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from db.words import Word

Schema = dict[str, Any]

_PLAIN: Final[Mapping[Any, Schema]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$", "description": "An exact amount, as its digits."},
    NoneType: {"type": "null"},
}


def words(vocabulary: type[Word]) -> Schema:
    """Describes a closed vocabulary with what each word means."""
    meanings = "\n".join(f"- `{word}`: {word.meaning}" for word in vocabulary)
    return {
        "type": "string",
        "enum": [word.value for word in vocabulary],
        "description": f"{_about(vocabulary)}\n\n{meanings}",
    }


def record(about: str, properties: Mapping[str, Schema]) -> Schema:
    """Describes an object that has all of these properties."""
    return {"type": "object", "description": about, "properties": dict(properties), "required": list(properties)}


def schema_of(kind: Any, named: dict[str, Schema]) -> Schema:
    """Describes values of a type; dataclasses and vocabularies are described once, in `named`."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(part, named) for part in get_args(kind)]}
    if origin is tuple:
        return {"type": "array", "items": schema_of(get_args(kind)[0], named)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": schema_of(get_args(kind)[1], named)}
    if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Word)):
        return _named(kind, named)
    if kind not in _PLAIN:
        raise TypeError(f"{kind} has no plain form.")
    return dict(_PLAIN[kind])


def properties_of(kind: type, named: dict[str, Schema]) -> dict[str, Schema]:
    """Describes the fields of a dataclass."""
    return {name: schema_of(part, named) for name, part in get_type_hints(kind).items()}


def ref(name: str) -> Schema:
    """Refers to what is described once."""
    return {"$ref": f"#/components/schemas/{name}"}


def _named(kind: type, named: dict[str, Schema]) -> Schema:
    if kind.__name__ not in named:
        named[kind.__name__] = (
            words(kind) if issubclass(kind, Word) else record(_about(kind), properties_of(kind, named))
        )
    return ref(kind.__name__)


def _about(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split())
