"""Parts that were compressed apart are one stream together, whatever they hold."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from claims.site.packed import joined, pack


@given(st.lists(st.binary(max_size=2_000), max_size=6))
def test_parts_together_are_the_stream_of_all_their_bytes(parts: list[bytes]) -> None:
    packed = [pack(part) for part in parts]
    # The reader checks the sum at the end, too.
    assert zlib.decompress(joined(packed)) == b"".join(parts)
    assert [part.plain() for part in packed] == parts


@given(st.text(max_size=500), st.text(max_size=500))
def test_a_tag_is_another_for_other_bytes(one: str, other: str) -> None:
    same = one.encode(errors="replace") == other.encode(errors="replace")
    assert (pack(one.encode(errors="replace")).tag == pack(other.encode(errors="replace")).tag) is same


def test_a_long_part_is_sent_whole() -> None:
    long = "A promise, and what came of it. " * 20_000
    assert zlib.decompress(joined([pack(long), pack("end")])).decode() == long + "end"
