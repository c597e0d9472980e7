"""Text from anyone as text, where Streamlit would read Markdown: labels, headings, options, captions."""

import re
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=\"'/@%])")
_LINES: Final = re.compile(r"[\r\n\t\v\f\x1c-\x1e\u0085\u2028\u2029]+")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# Streamlit looks for these once more after the Markdown is read, when an escape is already undone: addresses become
# links, arrows and dashes other signs, ":streamlit:" a picture. A word joiner between the two halves keeps them apart.
_JOINED: Final = re.compile(r":(?=[\w/+])|@(?=\w)|(?<=www)(?=\.)|[-<>=](?=[-<>=])", re.IGNORECASE)
_APART: Final = "\u2060"


def as_text(said: str) -> str:
    """Escapes a text so that Streamlit's Markdown shows it letter for letter: no link, formula, icon, colour or tag.

    Lines become one; signs that reverse or hide other letters are left out.
    """
    one_line = _UNSEEN.sub("", _LINES.sub(" ", said)).strip()
    return _SPECIAL.sub(_entity, _JOINED.sub(_kept_apart, one_line))


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[1])};"


def _kept_apart(found: re.Match[str]) -> str:
    return found[0] + _APART
