"""When to look at which clock, and what courts have to do."""

import sqlalchemy as sa
from alembic import op

revision = "preservation_0007"
down_revision = "preservation_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clock_looks",
        sa.Column("application_id", sa.Uuid(), primary_key=True),
        sa.Column("what", sa.Text(), primary_key=True),
        sa.Column("rung", sa.Text(), primary_key=True),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("clock_looks_by_time", "clock_looks", ["look_at"])
    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True)),
    )
    op.create_index("tasks_of_office", "tasks", ["office", "position"])
    op.create_index("tasks_of_application", "tasks", ["application_id", "position"])


def downgrade() -> None:
    op.drop_table("tasks")
    op.drop_table("clock_looks")
