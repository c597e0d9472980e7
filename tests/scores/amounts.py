"""Prints the share of sentences in which every amount is right: `python -m tests.scores.amounts FOLDER`.

FOLDER holds files as Recognizers-Text and Duckling publish them; a sentence counts when each expected value is found.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.reading.numbers.amounts import find
from claims.reading.values import Amount

_KINDS: dict[str, Callable[[Amount], bool]] = {
    "currency": lambda amount: amount.currency is not None or amount.unit is not None,
    "number": lambda amount: True,
    "percent": lambda amount: amount.unit == "percent",
}
_NEAR = Decimal("1e-9")


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _NEAR * max(Decimal(1), abs(other))


def _expected(case: dict[str, Any]) -> list[Decimal]:
    values = (result["Resolution"]["value"] for result in case["Results"])
    return [Decimal(value.rstrip("%")) for value in values if value not in {None, "null"}]


def _found(text: str, kind: str) -> list[Decimal]:
    return [value for amount in find(text) if _KINDS[kind](amount) for value in {amount.low, amount.high}]


def _all_right(case: dict[str, Any], kind: str, *, exactly: bool) -> bool:
    found = _found(case["Input"], kind)
    for value in _expected(case):
        match = next((at for at, other in enumerate(found) if _near(value, other)), None)
        if match is None:
            return False
        found.pop(match)
    return not (found and exactly)


def _recognizers(path: Path, kind: str) -> None:
    cases = json.loads(path.read_text(encoding="utf-8"))
    exactly = kind != "currency"
    wrong = [case["Input"] for case in cases if not _all_right(case, kind, exactly=exactly)]
    _print(kind, len(cases), wrong)


def _duckling(path: Path) -> None:
    cases = json.loads(path.read_text(encoding="utf-8"))
    wrong = [case["text"] for case in cases if not _money_right(case)]
    _print("money examples", len(cases), wrong)


def _money_right(case: dict[str, str]) -> bool:
    values = [Decimal(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?:e\d+)?", case["value"])]
    found = [value for amount in find(case["text"]) for value in (amount.low, amount.high)]
    return all(any(_near(value, other) for other in found) for value in values)


def _print(kind: str, count: int, wrong: Iterable[str]) -> None:
    wrong = list(wrong)
    print(f"{kind}: {1 - len(wrong) / count:.3f} of {count}")
    if "--wrong" in sys.argv:
        print(*(f"    {text}" for text in wrong), sep="\n")


def main() -> None:
    """Prints one line for each kind of amount; with `--wrong` the sentences that were read wrongly, too."""
    folder = Path(sys.argv[1])
    for kind in _KINDS:
        _recognizers(next(folder.glob(f"*{kind}*.json")), kind)
    for path in folder.glob("duckling*money*.json"):
        _duckling(path)


if __name__ == "__main__":
    main()
