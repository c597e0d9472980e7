"""The doors of a shared view, asked over HTTP: what they trade and refuse, and what a browser is told to keep."""

import warnings
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette

from claims.access import Doorway
from claims.dashboard import shared_view
from claims.desk import links
from claims.desk.links import NewLink
from claims.desk.trackers import rename_tracker, tracker_named
from claims.newsroom import Newsroom
from claims.viewing import public_cookie, view_cookie_name, viewed
from db import scope
from db.errors import Busy, NotOnRecord
from db.words import View

from .conftest import EDITOR

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette would have its client ask with a package that the desk does not use
    from starlette.testclient import TestClient


def asking(door: Doorway, newsroom: Newsroom, base: str = "http://desk.example") -> TestClient:
    """Gives a browser in front of the doors alone."""
    doors = Starlette(routes=shared_view.routes(door, lambda: newsroom))
    return TestClient(doors, base_url=base, follow_redirects=False, headers={"user-agent": "Mozilla/5.0 Firefox/140.0"})


def token(newsroom: Newsroom, until: date | None = None) -> str:
    """Shares the list of promises and gives the token."""
    new = NewLink(View.LIST, {"kind": "promise"}, pinned=True, expires_on=until)
    return newsroom.sit(EDITOR, lambda at: links.share(at, new)).token


@pytest.mark.parametrize(
    ("public_url", "base", "secure"),
    [
        (None, "http://desk.example", False),
        (None, "https://desk.example", True),
        ("https://desk.example", "http://127.0.0.1:8501", True),
        ("http://desk.example", "http://desk.example", False),
    ],
)
def test_a_cookie_given_over_https_is_sent_over_https_alone(
    newsroom: Newsroom, tmp_path: Path, public_url: str | None, base: str, secure: bool
) -> None:
    answer = asking(Doorway(tmp_path, public_url), newsroom, base).get(f"/s/{token(newsroom)}")
    assert ("Secure" in answer.headers["set-cookie"]) is secure


def test_leaving_takes_the_cookie_away_and_leads_to_the_front(newsroom: Newsroom, tmp_path: Path) -> None:
    client = asking(Doorway(tmp_path), newsroom)
    client.get(f"/s/{token(newsroom)}")
    assert client.cookies.get(view_cookie_name(tmp_path))
    answer = client.get("/leave-view")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert client.cookies.get(view_cookie_name(tmp_path)) is None


def test_a_token_of_another_desk_opens_nothing_here(
    newsroom: Newsroom, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("other")
    (folder / "on-record.sqlite").write_bytes((tmp_path / "on-record.sqlite").read_bytes())
    theirs = token(newsroom)
    other = Newsroom.open(newsroom.settings.model_copy(update={"data": folder}), newsroom.clock)
    answer = asking(Doorway(folder), other).get(f"/s/{theirs}")
    other.close()
    assert answer.status_code == 404
    assert links.NOTHING_HERE in answer.text


def test_a_person_gets_in_while_openings_cannot_be_counted(newsroom: Newsroom, tmp_path: Path) -> None:
    shared = token(newsroom)
    with newsroom.record.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    try:
        answer = asking(Doorway(tmp_path), newsroom).get(f"/s/{shared}")
    finally:
        with newsroom.record.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only=OFF")
    assert (answer.status_code, answer.headers["location"]) == (303, "/s")


def test_a_record_that_cannot_be_opened_is_told_and_not_taken_for_a_wrong_link(tmp_path: Path) -> None:
    def busy() -> Newsroom:
        raise Busy("Another program holds the database.")

    doors = TestClient(Starlette(routes=shared_view.routes(Doorway(tmp_path), busy)), follow_redirects=False)
    answer = doors.get("/s/anything")
    assert answer.status_code == 503
    assert "Another program holds the database." in answer.text


def test_a_former_short_name_opens_the_tracker_too(newsroom: Newsroom, tmp_path: Path) -> None:
    slug = "stargate"
    found = newsroom.sit(EDITOR, lambda at: tracker_named(at, slug))
    assert found
    newsroom.sit(EDITOR, lambda at: rename_tracker(at, found.id, found.version, "renamed", "a better name"))
    assert asking(Doorway(tmp_path), newsroom).get(f"/open/t/{slug}").headers["location"] == "/claims"


def test_a_tracker_too_large_for_a_view_of_its_own_opens_the_dashboard_of_everyone_narrowed_to_it(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "MOST", 5)
    client = asking(Doorway(tmp_path), newsroom)
    assert client.get("/open/c/3").headers["location"] == "/claim?claim=3"
    answer = client.get("/open/t/stargate")
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?tracker=1")
    assert f'{view_cookie_name(tmp_path)}=""' in answer.headers["set-cookie"]  # no narrower view stands in the way


def test_a_view_cookie_is_read_anew_each_time(newsroom: Newsroom, tmp_path: Path) -> None:
    door, name = Doorway(tmp_path), view_cookie_name(tmp_path)
    assert viewed({}, newsroom, door) is None
    assert viewed({name: ""}, newsroom, door) is None
    private = viewed({name: token(newsroom)}, newsroom, door)
    assert private and private.link
    public = links.open_public(newsroom, View.CLAIM, 3)
    assert viewed({name: public_cookie(public)}, newsroom, door) == public
    for forged in ("t:", "t:0", "t:-1", "t:9" * 9, "c:9999", "p:1", "T:1", "٣", "\x00", "x" * 9_999):
        with pytest.raises(NotOnRecord, match="does not open anything"):
            viewed({name: forged}, newsroom, door)
