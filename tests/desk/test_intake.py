"""Taking an article in: what was found is decided by people one by one, on one docket, and nothing of it is lost."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from claims.desk.changes import SetTarget
from claims.desk.dockets import DocketCard, articles, open_docket
from claims.desk.intake import Kept, NewText, decide, decide_anew, keep, take_in
from claims.reading.values import Amount, Deadline, Grain, Proposal, ProposedKind, Span, Speaker
from claims.reading.windows import Window
from claims.refusals import NotAccepted, NotAllowed
from db.care.rebuilding import rebuild
from db.care.verifying import verify
from db.errors import NotOnRecord, Refusal
from db.scope import Scope
from db.words import Kind, Outcome, Publication
from tests.desk.conftest import READER, REPORTER, Desk

TEXT = (
    "The council met on Monday. The mayor promised 10 new bridges by 2030, two of them this summer. "
    "“The river is the longest in the land,” she added. It was a fine day."
)
PAPER = NewText(TEXT, "Ten bridges", "The Gazette", date(2025, 12, 1), "as typed", "https://gazette.example/bridges")


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


PROMISE = Proposal(
    span("The mayor promised 10 new bridges by 2030"),
    "The mayor will build 10 new bridges by 2030.",
    Speaker("The mayor", span("The mayor")),
    ProposedKind.PROMISE,
    0.9,
    ("promises something", "has a figure"),
    (Amount("10 new bridges", span("10 new bridges"), Decimal(10), Decimal(10), "bridge"),),
    Deadline(
        "by 2030",
        span("by 2030"),
        Window(date(2025, 12, 1), date(2030, 12, 31), "by 2030", soft=True),
        Grain.YEAR,
        True,
        "by the end of the year",
    ),
)
RIVER = Proposal(
    span("The river is the longest in the land"), "The river is the longest.", None, ProposedKind.FACT, 0.6, ()
)
OPINION = Proposal(span("It was a fine day"), "It was a fine day.", None, ProposedKind.OPINION, 0.1, ())
FOUND = (PROMISE, RIVER, OPINION)
KEPT = Kept(
    PROMISE.statement,
    Kind.PROMISE,
    "The mayor",
    window=Window(date(2025, 12, 1), date(2030, 12, 31), "by 2030", soft=True),
    how="by the end of the year",
    target=SetTarget(Decimal(10), "bridges", "A bridge that traffic crosses."),
)


def taken(desk: Desk) -> int:
    return desk.sit(lambda at: take_in(at, PAPER, FOUND), REPORTER).id


def opened(desk: Desk, docket: int) -> DocketCard:
    with desk.newsroom.reading() as connection:
        return open_docket(connection, Scope.desk(), docket)


def test_what_was_found_stands_on_the_docket_letter_for_letter_with_what_was_read_from_it(desk: Desk) -> None:
    card = opened(desk, taken(desk))
    assert (card.headline, card.publisher, card.published, card.text) == (
        "Ten bridges",
        "The Gazette",
        date(2025, 12, 1),
        TEXT,
    )
    assert [card.text[line.start : line.end] for line in card.lines] == [line.quote for line in card.lines]
    first = card.lines[0]
    assert (first.statement, first.claimant, first.kind, first.reasons) == (
        PROMISE.statement,
        "The mayor",
        ProposedKind.PROMISE,
        PROMISE.reasons,
    )
    assert first.before + first.quote + first.after in TEXT
    assert [(one.text, one.low, one.unit) for one in first.amounts] == [("10 new bridges", Decimal(10), "bridge")]
    assert first.deadline is not None
    assert (first.deadline.words, first.deadline.latest, first.deadline.soft) == ("by 2030", date(2030, 12, 31), True)
    assert card.sentence == "3 found, 0 tracked, 0 on the docket, 3 to decide"


def test_a_kept_proposal_is_a_draft_with_its_quote_deadline_and_target(desk: Desk) -> None:
    docket = taken(desk)
    claim = desk.card(desk.sit(lambda at: keep(at, docket, 1, KEPT), REPORTER))
    assert (claim.statement, claim.claimant, claim.asserter) == (PROMISE.statement, "The mayor", "The Gazette")
    assert claim.publication is Publication.DRAFT
    said = claim.appearances[0]
    assert (said.quote, said.compared, said.article_id) == (
        "The mayor promised 10 new bridges by 2030",
        True,
        opened(desk, docket).article,
    )
    line = opened(desk, docket).line(1)
    assert line and line.decided and (line.decided.outcome, line.decided.claim) == (Outcome.TRACKED, claim.id)


def test_what_is_not_kept_stays_on_the_docket_with_the_reason(desk: Desk) -> None:
    docket = taken(desk)
    desk.sit(lambda at: decide(at, docket, 2, Outcome.QUEUED, "Worth a look at the map."))
    desk.sit(lambda at: decide(at, docket, 3, Outcome.NOT_CHECKABLE, "An opinion."))
    card = opened(desk, docket)
    assert [line.decided and line.decided.reason for line in card.lines] == [
        None,
        "Worth a look at the map.",
        "An opinion.",
    ]
    assert card.sentence == "3 found, 0 tracked, 2 on the docket, 1 to decide"
    with desk.newsroom.reading() as connection:
        listed = articles(connection, Scope.desk())
    assert [(one.headline, one.found, one.tracked, one.undecided) for one in listed] == [("Ten bridges", 3, 0, 1)]


def test_what_another_decided_first_stands(desk: Desk) -> None:
    docket = taken(desk)
    desk.sit(lambda at: decide(at, docket, 1, Outcome.SKIPPED, "Known."))
    with pytest.raises(NotAccepted, match="decided meanwhile: skipped"):
        desk.sit(lambda at: keep(at, docket, 1, KEPT))
    assert opened(desk, docket).sentence == "3 found, 0 tracked, 1 on the docket, 2 to decide"


def test_a_decision_can_be_taken_back_until_it_is_a_claim(desk: Desk) -> None:
    docket = taken(desk)
    desk.sit(lambda at: decide(at, docket, 1, Outcome.SKIPPED, "Known."))
    desk.sit(lambda at: decide_anew(at, docket, 1))
    assert len(opened(desk, docket).undecided) == 3
    desk.sit(lambda at: keep(at, docket, 1, KEPT))
    with pytest.raises(NotAccepted, match="nothing to take back"):
        desk.sit(lambda at: decide_anew(at, docket, 1))


def test_the_same_text_opens_the_docket_that_it_has(desk: Desk) -> None:
    docket = taken(desk)
    desk.sit(lambda at: decide(at, docket, 1, Outcome.SKIPPED, "Known."))
    again = desk.sit(lambda at: take_in(at, PAPER, FOUND))
    assert (again.id, again.version) == (docket, opened(desk, docket).version)
    assert len(opened(desk, docket).undecided) == 2


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (lambda at: take_in(at, NewText("  ", "A", "B", date(2025, 1, 1)), ()), "no text to read"),
        (lambda at: take_in(at, NewText("A text.", "A", " ", date(2025, 1, 1)), ()), "who published"),
        (lambda at: take_in(at, NewText("A text.", "A", "B", date(2027, 1, 1)), ()), "still to come"),
        (lambda at: take_in(at, NewText("x" * 1_000_001, "A", "B", date(2025, 1, 1)), ()), "more than 1,000,000"),
        (lambda at: decide(at, 1, 9, Outcome.SKIPPED, "No."), "no such proposal"),
        (lambda at: decide(at, 1, 1, Outcome.SKIPPED, " "), "reason is empty"),
        (lambda at: decide(at, 1, 1, Outcome.TRACKED, "Yes."), "keeping it as a claim"),
        (lambda at: decide(at, 9, 1, Outcome.SKIPPED, "No."), "no docket 9"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_a_sentence(
    desk: Desk, work: Callable[[object], object], sentence: str
) -> None:
    taken(desk)
    with pytest.raises(Refusal, match=sentence):
        desk.sit(work)


def test_a_docket_is_for_the_desk_alone(desk: Desk) -> None:
    docket = taken(desk)
    with pytest.raises(NotAllowed):
        desk.sit(lambda at: decide(at, docket, 1, Outcome.SKIPPED, "No."), READER)
    with pytest.raises(NotAllowed):
        desk.sit(lambda at: take_in(at, PAPER, FOUND), READER)
    with desk.newsroom.reading() as connection:
        for read in (
            lambda: open_docket(connection, Scope.public(), docket),
            lambda: articles(connection, Scope.public()),
        ):
            with pytest.raises(Refusal, match="for those who work at this desk"):
                read()
        with pytest.raises(NotOnRecord):
            open_docket(connection, Scope.desk(), 99)


def test_the_docket_follows_from_its_events(desk: Desk) -> None:
    docket = taken(desk)
    desk.sit(lambda at: keep(at, docket, 1, KEPT))
    desk.sit(lambda at: decide(at, docket, 2, Outcome.QUEUED, "Later."))
    desk.sit(lambda at: decide(at, docket, 3, Outcome.SKIPPED, "No."))
    desk.sit(lambda at: decide_anew(at, docket, 3))
    before = opened(desk, docket)
    assert verify(desk.record).holds
    rebuild(desk.record)
    assert opened(desk, docket) == before
