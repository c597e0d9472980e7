"""The days of feasts by their names and the year. Refuses feasts that a moon is watched for: no day is made up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claims.reading.dates.chinese_year import chinese_new_year
from claims.reading.dates.church_year import easter, orthodox_easter
from claims.reading.dates.jewish_year import (
    hanukkah,
    holocaust_day,
    independence_day,
    ninth_of_av,
    passover,
    rosh_hashanah,
    tu_bishvat,
)
from claims.reading.windows import Window

_Day = Callable[[int], date]
_MONDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 3, 4, 5, 6


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast by its first day in a year and its number of days; soft where other countries keep it on another day."""

    on: _Day
    days: int = 1
    soft: bool = False

    def in_year(self, year: int) -> Window:
        """Returns its days in a year."""
        first = self.on(year)
        return Window(first, first + timedelta(days=self.days - 1), soft=self.soft)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Returns the first (1), second (2) or, counted from the end, the last (-1) such weekday of a month."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1 + 7 * (-number - 1))


def _fixed(month: int, day: int) -> _Day:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int, later: int = 0) -> _Day:
    return lambda year: nth_weekday(year, month, weekday, number) + timedelta(days=later)


def _after(feast: _Day, days: int) -> _Day:
    return lambda year: feast(year) + timedelta(days=days)


def _monday_before(month: int, day: int) -> _Day:
    def on(year: int) -> date:
        end = date(year, month, day)
        return end - timedelta(days=end.weekday() or 7)

    return on


def _kings_day(year: int) -> date:
    """The Dutch King's Day, a day earlier where it would fall on a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=day.weekday() == _SUNDAY)


def _bosses_day(year: int) -> date:
    """Boss's Day, on the nearest working day."""
    day = date(year, 10, 16)
    return day + timedelta(days={_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0))


