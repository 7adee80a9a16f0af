"""Drafts, the lists of accounts and insurers, and what each insurer was told."""

import sqlalchemy as sa
from alembic import op

revision = "guarantee_0002"
down_revision = "guarantee_0001"
branch_labels = None
depends_on = None

NEVER = "9999-12-31T00:00:00+00:00"


def upgrade() -> None:
    for column in (
        sa.Column("position", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("submitted_position", sa.BigInteger()),
        sa.Column("number", sa.Text(), nullable=False, server_default=""),
        sa.Column("organisation_id", sa.Uuid()),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
        sa.Column("answer_by", sa.DateTime(timezone=True)),
        sa.Column("queue_at", sa.DateTime(timezone=True), nullable=False, server_default=NEVER),
        sa.Column("awaits_second", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("premium", sa.Numeric(15, 2)),
        sa.Column("due_on", sa.Date()),
        sa.Column("bill_id", sa.Uuid()),
        sa.Column("policy_no", sa.Text(), nullable=False, server_default=""),
        sa.Column("letter_no", sa.Text(), nullable=False, server_default=""),
        sa.Column("preservation_id", sa.Uuid()),
    ):
        op.add_column("applications", column)
    op.create_index("applications_of_account", "applications", ["account_id", "position"])
    op.create_index("applications_of_organisation", "applications", ["organisation_id", "position"])
    op.create_index("applications_before_insurer", "applications", ["insurer", "submitted_position"])
    op.create_index("applications_by_answer", "applications", ["insurer", "queue_at", "application_id"])
    op.create_index("applications_due", "applications", ["state", "due_on"])
    op.create_index("applications_by_preservation", "applications", ["preservation_id"])
    op.create_index("applications_by_letter", "applications", ["letter_no"])
    op.create_table(
        "sections",
        sa.Column("application_id", sa.Uuid(), primary_key=True),
        sa.Column("section", sa.Text(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "office_feed",
        sa.Column("office", sa.Text(), primary_key=True),
        sa.Column("position", sa.BigInteger(), primary_key=True, autoincrement=False),
    )
    op.execute("create sequence application_number increment by 50")


def downgrade() -> None:
    op.execute("drop sequence application_number")
    op.drop_table("office_feed")
    op.drop_table("sections")
    for index in (
        "by_letter",
        "by_preservation",
        "due",
        "by_answer",
        "before_insurer",
        "of_organisation",
        "of_account",
    ):
        op.drop_index(f"applications_{index}")
    for column in (
        "preservation_id", "letter_no", "policy_no", "bill_id", "due_on", "premium", "awaits_second", "queue_at", "answer_by",
        "submitted_at", "organisation_id", "number", "submitted_position", "position",
    ):  # fmt: skip
        op.drop_column("applications", column)
