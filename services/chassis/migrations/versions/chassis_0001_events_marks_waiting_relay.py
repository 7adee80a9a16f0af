"""The tables that every service has, complete from the first day."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "chassis_0001"
down_revision = None
branch_labels = ("chassis",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("originator_id", sa.Uuid, nullable=False),
        sa.Column("originator_version", sa.Integer, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("state", sa.LargeBinary, nullable=False),
        sa.Column("meta", sa.LargeBinary, nullable=False),
        sa.Column("link", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("originator_id", "originator_version", name="one_event_per_version"),
    )
    op.execute(
        "create function history_is_not_rewritten() returns trigger language plpgsql as"
        " $$ begin raise exception 'events are never changed or removed'; end $$"
    )
    op.execute(
        "create trigger history_is_not_rewritten before update or delete or truncate on events"
        " for each statement execute function history_is_not_rewritten()"
    )
    op.create_table(
        "marks",
        sa.Column("mark", sa.Text, primary_key=True),
        sa.Column("answer", sa.LargeBinary),
        sa.Column("kept_until", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "waiting",
        sa.Column("n", sa.BigInteger, sa.Identity(), primary_key=True),
        sa.Column("reaction", sa.Text, nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text),
        sa.Column("headers", JSONB, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("because", sa.Text),
        sa.Column("parked_because", sa.Text),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("reaction", "message_id", name="one_row_per_message"),
    )
    op.create_index(
        "what_waits",
        "waiting",
        ["reaction", "subject", "n"],
        postgresql_where=sa.text("parked_because is null"),
    )
    op.create_table(
        "relay",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "untold",
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("because", sa.Text, nullable=False),
    )
    op.create_table("generation", sa.Column("id", sa.Uuid, nullable=False), sa.Column("epoch", sa.Text))
    op.execute("create unique index one_generation on generation ((true))")
    op.execute("insert into generation (id) values (gen_random_uuid())")


def downgrade() -> None:
    raise NotImplementedError("history is never removed")
