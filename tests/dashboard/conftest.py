"""A newsroom with the first tracker on record, and its pages one at a time."""

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.desk.permits import Actor
from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from claims.settings import load_settings
from db.scope import Scope
from db.words import Role
from seeds.loader import load

from . import stage

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
EDITOR = Actor("Ines", Role.EDITOR)


def version_of(newsroom: Newsroom, claim: int) -> int:
    """Gives the version a claim is at."""
    return Reads(newsroom, Scope.desk()).card(claim).version


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: what it says and where it leads."""

    words: str
    address: str


class _Reader(HTMLParser):
    """Reads what a page of HTML says and links to."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.links: list[Link] = []
        self.copied: list[str] = []
        self._open: list[tuple[str, int]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "script")
        if tag == "input" and (dict(attrs).get("id") or "").startswith("or-copy-"):
            self.copied.append(dict(attrs).get("value") or "")
        if tag == "a":
            self._open.append((dict(attrs).get("href") or "", len(self.said)))

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")
        if tag == "a":
            address, since = self._open.pop()
            self.links.append(Link(" ".join("".join(self.said[since:]).split()), address))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


_PACKED = re.compile(r'data-picture="([^"]*)"></div>')


def unpacked(body: str) -> str:
    """Gives HTML as it stands on the page: what travels packed is drawn where it lands."""
    return _PACKED.sub(lambda found: f">{b64decode(found[1]).decode()}</div>", body)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it was shown, and what a person reads on it."""

    app: AppTest

    @property
    def _read(self) -> _Reader:
        reader = _Reader()
        for element in self.app.get("html"):
            reader.feed(unpacked(element.proto.body))
        return reader

    @property
    def text(self) -> str:
        """All words of its HTML, in one line."""
        return " ".join(" ".join(self._read.said).split())

    @property
    def links(self) -> list[Link]:
        """Its links."""
        return self._read.links

    @property
    def copied(self) -> list[str]:
        """What its buttons copy."""
        return self._read.copied

    def link(self, words: str) -> str:
        """Gives the address of the only link that says so."""
        found = {link.address for link in self.links if link.words == words}
        assert len(found) == 1, f"{words!r} is linked {len(found)} times"
        return found.pop()

    @property
    def statements(self) -> list[str]:
        """The claims it lists, in order."""
        return [link.words for link in self.links if link.address.startswith("/claim?")]


Show = Callable[..., Shown]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A record with the first tracker, to copy from."""
    folder = tmp_path_factory.mktemp("seeded")
    newsroom = Newsroom.open(load_settings(data=folder), lambda: NOW)
    load(newsroom)
    newsroom.close()
    return (folder / "on-record.sqlite").read_bytes()


def _opened(folder: Path) -> Iterator[Newsroom]:
    newsroom = Newsroom.open(load_settings(data=folder, timezone="Europe/Berlin"), lambda: NOW)
    stage.OPENED[str(folder)] = newsroom
    yield newsroom
    del stage.OPENED[str(folder)]
    newsroom.close()


@pytest.fixture
def newsroom(tmp_path: Path, seeded: bytes) -> Iterator[Newsroom]:
    """A newsroom with the first tracker, on 24 November 2026."""
    (tmp_path / "on-record.sqlite").write_bytes(seeded)
    yield from _opened(tmp_path)


@pytest.fixture
def empty_newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom that has put nothing on record."""
    yield from _opened(tmp_path)


@pytest.fixture
def show(request: pytest.FixtureRequest) -> Show:
    """Gives the function that shows a page of the newsroom the test asked for: `show("claims", kind="promise")`."""
    name = "empty_newsroom" if "empty_newsroom" in request.fixturenames else "newsroom"
    folder = str(request.getfixturevalue(name).settings.data)

    def page(view: str, /, role: Role = Role.EDITOR, token: str = "", **query: str) -> Shown:
        app = AppTest.from_function(_script, default_timeout=20, args=(folder, view, role.value, token))
        app.query_params.update(query)
        app.run()
        assert not app.exception, app.exception
        return Shown(app)

    return page


def _script(folder: str, page: str, role: str, token: str) -> None:
    from tests.dashboard.stage import perform

    perform(folder, page, role, token)
