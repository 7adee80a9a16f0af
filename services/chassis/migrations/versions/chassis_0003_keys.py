"""Keys that personal data is sealed with: a destroyed one leaves its row, so that nobody makes it anew."""

import sqlalchemy as sa
from alembic import op

revision = "chassis_0003"
down_revision = "chassis_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "keys",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("wrapped", sa.LargeBinary),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("destroyed_at", sa.DateTime(timezone=True)),
    )


def downgrade() -> None:
    raise NotImplementedError("history is never removed")
