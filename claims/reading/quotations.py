"""The quotations of a text with their speakers. A text without quotation marks yields none; nobody is made up."""

from claims.reading.quote_marks import paragraphs, quoted
from claims.reading.speakers import speakers
from claims.reading.values import Quotation


def find(text: str) -> list[Quotation]:
    """Returns the words between quotation marks, in order, each with who is named as saying them."""
    parts = paragraphs(text)
    spans = quoted(text, parts)
    told = speakers(text, spans, parts) if spans else []
    return [Quotation(span, speaker) for span, speaker in zip(spans, told, strict=True)]
