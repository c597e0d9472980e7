"""An address becomes a page: redirects, sizes, packings, answers and wishes, each failure with a sentence."""

import gzip
import zlib
from collections.abc import Iterator
from typing import Final

import pytest

from claims.formats.documents.read import read_document
from claims.net.refusals import NotFetched
from claims.net.values import Step, user_agent
from tests.net.sites import OPEN, Site, leads_to, page, pieces, sent

HOME: Final = "http://paper.example"
STORY: Final = b"<html><p>The council promised 400 homes by 2027.</p></html>" * 50
MEGABYTE: Final = b"\0" * 1_000_000


def zipped(content: bytes) -> bytes:
    """As gzip, without the second it was packed in: a test's name holds its bytes, and is the same in every process."""
    return gzip.compress(content, mtime=0)


def test_a_page_comes_with_where_it_was_found_and_what_the_site_calls_it(site: Site) -> None:
    site.answers = {"/a": leads_to("/b", 301), "/b": leads_to("http://www.paper.example/c#top", 307)}
    site.answers["/c"] = page(STORY, Content_Type="text/html; charset=iso-8859-1")
    found = site.fetch(f"{HOME}/a")
    assert (found.content, found.media) == (STORY, "text/html; charset=iso-8859-1")
    assert found.hops == (f"{HOME}/a", f"{HOME}/b", "http://www.paper.example/c")
    assert found.address == found.hops[-1]


def test_the_progress_is_told_from_the_first_question_to_the_last_byte(site: Site) -> None:
    site.answers["/"] = page(STORY)
    site.fetch(f"{HOME}/")
    assert site.steps[0] == Step("Asking paper.example …")
    assert site.steps[-1] == Step("Reading from paper.example …", len(STORY), len(STORY))


def test_five_redirects_are_followed_and_no_sixth(site: Site) -> None:
    site.answers = {f"/{step}": leads_to(f"/{step + 1}") for step in range(6)}
    site.answers["/6"] = page(STORY)
    assert site.fetch(f"{HOME}/1").content == STORY
    with pytest.raises(NotFetched, match="leads on and on"):
        site.fetch(f"{HOME}/0")


def test_a_redirect_without_end_ends(site: Site) -> None:
    for step in range(100):
        site.answers[f"/{'a' * step}"] = leads_to(f"/{'a' * (step + 1)}")
    with pytest.raises(NotFetched, match="leads on and on"):
        site.fetch(f"{HOME}/")
    assert len(site.requests) == 6


@pytest.mark.parametrize("onward", ["/", "http://paper.example/#again", "http://PAPER.example:80/"])
def test_a_redirect_to_itself_is_a_circle(site: Site, onward: str) -> None:
    site.answers["/"] = leads_to(onward)
    with pytest.raises(NotFetched, match="circle"):
        site.fetch(f"{HOME}/")


@pytest.mark.parametrize(
    "location",
    [
        b"http://[::", b"http://\x01.org/", b"http://xn--a.org/", b"http://example.org:no/", b"mailto:a@b.example",
        b"https:paper.example/x", b"http://" + b"a" * 70_000 + b".org/", b"http://%00/", b"http://exam ple.org/",
    ],
)  # fmt: skip
def test_a_redirect_to_what_is_no_address_is_said_to_be_one(site: Site, location: bytes) -> None:
    site.answers["/"] = sent(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: %s\r\n\r\n" % location)
    with pytest.raises(NotFetched):
        site.fetch(f"{HOME}/")
    assert site.paths == ["/"]


def test_a_page_of_a_gigabyte_is_left_as_soon_as_it_is_too_large(site: Site) -> None:
    sent: list[int] = []

    def endless() -> Iterator[bytes]:
        for _ in range(1_000):
            sent.append(len(MEGABYTE))
            yield MEGABYTE

    site.answers["/"] = pieces(endless())
    with pytest.raises(NotFetched, match="larger than 10 MB"):
        site.fetch(f"{HOME}/")
    assert site.steps[-1].read <= 10_000_000
    assert sum(sent) < 40_000_000  # what the system had already taken from the site, not what was read


def test_a_page_that_announces_a_gigabyte_is_not_begun(site: Site) -> None:
    site.answers["/"] = page(STORY, Content_Length="1000000000")
    with pytest.raises(NotFetched, match="larger than 10 MB"):
        site.fetch(f"{HOME}/")
    assert [step.read for step in site.steps] == [0]


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", zipped(STORY)),
        ("x-gzip", zipped(STORY)),
        ("GZIP", zipped(STORY)),
        ("deflate", zlib.compress(STORY)),
        ("deflate", zlib.compress(STORY)[2:-4]),
        ("identity", STORY),
        ("", STORY),
    ],
)
def test_a_packed_page_is_unpacked(site: Site, packing: str, packed: bytes) -> None:
    site.answers["/"] = page(packed, Content_Encoding=packing)
    assert site.fetch(f"{HOME}/").content == STORY


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_an_empty_page_stays_empty_however_it_is_packed(site: Site, packing: str) -> None:
    site.answers["/"] = page(b"", Content_Encoding=packing)
    assert site.fetch(f"{HOME}/").content == b""


