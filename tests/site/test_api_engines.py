"""The read interface tells the same from SQLite and from PostgreSQL."""

from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from claims.newsroom import Newsroom
from claims.settings import load_settings
from db.engine import Record
from seeds.loader import load
from tests.db.conftest import pattern, postgresql, records, urls

from .conftest import NOW, publish_hostile, site, with_secrets

__all__ = ["pattern", "postgresql", "records", "urls"]

ADDRESSES = (
    "",
    "openapi.json",
    "trackers",
    "claims/3",
    "claims/3/history",
    "claims/3?on=2025-07-15",
    "claims/26",
    "claims/27",
    "claims/999",
    "claims/9223372036854775807",
    "claims?limit=200",
    "claims?sort=deadline,+soonest+first&limit=4",
    "claims?sort=latest+news&after=2025-07-01~9&limit=4",
    "claims?before=2026-11-24T09:00:00.012000Z~9&limit=4",
    "claims?after=0001-01-01T00:00:00.000000Z~1",
    "claims?sort=first+recorded&after=999999999999999999",
    "claims?q=open+mod&schedule=on+time,late",
    "claims?q=%22+OR+%2A+%25",
    "claims?topic=%E2%98%83%27%22%3B--",
    "claims?claimant=9223372036854775807",
    "claims?tracker=9223372036854775807",
    "claims?on=2025-07-15&follow_up=in+progress,nothing+recorded+yet&limit=3",
    "claims?on=0001-01-01",
    "timeline?on=2025-07-15&limit=5",
    "timeline?after=2025-05-07~9&limit=5",
    "claims?q=a%00b",
)


def _told(record: Record, folder: Path) -> dict[str, tuple[int, str]]:
    newsroom = Newsroom(record, load_settings(data=folder, timezone="Europe/Berlin"), lambda: NOW)
    load(newsroom)
    publish_hostile(newsroom)
    with_secrets(newsroom)
    client = TestClient(site(newsroom))
    answers, again = ({one: client.get(f"/api/v1/{one}".rstrip("/")) for one in ADDRESSES} for _ in range(2))
    told = {address: (answer.status_code, answer.text) for address, answer in answers.items()}
    assert {address: (answer.status_code, answer.text) for address, answer in again.items()} == told
    return told


def test_both_engines_give_the_same_answers(records: Callable[[str], Record], tmp_path: Path) -> None:
    told = _told(records("sqlite"), tmp_path)
    assert _told(records("postgresql"), tmp_path) == told
    assert {status for status, _ in told.values()} == {200, 400, 404, 410}
