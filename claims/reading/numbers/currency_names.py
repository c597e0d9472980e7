"""What the world's money is called: names, signs and short forms by their codes of ISO 4217, old ones among them."""

_NAMES = """
AED emirati dirham,uae dirham|AFN afghani|ALL albanian lek,lek|AMD armenian dram|ANG antillean guilder
AOA angolan kwanza,kwanza|ARS argentine peso,argentinian peso,argentina peso
AUD australian dollar,aussie dollar,australia dollar|AWG aruban florin|AZN azerbaijani manat
BAM convertible mark,bosnian mark|BBD barbadian dollar,barbados dollar|BDT bangladeshi taka,taka
BGN bulgarian lev,lev,leva|BHD bahraini dinar|BIF burundian franc|BMD bermudian dollar|BND brunei dollar|BOB boliviano
BRL brazilian real,brazilian reais,reais|BSD bahamian dollar|BTN ngultrum|BWP botswana pula,pula
BYN belarusian ruble,belarusian rouble|BZD belize dollar|CAD canadian dollar,canada dollar|CDF congolese franc
CHF swiss franc,switzerland franc|CLP chilean peso,chile peso
CNY yuan,chinese yuan,renminbi,rmb,chinese renminbi,yuan renminbi,kuai|COP colombian peso,colombia peso
CRC costa rican colon,costa rican colón|CUP cuban peso|CVE cape verdean escudo|CZK czech koruna,koruna,czech crown
DEM deutsche mark,deutschmark,deutschemark,german mark,d-mark|DJF djiboutian franc
DKK danish krone,danish kroner,danish crown|DOP dominican peso|DZD algerian dinar|EGP egyptian pound,egypt pound
ERN nakfa|ETB ethiopian birr,birr|EUR euro|FJD fijian dollar,fiji dollar|FRF french franc
GBP pound,british pound,pound sterling,sterling,quid,uk pound|GEL georgian lari,lari|GHS ghanaian cedi,cedi,ghana cedi
GMD dalasi|GNF guinean franc|GTQ quetzal|GYD guyanese dollar|HKD hong kong dollar,hongkong dollar
HNL honduran lempira,lempira|HTG gourde|HUF forint,hungarian forint|IDR rupiah,indonesian rupiah
ILS shekel,israeli shekel,new shekel|INR rupee,indian rupee,india rupee|IQD iraqi dinar|IRR iranian rial,iranian toman
ISK icelandic króna,icelandic krona,icelandic crown|ITL italian lira,italian lire|JMD jamaican dollar
JOD jordanian dinar|JPY yen,japanese yen|KES kenyan shilling,kenya shilling|KGS kyrgyzstani som
KHR riel,cambodian riel|KMF comorian franc|KPW north korean won|KRW won,south korean won,korean won
KWD kuwaiti dinar,kuwait dinar|KYD cayman islands dollar|KZT tenge,kazakhstani tenge|LAK kip,lao kip
LBP lebanese pound,lebanese lira|LKR sri lankan rupee,sri lanka rupee|LRD liberian dollar|LYD libyan dinar
MAD moroccan dirham,morocco dirham|MDL moldovan leu|MGA ariary|MKD macedonian denar,denar
MMK kyat,burmese kyat,myanmar kyat|MNT tugrik,tögrög,mongolian tugrik|MOP pataca,macanese pataca|MRU ouguiya
MUR mauritian rupee,mauritius rupee|MVR rufiyaa|MWK malawian kwacha|MXN mexican peso,mexico peso
MYR ringgit,malaysian ringgit,malaysia ringgit|MZN metical,mozambican metical|NAD namibian dollar,namibia dollar
NGN naira,nigerian naira|NIO nicaraguan córdoba|NLG dutch guilder|NOK norwegian krone,norwegian kroner,norwegian crown
NPR nepalese rupee,nepali rupee|NZD new zealand dollar,kiwi dollar|OMR omani rial|PAB balboa
PEN peruvian sol,nuevo sol|PGK kina|PHP philippine peso,philippines peso|PKR pakistani rupee,pakistan rupee
PLN zloty,złoty,polish zloty,polish złoty|PYG guarani,guaraní|QAR qatari riyal,qatar riyal
RON romanian leu,romanian lei|RSD serbian dinar|RUB ruble,rouble,russian ruble,russian rouble|RWF rwandan franc
SAR saudi riyal|SBD solomon islands dollar|SCR seychellois rupee|SDG sudanese pound
SEK swedish krona,swedish kronor,swedish crown|SGD singapore dollar,singaporean dollar|SLE leone|SOS somali shilling
SRD surinamese dollar|SSP south sudanese pound|SYP syrian pound,syrian lira|SZL lilangeni|THB baht,thai baht
TJS somoni|TMT turkmenistani manat|TND tunisian dinar|TOP paanga|TRY turkish lira,turkey lira
TTD trinidad and tobago dollar|TWD taiwan dollar,new taiwan dollar,taiwanese dollar
TZS tanzanian shilling,tanzania shilling|UAH hryvnia,ukrainian hryvnia|UGX ugandan shilling,uganda shilling
USD dollar,us dollar,u.s. dollar,american dollar,united states dollar,buck|UYU uruguayan peso
UZS uzbekistani som,uzbek som|VES bolívar,bolivar,venezuelan bolívar,venezuelan bolivar|VND dong,vietnamese dong
VUV vatu|WST tala|XAF central african franc,central african cfa franc|XCD east caribbean dollar
XOF cfa franc,franc cfa,fcfa,west african franc,west african cfa franc|XPF cfp franc|YER yemeni rial
ZAR rand,south african rand|ZMW zambian kwacha|ZWL zimbabwean dollar,zimbabwe dollar
"""
_SIGNS = "$ USD|€ EUR|£ GBP|¥ JPY|₹ INR|₽ RUB|₩ KRW|₺ TRY|₴ UAH|₦ NGN|₱ PHP|฿ THB|₫ VND|₪ ILS|₡ CRC|₭ LAK|₮ MNT|₲ PYG"
_SIGNS += "|₵ GHS|₸ KZT|₼ AZN|₾ GEL|৳ BDT|៛ KHR|֏ AMD|₨ INR|￥ JPY|＄ USD|￡ GBP|￦ KRW"
_DOLLARS = "us USD|u.s. USD|c CAD|ca CAD|can CAD|cdn CAD|a AUD|au AUD|aus AUD|nz NZD|hk HKD|s SGD|sg SGD|nt TWD|r BRL"
_DOLLARS += "|mx MXN|mex MXN|ar ARS|j JMD|jm JMD|tt TTD|ec XCD|fj FJD|z ZWL|n NAD"
_SHORT = "rs INR|rm MYR|rp IDR|sfr CHF|fr CHF|ksh KES|kshs KES|tsh TZS|tshs TZS|ush UGX|ushs UGX|dm DEM|zł PLN|zl PLN"
_SHORT += "|kč CZK|лв BGN|rmb CNY"
_OFTEN = "dollar USD|pound GBP|franc CHF|rupee INR|lira TRY|krona SEK"
_PLURALS = "pence penny|pennies penny|p penny|c cent|lire lira|paise paisa|kroner krone|kr krone|kronor krona"


