"""The description of the read interface by OpenAPI 3.1, made from the words of the record and the types of its values.

A word, a column or a field that is in the code and not in here cannot be.
"""

from collections.abc import Mapping
from typing import Any, Final

from claims.desk.asked import LARGEST, MOST_TEXT, NOTHING_YET, WORDS
from claims.formats.dossier.values import Claim, Entry
from claims.site import examples
from claims.site.data import COLUMNS
from claims.site.schemas import Schema, properties_of, record, ref, schema_of, words
from claims.site.told import API, ELSEWHERE, Promise, Tracker
from claims.site.wanted import AXES, CLAIM, LIST, LONGEST_SLUG, MOST, NOT_WITH_DAY, PLACE, SLUG, TIMELINE, USUAL
from db.words import AssertedBy, FollowUp, Kind, Schedule, Sort, Verification

VERSION: Final = "1.0.0"

_TEXT: Final[Schema] = {"type": "string"}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_MOMENT: Final[Schema] = {"type": "string", "format": "date-time"}
_ADDRESS: Final[Schema] = {"type": "string", "format": "uri"}
_NUMBER: Final[Schema] = {"type": "integer", "minimum": 1, "maximum": LARGEST}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_SEARCHED: Final[Schema] = {
    "type": "string",
    "minLength": 1,
    "maxLength": MOST_TEXT,
    "pattern": "^[^\\x00-\\x1f\\x7f]+$",
}
_PLACE: Final[Schema] = {"type": "string", "pattern": f"^{PLACE}$"}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _said(schema: Schema, about: str) -> Schema:
    return {**schema, "description": about}


_ROW: Final[Mapping[str, Schema]] = {
    "claim": _said(_NUMBER, "The number of the claim, which it keeps for ever."),
    "statement": _said(_TEXT, "The newsroom's own wording, in one sentence."),
    "kind": ref("Kind"),
    "topic": _said(_TEXT, "The topic, its upper level before a colon; empty where none was given."),
    "claimant": _said(_TEXT, "Who is said to have said it; empty where the name is not shown."),
    "asserted_by": ref("AssertedBy"),
    "asserter": _said(_TEXT, "The name of whoever asserts it as printed; empty where it is not shown."),
    "verification": ref("Verification"),
    "verified_at": _said(_maybe(_MOMENT), "When the verdict was given."),
    "follow_up": _said(_maybe(ref("FollowUp")), "Null for what is not followed up, and where nothing is recorded yet."),
    "news": _said(_TEXT, "The last news of what came of it; empty in a list as it stood on a day."),
    "news_on": _said(_maybe(_DAY), "The day of the follow-up that holds."),
    "schedule": _said(_maybe(ref("Schedule")), "Null for what is not followed up, and for what is settled otherwise."),
    "schedule_days": _said(_maybe(_COUNT), "By how many days it is overdue or was late."),
    "due_from": _said(_maybe(_DAY), "The first day of the first window."),
    "due_by": _said(_maybe(_DAY), "The last day of the first window."),
    "delivered_on": _said(_maybe(_DAY), "The day on which it was delivered."),
    "sources": _said(_COUNT, "How many sources there are that were not withdrawn."),
    "first_made_on": _said(_DAY, "The day on which the claim was first made."),
    "changed_at": _said(_MOMENT, "When it was last changed."),
    "address": _said(_ADDRESS, "The page of the claim."),
}
_ABOUT: Final[Mapping[str, str]] = {
    "q": "Words to search for in what was said. The last one may be the beginning of a word.",
    "kind": "Claims of these kinds.",
    "verification": "Claims with these verdicts.",
    "follow_up": f"Promises and predictions of which this came; “{NOTHING_YET}” is a word of its own.",
    "schedule": "Promises and predictions that stand like this against their first window.",
    "tracker": "Claims of a tracker, by its short name or its number. All figures are a number.",
    "claimant": "Claims of the claimant with this number.",
    "asserter": "Claims that the claimant with this number asserts as printed.",
    "article": "Claims that the article with this number makes.",
    "topic": "Claims of exactly this topic.",
    "group": "Claims of the topics under this upper topic.",
    "on": "The day as of which is told, until today: what had come of it by then. Verdicts and wordings are today's.",
    "sort": "The order; the latest change comes first where none is given.",
    "after": "Where the list goes on. Follow `next` instead of making one.",
    "before": "Where the list came from. Follow `previous` instead of making one.",
    "limit": "How many at most.",
}
_EXAMPLES: Final[Mapping[str, object]] = {
    "q": "data center",
    "kind": ["promise"],
    "verification": ["false", "misleading"],
    "follow_up": ["delivered"],
    "schedule": ["overdue"],
    "tracker": "1",
    "claimant": 1,
    "asserter": 1,
    "article": 1,
    "topic": "Open models: OpenAI",
    "group": "Open models",
    "on": "2025-07-01",
    "sort": Sort.DUE.value,
    "after": "1",
    "before": "20",
    "limit": 50,
}
_SCHEMAS: Final[Mapping[str, Schema]] = {
    "q": _SEARCHED,
    **{axis: {"type": "array", "minItems": 1, "items": {"type": "string", "enum": list(WORDS[axis])}} for axis in AXES},
    "tracker": {"type": "string", "pattern": f"^{SLUG}$", "maxLength": LONGEST_SLUG},
    "claimant": _NUMBER,
    "asserter": _NUMBER,
    "article": _NUMBER,
    "topic": _SEARCHED,
    "group": _SEARCHED,
    "on": _DAY,
    "sort": {"type": "string", "enum": [sort.value for sort in Sort], "default": Sort.CHANGED.value},
    "after": _PLACE,
    "before": _PLACE,
    "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
}


