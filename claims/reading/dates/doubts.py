"""Refuses words that can be read as a date and are more likely something else: a name, a count, a score, a version."""

import re
from collections.abc import Callable

from claims.reading.dates.dated_around import Around
from claims.reading.dates.doubted_figures import (
    is_bare_year,
    is_counted,
    is_cut_short,
    is_fraction,
    is_length_of_time,
    is_ordinal,
    is_record,
)
from claims.reading.dates.doubted_names import (
    is_attribute,
    is_bare_period,
    is_bare_season,
    is_common_name,
    is_compound,
    is_feast_of_something,
    is_figurative,
    is_short_decade,
    is_small_name,
)
from claims.reading.dates.marked import Dated, Marked
from claims.reading.dates.outlook import stands_alone
from claims.reading.wordlists import listed

_BEHIND = listed("since after than every each per recent compared versus vs super bloody holy ruby")
_NEVER_AFTER, _NEVER_BEFORE = frozenset("%°_$€£+@"), frozenset("$€£#@_/.–-%+&:")
_SHORT_YEAR = re.compile(r"\s?['’]\d\d\b")
_DOUBTS: tuple[Callable[[Around], bool], ...] = (
    is_cut_short,
    is_counted,
    is_bare_year,
    is_fraction,
    is_ordinal,
    is_small_name,
    is_common_name,
    is_bare_season,
    is_bare_period,
    is_compound,
    is_feast_of_something,
    is_record,
    is_figurative,
    is_short_decade,
    is_attribute,
    is_length_of_time,
)


def is_doubtful(seen: Marked, dated: Dated) -> bool:
    """Tells whether the words are more likely something else than a date."""
    at = Around(seen, dated)
    if _is_part_of_a_word(at):
        return True
    if stands_alone(seen, dated):
        return at.marks == "Y" or (len(at.words) == 1 and is_small_name(at))
    return _has_wrong_neighbours(at) or any(doubt(at) for doubt in _DOUBTS)


def _is_part_of_a_word(at: Around) -> bool:
    text, start, end = at.seen.text, at.seen.starts[at.dated.first], at.seen.ends[at.dated.last]
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before in _NEVER_BEFORE or after[:1] in _NEVER_AFTER or _SHORT_YEAR.match(text, end):
        return True
    return after[:1] in ("-", "/", ".", ",", ":", "–") and after[1:].isalnum()


def _has_wrong_neighbours(at: Around) -> bool:
    """Tells "since Friday", "every June", "as early as June", "the second Sunday" and "not before June" from a date."""
    first = at.dated.first
    if at.before == "not" and at.words[0] in ("before", "until", "till"):
        return True
    if at.before == "as" and not {"early", "soon", "late"}.isdisjoint(at.some_before(2)):
        return True
    return at.before in _BEHIND or at.after == "than" or (at.marks[0] == "W" and at.seen.marks[:first].endswith("o"))