_NAMES: dict[str, _Day] = {
    "christmas eve": _fixed(12, 24),
    "christmas|christmas day|xmas|xmas day": _fixed(12, 25),
    "boxing day|st stephen's day": _fixed(12, 26),
    "new year's eve|new years eve": _fixed(12, 31),
    "new year|new year's|new year's day|new years day": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "halloween": _fixed(10, 31),
    "all saints' day|all saints day|world vegan day": _fixed(11, 1),
    "all souls' day|all souls day": _fixed(11, 2),
    "ides of march": _fixed(3, 15),
    "bonfire night|guy fawkes night": _fixed(11, 5),
    "orthodox christmas": _fixed(1, 7),
    "burns night": _fixed(1, 25),
    "australia day|india's republic day": _fixed(1, 26),
    "groundhog day": _fixed(2, 2),
    "waitangi day": _fixed(2, 6),
    "st david's day": _fixed(3, 1),
    "st george's day": _fixed(4, 23),
    "ve day": _fixed(5, 8),
    "europe day": _fixed(5, 9),
    "world environment day": _fixed(6, 5),
    "flag day": _fixed(6, 14),
    "world refugee day": _fixed(6, 20),
    "mandela day": _fixed(7, 18),
    "assumption day": _fixed(8, 15),
    "german unity day|day of german unity": _fixed(10, 3),
    "st andrew's day": _fixed(11, 30),
    "world aids day": _fixed(12, 1),
    "human rights day": _fixed(12, 10),
    "king's day|koningsdag": _kings_day,
    "boss's day|boss day": _bosses_day,
    "valentine's day|valentines day|valentine day": _fixed(2, 14),
    "st patrick's day|st patricks day|saint patrick's day|saint patricks day": _fixed(3, 17),
    "st paddy's day|saint paddy's day": _fixed(3, 17),
    "international women's day": _fixed(3, 8),
    "cinco de mayo": _fixed(5, 5),
    "april fools' day|april fools day": _fixed(4, 1),
    "anzac day": _fixed(4, 25),
    "earth day": _fixed(4, 22),
    "may day|labour day": _fixed(5, 1),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "armistice day|remembrance day|veterans day|veterans' day": _fixed(11, 11),
    "martin luther king day|martin luther king's day|martin luther kings day|mlk day|mlk jr day": _nth(1, 0, 3),
    "martin luther king jr day|civil rights day": _nth(1, 0, 3),
    "presidents' day|presidents day": _nth(2, 0, 3),
    "memorial day|spring bank holiday": _nth(5, 0, -1),
    "early may bank holiday": _nth(5, 0, 1),
    "august bank holiday|summer bank holiday": _nth(8, 0, -1),
    "victoria day": _monday_before(5, 25),
    "arbor day": _nth(4, _FRIDAY, -1),
    "canadian thanksgiving": _nth(10, 0, 2),
    "remembrance sunday": _nth(11, _SUNDAY, 2),
    "labor day": _nth(9, 0, 1),
    "columbus day|indigenous peoples' day": _nth(10, 0, 2),
    "thanksgiving|thanksgiving day": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, later=1),
    "cyber monday": _nth(11, 3, 4, later=4),
    "giving tuesday": _nth(11, 3, 4, later=5),
    "small business saturday": _nth(11, 3, 4, later=2),
    "mother's day|mothers day": _nth(5, 6, 2),
    "father's day|fathers day": _nth(6, 6, 3),
    "shrove tuesday|pancake day|mardi gras": _after(easter, -47),
    "ash wednesday": _after(easter, -46),
    "palm sunday|branch sunday": _after(easter, -7),
    "mothering sunday": _after(easter, -21),
    "maundy thursday|holy thursday|covenant thursday|covenant thu|thursday of mysteries|thu of mysteries": _after(
        easter, -3
    ),
    "good friday": _after(easter, -2),
    "holy saturday|easter saturday": _after(easter, -1),
    "easter|easter sunday": easter,
    "easter monday|easter mon": _after(easter, 1),
    "ascension day": _after(easter, 39),
    "pentecost|whit sunday|white sunday|whitsun": _after(easter, 49),
    "whit monday|pentecost monday|monday of holy spirit": _after(easter, 50),
    "trinity sunday": _after(easter, 56),
    "corpus christi": _after(easter, 60),
    "clean monday|orthodox shrove monday": _after(orthodox_easter, -48),
    "lazarus saturday": _after(orthodox_easter, -8),
    "orthodox palm sunday": _after(orthodox_easter, -7),
    "orthodox easter|orthodox easter sunday": orthodox_easter,
    "orthodox easter monday": _after(orthodox_easter, 1),
    "orthodox good friday|orthodox great friday": _after(orthodox_easter, -2),
    "yom kippur": _after(rosh_hashanah, 9),
    "hoshana rabbah": _after(rosh_hashanah, 20),
    "shemini atzeret": _after(rosh_hashanah, 21),
    "simchat torah": _after(rosh_hashanah, 22),
    "tu bishvat|tu b'shevat": tu_bishvat,
    "purim": _after(passover, -30),
    "shushan purim": _after(passover, -29),
    "yom hashoah|holocaust day": holocaust_day,
    "yom haatzmaut|yom ha'atzmaut|israel's independence day": independence_day,
    "lag b'omer|lag baomer": _after(passover, 33),
    "tisha b'av": ninth_of_av,
    "chinese new year|chinese new year's|chinese new years|lunar new year|lunar new year's": chinese_new_year,
    "chinese new year's day|chinese lunar new year|chinese lunar new year's day": chinese_new_year,
    "lunar new year's day": chinese_new_year,
    "lunar new year's eve": _after(chinese_new_year, -1),
    "lantern festival": _after(chinese_new_year, 14),
}
_LASTING: dict[str, Feast] = {
    "lent": Feast(_after(easter, -46), 46),
    "holy week": Feast(_after(easter, -7), 7),
    "easter weekend": Feast(_after(easter, -2), 4),
    "great lent|great fast": Feast(_after(orthodox_easter, -48), 41),
    "rosh hashanah|rosh hashana|rosh hashanna|jewish new year": Feast(rosh_hashanah, 2),
    "sukkot|succot|succos|feast of tabernacles|feast of ingathering": Feast(_after(rosh_hashanah, 14), 8),
    "hanukkah|chanukah|hanukah|chanukkah|hannukkah|hannukah": Feast(hanukkah, 8),
    "passover|pesach": Feast(passover, 8),
    "shavuot|shavuos": Feast(_after(passover, 50), 2),
    "kwanzaa": Feast(_fixed(12, 26), 7),
}
_BY_COUNTRY = frozenset(
    ["mother's day", "mothers day", "father's day", "fathers day", "labour day", "thanksgiving", "thanksgiving day"]
)

FEASTS: dict[str, Feast] = {
    **{name: Feast(day, soft=name in _BY_COUNTRY) for names, day in _NAMES.items() for name in names.split("|")},
    **{name: feast for names, feast in _LASTING.items() for name in names.split("|")},
}
"""Each feast by its name in small letters."""
