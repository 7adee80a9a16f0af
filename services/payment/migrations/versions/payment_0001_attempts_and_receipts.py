"""The read models of payment: attempts to pay, and every yuan that came in."""

import sqlalchemy as sa
from alembic import op

revision = "payment_0001"
down_revision = None
branch_labels = ("payment",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "payments",
        sa.Column("payment_id", sa.Uuid(), primary_key=True),
        sa.Column("bill_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_payments_bill_id", "payments", ["bill_id"])
    op.create_index("ix_payments_state", "payments", ["state"])
    op.create_table(
        "receipts",
        sa.Column("channel", sa.Text(), primary_key=True),
        sa.Column("transaction", sa.Text(), primary_key=True),
        sa.Column("bill_id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="PAID, IN_EXCESS or MISMATCHED; a person settles the last two",
        ),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_receipts_bill_id", "receipts", ["bill_id"])


def downgrade() -> None:
    op.drop_table("receipts")
    op.drop_table("payments")
