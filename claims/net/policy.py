"""Which addresses may be asked: those of the open web, never one inside the network that the desk runs in.

Refuses whatever it is not sure of: other ports and protocols, passwords, names and numbers that lead inside.
"""

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

import httpx

from claims.net.refusals import BY_HAND, NotFetched

PORTS: Final = (80, 443)
LONGEST: Final = 4_000
"""How many signs an address may have."""

INSIDE: Final = {
    IPv4Network(network): words
    for network, words in {
        "0.0.0.0/8": "this computer",
        "10.0.0.0/8": "a private network",
        "100.64.0.0/10": "a provider's shared network",
        "127.0.0.0/8": "this computer",
        "168.63.129.16/32": "a cloud's own service",
        "169.254.0.0/16": "the local link, where clouds keep their secrets",
        "172.16.0.0/12": "a private network",
        "192.0.0.0/24": "a range kept for protocols",
        "192.0.2.0/24": "a range kept for examples",
        "192.88.99.0/24": "a relay between protocols",
        "192.168.0.0/16": "a private network",
        "198.18.0.0/15": "a range kept for measuring",
        "198.51.100.0/24": "a range kept for examples",
        "203.0.113.0/24": "a range kept for examples",
        "224.0.0.0/4": "many computers at once",
        "240.0.0.0/4": "a range that nobody uses",
    }.items()
}
"""Every range of the fourth version that is not the open internet, with what it is."""

OPEN_6: Final = IPv6Network("2000::/3")
INSIDE_6: Final = {
    IPv6Network(network): words
    for network, words in {
        "2001::/23": "a range kept for protocols",
        "2001:db8::/32": "a range kept for examples",
        "2002::/16": "a relay between protocols",
        "3fff::/20": "a range kept for examples",
    }.items()
}
"""What is not the open internet in the one range of the sixth version that is open."""

CARRYING: Final = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""Ranges whose addresses carry one of the fourth version at their end, which then counts."""

_NAME: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
_NUMBER: Final = re.compile(r"(.*\.)?([0-9]+|0x[0-9a-f]*)")
_NO_SCHEME: Final = re.compile(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#].*)?", re.IGNORECASE | re.DOTALL)
_LOCAL: Final = ("localhost", "local", "internal", "lan", "home.arpa", "localdomain", "intranet", "corp", "home")


def web_address(typed: str) -> httpx.URL:
    """Gives the address as it will be asked, without the part behind `#`; `https://` is put before a bare name.

    Refuses everything that is no open web address by its looks; where its name leads is judged by `outside`.
    """
    typed = typed.strip()
    if _NO_SCHEME.fullmatch(typed):
        typed = f"https://{typed}"
    try:
        url = httpx.URL(typed).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetched("This is no web address; write one like https://example.org/story.") from error
    permit(url)
    return url


def permit(url: httpx.URL) -> None:
    """Refuses an address that is not plain `http` or `https` on its usual port with a public name or number."""
    if len(str(url)) > LONGEST:
        raise NotFetched(f"This address is longer than {LONGEST:,} signs. {BY_HAND}")
    if url.scheme not in ("http", "https") or not _readable(url):
        raise NotFetched("This is no web address; write one that begins with https:// or http://.")
    if url.userinfo:
        raise NotFetched("This address holds a name or a password; take out what stands before the @.")
    if url.port not in (None, *PORTS):
        raise NotFetched(f"Only the usual ports of the web are asked, not {url.port}. {BY_HAND}")
    _permit_host(url.raw_host.decode("ascii").lower().rstrip("."))


def outside(host: str, found: Sequence[str]) -> tuple[str, ...]:
    """Gives the addresses a name led to, each of the open internet; refuses them all if one is not."""
    if not found:
        raise NotFetched(f"There is no site at {host}; check the address.")
    for address in found:
        if words := inside(address):
            raise NotFetched(f"{host} leads to {words}, which the desk never asks. {BY_HAND}")
    return tuple(found)


def inside(address: str) -> str | None:
    """Says what a numeric address is if it is not one of the open internet, else None."""
    try:
        found = ip_address(address)
    except ValueError:
        return "no address of the usual form"
    return _inside_4(found) if isinstance(found, IPv4Address) else _inside_6(found)


def _readable(url: httpx.URL) -> bool:
    try:
        return bool(url.host)
    except ValueError:  # a name that says it is written in the letters of another script, and is not
        return False


def _permit_host(host: str) -> None:
    if ":" in host or _NUMBER.fullmatch(host):
        outside(host, [host])
    elif not _NAME.fullmatch(host) or any(host == name or host.endswith(f".{name}") for name in _LOCAL):
        raise NotFetched(f"“{host[:80]}” is no name of the open web, and the desk asks no other. {BY_HAND}")


def _inside_4(found: IPv4Address) -> str | None:
    named = next((words for network, words in INSIDE.items() if found in network), None)
    return named or (None if found.is_global else "no open network")


def _inside_6(found: IPv6Address) -> str | None:
    if found.scope_id:
        return "the local link"
    if any(found in network for network in CARRYING):
        return _inside_4(IPv4Address(int(found) & 0xFFFF_FFFF))
    if found not in OPEN_6:
        return "no open network"
    return next((words for network, words in INSIDE_6.items() if found in network), None)
