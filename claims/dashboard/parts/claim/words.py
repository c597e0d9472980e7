"""Small pieces that the parts of a claim share: days, moments, sections, links to sources. All text is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from claims.desk.card_lines import EvidenceLine

NOTHING: Final = Markup("")


def words(said: str, kind: str = "") -> Markup:
    """Shows a text of anyone in its own direction; an empty one shows nothing."""
    if not said:
        return NOTHING
    return Markup('<p class="{}" dir="auto">{}</p>').format(kind or "or-words", said)


def asked_for_a_reply(answer: str) -> Markup:
    """Shows whether the claimant was asked for a reply, and what came of it; nothing where nobody had to say."""
    if not answer:
        return NOTHING
    return Markup('<p class="or-reply" dir="auto"><strong>Asked for a reply:</strong> {}</p>').format(answer)


def section(title: str, body: Iterable[Markup], name: str) -> Markup:
    """Puts parts under a heading of their own."""
    inside = Markup("").join(body)
    return Markup('<section class="or-section or-{}"><h2>{}</h2>{}</section>').format(name, title, inside)


def folded(summary: str, inside: Markup) -> Markup:
    """Folds what is too long to be open."""
    return Markup('<details class="or-folded"><summary>{}</summary>{}</details>').format(summary, inside)


def outward(address: str, said: str) -> Markup:
    """Links to an address of the web in a tab of its own; any other address is text."""
    if not address.startswith(("https://", "http://")):
        return Markup('<span dir="auto">{}</span>').format(said)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer" dir="auto">{}</a>').format(address, said)


def source_links(sources: Sequence[int], evidence: Mapping[int, EvidenceLine]) -> Markup:
    """Names the evidence that something rests on, each linked to where it is found; what is not shown is left out."""
    named = [evidence[number] for number in sources if number in evidence]
    if not named:
        return NOTHING
    linked = Markup(", ").join(
        Markup("<s>{}</s> (withdrawn)").format(outward(line.address, line.name))
        if line.withdrawn is not None
        else outward(line.address, line.name)
        for line in named
    )
    return Markup('<p class="or-quiet">Source{}: {}</p>').format("" if len(named) == 1 else "s", linked)
