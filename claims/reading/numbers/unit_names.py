"""The words for what is counted: measures with their signs, irregular plurals, times, and words that are no nouns."""

from claims.reading.wordlists import listed

_MEASURES = """
km kilometre|m metre|cm centimetre|mm millimetre|kg kilogram|g gram|mg milligram|t tonne|l litre|ml millilitre
ha hectare|km² square kilometre|m² square metre|km2 square kilometre|m2 square metre|m³ cubic metre
m3 cubic metre|sqm square metre|mph mile per hour|kmh kilometre per hour|km/h kilometre per hour
kph kilometre per hour|w watt|kw kilowatt|mw megawatt|gw gigawatt|tw terawatt|wh watt-hour|kwh kilowatt-hour
mwh megawatt-hour|gwh gigawatt-hour|twh terawatt-hour|kb kilobyte|mb megabyte|gb gigabyte|tb terabyte
pb petabyte|hz hertz|mhz megahertz|ghz gigahertz|ft foot|lb pound|lbs pound|oz ounce|mi mile|sq square|hrs hour
hr hour|min minute|mins minute|sec second|secs second|yr year|yrs year|mo month|wk week|wks week|bps basis point
pp percentage point|ppt percentage point|ppm part per million|bbl barrel
"""
_IRREGULAR = """
people person|men man|women woman|children child|feet foot|teeth tooth|mice mouse|lives life|wives wife
knives knife|leaves leaf|halves half|thieves thief|wolves wolf|shelves shelf|loaves loaf|shoes shoe|toes toe
movies movie|ties tie|pies pie|cookies cookie|calories calorie|zombies zombie|rookies rookie|crises crisis
analyses analysis|theses thesis|diagnoses diagnosis|hypotheses hypothesis|criteria criterion
phenomena phenomenon|series series|species species|aircraft aircraft|spacecraft spacecraft|sheep sheep|fish fish
deer deer|police police|staff staff|personnel personnel|cattle cattle|headquarters headquarters|axes axis
buses bus|gases gas|viruses virus|campuses campus|bonuses bonus|censuses census|statuses status
surpluses surplus|choruses chorus|lenses lens|caches cache|headaches headache|alumni alumnus|media medium
passers-by passer-by|policemen policeman|firefighters firefighter|servicemen serviceman|congressmen congressman
businessmen businessman|spokesmen spokesman|gentlemen gentleman|salespeople salesperson
tradespeople tradesperson|grandchildren grandchild|schoolchildren schoolchild
"""


def _pairs(table: str) -> dict[str, str]:
    """Reads entries parted by bars and line ends: a word, a space, and what it stands for."""
    entries = (entry.split(" ", 1) for entry in table.strip().replace("\n", "|").split("|"))
    return {words[0]: words[1] for words in entries}


MEASURES = _pairs(_MEASURES)
IRREGULAR = _pairs(_IRREGULAR)
"""Plurals that no rule makes, with their singulars."""

TIMES = listed("second minute hour day night week weekend fortnight month quarter year decade century season term")
ENDS_A_PHRASE = listed(
    """
    a about above across after again against ago all along already also although always am among an and another any
    anyone are around as asked at away back be became because been before behind being below beside besides between
    both but by came can cannot could did do does doing done down during each either else enough even ever every
    everyone except five for four from gets go goes going gone got had has have having he her here hers herself him
    himself his how however i if in including instead into is it its itself just last later least like long made
    make makes many may maybe me means might most much must my near nearly needs neither never next no none nor not
    nothing now of off often on once one only onto or others our ours out over own per perhaps plus rather really
    remains runs said same saw say says see seems shall she should since six so some someone sometimes soon still
    such takes tells than that the their theirs them themselves then there these they thing think this those though
    three through throughout thus times to today together told tomorrow too took toward towards two under unless
    until up upon us used versus very via wants was we well went were what whatever when where whereas whether which
    while who whole whom whose why will with within without works would yes yesterday yet you your yours isn't
    aren't wasn't weren't don't doesn't didn't won't can't it's he's she's that's there's here's what's killed
    injured wounded dead died strong worth old tall wide deep high right wrong true
    """
)
"""Words in small letters that cannot belong to what is counted."""
