"""How accounts stand, and the records that lie beside their events."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0001"
down_revision = None
branch_labels = ("identity",)
depends_on = None


def moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("verification_id", sa.Uuid()),
        sa.Column("expires_at", moment()),
        sa.Column("verified_at", moment()),
        sa.Column("registered_at", moment(), nullable=False),
    )
    op.create_table(
        "profiles",
        sa.Column("account_id", sa.Uuid(), primary_key=True),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("real_name", sa.Text(), nullable=False),
        sa.Column("id_type", sa.Text()),
        sa.Column("id_no", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text()),
        sa.Column("birth_date", sa.Date()),
        sa.Column("landline_area", sa.Text(), nullable=False),
        sa.Column("landline_number", sa.Text(), nullable=False),
        sa.Column("landline_extension", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("residence", sa.Text(), nullable=False),
        sa.Column("e_service_agreed", sa.Boolean(), nullable=False),
        sa.Column("e_service_address", sa.Text(), nullable=False),
    )
    op.create_table(
        "credentials",
        sa.Column("login", sa.Text(), primary_key=True, comment="HMAC of the log-in name"),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
    )
    op.create_index("ix_credentials_account_id", "credentials", ["account_id"])
    op.create_table(
        "failed_log_ins",
        sa.Column("login", sa.Text(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("at", moment(), nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("fingerprint", sa.Text(), primary_key=True, comment="SHA-256 of the token"),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("begun_at", moment(), nullable=False),
        sa.Column("seen_at", moment(), nullable=False),
    )
    op.create_index("ix_sessions_account_id", "sessions", ["account_id"])
    op.create_table(
        "office_keys",
        sa.Column("fingerprint", sa.Text(), primary_key=True, comment="SHA-256 of the key"),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("added_at", moment(), nullable=False),
    )
    op.create_table(
        "captchas",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("expires_at", moment(), nullable=False),
    )
    op.create_table(
        "registrations",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("mobile", sa.Text(), nullable=False),
        sa.Column("agreement_version", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False, comment="HMAC of the SMS code"),
        sa.Column("expires_at", moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
    )
    op.create_table(
        "sms_budgets",
        sa.Column("number", sa.Text(), primary_key=True, comment="HMAC of the mobile number"),
        sa.Column("sent", sa.ARRAY(moment()), nullable=False),
    )
    op.create_table(
        "face_sessions",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False, comment="HMAC of name and document"),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("expires_at", moment(), nullable=False),
    )
    op.create_index("ix_face_sessions_account_id", "face_sessions", ["account_id"])


def downgrade() -> None:
    for table in (
        "face_sessions",
        "sms_budgets",
        "registrations",
        "captchas",
        "office_keys",
        "sessions",
        "failed_log_ins",
        "credentials",
        "profiles",
        "accounts",
    ):
        op.drop_table(table)
