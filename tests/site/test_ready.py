"""What was answered before is answered in front of all else: with the same headers, to the same hosts alone."""

import warnings

import pytest
from starlette.applications import Starlette

from claims.access import Doorway
from claims.dashboard import entrance
from claims.newsroom import Newsroom
from claims.site import routes

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient


@pytest.fixture
def behind_the_gate(newsroom: Newsroom) -> TestClient:
    """A reader's program that asks a server whose gate lets in this machine alone, as the desk's does."""
    pages, ready = routes.served(newsroom.settings, lambda: newsroom)
    gate = entrance.middleware(Doorway(newsroom.settings.data), frozenset())
    return TestClient(Starlette(routes=pages, middleware=[ready, *gate]), base_url="http://127.0.0.1")


@pytest.mark.parametrize(
    "path",
    ["/t", "/t/stargate", "/t/stargate?kind=promise", "/feeds/changes.atom", "/api/v1/claims", "/api/v1/claims/1"],
)
def test_the_second_answer_is_the_first_with_every_header(behind_the_gate: TestClient, path: str) -> None:
    first, second = behind_the_gate.get(path), behind_the_gate.get(path)
    assert first.status_code == 200
    assert (sorted(first.headers.items()), first.content) == (sorted(second.headers.items()), second.content)


def test_a_foreign_host_is_refused_what_was_answered_before(behind_the_gate: TestClient) -> None:
    for _ in range(2):
        assert behind_the_gate.get("/t").status_code == 200
        refused = behind_the_gate.get("/t", headers={"host": "desk.example.org"})
        assert (refused.status_code, "ON_RECORD_ALLOWED_HOSTS" in refused.text) == (400, True)
