"""Full text: the words a claim is found by, folded once in Python so that both engines find the same.

FTS5 on SQLite, tsvector on PostgreSQL; nothing a person types is read as query syntax.
"""

import re
import unicodedata

import sqlalchemy as sa

_TOKEN = re.compile(r"\w+")
MOST_TOKENS = 12


def folded(text: str) -> str:
    """Takes off accents and case: "Société" and "SOCIETE" become the same."""
    spread = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in spread if not unicodedata.combining(c))).casefold()


def tokens(text: str) -> list[str]:
    """Gives the words of a text as they are searched, in order, at most twelve."""
    return _TOKEN.findall(folded(text))[:MOST_TOKENS]


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
    for name, body in {
        "claim_search_added": f"AFTER INSERT ON claim_search BEGIN {added} END",
        "claim_search_removed": f"AFTER DELETE ON claim_search BEGIN {taken} END",
        "claim_search_changed": f"AFTER UPDATE ON claim_search BEGIN {taken} {added} END",
    }.items():
        connection.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")


def matching(connection: sa.Connection, text: str) -> sa.TextClause | None:
    """Gives a condition on `claim.id` that holds for claims with all the words (the last as a beginning), or `None` for no words."""
    found = tokens(text)
    if not found:
        return None
    if connection.dialect.name == "postgresql":
        query = " & ".join([*(f"'{word}'" for word in found[:-1]), f"'{found[-1]}':*"])
        return sa.text(
            "claim.id IN (SELECT claim_id FROM claim_search WHERE to_tsvector('simple', words) @@ to_tsquery('simple', :words))"
        ).bindparams(words=query)
    query = " ".join([*(f'"{word}"' for word in found[:-1]), f'"{found[-1]}"*'])
    return sa.text("claim.id IN (SELECT rowid FROM claim_words WHERE claim_words MATCH :words)").bindparams(words=query)
