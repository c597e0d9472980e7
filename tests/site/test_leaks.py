"""Nothing internal is reached by any address, and no address writes: every route is tried with all there is to hide.

Each place that readers must not reach holds a word of its own; what was never public is answered as what never was.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote, urlencode

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from claims.dashboard import entrance, shared_view, shell
from claims.desk.changes import Correct, Embargo, Note, Publish, Retire, Unpublish
from claims.desk.dossiers import sign_dossier
from claims.desk.links import NewLink, share
from claims.desk.published import Published
from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from claims.rules.addresses import claim_slug
from claims.site import routes
from claims.site.static import publish
from claims.site.stylesheet import ICON_PATH, STYLE_PATH
from claims.viewing import view_cookie_name
from db.errors import NotOnRecord
from db.reads.filters import Filters
from db.reads.order import ORDERS, written
from db.scope import Scope
from db.tables import LinkOpening, table_of
from db.words import Sort, View

from .marked import INSIDE, LATER, Marked, mark, marks_in, open_marked, put_everything, put_hidden, put_shown

Address = str
Places = Mapping[str, Sequence[str]]
NEVER: Final = "99"
"""A number of as many figures as those of the marked claims, that nothing has."""
NONSENSE: Final = (
    *("0", "-1", "1.5", "1e3", "99999999999999", "999999999999999", "9223372036854775808", "9" * 40, "²", "１２", "é"),
    *(
        "..",
        "../../etc/passwd",
        "..\\..\\x",
        "1\r\nX-Evil: 1",
        "1\x00",
        "' OR 1=1--",
        "{{7*7}}",
        "\U0001f4a9",
        "a" * 3000,
    ),
)
RAW: Final = ("%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%252e%252e%252f", "%ff%fe", "1%00", "1%0d%0aX-Evil:%201", "%")
KINDS: Final = ("csv", "json", "jsonl", "atom", "ics", "zip", "png", "xml", "exe")


# --- the record and its readers -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory, seeded: bytes) -> Iterator[Marked]:
    """The marked record, which the tests of this module read and none changes."""
    record = open_marked(tmp_path_factory.mktemp("marked"), seeded)
    put_everything(record)
    yield record
    record.newsroom.close()


def application(newsroom: Newsroom) -> Starlette:
    """Everything of ours that answers requests: the public pages, the doors of shared views, the entrance."""
    pages, ready = routes.served(newsroom.settings, lambda: newsroom)
    return Starlette(
        routes=[
            *entrance.routes(newsroom.settings),
            *shared_view.routes(newsroom.settings, lambda: newsroom),
            *pages,
        ],
        middleware=[ready, *entrance.middleware(newsroom.settings, shell.PATHS)],
    )


def reader_of(newsroom: Newsroom) -> TestClient:
    """A reader's program, which follows no redirect and tells of a failure by its answer."""
    return TestClient(
        application(newsroom), base_url="http://127.0.0.1", follow_redirects=False, raise_server_exceptions=False
    )


@pytest.fixture(scope="module")
def reader(marked: Marked) -> TestClient:
    return reader_of(marked.newsroom)


def our_routes(newsroom: Newsroom) -> list[Route]:
    return [route for route in application(newsroom).routes if isinstance(route, Route)]


# --- what every place in an address is filled with ------------------------------------------------------------------


def hidden_slugs(record: Marked) -> list[str]:
    """Every way to name the marked claims: by number, by number with any words, by their own words."""
    reads = Reads(record.newsroom, Scope.desk())
    found = []
    for number in record.claims.values():
        own = claim_slug(number, reads.card(number).statement)
        found += [str(number), f"{number}-any-words", own, own.upper()]
    return [*found, *earlier_slugs(record)]


def earlier_slugs(record: Marked) -> list[str]:
    return [claim_slug(record.claims["shown"], f"The {mark('earlier statement')} bridge opens.")]


