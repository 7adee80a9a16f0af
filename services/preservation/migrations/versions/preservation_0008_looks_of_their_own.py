"""A clock that was set anew is looked at on its own day, whatever becomes of the look set before."""

from alembic import op

revision = "preservation_0008"
down_revision = "preservation_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint("clock_looks_pkey", "clock_looks", type_="primary")
    op.create_primary_key("clock_looks_pkey", "clock_looks", ["application_id", "what", "rung", "look_at"])


def downgrade() -> None:
    op.drop_constraint("clock_looks_pkey", "clock_looks", type_="primary")
    op.create_primary_key("clock_looks_pkey", "clock_looks", ["application_id", "what", "rung"])
