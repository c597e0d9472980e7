"""Refuses words that can be read as a date and mostly are none: names, counts, fractions, scores and versions."""

import re
from collections.abc import Callable

from claims.reading.direction import Direction, direction
from claims.reading.marked import Dated, Marked
from claims.reading.outlook import stands_alone
from claims.reading.phrases import words_in

_RELATIONS = words_in(
    """
    by before until till within in on over during through throughout between from around about at circa toward towards
    due for prior up no not early late mid end beginning start to
    """
)
_BEHIND = words_in("since after than every each per recent compared versus vs super bloody holy ruby")
_COUNTED = words_in(
    """
    people jobs homes cases deaths votes seats words employees workers units patients cars miles km metres meters
    tonnes tons dollars euros pounds degrees calories percent points respondents members students soldiers troops
    percentage copies pages shares houses women men children users customers stores games goals runs wins men's
    women's billion million thousand hundred trillion prices terms levels rates people's families households megawatts
    gigawatts mw gw hours minutes seconds m bn k kg cm mm ft inches acres hectares barrels vehicles schools hospitals
    beds times
    """
)
_AGED = words_in("ago old older younger earlier prior long on straight running before after since of")
_PAPERS = words_in("times mail mirror telegraph herald post world express school league roast football sun")
_TREES = words_in(
    """
    tree trees carol carols card cards gift gifts present presents party market markets shopping dinner lights bonus
    eggs egg bunny island song songs album movie film pudding jumper sales season
    """
)
_SMALL_WORDS = words_in(
    """
    and or but to of in at on for by with when after before while as if that which who he she they we it the a his her
    their its is are will would was were said says this these so until from
    """
)
_MOST = words_in("first time times only high low best worst most largest once twice record ever")
_NEED_CAPITALS = words_in("may march mar august sat sun mon wed jan dec fri thu tue sep jun jul")
_NEVER_AFTER, _NEVER_BEFORE = frozenset("%°_$€£+@"), frozenset("$€£#@_/.–-%+&:")
_IS_NAMED = re.compile(r"\b(?:this|end)\b|\bnext [a-z]")
_TARGETS = frozenset({"target", "deadline", "date", "goal", "deadlines"})
_ARTICLES = frozenset({"the", "a", "an", "that", "some", "any", "no"})
_LENGTHS = re.compile(r"(?:\d+|an?) ?(?:to|or|-|and) ?\d+ [a-z]+$|an? [a-z]+ or 2$")
_TAKING = frozenset({"take", "takes", "about", "around", "another", "roughly", "approximately", "need", "require"})
_FRACTION = re.compile(r"\d{1,2} ?[-/.] ?\d{1,2}(?: ?[-/.] ?\d\d)?")
_YEAR_AND_MONTH = re.compile(r"\d{4} ?[-/.] ?\d\d?|\d\d? ?[-/.] ?\d{4}|\d{4}-\d\d(?:\d\d)?")
_DAY_NUMBER = re.compile(r"(?:on |by |until |before |from )?\d\d?(?:st|nd|rd|th)")
_BARE_PERIOD = re.compile(r"(?:[a-z]+ )?(?:day|week|weekend|month|quarter|year|half|decade|century)")


def is_doubtful(seen: Marked, dated: Dated) -> bool:
    """Tells whether the words are more likely something else than a date."""
    if _is_part_of_a_word(seen, dated):
        return True
    if stands_alone(seen, dated):
        return dated.first == dated.last and (_is_small(seen, dated.last) or seen.marks[dated.last] == "Y")
    return any(doubt(seen, dated) for doubt in _DOUBTS)


def _is_small(seen: Marked, at: int) -> bool:
    return seen.words[at] in _NEED_CAPITALS and seen.text[seen.starts[at]].islower()


def _is_part_of_a_word(seen: Marked, dated: Dated) -> bool:
    text, start, end = seen.text, seen.starts[dated.first], seen.ends[dated.last]
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if re.match(r"\s?['’]\d\d\b", text[end : end + 5]):
        return True
    joined = after[:1] in ("-", "/", ".", ",", ":", "–") and after[1:2].isalnum()
    return joined or after[:1] in _NEVER_AFTER or before in _NEVER_BEFORE


