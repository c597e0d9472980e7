"""The closed vocabularies of the record. Each word is stored, shown, exported and documented as it stands here."""

from enum import StrEnum


class Word(StrEnum):
    """A word of a closed vocabulary with what it means in the newsroom."""

    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> "Word":
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member


class Kind(Word):
    """What sort of statement a claim is."""

    FACT = "fact", "says that something is or was so"
    QUOTATION = "quotation", "says that someone said these words"
    PROMISE = "promise", "says that someone will do something in their power"
    PREDICTION = "prediction", "says that something will happen"

    @property
    def is_followed_up(self) -> bool:
        """Tells whether something can come of it: promises and predictions."""
        return self in (Kind.PROMISE, Kind.PREDICTION)


class Verification(Word):
    """Is it true as the article states it?"""

    UNCHECKED = "unchecked", "nobody has looked yet"
    CHECKING = "checking", "someone is on it"
    VERIFIED = "verified", "true as stated"
    MOSTLY_TRUE = "mostly true", "true in substance, off in a detail"
    MISLEADING = "misleading", "leaves a wrong impression"
    FALSE = "false", "not true as stated"
    UNVERIFIABLE = "unverifiable", "cannot be settled with what is public"


class FollowUp(Word):
    """What came of it? For promises and predictions."""

    NOT_STARTED = "not started", "nothing done was found"
    IN_PROGRESS = "in progress", "work on it is under way"
    STALLED = "stalled", "work has stopped or been put off"
    PARTLY_DELIVERED = "partly delivered", "a part of it came about"
    DELIVERED = "delivered", "it came about"
    BROKEN = "broken", "it will not come about"
    CANNOT_BE_JUDGED = "cannot be judged", "no test can tell whether it came about"

    @property
    def is_settled(self) -> bool:
        """Tells whether nothing more is expected of the claim."""
        return self in (FollowUp.DELIVERED, FollowUp.BROKEN, FollowUp.CANNOT_BE_JUDGED)


class Schedule(Word):
    """How it stands against its first deadline. Computed, never typed; what is broken or cannot be judged has none."""

    NO_DEADLINE = "no deadline", "no day was named"
    NOT_DUE = "not due", "the window has not opened"
    DUE = "due", "today is inside the window"
    OVERDUE = "overdue", "the window closed and it is not delivered"
    ON_TIME = "on time", "delivered by the last day of the first window"
    LATE = "late", "delivered after the last day of the first window"


class Publication(Word):
    """Who can see it."""

    DRAFT = "draft", "seen by the desk alone"
    WAITING = "waiting for sign-off", "an editor has to look at it"
    PUBLISHED = "published", "seen by everyone"
    UNPUBLISHED = "unpublished", "taken back from the public"


class Stance(Word):
    """What a source does for the claim it is evidence on."""

    SUPPORTS = "supports", "speaks for the claim"
    REFUTES = "refutes", "speaks against the claim"
    CONTEXT = "context", "helps to understand it"


class SourceKind(Word):
    """How a source can be found again."""

    ADDRESS = "address", "a page on the web"
    FILE = "file", "a document the newsroom holds"
    DESCRIBED = "described", "an interview, a letter, a court file"


class Audience(Word):
    """Whom an event or a source may be shown to."""

    PUBLIC = "public", "anyone who can see its claim"
    INTERNAL = "internal", "the desk alone"


class AssertedBy(Word):
    """Who asserts the claim as it is printed, and so on whose card its verification counts."""

    ARTICLE = "article", "the publisher of the article, in its own words"
    CLAIMANT = "claimant", "the claimant, quoted letter for letter"


class ClaimantKind(Word):
    """What a claimant is."""

    PERSON = "person", "someone"
    ORGANISATION = "organisation", "a company, a government, a group"
    PUBLISHER = "publisher", "whoever publishes articles"


class Role(Word):
    """What a person may do."""

    READER = "reader", "reads what is public"
    REPORTER = "reporter", "records, checks and follows up"
    EDITOR = "editor", "does all that and publishes, retires and corrects anyone's change"


