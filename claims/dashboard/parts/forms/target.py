"""The forms about how much was promised: the target, one item that counts, a total that a source reports."""

from collections.abc import Sequence
from typing import Final

from claims.dashboard.parts.forms.decide import ahead, day_in
from claims.dashboard.parts.forms.draft import Draft
from claims.dashboard.parts.forms.sources import ask_sources, sources_of
from claims.desk.changes import ClaimChange, CountProgress, ReportProgress, SetTarget
from claims.desk.sitting import Sitting
from claims.refusals import NotAccepted
from claims.rules.targets import amount_from

_ITEM, _TOTAL, _TARGET = "item", "total", "target"
_WHAT: Final = {
    _ITEM: "Count one item",
    _TOTAL: "Note a total that a source only reports",
    _TARGET: "Set a target",
}


def target(draft: Draft) -> None:
    """Shows the form that sets a target, or counts towards the one there is."""
    if not draft.card.targets:
        _ask_target(draft)
        draft.save_button("Set the target", _setting, "The target is on record.")
        ahead("Progress is then counted item by item, each on its day and by its source.")
        return
    what = draft.choose("what", "What to do", _WHAT, start=_ITEM)
    if what == _TARGET:
        _ask_target(draft)
    else:
        _ask_progress(draft, what or _ITEM)
    draft.save_button("Save", _saving, "The count is on record.")
    ahead(
        "A total that a source reports stands beside the count and is never added to it."
        if what == _TOTAL
        else "Each item counts once and can be taken back."
    )


def _ask_target(draft: Draft) -> None:
    draft.text("amount", "How much was promised", hint="10")
    draft.text("unit", "Of what", hint="projects")
    draft.prose("what_counts", "What counts towards it", height=72)
    draft.text("count", "What is counted", start="counted", help_="A name such as “agreements announced”.")
    draft.text("second", "Counted beside it, if anything", hint="sites in service")


def _counts(draft: Draft) -> dict[str, str]:
    return {
        f"{held.sequence}:{count.number}": f"{count.name} (of {held.amount} {held.unit})"
        for held in draft.card.targets
        for count in held.counts
    }


def _ask_progress(draft: Draft, what: str) -> None:
    counts = _counts(draft)
    draft.choose("count", "Towards which count", counts, start=next(iter(counts)))
    if what == _ITEM:
        draft.text("item", "What counts", hint="Norway")
    else:
        draft.text("reported", "The total that is reported", hint="11")
    draft.day("happened_on", "On which day", start=draft.desk.today)
    draft.prose("note", "Note", height=72)
    ask_sources(draft, "Sources that show it")


def _setting(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    names = [name for name in (draft.value("count", ""), draft.value("second", "")) if name.strip()]
    return [
        SetTarget(
            amount_from(draft.value("amount", "")),
            draft.value("unit", ""),
            draft.value("what_counts", ""),
            tuple((name, "") for name in names),
        )
    ]


def _saving(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    what = draft.value("what")
    if what == _TARGET:
        return _setting(draft, at)
    held, count = (int(part) for part in draft.value("count").split(":"))
    day, note = day_in(draft.value("happened_on")), draft.value("note", "")
    added, sources = sources_of(draft)
    if what == _TOTAL:
        figures = draft.value("reported", "").strip().replace(",", "")
        if not figures.isdecimal() or len(figures) > 15:
            raise NotAccepted("Write the total in figures, like “11”.", "reported")
        return [*added, ReportProgress(held, count, int(figures), day, sources, note)]
    return [*added, CountProgress(held, count, draft.value("item", ""), day, sources, note)]
