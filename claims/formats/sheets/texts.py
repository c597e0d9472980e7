"""A cell as a text of the record: what cannot stand there is taken out, what is too long is cut where a reader sees it.

Refuses nothing: the cell itself is kept letter for letter beside it.
"""

import re
from typing import Final
from unicodedata import normalize

from claims.rules.texts import LIMITS, is_visible

_NO_CHARACTERS: Final = "".join(chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_UNWANTED: Final = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff{_NO_CHARACTERS}]"
)
_LINE_ENDS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
_SENTENCE_ENDS: Final = re.compile(r"[.!?…。！？।؟](?=\s)")
CUT: Final = " …"


def in_line(cell: str, most: str) -> str:
    """Gives a cell as a text in one line that fits the field of the record it is for."""
    text = cell if cell.isascii() and cell.isprintable() else normalize("NFC", _UNWANTED.sub("", cell))
    return shortened(" ".join(text.split()), LIMITS[most])


def in_lines(cell: str, most: str) -> str:
    """Gives a cell as a text of several lines that fits the field of the record it is for."""
    if cell.isascii() and cell.isprintable():
        return shortened(cell.strip(), LIMITS[most])
    return shortened(normalize("NFC", _UNWANTED.sub("", _LINE_ENDS.sub("\n", cell))).strip(), LIMITS[most])


def seen(text: str) -> str:
    """Gives a text of which something can be seen, or the empty one."""
    return text if text.isascii() or is_visible(text) else ""


def shortened(text: str, most: int) -> str:
    """Cuts a text behind the last sentence that fits, or else behind the last word, and shows that it goes on."""
    if len(text) <= most:
        return text
    room = most - len(CUT)
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text, 0, room + 1) if match.end() <= room]
    if ends and ends[-1] > room // 2:
        return text[: ends[-1]] + CUT
    space = text.rfind(" ", room // 2, room + 1)
    return text[: space if space > 0 else room].rstrip() + CUT