class Subject(Word):
    """What an event is about: each subject has a chain of events of its own."""

    CLAIM = "claim", "one checkable statement"
    TRACKER = "tracker", "a named collection of claims"
    ARTICLE = "article", "the document in which something was said"
    CLAIMANT = "claimant", "who is said to have said it"
    SOURCE = "source", "where evidence was found"
    PERSON = "person", "someone who works on the record"
    LINK = "link", "a shared address"
    SETTING = "setting", "a choice of the newsroom"
    RECORD = "record", "the whole record, for its daily checkpoints"
    DOCKET = "docket", "what was found in an article, and what became of it"


class Change(Word):
    """What an event did to its subject."""

    RECORDED = "recorded", "put on record"
    AMENDED = "amended", "changed the wording or the facts about it"
    APPEARANCE_ADDED = "appearance added", "added a place where it was said"
    EVIDENCE_ADDED = "evidence added", "added a source with its stance"
    EVIDENCE_WITHDRAWN = "evidence withdrawn", "took a source back"
    VERIFIED = "verification set", "decided whether it is true as stated"
    FOLLOWED_UP = "followed up", "recorded what came of it"
    DEADLINE_SET = "deadline set", "recorded when it was promised for"
    DEADLINE_RESTATED = "deadline restated", "recorded a new date, or none, from the promiser"
    TARGET_SET = "target set", "recorded how much was promised"
    PROGRESS_COUNTED = "progress counted", "counted one item towards the target"
    PROGRESS_REPORTED = "progress reported", "noted a total that a source only reports"
    NOTED = "noted", "left a note"
    PUT_IN_TRACKER = "put into tracker", "put into a tracker"
    TAKEN_OUT_OF_TRACKER = "taken out of tracker", "took out of a tracker"
    PUBLISHED = "published", "made public"
    UNPUBLISHED = "unpublished", "taken back from the public"
    CORRECTED = "corrected", "undid a mistaken change"
    RETIRED = "retired", "taken off every list"
    REDACTED = "redacted", "removed a text"
    CHECKPOINT = "checkpoint", "fixed the state of every chain"
    DOCKETED = "docketed", "decided what becomes of a proposal"


class Revision(Word):
    """What a change to something public was: only a correction enters the feed of corrections."""

    TYPO = "typo", "a slip of the pen; the meaning stays"
    CLARIFICATION = "clarification", "says better what was meant"
    CORRECTION = "correction", "we were wrong"
    UPDATE = "update", "the world changed, or more is known"


class Outcome(Word):
    """What became of a proposal on the docket."""

    TRACKED = "tracked", "it is on record as a claim"
    QUEUED = "queued", "it is worth tracking, later"
    NOT_CHECKABLE = "not checkable", "nobody could find out whether it is so"
    SKIPPED = "skipped", "it is left out, for the reason given"


class View(Word):
    """What a shared link shows."""

    TRACKER = "tracker", "a named collection of claims"
    CLAIM = "claim", "one claim"
    LIST = "list", "the claims that pass some filters"


class Sort(Word):
    """In which order claims are listed."""

    CHANGED = "latest change", "what was changed last comes first"
    NEWS = "latest news", "what happened last comes first"
    DUE = "deadline, soonest first", "what falls due first comes first"
    RECORDED = "first recorded", "what was put on record first comes first"


class Queue(Word):
    """What needs someone at the desk."""

    OVERDUE = "overdue", "the window closed and it is not delivered"
    CLOSING = "closing", "the window closes within 30 days"
    SILENT = "silent", "no news for 90 days on an open promise or prediction"
    STALLED = "stalled", "work has stopped or been put off"
    UNCHECKED = "unchecked", "nobody has looked yet"


class Card(Word):
    """What a scorecard is kept for."""

    PROMISER = "promiser", "who promised or predicted"
    ASSERTER = "asserter", "who asserted it as printed"
    TOPIC = "topic", "what it is about"
    GROUP = "group", "the upper level of its topic"


class CardSort(Word):
    """In which order scorecards are listed."""

    CLAIMS = "most claims", "the card with the most claims comes first"
    NAME = "name", "in the order of names"
