"""The page of a claim: everything readers may know of it, as it is or as it stood on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from claims.desk.card_lines import ClaimCard, EvidenceLine
from claims.rules.schedule import day_in_words
from claims.site.addresses import Addresses
from claims.site.drawn import draw
from claims.site.frame import Alternate, Head
from db.words import Kind, Stance, Verification

_SAID: Final = {Kind.PROMISE: "Promised by", Kind.PREDICTION: "Predicted by"}
_REPORTED: Final = frozenset({Kind.PROMISE, Kind.QUOTATION})
LONGEST_DESCRIPTION: Final = 300


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Draws the page of a claim. `trackers` are the short names of those that have a page of their own."""

    at: Addresses
    zone: tzinfo
    today: date
    contact: str
    trackers: Mapping[int, str]
    is_static: bool = False

    def draw(self, card: ClaimCard, *, on: date | None = None, fault: str = "") -> Markup:
        """Draws it as it is, or as it stood on a day; `fault` says what of the address could not be read."""
        later = tuple(line for line in card.evidence if on and line.published and line.published > on)
        known = tuple(line for line in card.evidence if line not in later)
        return draw(
            "claim.html",
            card=card,
            at=self.at,
            zone=self.zone,
            today=self.today,
            on=on,
            fault=fault,
            said=_SAID.get(card.kind, "Said by"),
            meaning=_meaning(card),
            known=known,
            later=later,
            groups=_groups(known),
            trackers=self.trackers,
            fixed=self.is_static,
            address=self.at.claim(card.slug),
            report=report_address(self.contact, card.id, self.at.whole(f"c/{card.slug}") if self.at.base else ""),
        )


def claim_head(
    card: ClaimCard, newsroom: str, on: date | None = None, *, is_static: bool = False, is_shared: bool = False
) -> Head:
    """Gives what machines are told about a claim's page; a past day and a shared view are nobody's to find."""
    path = "" if on or is_shared else f"c/{card.slug}"
    past = f" (as it stood on {day_in_words(on)})" if on else ""
    return Head(
        title=f"{card.statement}{past} · {newsroom}",
        description=described(card),
        path=path,
        picture=f"c/{card.slug}/preview.png",
        article=True,
        published=card.first_published_at,
        modified=card.last_public_at,
        alternates=()
        if is_static
        else (Alternate("application/json", "This claim as data", f"api/v1/claims/{card.id}"),),
        embed="" if is_static else path,
    )


def described(card: ClaimCard) -> str:
    """Says in a line what was found: the verdict, what came of it, who said it."""
    parts = [f"{'Reported correctly?' if card.kind in _REPORTED else 'True as stated?'} {_upper(card.verification)}."]
    if card.kind.is_followed_up:
        parts.append(f"What came of it: {card.follow_up or 'nothing recorded yet'}. {card.schedule}.")
    if card.claimant_shown:
        parts.append(f"{_SAID.get(card.kind, 'Said by')} {card.claimant}.")
    if card.verdict:
        parts.append(card.verdict.reason)
    said = " ".join(" ".join(parts).split())
    return said if len(said) <= LONGEST_DESCRIPTION else said[: LONGEST_DESCRIPTION - 1].rstrip() + "…"


def report_address(contact: str, claim: int | None, address: str) -> str:
    """Gives the address by which a reader reports an error, empty where the newsroom named none."""
    if not contact or contact.startswith(("https://", "http://")):
        return contact
    subject = f"Error in claim {claim}" if claim else "Error"
    return f"mailto:{quote(contact, safe='@+.-_')}?subject={quote(subject)}&body={quote(address)}"


def _meaning(card: ClaimCard) -> str:
    named = card.kind in _REPORTED and card.verification in (Verification.VERIFIED, Verification.FALSE)
    return f"{card.verification.meaning} in the article" if named else card.verification.meaning


def _groups(lines: tuple[EvidenceLine, ...]) -> list[tuple[Stance, list[EvidenceLine]]]:
    found = [(stance, [line for line in lines if line.stance is stance]) for stance in Stance]
    return [(stance, held) for stance, held in found if held]


def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]