def cases(record: Marked) -> dict[str, Places]:
    """What each place of each address is filled with; an address that is not here has no case."""
    claims = [*hidden_slugs(record), *NONSENSE]
    hidden = [mark(f"{where} tracker") for where in ("draft", "back", "retired", "never")]
    trackers = [
        *hidden,
        mark("earlier short name"),
        "bridges",
        "stargate",
        *map(str, record.trackers.values()),
        *NONSENSE,
    ]
    numbers = [*map(str, record.claims.values()), *NONSENSE]
    names = ["changes", "new-claims", "corrections", "claims", "deadlines", mark("draft tracker")]
    tokens = [*record.tokens.values(), *forged(record)]
    claim: Places = {"slug": claims}
    tracker: dict[str, Sequence[str]] = {"slug": trackers}
    nothing: Places = {}
    return {
        "/enter": nothing,
        "/favicon.png": nothing,
        "/favicon.ico": nothing,
        "/s/{token}": {"token": tokens},
        "/open/t/{slug}": tracker,
        "/open/c/{claim}": {"claim": claims},
        "/leave-view": nothing,
        "/t": nothing,
        "/t/{slug}": tracker,
        "/c/{slug}": claim,
        "/about": nothing,
        f"/{STYLE_PATH}": nothing,
        f"/{ICON_PATH}": nothing,
        "/feeds/deadlines.ics": nothing,
        "/feeds/{name}.{kind:str}": {"name": names, "kind": KINDS},
        "/t/{slug}/deadlines.ics": tracker,
        "/t/{slug}/claims.{kind:str}": tracker | {"kind": KINDS},
        "/t/{slug}/preview.png": tracker,
        "/t/{slug}/dossier.zip": tracker,
        "/t/{slug}/{name}.{kind:str}": tracker | {"name": names, "kind": ("atom", "json")},
        "/c/{slug}/preview.png": claim,
        "/c/{slug}/dossier.zip": claim,
        "/claims.{kind:str}": {"kind": KINDS},
        "/reviews.json": nothing,
        "/articles/{number:int}/annotations.json": {"number": [*map(str, record.articles.values()), *NONSENSE]},
        "/sitemap.xml": nothing,
        "/sitemap-{page:int}.xml": {"page": ["0", "1", *NONSENSE]},
        "/robots.txt": nothing,
        "/embed/c/{slug}": claim,
        "/oembed": nothing,
        "/api": nothing,
        "/api/v1": nothing,
        "/api/v1/openapi.json": nothing,
        "/api/v1/claims": nothing,
        "/api/v1/claims/{number}": {"number": numbers},
        "/api/v1/claims/{number}/history": {"number": numbers},
        "/api/v1/trackers": nothing,
        "/api/v1/timeline": nothing,
        "/api/{anything:path}": {
            "anything": ["", "v1/", "v1/claims/", "v2/claims", "v1/links", "v1/events", *NONSENSE]
        },
        "/s": nothing,
        "/s/c/{slug}": claim,
    }


def forged(record: Marked) -> list[str]:
    """Tokens that open nothing: cut, lengthened, swapped in case, hashed, guessed, and what a cookie would say."""
    good = record.tokens["pinned tracker"]
    return [
        *(good[:-1], good[1:], good + "A", good + "=", good.swapcase(), good[::-1], "A" * 43, "A" * 60_000),
        *(sha256(good.encode()).hexdigest(), sha256(good.encode()).hexdigest().upper(), f" {good}", f"{good}%00"),
        *(f"c:{record.claims['draft']}", f"t:{record.trackers['draft']}", "c:-1", "t:0", "c:9999999999999999999", "1"),
        *(record.tokens["over"], record.tokens["revoked"]),
    ]


def addresses(path: str, places: Places) -> Iterator[Address]:
    """Fills the places of an address: each value of one beside a plain value of the others."""
    plain = {name: _plain(name, values) for name, values in places.items()}
    for name, values in places.items() or {"": ("",)}.items():
        for value in values:
            yield _filled(path, plain | {name: quote(value, safe="/" if name == "anything" else "")})
        if name:
            yield from (_filled(path, plain | {name: value}) for value in RAW)