def _pairs(table: str) -> dict[str, str]:
    """Reads entries of two words, parted by bars."""
    entries = (entry.split(" ") for entry in table.split("|"))
    return {words[0]: words[1] for words in entries}


def _by_name() -> dict[str, str]:
    entries = (entry.split(" ", 1) for entry in _NAMES.replace("\n", "|").split("|") if entry)
    return {name: code for code, names in entries for name in names.split(",")}


CODES_BY_NAME = _by_name()
"""The code for each name in small letters and in the singular: "hong kong dollar", "yen"."""

CODES = frozenset(CODES_BY_NAME.values())
SIGNS = _pairs(_SIGNS)
DOLLARS = _pairs(_DOLLARS)
"""What letters in front of a dollar sign make of it: the "c" of "C$"."""

SHORT = _pairs(_SHORT)
OFTEN = _pairs(_OFTEN)
"""Names that many countries use, with the money that is meant where no country is named."""

PARTS = ("cent", "penny", "sen", "kopek", "kopiyka", "paisa", "centavo")
_SEVERAL = "peso dinar riyal rial krone crown mark shilling dirham guilder kwacha manat leu som bitcoin satoshi"
STAY = (*_SEVERAL.split(), *PARTS)
"""Names that stay names: many countries or none use them, and none of them is meant more than the others."""

PLURALS = _pairs(_PLURALS)
