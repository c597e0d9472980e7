"""What every public answer carries: safe headers, a tag by which unchanged pages are not sent again, the right length.

Nothing here is a session: the same address gives the same bytes to everyone.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

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
FILE_HEADERS: Final = {"x-content-type-options": "nosniff", "content-security-policy": FILE_POLICY, **ANYONE}
"""What every file carries: any site may read it, and nothing in it runs."""


def page(
    request: Request,
    parts: Sequence[Packed],
    *,
    status: int = 200,
    frame: bool = False,
    more: Mapping[str, str] | None = None,
) -> Response:
    """Answers with a page made of parts, or says that it is still the one the browser has."""
    policy = {"content-security-policy": FRAME_POLICY} if frame else _SEALED
    headers = {**_HEADERS, **policy, **(more or {})}
    return _tagged(request, parts, "text/html; charset=utf-8", status, headers)


_SEALED: Final = {"content-security-policy": PAGE_POLICY, "x-frame-options": "DENY"}


def file(
    request: Request,
    content: bytes | Sequence[Packed],
    media: str,
    *,
    status: int = 200,
    more: Mapping[str, str] | None = None,
    cache: str = CHECKED,
) -> Response:
    """Answers with a file that any site may read: a feed, a picture, data."""
    headers = {**FILE_HEADERS, **(more or {})}
    if isinstance(content, bytes):
        tag = sha256(content).hexdigest()[:32]
        if status == 200 and _has(request, tag):
            return _unchanged(tag, cache, headers)
        headers |= {"etag": f'W/"{tag}"', "cache-control": cache}
        return Response(content, status, headers, media_type=media)
    return _tagged(request, content, media, status, headers, cache)


def _tagged(
    request: Request, parts: Sequence[Packed], media: str, status: int, headers: dict[str, str], cache: str = CHECKED
) -> Response:
    headers["vary"] = "accept-encoding"
    if headers.setdefault("cache-control", cache) != NEVER:
        tag = "-".join(part.tag for part in parts)
        if status == 200 and _has(request, tag):
            return _unchanged(tag, cache, headers)
        headers["etag"] = f'W/"{tag}"'
    if _takes_deflate(request):
        body, headers["content-encoding"] = joined(parts), "deflate"
    else:
        body = b"".join(part.plain() for part in parts)
    return Response(body, status, headers, media_type=media)


def _has(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    return bool(known) and (known.strip() == "*" or tag in known)


def _takes_deflate(request: Request) -> bool:
    for coding in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = coding.partition(";")
        if name.strip() == "deflate":
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _unchanged(tag: str, cache: str, headers: dict[str, str]) -> Response:
    return Response(None, 304, {**headers, "etag": f'W/"{tag}"', "cache-control": cache})
