"""Claims with something of everything, for the tests of the public side, and texts that try to be code."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from claims.desk.changes import (
    JUST_ADDED,
    AddAppearance,
    AddEvidence,
    ClaimChange,
    CountProgress,
    Follow,
    Note,
    Publish,
    PutInTracker,
    RestateDeadline,
    SetDeadline,
    SetTarget,
    Verify,
)
from claims.desk.recording import NewClaim, record_claim
from claims.desk.sources import NewArticle, NewClaimant, NewSource, record_article, record_claimant
from claims.newsroom import Newsroom
from claims.rules.schedule import Window
from db.words import (
    AssertedBy,
    Audience,
    ClaimantKind,
    FollowUp,
    Kind,
    Revision,
    SourceKind,
    Stance,
    Verification,
)

from .conftest import EDITOR, SECRET, changed, record

PROMISE = "The Council will open ten bridges this summer."
SUMMER = Window(date(2025, 6, 1), date(2025, 9, 22), "this summer", soft=True)
WINTER = Window(date(2025, 10, 1), date(2025, 12, 31), "by the end of the year")
ARABIC = "سيفتح المجلس عشرة جسور هذا الصيف."
MINUTES = 3
"""The number that the first source of a claim has when it is put on record."""


def at(newsroom: Newsroom, moment: datetime) -> Newsroom:
    """The same newsroom at another moment."""
    return replace(newsroom, clock=lambda: moment)


def printed(newsroom: Newsroom, headline: str = "Ten bridges by autumn", language: str = "en") -> int:
    """Puts an article of The Daily on record."""
    daily = newsroom.sit(EDITOR, lambda to: record_claimant(to, NewClaimant("The Daily", ClaimantKind.PUBLISHER)))
    article = NewArticle(
        headline,
        daily.id,
        "https://daily.example/bridges",
        "A. Writer",
        date(2025, 5, 7),
        language=language,
    )
    return newsroom.sit(EDITOR, lambda to: record_article(to, article)).id


def promise(newsroom: Newsroom) -> int:
    """Publishes a promise that was quoted, checked, counted, followed up and put off."""
    against = NewSource(
        address="https://audit.example/report",
        title="Audit of the bridges",
        publisher="The Auditor",
        published=date(2025, 8, 1),
    )
    inside = NewSource(SourceKind.DESCRIBED, title=f"Interview {SECRET}", audience=Audience.INTERNAL)
    return record(
        newsroom,
        PROMISE,
        AddAppearance(
            printed(newsroom),
            "ten bridges this summer",
            "will open ",
            ", the mayor said",
            120,
            date(2025, 5, 6),
            fidelity="As printed.",
            compared=True,
        ),
        AddEvidence(against, Stance.REFUTES, "Counts two."),
        AddEvidence(NewSource(SourceKind.DESCRIBED, title="Letter of the engineer"), Stance.CONTEXT, "Tells why."),
        AddEvidence(inside, Stance.REFUTES, SECRET),
        SetDeadline(SUMMER, date(2025, 5, 7), date(2025, 5, 7), "Northern summer at its widest."),
        RestateDeadline(date(2025, 8, 20), WINTER, "The mayor named a new date.", (MINUTES,)),
        SetTarget(
            Decimal(10), "bridges", "A bridge counts when cars cross it.", (("Bridges open", "crossed by cars"),)
        ),
        CountProgress(10, 1, "North bridge", date(2025, 7, 1), (MINUTES,)),
        CountProgress(10, 1, "South bridge", date(2025, 8, 2), (MINUTES,)),
        Follow(FollowUp.IN_PROGRESS, date(2025, 7, 1), "Work began.", (MINUTES,)),
        Follow(FollowUp.PARTLY_DELIVERED, date(2025, 10, 5), "Two of ten are open.", (MINUTES,)),
        Verify(Verification.VERIFIED, "The minutes say so.", (MINUTES,)),
        Publish(),
    ).id


def correct(newsroom: Newsroom, number: int) -> None:
    """Tells readers that the verdict on a claim had been wrong."""
    changed(
        newsroom,
        number,
        Verify(Verification.MISLEADING, "The minutes had been misread.", (MINUTES,), revision=Revision.CORRECTION),
    )


def fact(newsroom: Newsroom, statement: str = "The old bridge was built in 1901.", *more: ClaimChange) -> int:
    """Publishes a fact that nobody has checked, unless the changes do."""
    return record(newsroom, statement, *more, Publish(), kind=Kind.FACT).id


def promises(newsroom: Newsroom, many: int) -> list[int]:
    """Publishes promises with a deadline, two follow-ups and a verdict each."""
    return [
        record(
            newsroom,
            f"The Council will mend road {nth} and light it, from the market to the river, for everyone who walks.",
            SetDeadline(
                Window(date(2026, 1 + nth % 12, 1), date(2026, 12, 1 + nth % 28), "this year"), date(2025, 5, 7)
            ),
            Follow(FollowUp.IN_PROGRESS, date(2026, 2, 1 + nth % 28), f"Work on road {nth} began.", (MINUTES,)),
            Follow(FollowUp.STALLED, date(2026, 3, 1 + nth % 28), f"Work on road {nth} stopped.", (MINUTES,)),
            Verify(Verification.VERIFIED, f"Road {nth} stands in the minutes.", (MINUTES,)),
            Publish(),
        ).id
        for nth in range(1, many + 1)
    ]


def arabic(newsroom: Newsroom) -> int:
    """Publishes a claim that is written from right to left."""
    council = newsroom.sit(EDITOR, lambda to: record_claimant(to, NewClaimant("المجلس")))
    quote = AddAppearance(printed(newsroom, "عشرة جسور", language="ar"), "عشرة جسور هذا الصيف")
    new = NewClaim(
        ARABIC,
        Kind.PROMISE,
        council.id,
        AssertedBy.CLAIMANT,
        council.id,
        language="ar",
        changes=(quote, Publish()),
    )
    return newsroom.sit(EDITOR, lambda to: record_claim(to, new)).id


def hostile_in_every_field(newsroom: Newsroom, tracker: int, text: str, short: str) -> int:
    """Publishes a claim with a text in every field that holds it; `short` stands where only 40 characters may."""

    def put(name: str) -> str:
        return f"{name} {text}"

    daily = newsroom.sit(EDITOR, lambda to: record_claimant(to, NewClaimant(put("Daily"), ClaimantKind.PUBLISHER)))
    mayor = newsroom.sit(EDITOR, lambda to: record_claimant(to, NewClaimant(put("Mayor"), note=put("About"))))
    article = NewArticle(
        put("Headline"),
        daily.id,
        author=put("Author"),
        published=date(2025, 5, 7),
        published_basis=put("Basis"),
        notice=put("Notice"),
    )
    number = newsroom.sit(EDITOR, lambda to: record_article(to, article)).id
    scripted = NewSource(
        address="https://source.example/?q='onmouseover=alert(9)//",
        title="javascript:alert(10)",
        publisher=put("Publisher"),
        note=put("Source"),
    )
    window = Window(date(2026, 1, 1), date(2026, 12, 31), put("words"))
    changes: tuple[ClaimChange, ...] = (
        AddEvidence(scripted, Stance.SUPPORTS, put("Stance")),
        AddAppearance(number, put("Quote"), short, short, fidelity=put("Fidelity")),
        AddEvidence(NewSource(SourceKind.DESCRIBED, title=put("Described")), Stance.REFUTES, put("Against")),
        SetDeadline(window, date(2025, 5, 7), how=put("How")),
        RestateDeadline(date(2025, 8, 20), None, put("Restated"), (JUST_ADDED,), words=put("later")),
        SetTarget(Decimal(10), short, put("What counts"), ((put("Count"), put("Means")),)),
        CountProgress(8, 1, put("Item"), date(2025, 7, 1), (JUST_ADDED,), put("Item note")),
        Follow(FollowUp.BROKEN, date(2025, 7, 1), put("Reason"), (JUST_ADDED,), put("Search"), put("Reply")),
        Verify(Verification.FALSE, put("Verdict"), (JUST_ADDED,), put("Looked"), reply=put("Answer")),
        Publish(put("Asked")),
        Note(put("Note"), date(2025, 9, 1), audience=Audience.PUBLIC),
    )
    new = NewClaim(
        put("Statement"),
        Kind.PROMISE,
        mayor.id,
        AssertedBy.CLAIMANT,
        mayor.id,
        topic=f"Topic {short}",
        claimant_note=put("Claimant"),
        changes=(PutInTracker(tracker), *changes),
    )
    return newsroom.sit(EDITOR, lambda to: record_claim(to, new)).id
