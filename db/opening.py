"""Opening a record for use: brought to this version's schema, its guards in place, or refused with a sentence.

A SQLite file is migrated by itself; a PostgreSQL database when it is empty or when `claims migrate` asks for it.
"""

from pathlib import Path

import sqlalchemy as sa

from db import guards, search
from db.engine import Record, connect
from db.errors import NewerSchema, Unusable

REVISION = "0004"
MIGRATIONS = Path(__file__).with_name("migrations")


def open_record(url: str, *, migrate: bool = False, guarded: bool = True) -> Record:
    """Opens the record at an address ready for use, or refuses with a sentence and leaves it as it was.

    With `migrate`, an older schema is brought up and guards that were taken off are put back; without `guarded`, a
    record whose guards are off is opened all the same, to be verified.
    """
    _make_folder(url)
    record = connect(url)
    try:
        found = revision(record)
        if found != REVISION or migrate:
            _refuse_newer(record, found)
            if not (migrate or record.on_sqlite or found is None):
                raise Unusable("The database was made by an older On Record. Back it up, then run “claims migrate”.")
            bring_up(record)
        if guarded:
            with record.reading() as connection:
                guards.check(connection)
    except BaseException:
        record.close()
        raise
    return record


def revision(record: Record) -> str | None:
    """Tells which schema the database has; `None` for an empty one."""
    with record.reading() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        if "alembic_version" in tables:
            return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
        if tables:
            raise Unusable(
                "The database holds tables of another program. Nothing was changed: name another one with "
                "ON_RECORD_DATABASE_URL, or another folder with ON_RECORD_DATA."
            )
        return None


def bring_up(record: Record) -> None:
    """Migrates to this version's schema in one transaction and puts the guards and the search index in place."""
    from alembic import command  # loading Alembic takes most of a second, which only a migration should wait for
    from alembic.config import Config

    def work(connection: sa.Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        search.install(connection)
        guards.install(connection)

    record.write(work)


def _refuse_newer(record: Record, found: str | None) -> None:
    known = {path.name.split("_", 1)[0] for path in (MIGRATIONS / "versions").glob("*.py")}
    if found is not None and found not in known:
        raise NewerSchema(
            f"The database was written by a newer On Record (schema {found}, this one knows {REVISION}). "
            "Nothing was changed: update On Record, then start again."
        )


def _make_folder(url: str) -> None:
    parsed = sa.engine.make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return
    try:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Unusable(
            f"The data folder {Path(parsed.database).parent} cannot be made ({error.strerror}). "
            "Name another one with ON_RECORD_DATA."
        ) from error
