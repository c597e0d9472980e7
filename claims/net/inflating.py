"""Packed answers are unpacked piece by piece, never beyond a limit. Refuses bombs, broken packings and unknown ones."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from claims.net.refusals import BY_HAND, NotFetched

ASKED_FOR: Final = "gzip, deflate"
"""The packings a site is told it may use."""

_PIECE: Final = 65_536
_GZIP, _ZLIB, _BARE = 31, 15, -15


def inflated(pieces: Iterable[bytes], packing: str, limit: int) -> Iterator[bytes]:
    """Gives the unpacked bytes of an answer; refuses it as soon as there are more than `limit`."""
    size = 0
    for piece in _unpacked(pieces, packing):
        size += len(piece)
        if size > limit:
            raise NotFetched(f"This page unpacks to more than {limit // 1_000_000} MB. {BY_HAND}")
        yield piece


def _unpacked(pieces: Iterable[bytes], packing: str) -> Iterable[bytes]:
    match packing.strip().lower():
        case "" | "identity":
            return pieces
        case "gzip" | "x-gzip":
            return _stream(pieces, _GZIP)
        case "deflate":
            return _deflated(pieces)
    raise NotFetched(f"The site packs this page in a way that was not asked for. {BY_HAND}")


def _deflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpacks either of the two forms that sites send under this one name."""
    waiting = iter(pieces)
    first = b""
    while len(first) < 2 and (piece := next(waiting, None)) is not None:
        first += piece
    wrapped = len(first) >= 2 and first[0] & 15 == 8 and int.from_bytes(first[:2]) % 31 == 0
    yield from _stream(_chained(first, waiting), _ZLIB if wrapped else _BARE)


def _chained(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from others


def _stream(pieces: Iterable[bytes], form: int) -> Iterator[bytes]:
    unpacking, begun = zlib.decompressobj(form), False
    try:
        for packed in pieces:
            begun = True
            yield from _pieces(unpacking, packed)
    except zlib.error as error:
        raise NotFetched(f"This page arrived damaged. {BY_HAND}") from error
    if begun and not unpacking.eof:
        raise NotFetched(f"This page arrived only in part. {BY_HAND}")


def _pieces(unpacking: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
    while not unpacking.eof:
        piece = unpacking.decompress(packed, _PIECE)
        yield piece
        packed = unpacking.unconsumed_tail
        if not packed and len(piece) < _PIECE:  # a full piece may have more behind it
            return
