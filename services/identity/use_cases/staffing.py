"""Accounts that an operator opens: staff of offices, keys of their programs, people of a demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.chassis import clock
from services.chassis.causes import Cause
from services.identity.domain.account import Account, Role
from services.identity.domain.profile import Profile
from services.identity.domain.registration import AGREEMENT_VERSION, MobileTaken, must_fit
from services.identity.domain.session import OfficeKey, UsernameTaken
from services.identity.use_cases.desk import Desk
from services.identity.use_cases.sessions import fingerprint


class Staffing(Desk):
    """The use cases of an operator."""

    def add_staff(
        self, *, cause: Cause, username: str, password: str, role: Role, office: str
    ) -> dict[str, Any]:
        """Open an account for somebody who works for an office."""
        must_fit(password, account_name=username)
        account = Account.add_staff(
            cause.new_id("staff"), role=role, office=office, username=username, at=cause.at
        )
        return self._open(
            cause,
            account,
            Profile(account_id=account.id, account_name=username),
            password,
            taken=UsernameTaken,
        )

    def add_verified_person(
        self, *, cause: Cause, mobile: str, password: str, profile: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Open an account for a person whose document somebody of ours has seen."""
        must_fit(password, account_name=mobile)
        account = Account.register(cause.new_id("person"), agreement_version=AGREEMENT_VERSION, at=cause.at)
        before = Profile(account_id=account.id, account_name=mobile)
        after = before.changed(profile, on=clock.day(cause.at))
        after.must_be_complete()
        account.change_profile(before.differs_in(after), at=cause.at)
        account.verify_by_staff(cause.new_id("verification"), reference=cause.actor.id, at=cause.at)
        return self._open(cause, account, after, password, taken=MobileTaken)

    def add_office_key(self, *, cause: Cause, office: str, key: str) -> dict[str, Any]:
        """Let the programs of an office in with this key."""
        record = OfficeKey(fingerprint=fingerprint(key), office=office, added_at=cause.at)
        return self.store.save(cause=cause, answer={"office": office}, rows=[self.records.put(record)])
