"""Text from anyone as text, where Streamlit would read Markdown: labels, headings, options, captions."""

import re
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=\"'/@%])")
_LINES: Final = re.compile(r"[\r\n\t\v\f\u0085\u2028\u2029]+")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def as_text(said: str) -> str:
    """Escapes a text so that Streamlit's Markdown shows it letter for letter: no link, formula, icon, colour or tag.

    Lines become one; signs that reverse or hide other letters are left out.
    """
    one_line = _LINES.sub(" ", _UNSEEN.sub("", said)).strip()
    return _SPECIAL.sub(_entity, one_line)


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[1])};"
