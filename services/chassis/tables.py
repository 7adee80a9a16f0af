"""The tables that every service has; their first home is the migration, this is how programs speak of them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB

METADATA = MetaData()

EVENTS = Table(
    "events",
    METADATA,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("originator_id", Uuid, nullable=False),
    Column("originator_version", Integer, nullable=False),
    Column("topic", Text, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("meta", LargeBinary, nullable=False),
    Column("link", LargeBinary, nullable=False),
    UniqueConstraint("originator_id", "originator_version", name="one_event_per_version"),
)
"""What happened: the truth of the service, in the order of position."""

MARKS = Table(
    "marks",
    METADATA,
    Column("mark", Text, primary_key=True),
    Column("answer", LargeBinary),
    Column("marked_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
"""Commands done, messages heard, things claimed: a mark must be free."""

WAITING = Table(
    "waiting",
    METADATA,
    Column("n", BigInteger, primary_key=True),
    Column("reaction", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("user_id", Text),
    Column("headers", JSONB, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", DateTime(timezone=True), nullable=False),
    Column("because", Text),
    Column("parked_because", Text),
    Column("received_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("reaction", "message_id", name="one_row_per_message"),
)
"""Messages that could not be taken yet, or never can be."""

KEYS = Table(
    "keys",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("wrapped", LargeBinary),
    Column("made_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("destroyed_at", DateTime(timezone=True)),
)
"""The keys that personal data is sealed with, each wrapped; a destroyed one has nothing left to unwrap."""

RELAY = Table(
    "relay",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
)
"""How far the log has been told."""

UNTOLD = Table(
    "untold",
    METADATA,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("because", Text, nullable=False),
)
"""Events that the relay could not translate."""

GENERATION = Table(
    "generation",
    METADATA,
    Column("id", Uuid, nullable=False),
    Column("epoch", Text),
)
"""One row: the store's generation, which a restore changes, and the broker's epoch, which a wipe changes."""
