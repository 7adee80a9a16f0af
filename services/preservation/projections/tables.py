"""The tables of the read models, and of what is typed into drafts."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    Integer,
    MetaData,
    Numeric,
    Sequence,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

METADATA = MetaData()

applications = Table(
    "applications",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("submitted_position", BigInteger),
    Column("number", Text, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("status", Text, nullable=False),
    Column("court", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("amount", Numeric(15, 2)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("submitted_at", DateTime(timezone=True)),
    Index("applications_of_account", "account_id", "position"),
    Index("applications_before_court", "court", "submitted_position"),
)

sections = Table(
    "sections",
    METADATA,
    Column("application_id", Uuid, primary_key=True),
    Column("section", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("content", JSONB, nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
)

office_feed = Table(
    "office_feed",
    METADATA,
    Column("office", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
)

application_number = Sequence("application_number", metadata=METADATA, start=1, increment=50)
"""Numbers for people; each process takes fifty at a time, so some are never given."""
