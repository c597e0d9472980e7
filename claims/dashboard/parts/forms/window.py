"""The part of a form that reads the words of a deadline, proposes the widest honest window, and can be overruled."""

from datetime import date
from typing import Final

from claims.dashboard.parts.forms.fields import Fields
from claims.desk.intake_by_hand import how_it_was_read, read_deadline
from claims.refusals import NotAccepted
from claims.rules.schedule import Window

UNREAD: Final = (
    "These words name no day that could be read. Give the days yourself, or leave the words out: no guess is kept."
)


def ask_days(fields: Fields, words: str, against: date | None) -> None:
    """Asks for the earliest and the latest day, beginning with what the words were read as."""
    window = _read(fields, words, against)
    earliest, latest = _keys(words, against)
    fields.day(earliest, "Earliest day", start=window.earliest if window else None)
    fields.day(latest, "Latest day", start=window.latest if window else None)
    fields.refused("latest")


def reading(fields: Fields, words: str, against: date) -> str:
    """Says what the words were read as, and how."""
    window = _read(fields, words, against)
    return f"Read as {window.in_words()}. {how_it_was_read(window, against)}" if window else UNREAD


def window_of(fields: Fields, against: date) -> tuple[Window, str]:
    """Gives the window that is in the form and how it came about, or refuses what it lacks."""
    words = fields.value("words", "")
    earliest, latest = (fields.value(key) for key in _keys(words, against))
    if earliest is None or latest is None:
        raise NotAccepted("Give the earliest and the latest day, or leave the deadline out.", "latest")
    read = _read(fields, words, against)
    if read is None or (read.earliest, read.latest) != (earliest, latest):
        return Window(earliest, latest, words.strip()), "The days were given by a person."
    return Window(earliest, latest, words.strip(), soft=read.soft), how_it_was_read(read, against)


def _read(fields: Fields, words: str, against: date | None) -> Window | None:
    if against is None or not words.strip():
        return None
    return read_deadline(words, against, fields.desk.newsroom.settings)


def _keys(words: str, against: date | None) -> tuple[str, str]:
    # The proposal belongs to these words on this day; other words propose anew.
    return f"earliest {against} {words}", f"latest {against} {words}"
