"""The read models of preservation, the sections of drafts, what each court was told, and the numbers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "preservation_0001"
down_revision = None
branch_labels = ("preservation",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "applications",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("submitted_position", sa.BigInteger()),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(15, 2)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
    )
    op.create_index("applications_of_account", "applications", ["account_id", "position"])
    op.create_index("applications_before_court", "applications", ["court", "submitted_position"])
    op.create_table(
        "sections",
        sa.Column("application_id", sa.Uuid(), primary_key=True),
        sa.Column("section", sa.Text(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", JSONB(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "office_feed",
        sa.Column("office", sa.Text(), primary_key=True),
        sa.Column("position", sa.BigInteger(), primary_key=True, autoincrement=False),
    )
    op.execute(sa.schema.CreateSequence(sa.Sequence("application_number", start=1, increment=50)))


def downgrade() -> None:
    op.execute("drop sequence application_number")
    for table in ("office_feed", "sections", "applications"):
        op.drop_table(table)