def _plain(name: str, values: Sequence[str]) -> str:
    usual = {"kind": "json", "name": "changes", "slug": "bridges"}
    return usual[name] if usual.get(name) in values else values[0]


def _filled(path: str, said: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda place: said[place[1]], path)


def queries(record: Marked) -> list[dict[str, str]]:
    """Everything a list may be asked for, by the numbers and the words that only hidden claims have."""
    found: list[dict[str, str]] = []
    for name, numbers in (
        ("tracker", record.trackers),
        ("claimant", record.claimants),
        ("asserter", record.claimants),
        ("article", record.articles),
    ):
        found += [{name: str(number)} for number in numbers.values()]
    found += [{"article": said} for said in NONSENSE]
    for where in ("draft", "back", "retired"):
        group, topic = mark(f"{where} group"), mark(f"{where} topic")
        found += [{"group": group}, {"topic": f"{group}: {topic}"}, {"tracker": mark(f"{where} tracker")}]
    found += [{"topic": f"{mark('earlier group')}: {mark('earlier topic')}"}]
    for sort in Sort:
        found += [{"sort": sort.value}]
        found += [{"sort": sort.value, way: place} for place in places(record, sort) for way in ("after", "before")]
    return found + moments(record)


def moments(record: Marked) -> list[dict[str, str]]:
    """Everything a claim may be asked for, and what the desk alone may ask."""
    days = ("1987-05-03", "2026-03-01", "2026-03-02", "2026-11-24", "2031-07-19", "9999-12-31", "2026-02-30", "-1")
    found = [{"on": day} for day in days]
    found += [{"known": day} for day in ("1987-05-03", "2026-11-24T09:10:00Z")]
    found += [{"seen": day} for day in ("1987-05-03", "2026-11-23", "2026-11-24", "9999-12-31", "0001-01-01", "x")]
    found += [{"limit": said} for said in ("1", "200", "-1")]
    found += [{"publication": word} for word in ("draft", "unpublished")]
    found += [{"change": "1"}, {"key": "x" * 43}, {"token": record.tokens["live claim"]}]
    return found


def places(record: Marked, sort: Sort) -> list[str]:
    """The places of the marked claims in an order, draft or not, and places that are none."""
    page = Reads(record.newsroom, Scope.desk()).claims(Filters(), sort, size=200)
    column = {Sort.CHANGED: "changed_at", Sort.NEWS: "news_on", Sort.DUE: "due_by", Sort.RECORDED: "id"}[sort]
    order = ORDERS[sort]
    shown = [written(order, (getattr(row, column), row.id)) for row in page.rows if row.id in record.claims.values()]
    return [*shown, "x", "~", "~1", "9" * 30, "1~1"]


def asked(record: Marked) -> list[Address]:
    """Every address with everything in its places, and every list and every claim with everything in its query."""
    number = record.claims["shown"]
    found = [one for path, values in cases(record).items() for one in addresses(path, values)]
    for path in ("/t/bridges", "/claims.jsonl", "/api/v1/claims", "/api/v1/timeline"):
        found += [f"{path}?{urlencode(said)}" for said in queries(record)]
    slug = f"{number}-the-bridge-will-open"
    for path in (f"/c/{slug}", f"/embed/c/{slug}", f"/api/v1/claims/{number}", "/t/stargate", "/t/bridges/claims.csv"):
        found += [f"{path}?{urlencode(said)}" for said in moments(record)]
    for one in hidden_slugs(record):
        found += [
            f"/oembed?{urlencode({'url': f'http://127.0.0.1/c/{one}', 'format': kind})}" for kind in ("json", "xml")
        ]
    return found


def head_of(answer: Any) -> bytes:
    """The status line and the headers of an answer."""
    head = f"{answer.status_code} {answer.reason_phrase}\n" + "\n".join(f"{k}: {v}" for k, v in answer.headers.items())
    return head.encode()


def leaks(answer: Any, address: Address) -> set[str]:
    """The marked words in an answer that its asker did not say."""
    said = marks_in(unquote(address).encode())
    said |= {"3 May 1987"} if "1987-05-03" in said else set()
    return (marks_in(head_of(answer)) | marks_in(answer.content)) - said


