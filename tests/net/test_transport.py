"""The guard on every connection: judged once, connected to what was judged, within the time."""

import ssl
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Final

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from claims.net.refusals import NotFetched
from tests.net.sites import OPEN, Site, leads_to, page, pieces, sent, served

SECRET: Final = page(b"a secret of the inside")


def test_the_site_is_asked_under_its_own_name_at_the_address_that_was_judged(site: Site) -> None:
    site.answers["/story"] = page(b"<p>Hello</p>")
    assert site.fetch("http://www.paper.example/story").content == b"<p>Hello</p>"
    assert site.connected == [(OPEN, 80)]
    assert site.requests[0][1]["Host"] == "www.paper.example"


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"])
def test_a_name_that_leads_inside_is_never_connected_to(site: Site, inside: str) -> None:
    site.answers["/"] = SECRET
    site.names["trap.example"] = [[inside]]
    with pytest.raises(NotFetched, match=r"trap\.example leads to .*, which the desk never asks"):
        site.fetch("http://trap.example/")
    assert site.connected == []


def test_a_name_that_leads_to_open_and_inside_addresses_is_never_connected_to(site: Site) -> None:
    site.names["mixed.example"] = [[OPEN, "192.168.0.1"]]
    with pytest.raises(NotFetched, match="private network"):
        site.fetch("http://mixed.example/")
    assert site.connected == []


def test_a_name_that_changes_between_the_check_and_the_connection_gains_nothing(site: Site) -> None:
    site.answers["/"] = page(b"open")
    site.names["turning.example"] = [[OPEN], ["127.0.0.1"]]
    assert site.fetch("http://turning.example/").content == b"open"
    assert site.resolved == ["turning.example"]
    assert site.connected == [(OPEN, 80)]


def test_a_name_that_has_turned_inside_by_the_next_hop_is_refused(site: Site) -> None:
    site.answers["/"] = page(b"", 302, Location="/inside", Connection="close")
    site.answers["/inside"] = SECRET
    site.names["turning.example"] = [[OPEN], ["127.0.0.1"]]
    with pytest.raises(NotFetched, match="this computer"):
        site.fetch("http://turning.example/")
    assert site.connected == [(OPEN, 80)]


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://[::1]/", "http://localhost/", "//10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://trap.example/", "http://paper.example:8080/",
        "http://user:password@paper.example/", "file:///etc/passwd", "ftp://paper.example/", "gopher://paper.example/",
    ],
)  # fmt: skip
def test_a_redirect_to_the_inside_is_refused(site: Site, inside: str) -> None:
    site.answers["/"] = leads_to(inside)
    site.names["trap.example"] = [["10.0.0.1"]]
    with pytest.raises(NotFetched):
        site.fetch("http://paper.example/")
    assert site.connected == [(OPEN, 80)]
    assert site.paths == ["/"]


def test_an_address_that_cannot_be_reached_gives_way_to_the_next_of_the_name(site: Site) -> None:
    site.answers["/"] = page(b"here")
    site.names["two.example"] = [["2606:4700::1111", OPEN]]
    site.unreachable = {"2606:4700::1111"}
    assert site.fetch("http://two.example/").content == b"here"


def test_a_site_that_is_not_reached_is_said_so(site: Site) -> None:
    site.unreachable = {OPEN}
    with pytest.raises(NotFetched, match=r"paper\.example cannot be reached"):
        site.fetch("http://paper.example/")


def test_a_resolver_that_never_answers_does_not_hold_anyone_up(site: Site) -> None:
    never = Event()
    site.names["asleep.example"] = [[OPEN]]
    site.asleep = never
    with pytest.raises(NotFetched, match="too slowly"):
        site.fetch("http://asleep.example/", connecting=0.05)
    never.set()


def test_environment_proxies_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    site.answers["/"] = page(b"direct")
    assert site.fetch("http://paper.example/").content == b"direct"
    assert site.connected == [(OPEN, 80)]


@pytest.mark.parametrize("path", ["/head", "/body"])
def test_a_site_that_drips_for_ever_ends_at_the_whole_limit(site: Site, path: str) -> None:
    enough = Event()

    def dripping(at: BaseHTTPRequestHandler) -> None:
        at.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if path == "/body" else b"X-Drip: "))
        while not enough.wait(0.02):
            at.wfile.write(b".")

    site.answers[path] = dripping
    with pytest.raises(NotFetched, match="too slowly"):
        site.fetch(f"http://paper.example{path}", whole=0.3, silence=0.2)
    enough.set()


def test_a_site_that_says_nothing_more_is_not_waited_for(site: Site) -> None:
    enough = Event()
    site.answers["/"] = pieces(piece for piece in (b"<p>So far", b"") if piece or enough.wait(20))
    with pytest.raises(NotFetched, match="too slowly"):
        site.fetch("http://paper.example/", silence=0.05)
    enough.set()


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nonly this",
        b"HTTP/1.1 200 OK\r\n" * 9,
    ],
)
def test_what_is_no_whole_answer_is_said_to_have_broken_off(site: Site, answer: bytes) -> None:
    site.answers["/"] = sent(answer)
    with pytest.raises(NotFetched, match="broke off"):
        site.fetch("http://paper.example/")


def test_a_header_without_an_end_is_not_read_to_the_end(site: Site) -> None:
    sent: list[int] = []

    def endless(at: BaseHTTPRequestHandler) -> None:
        at.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        for _ in range(1_000):
            at.wfile.write(b"a" * 65_536)
            sent.append(65_536)

    site.answers["/"] = endless
    with pytest.raises(NotFetched, match="broke off"):
        site.fetch("http://paper.example/")
    assert sum(sent) < 20_000_000


def test_a_certificate_for_the_name_is_asked_for_and_holds(tmp_path: Path) -> None:
    trusted, identity, asked = _certified("paper.example", tmp_path)
    with served(trusted, identity) as site:
        site.answers["/"] = page(b"secured")
        assert site.fetch("https://paper.example/").content == b"secured"
    assert site.connected == [(OPEN, 443)]
    assert asked == ["paper.example"]


def test_a_certificate_for_another_name_does_not_hold(tmp_path: Path) -> None:
    trusted, identity, _ = _certified("other.example", tmp_path)
    with served(trusted, identity) as site, pytest.raises(NotFetched, match="The certificate of paper"):
        site.fetch("https://paper.example/")


def test_a_certificate_that_nobody_vouches_for_does_not_hold(tmp_path: Path) -> None:
    _, identity, _ = _certified("paper.example", tmp_path)
    with served(None, identity) as site, pytest.raises(NotFetched, match="The certificate of paper"):
        site.fetch("https://paper.example/")


def _certified(name: str, folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext, list[str]]:
    """Makes a visitor's trust and a site's identity under a name, and a list of the names that are asked for."""
    key = ec.generate_private_key(ec.SECP256R1())
    whom = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(whom, whom, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file, asked = folder / "site.pem", []
    written = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(written + certificate.public_bytes(Encoding.PEM))
    identity = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    identity.load_cert_chain(file)
    identity.sni_callback = lambda connection, host, context: asked.append(host)
    return ssl.create_default_context(cafile=file), identity, asked
