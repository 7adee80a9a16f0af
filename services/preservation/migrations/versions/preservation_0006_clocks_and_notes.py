"""The court's clocks, who works on what, and notes for colleagues."""

import sqlalchemy as sa
from alembic import op

revision = "preservation_0006"
down_revision = "preservation_0005"
branch_labels = None
depends_on = None

NEVER = "9999-12-31T00:00:00+00:00"
ADDED = ("holder_id", "urgent", "clock", "clock_at", "due_at")


def upgrade() -> None:
    op.add_column("applications", sa.Column("holder_id", sa.Uuid()))
    op.add_column(
        "applications", sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("applications", sa.Column("clock", sa.Text()))
    op.add_column("applications", sa.Column("clock_at", sa.DateTime(timezone=True)))
    op.add_column(
        "applications", sa.Column("due_at", sa.DateTime(timezone=True), nullable=False, server_default=NEVER)
    )
    op.create_index("applications_by_clock", "applications", ["court", "due_at", "id"])
    op.execute(
        "update applications set urgent = category = 'PRE_LITIGATION',"
        " due_at = submitted_at + case category when 'PRE_LITIGATION' then interval '2 days' else interval '5 days' end"
        " where status = 'SUBMITTED'"
    )
    op.create_table(
        "notes",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("notes_on_application", "notes", ["application_id", "position"])


def downgrade() -> None:
    op.drop_table("notes")
    op.drop_index("applications_by_clock")
    for column in ADDED:
        op.drop_column("applications", column)
