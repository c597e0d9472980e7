"""The sorts of words that tell how a sentence is built: who does it, when, and how much.

A word's sort is never a guess at its meaning: what is in no list is sorted by its ending.
"""

from functools import lru_cache

from claims.reading.wordlists import listed

_LISTED = {
    "I": "i me my mine myself i'm i've i'd",
    "we": "we us our ours ourselves we're we've we'd",
    "you": "you your yours yourself you're you've you'd",
    "he": "he him his she her hers himself herself he's she's",
    "it": "it its itself it's that's there's what's",
    "they": "they them their theirs themselves they're they've they'd",
    "who": "who whom which what when where why how whose whether",
    "the": "the a an",
    "this": "this that these those",
    "all": "all every each any some many much few both several no none another other such",
    "is": "is are am be being",
    "was": "was were been",
    "has": "have has having",
    "had": "had",
    "does": "do does",
    "did": "did",
    "will": "will shall won't gonna i'll we'll he'll she'll they'll you'll it'll",
    "would": "would could might may can can't couldn't wouldn't cannot",
    "should": "should must ought need needs shouldn't",
    "not": "not never don't doesn't isn't aren't haven't hasn't",
    "didn't": "didn't wasn't weren't hadn't",
    "and": "and or but nor",
    "if": "if because while although though unless since until than as so",
    "of": "of in on at by for with from about into over under through between against during within after before to",
    "think": "think believe feel hope guess suppose want know say see like understand mean agree",
    "said": "said says told called",
    "more": "more less fewer most least higher lower bigger larger smaller greater highest lowest biggest largest"
    " smallest better worse best worst",
    "million": "million billion trillion thousand hundred",
    "two": "two three four five six seven eight nine ten twenty thirty forty fifty half double",
    "one": "one first second third once",
    "year": "year years month months week weeks day days ago yesterday today last decade century",
    "oh": "well yes oh okay please thank thanks look let",
    "went": "went got came took gave made voted passed lost won left cut built brought ran became began put kept sent"
    " spent paid led met rose fell grew saw knew found held wrote broke spoke chose drove thought felt stood bought"
    " taught sold fought signed vetoed raised",
    "there": "there here",
    "#percent": "percent % #percent",
}
_SORTS = {word: sort for sort, words in _LISTED.items() for word in listed(words)}
_PARTICLE = 4
_ENDINGS = (("ed", 4), ("ing", 5), ("ly", 4), ("'s", 2), ("ss", 3), ("s", 3))


def carries_meaning(word: str) -> bool:
    """Tells whether a word is worth telling: one of some length that is no particle and no common verb."""
    return len(word) > _PARTICLE and word.isalpha() and word not in _SORTS


def sorts_of(tokens: list[str], names: list[str]) -> list[str]:
    """Returns the sort of each word of a sentence; `names` are those of its words that are written as names."""
    sorts = list(map(_sort_of, tokens))
    if not names:
        return sorts
    named = frozenset(name.lower() for name in names)
    return ["Name" if word in named and word not in _SORTS else sort for word, sort in zip(tokens, sorts, strict=True)]


@lru_cache(maxsize=20_000)
def _sort_of(word: str) -> str:
    if word in _SORTS or word[0] in "#?!":
        return _SORTS.get(word, word)
    endings = (f"-{ending}" for ending, length in _ENDINGS if word.endswith(ending) and len(word) > length)
    return next(endings, "-")
