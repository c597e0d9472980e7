"""Which addresses may be asked: every way to write or reach an inside one is refused."""

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.net.policy import inside, outside, web_address
from claims.net.refusals import NotFetched

INSIDE = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "168.63.129.16", "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:a00:1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1", "2001::1",
    "2001:db8::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "5f00::1",
]  # fmt: skip
OPEN = ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]

REFUSED = [
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://017700000001/", "http://0177.0.0.1/",
    "http://127.1/", "http://127.0.1/", "http://127.0.0.1./", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[64:ff9b::10.0.0.1]/", "http://[fe80::1%25eth0]/", "http://example.0x7f/",
    "http://localhost/", "http://localhost./", "http://LOCALHOST/", "http://desk.localhost/", "http://printer.local/",
    "http://metadata.google.internal/", "http://intranet/", "http://127。0。0。1/", "http://127．0．0．1/",
    "http://127｡0｡0｡1/", "http://１２７.0.0.1/", "http://①②⑦.0.0.1/", "http://%31%32%37.0.0.1/", "http://lоcalhost/",
    "http://user@example.org/", "http://user:password@example.org/", "http://example.org\\@127.0.0.1/",
    "http://example.org:8080/", "http://example.org:22/", "https://example.org:8443/", "http://example.org:0/",
    "file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "javascript:alert(1)", "data:text/html,hi",
    "//example.org/", "http:example.org", "http:///example.org", "http://", "", "   ", "story about a town",
    "http://exam ple.org/", "http://exam\tple.org/", "http://example.org\x00/", "http://example.org\r\nX: y/",
    "http://xn--a.org/", "http://[::", "http://[not]/", "example.org:8080/x", "https://example.org/" + "a" * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_an_inside_address_is_named_for_what_it_is(address: str) -> None:
    assert inside(address)


@pytest.mark.parametrize("address", OPEN)
def test_an_address_of_the_open_internet_is_none_of_these(address: str) -> None:
    assert inside(address) is None


@given(st.ip_addresses(v=4))
def test_what_python_knows_as_not_global_is_inside_in_every_form_that_carries_it(address: IPv4Address) -> None:
    carried = IPv6Address(int(IPv6Address("::ffff:0:0")) + int(address))
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) + int(address))
    if not address.is_global or address.is_multicast:
        assert inside(str(address))
    assert inside(str(carried)) == inside(str(translated)) == inside(str(address))


@given(st.ip_addresses(v=6))
def test_no_address_of_the_sixth_version_is_open_outside_the_range_that_is_given_out(address: IPv6Address) -> None:
    carrying = any(address in ip_network(network) for network in ("::ffff:0:0/96", "64:ff9b::/96"))
    if not carrying and (not address.is_global or address not in ip_network("2000::/3")):
        assert inside(str(address))


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_no_open_web_address_is_refused_by_its_looks(address: str) -> None:
    with pytest.raises(NotFetched) as refused:
        web_address(address)
    assert refused.value.sentence.endswith(".")
    assert refused.value.field == "address"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (" https://Example.org/Story?a=1#part ", "https://example.org/Story?a=1"),
        ("example.org/story", "https://example.org/story"),
        ("http://example.org:80/", "http://example.org/"),
        ("https://example.org:443/x", "https://example.org/x"),
        ("http://example.org:443/x", "http://example.org:443/x"),
        ("https://straße.example.org/ä", "https://xn--strae-oqa.example.org/%C3%A4"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("https://example.org./", "https://example.org./"),
    ],
)
def test_an_open_address_is_asked_as_it_was_meant(typed: str, asked: str) -> None:
    assert str(web_address(typed)) == asked


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_an_address_or_a_sentence(typed: str) -> None:
    for address in (typed, f"http://{typed}"):
        try:
            assert web_address(address).scheme in ("http", "https")
        except NotFetched as refused:
            assert refused.sentence


def test_a_name_with_one_inside_address_among_open_ones_is_refused_whole() -> None:
    with pytest.raises(NotFetched, match="a private network"):
        outside("mixed.example", [*OPEN, "10.0.0.7"])


def test_a_name_that_leads_nowhere_is_said_to_be_no_site() -> None:
    with pytest.raises(NotFetched, match="There is no site at nowhere"):
        outside("nowhere.example", [])
