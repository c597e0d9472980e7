"""Letters to draw with: the fonts that Streamlit brings, which letters they have, and what of a text can be drawn.

A letter that is lacking is never dropped in silence and never drawn as an empty box.
"""

import logging
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby, islice
from pathlib import Path
from typing import Final, NamedTuple

from PIL import ImageFont
from PIL.ImageFont import Axis, FreeTypeFont

MOST: Final = 600  # letters of a text that are looked at; a picture holds about 400
OMITTED: Final = "[…]"

_FEW: Final = 2  # words that may be left out of a text, marked, before the whole is not worth drawing
_MARKS: Final = 2  # marks that a letter may carry: more would reach into the lines around it
_PROBE: Final = 24  # pixels at which letters are compared
_NOBODYS: Final = "\U0010fffe"  # never a letter, so its picture is what a font draws for letters it lacks
_MEDIA: Final = Path("static", "static", "media")
_PLAIN: Final = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-"}
_log: Final = logging.getLogger(__name__)


class Family(NamedTuple):
    """A typeface by the name of its file, in which Streamlit puts a hash, and the weight it is drawn with."""

    file: str
    weight: int


SERIF: Final = Family("SourceSerifVariable-Roman.ttf.*.woff2", 600)
SANS: Final = Family("SourceSansVF-Upright.ttf.*.woff2", 400)
BOLD: Final = Family("SourceSansVF-Upright.ttf.*.woff2", 600)


@lru_cache(maxsize=1)
def media() -> Path:
    """Gives the folder in which Streamlit keeps its fonts, without loading Streamlit."""
    found = find_spec("streamlit")
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places or ["streamlit"]))) / _MEDIA


def letters(family: Family, size: int, folder: Path | None = None) -> FreeTypeFont:
    """Gives a typeface at a size in pixels, from `folder` or from Streamlit; else Pillow's own, and logs that."""
    return _letters(family, size, folder or media())


@lru_cache(maxsize=64)
def _letters(family: Family, size: int, folder: Path) -> FreeTypeFont:
    try:
        return _opened(next(iter(sorted(folder.glob(family.file)))), family, size)
    except (StopIteration, OSError):
        _log.warning(
            "No font %s in %s: previews are drawn with Pillow's own, which has fewer letters.", family.file, folder
        )
    own = ImageFont.load_default(size)
    if not isinstance(own, FreeTypeFont):
        raise TypeError("Pillow was built without FreeType, so no preview can be drawn; install its wheel.")
    return own


def _opened(file: Path, family: Family, size: int) -> FreeTypeFont:
    font = ImageFont.truetype(str(file), size)
    font.set_variation_by_axes([_setting(axis, family, size) for axis in font.get_variation_axes()])
    return font


def _setting(axis: Axis, family: Family, size: int) -> float:
    wanted = {b"Weight": family.weight, b"Optical Size": size}.get(axis.get("name", b""), axis["default"] or 0)
    return min(max(wanted, axis["minimum"] or wanted), axis["maximum"] or wanted)


def has(letter: str, family: Family, folder: Path | None = None) -> bool:
    """Tells whether a typeface has a letter."""
    return letter == " " or _has(letter, family, folder or media())


@lru_cache(maxsize=8192)
def _has(letter: str, family: Family, folder: Path) -> bool:
    return _picture(letter, family, folder) != _picture(_NOBODYS, family, folder)


def _picture(letter: str, family: Family, folder: Path) -> tuple[tuple[int, int], bytes]:
    drawn = _probe(family, folder).getmask(letter)
    return drawn.size, bytes(drawn)


@lru_cache(maxsize=8)
def _probe(family: Family, folder: Path) -> FreeTypeFont:
    # Pillow's plain layout: the other puts a circle under a mark that stands alone, and hides that it is lacking.
    return letters(family, _PROBE, folder).font_variant(layout_engine=ImageFont.Layout.BASIC)


def drawable(words: str, family: Family, folder: Path | None = None) -> str | None:
    """Gives what can be drawn of a text, or None where that would not be the text any more.

    Symbols that the typeface lacks are left out; a few words with letters that it lacks become “[…]”.
    """
    found = [_word(word, family, folder) for word in tidy(words).split()]
    lacking = found.count(None)
    if lacking > _FEW or lacking * 2 >= len(found):
        return None
    told = (OMITTED if word is None else word for word in found if word != "")
    return " ".join(word for word, run in groupby(told) for word in _once(word, run)) or None


def _once(word: str, run: Iterator[str]) -> Iterator[str]:
    return iter([word]) if word == OMITTED else run


def _word(word: str, family: Family, folder: Path | None) -> str | None:
    kept = []
    for letter in word:
        if has(letter, family, folder):
            kept.append(letter)
        elif letter in _PLAIN:
            kept.append(_PLAIN[letter])
        elif not _is_ornament(letter):
            return None
    return "".join(kept)


def _is_ornament(letter: str) -> bool:
    """Tells whether a text says the same without it: emoji and other signs, and what is no letter yet."""
    return unicodedata.category(letter) in ("So", "Sk", "Me", "Cn", "Co", "Po", "Ps", "Pe", "Pi", "Pf", "Pd", "Pc")


def tidy(words: str) -> str:
    """Gives a text as one line without what steers a screen: controls, directions, joiners, floods of marks."""
    kept = "".join(islice(_tame(words), MOST * _MARKS))
    told = "".join(_tame(unicodedata.normalize("NFC", kept)))  # again: a mark may be short for several
    return " ".join(told.split())[:MOST].rstrip()


def _tame(words: str) -> Iterator[str]:
    marks = _MARKS  # none before the first letter
    for letter in words:
        kind = unicodedata.category(letter)
        if kind in ("Cf", "Cs"):
            continue
        marks = marks + 1 if kind[0] == "M" else 0
        if marks <= _MARKS:
            yield " " if kind in ("Cc", "Zs", "Zl", "Zp") else letter