# --- routes ---------------------------------------------------------------------------------------------------------


def test_every_address_of_the_program_has_a_case(marked: Marked) -> None:
    assert {route.path for route in our_routes(marked.newsroom)} == set(cases(marked))


def test_no_address_answers_with_a_word_that_readers_must_not_see(marked: Marked, reader: TestClient) -> None:
    found: dict[Address, object] = {}
    for number, address in enumerate(asked(marked)):
        answer = reader.get(address, headers={"accept-encoding": "deflate" if number % 2 else "identity"})
        if answer.status_code >= 500:
            found[address] = answer.status_code
        elif leaked := leaks(answer, address):
            found[address] = leaked
        reader.cookies.clear()
    assert found == {}


# --- what was never public is as what never was ----------------------------------------------------------------------


def alike(reader: TestClient, hidden: Address, never: Address, words: Mapping[str, str]) -> tuple[str, str]:
    """Two answers with the words of each taken out by which their addresses differ; they should be one."""
    found = []
    for address in (hidden, never):
        answer = reader.get(address)
        headers = {name: said for name, said in answer.headers.items() if name not in ("etag", "content-length")}
        said = repr((answer.status_code, headers, answer.text))
        for own, other in words.items():
            said = re.sub(rf"\b{re.escape(own)}\b", other, said)
        found.append(said)
        reader.cookies.clear()
    return found[0], found[1]


@pytest.mark.parametrize("where", ["draft", "never"])
def test_a_claim_that_was_never_public_is_answered_as_one_that_never_was(
    marked: Marked, reader: TestClient, where: str
) -> None:
    number = str(marked.claims[where])
    for path in (
        *("/c/{}", "/c/{}-any-words", "/c/{}/preview.png", "/c/{}/dossier.zip", "/embed/c/{}", "/open/c/{}"),
        *("/api/v1/claims/{}", "/api/v1/claims/{}/history", "/api/v1/claims/{}?on=2026-03-02", "/s/c/{}"),
        *("/c/{}?on=2026-03-02", "/embed/c/{}?seen=2026-11-24", "/oembed?url=http://127.0.0.1/c/{}"),
    ):
        hidden, never = alike(reader, path.format(number), path.format(NEVER), {number: "N", NEVER: "N"})
        assert hidden == never, path
        assert hidden.startswith("(404"), path


@pytest.mark.parametrize("where", ["draft", "never", "back", "retired"])
def test_what_only_hidden_claims_have_is_answered_as_what_nothing_has(
    marked: Marked, reader: TestClient, where: str
) -> None:
    group, topic = mark(f"{where} group"), mark(f"{where} topic")
    asked = [
        ("tracker", str(marked.trackers[where]), NEVER),
        ("claimant", str(marked.claimants[where]), NEVER),
        ("asserter", str(marked.claimants[where] + 1), NEVER),
        ("article", str(marked.articles[where]), NEVER),
        ("tracker", mark(f"{where} tracker"), "zqnone"),
        ("topic", f"{group}: {topic}", "zqnone: zqtopic"),
        ("group", group, "zqnone"),
    ]
    for place in ("statement", "topic", "claimant", "quote", "news", "headline", "note", "verdict"):
        asked.append(("q", mark(f"{where} {place}"), "zqnone"))
    for path in ("/t/bridges", "/claims.json", "/api/v1/claims", "/api/v1/timeline"):
        for name, own, other in asked:
            words = {group: "zqnone", topic: "zqtopic", own: other}
            hidden, never = alike(
                reader, f"{path}?{urlencode({name: own})}", f"{path}?{urlencode({name: other})}", words
            )
            assert hidden == never, (path, name, own)
    for path in ("/t/{}", "/t/{}/claims.csv", "/t/{}/changes.atom", "/t/{}/dossier.zip", "/open/t/{}"):
        own = mark(f"{where} tracker")
        hidden, never = alike(reader, path.format(own), path.format("zqnone"), {own: "zqnone"})
        assert hidden == never, path
    notes, number = "/articles/{}/annotations.json", str(marked.articles[where])
    hidden, never = alike(reader, notes.format(number), notes.format(NEVER), {number: NEVER})
    assert hidden == never


