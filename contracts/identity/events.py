"""What identity tells the other services; account ids only, no personal field."""

from datetime import datetime
from uuid import UUID

from contracts.message import Message, message


@message("identity.account.registered")
class AccountRegistered(Message):
    """A person opened an account with a mobile number."""

    account_id: UUID
    registered_at: datetime


@message("identity.account.verified")
class AccountVerified(Message):
    """The account's person was verified by a real name; all sessions ended."""

    account_id: UUID
    verified_at: datetime


@message("identity.session.ended")
class SessionsEnded(Message):
    """Every session of the account, or the one named by its fingerprint, is worth nothing from now on."""

    account_id: UUID
    fingerprint: str | None = None
    ended_at: datetime