def describe(base: str, newsroom: str, contact: str) -> dict[str, Any]:
    """Describes the interface of a newsroom that readers reach at `base`."""
    info: dict[str, Any] = {
        "title": f"The record of {newsroom}",
        "version": VERSION,
        "summary": "What was said, what was promised, and what came of it.",
        "description": _INTRODUCTION,
    }
    if contact:
        info["contact"] = {"url": contact} if contact.startswith("http") else {"email": contact}
    return {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": base or "/", "description": "The desk"}],
        "paths": _paths(),
        "components": _components(),
    }


_INTRODUCTION: Final = (
    "Reads what is public, without an account, from any site. Nothing can be written here. Parameters that are not "
    "known, or that cannot be taken at their word, are answered with a problem (RFC 9457) whose `detail` says what to "
    "do. Every answer has an `ETag`; an unchanged one is not sent again to whoever asks with `If-None-Match`."
)


def _paths() -> dict[str, Any]:
    return {
        f"/{API}": _asked("index", "Names the addresses of the interface.", (), "Index", examples.INDEX),
        f"/{API}/openapi.json": _asked(
            "describeInterface", "Describes the interface: this file.", (), "Description", {"openapi": "3.1.0"}
        ),
        f"/{API}/claims": _asked(
            "listClaims",
            "Lists claims, as they are or as they stood on a day.",
            LIST,
            "ClaimList",
            examples.CLAIMS,
            "404",
        ),
        f"/{API}/claims/{{number}}": _asked(
            "getClaim",
            "Tells everything public of a claim.",
            CLAIM,
            "Claim",
            examples.CLAIM,
            "404",
            "410",
            numbered=True,
        ),
        f"/{API}/claims/{{number}}/history": _asked(
            "getHistory",
            "Tells what was changed, newest first.",
            (),
            "History",
            examples.HISTORY,
            "404",
            "410",
            numbered=True,
        ),
        f"/{API}/trackers": _asked(
            "listTrackers", "Lists the trackers with how their claims stand.", (), "TrackerList", examples.TRACKERS
        ),
        f"/{API}/timeline": _asked(
            "getTimeline",
            "Lists promises and predictions with windows, slips and news. A day before the record's first is that one.",
            TIMELINE,
            "Timeline",
            examples.TIMELINE,
            "404",
        ),
    }


def _asked(
    name: str,
    about: str,
    parameters: tuple[str, ...],
    schema: str,
    example: Mapping[str, Any],
    *refused: str,
    numbered: bool = False,
) -> dict[str, Any]:
    path = [{"$ref": "#/components/parameters/number"}] if numbered else []
    return {
        "get": {
            "operationId": name,
            "summary": about,
            "parameters": path + [{"$ref": f"#/components/parameters/{one}"} for one in parameters],
            "responses": {
                "200": {
                    "description": about,
                    "headers": {
                        "ETag": {"$ref": "#/components/headers/ETag"},
                        "Access-Control-Allow-Origin": {"$ref": "#/components/headers/AnySite"},
                    },
                    "content": {"application/json": {"schema": ref(schema), "example": dict(example)}},
                },
                "304": {"description": "It is what you have: the ETag is the one you sent."},
                **{status: {"$ref": f"#/components/responses/{status}"} for status in ("400", *refused, "503")},
            },
        }
    }


