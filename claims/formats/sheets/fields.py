"""What a column of a spreadsheet can mean. Refuses nothing; by which names it goes stands in names.py."""

from enum import StrEnum
from typing import Final

OURS: Final = "on record: "
"""How the columns of our own export begin: no newsroom calls one so, and their meaning needs no recognising."""


class Field(StrEnum):
    """What a column says of a claim. The values are what a person maps a column to, and the names in our export."""

    NUMBER = "claim"
    STATEMENT = "statement"
    KIND = "kind"
    TOPIC = "topic"
    LANGUAGE = "language"
    CLAIMANT = "claimant"
    CLAIMANT_KIND = "claimant kind"
    CLAIMANT_NOTE = "claimant note"
    CLAIMANT_SHOWN = "claimant shown"
    ASSERTED_BY = "asserted by"
    ASSERTER = "asserter"
    ASSERTER_KIND = "asserter kind"
    QUOTE = "quote"
    SAID_ON = "said on"
    ARTICLE = "article"
    ARTICLE_ADDRESS = "article address"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    DEADLINE = "deadline"
    DEADLINE_FROM = "deadline from"
    DEADLINE_BY = "deadline by"
    DEADLINE_SOFT = "deadline soft"
    DEADLINE_ON = "deadline announced"
    VERIFICATION = "verification"
    VERDICT_REASON = "verdict reason"
    VERDICT_SEARCH = "verdict search"
    FOLLOW_UP = "follow-up"
    FOLLOW_UP_ON = "follow-up on"
    FOLLOW_UP_REASON = "follow-up reason"
    FOLLOW_UP_SEARCH = "follow-up search"
    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"
    NOTHING = "nothing"


MANY: Final = frozenset({Field.SUPPORTS, Field.REFUTES, Field.CONTEXT, Field.NOTHING})
"""What several columns may mean at once."""

SOURCES: Final = (Field.SUPPORTS, Field.REFUTES, Field.CONTEXT)
DAYS: Final = frozenset(
    {Field.SAID_ON, Field.PUBLISHED, Field.FOLLOW_UP_ON, Field.DEADLINE}
    | {Field.DEADLINE_FROM, Field.DEADLINE_BY, Field.DEADLINE_ON}
)
