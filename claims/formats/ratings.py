"""Publishers' own rating words, read as ours. Refuses to guess: a word that is not in the table is unknown.

What is read is a proposal with the publisher's words beside it; a person decides.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, TypeVar

from claims.formats.promise_words import PROMISES
from claims.formats.rating_words import NO_VERDICT, VERDICTS, Words
from db.words import FollowUp, Verification, Word

_Rated = TypeVar("_Rated", bound=Word)

_MARKS: Final = re.compile("[\u0300-\u036f\u064b-\u0652\u0640]")
_LETTERS: Final = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ı": "i", "ё": "е"})
_SAYING: Final = re.compile(
    r"(?:(?:(?:this|that|the)(?: (?:claim|statement|post|story|image|photo|video))?|it)(?: is|['’]s)"
    r"|(?:rating|verdict|ruling)\s*:)\s+"
)
# "False: the picture is from 2019" rates and then explains.
_EXPLAINED: Final = re.compile(r"[.:!।。：…–—]|\s-\s")
_HOWEVER: Final = re.compile(
    r"\W*(?:but|however|though|although|pero|mas|porem|mais|cependant|aber|jedoch|ma|pero|ale|jednak|dar|но|але)\b"
)


def read_rating(words: str) -> Verification | None:
    """Gives what a publisher's words for a verdict are here, or None where they are unknown and a person is asked.

    What explains the verdict may stand behind it ("False: the picture is from 2019") unless it takes a part back.
    """
    return _read(words, _VERDICTS)


def read_follow_up(words: str) -> FollowUp | None:
    """Gives what a publisher's words for what came of a promise are here, or None where they are unknown."""
    return _read(words, _PROMISES)


def says_no_verdict(words: str) -> bool:
    """Tells whether the words say that nobody has judged yet: "Not Yet Rated", "n/a", nothing at all."""
    return _plain(words) in _NO_VERDICT


def _read(words: str, table: Mapping[str, _Rated]) -> _Rated | None:
    folded = _folded(words)
    if (known := table.get(_plain(folded))) is not None:
        return known
    verdict, *explained = _EXPLAINED.split(_SAYING.sub("", folded, count=1) if _SAYING.match(folded) else folded)
    found = table.get(_plain(verdict))
    doubted = any(_HOWEVER.match(part) or table.get(_plain(part), found) != found for part in explained)
    return None if doubted else found


def _folded(words: str) -> str:
    """Small letters without accents; the marks of writings that are not letters without them stay."""
    spread = unicodedata.normalize("NFKD", words.strip().casefold())
    return unicodedata.normalize("NFC", _MARKS.sub("", spread)).translate(_LETTERS)


def _plain(words: str) -> str:
    kept = (sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in _folded(words))
    return " ".join("".join(kept).split())


def _table(words: Mapping[_Rated, Words]) -> dict[str, _Rated]:
    found = {_plain(word): rating for rating, said in words.items() for row in said.values() for word in row.split(",")}
    return found | {_plain(rating): rating for rating in words} | {_plain(rating.meaning): rating for rating in words}


_VERDICTS: Final = _table(VERDICTS)
_PROMISES: Final = _table(PROMISES)
_NO_VERDICT: Final = frozenset({"", *(_plain(word) for word in NO_VERDICT.split(","))})
