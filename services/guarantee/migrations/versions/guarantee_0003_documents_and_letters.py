"""Sealed and signed documents, and letters by what is printed on them."""

import sqlalchemy as sa
from alembic import op

revision = "guarantee_0003"
down_revision = "guarantee_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("application_id", sa.Uuid(), primary_key=True),
        sa.Column("sha256", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("statement", sa.LargeBinary()),
        sa.Column("signature", sa.LargeBinary()),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("documents_by_sha256", "documents", ["sha256"])
    op.create_table(
        "letters",
        sa.Column("index", sa.Text(), primary_key=True),
        sa.Column("application_id", sa.Uuid(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("letters")
    op.drop_table("documents")
