"""What every public answer carries: safe headers, a tag by which unchanged pages are not sent again, the right length.

Nothing here is a session: the same address gives the same bytes to everyone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final, Self

from starlette.requests import Request
from starlette.responses import Response

from claims.site.packed import Packed, joined

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors {}"
)
PAGE_POLICY: Final = _POLICY.format("'none'")
FRAME_POLICY: Final = _POLICY.format("*")
FILE_POLICY: Final = "default-src 'none'; sandbox"
ANYONE: Final = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
"""What lets a page of another site read an answer: all of it is public anyway."""
CHECKED: Final = "no-cache"
"""Kept by browsers and proxies, and asked about each time: a link that was taken back must not live on in them."""
NEVER: Final = "no-store"
"""For what is shared with few: kept nowhere."""
FOR_EVER: Final = "public, max-age=31536000, immutable"

_HEADERS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
FILE_HEADERS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": FILE_POLICY,
    **ANYONE,
}
"""What every file carries: any site may read it, and nothing in it runs."""
_HTML: Final = "text/html; charset=utf-8"

Raw = tuple[bytes, bytes]
"""A header as it is sent."""


class _Written(Response):
    """An answer whose headers are written already."""

    def __init__(self, status: int, headers: list[Raw], body: bytes) -> None:
        self.status_code, self.raw_headers, self.body, self.background = status, headers, body, None


@dataclass(frozen=True, slots=True)
class Manner:
    """How parts become an answer: what its headers say whatever the parts are, and whether it carries a tag."""

    headers: tuple[Raw, ...]
    is_tagged: bool

    @classmethod
    def of(cls, media: str, headers: Mapping[str, str], cache: str = CHECKED) -> Self:
        """Writes the headers of what is sent as a medium, and kept by browsers as `cache` says."""
        said = {**headers, "vary": "accept-encoding", "cache-control": cache, "content-type": media}
        return cls(tuple((name.encode(), value.encode()) for name, value in said.items()), cache != NEVER)

    def __call__(self, request: Request, parts: Sequence[Packed], status: int = 200) -> Response:
        """Answers with something made of parts, or says that it is still the one the browser has."""
        takes_deflate, known = _asks(request)
        headers = [*self.headers]
        if self.is_tagged:
            tag = "-".join([part.tag for part in parts])
            headers.append((b"etag", b'W/"%s"' % tag.encode()))
            if status == 200 and _is_among(tag, known):
                return _Written(304, [one for one in headers if one[0] != b"content-type"], b"")
        if takes_deflate:
            body = joined(parts)
            headers.append((b"content-encoding", b"deflate"))
        else:
            body = b"".join(part.plain() for part in parts)
        headers.append((b"content-length", b"%d" % len(body)))
        return _Written(status, headers, body)


_SEALED: Final = {**_HEADERS, "content-security-policy": PAGE_POLICY, "x-frame-options": "DENY"}
PAGE: Final = Manner.of(_HTML, _SEALED)
NARROWED: Final = Manner.of(_HTML, {**_SEALED, "x-robots-tag": "noindex, follow"})
"""A page that search engines find under another address."""
SHARED: Final = Manner.of(
    _HTML, {**_SEALED, "x-robots-tag": "noindex, nofollow", "referrer-policy": "no-referrer"}, NEVER
)
"""A page of a shared view."""
FRAMED: Final = Manner.of(
    _HTML,
    {
        **_HEADERS,
        "content-security-policy": FRAME_POLICY,
        "x-robots-tag": "noindex, indexifembedded",
        "cross-origin-resource-policy": "cross-origin",
    },
)
"""A card in a page of somebody else."""


def file_of(media: str, more: Mapping[str, str] | None = None, cache: str = CHECKED) -> Manner:
    """Gives how a file is sent that any site may read: a feed, a picture, data."""
    return Manner.of(media, {**FILE_HEADERS, **(more or {})}, cache)


def file(
    request: Request,
    content: bytes,
    media: str,
    *,
    status: int = 200,
    more: Mapping[str, str] | None = None,
    cache: str = CHECKED,
) -> Response:
    """Answers with a file as it is, which any site may read, or says that it is still the one the reader has."""
    tag = sha256(content).hexdigest()[:32]
    headers = {**FILE_HEADERS, **(more or {}), "etag": f'W/"{tag}"', "cache-control": cache}
    _, known = _asks(request)
    if status == 200 and _is_among(tag, known):
        return Response(None, 304, headers)
    return Response(content, status, headers, media_type=media)


def _asks(request: Request) -> tuple[bool, str]:
    """Tells whether a reader takes `deflate`, and which tags it has."""
    takes_deflate, known = False, ""
    for name, value in request.scope["headers"]:
        if name == b"accept-encoding":
            takes_deflate = takes_deflate or _takes_deflate(value)
        elif name == b"if-none-match":
            known = value.decode("latin-1")
    return takes_deflate, known


def _is_among(tag: str, known: str) -> bool:
    return bool(known) and (known.strip() == "*" or tag in known)


@lru_cache(maxsize=256)  # there are a dozen browsers
def _takes_deflate(said: bytes) -> bool:
    for coding in said.lower().split(b","):
        name, _, weight = coding.partition(b";")
        if name.strip() == b"deflate":
            return weight.replace(b" ", b"") not in (b"q=0", b"q=0.0", b"q=0.00", b"q=0.000")
    return False
