"""What every use case of identity has at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from contracts import identifiers
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Refusal, Unknown
from services.chassis.rows import RowOperation
from services.chassis.store import Store, Taken
from services.identity.domain.account import Account
from services.identity.domain.profile import Profile
from services.identity.domain.session import Credential
from services.identity.use_cases.ports import Chance, Face, Passwords, Pictures, Pseudonyms, Records, Sms


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The ports, and the few steps that use cases share."""

    store: Store
    records: Records
    passwords: Passwords
    pictures: Pictures
    chance: Chance
    pseudonym: Pseudonyms
    sms: Sms
    face: Face
    sandbox: bool = True
    """Whether this is a demonstration: pictures come with their answer."""

    def _account(self, actor: Actor) -> Account:
        account = self.store.find(Account, actor.account)
        if account is None:
            raise Unknown
        return account

    def _profile(self, account_id: UUID) -> Profile:
        profile = self.records.find(Profile, account_id)
        if profile is None:
            raise Unknown
        return profile

    def _open(
        self,
        cause: Cause,
        account: Account,
        profile: Profile,
        password: str,
        *,
        taken: type[Refusal],
        rows: Iterable[RowOperation] = (),
    ) -> dict[str, Any]:
        """Store a new account with what opens it; refuse when its name is somebody's."""
        with self.passwords.turn():
            password_hash = self.passwords.hash(password)
        login = self._log_in_name(profile.account_name)
        credential = Credential(login=login, account_id=account.id, password_hash=password_hash)
        claim = f"account-name:{login}"
        try:
            return self.store.save(
                account,
                cause=cause,
                answer={"id": account.id, "version": account.version, "status": account.state},
                rows=[self.records.put(credential), self.records.put(profile), *rows],
                marks={claim: None},
            )
        except Taken as other:
            if other.mark == claim:
                raise taken from None
            raise

    def _log_in_name(self, username: str) -> str:
        # People paste +86 and blanks.
        name = identifiers.mobile(username) or username.strip().casefold()
        return self.pseudonym(f"log-in:{name}")


def kept_nowhere(cause: Cause) -> Cause:
    """Return the cause for a save whose answer is not recorded: what it gives is new each time, or secret."""
    return replace(cause, mark="", digest="")
