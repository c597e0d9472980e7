"""Readers of words in plain form, each behind its pattern; the first that reads them wins. Reads nothing itself."""

import re
from collections.abc import Callable, Sequence

from claims.reading.dates.phrases import any_of
from claims.reading.dates.spans import Ground
from claims.reading.windows import Window

Reader = Callable[[re.Match[str], Ground], Window | None]


class Readers:
    """Readers by the patterns of what they read."""

    def __init__(self, patterns: Sequence[tuple[str, Reader]]) -> None:
        self._readers = tuple((re.compile(pattern), reader) for pattern, reader in patterns)
        self._any = any_of(pattern for pattern, _ in patterns)

    def read(self, phrase: str, ground: Ground) -> Window | None:
        """Returns what the first reader makes of words in plain form, or None where none can read them."""
        if self._any.fullmatch(phrase) is None:
            return None
        for pattern, reader in self._readers:
            if (match := pattern.fullmatch(phrase)) and (window := reader(match, ground)):
                return window
        return None
