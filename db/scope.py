"""Who asks: every read names its scope, so that none can forget what readers must not see."""

from dataclasses import dataclass
from typing import Self

from db.words import Publication


@dataclass(frozen=True, slots=True)
class Scope:
    """What a read may show: everything on record, or only what is public."""

    everything: bool

    @classmethod
    def desk(cls) -> Self:
        """Gives the scope of the desk: everything but what is retired."""
        return cls(everything=True)

    @classmethod
    def public(cls) -> Self:
        """Gives the scope of everyone: published claims, public events and sources."""
        return cls(everything=False)

    @property
    def publications(self) -> frozenset[Publication]:
        """Tells which claims may be shown."""
        return frozenset(Publication) if self.everything else frozenset({Publication.PUBLISHED})

    @property
    def audience(self) -> str:
        """Names the kept totals that may be read."""
        return "desk" if self.everything else "public"
