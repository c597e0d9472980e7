"""Dockets: what was found in an article, and what became of each proposal"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SUBJECTS = ("claim", "tracker", "article", "claimant", "source", "person", "link", "setting", "record", "docket")
CHANGES = (
    *("recorded", "amended", "appearance added", "evidence added", "evidence withdrawn", "verification set"),
    *("followed up", "deadline set", "deadline restated", "target set", "progress counted", "progress reported"),
    *("noted", "put into tracker", "taken out of tracker", "published", "unpublished", "corrected", "retired"),
    *("redacted", "checkpoint", "docketed"),
)
VOCABULARIES = (("event", "subject", SUBJECTS), ("head", "subject", SUBJECTS), ("event", "change", CHANGES))
"""The last word of each is new."""


def upgrade() -> None:
    op.create_table(
        "docket",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("article_id", NUMBER, nullable=False),
        sa.Column("against", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("outcomes", sa.Text(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("tracked", sa.Integer(), nullable=False),
        sa.Column("undecided", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_docket_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_docket")),
    )
    op.create_index(op.f("ix_docket_article_id"), "docket", ["article_id"], unique=False)
    add_word = _add_word_on_sqlite if op.get_bind().dialect.name == "sqlite" else _add_word
    for table, column, words in VOCABULARIES:
        add_word(table, column, words)


def _add_word_on_sqlite(table: str, _column: str, words: tuple[str, ...]) -> None:
    # As SQLite documents it for constraints (lang_altertable.html, 7): the history is not written anew, its guards stay,
    # and only the schema that is read from now on knows one word more.
    op.execute("PRAGMA writable_schema=ON")
    statement = sa.text("UPDATE sqlite_schema SET sql = replace(sql, :old, :new) WHERE type = 'table' AND name = :name")
    op.execute(statement.bindparams(old=f"'{words[-2]}')", new=f"'{words[-2]}', '{words[-1]}')", name=table))
    op.execute("PRAGMA writable_schema=RESET")


def _add_word(table: str, column: str, words: tuple[str, ...]) -> None:
    name = op.f(f"ck_{table}_{column}_word")
    op.drop_constraint(name, table, type_="check")
    op.create_check_constraint(name, table, sa.column(column).in_(words))
