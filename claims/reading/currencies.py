"""Money by its codes (ISO 4217), signs and names. A name that several countries use stays a name: "dinar", "peso"."""

import re
from typing import NamedTuple

_NAMES = """
AED emirati dirham,uae dirham|AFN afghani|ALL albanian lek,lek|AMD armenian dram|ANG antillean guilder|AOA angolan kwanza,kwanza
ARS argentine peso,argentinian peso,argentina peso|AUD australian dollar,aussie dollar,australia dollar|AWG aruban florin
AZN azerbaijani manat|BAM convertible mark,bosnian mark|BBD barbadian dollar,barbados dollar|BDT bangladeshi taka,taka
BGN bulgarian lev,lev,leva|BHD bahraini dinar|BIF burundian franc|BMD bermudian dollar|BND brunei dollar|BOB boliviano
BRL brazilian real,brazilian reais,reais|BSD bahamian dollar|BTN ngultrum|BWP botswana pula,pula
BYN belarusian ruble,belarusian rouble|BZD belize dollar|CAD canadian dollar,canada dollar|CDF congolese franc
CHF swiss franc,switzerland franc|CLP chilean peso,chile peso
CNY yuan,chinese yuan,renminbi,rmb,chinese renminbi,yuan renminbi,kuai|COP colombian peso,colombia peso
CRC costa rican colon,costa rican colón|CUP cuban peso|CVE cape verdean escudo
CZK czech koruna,koruna,czech crown|DEM deutsche mark,deutschmark,deutschemark,german mark,d-mark|DJF djiboutian franc|DKK danish krone,danish kroner,danish crown
DOP dominican peso|DZD algerian dinar|EGP egyptian pound,egypt pound|ERN nakfa|ETB ethiopian birr,birr|EUR euro
FJD fijian dollar,fiji dollar|FRF french franc|GBP pound,british pound,pound sterling,sterling,quid,uk pound|GEL georgian lari,lari|GHS ghanaian cedi,cedi,ghana cedi
GMD dalasi|GNF guinean franc|GTQ quetzal|GYD guyanese dollar|HKD hong kong dollar,hongkong dollar|HNL honduran lempira,lempira|HTG gourde
HUF forint,hungarian forint|IDR rupiah,indonesian rupiah|ILS shekel,israeli shekel,new shekel|INR rupee,indian rupee,india rupee
IQD iraqi dinar|IRR iranian rial,iranian toman|ISK icelandic króna,icelandic krona,icelandic crown|ITL italian lira,italian lire|JMD jamaican dollar|JOD jordanian dinar|JPY yen,japanese yen
KES kenyan shilling,kenya shilling|KGS kyrgyzstani som|KHR riel,cambodian riel|KMF comorian franc|KPW north korean won|KRW won,south korean won,korean won
KWD kuwaiti dinar,kuwait dinar|KYD cayman islands dollar|KZT tenge,kazakhstani tenge|LAK kip,lao kip|LBP lebanese pound,lebanese lira
LKR sri lankan rupee,sri lanka rupee|LRD liberian dollar|LYD libyan dinar|MAD moroccan dirham,morocco dirham|MDL moldovan leu|MGA ariary
MKD macedonian denar,denar|MMK kyat,burmese kyat,myanmar kyat|MNT tugrik,tögrög,mongolian tugrik|MOP pataca,macanese pataca|MRU ouguiya
MUR mauritian rupee,mauritius rupee|MVR rufiyaa|MWK malawian kwacha|MXN mexican peso,mexico peso|MYR ringgit,malaysian ringgit,malaysia ringgit
MZN metical,mozambican metical|NAD namibian dollar,namibia dollar|NGN naira,nigerian naira|NIO nicaraguan córdoba|NLG dutch guilder
NOK norwegian krone,norwegian kroner,norwegian crown|NPR nepalese rupee,nepali rupee|NZD new zealand dollar,kiwi dollar|OMR omani rial
PAB balboa|PEN peruvian sol,nuevo sol|PGK kina|PHP philippine peso,philippines peso|PKR pakistani rupee,pakistan rupee
PLN zloty,złoty,polish zloty,polish złoty|PYG guarani,guaraní|QAR qatari riyal,qatar riyal|RON romanian leu,romanian lei|RSD serbian dinar
RUB ruble,rouble,russian ruble,russian rouble|RWF rwandan franc|SAR saudi riyal|SBD solomon islands dollar|SCR seychellois rupee|SDG sudanese pound
SEK swedish krona,swedish kronor,swedish crown|SGD singapore dollar,singaporean dollar|SLE leone|SOS somali shilling|SRD surinamese dollar
SSP south sudanese pound|SYP syrian pound,syrian lira|SZL lilangeni|THB baht,thai baht|TJS somoni|TMT turkmenistani manat|TND tunisian dinar
TOP paanga|TRY turkish lira,turkey lira|TTD trinidad and tobago dollar|TWD taiwan dollar,new taiwan dollar,taiwanese dollar
TZS tanzanian shilling,tanzania shilling|UAH hryvnia,ukrainian hryvnia|UGX ugandan shilling,uganda shilling
USD dollar,us dollar,u.s. dollar,american dollar,united states dollar,buck|UYU uruguayan peso|UZS uzbekistani som,uzbek som
VES bolívar,bolivar,venezuelan bolívar,venezuelan bolivar|VND dong,vietnamese dong|VUV vatu|WST tala
XAF central african franc,central african cfa franc|XCD east caribbean dollar|XOF west african franc,west african cfa franc|XPF cfp franc|YER yemeni rial
ZAR rand,south african rand|ZMW zambian kwacha|ZWL zimbabwean dollar,zimbabwe dollar
"""
_OFTEN = {"dollar": "USD", "pound": "GBP", "franc": "CHF", "rupee": "INR", "lira": "TRY", "krona": "SEK"}
_STAY = ("peso", "dinar", "riyal", "rial", "krone", "crown", "mark", "shilling", "dirham", "guilder", "kwacha")
_STAY += ("manat", "leu", "som", "bitcoin", "satoshi", "sen", "cent", "centavo", "kopek", "kopiyka", "paisa", "penny")
_PLURALS = {
    "pence": "penny",
    "pennies": "penny",
    "lire": "lira",
    "kopecks": "kopek",
    "paise": "paisa",
    "p": "penny",
    "kroner": "krone",
    "kronor": "krona",
    "c": "cent",
}
_PARTS = frozenset(("cent", "penny", "sen", "kopek", "kopiyka", "paisa", "centavo"))

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH"}
_SIGNS |= {"₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₪": "ILS", "₡": "CRC", "₭": "LAK", "₮": "MNT", "₲": "PYG"}
_SIGNS |= {"₵": "GHS", "₸": "KZT", "₼": "AZN", "₾": "GEL", "৳": "BDT", "៛": "KHR", "֏": "AMD", "₨": "INR", "￥": "JPY"}
_SIGNS |= {"＄": "USD", "￡": "GBP", "￦": "KRW"}
_DOLLARS = {"us": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cdn": "CAD", "a": "AUD", "au": "AUD"}
_DOLLARS |= {"aus": "AUD", "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "mx": "MXN"}
_DOLLARS |= {
    "mex": "MXN",
    "ar": "ARS",
    "jm": "JMD",
    "j": "JMD",
    "tt": "TTD",
    "ec": "XCD",
    "fj": "FJD",
    "z": "ZWL",
    "n": "NAD",
}
_APART = frozenset(("c", "hk", "nz", "nt", "mx", "mex"))
_SHORT = {"rs": "INR", "re": "INR", "rm": "MYR", "rp": "IDR", "sfr": "CHF", "fr": "CHF", "ksh": "KES", "kshs": "KES"}
_SHORT |= {"tsh": "TZS", "tshs": "TZS", "ush": "UGX", "ushs": "UGX", "dm": "DEM", "zł": "PLN", "zl": "PLN", "kč": "CZK"}
_SHORT |= {"ft": "HUF", "rmb": "CNY", "php": "PHP", "cfa": "XOF", "fcfa": "XOF", "us": "USD", "лв": "BGN"}
_ONLY_BEHIND = frozenset(("zł", "zl", "kč", "ft", "лв", "fcfa", "us"))
_NEVER_BEHIND = frozenset(("re", "fr", "ft", "us", "rs"))


def _by_name() -> dict[str, str]:
    entries = (entry.split(" ", 1) for entry in _NAMES.replace("\n", "|").split("|") if entry)
    return {name: code for code, names in entries for name in names.split(",")}


_CODES_BY_NAME = _by_name()
CODES = frozenset(_CODES_BY_NAME.values())
_WORD_LIKE = frozenset(
    "ALL TRY TOP CUP PEN MAD BOB COP AMD GEL MOP SOS RON BAM ANG LAK SAR MUR PAB HUF DOP SLE".split()
)
_LAST_WORDS = frozenset(name.rsplit(" ", 1)[-1] for name in _CODES_BY_NAME) | frozenset(_STAY) | _OFTEN.keys()
_SHARED_NAME = re.compile(rf"\b({'|'.join((*_OFTEN, *_STAY))})s?\b")
_ENDINGS = _LAST_WORDS | {f"{word}s" for word in _LAST_WORDS} | _PLURALS.keys()
_SIGN = f"[{''.join(re.escape(sign) for sign in _SIGNS)}]"
_SIGN_BEFORE = re.compile(rf"(?:(?<![\w.])(?P<letters>[a-z]{{1,3}}|u\.s\.)(?P<gap>\s?))?(?P<sign>{_SIGN})[ \u00a0]?$")
_WORD_BEFORE = re.compile(r"(?<![\w$])(?P<word>[^\W\d_]{1,8})(?P<gap>\.?\s?)$")
_SIGN_BEHIND = re.compile(
    rf"[ \u00a0]?(?:(?P<letters>us|hk|nz|nt|[ca](?=\$))?(?P<sign>{_SIGN}))(?P<next>\s?\d[\d.,]*)?"
)
_WORD_BEHIND = re.compile(r"[ \u00a0\n]?[-‐(]?\s?([^\W\d_](?:[\w’']|\.(?=\w)){0,30}(?<![’']s)(?!\w))(?:\.(?=\s[a-z]))?")
_BEHIND_VERB = re.compile(r"\s(?!a\s(?:year|month|day|share)|per|in|for|to|from|and|or|at|on|by|as|worth)[^\W\d_]")
_EURO_NAME = re.compile(r"[\s-]?(?:zone|area|sceptic|skeptic|mp|20|19)")


class Money(NamedTuple):
    """What money a number is of and where the words for it stand. `factor` where the sign has a scale: "MEUR".

    `currency` is a code of ISO 4217, or `None` where `name` is a name that several countries or none use.
    """

    currency: str | None
    start: int
    end: int
    name: str = ""
    factor: int = 1
    sign: bool = False


def money_before(text: str, lowered: str, start: int) -> Money | None:
    """Returns the money named directly in front of a number: "US$", "C$", "EUR", "Rs.", "dollar"."""
    begin = max(0, start - 14)
    if match := _SIGN_BEFORE.search(lowered[begin:start]):
        return _signed(match, begin, text)
    match = _WORD_BEFORE.search(lowered[begin:start])
    return _worded(match, begin, text) if match else None


def _signed(match: re.Match[str], begin: int, text: str) -> Money:
    sign, letters, gap = match["sign"], match["letters"] or "", match["gap"]
    if sign in "$＄" and letters and (not gap or letters in _APART or letters.upper() in CODES):
        code = _DOLLARS.get(letters) or (letters.upper() if letters.upper() in CODES else None)
        if code:
            return Money(code, begin + match.start(), begin + match.end(), sign=True)
    return Money(_SIGNS[sign], begin + match.start("sign"), begin + match.end(), sign=True)


def _worded(match: re.Match[str], begin: int, text: str) -> Money | None:
    word, start, end = match["word"], begin + match.start(), begin + match.end()
    written = text[start : start + len(word)]
    if code := _code(written):
        return Money(code, start, end) if code not in {"ALL", "TOP", "TRY"} or not match["gap"] else None
    if word[0] in "mkt" and len(word) == 4 and written[1:].isupper() and word[1:].upper() in CODES:
        return Money(word[1:].upper(), start, end, factor=1_000_000 if word[0] == "m" else 1000)
    if word in _SHORT and word not in _ONLY_BEHIND and not (word == "re" and match["gap"][:1] != "."):
        return Money(_SHORT[word], start, end)
    if written == "R" and not match["gap"]:
        return Money("ZAR", start, end)
    if word in {"dollar", "euro", "ringgit", "rupee", "baht", "yen", "yuan", "rupiah", "naira"} and match["gap"] == " ":
        return Money(_CODES_BY_NAME[word], start, end)
    return None


def _code(written: str) -> str | None:
    upper = written.upper()
    if upper in CODES and (written == upper or (upper not in _WORD_LIKE and written.islower())):
        return upper
    return "CNY" if upper == "RMB" else None


def money_behind(text: str, lowered: str, end: int) -> Money | None:
    """Returns the money named directly behind a number: "euros", "US dollars", "CAD", "€", "pence"."""
    if lowered.startswith("¢", end):
        return Money(None, end, end + 1, name="cent")
    if match := _SIGN_BEHIND.match(lowered, end):
        return _sign_behind(match, lowered)
    first = _WORD_BEHIND.match(lowered, end)
    money = (_coded_behind(first, text) or _named_behind(first)) if first else None
    return money if money and not _is_something_else(text, lowered, money) else None


def _is_something_else(text: str, lowered: str, money: Money) -> bool:
    """Tells whether the word is no money here: "20 won the prize", "the euro zone", a "c" that stands apart."""
    word = lowered[money.start : money.end]
    if word.strip() in {"p", "c"}:
        return word not in {"p", "c"} or text[money.start].isupper()
    if money.name == "won":
        return bool(_BEHIND_VERB.match(lowered, money.end))
    return money.name == "euro" and bool(_EURO_NAME.match(lowered, money.end))


def _sign_behind(match: re.Match[str], lowered: str) -> Money | None:
    if match["next"] and not lowered.startswith((f" {match['sign']}", match["sign"]), match.end()):
        # The sign belongs to the number behind it.
        return None
    code = _DOLLARS[match["letters"]] if match["letters"] and match["sign"] == "$" else _SIGNS[match["sign"]]
    return Money(code, match.start(), match.end("sign"), sign=True)


def _coded_behind(match: re.Match[str], text: str) -> Money | None:
    written, end = text[slice(*match.span(1))], match.end(1)
    if code := _code(written):
        return Money(code, match.start(), end)
    if len(written) == 4 and written[0] in "MkT" and written[1:] in CODES:
        return Money(written[1:], match.start(), end, factor=1_000_000 if written[0] == "M" else 1000)
    if written.lower() in _SHORT and written.lower() not in _NEVER_BEHIND:
        return Money(_SHORT[written.lower()], match.start(), end)
    if written == "Rs":
        return Money("INR", match.start(), end)
    return None


def _named_behind(first: re.Match[str]) -> Money | None:
    """Reads the longest name, of at most four words: "Hong Kong dollars"."""
    words, ends, match = [], [], first
    for _ in range(4):
        words.append(match[1])
        ends.append(match.end(1))
        if not (following := _WORD_BEHIND.match(match.string, match.end())):
            break
        match = following
    for count in range(len(words), 0, -1):
        if words[count - 1] in _ENDINGS and (name := _name(words[:count])):
            code = _CODES_BY_NAME.get(name) or _OFTEN.get(name)
            return Money(code, first.start(), ends[count - 1], name=name)
    return None


def _name(words: list[str]) -> str | None:
    *front, last = words
    for end in (last, last.removesuffix("s"), _PLURALS.get(last, last)):
        name = " ".join((*front, end)).replace("pounds ", "pound ")
        if name in _CODES_BY_NAME or name in _OFTEN or name in _STAY:
            return name
    return None


def is_part_of_money(name: str) -> bool:
    """Tells whether a name is of the hundredth of some money: cent, penny, kopek."""
    return name in _PARTS


def is_shared(name: str) -> bool:
    """Tells whether the money of several countries has this name."""
    return name in _OFTEN or name in _STAY


def named_in(lowered: str) -> dict[str, str]:
    """Returns the currency that a bare name means where the text names it in full just one way: "Egyptian pounds"."""
    found: dict[str, set[str]] = {}
    for match in _SHARED_NAME.finditer(lowered):
        words = lowered[max(0, match.start() - 30) : match.end()].split()
        names = (_name(words[-count:]) for count in (4, 3, 2) if count <= len(words))
        if code := next((_CODES_BY_NAME[name] for name in names if name in _CODES_BY_NAME), None):
            found.setdefault(match[1], set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
