"""What every page of a dossier shares: its frame, its stylesheet, its small pieces. All text is escaped.

Refuses whatever would need a network, a script or a style of its own: the frame says so to the browser.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from markupsafe import Markup

from claims.formats import chips, look
from claims.formats.dossier.values import Basis, Claim, Evidence
from claims.formats.unprintable import without_unprintable
from claims.rules.schedule import counted, day_in_words
from db.words import Kind

STYLE: Final = "style.css"
NOTHING: Final = Markup("")
REPORTED: Final = frozenset({Kind.PROMISE, Kind.QUOTATION})
"""The kinds of which verification rates how they were reported."""
_SHARED = Path(__file__).with_name(STYLE)

# `'self'` alone is not enough everywhere for a page that was opened as a file.
_POLICY: Final = (
    "default-src 'none'; style-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'; object-src 'none'"
)
_FRAME: Final = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="{root}{style}">
</head>
<body>
{body}
</body>
</html>
""")


def framed(title: str, root: str, body: Iterable[Markup]) -> bytes:
    """Makes a page of its parts; `root` leads from it to the first page's folder: "" or "../"."""
    inside = Markup("\n").join(part for part in body if part)
    made = _FRAME.format(policy=_POLICY, title=title, root=root, style=STYLE, body=inside)
    return without_unprintable(made).encode("utf-8")


@lru_cache(maxsize=1)
def stylesheet() -> bytes:
    """Gives the one stylesheet, in the newsroom's colours, light and dark."""
    return "\n".join([look.variables(), look.classes(), _SHARED.read_text(encoding="utf-8")]).encode("utf-8")


def moment(when: datetime) -> Markup:
    """Shows a moment in UTC, as the data files have it."""
    utc = when.astimezone(UTC)
    return Markup('<time datetime="{:%Y-%m-%dT%H:%M:%SZ}">{}, {:%H:%M} UTC</time>').format(
        utc, day_in_words(utc.date()), utc
    )


def words(said: str, kind: str = "words") -> Markup:
    """Shows a text of anyone in its own direction; an empty one shows nothing."""
    return Markup('<p class="{}" dir="auto">{}</p>').format(kind, said) if said else NOTHING


def outward(address: str, said: str) -> Markup:
    """Links to an address of the web, which needs the network; any other address is text."""
    if not address.startswith(("https://", "http://")):
        return Markup("<bdi>{}</bdi>").format(said)
    return Markup('<a href="{}" rel="noopener noreferrer nofollow"><bdi>{}</bdi></a>').format(address, said)


def section(title: str, body: Iterable[Markup], name: str) -> Markup:
    """Puts parts under a heading of their own; nothing of them makes no section."""
    inside = Markup("").join(body)
    if not inside:
        return NOTHING
    return Markup('<section class="{}" id="{}"><h2>{}</h2>{}</section>').format(name, name, title, inside)


def pairs(shown: Iterable[tuple[str, Markup]], kind: str) -> Markup:
    """Shows facts with their names; one without content is left out."""
    lines = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, said) for name, said in shown if said
    )
    return Markup('<dl class="{}">{}</dl>').format(kind, lines) if lines else NOTHING


def hashed(digest: str) -> Markup:
    """Shows a SHA-256 in a form that can be copied."""
    return Markup('<code class="hash">{}</code>').format(digest)


def verification_label(kind: Kind) -> str:
    """Says what verification rates of this kind of claim."""
    return "Reported correctly?" if kind in REPORTED else "True as stated?"


def states(claim: Claim) -> list[tuple[str, Markup]]:
    """Shows where a claim stands on each axis that it has."""
    shown = [(verification_label(claim.kind), chips.verification(claim.verification))]
    if claim.kind.is_followed_up:
        shown += [
            ("What came of it?", chips.follow_up(claim.follow_up)),
            ("Against its deadline", chips.schedule(claim.schedule)),
        ]
    return shown


def speaker(claim: Claim) -> Markup:
    """Names the claimant, or says that the speaker is not shown."""
    return Markup("<bdi>{}</bdi>").format(claim.claimant) if claim.claimant else Markup("speaker not shown")


def source_name(line: Evidence) -> str:
    """Gives what to call a source: its title, else its publisher, its address, or what it is."""
    return line.title or line.publisher or line.address or line.about or line.kind.meaning


def rests_on(basis: Basis, claim: Claim) -> Markup:
    """Names the evidence that something rests on, each linked to where it stands on the page."""
    lines = {line.number: line for line in claim.evidence}
    named = [
        Markup('<a href="#source-{}">[{}] <bdi>{}</bdi></a>{}').format(
            number,
            number,
            source_name(lines[number]),
            Markup(" (withdrawn)") if lines[number].withdrawn is not None else NOTHING,
        )
        for number in basis.evidence
        if number in lines
    ]
    if basis.not_public:
        named.append(Markup("{} not public").format(counted(basis.not_public, "source")))
    return Markup('<p class="rests">Rests on {}</p>').format(Markup(", ").join(named)) if named else NOTHING


def bar(shares: Iterable[tuple[str, int]], said: str) -> Markup:
    """Draws shares of (hue, number) as one thin bar; `said` is what it says to who cannot see it."""
    some = [(hue, number) for hue, number in shares if number]
    total = sum(number for _, number in some)
    at, parts = 0.0, NOTHING
    for hue, number in some:
        wide = 1000 * number / total
        parts += Markup('<rect class="or-{}" x="{:.2f}" width="{:.2f}" height="8"/>').format(hue, at, max(wide - 3, 1))
        at += wide
    return Markup(
        '<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
    ).format(said, parts)
