"""The guards on the history: no event is altered, replaced, truncated or removed.

Installed after every migration, checked at every start.

A text of an event may only be emptied of what was redacted, which its digest in the chain shows.
"""

import sqlalchemy as sa

from db.errors import Damaged

_REFUSAL = "the history is never altered or removed"

_SQLITE = {
    "event_no_update": f"BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    "event_no_delete": f"BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    # INSERT OR REPLACE removes the old row without asking the DELETE trigger, so it is stopped before it starts.
    "event_no_replace": (
        "BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id OR (subject = NEW.subject AND "
        f"subject_id = NEW.subject_id AND sequence = NEW.sequence)) BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    ),
    "event_text_no_delete": f"BEFORE DELETE ON event_text BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    "event_text_no_replace": (
        "BEFORE INSERT ON event_text WHEN EXISTS (SELECT 1 FROM event_text WHERE event_id = NEW.event_id) "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    ),
    "event_text_only_redacted": (
        "BEFORE UPDATE ON event_text WHEN NEW.event_id <> OLD.event_id OR EXISTS (SELECT 1 FROM json_each(OLD.texts) "
        "AS was LEFT JOIN json_each(NEW.texts) AS becomes ON becomes.key = was.key WHERE becomes.key IS NULL OR "
        "(becomes.type <> 'null' AND becomes.value IS NOT was.value)) OR (SELECT count(*) "
        "FROM json_each(NEW.texts)) <> "
        f"(SELECT count(*) FROM json_each(OLD.texts)) BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    ),
}

_POSTGRESQL_FUNCTIONS = {
    "history_stays": f"BEGIN RAISE EXCEPTION '{_REFUSAL}'; END",
    "history_only_redacts": (
        "BEGIN IF NEW.event_id <> OLD.event_id OR EXISTS (SELECT 1 FROM json_each(OLD.texts::json) AS was "
        "LEFT JOIN json_each(NEW.texts::json) AS becomes ON becomes.key = was.key WHERE becomes.key IS NULL OR "
        "(json_typeof(becomes.value) <> 'null' AND becomes.value::text <> was.value::text)) OR "
        "(SELECT count(*) FROM json_each(NEW.texts::json)) <> (SELECT count(*) FROM json_each(OLD.texts::json)) "
        f"THEN RAISE EXCEPTION '{_REFUSAL}'; END IF; RETURN NEW; END"
    ),
}
_POSTGRESQL = {
    "event_no_change": "BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION history_stays()",
    "event_no_truncate": "BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION history_stays()",
    "event_text_no_delete": "BEFORE DELETE ON event_text FOR EACH ROW EXECUTE FUNCTION history_stays()",
    "event_text_no_truncate": "BEFORE TRUNCATE ON event_text FOR EACH STATEMENT EXECUTE FUNCTION history_stays()",
    "event_text_only_redacted": "BEFORE UPDATE ON event_text FOR EACH ROW EXECUTE FUNCTION history_only_redacts()",
}


def install(connection: sa.Connection) -> None:
    """Puts every guard in place, anew where one is already there."""
    if connection.dialect.name == "postgresql":
        for name, body in _POSTGRESQL_FUNCTIONS.items():
            connection.exec_driver_sql(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ {body} $guard$"
            )
        for name, body in _POSTGRESQL.items():
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {_table(body)}")
            connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")
            connection.exec_driver_sql(f"ALTER TABLE {_table(body)} ENABLE ALWAYS TRIGGER {name}")
        return
    for name, body in _SQLITE.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")


def _table(body: str) -> str:
    return body.split(" ON ", 1)[1].split(" ", 1)[0]


def missing(connection: sa.Connection) -> list[str]:
    """Names the guards that are not there, or not as they were installed."""
    if connection.dialect.name == "postgresql":
        enabled = set(connection.scalars(sa.text("SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'")))
        rows = connection.execute(sa.text("SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'history_%'"))
        bodies = {row.proname: row.prosrc for row in rows}
        changed = [name for name, body in _POSTGRESQL_FUNCTIONS.items() if bodies.get(name, "").strip() != body]
        return sorted(_POSTGRESQL.keys() - enabled) + changed
    rows = connection.execute(sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    installed = {row.name: row.sql for row in rows}
    return [name for name, body in _SQLITE.items() if installed.get(name) != f"CREATE TRIGGER {name} {body}"]


def check(connection: sa.Connection) -> None:
    """Refuses a record whose history is not guarded, with `Damaged`."""
    if gone := missing(connection):
        raise Damaged(
            f"The history is not guarded ({', '.join(gone)}). Someone has taken the guards off: run “claims verify” "
            "to see whether an event was altered, then “claims migrate” to put them back."
        )
