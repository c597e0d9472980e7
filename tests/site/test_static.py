"""The static site: every link leads to a file, only what changed is written, and what was taken back is gone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import pytest

from claims.desk.changes import Amend, Note, Publish, PutInTracker, Unpublish, Verify
from claims.desk.reads import Reads
from claims.desk.trackers import NewTracker, open_tracker, rename_tracker
from claims.formats.found_reviews import read_reviews
from claims.newsroom import Newsroom
from claims.refusals import NotAccepted
from claims.settings import load_settings
from claims.site.static import LIST, publish
from db.scope import Scope
from db.words import Audience, Revision, Verification

from . import stories
from .conftest import EDITOR, HOSTILE, NOW, SECRET, changed, publish_hostile, record, with_secrets
from .reader import linked, listed, loads, meta, parsed, said, scripts

SITE = "https://roads.example/checked"


@dataclass(frozen=True, slots=True)
class Written:
    """A published folder and the newsroom behind it."""

    newsroom: Newsroom
    folder: Path
    promise: int

    def pages(self) -> dict[str, str]:
        """Every page of the folder by its path."""
        files = sorted(self.folder.rglob("*.html"))
        return {file.relative_to(self.folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="module", params=["", SITE], ids=["without an address", "with its address"])
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, seeded: bytes
) -> Iterator[Written]:
    """The first tracker on two pages with drafts beside it, published into a folder with an odd name."""
    home: Path = tmp_path_factory.mktemp("static")
    (home / "on-record.sqlite").write_bytes(seeded)
    newsroom = Newsroom.open(load_settings(data=home, timezone="Europe/Berlin"), lambda: NOW)
    promise = stories.promise(newsroom)
    publish_hostile(newsroom)
    stories.arabic(newsroom)
    with_secrets(newsroom)
    folder = home / "our site, 100% öffentlich"
    publish(newsroom, folder, request.param)
    yield Written(newsroom, folder, promise)
    newsroom.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom with two trackers and a claim in each."""
    newsroom = Newsroom.open(load_settings(data=tmp_path / "desk", timezone="Europe/Berlin"), lambda: NOW)
    newsroom.sit(EDITOR, lambda at: open_tracker(at, NewTracker("bridges", "Bridges")))
    tunnels = newsroom.sit(EDITOR, lambda at: open_tracker(at, NewTracker("tunnels", "Tunnels")))
    record(newsroom, "The viaduct will open.", Publish())
    second = stories.fact(newsroom, "The tunnel is wet.")
    changed(newsroom, second, PutInTracker(tunnels.id))
    yield newsroom
    newsroom.close()


def links(page: str) -> Iterator[str]:
    """Gives every address that a page loads or leads to."""
    root = parsed(page)
    yield from loads(root)
    yield from (one.get("href", "") for one in root.iter("a"))
    yield from (one.get("href", "") for one in root.iter("link"))


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Gives every file with its bytes and when it was written."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


def test_every_link_of_every_page_leads_to_a_file_that_is_there(written: Written) -> None:
    pages = written.pages()
    ids = {path: {one.get("id") for one in parsed(page).iter()} for path, page in pages.items()}
    followed = 0
    for path, page in pages.items():
        for link in links(page):
            address = urlsplit(link)
            if address.scheme:
                assert address.scheme in ("http", "https", "mailto"), path
                continue
            assert not address.query, f"{path} asks a server: {link}"
            assert not link.startswith("/"), f"{path} begins at the root: {link}"
            file = (written.folder / path).parent / unquote(address.path) if address.path else written.folder / path
            assert file.is_file(), f"{path} leads to {link}"
            if address.fragment:
                assert address.fragment in ids[file.resolve().relative_to(written.folder.resolve()).as_posix()], link
            followed += 1
    assert followed > 400


