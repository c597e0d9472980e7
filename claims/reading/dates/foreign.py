"""Finds written-out dates in languages that are not read word for word here, where one names a day to come."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from claims.reading.dates.explicit import read_explicit
from claims.reading.values import Deadline, Grain, Span
from claims.reading.windows import Window, day_in_words
from claims.reading.wordlists import listed

_MONTHS = listed(
    """
    januar jänner februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre
    octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre
    diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho
    julho setembro outubro novembro dezembro januari februari maart mei augustus oktober mars maj augusti
    marts tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta
    lokakuuta marraskuuta joulukuuta stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października
    listopada grudnia ledna února března dubna května června července srpna září října listopadu prosince ocak şubat
    mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık января февраля марта апреля мая июня июля августа
    сентября октября ноября декабря січня лютого березня квітня травня червня липня серпня вересня жовтня листопада
    грудня يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    """
)
_HINT = re.compile(r"\d{1,2}(?:\.|º|er)? (?:de |d['’])?(?P<month>[^\W\d_]{3,12})\.? (?:de |del )?(?:19|20)\d\d\b")
_EAST_ASIAN = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_DAY = re.compile(r"\b\d{1,2}(?=\W)")


def find_foreign(text: str, against: date) -> Iterator[Deadline]:
    """Yields the days to come that are written out in another language, as one day each."""
    for match in _hints(text):
        window = _read(match[0])
        if window and window.latest >= against:
            how = f"As the words say, read against {day_in_words(against)}."
            days = Window(window.earliest, window.latest, match[0])
            yield Deadline(match[0], Span(*match.span()), days, Grain.DAY, soft=False, how=how)


def _hints(text: str) -> Iterator[re.Match[str]]:
    for day in _DAY.finditer(text):
        match = _HINT.match(text, day.start())
        if match and match["month"].lower() in _MONTHS:
            yield match
    if "年" in text:
        yield from _EAST_ASIAN.finditer(text)


@lru_cache(maxsize=1024)
def _read(words: str) -> Window | None:
    return read_explicit(words)
