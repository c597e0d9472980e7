"""Writing the rows of an import into the history, many at once, with the claimants, sources and articles they name.

The same entries as claims typed one by one would have; what the rules refuse has been left out before.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claims.desk.sitting import Sitting
from claims.formats.sheets.values import Decision, Proposed, ProposedAppearance, ProposedDeadline, ProposedSource
from db import history
from db.chain import Entry
from db.history import Addition
from db.reads import imported
from db.words import AssertedBy, Audience, Change, ClaimantKind, SourceKind, Subject

Row = tuple[Proposed, str]
_ArticleKey = tuple[str, int, str, Any]


class RowWriter:
    """Puts batches of rows on record; knows the numbers of all that the rows before named."""

    def __init__(self, at: Sitting, name: str) -> None:
        self.at, self.name = at, name
        self.tracker: int | None = None
        self.first = self.last = self.written = 0
        self._claimants: dict[str, int] = {}
        self._sources: dict[tuple[str, str, Audience], int] = {}
        self._articles: dict[_ArticleKey, int] = {}

    def put(self, rows: Sequence[Row], tracker: int | None) -> None:
        """Puts rows on record, and into a tracker, with all that they name and nobody has named before."""
        self.tracker = tracker
        additions = [
            *self._new_claimants(row for row, _ in rows),
            *self._new_articles([row for row, _ in rows]),
            *self._new_sources(source for row, _ in rows for source in row.sources),
        ]
        numbers = history.numbers(self.at.connection, Subject.CLAIM, len(rows))
        additions += [
            Addition(Subject.CLAIM, number, 0, tuple(self._entries(row, mark)))
            for number, (row, mark) in zip(numbers, rows, strict=True)
        ]
        history.append(self.at.connection, additions, self.at.actor, self.at.now)
        self.first, self.last = self.first or numbers[0], numbers[-1]
        self.written += len(rows)

    def _new_claimants(self, rows: Iterable[Proposed]) -> list[Addition]:
        kinds: dict[str, ClaimantKind] = {}
        for row in rows:
            if row.appearance:
                kinds.setdefault(row.appearance.publisher, ClaimantKind.PUBLISHER)
            if row.asserter:
                kinds.setdefault(row.asserter, row.asserter_kind)
            kinds[row.claimant] = row.claimant_kind
        wanted = [name for name in kinds if name not in self._claimants]
        self._claimants |= imported.claimants_named(self.at.connection, wanted)
        new = [name for name in wanted if name not in self._claimants]
        entries = [Entry(Change.RECORDED, {"kind": kinds[name].value}, {"name": name}) for name in new]
        return self._numbered(Subject.CLAIMANT, new, entries, self._claimants)

    def _new_sources(self, sources: Iterable[ProposedSource]) -> list[Addition]:
        wanted = {key: None for source in sources if (key := _key(source)) not in self._sources}
        for audience in Audience:
            at_once = [key for key in wanted if key[2] is audience]
            addresses = imported.sources_at(self.at.connection, [a for a, _, _ in at_once if a], audience)
            titles = imported.sources_described(self.at.connection, [t for a, t, _ in at_once if not a], audience)
            self._sources |= {(address, "", audience): number for address, number in addresses.items()}
            self._sources |= {("", title, audience): number for title, number in titles.items()}
        new = [key for key in wanted if key not in self._sources]
        return self._numbered(Subject.SOURCE, new, [_source(*key) for key in new], self._sources)

    def _new_articles(self, rows: Sequence[Proposed]) -> list[Addition]:
        wanted = {self._article(row.appearance): row.appearance for row in rows if row.appearance}
        new = {key: said for key, said in wanted.items() if key not in self._articles}
        if not new:
            return []
        for held in imported.articles_of(self.at.connection, [key[0] for key in new]):
            self._articles.setdefault((held.headline, held.publisher_id, held.address, held.published), held.id)
        keys = [key for key in new if key not in self._articles]
        entries = [
            Entry(
                Change.RECORDED,
                {"publisher": publisher} | ({"published": published} if published else {}),
                {"headline": headline, "address": address},
            )
            for headline, publisher, address, published in keys
        ]
        return self._numbered(Subject.ARTICLE, keys, entries, self._articles)

    def _article(self, said: ProposedAppearance) -> _ArticleKey:
        return said.headline, self._claimants[said.publisher], said.address, said.published

    def _numbered(
        self, subject: Subject, keys: Sequence[Any], entries: Sequence[Entry], known: dict[Any, int]
    ) -> list[Addition]:
        if not keys:
            return []
        taken = history.numbers(self.at.connection, subject, len(keys))
        known |= dict(zip(keys, taken, strict=True))
        return [Addition(subject, number, 0, (entry,)) for number, entry in zip(taken, entries, strict=True)]

    def _entries(self, row: Proposed, mark: str) -> Iterable[Entry]:
        yield self._recorded(row)
        yield _noted(row, mark, self.name)
        sequence = 2
        if row.appearance:
            sequence += 1
            yield self._appearance(row.appearance)
        for source in row.sources:
            values = {"source": self._sources[_key(source)], "stance": source.stance.value}
            yield Entry(Change.EVIDENCE_ADDED, values, {}, audience=source.audience)
        named = list(range(sequence + 1, sequence + 1 + len(row.sources)))
        if row.deadline:
            yield _deadline(row.deadline)
        if row.verdict:
            yield _decided(Change.VERIFIED, "verification", row.verdict, named)
        if row.follow_up:
            yield _decided(Change.FOLLOWED_UP, "follow_up", row.follow_up, named)
        if self.tracker is not None:
            yield Entry(Change.PUT_IN_TRACKER, {"tracker": self.tracker})

    def _recorded(self, row: Proposed) -> Entry:
        claimant = self._claimants[row.claimant]
        by_article = row.asserted_by is AssertedBy.ARTICLE and row.asserter
        values = {
            "kind": row.kind.value,
            "claimant": claimant,
            "asserted_by": (AssertedBy.ARTICLE if by_article else AssertedBy.CLAIMANT).value,
            "asserter": self._claimants[row.asserter] if by_article else claimant,
            "claimant_shown": row.claimant_shown,
            "language": row.language,
        }
        texts = {"statement": row.statement, "topic": row.topic, "claimant note": row.claimant_note}
        return Entry(Change.RECORDED, values, texts)

    def _appearance(self, said: ProposedAppearance) -> Entry:
        values: dict[str, Any] = {"article": self._articles[self._article(said)], "compared": False}
        values |= {"said_on": said.said_on} if said.said_on else {}
        return Entry(Change.APPEARANCE_ADDED, values, {"quote": said.quote})


def _key(source: ProposedSource) -> tuple[str, str, Audience]:
    return source.address, "" if source.address else source.title, source.audience


def _source(address: str, title: str, audience: Audience) -> Entry:
    kind = SourceKind.ADDRESS if address else SourceKind.DESCRIBED
    values = {"kind": kind.value, "audience": audience.value}
    return Entry(Change.RECORDED, values, {"address": address} if address else {"title": title}, audience=audience)


def _noted(row: Proposed, mark: str, name: str) -> Entry:
    """Keeps where a claim came from: the line, what was left undecided, and its cells letter for letter."""
    note = " ".join([f"From “{name}”, line {row.line:,}.", *row.undecided])
    sheet = {"sheet": row.kept} if row.kept else {}
    return Entry(Change.NOTED, {"row": mark}, {"note": note} | sheet, audience=Audience.INTERNAL)


def _deadline(deadline: ProposedDeadline) -> Entry:
    window, announced = deadline.window, deadline.announced_on
    values = {
        "earliest": window.earliest.isoformat(),
        "latest": window.latest.isoformat(),
        "soft": window.soft,
        "read_on": announced.isoformat(),
    }
    return Entry(Change.DEADLINE_SET, values, {"words": window.words, "how": deadline.how}, happened_on=announced)


def _decided(change: Change, axis: str, decision: Decision, named: list[int]) -> Entry:
    values: Mapping[str, Any] = {axis: decision.state.value, "sources": named}
    texts = {"reason": decision.reason, "search": decision.search}
    return Entry(change, values, texts, happened_on=decision.happened_on)
