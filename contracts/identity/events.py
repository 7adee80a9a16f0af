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
    """The account's person was verified by a real name; all sessions ended. *alias* stands for the person (a keyed hash)."""

    account_id: UUID
    alias: str
    verified_at: datetime


@message("identity.session.ended")
class SessionsEnded(Message):
    """Every session of the account, or the one named by its fingerprint, is worth nothing from now on."""

    account_id: UUID
    fingerprint: str | None = None
    ended_at: datetime


@message("identity.membership.ended")
class MembershipEnded(Message):
    """The account acts for the organisation no more, from now on."""

    account_id: UUID
    organisation_id: UUID
    ended_at: datetime


@message("identity.account.closing")
class AccountClosing(Message):
    """The owner closes the account; whoever keeps drafts of it throws them away."""

    account_id: UUID
    closing_at: datetime


@message("identity.person.erased")
class PersonErased(Message):
    """The account's profile was destroyed; whoever knows by something else whose account it was forgets it."""

    account_id: UUID
    erased_at: datetime


@message("identity.staff.added")
class StaffAdded(Message):
    """Somebody works for an office from now on, in that role."""

    account_id: UUID
    role: str
    office: str
    added_at: datetime


@message("identity.staff.removed")
class StaffRemoved(Message):
    """The account works for the office no more."""

    account_id: UUID
    removed_at: datetime
