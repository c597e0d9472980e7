"""The text of a page or a feed whose charset may be wrong or missing. Refuses nothing: what is no letter is U+FFFD."""

import codecs
import re
from typing import Final

LOOKED_AT: Final = 4096
"""Where a page has to name its charset, and a little more."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([a-z0-9_:-]{3,30})", re.IGNORECASE)
_PAGES: Final = re.compile(
    "(windows|cp|iso|koi8|euc|gb|big5|shift|sjis|mac|tis|latin|utf-8|utf8|us-ascii)", re.IGNORECASE
)
_LATIN: Final = ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii")


def page_text(content: bytes) -> str:
    """Gives the text of a page: what is UTF-8 is that, whatever the page says; else what it says; else Windows-1252."""
    for mark, charset in _BOMS:
        if content.startswith(mark):
            return content.removeprefix(codecs.BOM_UTF8).decode(charset, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_named(content), "replace")


def _named(content: bytes) -> str:
    found = _NAMED.search(content, 0, LOOKED_AT)
    name = found[1].decode("ascii").lower() if found else ""
    if not _PAGES.match(name) or name in _LATIN:
        return "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
