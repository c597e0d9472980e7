"""The forms that editors alone have: trackers, publication, retiring."""

from collections.abc import Sequence
from typing import Final

from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.draft import Draft
from claims.desk.changes import ClaimChange, Publish, PutInTracker, Retire, TakeOutOfTracker, Unpublish
from claims.desk.sitting import Sitting
from claims.refusals import NotAccepted
from db.words import Publication

_PUBLISH, _TAKE_BACK, _RETIRE = "publish", "take back", "retire"
_DEEDS: Final = {
    _PUBLISH: "Publish: everyone sees it",
    _TAKE_BACK: "Take it back from the public",
    _RETIRE: "Retire: take it off every list",
}
_DOES: Final = {
    _PUBLISH: "Its public history begins now; internal notes and sources stay with the desk.",
    _TAKE_BACK: "Readers do not find it any more, on no day and at no address.",
    _RETIRE: "It leaves every list, count and search; its history stays. Correcting the retiring brings it back.",
}


def publication(draft: Draft) -> None:
    """Shows the form that publishes a claim, takes it back or retires it."""
    public = draft.card.publication is Publication.PUBLISHED
    options = {deed: said for deed, said in _DEEDS.items() if deed != (_PUBLISH if public else _TAKE_BACK)}
    deed = draft.choose("deed", "What to do", options)
    if deed != _PUBLISH:
        draft.prose("reason", "Reason", height=72)
    draft.save_button("Do it", _publishing, "Done: it is in the history.")
    ahead(_DOES[deed] if deed else "Choose what to do; what it does is said here first.")


def _publishing(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    reason = draft.value("reason", "")
    match draft.value("deed"):
        case "publish":
            return [Publish()]
        case "take back":
            return [Unpublish(reason)]
        case "retire":
            return [Retire(reason)]
    raise NotAccepted("Choose what to do.", "deed")


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