def test_a_search_finds_no_claim_by_words_that_readers_do_not_see(marked: Marked, reader: TestClient) -> None:
    words = ["internal note", "internal source before", "earlier statement", "earlier topic", "earlier claimant"]
    words += ["mistaken quote", "mistaken verdict", "redacted note", "rejected source", "staff", "earlier headline"]
    for word in words:
        assert reader.get("/api/v1/claims", params={"q": mark(word)}).json()["total"] == 0, word
    assert reader.get("/api/v1/claims", params={"q": "bridge"}).json()["total"] == 1


# --- nothing is counted ---------------------------------------------------------------------------------------------


def public_addresses(record: Marked) -> list[Address]:
    """The addresses of everything public, with the filters and orders of its lists."""
    number = record.claims["shown"]
    slug = f"{number}-the-bridge-will-open"
    feeds = [f"{name}.{kind}" for name in ("changes", "new-claims", "corrections") for kind in ("atom", "json")]
    narrowed = (
        "kind=promise",
        "verification=verified",
        "schedule=overdue",
        "follow_up=stalled",
        "q=data",
        "group=Roads",
    )
    orders = [f"sort={quote(sort)}" for sort in Sort]
    return [
        *("/t", "/t/bridges", "/t/stargate", "/about", "/claims.csv", "/claims.json", "/t/bridges/claims.jsonl"),
        *(f"/c/{slug}", f"/c/{slug}?on=2026-03-02", f"/embed/c/{slug}?seen=2026-11-24", f"/c/{slug}/preview.png"),
        *(f"/oembed?url=http://127.0.0.1/c/{slug}", f"/c/{slug}/dossier.zip", "/t/bridges/dossier.zip"),
        *("/t/bridges/preview.png", "/reviews.json", "/sitemap.xml", "/sitemap-0.xml", "/robots.txt"),
        *("/feeds/deadlines.ics", "/t/stargate/deadlines.ics", "/t/bridges/changes.atom"),
        f"/articles/{record.articles['shown']}/annotations.json",
        *(f"/feeds/{feed}" for feed in feeds),
        *("/api/v1", "/api/v1/trackers", "/api/v1/timeline", "/api/v1/timeline?on=2026-03-02", "/api/v1/openapi.json"),
        *(f"/api/v1/claims/{number}", f"/api/v1/claims/{number}/history", "/api/v1/claims?on=2026-03-02"),
        *(f"/{path}?{said}" for path in ("t/stargate", "api/v1/claims") for said in (*orders, *narrowed)),
    ]


Answer = tuple[int, list[tuple[str, str]], bytes]


def bodies(reader: TestClient, found: Sequence[Address]) -> dict[Address, Answer]:
    """What every address answers, with its headers."""
    answers = {address: reader.get(address) for address in found}
    return {address: (one.status_code, list(one.headers.items()), one.content) for address, one in answers.items()}


def put_inside(record: Marked) -> None:
    """Puts on record what no reader may notice: drafts, one retired, links, and internal entries of public claims."""
    for where in ("draft", "never"):
        put_hidden(record, where)
    record.change(record.claims["never"], Retire("No."))
    record.change(record.claims["draft"], Embargo(LATER, "They asked us to wait."))
    falling_due = [row.id for row in Published(record.newsroom, Scope.public()).deadlines()[:3]]
    for number in (*falling_due, record.claims["shown"]):
        version = record.change(number, Note("Call them.", INSIDE)).version
        record.change(number, Correct(version, "Called."))
        record.change(number, Note("Call them again."))
    link = NewLink(View.TRACKER, {"tracker": str(record.trackers["draft"])}, pinned=True)
    record.newsroom.sit(record.staff, lambda at: share(at, link))


