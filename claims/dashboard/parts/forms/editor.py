"""The forms that editors alone have: trackers, publication, the embargo, retiring."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from claims.dashboard.parts.forms import readers
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.draft import Draft
from claims.desk.changes import ClaimChange, Embargo, Publish, PutInTracker, Retire, TakeOutOfTracker, Unpublish
from claims.desk.sitting import Sitting
from claims.refusals import NotAccepted
from claims.rules.publishing import moment_in_words

_PUBLISH, _HOLD, _LIFT, _TAKE_BACK, _RETIRE = "publish", "hold", "lift", "take back", "retire"
_DEEDS: Final = {
    _PUBLISH: "Publish: everyone sees it",
    _HOLD: "Set an embargo: hold it until a moment",
    _LIFT: "Lift the embargo",
    _TAKE_BACK: "Take it back from the public",
    _RETIRE: "Retire: take it off every list",
}
_DOES: Final = {
    _PUBLISH: "Its public history begins now; internal notes and sources stay with the desk.",
    _HOLD: "The desk alone learns of it. Publishing is refused until then, or until the embargo is lifted.",
    _LIFT: "It may be published from now on.",
    _TAKE_BACK: "Readers do not find it any more, on no day and at no address.",
    _RETIRE: "It leaves every list, count and search; its history stays. Correcting the retiring brings it back.",
}
_MORNING: Final = time(6)


def publication(draft: Draft) -> None:
    """Shows the form that publishes a claim, takes it back, retires it, or holds it until a moment."""
    deed = draft.choose("deed", "What to do", {one: _DEEDS[one] for one in _possible(draft)})
    if deed == _HOLD:
        draft.day("not_before", "Not before")
        draft.clock("not_before_at", f"At ({draft.desk.newsroom.zone})", start=_MORNING)
    if deed == _PUBLISH:
        readers.ask_reply(draft, draft.card.verification, draft.card.follow_up, public=True)
    else:
        draft.prose("reason", "Reason", height=72)
    draft.save_button("Do it", _publishing, "Done: it is in the history.")
    ahead(_DOES[deed] if deed else "Choose what to do; what it does is said here first.", _held(draft, deed))


def _possible(draft: Draft) -> list[str]:
    if readers.is_public(draft.card):
        return [_TAKE_BACK, _RETIRE]
    return [_PUBLISH, _HOLD, *([_LIFT] if draft.card.not_before else []), _RETIRE]


def _held(draft: Draft, deed: str | None) -> str:
    until, newsroom = draft.card.not_before, draft.desk.newsroom
    if deed != _PUBLISH or until is None or until <= newsroom.clock():
        return ""
    return f"It is under embargo until {moment_in_words(until, newsroom.zone)}: publish it then, or lift the embargo."


def _publishing(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    reason = draft.value("reason", "")
    match draft.value("deed"):
        case "publish":
            return [Publish(readers.reply_of(draft))]
        case "hold":
            return [Embargo(_not_before(draft), reason)]
        case "lift":
            return [Embargo(None, reason)]
        case "take back":
            return [Unpublish(reason)]
        case "retire":
            return [Retire(reason)]
    raise NotAccepted("Choose what to do.", "deed")


def _not_before(draft: Draft) -> datetime:
    day, clock = draft.value("not_before"), draft.value("not_before_at")
    if day is None or clock is None:
        raise NotAccepted("Give the day and the time before which it is not published.", "not_before")
    return datetime.combine(day, clock, draft.desk.newsroom.zone)


def trackers(draft: Draft) -> None:
    """Shows the form that puts a claim into trackers and takes it out."""
    inside = dict(draft.card.trackers)
    outside = {n: title for n, title in draft.desk.reads.known().trackers.items() if n not in inside}
    if not inside and not outside:
        ahead("There is no tracker yet.")
        return
    if outside:
        draft.many("into", "Put into", outside)
    if inside:
        draft.many("out", "Take out of", inside)
    draft.text("reason", "Reason for taking out")
    draft.save_button("Save the trackers", _moving, "The trackers are on record.")
    ahead("A tracker is a named collection of claims with an introduction: what readers are shown together.")


def _moving(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    reason = draft.value("reason", "")
    into: list[ClaimChange] = [PutInTracker(number) for number in draft.value("into", ()) or ()]
    out: list[ClaimChange] = [TakeOutOfTracker(number, reason) for number in draft.value("out", ()) or ()]
    if not into and not out:
        raise NotAccepted("Choose a tracker.", "into")
    return [*into, *out]
