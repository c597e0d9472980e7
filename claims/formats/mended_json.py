"""JSON as publishers write it, mended only where its meaning is certain. Refuses what stays broken: nothing is guessed.

Certain are: raw line ends in a text, comments, a comma too many or too few between two values, an escape that is none,
marks of HTML or XML around a value, and JSON that was escaped once too often.
"""

import json
import re
from html import unescape
from typing import Final

_READER: Final = json.JSONDecoder(strict=False, parse_constant=lambda _name: None)
_BETWEEN: Final = re.compile(r"[\s,;]*")
_TEXT: Final = r'("(?:[^"\\]|\\.)*+(?:"|\Z))'
# Each pattern takes a whole text first, so that what stands inside one is never touched; none of them goes back.
_COMMENT: Final = re.compile(
    _TEXT
    + r"|(?://[ \t]*|/\*[ \t]*)?(?:<!--|-->|<!\[CDATA\[|\]\]>)(?:[ \t]*\*/)?"
    + r"|</?(?:br|p)\b[^<>\"]{0,40}>"
    + r"|//[^\r\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)",
    re.DOTALL,
)
_COMMA: Final = re.compile(_TEXT + r'|(,)(?=\s*[}\]])|([}\]])(?=\s*["{\[])', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:([\"\\/bfnrt]|u[0-9a-fA-F]{4})|(.))", re.DOTALL)
_QUOTE_ESCAPED: Final = re.compile(r"[\[{][\[{\s]*&(?:amp;)?(?:quot|#34|#x22);", re.IGNORECASE)


class Broken(ValueError):
    """It is no JSON, and what was meant is not certain."""


def read_json(source: str) -> list[object]:
    """Gives the values that stand in a text one after another; usually it is one, and an empty text has none.

    Raises `Broken` where it cannot be read whole.
    """
    text = source.strip("\ufeff\x00 \t\r\n")
    values = _values(text)
    if values is None:
        values = _values(_mended(text))
    if values is not None:
        return [inner for value in values for inner in _unwrapped(value)]
    if _QUOTE_ESCAPED.match(text):
        return read_json(unescape(text))
    raise Broken


def _values(text: str) -> list[object] | None:
    found: list[object] = []
    place = _end_of_gap(text, 0)
    while place < len(text):
        try:
            value, end = _READER.raw_decode(text, place)
        except (ValueError, RecursionError):
            return None
        found.append(value)
        place = _end_of_gap(text, end)
    return found


def _end_of_gap(text: str, place: int) -> int:
    gap = _BETWEEN.match(text, place)
    return gap.end() if gap else place


def _unwrapped(value: object) -> list[object]:
    """JSON that was written as a text of JSON is what stands in that text."""
    if not isinstance(value, str) or not value.lstrip().startswith(("{", "[")):
        return [value]
    values = _values(value)
    return [value] if values is None else values


def _mended(text: str) -> str:
    without_comments = _COMMENT.sub(lambda found: _escapes_mended(found[1]) if found[1] else " ", text)
    return _COMMA.sub(lambda found: found[1] or ("" if found[2] else found[3] + ","), without_comments)


def _escapes_mended(text: str) -> str:
    """An escape that JSON has not stands for its letters; only the apostrophe needs none."""
    return _ESCAPE.sub(lambda found: found[0] if found[1] else "'" if found[2] == "'" else "\\" + found[0], text)
