"""Bytes become a text, whatever charset they are said to have. Refuses what is no text at all."""

import codecs
import re
from typing import Final

from claims.formats.documents.languages import language_of
from claims.formats.unprintable import without_unprintable
from claims.refusals import NotAccepted

NO_TEXT: Final = "This is no text but something else, such as a picture or a program. Open it and paste its words here."

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What a charset means where it is named: what browsers read it as."""

_KNOWN: Final = frozenset((
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp866", "cp932", "cp949", "koi8-r", "koi8-u",
    "mac-roman", "mac-cyrillic", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "iso8859-2", "iso8859-3",
    "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13",
    "iso8859-14", "iso8859-15", "iso8859-16",
))  # fmt: skip
"""Only these are used: some that a program knows unpack or execute, and are no charset."""

_OF_LANGUAGES: Final = {
    **dict.fromkeys(("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "ca", "id"), "cp1252"),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr"), "cp1250"),
    "tr": "cp1254",
}
"""Their commonest words are told without the letters that each charset has in other places."""

_GUESSED: Final = [
    "cp1251", "cp932", "gb18030", "cp949", "big5hkscs", "euc_jp", "cp1253", "cp1255", "cp1256", "koi8_r", "cp1252",
]  # fmt: skip
_NAMED: Final = re.compile(rb"<[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_NAMED_OUTSIDE: Final = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNSEEN: Final = re.compile("[\xad\u200b\u2060\ufeff]")  # where a line may break; two of them are joiners and stay
_SAMPLE: Final = 20_000


def decoded(content: bytes, media: str | None) -> str:
    """Gives the text of some bytes: by their mark, as UTF-8, by the charset named for them or in them, or by likeness.

    What is valid UTF-8 is read as that whatever else is claimed, for no other text looks like it by chance.
    """
    text = _marked(content) or _as(content, "utf-8") or _as(content, _named(content, media)) or _likeliest(content)
    if len(_CONTROL.findall(text)) * 200 > len(text) or text.count("\ufffd") * 20 > len(text):
        raise NotAccepted(NO_TEXT, "document")
    return text


def tidy(text: str) -> str:
    """Gives a text without controls and without the signs that nobody sees, its lines without spaces around them."""
    lines = (line.strip() for line in _UNSEEN.sub("", without_unprintable(text)).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _marked(content: bytes) -> str | None:
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(charset, "replace")
    odd, even = content[1:400:2].count(0), content[0:400:2].count(0)
    if max(odd, even) * 5 > len(content[:400]) * 2 and min(odd, even) == 0:
        return content.decode("utf-16-le" if odd else "utf-16-be", "replace")
    return None


def _as(content: bytes, charset: str | None) -> str | None:
    if charset is None or (charset == "utf-8" and b"\x1b$" in content):  # Japanese in seven bits is valid UTF-8, too
        return None
    try:
        return content.decode(charset)
    except UnicodeDecodeError:
        return None


def _named(content: bytes, media: str | None) -> str | None:
    outside, within = _NAMED_OUTSIDE.search(media or ""), _NAMED.search(content[:4_096])
    names = [outside[1]] if outside else []
    names += [within[1].decode("ascii", "ignore")] if within else ["iso2022_jp"] if b"\x1b$" in content else []
    return next((charset for charset in map(_usable, names) if charset), None)


def _usable(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    found = _WIDER.get(found, found)
    return found if found in _KNOWN else None


def _likeliest(content: bytes) -> str:
    """A UTF-8 text with few broken places stays one; any other is read as what its letters look like."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * 20 < len(text.encode()) - len(text):
        return text
    return content.decode(_guessed(content) or "cp1252", "replace")


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[:_SAMPLE]
    words = re.sub(r"<[^<>]*>", " ", telling.decode("cp1252", "replace"))
    latin = sum(map(str.isascii, words)) > len(words) * 0.7
    if latin and (charset := _OF_LANGUAGES.get(language_of(words) or "")):
        return charset
    best = from_bytes(telling, cp_isolation=_GUESSED, enable_fallback=False).best()
    return best.encoding if best else None
