"""The dossier as data: JSON for programs, CSV for spreadsheets. No cell of a spreadsheet becomes a formula."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, Final

from claims.formats.dossier.values import Appearance, Claim, Dossier, Evidence
from claims.formats.dossier.verify import FORMAT, VERSION
from claims.formats.tabular import Row, csv_lines, plain
from claims.rules.schedule import Window

NO_COPY: Final = "no copy kept"
NOT_SHOWN: Final = "not shown"


def claims_json(dossier: Dossier) -> bytes:
    """Writes everything but the histories."""
    about = asdict(replace(dossier, claims=())) | {"claims": len(dossier.claims)}
    claims = [_without(asdict(claim), "history") | {"page": claim.page} for claim in dossier.claims]
    return _json({"dossier": about, "claims": claims})


def history_json(dossier: Dossier) -> bytes:
    """Writes the public entries of every claim's history, newest first."""
    entries = [{"claim": claim.claim} | asdict(entry) for claim in dossier.claims for entry in claim.history]
    return _json({"entries": entries})


def claims_csv(dossier: Dossier) -> bytes:
    """Writes one row a claim."""
    return _csv((_claim(claim) for claim in dossier.claims), CLAIM_COLUMNS)


def evidence_csv(dossier: Dossier) -> bytes:
    """Writes one row for each source of each claim."""
    return _csv((_source(claim, line) for claim in dossier.claims for line in claim.evidence), SOURCE_COLUMNS)


CLAIM_COLUMNS: Final = (
    *("claim", "statement", "kind", "topic", "claimant", "asserted_by"),
    *("verification", "verdict_reason", "verdict_given_at", "follow_up", "last_news_on", "schedule"),
    *(
        "deadline_from",
        "deadline_until",
        "deadline_words",
        "restated_from",
        "restated_until",
        "restated_words",
        "slips",
    ),
    *("quote", "article", "author", "article_publisher", "article_published", "article_address", "article_sha256"),
    *("sources", "sources_not_public", "corrections", "first_published_at", "last_public_change_at"),
    *("address", "page"),
)
SOURCE_COLUMNS: Final = (
    *("claim", "number", "stance", "title", "publisher", "kind", "published", "address", "about", "note"),
    *("added_at", "withdrawn_because", "kept_copy_sha256"),
)


def _claim(claim: Claim) -> Row:
    first = claim.appearances[0] if claim.appearances else None
    verdict = claim.verdict
    return {
        "claim": claim.claim,
        "statement": claim.statement,
        "kind": claim.kind,
        "topic": claim.topic,
        "claimant": claim.claimant or NOT_SHOWN,
        "asserted_by": claim.asserter,
        "verification": claim.verification,
        "verdict_reason": verdict.reason if verdict else "",
        "verdict_given_at": verdict.given_at if verdict else None,
        "follow_up": claim.follow_up,
        "last_news_on": claim.points[0].on if claim.points else None,
        "schedule": claim.schedule_words,
        **_window("deadline", claim.deadline.first),
        **_window("restated", claim.deadline.restated),
        "slips": len(claim.deadline.slips),
        **_said(first),
        "sources": sum(line.withdrawn is None for line in claim.evidence),
        "sources_not_public": claim.sources_not_public,
        "corrections": len(claim.corrections),
        "first_published_at": claim.first_published_at,
        "last_public_change_at": claim.last_public_at,
        "address": claim.address,
        "page": claim.page,
    }


def _window(name: str, window: Window | None) -> Row:
    return {
        f"{name}_from": window.earliest if window else None,
        f"{name}_until": window.latest if window else None,
        f"{name}_words": window.words if window else "",
    }


def _said(first: Appearance | None) -> Row:
    return {
        "quote": first.quote if first else "",
        "article": first.headline if first else "",
        "author": first.author if first else "",
        "article_publisher": first.publisher if first else "",
        "article_published": first.published if first else None,
        "article_address": first.address if first else "",
        "article_sha256": first.sha256 if first else "",
    }


def _source(claim: Claim, line: Evidence) -> Row:
    named = (line.stance, line.title, line.publisher, line.kind, line.published, line.address, line.about, line.note)
    kept = (line.added_at, line.withdrawn, line.kept_sha256 or NO_COPY)
    return dict(zip(SOURCE_COLUMNS, (claim.claim, line.number, *named, *kept), strict=True))


def _csv(rows: Iterable[Row], columns: tuple[str, ...]) -> bytes:
    return "".join(csv_lines(rows, columns)).encode("utf-8")


def _json(content: Row) -> bytes:
    made = plain({"format": FORMAT, "version": VERSION, **content})
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _without(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}