def test_no_page_count_feed_or_tag_is_another_for_what_is_internal(tmp_path: Path, seeded: bytes) -> None:
    record = open_marked(tmp_path, seeded)
    put_shown(record)
    record.clock.later(hours=5)
    found, then = public_addresses(record), record.clock.now
    sign_dossier(record.newsroom, "bridges")  # the first one makes the newsroom's key, which readers are told
    kept = reader_of(record.newsroom)
    before = bodies(kept, found)
    assert {status for status, _, _ in before.values()} == {200}
    record.clock.later(hours=-4)
    put_inside(record)
    record.clock.now = then
    for reader in (kept, reader_of(record.newsroom)):
        after = bodies(reader, found)
        assert [address for address in found if before[address] != after[address]] == []
    record.newsroom.close()


def test_what_becomes_of_a_claim_out_of_sight_is_told_to_nobody(tmp_path: Path, seeded: bytes) -> None:
    record = open_marked(tmp_path, seeded)
    put_hidden(record, "draft")
    number = record.claims["draft"]
    paths = (f"/c/{number}", f"/embed/c/{number}", f"/api/v1/claims/{number}")
    published = record.change(number, Publish()).version
    reader = reader_of(record.newsroom)
    record.clock.later(days=1)
    record.change(number, Correct(published, "Too early."))
    seen = [reader.get(path) for path in paths]
    assert [answer.status_code for answer in seen] == [410] * 3
    assert all("25 Nov 2026" in answer.text for answer in seen)
    record.change(number, Publish())
    record.change(number, Unpublish("To look again."))
    record.clock.later(days=1)
    then = record.clock.now
    before = bodies(reader, paths)
    record.change(number, Note("Nothing to it."))
    record.change(number, Retire("Nothing to it."))
    record.clock.now = then
    assert bodies(reader, paths) == before
    assert {status for status, _, _ in before.values()} == {410}
    record.newsroom.close()


# --- nothing writes -------------------------------------------------------------------------------------------------


def stored(newsroom: Newsroom) -> str:
    """A fingerprint of everything in the database but the counts of openings."""
    counted = table_of(LinkOpening)
    said = sha256()
    with newsroom.reading() as connection:
        for table in counted.metadata.sorted_tables:
            if table is not counted:
                rows = connection.execute(sa.select(table).order_by(*table.primary_key.columns))
                said.update(repr([tuple(row) for row in rows]).encode())
    return said.hexdigest()


def test_no_address_writes_by_any_method(marked: Marked, reader: TestClient) -> None:
    before = stored(marked.newsroom)
    told: set[tuple[str, str, int]] = set()
    for path, places in cases(marked).items():
        plain = {name: _plain(name, values) for name, values in places.items()}
        for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND"):
            answer = reader.request(method, _filled(path, plain), json={"role": "editor", "statement": "Forged."})
            told.add((path, method, answer.status_code))
            assert leaks(answer, path) == set()
    assert {status for _, method, status in told if method != "OPTIONS"} == {405}
    assert {status for _, method, status in told if method == "OPTIONS"} <= {204, 405}
    for address in asked(marked)[::7]:
        reader.get(address)
        reader.cookies.clear()
    assert stored(marked.newsroom) == before


# --- private links --------------------------------------------------------------------------------------------------


def test_no_token_but_the_one_that_was_given_opens_a_view(marked: Marked, reader: TestClient) -> None:
    name = view_cookie_name(marked.newsroom.settings.data)
    answers = {reader.get(f"/s/{quote(token, safe='')}").text for token in forged(marked)}
    assert len(answers) == 1
    said_by_cookies = [one for one in forged(marked) if len(one) < 4_000 and one == one.strip()]
    said_by_cookies += [f"c:{number}" for number in hidden_numbers(marked.claims)]
    said_by_cookies += [f"t:{number}" for number in hidden_numbers(marked.trackers)]
    for said in said_by_cookies:
        for path in ("/s", f"/s/c/{marked.claims['shown']}", f"/s/c/{marked.claims['draft']}"):
            answer = reader.get(path, headers={"cookie": f"{name}={said}"})
            assert answer.status_code == 404, said
            assert leaks(answer, "") == set()
    good = marked.tokens["pinned tracker"]
    for address in (f"/s?token={good}", f"/s?key={good}", f"/s/c/{marked.claims['draft']}?token={good}", f"/t?{good}"):
        assert "Shared with you" not in reader.get(address).text


