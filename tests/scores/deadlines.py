"""Scores the reading of deadlines: `python -m tests.scores.deadlines FOLDER [--wrong]`, FOLDER with the date cases.

Conventions differ, so the last day alone is compared; an end that the data may mean as the first day after counts too.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import click

from claims.reading.dates.dated import find
from claims.reading.dates.deadlines import Setting, read

DUCKLINGS_DAY = date(2013, 2, 12)
_DAY = timedelta(days=1)
_MOMENT = re.compile(r"\((-?\d+), (\d+), (\d+), (\d+), \d+, \d+\)")
_GRAIN = re.compile(r"(Day|Week|Month|Quarter|Year)(?: \"|\)$)")
_MONTHS = {"Month": 1, "Quarter": 3, "Year": 12}


@dataclass(frozen=True, slots=True)
class Case:
    """Words of a text, the day they are read against, and the last days that count as right, if any."""

    text: str
    words: str
    against: date
    lasts: frozenset[date]

    @property
    def ahead(self) -> bool:
        """Tells whether the window is still open on the day it is read against."""
        return bool(self.lasts) and min(self.lasts) >= self.against


def recognizers(folder: Path) -> Iterator[Case]:
    """Yields the cases of Recognizers-Text that name days or periods."""
    for path in sorted(folder.glob("recognizers_*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            if "Context" in case:
                against = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
                yield from _of_recognizers(case["Input"], against, case["Results"])


def _of_recognizers(text: str, against: date, results: list[dict[str, object]]) -> Iterator[Case]:
    for result in results:
        value = result["Value"]
        assert isinstance(value, dict)
        resolved = value["FutureResolution"]
        ends = [resolved[key] for key in ("endDate", "date") if not resolved.get(key, "0001").startswith("0001")]
        if ends:
            last = date.fromisoformat(ends[0])
            lasts = {last, last - _DAY} if "endDate" in resolved else {last}
            yield Case(text, str(result["Text"]), against, frozenset(lasts))
    if not results:
        yield Case(text, text, against, frozenset())


def duckling(folder: Path) -> Iterator[Case]:
    """Yields Duckling's examples that name days or longer; those of hours and of no year of ours are left out."""
    for case in json.loads((folder / "duckling_en_time.json").read_text(encoding="utf-8")):
        grain = _GRAIN.search(case["value"])
        moments = [tuple(map(int, found)) for found in _MOMENT.findall(case["value"])]
        if grain and "Open" not in case["value"] and moments and all(1000 < moment[0] < 9000 for moment in moments):
            yield Case(case["text"], case["text"], DUCKLINGS_DAY, frozenset(_lasts(moments, grain[1])))


def _lasts(moments: list[tuple[int, ...]], grain: str) -> Iterator[date]:
    last = date(*moments[-1][:3])
    if len(moments) == 2:
        yield from (last, last - _DAY)
    elif grain in _MONTHS:
        month = last.year * 12 + last.month - 1 + _MONTHS[grain]
        yield date(month // 12, month % 12 + 1, 1) - _DAY
    else:
        yield last + (6 * _DAY if grain == "Week" else 0 * _DAY)


def words_read(case: Case) -> bool:
    """Tells whether the words alone are read to the right last day."""
    window = read(case.words, case.against, Setting())
    return window is not None and window.latest in case.lasts


def found_in_sentence(case: Case) -> bool:
    """Tells whether the sentence gives a deadline with the right last day where the words stand."""
    return any(
        deadline.window and deadline.window.latest in case.lasts and _touches(deadline.text, case.words)
        for deadline in find(case.text, case.against, Setting())
    )


def invented(case: Case) -> list[str]:
    """Gives the words of deadlines found where the data has none ahead, but for those that close as the data says."""
    found = find(case.text, case.against, Setting())
    wrong = [deadline for deadline in found if deadline.window is None or deadline.window.latest not in case.lasts]
    return [] if case.ahead else [deadline.text for deadline in wrong]


def _touches(found: str, words: str) -> bool:
    return found.lower() in words.lower() or words.lower() in found.lower() or bool({*found.split()} & {*words.split()})


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--wrong", is_flag=True, help="Lists the cases that were read wrong.")
def main(folder: Path, *, wrong: bool) -> None:
    """Prints the share of cases whose last day is right, with the words given and found in the sentence."""
    named = [case for case in recognizers(folder) if case.lasts]
    _report("Recognizers, words given", named, [case for case in named if not words_read(case)], wrong=wrong)
    ducks = list(duckling(folder))
    _report("Duckling, words given", ducks, [case for case in ducks if not words_read(case)], wrong=wrong)
    ahead = [case for case in named if case.ahead]
    _report("Recognizers, in the sentence", ahead, [case for case in ahead if not found_in_sentence(case)], wrong=wrong)
    closed = [case for case in recognizers(folder) if not case.ahead]
    _report("Recognizers, past or none left out", closed, [case for case in closed if invented(case)], wrong=wrong)


def _report(name: str, cases: list[Case], missed: list[Case], *, wrong: bool) -> None:
    click.echo(f"{name}: {len(cases) - len(missed)} of {len(cases)} = {1 - len(missed) / len(cases):.3f}")
    for case in missed if wrong else []:
        window, found = read(case.words, case.against, Setting()), find(case.text, case.against, Setting())
        lasts = "/".join(map(str, sorted(case.lasts)))
        spans = [f"{deadline.text} → {deadline.window and deadline.window.latest}" for deadline in found]
        click.echo(
            f"  {case.against} {case.text!r} {case.words!r} {lasts} read {window and window.latest} found {spans}"
        )


if __name__ == "__main__":
    main()
