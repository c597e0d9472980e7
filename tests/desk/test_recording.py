"""Putting claims on record, amending them, and the same change on many."""

from datetime import date

import pytest

from claims.desk.changes import AddAppearance, AddEvidence, Amend, Publish, PutInTracker, Verify
from claims.desk.recording import NewClaim, change_many, record_claims
from claims.desk.sources import NewArticle, NewSource, record_article, record_source
from claims.desk.trackers import NewTracker, open_tracker, retire_tracker
from claims.refusals import NotAccepted, NotAllowed
from db.errors import Stale
from db.scope import Scope
from db.words import AssertedBy, Audience, Kind, SourceKind, Stance, Verification
from tests.desk.conftest import EDITOR, READER, REPORTER, Desk
from tests.desk.test_correcting import listed


def test_a_quote_stays_letter_for_letter_with_its_context(desk: Desk) -> None:
    publisher = desk.claimant("The Courier")
    article_id = desk.sit(
        lambda at: record_article(at, NewArticle("The bridge", publisher, published=date(2025, 5, 7)))
    ).id
    quote = "  “it will open   soon”\u00a0"
    claim = desk.change(desk.claim(), AddAppearance(article_id, quote, "she said ", " on Monday", compared=True))
    line = desk.card(claim).appearances[0]
    assert (line.before, line.quote, line.after, line.compared) == ("she said ", quote, " on Monday", True)


def test_context_of_more_than_forty_characters_is_refused(desk: Desk) -> None:
    publisher = desk.claimant("The Courier")
    article = desk.sit(lambda at: record_article(at, NewArticle("The bridge", publisher))).id
    with pytest.raises(NotAccepted):
        desk.change(desk.claim(), AddAppearance(article, "soon", before="x" * 41))


@pytest.mark.parametrize("statement", ["", "   ", "x" * 100_000, "a\x00b", "tail \ud800"])
def test_a_statement_that_nobody_could_read_is_refused(desk: Desk, statement: str) -> None:
    with pytest.raises(NotAccepted) as refusal:
        desk.claim(statement=statement)
    assert refusal.value.field == "statement"
    assert listed(desk) == []


def test_right_to_left_text_and_markup_stay_as_they_are(desk: Desk) -> None:
    for statement in ("الجسر سيفتح في الصيف", "<script>alert(1)</script> **bold** $x^2$ :smile: [a](javascript:b)"):
        assert desk.card(desk.claim(statement=statement)).statement == statement


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://", "not one"]
)
def test_an_address_that_is_none_is_refused(desk: Desk, address: str) -> None:
    with pytest.raises(NotAccepted) as refusal:
        desk.change(desk.claim(), AddEvidence(NewSource(address=address), Stance.SUPPORTS))
    assert refusal.value.field == "address"


def test_an_address_is_one_source_however_often_it_is_named(desk: Desk) -> None:
    desk.claim()
    desk.claim(statement="The tunnel will open.")
    first, second = (
        desk.sit(lambda at: record_source(at, NewSource(address="https://example.org/minutes"))) for _ in "ab"
    )
    assert first == second


def test_one_source_may_support_one_point_and_refute_another(desk: Desk) -> None:
    minutes = NewSource(address="https://example.org/minutes")
    claim = desk.change(desk.claim(), AddEvidence(minutes, Stance.REFUTES, "On the date."))
    assert [line.stance for line in desk.card(claim).evidence] == [Stance.SUPPORTS, Stance.REFUTES]
    with pytest.raises(NotAccepted):
        desk.change(claim, AddEvidence(minutes, Stance.REFUTES))


def test_an_internal_source_is_counted_for_readers_and_never_named(desk: Desk) -> None:
    witness = NewSource(SourceKind.DESCRIBED, title="A witness", audience=Audience.INTERNAL)
    claim = desk.change(desk.claim(), AddEvidence(witness, Stance.SUPPORTS), Publish())
    card = desk.card(claim, scope=Scope.public())
    assert card.hidden_sources == 1
    assert "witness" not in repr(card).lower()


def test_an_amendment_changes_what_differs_and_says_so(desk: Desk) -> None:
    claim = desk.change(desk.claim(), Amend("A typo.", statement="The bridge will open in June."))
    card = desk.card(claim)
    assert card.statement == "The bridge will open in June."
    assert card.history[0].sentence == "Changed the statement to “The bridge will open in June.”"
    with pytest.raises(NotAccepted):
        desk.change(claim, Amend("Nothing.", statement="The bridge will open in June."))


def test_the_same_change_on_many_claims_is_all_or_none(desk: Desk) -> None:
    claims = [desk.claim(statement=f"Bridge {number} will open.") for number in range(3)]
    moved = desk.change(claims[1], Verify(Verification.CHECKING))
    verify = Verify(Verification.FALSE, "The audit shows it.", (2,))
    with pytest.raises(Stale) as refusal:
        desk.sit(lambda at: change_many(at, [(claim.id, claim.version) for claim in claims], verify))
    assert refusal.value.subjects == (claims[1].id,)
    assert {desk.card(claim).verification for claim in claims} == {Verification.UNCHECKED, Verification.CHECKING}
    fresh = [(claim.id, claim.version) for claim in (claims[0], moved, claims[2])]
    desk.sit(lambda at: change_many(at, fresh, verify))
    assert {desk.card(claim).verification for claim in claims} == {Verification.FALSE}


def test_many_claims_put_on_record_at_once_have_the_history_they_would_have_one_by_one(desk: Desk) -> None:
    single = desk.claim()
    council = desk.claimant()
    source = AddEvidence(NewSource(address="https://example.org/minutes"), Stance.SUPPORTS, "Says so.")
    news = [
        NewClaim(
            "The bridge will open.",
            Kind.PROMISE,
            council,
            AssertedBy.CLAIMANT,
            council,
            "Roads: bridges",
            changes=(source,),
        )
        for _ in range(50)
    ]
    many = desk.sit(lambda at: record_claims(at, news), REPORTER)
    told = {tuple((line.sentence, line.reason) for line in desk.card(claim).history) for claim in (single, *many)}
    assert len(told) == 1
    assert len(listed(desk)) == 25


def test_a_reader_puts_nothing_on_record(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.sit(lambda at: record_source(at, NewSource(address="https://example.org")), READER)


def test_retiring_a_tracker_takes_the_claims_that_are_in_no_other(desk: Desk) -> None:
    claims = [desk.claim(statement=f"Bridge {number} will open.") for number in range(3)]
    first = desk.sit(lambda at: open_tracker(at, NewTracker("one", "One")))
    second = desk.sit(lambda at: open_tracker(at, NewTracker("two", "Two")))
    kept = desk.change(claims[0], PutInTracker(first.id), PutInTracker(second.id))
    desk.change(claims[1], PutInTracker(first.id))
    gone = desk.sit(lambda at: retire_tracker(at, first.id, first.version, "Done with it."), EDITOR)
    assert gone == 1
    assert listed(desk) == [kept.id, claims[2].id]
    assert [title for _, title in desk.card(kept).trackers] == ["Two"]
