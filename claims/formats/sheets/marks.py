"""What a row is recognised by when its file comes again: its cells, whatever order the columns stand in. Pure."""

import json
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
        cells = row.kept or in_one_order({name: cell for name, cell in row.own.items() if name != _NUMBER})
        plain = blake2b(cells.encode(), digest_size=12).hexdigest()
        self._met[plain] += 1
        times = self._met[plain]
        return (plain if times == 1 else f"{plain}.{times}"), times > 1


def in_one_order(cells: Mapping[str, str]) -> str:
    """Writes cells as JSON, the same for the same cells under the same names."""
    return json.dumps(cells, ensure_ascii=False, sort_keys=True)
