"""Readable addresses: the words of a statement that stand in the address of its page. Pure."""

import re
import unicodedata

LONGEST = 60
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(\d{1,15})(?:-.*)?", re.ASCII | re.DOTALL)


def claim_slug(number: int, statement: str) -> str:
    """Gives the number of a claim with the first words of its statement: `12-ten-projects-with-allies`.

    Letters of any script stay; signs, accents and case go. A statement without a word leaves the number alone.
    """
    spread = unicodedata.normalize("NFKD", statement)
    plain = unicodedata.normalize("NFC", "".join(sign for sign in spread if not unicodedata.combining(sign)))
    slug = str(number)
    for word in _WORD.findall(plain.casefold()):
        if len(slug) + 1 + len(word) > LONGEST:
            break
        slug += f"-{word}"
    return slug


def claim_number(slug: str) -> int | None:
    """Reads the number of a claim from its place in an address, whatever words follow; `None` where there is none."""
    found = _NUMBER.fullmatch(slug)
    return int(found[1]) if found else None
