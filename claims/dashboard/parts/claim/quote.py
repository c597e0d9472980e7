"""Where a claim was said: the quote in its context, with what has to be said beside every quote of its article."""

from markupsafe import Markup

from claims.dashboard.parts.claim.words import NOTHING, folded, outward, section, words
from claims.desk.card_lines import AppearanceLine, ClaimCard
from claims.formats.days import day


def said(card: ClaimCard) -> Markup:
    """Shows the first place where the claim was said, the others folded; none is said too."""
    if not card.appearances:
        return section(
            "Where it was said",
            [Markup('<p class="or-absent">No quote on record{}.</p>').format(_instead(card))],
            "said",
        )
    first, *others = card.appearances
    body = [_appearance(first)]
    if others:
        more = Markup("").join(_appearance(one) for one in others)
        body.append(folded(f"Said in {len(others)} more place{'' if len(others) == 1 else 's'}", more))
    return section("Where it was said", body, "said")


def _instead(card: ClaimCard) -> str:
    return ": see the evidence for what it stands on" if card.evidence else ": nobody has noted where this was said"


def _appearance(one: AppearanceLine) -> Markup:
    return Markup('<figure class="or-said">{}<figcaption>{}{}{}{}</figcaption></figure>').format(
        _quote(one), _notice(one), words(one.fidelity, "or-fidelity"), _article(one), _compared(one)
    )


def _quote(one: AppearanceLine) -> Markup:
    if not one.quote:
        return Markup('<p class="or-absent">No quote on record.</p>')
    return Markup(
        '<blockquote dir="auto"><span class="or-around">{}</span><mark>{}</mark><span class="or-around">{}</span>'
        "</blockquote>"
    ).format(f"…{one.before}" if one.before else "", one.quote, f"{one.after}…" if one.after else "")


def _notice(one: AppearanceLine) -> Markup:
    return Markup('<p class="or-notice" dir="auto">{}</p>').format(one.notice) if one.notice else NOTHING


def _article(one: AppearanceLine) -> Markup:
    basis = (
        Markup('<span class="or-basis" dir="auto"> {}</span>').format(one.published_basis)
        if one.published_basis
        else NOTHING
    )
    return Markup('<p class="or-quiet"><cite>{}</cite>, {}, {}.{}</p>').format(
        outward(one.address, one.headline), one.publisher, day(one.published), basis
    )


def _compared(one: AppearanceLine) -> Markup:
    if not one.quote:
        return NOTHING
    told = (
        "The quote was compared letter for letter with the article’s text when it was put on record; "
        "the text itself is not held here."
        if one.compared
        else "Article text not held: the quote was not compared with it."
    )
    return Markup('<p class="or-quiet">{}</p>').format(told)
