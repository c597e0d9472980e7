"""Who asks: every read names its scope, so that none can forget what readers must not see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from db.errors import Refusal, TooMany
from db.words import Publication

MOST: Final = 10_000
"""How many claims a shared view holds at most: what is counted inside it is counted when it is asked."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a read may show: everything on record, only what is public, or no more than some claims.

    `numbers` names those claims, where it is given. `drafts` shows them whatever their publication.
    """

    everything: bool
    numbers: frozenset[int] | None = None
    drafts: bool = False

    @classmethod
    def desk(cls) -> Self:
        """Gives the scope of the desk: everything but what is retired."""
        return cls(everything=True)

    @classmethod
    def public(cls) -> Self:
        """Gives the scope of everyone: published claims, public events and sources."""
        return cls(everything=False)

    @classmethod
    def pinned(cls, numbers: Iterable[int]) -> Self:
        """Gives the scope of claims that were chosen, drafts among them: of these, public events and sources."""
        return cls(everything=False, numbers=_few(numbers), drafts=True)

    @classmethod
    def live(cls, numbers: Iterable[int]) -> Self:
        """Gives the scope of those of some claims that are published now."""
        return cls(everything=False, numbers=_few(numbers))

    @property
    def publications(self) -> frozenset[Publication]:
        """Tells which claims may be shown."""
        every = self.everything or self.drafts
        return frozenset(Publication) if every else frozenset({Publication.PUBLISHED})

    @property
    def is_part(self) -> bool:
        """Tells whether no more than some claims may be shown: no kept count holds for them."""
        return self.numbers is not None

    @property
    def audience(self) -> str:
        """Names the kept totals that may be read; refuses where none are kept."""
        self.refuse_part("The totals")
        return "desk" if self.everything else "public"

    def holds(self, number: int) -> bool:
        """Tells whether a claim is among those that may be shown, whatever its publication."""
        return self.numbers is None or number in self.numbers

    def refuse_part(self, what: str) -> None:
        """Refuses to read `what` (a plural, capitalised) in a view of some claims."""
        if self.is_part:
            raise Refusal(f"{what} are of the whole record, and this view shows a part of it. Leave the view first.")

    def refuse_all_but_the_desk(self, what: str) -> None:
        """Refuses to read `what` (a clause, capitalised) for anyone who is not at the desk."""
        if not self.everything:
            raise Refusal(f"{what} is for those who work at this desk. Open the link that the start command printed.")


def _few(numbers: Iterable[int]) -> frozenset[int]:
    held = frozenset(numbers)
    if len(held) > MOST:
        raise TooMany(f"A shared view holds {MOST:,} claims at most. Narrow it by a filter, or share several.")
    return held
