"""What fetching refuses, in sentences that end in what to do instead."""

from typing import Final

from claims.refusals import NotAccepted

BY_HAND: Final = "Open it in a browser and paste the text here."


class NotFetched(NotAccepted):
    """The address gave no page; nothing was kept. `status` is what the site answered, if it did."""

    def __init__(self, sentence: str, status: int | None = None) -> None:
        super().__init__(sentence, field="address")
        self.status = status
