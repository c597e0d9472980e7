"""Putting sources, claimants and articles on record, and amending them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.desk.permits import require
from claims.desk.sitting import Saved, Sitting
from claims.refusals import NotAccepted
from claims.rules.texts import LIMITS, clean, web_address
from db.chain import Entry
from db.history import Addition
from db.reads import finding
from db.words import Audience, Change, ClaimantKind, Role, SourceKind, Subject


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source as a person describes it. Only its kind is required, and what it can be found again by."""

    kind: SourceKind = SourceKind.ADDRESS
    address: str = ""
    title: str = ""
    publisher: str = ""
    published: date | None = None
    note: str = ""
    audience: Audience = Audience.PUBLIC


@dataclass(frozen=True, slots=True)
class NewClaimant:
    """Someone who says things: a person, an organisation or a publisher."""

    name: str
    kind: ClaimantKind = ClaimantKind.ORGANISATION
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """A document in which something was said; `publisher` is the number of a claimant."""

    headline: str
    publisher: int
    address: str = ""
    author: str = ""
    published: date | None = None
    published_basis: str = ""
    notice: str = ""
    sha256: str = ""
    characters: int | None = None
    language: str = ""


def record_source(at: Sitting, new: NewSource) -> Saved:
    """Puts a source on record; an address that is already there is not put there twice."""
    require(at.actor, Role.REPORTER, "put a source on record")
    texts, values = _source(new, at.today)
    found = finding.source_at(at.connection, texts["address"], new.audience) if "address" in texts else None
    if found:
        return Saved(*found)
    return at.put(Subject.SOURCE, [Entry(Change.RECORDED, values, texts, audience=new.audience)])


def _source(new: NewSource, today: date) -> tuple[dict[str, str], dict[str, Any]]:
    texts = {
        "title": clean(new.title, field="title", most=LIMITS["title"], required=False),
        "publisher": clean(new.publisher, field="publisher", most=LIMITS["name"], required=False),
        "note": clean(new.note, field="note", most=LIMITS["note"], required=False, multiline=True),
    }
    if new.kind is SourceKind.ADDRESS:
        texts["address"] = web_address(new.address)
    elif not texts["title"]:
        raise NotAccepted("Describe the source in a few words, so that it can be found again.", "title")
    if new.published and new.published > today:
        raise NotAccepted("A source cannot have been published on a day that is still to come.", "published")
    values: dict[str, Any] = {"kind": new.kind, "audience": new.audience}
    return texts, values | ({"published": new.published} if new.published else {})


def record_claimant(at: Sitting, new: NewClaimant) -> Saved:
    """Puts a claimant on record; a name that is already there is not put there twice."""
    require(at.actor, Role.REPORTER, "put a claimant on record")
    texts = {
        "name": clean(new.name, field="claimant", most=LIMITS["name"]),
        "note": clean(new.note, field="note", most=LIMITS["note"], required=False, multiline=True),
    }
    if found := finding.claimant_named(at.connection, texts["name"]):
        return Saved(*found)
    return at.put(Subject.CLAIMANT, [Entry(Change.RECORDED, {"kind": new.kind}, texts)])


def record_article(at: Sitting, new: NewArticle) -> Saved:
    """Puts an article on record."""
    require(at.actor, Role.REPORTER, "put an article on record")
    at.chain(Subject.CLAIMANT, new.publisher)
    texts = {
        "headline": clean(new.headline, field="headline", most=LIMITS["title"]),
        "author": clean(new.author, field="author", most=LIMITS["name"], required=False),
        "published_basis": clean(new.published_basis, field="published_basis", most=LIMITS["note"], required=False),
        "notice": clean(new.notice, field="notice", most=LIMITS["note"], required=False),
        "address": web_address(new.address) if new.address.strip() else "",
    }
    values: dict[str, Any] = {"publisher": new.publisher}
    optional = {
        "published": new.published,
        "sha256": new.sha256,
        "characters": new.characters,
        "language": new.language,
    }
    values |= {name: value for name, value in optional.items() if value}
    return at.put(Subject.ARTICLE, [Entry(Change.RECORDED, values, texts)])


AMENDABLE: Mapping[Subject, Mapping[str, int]] = {
    Subject.CLAIMANT: {"name": LIMITS["name"], "note": LIMITS["note"]},
    Subject.ARTICLE: {"headline": LIMITS["title"], "author": LIMITS["name"], "notice": LIMITS["note"]},
    Subject.SOURCE: {"title": LIMITS["title"], "publisher": LIMITS["name"], "note": LIMITS["note"]},
    Subject.TRACKER: {"title": LIMITS["title"], "introduction": LIMITS["introduction"], "method": LIMITS["method"]},
}


def amend(at: Sitting, subject: Subject, number: int, seen: int, *, texts: Mapping[str, str], reason: str) -> Saved:
    """Changes texts of a claimant, an article, a source or a tracker, with the reason."""
    require(at.actor, Role.EDITOR if subject is Subject.TRACKER else Role.REPORTER, f"amend a {subject}")
    limits = AMENDABLE[subject]
    if unknown := texts.keys() - limits.keys():
        raise NotAccepted(f"The {', '.join(sorted(unknown))} of a {subject} cannot be amended.", "")
    required = next(iter(limits))
    cleaned = {
        name: clean(text, field=name, most=limits[name], required=name == required, multiline=limits[name] > 1000)
        for name, text in texts.items()
    }
    cleaned["reason"] = clean(reason, field="reason", most=LIMITS["reason"], multiline=True)
    return at.add([Addition(subject, number, seen, (Entry(Change.AMENDED, {}, cleaned),))])[0]
