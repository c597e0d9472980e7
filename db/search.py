"""Full text: the words a claim is found by, folded once in Python so that both engines find the same.

FTS5 on SQLite, tsvector on PostgreSQL; nothing a person types is read as query syntax.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

import sqlalchemy as sa

_TOKEN = re.compile(r"\w+")
MOST_TOKENS = 12
_KEEPERS = ("claim_search_added", "claim_search_removed", "claim_search_changed")


def folded(text: str) -> str:
    """Takes off accents and case: "Société" and "SOCIETE" become the same."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in spread if not unicodedata.combining(c))).casefold()


def searched_words(statement: str, topic: str, claimant: str, quotes: Iterable[str]) -> str:
    """Gives the folded words of everything a claim is found by."""
    return folded(" ".join([statement, topic, claimant, *quotes]))


def tokens(text: str) -> list[str]:
    """Gives the words of a text as they are searched, in order, at most twelve."""
    return tokens_of(text)[:MOST_TOKENS]


def tokens_of(text: str) -> list[str]:
    """Gives all words of a text as they are kept, in order."""
    return _TOKEN.findall(folded(text))


def install(connection: sa.Connection) -> None:
    """Makes the index of the searched words and keeps it in step with `claim_search`."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "CREATE INDEX IF NOT EXISTS ix_claim_search_words ON claim_search USING gin (to_tsvector('simple', words))"
        )
        return
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS claim_words USING fts5(words, content='claim_search', "
        "content_rowid='claim_id', tokenize='unicode61 remove_diacritics 0')"
    )
    added = "INSERT INTO claim_words(rowid, words) VALUES (NEW.claim_id, NEW.words);"
    taken = "INSERT INTO claim_words(claim_words, rowid, words) VALUES ('delete', OLD.claim_id, OLD.words);"
    bodies = (
        f"AFTER INSERT ON claim_search BEGIN {added} END",
        f"AFTER DELETE ON claim_search BEGIN {taken} END",
        f"AFTER UPDATE ON claim_search BEGIN {taken} {added} END",
    )
    for name, body in zip(_KEEPERS, bodies, strict=True):
        connection.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")


def take_away(connection: sa.Connection) -> None:
    """Takes the index away, damaged or not, before the words it holds are all made anew; `install` brings it back."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("DROP INDEX IF EXISTS ix_claim_search_words")
        return
    for name in _KEEPERS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS claim_words")


def fill(connection: sa.Connection) -> None:
    """Fills an index that was installed after the words were already there."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO claim_words(claim_words) VALUES ('rebuild')")


def check(connection: sa.Connection) -> None:
    """Compares SQLite's index with the words it should hold; the database refuses one that does not fit."""
    connection.exec_driver_sql("INSERT INTO claim_words(claim_words, rank) VALUES ('integrity-check', 1)")


def matching(connection: sa.Connection, text: str) -> sa.ColumnElement[bool] | None:
    """Gives a condition on `claim.id` that holds for claims with all the words, the last as a beginning.

    Gives `None` for a text without words.
    """
    return table_claim_id().in_(matches(connection, text)) if tokens(text) else None


def matches(connection: sa.Connection, text: str) -> sa.Select[int]:
    """Selects the numbers of the claims with all the words of a text that has some."""
    *whole, last = tokens(text)
    if connection.dialect.name == "postgresql":
        query = " & ".join([*(f"'{word}'" for word in whole), f"'{last}':*"])
        held = sa.text("to_tsvector('simple', words) @@ to_tsquery('simple', :words)").bindparams(words=query)
        return sa.select(sa.column("claim_id", sa.Integer)).select_from(sa.table("claim_search")).where(held)
    query = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
    held = sa.text("claim_words MATCH :words").bindparams(words=query)
    return sa.select(sa.column("rowid", sa.Integer)).select_from(sa.table("claim_words")).where(held)


def reader(text: str) -> Callable[[str], bool]:
    """Gives the same condition as a question to the folded words of one claim."""
    *whole, last = tokens(text)
    wanted = set(whole)

    def holds(words: str) -> bool:
        found = _TOKEN.findall(words)
        return wanted.issubset(found) and any(word.startswith(last) for word in found)

    return holds


def table_claim_id() -> sa.ColumnElement[int]:
    """Names the column that the condition is on."""
    return sa.literal_column("claim.id", sa.Integer)
