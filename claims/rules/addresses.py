"""Readable addresses: the words of a statement that stand in the address of its page. Pure."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 60
_ACCENTS = re.compile("[\u0300-\u036f]+")  # of Latin, Greek and Cyrillic; other scripts spell with their marks
_SIGNS = re.compile("[^0-9a-z]+")
_NUMBER = re.compile(r"(\d{1,15})(?:-.*)?", re.ASCII | re.DOTALL)


def claim_slug(number: int, statement: str) -> str:
    """Gives the number of a claim with the first words of its statement: `12-ten-projects-with-allies`.

    Letters of any script stay with the marks they are spelled with; signs, accents and case go. A statement without
    a word leaves the number alone.
    """
    slug = str(number)
    for word in _words(statement):
        if len(slug) + 1 + len(word) > LONGEST:
            break
        slug += f"-{word}"
    return slug


def _words(statement: str) -> Iterator[str]:
    if statement.isascii():  # a page names a hundred claims: what most are written in goes the short way
        return filter(None, _SIGNS.split(statement.lower()))
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", statement)).casefold()
    composed = unicodedata.normalize("NFC", plain)
    kept = "".join(sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in composed)
    return (word for word in kept.split() if word[0].isalnum())


def claim_number(slug: str) -> int | None:
    """Reads the number of a claim from its place in an address, whatever words follow; `None` where there is none."""
    found = _NUMBER.fullmatch(slug)
    return int(found[1]) if found else None
