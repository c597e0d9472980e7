"""What a text is read by: the newsroom's way of counting days, and its language. Loads nothing of the record."""

from typing import Final

from claims.formats.documents import languages
from claims.reading.dates.spans import Setting
from claims.settings import Settings

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TELLING: Final = 4_000
"""So many signs tell a language as well as all of them."""


def setting_of(settings: Settings) -> Setting:
    """Gives what deadlines are read by: the newsroom's hemisphere, its week and its fiscal year."""
    return Setting(
        hemisphere=settings.hemisphere,
        week_start=_WEEKDAYS.index(settings.week_start),
        fiscal_year_start_month=settings.fiscal_year_start,
    )


def language_of(text: str) -> str:
    """Tells which language a text is in, empty where it is not sure."""
    return languages.language_of(text[:_TELLING]) or ""
