"""Templates become pages: every text is escaped, every day said in words, every state is icon, word and colour."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from claims.formats import chips
from claims.formats.bars import share_bar
from claims.formats.days import day, moment
from claims.rules.schedule import counted, day_in_words
from db.words import FollowUp, Schedule, Verification

_FOLDER: Final = Path(__file__).with_name("templates")
_WEB: Final = ("https://", "http://")


def paragraphs(text: str) -> Markup:
    """Shows a text of anyone in paragraphs, each in its own direction."""
    found = (part.strip() for part in text.split("\n\n"))
    return Markup("").join(Markup('<p dir="auto">{}</p>').format(part) for part in found if part)


def outward(address: str, said: str) -> Markup:
    """Links to an address of the web; any other address is text."""
    if not address.startswith(_WEB):
        return Markup("<bdi>{}</bdi>").format(said)
    return Markup('<a href="{}" rel="noopener nofollow"><bdi>{}</bdi></a>').format(address, said)


def site_of(address: str) -> str:
    """Names the site of an address, nothing where it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.") if address.startswith(_WEB) else ""
    except ValueError:
        return ""


def schedule_chip(word: Schedule | None, days: int = 0) -> Markup:
    """Shows how a promise stands against its first window."""
    return chips.schedule(word, days if word in (Schedule.LATE, Schedule.OVERDUE) and days else None)


def verification_bar(numbers: dict[Verification, int]) -> Markup:
    """Draws how many claims have each verification."""
    shares = [(_hue(chips.VERIFICATION[word]), numbers.get(word, 0)) for word in Verification if word != "unchecked"]
    shares.append((chips.NO_SHARE, numbers.get(Verification.UNCHECKED, 0)))
    return share_bar(shares, _said(((word, numbers.get(word, 0)) for word in Verification), "claims by verification"))


def follow_up_bar(numbers: dict[FollowUp | None, int]) -> Markup:
    """Draws how many promises and predictions have each follow-up, those without one last."""
    shares = [(_hue(chips.FOLLOW_UP[word]), numbers.get(word, 0)) for word in FollowUp]
    shares.append((chips.NO_SHARE, numbers.get(None, 0)))
    words = [*((str(word), numbers.get(word, 0)) for word in FollowUp), ("nothing recorded yet", numbers.get(None, 0))]
    return share_bar(shares, _said(words, "promises and predictions by follow-up"))


def _hue(look: chips.Look) -> str:
    return look[0]


def _said(numbers: Iterable[tuple[str, int]], what: str) -> str:
    return f"{what}: " + ", ".join(f"{number:,} {word}" for word, number in numbers if number)


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "chips": chips,
        "counted": counted,
        "day": day,
        "day_in_words": day_in_words,
        "follow_up_bar": follow_up_bar,
        "moment": moment,
        "outward": outward,
        "paragraphs": paragraphs,
        "schedule_chip": schedule_chip,
        "share_bar": share_bar,
        "site_of": site_of,
        "verification_bar": verification_bar,
        "VERIFICATIONS": tuple(Verification),
        "FOLLOW_UPS": tuple(FollowUp),
    }
    return made


_TEMPLATES: Final = _environment()


def draw(template: str, **values: Any) -> Markup:
    """Fills in a template; a value that it asks for and does not get is an error, never an empty place."""
    return Markup(_TEMPLATES.get_template(template).render(**values))  # noqa: S704
