"""What no file for others may hold: control characters and halves of characters. Refuses nothing."""

import re
from datetime import UTC, datetime
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HALF: Final = re.compile("[\ud800-\udfff]")


def without_unprintable(text: str) -> str:
    """Gives a text that every format can hold: line ends are `\\n`, controls go, half characters become U+FFFD."""
    return whole(_UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text)))


def in_one_line(text: str) -> str:
    """Gives a text that every format can hold as a title, a name or an address: in one line, without outer spaces."""
    return " ".join(without_unprintable(text).split())


def whole(text: str) -> str:
    """Gives a text letter for letter, but for half characters, which no file can hold: they become U+FFFD."""
    return _HALF.sub("\ufffd", text)


def moment(when: datetime) -> str:
    """Writes a moment as RFC 3339 has it, in UTC and whole seconds: `2025-09-01T12:30:00Z`."""
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