def test_every_page_is_html_without_an_error_and_asks_no_server(written: Written) -> None:
    for path, page in written.pages().items():
        root = parsed(page)
        assert list(root.iter("form")) == list(root.iter("input")) == [], path
        assert all(script["@type"] == "ClaimReview" for script in scripts(root)), path
        assert not [one for one in root.iter() if "style" in one.attrib], path


def test_the_pages_of_a_tracker_go_through_its_claims_once(written: Written) -> None:
    tracker = written.folder / "t" / "stargate"
    first, before, second = listed((tracker / "index.html").read_text(encoding="utf-8"))
    rest, back, end = listed((tracker / "page-2.html").read_text(encoding="utf-8"))
    assert (before, second, back, end) == ("", "page-2.html", "index.html", "")
    rows = json.loads((tracker / "claims.json").read_text(encoding="utf-8"))
    assert sorted(first + rest) == sorted(row["claim"] for row in rows)
    assert len(first) == 25


def test_a_claim_stands_in_its_folder_as_on_the_desk(written: Written) -> None:
    card = Reads(written.newsroom, Scope.public()).card(written.promise)
    page = parsed((written.folder / "c" / card.slug / "index.html").read_text(encoding="utf-8"))
    assert said(page.find(".//h1")) == stories.PROMISE
    assert (written.folder / "c" / card.slug / "preview.png").read_bytes().startswith(b"\x89PNG")
    hostile = [path for path in written.pages() if "script-alert" in path]
    assert len(hostile) == 1
    assert said(parsed(written.pages()[hostile[0]]).find(".//h1")) == f"Statement {HOSTILE}"


def test_nothing_that_readers_may_not_see_is_in_any_byte_or_name(written: Written) -> None:
    for path, (content, _) in state_of(written.folder).items():
        assert SECRET.encode() not in content, path
        assert SECRET not in path
        assert str(written.newsroom.settings.data).encode() not in content, path


def test_with_its_address_there_are_feeds_and_what_search_engines_ask_for(written: Written) -> None:
    site = written.folder
    card = Reads(written.newsroom, Scope.public()).card(written.promise)
    page = (site / "c" / card.slug / "index.html").read_text(encoding="utf-8")
    whole = f"{SITE}/c/{card.slug}"
    named = (site / "robots.txt").exists()
    assert [
        path.relative_to(site).as_posix() for path in sorted(site.glob("feeds/*")) + sorted(site.glob("*.xml"))
    ] == (
        [
            "feeds/changes.atom",
            "feeds/changes.json",
            "feeds/corrections.atom",
            "feeds/corrections.json",
            "feeds/deadlines.ics",
            "feeds/new-claims.atom",
            "feeds/new-claims.json",
            "sitemap.xml",
        ]
        if named
        else []
    )
    assert linked(parsed(page), "canonical") == ([whole] if named else [])
    assert meta(parsed(page)).get("og:image") == (f"{whole}/preview.png" if named else None)
    [review] = read_reviews(page)
    assert review.address == (whole if named else "")
    addresses = {row["address"] for row in json.loads((site / "claims.json").read_text(encoding="utf-8"))}
    assert addresses == {""} if not named else whole in addresses
    if named:
        entries = feedparser.parse((site / "feeds" / "new-claims.atom").read_bytes()).entries
        assert whole in [one.link for one in entries]
        assert f"<loc>{whole}</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_second_run_writes_nothing(small: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    first = publish(small, folder, SITE)
    assert (first.written, first.removed) == (first.files, 0)
    before = state_of(folder)
    again = publish(small, folder, SITE)
    assert (again.written, again.removed) == (0, 0)
    assert state_of(folder) == before
    assert again.sentence == f"{first.files} files: 0 written, {first.files} as they were, 0 taken away."


