"""What a site's robots.txt says of one page, by RFC 9309. Refuses nothing: fetching.py decides what follows."""

from typing import Final

from protego import Protego

from claims.net.values import ROBOT

LONGEST: Final = 500 * 1024
"""How many bytes of a robots.txt are read; the standard asks for as many."""


def welcome(robots: bytes, address: str) -> bool:
    """Tells whether the site lets programs of our name read an address."""
    rules = Protego.parse(robots[:LONGEST].decode("utf-8-sig", errors="replace"))
    return rules.can_fetch(address, ROBOT)