def hidden_numbers(numbers: Mapping[str, int]) -> list[str]:
    hidden = [str(numbers[where]) for where in ("draft", "back", "retired", "never")]
    return [*hidden, "0", "-1", "9" * 18, "9" * 19, "1e1"]


@pytest.mark.parametrize("name", ["live claim", "live list", "pinned claim", "pinned tracker"])
def test_a_view_shows_nothing_outside_it_and_nothing_internal_inside(
    marked: Marked, reader: TestClient, name: str
) -> None:
    cookie = {"cookie": f"{view_cookie_name(marked.newsroom.settings.data)}={marked.tokens[name]}"}
    opened = reader.get("/s", headers=cookie)
    assert opened.status_code == 200
    assert "The bridge will open." in opened.text
    assert opened.headers["cache-control"] == "no-store"
    assert "etag" not in opened.headers
    found = [f"/s?{urlencode(said)}" for said in queries(marked)]
    found += [f"/s/c/{quote(slug, safe='')}" for slug in [*hidden_slugs(marked), *NONSENSE, "1", "2"]]
    found += [f"/s/c/{marked.claims['shown']}-the-bridge-will-open?{urlencode(said)}" for said in moments(marked)]
    seeds = Reads(marked.newsroom, Scope.public()).claims(Filters(tracker=1), Sort.RECORDED, size=100).rows
    for address in ["/s", *found]:
        answer = reader.get(address, headers=cookie)
        assert answer.status_code < 500, address
        assert leaks(answer, address) == set(), address
        assert not any(row.statement in answer.text for row in seeds), address
    for where in ("draft", "back", "retired", "never"):
        answer = reader.get(f"/s/c/{marked.claims[where]}", headers=cookie)
        assert answer.status_code == 404


def test_a_pinned_draft_keeps_what_is_the_desks_own(marked: Marked, reader: TestClient) -> None:
    """The reader of a shared draft sees its texts, and neither the staff nor what other claims hide."""
    link = NewLink(View.CLAIM, {"claim": str(marked.claims["draft"])}, pinned=True)
    made = marked.newsroom.sit(marked.staff, lambda at: share(at, link))
    cookie = {"cookie": f"{view_cookie_name(marked.newsroom.settings.data)}={made.token}"}
    answer = reader.get("/s", headers=cookie)
    assert mark("draft statement") in answer.text
    assert {word for word in marks_in(answer.content) if not word.startswith(mark("draft"))} == set()


# --- files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", ["", "https://example.org/desk"])
def test_no_byte_of_the_static_site_holds_what_is_internal(marked: Marked, tmp_path: Path, base: str) -> None:
    publish(marked.newsroom, tmp_path / "site", base)
    found = {}
    for file in (tmp_path / "site").rglob("*"):
        words = marks_in(str(file.relative_to(tmp_path)).encode())
        words |= marks_in(file.read_bytes()) if file.is_file() else set()
        if words:
            found[str(file)] = words
    assert found == {}
    assert (tmp_path / "site" / "t" / "bridges" / "index.html").is_file()


def test_a_dossier_is_made_of_what_is_public_alone(marked: Marked) -> None:
    for target in ("bridges", "stargate", str(marked.claims["shown"])):
        made = sign_dossier(marked.newsroom, target)
        assert marks_in(made.content) | marks_in(made.file_name.encode()) == set()
    hidden = [mark(f"{where} tracker") for where in ("draft", "back", "retired", "never")]
    hidden += [str(marked.claims[where]) for where in ("draft", "back", "retired", "never")]
    for target in hidden:
        with pytest.raises(NotOnRecord):
            sign_dossier(marked.newsroom, target)
