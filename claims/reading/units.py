"""What a number counts: the noun behind it as one singular word, or a measure. Refuses words that end a noun phrase."""

import re
from typing import NamedTuple

_MEASURES = {
    "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram", "g": "gram", "mg": "milligram",
    "t": "tonne", "l": "litre", "ml": "millilitre", "ha": "hectare", "km²": "square kilometre", "m²": "square metre",
    "km2": "square kilometre", "m2": "square metre", "m³": "cubic metre", "m3": "cubic metre", "sqm": "square metre",
    "mph": "mile per hour", "kmh": "kilometre per hour", "km/h": "kilometre per hour", "kph": "kilometre per hour",
    "w": "watt", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "tw": "terawatt", "wh": "watt-hour",
    "kwh": "kilowatt-hour", "mwh": "megawatt-hour", "gwh": "gigawatt-hour", "twh": "terawatt-hour",
    "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "pb": "petabyte", "hz": "hertz",
    "mhz": "megahertz", "ghz": "gigahertz", "ft": "foot", "lb": "pound", "lbs": "pound", "oz": "ounce", "mi": "mile",
    "sq": "square", "hrs": "hour", "hr": "hour", "min": "minute", "mins": "minute", "sec": "second", "secs": "second",
    "yr": "year", "yrs": "year", "mo": "month", "wk": "week", "wks": "week", "bps": "basis point", "pp": "percentage point",
    "ppt": "percentage point", "ppm": "part per million", "bbl": "barrel",
}  # fmt: skip
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half", "thieves": "thief",
    "wolves": "wolf", "shelves": "shelf", "loaves": "loaf", "shoes": "shoe", "toes": "toe", "movies": "movie", "ties": "tie",
    "pies": "pie", "cookies": "cookie", "calories": "calorie", "zombies": "zombie", "rookies": "rookie", "crises": "crisis",
    "analyses": "analysis", "theses": "thesis", "diagnoses": "diagnosis", "hypotheses": "hypothesis", "criteria": "criterion",
    "phenomena": "phenomenon", "series": "series", "species": "species", "aircraft": "aircraft", "spacecraft": "spacecraft",
    "sheep": "sheep", "fish": "fish", "deer": "deer", "police": "police", "staff": "staff", "personnel": "personnel",
    "cattle": "cattle", "headquarters": "headquarters", "axes": "axis", "buses": "bus", "gases": "gas", "viruses": "virus",
    "campuses": "campus", "bonuses": "bonus", "censuses": "census", "statuses": "status", "surpluses": "surplus",
    "choruses": "chorus", "lenses": "lens", "caches": "cache", "headaches": "headache", "alumni": "alumnus", "media": "medium",
    "passers-by": "passer-by", "policemen": "policeman", "firefighters": "firefighter", "servicemen": "serviceman",
    "congressmen": "congressman", "businessmen": "businessman", "spokesmen": "spokesman", "gentlemen": "gentleman",
    "salespeople": "salesperson", "tradespeople": "tradesperson", "grandchildren": "grandchild", "schoolchildren": "schoolchild",
}  # fmt: skip
_TIMES = frozenset(
    "second minute hour day night week weekend fortnight month quarter year decade century season term".split()
)
_ENDS_A_PHRASE = frozenset(
    """
    a about above across after again against ago all along already also although always am among an and another any anyone are
    around as asked at away back be became because been before behind being below beside besides between both but by came can
    cannot could did do does doing done down during each either else enough even ever every everyone except five for four
    from gets go goes going gone got had has have having he her here hers herself him himself his how however i if in including
    instead into is it its itself just last later least like long made make makes many may maybe me means might most
    much must my near nearly needs neither never next no none nor not nothing now of off often on once one only onto or 
    others our ours out over own per perhaps plus rather really remains runs said same saw say says see seems shall she should
    since six so some someone sometimes soon still such takes tells than that the their theirs them themselves then there these
    they thing think this those though three through throughout thus times to today together told tomorrow too took toward
    towards two under unless until up upon us used versus very via wants was we well went were what whatever when where whereas
    whether which while who whole whom whose why will with within without works would yes yesterday yet you your yours
    isn't aren't wasn't weren't don't doesn't didn't won't can't it's he's she's that's there's here's what's
    killed injured wounded dead died strong worth old tall wide deep high right wrong true
    """.split()
)
_WORD = re.compile(
    r"[ \u00a0\u202f]?[-‐‑][ ]?(?P<tight>[^\W\d_][\w'’]{0,30})(?!\w)|\s{1,3}(?P<word>[^\W\d_][\w'’]{0,30}(?:-[^\W\d_]\w{0,30}){0,3})(?!\w)"
)
_GLUED = re.compile(r"(?:km/h|[a-z]{1,3}[²³23]?)(?![\w²³])|°\s?[cf]?(?!\w)")
_SPACED = re.compile(
    r"\s(?:(?:km/h|k[mgw]|[cm]m|m[lgw]|[kmgt]wh|[gtmp]b|gw|ft|lbs?|mph|kph|bps|sqm|hrs?|mins?|yrs?)[²³23]?)(?![\w²³'’])"
)


class Unit(NamedTuple):
    """A singular word with the place where the words for it end."""

    word: str
    end: int

    def is_time(self) -> bool:
        """Tells whether it measures time."""
        return is_time(self.word)


def is_time(word: str) -> bool:
    """Tells whether a singular word measures time."""
    return word in _TIMES


def singular(word: str) -> str:
    """Returns the singular of a plural noun: "countries" is country, "people" is person."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|x|ch|sh|tz|[^aeo]o)es$", word):
        return word[:-2]
    return word[:-1] if _has_plural_s(word) else word


def _has_plural_s(word: str) -> bool:
    return word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is", "'s", "’s"))


def is_plural(word: str) -> bool:
    """Tells whether a word in small letters is a plural noun, as far as its form tells."""
    return word not in _ENDS_A_PHRASE and (word in _IRREGULAR or _has_plural_s(word))


def ends_a_phrase(word: str) -> bool:
    """Tells whether a word in small letters cannot belong to what is counted: "of", "were", "which"."""
    return word in _ENDS_A_PHRASE


def find_measure(text: str, lowered: str, at: int) -> Unit | None:
    """Returns the measure that a number carries: the "km" of "29km", "kg" of "5 kg", degrees."""
    match = _GLUED.match(lowered, at) or _SPACED.match(lowered, at)
    if match is None:
        return None
    sign = text[slice(*match.span())].strip()
    if sign == "G":
        # "5G" is a name.
        return None
    word = "degree" if sign.startswith("°") or sign in {"C", "F"} else _MEASURES.get(sign.lower())
    return Unit(word, match.end()) if word else None


def find_unit(lowered: str, at: int, limit: int | None = None, *, single: bool = False) -> Unit | None:
    """Returns the noun that a number counts: the first plural within four words, or one word joined by a hyphen.

    `single` for the number one, whose noun is a singular: the last word in front of what ends the phrase.
    """
    limit = len(lowered) if limit is None else limit
    last: Unit | None = None
    for _ in range(4):
        match = _WORD.match(lowered, at, limit)
        word = (match["word"] or match["tight"]) if match else ""
        if match is None or word in _ENDS_A_PHRASE:
            break
        if match["tight"] and last is None:
            return Unit(word, match.end())
        if is_plural(word):
            return Unit(singular(word), match.end())
        last, at = Unit(word, match.end()), match.end()
    return last if single else None
