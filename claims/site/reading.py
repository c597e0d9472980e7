"""The record as someone may read it: the questions of lists and claims, and those of the public pages."""

from dataclasses import dataclass

from claims.desk.published import Published
from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from db.scope import Scope


@dataclass(frozen=True, slots=True)
class Reading:
    """What may be asked in one scope."""

    reads: Reads
    published: Published

    @classmethod
    def of(cls, newsroom: Newsroom, scope: Scope) -> "Reading":
        """Reads a newsroom's record in a scope."""
        return cls(Reads(newsroom, scope), Published(newsroom, scope))
