"""The first schema"""

import sqlalchemy as sa
from alembic import op

from db.tables import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "card_total",
        sa.Column("family", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("key", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("audience", sa.String(length=24), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("family", "key", "audience", name=op.f("pk_card_total")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("card_total", schema=None) as batch_op:
        batch_op.create_index("ix_card_total_n", ["family", "audience", "n", "key"], unique=False)

    op.create_table(
        "cell",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "fact",
                "quotation",
                "promise",
                "prediction",
                name="kind_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "verification",
            sa.Enum(
                "unchecked",
                "checking",
                "verified",
                "mostly true",
                "misleading",
                "false",
                "unverifiable",
                name="verification_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("follow_up", sa.String(length=24), nullable=False),
        sa.Column("standing", sa.String(length=24), nullable=False),
        sa.Column(
            "publication",
            sa.Enum(
                "draft",
                "waiting for sign-off",
                "published",
                "unpublished",
                name="publication_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cell")),
        sa.UniqueConstraint(
            "kind",
            "verification",
            "follow_up",
            "standing",
            "publication",
            name=op.f("uq_cell_kind_verification_follow_up_standing_publication"),
        ),
    )
    op.create_table(
        "claimant",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "person",
                "organisation",
                "publisher",
                name="claimantkind_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claimant")),
    )
    with op.batch_alter_table("claimant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claimant_name"), ["name"], unique=False)

    op.create_table(
        "counter",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("last", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "day_tally",
        sa.Column("scope", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("grain", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "fact",
                "quotation",
                "promise",
                "prediction",
                name="kind_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "publication",
            sa.Enum(
                "draft",
                "waiting for sign-off",
                "published",
                "unpublished",
                name="publication_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("follow_up", sa.String(length=24), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "grain", "day", "kind", "publication", "follow_up", name=op.f("pk_day_tally")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "subject",
            sa.Enum(
                "claim",
                "tracker",
                "article",
                "claimant",
                "source",
                "person",
                "link",
                "setting",
                "record",
                name="subject_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column(
            "change",
            sa.Enum(
                "recorded",
                "amended",
                "appearance added",
                "evidence added",
                "evidence withdrawn",
                "verification set",
                "followed up",
                "deadline set",
                "deadline restated",
                "target set",
                "progress counted",
                "progress reported",
                "noted",
                "put into tracker",
                "taken out of tracker",
                "published",
                "unpublished",
                "corrected",
                "retired",
                "redacted",
                "checkpoint",
                name="change_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "reader", "reporter", "editor", name="role_word", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column(
            "audience",
            sa.Enum("public", "internal", name="audience_word", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("subject", "subject_id", "sequence", name=op.f("uq_event_subject_subject_id_sequence")),
    )
    op.create_table(
        "head",
        sa.Column(
            "subject",
            sa.Enum(
                "claim",
                "tracker",
                "article",
                "claimant",
                "source",
                "person",
                "link",
                "setting",
                "record",
                name="subject_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "subject_id", name=op.f("pk_head")),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "address",
                "file",
                "described",
                name="sourcekind_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "audience",
            sa.Enum("public", "internal", name="audience_word", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_address"), ["address"], unique=False)

    op.create_table(
        "tracker",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("example", sa.Boolean(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracker")),
    )
    with op.batch_alter_table("tracker", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tracker_slug"), ["slug"], unique=False)

    op.create_table(
        "window_tally",
        sa.Column("scope", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("edge", sa.String(length=24), nullable=False),
        sa.Column("grain", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "publication",
            sa.Enum(
                "draft",
                "waiting for sign-off",
                "published",
                "unpublished",
                name="publication_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "edge", "grain", "day", "publication", name=op.f("pk_window_tally")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "article",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("headline", sa.String(), nullable=False),
        sa.Column("publisher_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_basis", sa.Text(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["publisher_id"], ["claimant.id"], name=op.f("fk_article_publisher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "fact",
                "quotation",
                "promise",
                "prediction",
                name="kind_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("claimant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "asserted_by",
            sa.Enum(
                "article", "claimant", name="assertedby_word", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("asserter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claimant_shown", sa.Boolean(), nullable=False),
        sa.Column(
            "verification",
            sa.Enum(
                "unchecked",
                "checking",
                "verified",
                "mostly true",
                "misleading",
                "false",
                "unverifiable",
                name="verification_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("verified_at", Moment(), nullable=True),
        sa.Column(
            "follow_up",
            sa.Enum(
                "not started",
                "in progress",
                "stalled",
                "partly delivered",
                "delivered",
                "broken",
                "cannot be judged",
                name="followup_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("news", sa.Text(), nullable=False),
        sa.Column("news_on", sa.Date(), nullable=False),
        sa.Column(
            "publication",
            sa.Enum(
                "draft",
                "waiting for sign-off",
                "published",
                "unpublished",
                name="publication_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("cell_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("exists_from", sa.Date(), nullable=False),
        sa.Column("due_from", sa.Date(), nullable=True),
        sa.Column("due_by", sa.Date(), nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["asserter_id"], ["claimant.id"], name=op.f("fk_claim_asserter_id")),
        sa.ForeignKeyConstraint(["cell_id"], ["cell.id"], name=op.f("fk_claim_cell_id")),
        sa.ForeignKeyConstraint(["claimant_id"], ["claimant.id"], name=op.f("fk_claim_claimant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index("ix_claim_asserter", ["asserter_id", "changed_at", "id"], unique=False)
        batch_op.create_index("ix_claim_cell", ["cell_id", "id"], unique=False)
        batch_op.create_index("ix_claim_cell_changed", ["cell_id", "changed_at", "id"], unique=False)
        batch_op.create_index("ix_claim_cell_due", ["cell_id", "due_by", "id"], unique=False)
        batch_op.create_index("ix_claim_cell_news", ["cell_id", "news_on", "id"], unique=False)
        batch_op.create_index("ix_claim_changed", ["changed_at", "id", "cell_id"], unique=False)
        batch_op.create_index("ix_claim_claimant", ["claimant_id", "changed_at", "id"], unique=False)
        batch_op.create_index("ix_claim_due", ["due_by", "id", "cell_id"], unique=False)
        batch_op.create_index("ix_claim_exists", ["exists_from", "id"], unique=False)
        batch_op.create_index("ix_claim_news", ["news_on", "id", "cell_id"], unique=False)
        batch_op.create_index("ix_claim_topic", ["topic", "changed_at", "id"], unique=False)

    op.create_table(
        "event_text",
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_text_event_id")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_event_text")),
    )
    op.create_table(
        "tally",
        sa.Column("scope", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("cell_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["cell.id"], name=op.f("fk_tally_cell_id")),
        sa.PrimaryKeyConstraint("scope", "cell_id", name=op.f("pk_tally")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "appearance",
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("fidelity", sa.Text(), nullable=False),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_appearance_article_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_appearance_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "sequence", name=op.f("pk_appearance")),
    )
    with op.batch_alter_table("appearance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appearance_article_id"), ["article_id"], unique=False)

    op.create_table(
        "claim_search",
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_search_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_claim_search")),
    )
    op.create_table(
        "evidence",
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "supports",
                "refutes",
                "context",
                name="stance_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_evidence_source_id")),
        sa.PrimaryKeyConstraint("claim_id", "sequence", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_source_id"), ["source_id"], unique=False)

    op.create_table(
        "follow_up_span",
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("known_from", Moment(), nullable=False),
        sa.Column("on_from", sa.Date(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("on_to", sa.Date(), nullable=False),
        sa.Column("known_to", Moment(), nullable=True),
        sa.Column("follow_up", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_follow_up_span_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "known_from", "on_from", "sequence", name=op.f("pk_follow_up_span")),
    )
    with op.batch_alter_table("follow_up_span", schema=None) as batch_op:
        batch_op.create_index(
            "ix_span_from",
            ["follow_up", "on_from"],
            unique=False,
            sqlite_where=sa.text("known_to IS NULL"),
            postgresql_where=sa.text("known_to IS NULL"),
        )
        batch_op.create_index(
            "ix_span_known",
            ["follow_up", "claim_id", "on_from", "on_to"],
            unique=False,
            sqlite_where=sa.text("known_to IS NULL"),
            postgresql_where=sa.text("known_to IS NULL"),
        )
        batch_op.create_index(
            "ix_span_to",
            ["follow_up", "on_to"],
            unique=False,
            sqlite_where=sa.text("known_to IS NULL"),
            postgresql_where=sa.text("known_to IS NULL"),
        )

    op.create_table(
        "member",
        sa.Column("tracker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_member_claim_id")),
        sa.ForeignKeyConstraint(["tracker_id"], ["tracker.id"], name=op.f("fk_member_tracker_id")),
        sa.PrimaryKeyConstraint("tracker_id", "claim_id", name=op.f("pk_member")),
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_claim_id"), ["claim_id"], unique=False)

    op.create_table(
        "verification_span",
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("known_from", Moment(), nullable=False),
        sa.Column("known_to", Moment(), nullable=True),
        sa.Column(
            "verification",
            sa.Enum(
                "unchecked",
                "checking",
                "verified",
                "mostly true",
                "misleading",
                "false",
                "unverifiable",
                name="verification_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_verification_span_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "known_from", name=op.f("pk_verification_span")),
    )
