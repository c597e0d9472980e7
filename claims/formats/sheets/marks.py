"""What a row is recognised by when its file comes again: its cells, whatever order the columns stand in. Pure."""

from collections import Counter
from collections.abc import Mapping
from hashlib import blake2b

from claims.formats.sheets.fields import OURS, Field
from claims.formats.sheets.values import Proposed

_NUMBER = f"{OURS}{Field.NUMBER}"


class Marks:
    """The marks of the rows of one sheet; rows that say the same have the same one but for how often it was met."""

    def __init__(self) -> None:
        self._met: Counter[str] = Counter()

    def of(self, row: Proposed) -> tuple[str, bool]:
        """Gives the mark of a row, and whether one above it says the same."""
        plain = mark_of(row.kept or {name: cell for name, cell in row.own.items() if name != _NUMBER})
        self._met[plain] += 1
        times = self._met[plain]
        return (plain if times == 1 else f"{plain}.{times}"), times > 1


def mark_of(cells: Mapping[str, str]) -> str:
    """Gives the same mark for the same cells under the same names, in any order."""
    digest = blake2b(digest_size=12)
    for name in sorted(cells):
        cell = cells[name]
        digest.update(f"{len(name)} {len(cell)} {name}{cell}".encode())
    return digest.hexdigest()