def test_a_bomb_ends_in_a_sentence_before_it_bursts(site: Site) -> None:
    packing = zlib.compressobj(wbits=31)
    bomb = b"".join(packing.compress(MEGABYTE) for _ in range(25)) + packing.flush()
    site.answers["/"] = page(bomb, Content_Encoding="gzip")
    with pytest.raises(NotFetched, match="unpacks to more than 20 MB"):
        site.fetch(f"{HOME}/")


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 2_000_000])
def test_a_page_at_the_limit_is_read_whole_and_one_beyond_is_not(site: Site, size: int) -> None:
    content = b"a" * size
    site.answers["/"] = page(gzip.compress(content), Content_Encoding="gzip")
    assert site.fetch(f"{HOME}/", inflated=size).content == content
    with pytest.raises(NotFetched, match="unpacks to more"):
        site.fetch(f"{HOME}/", inflated=size - 1)


@pytest.mark.parametrize(
    ("packing", "packed", "said"),
    [
        ("gzip", STORY, "damaged"),
        ("deflate", b"\x78\x9c" + STORY, "damaged"),
        ("gzip", zipped(STORY)[:-12], "only in part"),
        ("br", STORY, "not asked for"),
        ("gzip, gzip", zipped(zipped(STORY)), "not asked for"),
    ],
)
def test_what_cannot_be_unpacked_is_said_so(site: Site, packing: str, packed: bytes, said: str) -> None:
    site.answers["/"] = page(packed, Content_Encoding=packing)
    with pytest.raises(NotFetched, match=said):
        site.fetch(f"{HOME}/")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "wants a login"),
        (403, "does not let programs read"),
        (404, "has no page at this address"),
        (410, "was taken away"),
        (418, r"gives no page at this address \(418\)"),
        (429, "asked too often"),
        (451, "reasons of law"),
        (500, "trouble of its own"),
        (503, "trouble of its own"),
        (302, "gives no page"),
        (204, "gives no page"),
    ],
)
def test_what_a_site_answers_instead_of_a_page_is_told_in_words(site: Site, status: int, said: str) -> None:
    site.answers["/"] = page(b"", status)
    with pytest.raises(NotFetched, match=said) as refused:
        site.fetch(f"{HOME}/")
    assert refused.value.status == status
    assert "paste the text here" in refused.value.sentence


def test_no_cookie_is_carried_to_the_next_hop(site: Site) -> None:
    site.answers["/"] = page(b"", 302, Location="/next", Set_Cookie="who=me; Path=/")
    site.answers["/next"] = page(STORY)
    site.fetch(f"{HOME}/")
    assert [headers.get("Cookie") for _, headers in site.requests] == [None, None]


def test_the_newsroom_is_named_to_the_site(site: Site) -> None:
    site.answers["/"] = page(STORY)
    site.fetch(f"{HOME}/")
    assert site.requests[0][1]["User-Agent"] == "OnRecord (The Paper; desk@paper.example)"


@pytest.mark.parametrize(
    ("newsroom", "contact", "named"),
    [
        ("The Paper", "https://paper.example", "OnRecord (The Paper; https://paper.example)"),
        ("Süddeutsche (Ost)\r\nX: y", "", "OnRecord (Suddeutsche Ost X: y)"),
        ("Газета", "", "OnRecord"),
        ("On Record", "", "OnRecord"),
    ],
)
def test_a_newsroom_of_any_name_can_be_named(newsroom: str, contact: str, named: str) -> None:
    assert user_agent(newsroom, contact) == named


