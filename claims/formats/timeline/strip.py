"""How many promises begin and fall due over the months of a whole filter, in one thin strip. Pure."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from claims.formats.timeline.values import Month
from claims.rules.schedule import MONTHS

MOST_BARS = 60
STEPS = (1, 3, 12, 60, 120)  # months that one bar stands for
_TALLEST = 30  # pixels
_LONGEST = 12 * 60  # months shown at most; what lies beyond is counted in the last bar


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of months from `day` on, with how many begin and how many fall due in it."""

    day: date
    begin: int
    due: int


def bars(months: Sequence[Month]) -> tuple[Bar, ...]:
    """Gathers months into as many bars as can be told apart, the empty ones between them included."""
    if not months:
        return ()
    numbers = [month.day.year * 12 + month.day.month - 1 for month in months]
    first, last = min(numbers), min(max(numbers), min(numbers) + _LONGEST)
    step = next((step for step in STEPS if (last - first) // step < MOST_BARS), STEPS[-1])
    first -= first % step
    begin, due = [0] * ((last - first) // step + 1), [0] * ((last - first) // step + 1)
    for number, month in zip(numbers, months, strict=True):
        at = min((number - first) // step, len(begin) - 1)
        begin[at] += month.begin
        due[at] += month.due
    days = (date((first + at * step) // 12, (first + at * step) % 12 + 1, 1) for at in range(len(begin)))
    return tuple(Bar(*bar) for bar in zip(days, begin, due, strict=True))


def strip(months: Sequence[Month], shown: tuple[date, date], go: Callable[[date], str]) -> Markup:
    """Draws the strip; each bar is a link to the page that begins at its month, those now shown are marked."""
    drawn = bars(months)
    most = max((max(bar.begin, bar.due) for bar in drawn), default=0)
    if not most:
        return Markup("")
    each = Markup("").join(_bar(bar, most, shown[0].replace(day=1) <= bar.day <= shown[1], go) for bar in drawn)
    middle = drawn[len(drawn) // 2].day
    return Markup(
        '<figure class="tl-strip"><figcaption><span class="tl-up">begin</span> <span class="tl-down">fall due</span> '
        "over the whole selection, at most {:,}; a bar opens the page that begins there</figcaption><ol>{}</ol>"
        '<p aria-hidden="true"><span>{}</span><span>{}</span><span>{}</span></p></figure>'
    ).format(most, each, _month(drawn[0].day), _month(middle), _month(drawn[-1].day))


def _bar(bar: Bar, most: int, is_shown: bool, go: Callable[[date], str]) -> Markup:
    words = f"{_month(bar.day)}: {bar.begin:,} begin, {bar.due:,} fall due"
    up, down = (math.ceil(n / most * _TALLEST) for n in (bar.begin, bar.due))
    return Markup(
        '<li><a href="{}" title="{}" aria-label="{}"{}><i style="height:{}px"></i><i style="height:{}px"></i></a></li>'
    ).format(go(bar.day), words, words, Markup(' aria-current="true"') if is_shown else "", up, down)


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
