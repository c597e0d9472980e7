"""Which verdicts and follow-ups may be set, on what grounds: each row of the rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.refusals import NotAccepted
from claims.rules.moves import Grounds, check_follow_up, check_verification
from db.words import FollowUp, Kind, Stance, Verification

TODAY = date(2025, 9, 1)
SUPPORTED = Grounds((Stance.SUPPORTS,), reason="The minutes say so.")
REFUTED = Grounds((Stance.REFUTES, Stance.CONTEXT), reason="The minutes say otherwise.")
CONTEXT = Grounds((Stance.CONTEXT,), reason="The minutes describe it.")
SEARCHED = Grounds(search="No start found, searched on 1 Sep 2025.", reason="Nothing was found.")
GROUNDS = st.builds(
    Grounds,
    st.lists(st.sampled_from(Stance), max_size=3).map(tuple),
    st.sampled_from(["", "searched the register"]),
    st.sampled_from(["", " ", "because"]),
)


def verification_refused(old: Verification, new: Verification, grounds: Grounds) -> str:
    try:
        check_verification(old, new, grounds)
    except NotAccepted as refused:
        return refused.field
    return ""


def follow_up_refused(new: FollowUp, grounds: Grounds, kind: Kind = Kind.PROMISE) -> str:
    try:
        check_follow_up(kind, new, grounds, TODAY, TODAY)
    except NotAccepted as refused:
        return refused.field
    return ""


@pytest.mark.parametrize("new", [Verification.VERIFIED, Verification.FALSE])
def test_verified_and_false_need_a_source_that_supports_or_refutes(new: Verification) -> None:
    assert verification_refused(Verification.UNCHECKED, new, SUPPORTED) == ""
    assert verification_refused(Verification.UNCHECKED, new, REFUTED) == ""
    assert verification_refused(Verification.UNCHECKED, new, CONTEXT) == "sources"
    assert verification_refused(Verification.UNCHECKED, new, SEARCHED) == "sources"


@pytest.mark.parametrize("new", [Verification.MOSTLY_TRUE, Verification.MISLEADING])
def test_the_verdicts_between_need_any_source(new: Verification) -> None:
    assert verification_refused(Verification.CHECKING, new, CONTEXT) == ""
    assert verification_refused(Verification.CHECKING, new, SEARCHED) == "sources"


def test_unverifiable_may_name_a_search_instead_of_a_source() -> None:
    assert verification_refused(Verification.CHECKING, Verification.UNVERIFIABLE, SEARCHED) == ""
    assert verification_refused(Verification.CHECKING, Verification.UNVERIFIABLE, CONTEXT) == ""
    no_grounds = Grounds(search="  ", reason="Nothing was found.")
    assert verification_refused(Verification.CHECKING, Verification.UNVERIFIABLE, no_grounds) == "sources"


@pytest.mark.parametrize("new", [word for word in Verification if word is not Verification.UNCHECKED])
def test_every_verdict_needs_a_reason(new: Verification) -> None:
    assert verification_refused(Verification.FALSE, new, Grounds((Stance.REFUTES,), reason=" ")) == "reason"


@pytest.mark.parametrize("old", Verification)
def test_nothing_goes_back_to_unchecked(old: Verification) -> None:
    with pytest.raises(NotAccepted, match="correct that change"):
        check_verification(old, Verification.UNCHECKED, SUPPORTED)


def test_to_start_checking_needs_neither_source_nor_reason() -> None:
    assert verification_refused(Verification.UNCHECKED, Verification.CHECKING, Grounds()) == ""


def test_to_reopen_a_verdict_needs_a_source_and_a_reason() -> None:
    assert verification_refused(Verification.VERIFIED, Verification.CHECKING, Grounds()) == "sources"
    assert verification_refused(Verification.VERIFIED, Verification.CHECKING, CONTEXT) == ""


def test_checking_twice_is_refused_but_a_verdict_may_be_given_anew() -> None:
    assert verification_refused(Verification.CHECKING, Verification.CHECKING, SUPPORTED) == "verification"
    assert verification_refused(Verification.FALSE, Verification.FALSE, REFUTED) == ""


@given(st.sampled_from(Verification), st.sampled_from(Verification), GROUNDS, st.sampled_from(Stance))
def test_one_more_source_never_makes_a_verdict_illegal(
    old: Verification, new: Verification, grounds: Grounds, stance: Stance
) -> None:
    more = Grounds((*grounds.stances, stance), grounds.search, grounds.reason)
    assert verification_refused(old, new, grounds) or not verification_refused(old, new, more)


@given(st.sampled_from(Verification), st.sampled_from(Verification), GROUNDS)
def test_any_verdict_may_follow_any_other_on_full_grounds(
    old: Verification, new: Verification, grounds: Grounds
) -> None:
    full = Grounds((*grounds.stances, Stance.SUPPORTS), grounds.search, "because")
    stuck = new is Verification.UNCHECKED or (old is new is Verification.CHECKING)
    assert bool(verification_refused(old, new, full)) == stuck


@pytest.mark.parametrize("kind", [Kind.FACT, Kind.QUOTATION])
def test_only_promises_and_predictions_are_followed_up(kind: Kind) -> None:
    with pytest.raises(NotAccepted, match=f"this is a {kind}"):
        check_follow_up(kind, FollowUp.DELIVERED, SUPPORTED, TODAY, TODAY)


@pytest.mark.parametrize("kind", [Kind.PROMISE, Kind.PREDICTION])
@pytest.mark.parametrize("new", FollowUp)
def test_every_follow_up_needs_a_source_and_a_reason(kind: Kind, new: FollowUp) -> None:
    assert follow_up_refused(new, CONTEXT, kind) == ""
    assert follow_up_refused(new, Grounds(reason="It was said."), kind) == "sources"
    assert follow_up_refused(new, Grounds((Stance.SUPPORTS,)), kind) == "reason"


@pytest.mark.parametrize("new", FollowUp)
def test_only_not_started_and_cannot_be_judged_may_name_a_search(new: FollowUp) -> None:
    may = new in (FollowUp.NOT_STARTED, FollowUp.CANNOT_BE_JUDGED)
    assert follow_up_refused(new, SEARCHED) == ("" if may else "sources")


def test_what_has_not_happened_yet_is_refused() -> None:
    with pytest.raises(NotAccepted, match="2 Sep 2025 has not come yet") as refused:
        check_follow_up(Kind.PROMISE, FollowUp.DELIVERED, SUPPORTED, date(2025, 9, 2), TODAY)
    assert refused.value.field == "happened_on"


def test_what_happened_before_the_promise_was_made_is_refused_where_that_day_is_known() -> None:
    made_on = date(2025, 5, 7)
    check_follow_up(Kind.PROMISE, FollowUp.IN_PROGRESS, SUPPORTED, made_on, TODAY, made_on)
    with pytest.raises(NotAccepted, match="6 May 2025 is before 7 May 2025"):
        check_follow_up(Kind.PROMISE, FollowUp.IN_PROGRESS, SUPPORTED, date(2025, 5, 6), TODAY, made_on)
