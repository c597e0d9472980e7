"""Lists of words, written as running text so that they can be read at a glance."""


def listed(words: str) -> frozenset[str]:
    """Returns the words of a list with white space between them."""
    return frozenset(words.split())
