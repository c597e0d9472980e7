"""Which language a text is written in, told by its script and its commonest words. Refuses nothing: unsure is None."""

import re
from collections import Counter
from typing import Final

FEWEST: Final = 3
"""How many common words of a language a text has to show."""

_WORDS: Final = {
    "en": "the of and to in that was for with his is are this from which have has were been their would it said",
    "de": "der die das und ist nicht ein eine einer dem den mit von zu auf für auch sich im des werden wird dass sind",
    "fr": "le la les des et est une dans que qui pour pas sur avec du au aux sont cette ce par plus il elle leur été",
    "es": "el la los las de que y en un una por con para no se del es lo como más su al pero ha han según este",
    "pt": "o a os as de que e em um uma por com para não se do da dos das no na é foi são mais ao pelo seu já",
    "it": "il la le gli di che e in un una per con non si del della dei delle è sono nel nella più ha alla anche dal",
    "nl": "de het een en van in is dat op te niet voor met zijn aan er ook werd worden door bij naar deze hebben",
    "sv": "och att det som en på är av för med den till inte har de om ett var från vi kan ska säger eller",
    "da": "og at det som en på er af for med den til ikke har de om et var fra vi kan skal siger eller blev",
    "nb": "og at det som en på er av for med den til ikke har de om et var fra vi kan skal sier eller ble",
    "fi": "ja on ei että se hän oli mutta myös kun joka ovat tai niin mukaan sekä jos vain olla voi tämä ollut",
    "pl": "i w na nie się że z do jest to o jak po za od przez dla są co oraz tym ale jego roku może był",
    "cs": "a v na se že je o s do to z pro jako by za od po jsou ale jeho podle bude který která také byl",
    "sk": "a v na sa že je o s do to z pre ako by za od po sú ale jeho podľa bude ktorý ktorá tiež bol",
    "hu": "a az és hogy nem is egy van meg de volt ez csak azt mint ha már szerint vagy el után még lesz",
    "ro": "și în de la nu a că pe cu o din un este care pentru mai sunt să fi se au prin după cele ale",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi en kadar sonra var ise değil olduğunu ancak dedi",
    "hr": "i u je na da se za su od s koji kao ne iz što će to o ali bi nije kako koja sve biti rekao",
    "id": "yang dan di ini itu dengan untuk dari pada tidak dalam akan juga oleh ada adalah bisa telah kata tersebut",
    "vi": "và của là có không được cho một trong với các những người này đã để từ khi về ra cũng",
    "ca": "el la els les de que i en un una per amb no es del és al als com més va són pel aquest també",
    "ru": "и в не на что с он как это по но из у за от для были был его при также или будет году сказал",
    "uk": "і в не на що з він як це по але із у за від для були був його при також або буде році та й",
    "bg": "и в не на че с той като това по но от за се са да е ще бъде също или които през беше има",
    "sr": "и у је на да се за су од с који као не из што ће то о али би није како која све бити рекао",
    "ar": "في من على إلى أن التي الذي عن هذا هذه مع ما لا كان كانت بعد وقد قال لم بين ذلك كما",
    "fa": "در از به که این را با است برای آن یک خود تا شد بر های شده کرد می اما هم نیز",
    "ur": "کے میں کی ہے اور سے کا کو نے پر کہ یہ ہیں اس بھی تھا نہیں گیا کر ایک لیے",
    "hi": "के में की है और से का को ने पर कि यह हैं इस भी था नहीं गया कर एक लिए",
    "mr": "आहे या आणि च्या ते की हे तर नाही होते केली केला म्हणून आहेत यांनी त्या मध्ये झाली",
}
_SCRIPTS: Final = {
    "ja": "぀-ヿ", "ko": "가-힣", "zh": "一-鿿", "th": "฀-๿", "el": "Ͱ-Ͽ", "he": "֐-׿", "bn": "ঀ-৿", "ta": "஀-௿",
    "te": "ఀ-౿", "gu": "઀-૿", "kn": "ಀ-೿", "ml": "ഀ-ൿ", "pa": "਀-੿", "ka": "ა-ჿ", "hy": "԰-֏", "am": "ሀ-፿",
    "km": "ក-៿", "my": "က-႟", "lo": "຀-໿", "si": "඀-෿",
}  # fmt: skip
"""Languages that a script of their own gives away; kana before the signs that Japanese shares with Chinese."""

_SAMPLE: Final = 20_000
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0963]+[^\W\d_]*)*")


def _languages_by_word() -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in set(words.split()):
            known.setdefault(word, []).append(language)
    return known


_KNOWN: Final = _languages_by_word()


def language_of(text: str) -> str | None:
    """Gives the code (ISO 639-1) of the language a text is written in, or None where too little tells."""
    text = text[:_SAMPLE]
    return _by_script(text) or _by_words(text)


def language_named(name: str) -> str | None:
    """Gives the code at the beginning of what a page says of its language: `en` for `en-GB`."""
    found = re.match(r"\s*([a-z]{2})(?![a-z])", name, re.IGNORECASE)
    return found[1].lower() if found else None


def _by_script(text: str) -> str | None:
    letters = sum(map(str.isalpha, text))
    for language, signs in _SCRIPTS.items():
        share = 0.1 if language == "ja" else 0.4
        if letters and len(re.findall(f"[{signs}]", text)) > letters * share:
            return language
    return None


def _by_words(text: str) -> str | None:
    words = Counter(word for word in _WORD.findall(text.lower()) if word in _KNOWN)
    seen: Counter[str] = Counter()
    for word, times in words.items():
        for language in _KNOWN[word]:
            seen[language] += times
    (first, most), (_, next_most) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= FEWEST and most > next_most * 1.1 else None
