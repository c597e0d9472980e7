"""A text as plain words, for comparing: without white space, quotation marks and capitals. Figures keep every sign."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_APOSTROPHE = "'\u2019\u02bc"
_WORD = re.compile(
    rf"(?:[\w{_MARKS}{_UNSEEN}]+(?:[{_APOSTROPHE}][^\W\d_]+|[.,]\d+)*)|(?:[-\u2010-\u2015\u2212]+|\.{{2,}}|…|[^\w\s])"
)
_QUOTATION_MARKS = frozenset(
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\uff02"
)
_DROPPED = {ord(sign): None for sign in _UNSEEN}
_DASH = re.compile(r"[-\u2010-\u2015\u2212]+")


def plain_word(word: str) -> str:
    """Returns a word or sign as it is compared; a quotation mark is nothing."""
    if word.isascii() and word.isalnum():
        return word.lower()
    word = word.translate(_DROPPED)
    if not word or word in _QUOTATION_MARKS:
        return ""
    if _DASH.fullmatch(word):
        return "-"
    if word.startswith("..") or word == "…":
        return "…"
    # The long forms of Unicode would make 102 of 10² and 51/2 of 5½.
    safe = all(sign.isalpha() or sign.isdecimal() or not sign.isalnum() for sign in word)
    word = unicodedata.normalize("NFKC" if safe else "NFC", word).casefold()
    return word.replace("\u2019", "'").replace("\u02bc", "'")


class _Plain(dict[str, str]):
    """Remembers what was made plain: a text repeats its words."""

    def __missing__(self, word: str) -> str:
        self[word] = plain = plain_word(word)
        return plain


@dataclass(frozen=True)
class PlainWords:
    """The plain words of a text, and where each stands, which is looked for only when it is asked."""

    text: str

    @cached_property
    def _plain(self) -> _Plain:
        return _Plain()

    @cached_property
    def words(self) -> list[str]:
        """The words in order."""
        plain = self._plain
        return [word for found in _WORD.findall(self.text) if (word := plain[found])]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word starts and ends in the text."""
        plain = self._plain
        return [found.span() for found in _WORD.finditer(self.text) if plain[found[0]]]
