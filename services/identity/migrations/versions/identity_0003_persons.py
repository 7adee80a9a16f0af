"""Profiles sealed; consents, checks at the counter, organisations, keys of programs."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0003"
down_revision = "identity_0002"
branch_labels = None
depends_on = None

SEALED = (
    "account_name", "real_name", "id_no", "landline_area", "landline_number", "landline_extension", "email", "residence",
    "e_service_address",
)  # fmt: skip
SEALED_IF_SAID = ("id_type", "gender", "birth_date")


def moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("accounts", sa.Column("life", sa.Text(), nullable=False, server_default="OPEN"))
    op.add_column("accounts", sa.Column("locked_until", moment()))
    op.add_column("accounts", sa.Column("method", sa.Text()))
    op.add_column(
        "accounts",
        sa.Column(
            "alias", sa.Text(), nullable=False, server_default="", comment="HMAC of the verified document"
        ),
    )
    for default in ("life", "alias"):
        op.alter_column("accounts", default, server_default=None)
    op.create_index("ix_accounts_office", "accounts", ["office"])
    # The keys are made by programs, so that what was there in clear cannot be sealed here; nothing is released yet.
    op.drop_table("profiles")
    op.create_table(
        "profiles",
        sa.Column("account_id", sa.Uuid(), primary_key=True),
        *(sa.Column(each, sa.LargeBinary(), nullable=False) for each in SEALED),
        *(sa.Column(each, sa.LargeBinary()) for each in SEALED_IF_SAID),
    )
    op.drop_table("office_keys")
    op.create_table(
        "consents",
        sa.Column("account_id", sa.Uuid(), primary_key=True),
        sa.Column("purpose", sa.Text(), primary_key=True),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("given_at", moment(), nullable=False),
        sa.Column("revoked_at", moment()),
    )
    op.create_table(
        "checks",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", moment(), nullable=False),
        sa.Column("decided_at", moment()),
        sa.Column("remark", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False, comment="of its first event"),
    )
    op.create_index("ix_checks_subject_id", "checks", ["subject_id"])
    op.create_index("ix_checks_at_the_counter", "checks", ["office", "state", "position"])
    op.create_table(
        "organisations",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("uscc", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
    )
    op.create_table(
        "memberships",
        sa.Column("organisation_id", sa.Uuid(), primary_key=True),
        sa.Column("account_id", sa.Uuid(), primary_key=True),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column(
            "counts", sa.Boolean(), nullable=False, comment="staff have seen the organisation's licence"
        ),
        sa.Column("joined_at", moment(), nullable=False),
    )
    op.create_index("ix_memberships_account_id", "memberships", ["account_id"])
    op.create_table(
        "invitations",
        sa.Column("fingerprint", sa.Text(), primary_key=True, comment="HMAC of the code"),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", moment(), nullable=False),
    )
    op.create_index("ix_invitations_expires_at", "invitations", ["expires_at"])
    op.create_table(
        "api_keys",
        sa.Column("fingerprint", sa.Text(), primary_key=True, comment="SHA-256 of the key"),
        sa.Column("id", sa.Uuid(), nullable=False, unique=True),
        sa.Column("maker", sa.Uuid()),
        sa.Column("organisation_id", sa.Uuid()),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scopes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("test", sa.Boolean(), nullable=False),
        sa.Column("made_at", moment(), nullable=False),
        sa.Column("expires_on", sa.Date()),
        sa.Column("seen_at", moment()),
    )
    for column in ("maker", "organisation_id", "office"):
        op.create_index(f"ix_api_keys_{column}", "api_keys", [column])


def downgrade() -> None:
    for table in (
        "api_keys",
        "invitations",
        "memberships",
        "organisations",
        "checks",
        "consents",
        "profiles",
    ):
        op.drop_table(table)
    op.create_table(
        "office_keys",
        sa.Column("fingerprint", sa.Text(), primary_key=True, comment="SHA-256 of the key"),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("added_at", moment(), nullable=False),
    )
    op.create_table(
        "profiles",
        sa.Column("account_id", sa.Uuid(), primary_key=True),
        *(sa.Column(each, sa.Text(), nullable=False) for each in SEALED),
        sa.Column("id_type", sa.Text()),
        sa.Column("gender", sa.Text()),
        sa.Column("birth_date", sa.Date()),
        sa.Column("e_service_agreed", sa.Boolean(), nullable=False),
    )
    op.drop_index("ix_accounts_office", "accounts")
    for column in ("alias", "method", "locked_until", "life"):
        op.drop_column("accounts", column)
