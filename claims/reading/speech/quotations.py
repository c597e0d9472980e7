"""The quotations of a text with their speakers. A text without quotation marks yields none; nobody is made up."""

from claims.reading.speech.speakers import Reading
from claims.reading.values import Quotation


def find(text: str) -> list[Quotation]:
    """Returns the words between quotation marks, in order, each with who is named as saying them."""
    return Reading(text).quotations
