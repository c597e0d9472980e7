"""Share links, what was corrected in public, and a latest change that internal entries do not move"""

import sqlalchemy as sa
from alembic import op

from db.tables import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "link",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("view", sa.String(length=24), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("pinned", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_digest"), "link", ["digest"], unique=False)
    op.create_table(
        "link_opening",
        sa.Column("link_id", NUMBER, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("programs", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("link_id", "day", name=op.f("pk_link_opening")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "correction",
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_correction_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "sequence", name=op.f("pk_correction")),
    )
    op.create_index("ix_correction_recorded_at", "correction", ["recorded_at", "claim_id"], unique=False)
    op.execute(CORRECTED_IN_PUBLIC)
    op.execute(LAST_PUBLIC_CHANGE)


# Until now every correction was public, and one that came after the first publication told readers we had been wrong.
CORRECTED_IN_PUBLIC = """
INSERT INTO correction (claim_id, sequence, recorded_at)
SELECT subject_id, sequence, recorded_at FROM event
WHERE subject = 'claim' AND change = 'corrected' AND audience = 'public'
AND EXISTS (SELECT 1 FROM claim WHERE claim.id = event.subject_id AND claim.cell_id IS NOT NULL)
AND EXISTS (SELECT 1 FROM event AS shown WHERE shown.subject = 'claim' AND shown.subject_id = event.subject_id
            AND shown.change = 'published' AND shown.sequence < event.sequence)
"""

# Internal entries stand at the end of few claims, so only those are looked at.
LAST_PUBLIC_CHANGE = """
UPDATE claim SET changed_at = (SELECT max(recorded_at) FROM event
    WHERE subject = 'claim' AND subject_id = claim.id AND audience = 'public')
WHERE id IN (SELECT subject_id FROM event WHERE subject = 'claim' AND audience = 'internal')
AND EXISTS (SELECT 1 FROM event WHERE subject = 'claim' AND subject_id = claim.id AND audience = 'public')
"""
