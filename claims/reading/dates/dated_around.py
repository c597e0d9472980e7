"""Words that were read as a date, with what stands around them in their sentence."""

from dataclasses import dataclass

from claims.reading.dates.direction import Direction, direction
from claims.reading.dates.marked import Dated, Marked
from claims.reading.wordlists import listed

RELATIONS = listed(
    """
    by before until till within in on over during through throughout between from around about at circa toward towards
    due for prior up no not early late mid end beginning start to
    """
)
"""Words that tie a date to what is said."""

_GOING_ON = listed(
    """
    and or but to of in at on for by with when after before while as if that which who he she they we it the a his her
    their its is are will would was were said says this these so until from
    """
)


@dataclass(frozen=True, slots=True)
class Around:
    """A date and its neighbours."""

    seen: Marked
    dated: Dated

    @property
    def phrase(self) -> str:
        """The words in plain form."""
        return self.dated.phrase

    @property
    def words(self) -> list[str]:
        """The words in small letters."""
        return self.seen.words[self.dated.first : self.dated.last + 1]

    @property
    def marks(self) -> str:
        """The mark of each word."""
        return self.seen.marks[self.dated.first : self.dated.last + 1]

    @property
    def before(self) -> str:
        """The word before them, or nothing."""
        return self.seen.word(self.dated.first - 1)

    @property
    def after(self) -> str:
        """The word behind them, or nothing."""
        return self.seen.word(self.dated.last + 1)

    @property
    def is_related(self) -> bool:
        """Whether they begin with "by", "in" or another word that ties them to what is said."""
        return self.words[0] in RELATIONS

    @property
    def is_closed(self) -> bool:
        """Whether no word follows, or one that goes on with the sentence: no noun that they could belong to."""
        return not self.after[:1].isalnum() or self.after in _GOING_ON

    @property
    def is_ahead(self) -> bool:
        """Whether the sentence around them looks ahead."""
        return direction(self.seen, self.dated.first, self.dated.last) is Direction.AHEAD

    def is_small(self, at: int) -> bool:
        """Tells whether one of the words is written in small letters."""
        return self.seen.text[self.seen.starts[self.dated.first + at]].islower()

    def some_before(self, count: int) -> list[str]:
        """Gives up to so many words before them."""
        return self.seen.words[max(0, self.dated.first - count) : self.dated.first]