def test_a_change_rewrites_what_it_touches_and_nothing_else(small: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish(small, folder)
    before = state_of(folder)
    changed(small, 2, Verify(Verification.VERIFIED, "It is.", (stories.MINUTES,)))
    outcome = publish(small, folder)
    after = state_of(folder)
    rewritten = {path for path, state in after.items() if state != before.get(path)} - {LIST}
    assert outcome.written == len(rewritten)
    assert all(after[path][0] != before[path][0] for path in rewritten)
    assert {path for path in rewritten if path.startswith("c/")} == {
        "c/2-the-tunnel-is-wet/index.html",
        "c/2-the-tunnel-is-wet/preview.png",
    }
    assert "t/tunnels/index.html" in rewritten
    assert not rewritten & {"c/1-the-viaduct-will-open/index.html", "about/index.html", "404.html"}


def test_what_was_damaged_in_the_folder_is_written_again(small: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish(small, folder)
    before = state_of(folder)
    (folder / "about" / "index.html").write_text("defaced", encoding="utf-8")
    (folder / "c" / "1-the-viaduct-will-open" / "preview.png").unlink()
    assert publish(small, folder).written == 2
    after = state_of(folder)
    assert {path: content for path, (content, _) in after.items()} == {
        path: content for path, (content, _) in before.items()
    }


def test_a_claim_that_is_taken_back_leaves_its_number_and_no_word_of_it(small: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish(small, folder, SITE)
    assert (folder / "c" / "1-the-viaduct-will-open" / "index.html").is_file()
    changed(small, 1, Note("viaduct", audience=Audience.PUBLIC), Unpublish("The viaduct was a slander."))
    for _ in range(2):  # a later run knows the place by the list of the one before
        publish(small, folder, SITE)
        for path, (content, _when) in state_of(folder).items():
            for word in ("viaduct", "slander"):
                assert word not in path
                assert word.encode() not in content.lower(), path
        page = parsed((folder / "c" / "1" / "index.html").read_text(encoding="utf-8"))
        assert said(page.find(".//main")) == (
            "Taken back Claim 1 was public here and was taken back on 24 Nov 2026. All trackers"
        )
        assert not (folder / "c" / "1-the-viaduct-will-open").exists()


def test_a_claim_that_comes_back_stands_at_its_place_and_its_number_leads_there(
    small: Newsroom, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    publish(small, folder)
    changed(small, 1, Unpublish("Too soon."))
    publish(small, folder)
    changed(small, 1, Publish())
    publish(small, folder)
    assert leads_to(folder / "c" / "1" / "index.html") == folder / "c" / "1-the-viaduct-will-open" / "index.html"


def leads_to(file: Path) -> Path:
    """Gives the file to which a page leads on, by its link and by itself."""
    page = parsed(file.read_text(encoding="utf-8"))
    [link] = [one.get("href", "") for one in page.iter("a")]
    [refresh] = [one.get("content") for one in page.iter("meta") if one.get("http-equiv") == "refresh"]
    assert refresh == f"0; url={link}"
    found = (file.parent / unquote(link)).resolve()
    assert found.is_file()
    return found


def test_a_reworded_claim_and_a_renamed_tracker_leave_pages_that_lead_on(small: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish(small, folder, SITE)
    changed(small, 1, Amend("Two.", statement="Two viaducts will open.", revision=Revision.CLARIFICATION))
    small.sit(EDITOR, lambda at: rename_tracker(at, 1, 1, "crossings", "More than bridges."))
    for _ in range(2):
        publish(small, folder, SITE)
        new = folder / "c" / "1-two-viaducts-will-open" / "index.html"
        assert leads_to(folder / "c" / "1-the-viaduct-will-open" / "index.html") == new
        assert leads_to(folder / "t" / "bridges" / "index.html") == folder / "t" / "crossings" / "index.html"
        assert not (folder / "t" / "bridges" / "claims.csv").exists()


def test_a_claim_that_was_reworded_and_then_taken_back_leaves_neither_wording(small: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish(small, folder)
    changed(small, 1, Amend("Two.", statement="Two aqueducts will open.", revision=Revision.CORRECTION))
    publish(small, folder)
    changed(small, 1, Unpublish("No."))
    publish(small, folder)
    for path, (content, _) in state_of(folder).items():
        for word in ("viaduct", "aqueduct"):
            assert word not in path
            assert word.encode() not in content.lower(), path


@pytest.mark.parametrize("name", ["thesis.txt", ".git", "index.html"])
def test_a_folder_that_holds_something_else_is_refused_and_left_as_it_is(
    small: Newsroom, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / name).write_text("mine", encoding="utf-8")
    with pytest.raises(NotAccepted, match="holds something else already"):
        publish(small, folder)
    assert {path: content for path, (content, _) in state_of(folder).items()} == {name: b"mine"}


def test_a_file_in_the_place_of_the_folder_is_refused(small: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(NotAccepted):
        publish(small, file)
    assert file.read_text(encoding="utf-8") == "mine"


def test_what_others_put_beside_the_pages_stays(small: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish(small, folder)
    (folder / "CNAME").write_text("roads.example", encoding="utf-8")
    (folder / "c" / "1-the-viaduct-will-open" / "photo.jpg").write_bytes(b"photo")
    changed(small, 1, Unpublish("No."))
    publish(small, folder)
    assert (folder / "CNAME").read_text(encoding="utf-8") == "roads.example"
    assert [file.name for file in (folder / "c" / "1-the-viaduct-will-open").iterdir()] == ["photo.jpg"]


def test_an_altered_list_takes_nothing_away_outside_and_no_folder(small: Newsroom, tmp_path: Path) -> None:
    outside = tmp_path / "precious.txt"
    outside.write_text("precious", encoding="utf-8")
    folder = tmp_path / "site"
    publish(small, folder)
    (folder / "outward").symlink_to(tmp_path, target_is_directory=True)
    (folder / "empty").mkdir()
    kept = {path: content for path, (content, _) in state_of(folder).items() if path != LIST}
    known = json.loads((folder / LIST).read_text(encoding="utf-8"))
    for name in ("../precious.txt", "c/../../precious.txt", str(outside), "outward/precious.txt"):
        known["files"][name] = "0" * 64
    for name in (".", "", "..", "c", "t/..", "empty", "outward", "c/../..", LIST):
        known["files"][name] = "0" * 64
    (folder / LIST).write_text(json.dumps(known), encoding="utf-8")
    publish(small, folder)
    assert outside.read_text(encoding="utf-8") == "precious"
    assert (folder / "empty").is_dir()
    assert {path: content for path, (content, _) in state_of(folder).items() if path != LIST} == kept


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"files": []}', '{"files": 3}', "\udcff", '{"files": {"no\\u0000name": ""}}']
)
def test_a_list_that_cannot_be_read_is_refused_and_nothing_is_written(
    small: Newsroom, tmp_path: Path, content: str
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / LIST).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(NotAccepted, match="was altered and cannot be read"):
        publish(small, folder)
    assert [file.name for file in folder.iterdir()] == [LIST]


def test_a_site_of_an_empty_record_says_that_nothing_is_public(tmp_path: Path) -> None:
    newsroom = Newsroom.open(load_settings(data=tmp_path / "desk"), lambda: NOW)
    publish(newsroom, tmp_path / "site")
    newsroom.close()
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "Nothing is public here yet." in said(parsed(page).find(".//main"))
    assert (tmp_path / "site" / "claims.json").read_text(encoding="utf-8") == "[]\n"


def test_a_day_later_only_what_counts_days_is_written(small: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    overdue = stories.promise(small)
    publish(small, folder)
    before = state_of(folder)
    publish(stories.at(small, NOW + timedelta(days=1)), folder)
    rewritten = {path for path, state in state_of(folder).items() if state != before.get(path)}
    slug = Reads(small, Scope.public()).card(overdue).slug
    assert f"c/{slug}/index.html" in rewritten
    assert "c/2-the-tunnel-is-wet/index.html" not in rewritten
