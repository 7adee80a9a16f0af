"""Organisations, who is named in a file, who works for a court, who read what, and what accounts were told."""

import sqlalchemy as sa
from alembic import op

revision = "preservation_0002"
down_revision = "preservation_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("applications", sa.Column("organisation_id", sa.Uuid()))
    op.add_column("applications", sa.Column("assigned_to", sa.Uuid()))
    op.create_index("applications_of_organisation", "applications", ["organisation_id", "position"])
    op.create_table(
        "parties",
        sa.Column("application_id", sa.Uuid(), primary_key=True),
        sa.Column("side", sa.Text(), primary_key=True),
        sa.Column("index", sa.Text(), primary_key=True),
    )
    op.create_index("parties_by_index", "parties", ["index", "side", "application_id"])
    op.create_table(
        "people",
        sa.Column("alias", sa.Text(), primary_key=True),
        sa.Column("account_id", sa.Uuid(), primary_key=True),
    )
    op.create_table(
        "staff",
        sa.Column("account_id", sa.Uuid(), primary_key=True),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
    )
    op.create_index("staff_of_office", "staff", ["office"])
    op.create_table(
        "readings",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("material_id", sa.Uuid()),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("readings_of_office", "readings", ["office", "position"])
    op.create_index("readings_of_application", "readings", ["application_id", "position"])
    op.create_table(
        "account_feed",
        sa.Column("owner", sa.Uuid(), primary_key=True),
        sa.Column("position", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("test", sa.Boolean(), nullable=False),
    )


def downgrade() -> None:
    for table in ("account_feed", "readings", "staff", "people", "parties"):
        op.drop_table(table)
    op.drop_index("applications_of_organisation")
    op.drop_column("applications", "assigned_to")
    op.drop_column("applications", "organisation_id")