def _has_wrong_neighbours(seen: Marked, dated: Dated) -> bool:
    if seen.marks[dated.first] == "M" and seen.marks[: dated.first][-1:] in ("n", "o"):
        return True
    if seen.word(dated.first - 1) in _BEHIND or (seen.marks[dated.first] == "W" and seen.marks[dated.first - 1] == "o"):
        return True
    after = seen.word(dated.last + 1)
    if after == "than" or (seen.marks[dated.last] in "nYoU" and after in _COUNTED) or _goes_on(seen, dated.last):
        return True
    return seen.marks[dated.last] == "U" and after in _AGED and not _IS_NAMED.search(dated.phrase)


def _goes_on(seen: Marked, last: int) -> bool:
    """A year or a day behind the words belongs to them; without it they would be read as another day."""
    marks = seen.marks[last + 1 : last + 3]
    return (seen.marks[last] in "nMo" and (marks[:1] == "Y" or marks == ",Y")) or (
        seen.marks[last] == "M" and marks[:1] in ("n", "o")
    )


def _is_bare_number(seen: Marked, dated: Dated) -> bool:
    """A year, or a year and a month, means a date only after a word like "in" or "by"."""
    words = seen.of(dated.first, dated.last)
    if set(seen.marks[dated.first : dated.last + 1]) <= {"Y", "a"}:
        first = seen.words[dated.first]
        if first == "at" or (first not in _RELATIONS and first != "year"):
            return not (_is_named_as_target(seen, dated) and _is_followed_by_little(seen, dated))
    return bool(_YEAR_AND_MONTH.fullmatch(words)) and not _stands_as_a_date(seen, dated)


def _is_named_as_target(seen: Marked, dated: Dated) -> bool:
    """Tells "the target date is 2028" and "a deadline of 2030"."""
    return not _TARGETS.isdisjoint(seen.words[max(0, dated.first - 4) : dated.first])


def _stands_as_a_date(seen: Marked, dated: Dated) -> bool:
    related = seen.word(dated.first - 1) in _RELATIONS
    return related or (_is_followed_by_little(seen, dated) and _is_ahead(seen, dated))


def _is_followed_by_little(seen: Marked, dated: Dated) -> bool:
    after = seen.word(dated.last + 1)
    return not after[:1].isalnum() or after in _SMALL_WORDS


def _is_ahead(seen: Marked, dated: Dated) -> bool:
    return direction(seen, dated.first, dated.last) is Direction.AHEAD


def _is_fraction(seen: Marked, dated: Dated) -> bool:
    """A score, a fraction or a version is a date only after "on" or "by", or where it can be nothing else."""
    first = dated.first + (seen.words[dated.first] in _RELATIONS)
    words = seen.of(first, dated.last)
    if not _FRACTION.fullmatch(words):
        return False
    relation = seen.words[dated.first] if first > dated.first else ""
    dated_words = relation == "on" or ("/" in words and relation in ("by", "before", "until", "from", "due"))
    parts = [int(part) for part in re.findall(r"\d+", words)]
    certain = not relation and "." not in words and max(parts[:2]) > 12 and ("/" in words or len(parts) == 3)
    return not ((dated_words or certain) and _is_followed_by_little(seen, dated) and _is_ahead(seen, dated))


def _is_day_number(seen: Marked, dated: Dated) -> bool:
    """ "The 27th" is a day where no floor, century or birthday follows."""
    if not _DAY_NUMBER.fullmatch(dated.phrase):
        return False
    related = seen.words[dated.first] in _RELATIONS or seen.word(dated.first - 1) in _RELATIONS
    figures = seen.words[dated.last][0].isdigit() or seen.words[dated.last].isdigit()
    return not (
        related and figures and "the" in seen.words[dated.first : dated.last] and _is_followed_by_little(seen, dated)
    )