ROBOTS: Final = b"""
User-agent: *
Disallow: /*/print$
Disallow: /private
Allow: /private/open

User-agent: OnRecord
Disallow: /not-for-us
"""


@pytest.mark.parametrize("path", ["/not-for-us", "/not-for-us/at/all"])
def test_a_page_that_programs_are_asked_not_to_read_is_not_asked_for(site: Site, path: str) -> None:
    site.answers = {"/robots.txt": page(ROBOTS), path: page(STORY)}
    with pytest.raises(NotFetched, match=r"asks programs not to read this page \(robots.txt\)"):
        site.fetch(HOME + path, robots=True)
    assert site.paths == ["/robots.txt"]


def test_the_wishes_of_a_site_are_passed_over_where_the_setting_says_so(site: Site) -> None:
    site.answers = {"/robots.txt": page(ROBOTS), "/not-for-us": page(STORY)}
    assert site.fetch(f"{HOME}/not-for-us").content == STORY
    assert site.paths == ["/not-for-us"]


def test_wishes_meant_for_every_program_hold_with_their_wildcards_and_exceptions(site: Site) -> None:
    site.answers = {"/robots.txt": page(ROBOTS.partition(b"User-agent: OnRecord")[0])}
    for path in ("/story/print", "/private/letters"):
        with pytest.raises(NotFetched, match=r"robots\.txt"):
            site.fetch(HOME + path, robots=True)
    for path in ("/story/printed", "/private/open/x"):
        site.answers[path] = page(STORY)
        assert site.fetch(HOME + path, robots=True).content == STORY


def test_a_site_is_asked_for_its_wishes_once_and_every_other_site_of_a_redirect_too(site: Site) -> None:
    site.answers = {"/robots.txt": page(b"User-agent: *\nDisallow: /x"), "/a": leads_to("/b"), "/x": page(STORY)}
    site.answers["/b"] = leads_to("http://other.example/x")
    with pytest.raises(NotFetched, match=r"other\.example asks programs not to"):
        site.fetch(f"{HOME}/a", robots=True)
    assert site.paths == ["/robots.txt", "/a", "/b", "/robots.txt"]


@pytest.mark.parametrize("status", [200, 403, 404])
def test_a_site_without_wishes_may_be_read(site: Site, status: int) -> None:
    site.answers = {"/robots.txt": page(b"", status), "/": page(STORY)}
    assert site.fetch(f"{HOME}/", robots=True).content == STORY


def test_a_site_that_cannot_tell_its_wishes_is_left_alone(site: Site) -> None:
    site.answers = {"/robots.txt": page(b"", 503), "/": page(STORY)}
    with pytest.raises(NotFetched, match="cannot say now whether programs may read it"):
        site.fetch(f"{HOME}/", robots=True)


def test_only_the_beginning_of_endless_wishes_is_read(site: Site) -> None:
    site.answers = {"/robots.txt": pieces(b"# nothing\n" * 100_000 for _ in range(1_000)), "/": page(STORY)}
    assert site.fetch(f"{HOME}/", robots=True).content == STORY


def test_wishes_that_lead_inside_are_not_followed(site: Site) -> None:
    site.answers = {"/robots.txt": leads_to("http://127.0.0.1/secret"), "/": page(STORY)}
    with pytest.raises(NotFetched, match="this computer"):
        site.fetch(f"{HOME}/", robots=True)
    assert {address for address, _ in site.connected} == {OPEN}


def test_what_was_fetched_becomes_an_article_by_the_charset_and_the_kind_that_the_site_names(site: Site) -> None:
    story = "Город сказал в понедельник, что построит 400 домов до конца года, и это не дорого для него."
    packed = gzip.compress(f"<title>Дома</title><article><p>{story}</p></article>".encode("koi8-r"))
    site.answers["/"] = page(packed, Content_Type="text/html; charset=KOI8-R", Content_Encoding="gzip")
    found = site.fetch("http://www.paper.example/")
    read = read_document(found.content, found.address, found.media)
    assert (read.text, read.title, read.publisher, read.language) == (story, "Дома", "paper.example", "ru")
