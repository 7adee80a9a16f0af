"""The tables of the read models, and of what is typed into drafts."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    Numeric,
    Sequence,
    Table,
    Text,
    Uuid,
    false,
)

from services.dossier.rows import sections_in

METADATA = MetaData()
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""When nothing is awaited: after everything else."""

applications = Table(
    "applications",
    METADATA,
    Column("application_id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", BigInteger, nullable=False, server_default="0"),
    Column("submitted_position", BigInteger),
    Column("number", Text, nullable=False, server_default=""),
    Column("account_id", Uuid, nullable=False),
    Column("organisation_id", Uuid),
    Column("state", Text, nullable=False),
    Column("court", Text, nullable=False),
    Column("amount", Numeric(15, 2), nullable=False),
    Column("category", Text, nullable=False),
    Column("insurer", Text, nullable=False),
    Column("submitter", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("submitted_at", DateTime(timezone=True)),
    Column("answer_by", DateTime(timezone=True)),
    Column("queue_at", DateTime(timezone=True), nullable=False, server_default=NEVER.isoformat()),
    Column("awaits_second", Boolean, nullable=False, server_default=false()),
    Column("premium", Numeric(15, 2)),
    Column("due_on", Date),
    Column("bill_id", Uuid),
    Column("policy_no", Text, nullable=False, server_default=""),
    Column("letter_no", Text, nullable=False, server_default=""),
    Column("preservation_id", Uuid),
    Index("ix_applications_account_id_state", "account_id", "state"),
    Index("applications_of_account", "account_id", "position"),
    Index("applications_of_organisation", "organisation_id", "position"),
    Index("applications_before_insurer", "insurer", "submitted_position"),
    Index("applications_by_answer", "insurer", "queue_at", "application_id"),
    Index("applications_due", "state", "due_on"),
    Index("applications_by_preservation", "preservation_id"),
    Index("applications_by_letter", "letter_no"),
)
"""*queue_at* sorts an insurer's queue: until when it answers, or never; *preservation_id* is what the letter secures now."""

sections = sections_in(METADATA)

office_feed = Table(
    "office_feed",
    METADATA,
    Column("office", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
)
"""What an insurer was told of the applications before it."""

application_number = Sequence("application_number", metadata=METADATA, start=1, increment=50)
"""Numbers for people; each process takes fifty at a time, so some are never given."""
