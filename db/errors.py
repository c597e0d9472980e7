"""What the record refuses, in sentences that a person may be told.

Refusal
├── Stale          the change was made on an older version; carries what changed in between
├── NotOnRecord    no such claim, source, tracker, ...
├── TooMany        more claims than a view of some claims holds
├── Busy           the database is locked by another program
└── Unusable       the database cannot be used as it is
    ├── NewerSchema    it was written by a newer On Record
    └── Damaged        it is no database, or its guards or chains do not hold
"""

from typing import Any


class Refusal(Exception):
    """Carries one sentence that says what is wrong and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotOnRecord(Refusal):
    """Nothing on record has this number."""


class TooMany(Refusal):
    """More claims than a view of some claims holds."""


class Busy(Refusal):
    """Another program holds the database; nothing was written."""


class Unusable(Refusal):
    """The database cannot be read or written as it is; nothing was changed."""


class NewerSchema(Unusable):
    """The database was written by a newer On Record."""


class Damaged(Unusable):
    """The database is no database, or its guards or chains do not hold."""


class Stale(Refusal):
    """The change was made on an older version of its subject; nothing was written.

    `since` holds the events that came in between, oldest first; `subjects` every number that was stale.
    """

    def __init__(
        self, sentence: str, *, seen: int, now: int, since: tuple[Any, ...] = (), subjects: tuple[int, ...] = ()
    ) -> None:
        super().__init__(sentence)
        self.seen, self.now, self.since, self.subjects = seen, now, since, subjects
