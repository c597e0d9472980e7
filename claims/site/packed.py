"""Parts of pages, each compressed once: put together they are one page, and nothing is compressed again.

The content coding `deflate` (RFC 9110) is a zlib stream, whose checksum can be worked out from those of its parts.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

_RAW: Final = -15
_START: Final = b"\x78\x9c"
_END: Final = b"\x03\x00"  # an empty last block
_BASE: Final = 65521


@dataclass(frozen=True, slots=True)
class Packed:
    """A part: its bytes compressed, how many there were, their checksum, and a tag that is another for other bytes."""

    deflated: bytes
    length: int
    checksum: int
    tag: str

    def plain(self) -> bytes:
        """Gives the bytes as they were."""
        return zlib.decompressobj(_RAW).decompress(self.deflated)


def pack(content: str | bytes) -> Packed:
    """Compresses a part so that others can follow it."""
    raw = content.encode() if isinstance(content, str) else content
    packer = zlib.compressobj(6, zlib.DEFLATED, _RAW)
    deflated = packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH)
    return Packed(deflated, len(raw), zlib.adler32(raw), sha256(raw).hexdigest()[:16])


def joined(parts: Iterable[Packed]) -> bytes:
    """Puts parts together as one zlib stream."""
    pieces, low, high = [_START], 1, 0
    for part in parts:
        pieces.append(part.deflated)
        # As zlib's adler32_combine has it: the sums of the whole from those of what came before and of the part.
        high = (high + (part.checksum >> 16) + part.length * (low - 1)) % _BASE
        low = (low + (part.checksum & 0xFFFF) - 1) % _BASE
    pieces += (_END, (high << 16 | low).to_bytes(4, "big"))
    return b"".join(pieces)
