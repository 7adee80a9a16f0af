"""A mark says when it was made, so that one that has served its time can be purged; how long that is, its kind says."""

import sqlalchemy as sa
from alembic import op

revision = "chassis_0002"
down_revision = "chassis_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("marks", "kept_until")  # nothing ever wrote it
    op.add_column(
        "marks",
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    )


def downgrade() -> None:
    raise NotImplementedError("history is never removed")
