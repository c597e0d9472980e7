"""Addresses and hosts as the older standards want them: in ASCII. Refuses nothing."""

import re
from typing import Final
from urllib.parse import quote, urlsplit

from claims.formats.unprintable import in_one_line

_NO_HOST_SIGN: Final = re.compile(r"[^A-Za-z0-9.-]+")
_KEPT: Final = "/#%[]=:;$&()+,!?*@'~"  # what RFC 3986 lets stand, and escapes that are there already


def uri(address: str) -> str:
    """Gives an address with everything escaped that is not ASCII or may not stand in one."""
    return quote(in_one_line(address), safe=_KEPT)


def host_name(site: str) -> str:
    """Gives the host of a site's address in ASCII, and `localhost` where there is none."""
    try:
        host = urlsplit(site).hostname or ""
    except ValueError:
        host = ""
    try:
        name = host.encode("idna").decode("ascii")
    except UnicodeError:
        name = host
    return _NO_HOST_SIGN.sub("-", name).strip("-") or "localhost"
