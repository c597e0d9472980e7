"""A deadline is a window of days, never a single guessed day. Refuses a window that closes before it opens."""

from dataclasses import dataclass
from datetime import date

from claims.refusals import NotAccepted

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_words(day: date) -> str:
    """Returns a day as the newsroom writes it, the same in every locale: "22 Sep 2025"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which something was promised, both included; `soft` where they are a convention.

    Raises NotAccepted when the latest day is before the earliest.
    """

    earliest: date
    latest: date
    words: str = ""
    soft: bool = False

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise NotAccepted(
                f"The latest day ({day_in_words(self.latest)}) is before the earliest "
                f"({day_in_words(self.earliest)}); change one of them.",
                "latest",
            )

    def holds(self, day: date) -> bool:
        """Tells whether a day lies in the window."""
        return self.earliest <= day <= self.latest

    def in_words(self) -> str:
        """Returns the window as days: "1 Jun 2025 to 22 Sep 2025", or the one day it is."""
        if self.earliest == self.latest:
            return day_in_words(self.latest)
        return f"{day_in_words(self.earliest)} to {day_in_words(self.latest)}"
