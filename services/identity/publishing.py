"""Which events of identity the other services hear of, and in what words."""

from __future__ import annotations

from contracts.identity import events as wire
from contracts.message import Told
from services.chassis.translation import translator
from services.identity.domain.account import Account
from services.identity.domain.check import Check
from services.identity.domain.organisation import Organisation

KEPT_INSIDE = {
    Account.ProfileChanged,  # nobody's business
    Account.VerificationStarted,
    Account.VerificationFailed,
    Account.PasswordChanged,
    Account.SecondFactorReset,
    Account.ConsentGiven,  # the gateway asks, at each request
    Account.ConsentRevoked,
    Account.Locked,
    Check.Asked,  # a court sees its counter in the list
    Check.Moved,
    Check.Passed,
    Check.Failed,
    Check.Lapsed,
    Organisation.Founded,
    Organisation.Verified,  # who acts for whom is resolved with the session
    Organisation.VerificationFailed,
    Organisation.Invited,
    Organisation.Joined,
}
"""Events that nobody outside may build on."""

told = translator(KEPT_INSIDE)
"""What is told of an event to the others, or None if it stays inside."""


@told.register
def _(event: Account.Registered) -> Told:
    message = wire.AccountRegistered(account_id=event.originator_id, registered_at=event.registered_at)
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Account.Verified) -> Told:
    message = wire.AccountVerified(
        account_id=event.originator_id, alias=event.alias, verified_at=event.verified_at
    )
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Account.SessionsEnded) -> Told:
    message = wire.SessionsEnded(
        account_id=event.originator_id, fingerprint=event.fingerprint, ended_at=event.ended_at
    )
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Account.StaffAdded) -> Told:
    message = wire.StaffAdded(
        account_id=event.originator_id, role=event.role, office=event.office, added_at=event.registered_at
    )
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Account.Left) -> Told:
    message = wire.StaffRemoved(account_id=event.originator_id, removed_at=event.left_at)
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Account.ClosingBegun) -> Told:
    message = wire.AccountClosing(account_id=event.originator_id, closing_at=event.closing_at)
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Account.Erased) -> Told:
    message = wire.PersonErased(account_id=event.originator_id, erased_at=event.erased_at)
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Organisation.MembershipEnded) -> Told:
    message = wire.MembershipEnded(
        account_id=event.account_id, organisation_id=event.originator_id, ended_at=event.ended_at
    )
    return Told(message=message, subject=event.originator_id)