def _is_common_word(seen: Marked, dated: Dated) -> bool:
    """ "May" and "Sun" are dates with a capital letter, and alone only where nothing else follows."""
    marks = seen.marks[dated.first : dated.last + 1]
    if marks.strip("ag") not in ("M", "W"):
        return False
    at = dated.last
    if _is_small(seen, at) or seen.word(at + 1) in _PAPERS:
        return True
    if marks in ("M", "W") or not _ARTICLES.isdisjoint(seen.words[dated.first : at]):
        short = len(seen.words[at]) <= 4 and seen.word(at + 1) != "." and marks == "W"
        return short or (seen.marks[at] == "M" and not (_is_followed_by_little(seen, dated) and _is_ahead(seen, dated)))
    return False


def _is_bare_season(seen: Marked, dated: Dated) -> bool:
    """ "Spring" and "the fall of" a city are no seasons of a year."""
    if seen.marks[dated.last] != "S":
        return False
    if seen.word(dated.last + 1) == "of" or dated.first == dated.last:
        return True
    return seen.words[dated.first] in _ARTICLES


def _is_bare_period(seen: Marked, dated: Dated) -> bool:
    """ "The week" is the one that runs only in a sentence that looks ahead."""
    words = seen.words[dated.first : dated.last + 1]
    if seen.marks[dated.last] != "U" or not _BARE_PERIOD.fullmatch(dated.phrase):
        return False
    if re.search(r"\b(?:this|next|last)\b", dated.phrase):
        return False
    return words[0] not in _RELATIONS or not _is_ahead(seen, dated)


def _is_feast_of_something(seen: Marked, dated: Dated) -> bool:
    if seen.marks[dated.last] != "F" or seen.marks[dated.first : dated.last].count("Y"):
        return False
    return seen.word(dated.last + 1) in _TREES or (
        seen.words[dated.first] not in _RELATIONS and not _is_ahead(seen, dated)
    )


def _is_a_record(seen: Marked, dated: Dated) -> bool:
    """ "The first in ten years" and "the highest in a decade" count back."""
    before = seen.words[max(0, dated.first - 4) : dated.first]
    counted = seen.marks[dated.last] == "U" and seen.words[dated.first] in ("in", "over")
    return (
        counted
        and not re.search(r"\bnext\b", dated.phrase)
        and any(word in _MOST or word.endswith("est") for word in before)
    )


def _is_only_figurative(seen: Marked, dated: Dated) -> bool:
    """ "To this day", "a better tomorrow" and "going on today" name no day that something is meant for."""
    before, first, last = seen.word(dated.first - 1), seen.words[dated.first], seen.words[dated.last]
    if seen.marks[dated.last] == "T":
        return first in ("on", "about") or (last == "tomorrow" and before in ("new", "better", "of", "brighter", "the"))
    return (last == "day" and before == "to") or (last == "ahead" and seen.word(dated.last + 1) == "of")


def _is_a_length_of_time(seen: Marked, dated: Dated) -> bool:
    """ "3 to 5 days" is a window only where something is said to take them."""
    return bool(_LENGTHS.match(dated.phrase)) and not (seen.word(dated.first - 1) in _TAKING and _is_ahead(seen, dated))


def _is_an_attribute(seen: Marked, dated: Dated) -> bool:
    """ "The 1999 session" is named after its year and not bound by it."""
    named = re.search(r"(?:^|[^a])a(?:M-?)?Y$", seen.marks[dated.first : dated.last + 1])
    if named is None or seen.words[dated.first] in ("by", "before", "until"):
        return False
    article = seen.words[dated.first + named.start() + (named[0][0] != "a")]
    return article == "the" and not _is_followed_by_little(seen, dated)


def _is_a_saying(seen: Marked, dated: Dated) -> bool:
    return seen.of(dated.first, dated.last).lower() in ("at the end of the day", "end of the day", "the end of the day")


_DOUBTS: tuple[Callable[[Marked, Dated], bool], ...] = (
    _has_wrong_neighbours,
    _is_bare_number,
    _is_fraction,
    _is_day_number,
    _is_common_word,
    _is_bare_season,
    _is_bare_period,
    _is_feast_of_something,
    _is_a_record,
    _is_a_saying,
    _is_only_figurative,
    _is_an_attribute,
    _is_a_length_of_time,
)
