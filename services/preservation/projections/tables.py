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

from services.chassis.vault import Sealed
from services.dossier.rows import sections_in

METADATA = MetaData()
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""When nothing runs out: after everything else."""

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
    Column("organisation_id", Uuid),
    Column("assigned_to", Uuid),
    Column("holder_id", Uuid),
    Column("urgent", Boolean, nullable=False, server_default=false()),
    Column("clock", Text),
    Column("clock_at", DateTime(timezone=True)),
    Column("due_at", DateTime(timezone=True), nullable=False, server_default=NEVER.isoformat()),
    Index("applications_of_account", "account_id", "position"),
    Index("applications_before_court", "court", "submitted_position"),
    Index("applications_of_organisation", "organisation_id", "position"),
    Index("applications_by_clock", "court", "due_at", "id"),
)
"""*clock* is the court's own, to rule or to enforce; *due_at* sorts the queue, and counts for what nobody accepted yet, too."""

parties = Table(
    "parties",
    METADATA,
    Column("application_id", Uuid, primary_key=True),
    Column("side", Text, primary_key=True),
    Column("index", Text, primary_key=True),
    Index("parties_by_index", "index", "side", "application_id"),
)
"""Who a submitted file names, as keyed hashes; written with the submission, since no event may carry them."""

people = Table(
    "people",
    METADATA,
    Column("alias", Text, primary_key=True),
    Column("account_id", Uuid, primary_key=True),
    Index("people_of_account", "account_id"),
)
"""The accounts of verified persons, as identity tells of them."""

staff = Table(
    "staff",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("office", Text, nullable=False),
    Column("role", Text, nullable=False),
    Index("staff_of_office", "office"),
)
"""Who works for which court, as identity tells of them."""

readings = Table(
    "readings",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("office", Text, nullable=False),
    Column("application_id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("material_id", Uuid),
    Column("reader", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("read_at", DateTime(timezone=True), nullable=False),
    Index("readings_of_office", "office", "position"),
    Index("readings_of_application", "application_id", "position"),
)

sections = sections_in(METADATA)

notes = Table(
    "notes",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("application_id", Uuid, nullable=False),
    Column("office", Text, nullable=False),
    Column("text", Sealed(str, key="application_id"), nullable=False),
    Column("author", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("written_at", DateTime(timezone=True), nullable=False),
    Index("notes_on_application", "application_id", "position"),
)
"""What the people of a court wrote for each other."""

office_feed = Table(
    "office_feed",
    METADATA,
    Column("office", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
)

account_feed = Table(
    "account_feed",
    METADATA,
    Column("owner", Uuid, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("test", Boolean, nullable=False),
)
"""What an account or an organisation was told of its applications."""

editions = Table(
    "editions",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("loaded_at", DateTime(timezone=True), nullable=False),
)
"""The lists of courts, causes and holidays that an operator loaded; a version is written once."""

edition_files = Table(
    "edition_files",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("content", Text, nullable=False),
)

application_number = Sequence("application_number", metadata=METADATA, start=1, increment=50)
"""Numbers for people; each process takes fifty at a time, so some are never given."""
