"""Dockets that wait for a decision are found without reading the texts of all"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_docket_waiting", "docket", ["retired", "undecided"], unique=False)
