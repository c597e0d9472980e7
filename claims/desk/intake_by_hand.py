"""Putting a claim on record by hand: who said it and where, the quote found in the passage, the deadline, in one go."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from claims.desk.changes import AddAppearance, ClaimChange, PutInTracker, SetDeadline
from claims.desk.recording import NewClaim, record_claim
from claims.desk.sitting import Saved, Sitting
from claims.desk.sources import NewArticle, NewClaimant, record_article, record_claimant
from claims.desk.texts import setting_of
from claims.reading.dates import deadlines
from claims.reading.windows import Window
from claims.refusals import NotAccepted
from claims.rules import quotes
from claims.rules.schedule import day_in_words
from claims.settings import Settings
from db.reads import finding
from db.scope import Scope
from db.words import AssertedBy, ClaimantKind, Kind, Subject

SUGGESTED = 200
LONGEST_PASSAGE = 200_000


@dataclass(frozen=True, slots=True)
class Known:
    """What a form suggests. Articles and trackers by number."""

    claimants: tuple[str, ...]
    articles: dict[int, str]
    article_days: dict[int, date | None]
    trackers: dict[int, str]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """An article that is not on record yet, with its publisher's name."""

    headline: str
    publisher: str
    address: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A quote as a person marked it: the words, and the passage they were copied from, where it was pasted."""

    quote: str
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Promised:
    """When it was promised for: the window, and how it was read from which words against which day."""

    window: Window
    announced_on: date
    how: str = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """A claim as a person types it. `article` is one on record by its number, a new one, or none."""

    statement: str
    kind: Kind
    claimant: str
    claimant_kind: ClaimantKind
    asserted_by: AssertedBy
    article: int | Printed | None = None
    marked: Marked | None = None
    said_on: date | None = None
    topic: str = ""
    promised: Promised | None = None
    tracker: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A quote with the words around it; `compared` only where it was found letter for letter in the pasted passage."""

    quote: str
    before: str = ""
    after: str = ""
    compared: bool = False


def known_to(connection: sa.Connection, scope: Scope) -> Known:
    """Reads what a form suggests. For the desk alone: the names of drafts are among them."""
    scope.refuse_all_but_the_desk("What the forms suggest")
    claimants = finding.latest(connection, Subject.CLAIMANT, SUGGESTED)
    articles = finding.latest(connection, Subject.ARTICLE, SUGGESTED)
    publishers = finding.rows(connection, Subject.CLAIMANT, {row.publisher_id for row in articles})
    return Known(
        tuple(sorted({row.name for row in claimants}, key=str.casefold)),
        {row.id: f"{publishers[row.publisher_id].name}: {row.headline}" for row in articles},
        {row.id: row.published for row in articles},
        {row.id: row.title for row in finding.trackers(connection)},
        tuple(finding.topics(connection, scope, SUGGESTED)),
    )


def find_quote(marked: Marked) -> Found:
    """Finds a quote in its passage, letter for letter, with the words around it.

    Without a passage the quote stands alone and is not said to be compared. Raises NotAccepted where the passage does
    not hold it, or is too long to be one.
    """
    if not marked.passage.strip():
        return Found(marked.quote.strip())
    if len(marked.passage) > LONGEST_PASSAGE:
        raise NotAccepted(
            f"The passage has more than {LONGEST_PASSAGE:,} characters; paste the part around it.", "passage"
        )
    quote = marked.quote.strip()
    place = quotes.place(marked.passage, quote)
    if place is None:
        raise NotAccepted(
            "The quote does not stand letter for letter in the passage. Copy it from there, signs and spaces included.",
            "quote",
        )
    return Found(quote, *quotes.context(marked.passage, *place), compared=True)


def read_deadline(words: str, against: date, settings: Settings) -> Window | None:
    """Reads the words of a deadline against a day, by the newsroom's hemisphere, week and fiscal year."""
    return deadlines.read(words.strip(), against, setting_of(settings))


def how_it_was_read(window: Window, against: date) -> str:
    """Says how a window was read, for the person who has to agree with it and for the record."""
    reading = "The widest reading of words that are a convention" if window.soft else "As the words say"
    return f"{reading}, read against {day_in_words(against)}."


def put_on_record(at: Sitting, typed: ByHand) -> Saved:
    """Puts a claim on record with its claimant, article, quote and deadline: all of it, or nothing."""
    if not typed.claimant.strip():
        raise NotAccepted("Say who is said to have said it: choose a name or type a new one.", "claimant")
    claimant = record_claimant(at, NewClaimant(typed.claimant, typed.claimant_kind)).id
    article, publisher = _article(at, typed.article)
    if typed.asserted_by is AssertedBy.ARTICLE and publisher is None:
        raise NotAccepted(
            "Only an article can assert it in its own words. Name the article, or say that the claimant is quoted.",
            "asserted_by",
        )
    return record_claim(
        at,
        NewClaim(
            statement=typed.statement,
            kind=typed.kind,
            claimant=claimant,
            asserted_by=typed.asserted_by,
            asserter=publisher if typed.asserted_by is AssertedBy.ARTICLE and publisher else claimant,
            topic=typed.topic,
            changes=tuple(_changes(typed, article)),
        ),
    )


def _article(at: Sitting, article: int | Printed | None) -> tuple[int | None, int | None]:
    """Gives the numbers of the article and of its publisher, where there are any."""
    if article is None:
        return None, None
    if isinstance(article, Printed):
        if not article.publisher.strip():
            raise NotAccepted("Say who published the article.", "publisher")
        publisher = record_claimant(at, NewClaimant(article.publisher, ClaimantKind.PUBLISHER)).id
        if article.published and article.published > at.today:
            raise NotAccepted("An article cannot have been published on a day that is still to come.", "published")
        saved = record_article(
            at, NewArticle(article.headline, publisher, article.address, published=article.published)
        )
        return saved.id, publisher
    row = finding.rows(at.connection, Subject.ARTICLE, [article]).get(article)
    if row is None or row.retired:
        raise NotAccepted("There is no such article on record. Choose another one, or record it first.", "article")
    return row.id, row.publisher_id


def _changes(typed: ByHand, article: int | None) -> list[ClaimChange]:
    changes: list[ClaimChange] = []
    if typed.marked and typed.marked.quote.strip():
        if article is None:
            raise NotAccepted(
                "A quote needs the article it stands in. Name the article, or leave the quote out.", "article"
            )
        found = find_quote(typed.marked)
        changes.append(
            AddAppearance(
                article, found.quote, found.before, found.after, said_on=typed.said_on, compared=found.compared
            )
        )
    if typed.promised:
        changes.append(
            SetDeadline(
                typed.promised.window, typed.promised.announced_on, typed.promised.announced_on, typed.promised.how
            )
        )
    if typed.tracker is not None:
        changes.append(PutInTracker(typed.tracker))
    return changes
