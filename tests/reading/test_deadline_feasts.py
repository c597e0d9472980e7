"""Feasts that move from year to year fall on the days that are known for them."""

from datetime import date

import pytest

from claims.reading.dates.feasts import FEASTS


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("easter", "2000-04-23 2019-04-21 2024-03-31 2025-04-20 2038-04-25"),
        ("orthodox easter", "2018-04-08 2021-05-02 2024-05-05 2025-04-20"),
        ("clean monday", "2018-02-19 2025-03-03"),
        ("chinese new year", "2000-02-05 2012-01-23 2014-01-31 2018-02-16 2024-02-10 2025-01-29 2033-01-31 2034-02-19"),
        ("rosh hashanah", "2018-09-10 2024-10-03 2025-09-23"),
        ("passover", "2018-03-31 2024-04-23 2025-04-13"),
        ("hanukkah", "2018-12-03 2024-12-26 2025-12-15"),
        ("tu bishvat", "2018-01-31 2024-01-25"),
        ("tisha b'av", "2018-07-22"),
        ("yom hashoah", "2018-04-12"),
        ("yom haatzmaut", "2018-04-19"),
        ("boss's day", "2016-10-17 2021-10-15 2025-10-16"),
        ("victoria day", "2024-05-20 2025-05-19"),
    ],
)
def test_a_feast_that_moves_falls_on_its_known_days(name: str, days: str) -> None:
    for day in map(date.fromisoformat, days.split()):
        assert FEASTS[name].in_year(day.year).earliest == day
