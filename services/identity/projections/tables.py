"""The tables of identity: how accounts stand, and the records that lie beside events."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ARRAY, Boolean, Column, DateTime, Integer, MetaData, Table, Text, Uuid

from services.chassis.vault import Sealed

METADATA = MetaData()
MOMENT = DateTime(timezone=True)

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("office", Text, nullable=False, index=True),
    Column("life", Text, nullable=False),
    Column("locked_until", MOMENT),
    Column("state", Text, nullable=False),
    Column("method", Text),
    Column("alias", Text, nullable=False, comment="HMAC of the verified document"),
    Column("verification_id", Uuid),
    Column("expires_at", MOMENT),
    Column("verified_at", MOMENT),
    Column("registered_at", MOMENT, nullable=False),
)

PROFILES = Table(
    "profiles",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("account_name", Sealed(str, key="account_id"), nullable=False),
    Column("real_name", Sealed(str, key="account_id"), nullable=False),
    Column("id_type", Sealed(str, key="account_id")),
    Column("id_no", Sealed(str, key="account_id"), nullable=False),
    Column("gender", Sealed(str, key="account_id")),
    Column("birth_date", Sealed(date, key="account_id")),
    Column("landline_area", Sealed(str, key="account_id"), nullable=False),
    Column("landline_number", Sealed(str, key="account_id"), nullable=False),
    Column("landline_extension", Sealed(str, key="account_id"), nullable=False),
    Column("email", Sealed(str, key="account_id"), nullable=False),
    Column("residence", Sealed(str, key="account_id"), nullable=False),
    Column("e_service_address", Sealed(str, key="account_id"), nullable=False),
)
"""What a person wrote, sealed with the key of the account."""

CREDENTIALS = Table(
    "credentials",
    METADATA,
    Column("login", Text, primary_key=True, comment="HMAC of the log-in name"),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("password_hash", Text, nullable=False),
    Column("totp_secret", Sealed(str)),
)

FAILED_LOG_INS = Table(
    "failed_log_ins",
    METADATA,
    Column("login", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("address", Text, nullable=False, index=True, comment="HMAC of the address"),
    Column("at", MOMENT, nullable=False),
)

STAFF_LOG_INS = Table(
    "staff_log_ins",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("login", Text, nullable=False),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("expires_at", MOMENT, nullable=False),
    Column("tries", Integer, nullable=False),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("fingerprint", Text, primary_key=True, comment="SHA-256 of the token"),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("verified", Boolean, nullable=False),
    Column("begun_at", MOMENT, nullable=False),
    Column("seen_at", MOMENT, nullable=False),
    Column("proved_until", MOMENT),
)

CAPTCHAS = Table(
    "captchas",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("answer", Text, nullable=False, comment="HMAC of what it says"),
    Column("expires_at", MOMENT, nullable=False),
)

REGISTRATIONS = Table(
    "registrations",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("mobile", Sealed(str), nullable=False),
    Column("agreement_version", Text, nullable=False),
    Column("code", Text, nullable=False, comment="HMAC of the SMS code"),
    Column("expires_at", MOMENT, nullable=False),
    Column("tries", Integer, nullable=False),
)

PASSWORD_RESETS = Table(
    "password_resets",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("mobile", Sealed(str), nullable=False),
    Column("account_id", Uuid),
    Column("code", Text, nullable=False, comment="HMAC of the SMS code"),
    Column("expires_at", MOMENT, nullable=False),
    Column("tries", Integer, nullable=False),
)

STEP_UPS = Table(
    "step_ups",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("session", Text, nullable=False, comment="fingerprint of the session that it is for"),
    Column("account_id", Uuid, nullable=False),
    Column("method", Text, nullable=False),
    Column("code", Text, nullable=False, comment="HMAC of the SMS code; empty of a face"),
    Column("begun_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("url", Text),
    Column("state", Text, nullable=False),
    Column("proved_until", MOMENT),
)

SMS_BUDGETS = Table(
    "sms_budgets",
    METADATA,
    Column("whose", Text, primary_key=True, comment="HMAC of the mobile number or of the address"),
    Column("turn", Uuid, nullable=False, comment="what the next one to spend it claims"),
    Column("sent", ARRAY(MOMENT), nullable=False),
    Column("last_at", MOMENT, nullable=False),
)

FACE_SESSIONS = Table(
    "face_sessions",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("person", Text, nullable=False, comment="HMAC of name and document"),
    Column("url", Text, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
    Column("purpose", Text, nullable=False),
)