def _components() -> dict[str, Any]:
    return {
        "schemas": _schemas(),
        "parameters": {
            "number": {
                "name": "number",
                "in": "path",
                "required": True,
                "description": "The number of a claim.",
                "schema": _NUMBER,
                "example": 1,
            },
            **{name: _parameter(name) for name in LIST},
        },
        "headers": {
            "ETag": {"description": "Another for every other answer.", "schema": _TEXT, "example": 'W/"0f3a9c"'},
            "AnySite": {
                "description": "Pages of every site may read it.",
                "schema": {"type": "string", "const": "*"},
                "example": "*",
            },
        },
        "responses": {
            status: {
                "description": about,
                "content": {
                    "application/problem+json": {"schema": ref("Problem"), "example": examples.problem(status, detail)}
                },
            }
            for status, (about, detail) in _REFUSED.items()
        },
    }


_REFUSED: Final = {
    "400": ("The address asks for what cannot be given.", "“500” is no number of claims for a page."),
    "404": ("There is nothing public by that name or number.", "There is no claim 7 here."),
    "410": ("The claim was public and was taken back.", "Claim 7 was public here and was taken back on 3 Mar 2026."),
    "503": ("The record cannot be read now. Ask again.", "Another program holds the record."),
}


def _parameter(name: str) -> dict[str, Any]:
    about = _ABOUT[name] + (f" {NOT_WITH_DAY[name]}, so not with `on`." if name in NOT_WITH_DAY else "")
    said = {"name": name, "in": "query", "description": about, "schema": _SCHEMAS[name], "example": _EXAMPLES[name]}
    return said | ({"style": "form", "explode": False} if name in AXES else {})


def _schemas() -> dict[str, Schema]:
    named: dict[str, Schema] = {
        word.__name__: words(word) for word in (Kind, Verification, FollowUp, Schedule, AssertedBy)
    }
    entries = {"type": "array", "items": schema_of(Entry, named)}
    claim = {name: schema for name, schema in properties_of(Claim, named).items() if name not in ELSEWHERE}
    tracker = properties_of(Tracker, named)
    page: dict[str, Schema] = {
        "as_of": _said(_DAY, "The day as of which is told."),
        "total": _said(_COUNT, "How many there are on all pages together."),
        "total_is_exact": _said({"type": "boolean"}, "False where there are more than were counted."),
        "next": _said(_maybe(_ADDRESS), "The next page."),
    }
    counted = _said(record("", dict.fromkeys((word.value for word in Verification), _COUNT)), "Claims by verdict.")
    followed = _said(
        record("", dict.fromkeys(WORDS["follow_up"], _COUNT)), "Promises and predictions by what came of them."
    )
    return named | {
        "Claim": record(
            "A claim with everything readers may know of it. An empty claimant is one that is not shown.",
            {
                **claim,
                "corrections": _said(entries, "The entries that told readers that the newsroom had been wrong."),
                "address": _said(_ADDRESS, "The page of the claim."),
                "history": _said(_ADDRESS, "Where its history is told."),
            },
        ),
        "ClaimRow": record("A claim as a list shows it.", {name: _ROW[name] for name in COLUMNS}),
        "ClaimList": record(
            "A page of a list.",
            {
                **page,
                "previous": _said(_maybe(_ADDRESS), "The page before, where the order can be read backward."),
                "more_may_follow": _said(
                    {"type": "boolean"},
                    "True where so much was looked through without filling the page that the search goes on at `next`.",
                ),
                "claims": {"type": "array", "items": ref("ClaimRow")},
            },
        ),
        "History": record(
            "The public entries of a claim.",
            {"claim": _NUMBER, "address": _said(_ADDRESS, "The page of the claim."), "entries": entries},
        ),
        "Tracker": record(
            "A named collection of claims with how many of them stand at each word.",
            {
                **tracker,
                "verification": counted,
                "follow_up": followed,
                "address": _ADDRESS,
                "claims_address": _ADDRESS,
            },
        ),
        "TrackerList": record(
            "The trackers with something public in them.", {"trackers": {"type": "array", "items": ref("Tracker")}}
        ),
        "Timeline": record(
            "A page of the timeline, by the day on which each promise begins.",
            {**page, "promises": {"type": "array", "items": schema_of(Promise, named)}},
        ),
        "Index": record("The addresses of the interface.", dict.fromkeys(examples.INDEX, _TEXT)),
        "Description": record("A description by OpenAPI 3.1.", {"openapi": _TEXT}),
        "Problem": record(
            "Why there is no answer (RFC 9457).",
            {
                "type": _TEXT,
                "title": _TEXT,
                "status": {"type": "integer"},
                "detail": _said(_TEXT, "Says what is wrong and what to do."),
                "faults": _said({"type": "array", "items": _TEXT}, "Each fault in a sentence of its own."),
            },
        ),
    }
