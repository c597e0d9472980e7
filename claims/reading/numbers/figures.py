"""Numbers in figures: "1,234.5", "40 000", "12,34,567", "1.3x10^6". Refuses figures that name something else.

Those are versions, times, ordinals, decades, days of a calendar, telephone numbers and addresses of the web.
"""

import re
from decimal import Decimal

_MOST_DIGITS = 30
_SPACE = "[ \u00a0\u2009\u202f]"

FIGURE = rf"""
    (?<!\d[.:/])(?:
        \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d|,\d)
      | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?(?!\d)
      | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?!\d|\.\d)
      | \d{{1,3}}(?:\.\d{{3}})+,\d+(?!\d)
      | \d{{1,3}}(?:['’]\d{{3}})+(?:\.\d+)?(?!\d)
      | \d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?(?!\d|,\d)
      | \d+\.\d+
      | (?<!\d,)\d+,\d{{1,2}}(?!,?\d)
      | \d+
      | (?<!\w)\.\d+
    )
"""
"""A number in figures, the longest way of writing it first."""

POWER = r"(?:\ ?[x×]\ ?10\ ?\^?\ ?[-−+]?\d{1,2}(?!\d)|e[-+]?\d{1,2}(?!\w)|\^[-+]{0,2}\d{1,2}(?!\d))"
"""What raises a number: "x10^6", "e+14", "^23"."""

NAMES = r"""
    (?<=\+)\d[\d\ ()/.-]{6,}\d
  | (?<=\()\d{2,5}\)\ ?\d[\d\ .-]{4,}\d
  | (?<![$€£¥.,-])(?:\d{3}[-.]\d{3,4}[-./]\d{4}|0\d{2,4}[\ -]\d{3,4}[\ -]?\d{3,4})(?!\d)
  | \d{4}\ ?[-/.]\ ?\d\d?\ ?[-/.]\ ?\d\d?(?!\d)
  | \d\d?(?P<mark>[-/.])\d\d?(?P=mark)(?:\d{4}|\d\d)(?!\d)
  | (?<![.,$€£¥])(?:1[5-9]|20)\d\d\ ?[-–—/]\ ?(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d|,\d|\.\d|\ ?%)
  | \d\d?(?:[:.]\d\d)?\ ?[ap]\.?m(?!\w) | \d+:\d+(?::\d\d)? | \d+\ ?o['’]clock
  | \d{1,3}(?:-\d{1,4}){2,}(?!\d|[.,]\d)
  | \d+(?:,\d{3})*(?:st|nd|rd|th)\b | \d+['’]?s\b
  | (?!\d{1,3}(?:\.\d{3})+(?!\d|\.\d))\d+(?:\.\d+){2,}
"""
"""Figures that are names: tried in front of `FIGURE`, so that nothing of them is read as a number."""

FRACTIONS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0.333333333333333"),
    "⅔": Decimal("0.666666666666667"),
    "⅕": Decimal("0.2"),
    "⅖": Decimal("0.4"),
    "⅗": Decimal("0.6"),
    "⅘": Decimal("0.8"),
    "⅙": Decimal("0.166666666666667"),
    "⅚": Decimal("0.833333333333333"),
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}


def figure_value(figure: str) -> Decimal | None:
    """Returns what a `FIGURE` says, or None where it has more digits than anybody means."""
    if len(figure) > _MOST_DIGITS:
        return None
    plain = re.sub(r"[\s'’\u00a0]", "", figure)
    if re.fullmatch(r"\d+(?:,\d{2,3})*,\d{3}(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


def raised(value: Decimal, power: str) -> Decimal:
    """Returns a value raised as `POWER` says."""
    sign_and_digits = re.sub(r"^\D*?10\D*?(?=[-+\d])|^e|\^", "", power.replace(" ", "").replace("−", "-"))
    sign = -1 if sign_and_digits.count("-") % 2 else 1
    exponent = sign * int(sign_and_digits.lstrip("+-"))
    if power.startswith("^"):
        return value**exponent if value else value
    return value.scaleb(exponent)
