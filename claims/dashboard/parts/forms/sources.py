"""The part of a form that names sources: chosen from the evidence, or added in the same step."""

from datetime import date
from typing import Final

from claims.dashboard.parts.forms.draft import Draft
from claims.desk.card_lines import ClaimCard
from claims.desk.changes import JUST_ADDED, AddEvidence
from claims.desk.sources import NewSource
from claims.refusals import NotAccepted
from claims.rules.schedule import day_in_words
from db.words import Audience, SourceKind, Stance

STANCES: Final = {stance.value: f"{stance.capitalize()}: {stance.meaning}" for stance in Stance}
KINDS: Final = {
    SourceKind.ADDRESS.value: "A page on the web",
    SourceKind.DESCRIBED.value: "Described: an interview, a letter, a court file",
    SourceKind.FILE.value: "A document the newsroom holds",
}


def named(card: ClaimCard) -> dict[int, str]:
    """Gives the evidence in force as choices, the newest first."""
    return {
        line.sequence: f"{line.name} ({line.stance}{_dated(line.published)})"
        for line in reversed(card.evidence)
        if line.withdrawn is None
    }


def _dated(published: date | None) -> str:
    return f", {day_in_words(published)}" if published else ""


def ask_sources(draft: Draft, label: str = "Sources it rests on") -> tuple[tuple[int, ...], Stance | None]:
    """Asks which evidence is named, and for a new source where there is none yet or one more is wanted.

    Gives the numbers of the named evidence and the stance of the new one.
    """
    options = named(draft.card)
    chosen = draft.many("sources", label, options, hint="Choose from the evidence …") if options else ()
    if not options:
        draft.refused("sources")
    if not draft.tick("with_source", "Add a new source in the same step", start=not options):
        return chosen, None
    ask_source(draft)
    stance = draft.value("stance")
    return chosen, Stance(stance) if stance else None


def sources_of(draft: Draft) -> tuple[list[AddEvidence], tuple[int, ...]]:
    """Gives the evidence that a form adds, and the sources that its decision names."""
    chosen = tuple(draft.value("sources", ()) or ())
    if not draft.value("with_source") or not _is_begun(draft):
        return [], chosen
    return [evidence_of(draft)], (*chosen, JUST_ADDED)


def _is_begun(draft: Draft) -> bool:
    return any(draft.value(field) for field in ("address", "title", "publisher", "published", "stance"))


def ask_source(draft: Draft) -> None:
    """Asks for a source and what it does for the claim."""
    draft.choose("stance", "What it does for the claim", STANCES)
    kind = draft.choose("kind", "What it is", KINDS, start=SourceKind.ADDRESS.value)
    if kind == SourceKind.ADDRESS.value:
        draft.text("address", "Address", hint="https://…")
        draft.text("title", "Title")
    else:
        draft.text("title", "What it is, in a few words", hint="Letter of the ministry to us, 3 May 2025")
    draft.text("publisher", "Publisher or author")
    draft.day("published", "Published on")
    draft.prose("note", "What it shows", height=72)
    draft.tick("internal", "Internal: counted for readers, never named")


def evidence_of(draft: Draft) -> AddEvidence:
    """Gives the evidence that is in the form, or refuses what it lacks."""
    stance = draft.value("stance")
    if not stance:
        raise NotAccepted(
            "Say what the source does for the claim: does it support it, refute it, or give context?", "stance"
        )
    source = NewSource(
        kind=SourceKind(draft.value("kind", SourceKind.ADDRESS.value)),
        address=draft.value("address", ""),
        title=draft.value("title", ""),
        publisher=draft.value("publisher", ""),
        published=draft.value("published"),
        audience=Audience.INTERNAL if draft.value("internal") else Audience.PUBLIC,
    )
    return AddEvidence(source, Stance(stance), draft.value("note", ""))
