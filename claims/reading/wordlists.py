"""A list of words is written as lines of words, so that people can read and mend it. Holds no list itself."""


def listed(words: str) -> frozenset[str]:
    """Returns the words of some lines as a set."""
    return frozenset(words.split())
