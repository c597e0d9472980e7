"""The read interface is what its description says it is: valid, whole, and kept to by the interface that runs."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import Case, HookContext
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.hooks import unregister
from starlette.applications import Starlette
from starlette.testclient import TestClient

from claims.newsroom import Newsroom
from claims.site.data import COLUMNS
from claims.site.wanted import LIST, NOT_WITH_DAY
from db.words import FollowUp, Kind, Schedule, Sort, Verification

from .conftest import NOW, publish_hostile, with_secrets

Json = dict[str, Any]

CONFIG = {"seed": 1, "continue-on-failure": True, "generation": {"deterministic": True, "max-examples": 15}}
PLACES = {
    Sort.CHANGED.value: "2026-11-24T09:00:00.012000Z~9",
    Sort.NEWS.value: "2025-07-01~9",
    Sort.DUE.value: "2026-01-01~9",
    Sort.RECORDED.value: "9",
}


@pytest.fixture
def numbers(newsroom: Newsroom) -> dict[str, int]:
    """Puts hostile texts on record, and what readers must not see; gives the numbers of the claims."""
    return {"hostile": publish_hostile(newsroom), **with_secrets(newsroom)}


@pytest.fixture
def description(client: TestClient, numbers: dict[str, int]) -> Json:
    """What the interface says of itself."""
    found: Json = client.get("/api/v1/openapi.json").json()
    return found


def _strict(description: Json) -> Json:
    """Gives the components with every object closed, so that nothing can be told that is not described."""
    components: Json = deepcopy(description["components"])
    for name, schema in components["schemas"].items():
        if "properties" in schema and name != "Description":
            schema["additionalProperties"] = False
    return components


def _refused(schema: Json, components: Json, answer: object) -> list[str]:
    validator = OAS31Validator({**schema, "components": components}, format_checker=oas31_format_checker)
    return [f"{list(error.path)}: {error.message[:200]}" for error in validator.iter_errors(answer)]


def _schema_of(description: Json, path: str) -> Json:
    content: Json = description["paths"][path]["get"]["responses"]["200"]["content"]
    found: Json = content["application/json"]["schema"]
    return found


def test_the_description_is_valid_openapi(description: Json) -> None:
    assert description["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(description).iter_errors()) == []


def test_every_answer_holds_what_is_described_and_nothing_else(
    client: TestClient, description: Json, numbers: dict[str, int]
) -> None:
    components = _strict(description)
    for path in description["paths"]:
        for number in range(1, numbers["hostile"] + 1) if "{number}" in path else (0,):
            answer = client.get(path.replace("{number}", str(number)))
            assert answer.status_code == 200, answer.text
            assert _refused(_schema_of(description, path), components, answer.json()) == []
    past = client.get("/api/v1/claims?on=2025-07-15").json()
    assert _refused({"$ref": "#/components/schemas/ClaimList"}, components, past) == []


def test_every_problem_is_told_as_it_is_described(
    client: TestClient, description: Json, numbers: dict[str, int]
) -> None:
    components = _strict(description)
    addresses = ("claims?limit=0", f"claims/{numbers['draft']}", f"claims/{numbers['taken back']}", "claims?tracker=no")
    for address, status in zip(addresses, (400, 404, 410, 404), strict=True):
        answer = client.get(f"/api/v1/{address}")
        assert (answer.status_code, answer.json()["status"]) == (status, status)
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert _refused({"$ref": "#/components/schemas/Problem"}, components, answer.json()) == []


def test_every_example_is_an_answer_that_could_be_given(description: Json) -> None:
    components = _strict(description)
    for path, asked in description["paths"].items():
        (content,) = asked["get"]["responses"]["200"]["content"].values()
        assert _refused(_schema_of(description, path), components, content["example"]) == []
    for parameter in description["components"]["parameters"].values():
        assert _refused(parameter["schema"], components, parameter["example"]) == []
    for refused in description["components"]["responses"].values():
        (content,) = refused["content"].values()
        assert _refused(content["schema"], components, content["example"]) == []


def test_the_description_knows_every_word_every_column_and_every_parameter(description: Json) -> None:
    schemas, parameters = description["components"]["schemas"], description["components"]["parameters"]
    for vocabulary in (Kind, Verification, FollowUp, Schedule):
        assert schemas[vocabulary.__name__]["enum"] == list(vocabulary)
        assert all(word.meaning in schemas[vocabulary.__name__]["description"] for word in vocabulary)
    assert schemas["ClaimRow"]["required"] == list(COLUMNS)
    assert set(parameters) == {"number", *LIST}
    assert all(one["description"] and one["example"] for one in parameters.values())
    named = [asked["get"]["operationId"] for asked in description["paths"].values()]
    assert len(set(named)) == len(named) == 7


def test_the_description_names_the_address_that_it_was_asked_by(client: TestClient) -> None:
    found = client.get("/api/v1/openapi.json", headers={"host": "desk.example.org"}).json()
    assert [server["url"] for server in found["servers"]] == ["http://desk.example.org"]


def _meant(context: HookContext, case: Case[Any], kwargs: Json) -> None:
    """Takes from a query of good parameters what its description says cannot be asked for together."""
    asked = case.query
    if case.meta is None or case.meta.generation.mode.is_negative or not asked:
        return
    if "sort" in asked:
        asked.pop("on", None)
    if "on" in asked:
        for name in NOT_WITH_DAY:
            asked.pop(name, None)
        asked["on"] = min(asked["on"], NOW.date().isoformat())
    if "after" in asked:
        asked.pop("before", None)
    in_order = PLACES[Sort.RECORDED if "on" in asked else asked.get("sort", Sort.CHANGED)]
    place = PLACES[Sort.NEWS] if case.path.endswith("/timeline") else in_order
    asked.update({name: place for name in ("after", "before") if name in asked})
    if not any(sign.isalnum() for sign in asked.get("q", "word")):
        asked["q"] = "data"


@pytest.fixture
def meaning() -> Iterator[None]:
    """Every good query makes sense as a whole; what is wrong in a bad one stays."""
    hook = schemathesis.hook("before_call")(_meant)
    yield
    unregister(hook)


def test_the_running_interface_keeps_to_its_description(app: Starlette, description: Json, meaning: None) -> None:
    schema = schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", app, config=SchemathesisConfig.from_dict(dict(CONFIG))
    )
    failures: set[str] = set()
    statuses: set[tuple[str, int]] = set()
    for event in from_schema(schema).execute():
        assert not isinstance(event, events.NonFatalError | events.FatalError), event
        if isinstance(event, events.ScenarioFinished):
            for number, interaction in event.recorder.interactions.items():
                if interaction.response is not None:
                    case = event.recorder.cases[number].value
                    statuses.add((case.operation.path, interaction.response.status_code))
                failures |= {
                    f"{check.name}: {interaction.request.uri}"
                    for check in event.recorder.checks.get(number, ())
                    if check.failure_info is not None
                }
    assert failures == set()
    # Good and bad queries were both asked of every operation, so the checks had something to check.
    # The description itself is fetched before, and not asked for again.
    assert {path for path, status in statuses if status == 200} == set(description["paths"]) - {"/api/v1/openapi.json"}
    assert {path for path, status in statuses if status in (400, 404)} >= {"/api/v1/claims", "/api/v1/timeline"}
