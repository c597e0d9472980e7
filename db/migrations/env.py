"""Alembic's entry: runs on the connection it is handed (db/opening.py); nothing else configures it."""

from alembic import context

from db.tables import Table

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True)
context.run_migrations()
