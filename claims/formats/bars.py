"""Shares as one thin bar, for pages that allow no style attribute: an inline SVG. Pure."""

from collections.abc import Iterable

from markupsafe import Markup

_RECT = Markup('<rect class="or-{}" x="{:.2f}%" width="{:.2f}%" height="7"/>')


def share_bar(shares: Iterable[tuple[str, int]], said: str) -> Markup:
    """Draws shares of (hue, number) side by side; `said` is what it says to who cannot see it, nothing where empty."""
    some = [(hue, number) for hue, number in shares if number > 0]
    total = sum(number for _, number in some)
    if not total:
        return Markup("")
    drawn, at = [], 0
    for hue, number in some:
        drawn.append(_RECT.format(hue, at / total * 100, number / total * 100))
        at += number
    return Markup('<svg class="or-shares" role="img" aria-label="{}" width="100%" height="7">{}</svg>').format(
        said, Markup("").join(drawn)
    )
