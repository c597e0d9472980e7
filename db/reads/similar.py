"""Claims on record that share rare words with a text: what may be the same claim. Ranks nothing, decides nothing."""

from itertools import combinations

import sqlalchemy as sa

from db import search
from db.reads.lists import ClaimRow, claims_by_id
from db.scope import Scope

WORDS = 6
"""So many of a text's longest words are looked for, two at a time."""
EACH = 40
"""So many claims at most are taken of those that hold two of them: a common pair says nothing."""


def candidates(connection: sa.Connection, scope: Scope, text: str) -> list[ClaimRow]:
    """Reads the claims in scope that share two of the longest words of a text, or its one word, newest first."""
    words = _longest(text)
    wanted = [" ".join(pair) for pair in combinations(words, 2)] or words
    found: set[int] = set()
    for pair in wanted:
        # A trailing blank word would be read as a beginning, so the pair is closed by its own first word.
        numbers = search.matches(connection, f"{pair} {pair.partition(' ')[0]}")
        found.update(connection.scalars(numbers.limit(EACH)))
    return list(claims_by_id(connection, scope, sorted(found, reverse=True)).values())


def _longest(text: str) -> list[str]:
    words = dict.fromkeys(word for word in search.tokens_of(text) if len(word) > 3 or word.isdigit())
    return sorted(words, key=len, reverse=True)[:WORDS]
