"""Who is erased is found by his account."""

from alembic import op

revision = "preservation_0004"
down_revision = "preservation_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("people_of_account", "people", ["account_id"])


def downgrade() -> None:
    op.drop_index("people_of_account")
