"""What the desk refuses, in sentences that say what to do. The record's own refusals stand in db/errors.py.

Refusal (db)
├── NotAllowed     the role may not do this
└── NotAccepted    something in the form is missing or wrong; `field` names it
"""

from db.errors import Refusal


class NotAllowed(Refusal):
    """The actor's role may not do this; nothing was changed."""


class NotAccepted(Refusal):
    """What was given breaks a rule; nothing was changed. `field` names the place in the form, or is empty."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
