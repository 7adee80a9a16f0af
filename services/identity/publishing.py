"""Which events of identity the other services hear of, and in what words."""

from __future__ import annotations

from contracts.identity import events as wire
from contracts.message import Told
from services.chassis.translation import translator
from services.identity.domain.account import Account

KEPT_INSIDE = {
    Account.StaffAdded,  # offices know their own people
    Account.ProfileChanged,  # nobody's business
    Account.VerificationStarted,
    Account.VerificationFailed,
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
    message = wire.AccountVerified(account_id=event.originator_id, verified_at=event.verified_at)
    return Told(message=message, subject=event.originator_id)


@told.register
def _(event: Account.SessionsEnded) -> Told:
    message = wire.SessionsEnded(
        account_id=event.originator_id, fingerprint=event.fingerprint, ended_at=event.ended_at
    )
    return Told(message=message, subject=event.originator_id)
