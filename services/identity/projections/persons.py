"""The tables of what persons consent to, show at a counter, belong to, and give to their programs."""

from __future__ import annotations

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Date, Index, Integer, Table, Text, Uuid

from services.chassis.vault import Sealed
from services.identity.projections.tables import METADATA, MOMENT

CONSENTS = Table(
    "consents",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("purpose", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("given_at", MOMENT, nullable=False),
    Column("revoked_at", MOMENT),
)

CHECKS = Table(
    "checks",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_id", Uuid, nullable=False, index=True),
    Column("office", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_at", MOMENT, nullable=False),
    Column("decided_at", MOMENT),
    Column("remark", Sealed(str, key="id"), nullable=False),
    Column("position", BigInteger, nullable=False, comment="of its first event"),
    Index("ix_checks_at_the_counter", "office", "state", "position"),
)

ORGANISATIONS = Table(
    "organisations",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("uscc", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
)

MEMBERSHIPS = Table(
    "memberships",
    METADATA,
    Column("organisation_id", Uuid, primary_key=True),
    Column("account_id", Uuid, primary_key=True, index=True),
    Column("rank", Text, nullable=False),
    Column("counts", Boolean, nullable=False, comment="staff have seen the organisation's licence"),
    Column("joined_at", MOMENT, nullable=False),
)

INVITATIONS = Table(
    "invitations",
    METADATA,
    Column("fingerprint", Text, primary_key=True, comment="HMAC of the code"),
    Column("organisation_id", Uuid, nullable=False),
    Column("expires_at", MOMENT, nullable=False, index=True),
)

API_KEYS = Table(
    "api_keys",
    METADATA,
    Column("fingerprint", Text, primary_key=True, comment="SHA-256 of the key"),
    Column("id", Uuid, nullable=False, unique=True),
    Column("maker", Uuid, index=True),
    Column("organisation_id", Uuid, index=True),
    Column("office", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("scopes", ARRAY(Text), nullable=False),
    Column("test", Boolean, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("expires_on", Date),
    Column("seen_at", MOMENT),
)
