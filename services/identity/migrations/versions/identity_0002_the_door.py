"""Passwords forgotten, step-ups, the second factor of staff; what is short-lived and personal is sealed or hashed."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0002"
down_revision = "identity_0001"
branch_labels = None
depends_on = None


def moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def forget_what_is_under_way() -> None:
    """Remove what lasts minutes and is asked for again."""
    for table in ("captchas", "registrations", "sms_budgets", "failed_log_ins", "face_sessions"):
        op.execute(sa.delete(sa.table(table)))


def upgrade() -> None:
    forget_what_is_under_way()
    # Staff who have no second factor are let in anew.
    of_staff = sa.column("account_id").in_(sa.text("select id from accounts where role <> 'applicant'"))
    op.execute(sa.delete(sa.table("credentials")).where(of_staff))
    op.execute(sa.delete(sa.table("sessions")).where(of_staff))
    op.add_column("credentials", sa.Column("totp_secret", sa.LargeBinary()))
    op.add_column(
        "failed_log_ins", sa.Column("address", sa.Text(), nullable=False, comment="HMAC of the address")
    )
    op.create_index("ix_failed_log_ins_address", "failed_log_ins", ["address"])
    op.create_table(
        "staff_log_ins",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
    )
    op.create_index("ix_staff_log_ins_account_id", "staff_log_ins", ["account_id"])
    op.add_column("sessions", sa.Column("proved_until", moment()))
    op.alter_column("captchas", "text", new_column_name="answer", comment="HMAC of what it says")
    op.drop_column("registrations", "mobile")
    op.add_column("registrations", sa.Column("mobile", sa.LargeBinary(), nullable=False))
    op.create_table(
        "password_resets",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("mobile", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid()),
        sa.Column("code", sa.Text(), nullable=False, comment="HMAC of the SMS code"),
        sa.Column("expires_at", moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
    )
    op.create_table(
        "step_ups",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("session", sa.Text(), nullable=False, comment="fingerprint of the session that it is for"),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False, comment="HMAC of the SMS code; empty of a face"),
        sa.Column("begun_at", moment(), nullable=False),
        sa.Column("expires_at", moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("proved_until", moment()),
    )
    op.alter_column(
        "sms_budgets",
        "number",
        new_column_name="whose",
        comment="HMAC of the mobile number or of the address",
    )
    op.add_column(
        "sms_budgets",
        sa.Column("turn", sa.Uuid(), nullable=False, comment="what the next one to spend it claims"),
    )
    op.add_column("sms_budgets", sa.Column("last_at", moment(), nullable=False))
    op.add_column("face_sessions", sa.Column("purpose", sa.Text(), nullable=False))


def downgrade() -> None:
    forget_what_is_under_way()
    op.drop_column("face_sessions", "purpose")
    op.drop_column("sms_budgets", "last_at")
    op.drop_column("sms_budgets", "turn")
    op.alter_column("sms_budgets", "whose", new_column_name="number", comment="HMAC of the mobile number")
    op.drop_table("step_ups")
    op.drop_table("password_resets")
    op.drop_column("registrations", "mobile")
    op.add_column("registrations", sa.Column("mobile", sa.Text(), nullable=False))
    op.alter_column("captchas", "answer", new_column_name="text", comment=None)
    op.drop_column("sessions", "proved_until")
    op.drop_table("staff_log_ins")
    op.drop_index("ix_failed_log_ins_address", "failed_log_ins")
    op.drop_column("failed_log_ins", "address")
    op.drop_column("credentials", "totp_secret")
