"""Which column means what: by its name in several languages and by what stands in it, or as a person says.

Refuses a mapping that names no column or no meaning; what is not recognised means nothing and is kept as it stands.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.formats.sheets.cells import sources_in
from claims.formats.sheets.days import Order, read_day
from claims.formats.sheets.fields import DAYS, MANY, OURS, SOURCES, Field
from claims.formats.sheets.names import STRONG, WEAK, plain_name
from claims.refusals import NotAccepted
from db.words import Kind

SAMPLE: Final = 300
_MOST_WORDS: Final = 40
_IDENTIFIERS: Final = frozenset(["id", "ids", "uid", "uuid", "nr", "no", "number", "num", "code", "ref", "slug", "key"])
_SHAPES: Final[Mapping[str, frozenset[Field]]] = {
    **dict.fromkeys(("url", "urls", "link", "links", "address"), frozenset({*SOURCES, Field.ARTICLE_ADDRESS})),
    **dict.fromkeys(("date", "datum", "fecha", "on", "day"), DAYS),
}
"""What a name that ends so can mean at all."""
Reads = Callable[[str], object]
"""Reads a word of a vocabulary; `None` for a word that is none of it."""


@dataclass(slots=True)
class Content:
    """What stands in the first cells of a column."""

    filled: int = 0
    letters: int = 0
    addressed: int = 0
    dated: int = 0
    words: Counter[str] = field(default_factory=Counter)

    @property
    def length(self) -> float:
        """How long a cell is that holds anything."""
        return self.letters / self.filled if self.filled else 0.0

    def share(self, count: int) -> float:
        """Tells how many of the cells that hold anything this is."""
        return count / self.filled if self.filled else 0.0

    def read_by(self, reads: Reads) -> float:
        """Tells what share of the cells a vocabulary knows."""
        return self.share(sum(n for word, n in self.words.items() if reads(word) is not None))


def contents(rows: Iterable[Sequence[str]], width: int) -> list[Content]:
    """Looks at the first rows of a sheet."""
    found = [Content() for _ in range(width)]
    for cells, _ in zip(rows, range(SAMPLE), strict=False):
        for content, cell in zip(found, cells, strict=False):
            if text := cell.strip():
                content.filled += 1
                content.letters += len(text)
                content.addressed += "://" in text and bool(sources_in(text).addresses)
                content.dated += any(read_day(text, order) for order in Order)
                content.words[text.casefold()] += 1
    return found


def mapped_by_hand(header: Sequence[str], given: Mapping[str, str]) -> dict[int, Field]:
    """Reads what a person says that columns mean, or refuses a name that is none."""
    places = {name.casefold(): place for place, name in enumerate(header)}
    mapping: dict[int, Field] = {}
    for name, meaning in given.items():
        if name.casefold() not in places:
            raise NotAccepted(f"There is no column “{name[:80]}”. The columns are: {', '.join(header)}.", "columns")
        mapping[places[name.casefold()]] = _field(meaning)
    twice = [one for one, n in Counter(mapping.values()).items() if n > 1 and one not in MANY]
    if twice:
        raise NotAccepted(f"Two columns cannot both be the {twice[0]}. Map one of them to “nothing”.", "columns")
    return mapping


def _field(meaning: str) -> Field:
    try:
        return Field(meaning.strip().casefold())
    except ValueError as error:
        known = ", ".join(field for field in Field if field is not Field.NUMBER)
        raise NotAccepted(f"A column cannot mean “{meaning[:40]}”. It can be: {known}.", "columns") from error


def recognised(
    header: Sequence[str],
    found: Sequence[Content],
    by_hand: Mapping[int, Field],
    reads_follow_up: Reads,
    reads_rating: Reads,
) -> dict[int, Field]:
    """Says what each column means: as a person said, else by our own names, else by name and content together."""
    mapping = dict(by_hand) | {
        place: meaning for place, name in enumerate(header) if place not in by_hand and (meaning := ours(name))
    }
    offers = sorted(
        (-score, place, meaning)
        for place, name in enumerate(header)
        if place not in mapping
        for meaning, score in _offers(name, found[place], reads_follow_up, reads_rating).items()
    )
    is_export = any(ours(name) for name in header)
    for _, place, meaning in [] if is_export else offers:
        if place not in mapping and (meaning in MANY or meaning not in mapping.values()):
            mapping[place] = meaning
    return {place: meaning for place, meaning in mapping.items() if meaning is not Field.NOTHING}


def ours(name: str) -> Field | None:
    """Gives what a column of our own export means; none for any other."""
    lowered = name.strip().casefold()
    known = {f"{OURS}{meaning}": meaning for meaning in Field}
    return known.get(lowered) if lowered.startswith(OURS) else None


def _offers(name: str, content: Content, reads_follow_up: Reads, reads_rating: Reads) -> dict[Field, float]:
    """Gives what a column may mean with how much speaks for it; nothing that its content speaks against."""
    scores = _by_name(plain_name(name))
    addressed = content.share(content.addressed)
    if addressed >= 0.6 and not scores.keys() & {*SOURCES, Field.ARTICLE_ADDRESS}:
        scores[Field.CONTEXT] = 0.5
    if addressed < 0.3 and scores.get(Field.CONTEXT, 3.0) < 3.0:
        del scores[Field.CONTEXT]  # "Source type" names no source
    for meaning, reads in ((Field.FOLLOW_UP, reads_follow_up), (Field.VERIFICATION, reads_rating)):
        if scores.keys() & {Field.FOLLOW_UP, Field.VERIFICATION} and len(content.words) <= _MOST_WORDS:
            scores[meaning] = max(scores.get(meaning, 0.0), 0.5) + 4 * content.read_by(reads)
    return {meaning: score for meaning, score in scores.items() if _fits(meaning, content)}


def _by_name(name: str) -> dict[Field, float]:
    words = name.split()
    if not words or words[-1] in _IDENTIFIERS:
        return {}
    scores: dict[Field, float] = {}
    for table, weight in ((WEAK, 1.0), (STRONG, 3.0)):
        for meaning, phrases in table.items():
            best = max((_likeness(name, phrase) for phrase in phrases), default=0.0)
            if best:
                scores[meaning] = best * weight + len(name) / 1000  # of two such names the fuller one
    possible = _SHAPES.get(words[-1])
    return {meaning: score for meaning, score in scores.items() if possible is None or meaning in possible}


def _likeness(name: str, phrase: str) -> float:
    """1 for the very name; less where the name says more: "Promise (short)", "Main source"."""
    if name == phrase:
        return 1.0
    if name.startswith(f"{phrase} ") or name.endswith(f" {phrase}"):
        return 0.4 + 0.3 * len(phrase) / len(name)
    return 0.0


def _fits(meaning: Field, content: Content) -> bool:
    if not content.filled:
        return meaning in (Field.FOLLOW_UP_ON, Field.FOLLOW_UP_REASON, Field.DEADLINE, Field.SAID_ON, Field.CONTEXT)
    match meaning:
        case Field.STATEMENT:
            return content.length >= 5 and content.share(content.addressed) < 0.5
        case Field.CLAIMANT | Field.TOPIC | Field.PUBLISHER | Field.LANGUAGE:
            return content.length <= 120 and content.share(content.addressed) < 0.2
        case Field.SAID_ON | Field.FOLLOW_UP_ON:
            return content.share(content.dated) >= 0.5
        case Field.ARTICLE_ADDRESS:
            return content.share(content.addressed) >= 0.5
        case Field.FOLLOW_UP | Field.VERIFICATION:
            return content.length <= 60 and len(content.words) <= _MOST_WORDS
        case Field.KIND:
            return content.read_by(read_kind) == 1.0
    return True


_KINDS: Final = {
    Kind.FACT: "fact claim factual statement tatsache fait hecho fatto fato feit",
    Kind.QUOTATION: "quotation quote zitat citation cita citazione citacao citaat",
    Kind.PROMISE: "promise pledge commitment versprechen promesse promesa promessa belofte lofte obietnica",
    Kind.PREDICTION: "prediction forecast vorhersage prevision prediccion previsione previsao voorspelling",
}
_KIND_WORDS: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def read_kind(cell: str) -> Kind | None:
    """Reads what sort of statement a cell says it is; `None` where it says anything else."""
    return _KIND_WORDS.get(plain_name(cell))
