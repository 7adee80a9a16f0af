"""Accounts that an operator opens: staff of offices, people of a demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.chassis import clock
from services.chassis.causes import Cause
from services.chassis.refusals import Unknown
from services.chassis.rows import RowOperation
from services.identity.domain.account import Account, Role
from services.identity.domain.log_in import Credential, StaffLogIn, UsernameTaken
from services.identity.domain.profile import Profile
from services.identity.domain.registration import AGREEMENT_VERSION, MobileTaken
from services.identity.use_cases.desk import Desk, stored


class Staffing(Desk):
    """The use cases of an operator."""

    def add_staff(
        self, *, cause: Cause, username: str, password: str, role: Role, office: str, totp_secret: str
    ) -> dict[str, Any]:
        """Open an account for somebody who works for an office; *totp_secret* is shown to him and to nobody else."""
        self._must_suit(password, account_name=username)
        account = Account.add_staff(
            cause.new_id("staff"), role=role, office=office, username=username, at=cause.at
        )
        return self._open(
            cause,
            account,
            Profile(account_id=account.id, account_name=username),
            password,
            taken=UsernameTaken,
            totp_secret=totp_secret,
        )

    def reset_second_factor(self, *, cause: Cause, username: str, totp_secret: str) -> dict[str, Any]:
        """Give somebody of an office another secret, and end what the lost one may have opened."""
        account, credential = self._staff(username)
        account.reset_second_factor(at=cause.at)
        return self._end_all(cause, account, [self.records.patch(credential, totp_secret=totp_secret)])

    def end_sessions_of(self, *, cause: Cause, username: str) -> dict[str, Any]:
        """End every session of somebody of an office."""
        account, _ = self._staff(username)
        account.end_all_sessions(at=cause.at)
        return self._end_all(cause, account, [])

    def remove_staff(self, *, cause: Cause, username: str) -> dict[str, Any]:
        """Let somebody go who left the office: what he opened ends at once, and the name opens nothing any more."""
        account, credential = self._staff(username)
        account.leave(at=cause.at)
        begun = self.records.where(StaffLogIn, account_id=account.id)
        return self._end_all(
            cause, account, [self.records.drop(credential), *(self.records.drop(each) for each in begun)]
        )

    def add_verified_person(
        self, *, cause: Cause, mobile: str, password: str, profile: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Open an account for a person whose document somebody of ours has seen."""
        self._must_suit(password, account_name=mobile)
        account = Account.register(cause.new_id("person"), agreement_version=AGREEMENT_VERSION, at=cause.at)
        before = Profile(account_id=account.id, account_name=mobile)
        after = before.changed(profile, on=clock.day(cause.at))
        after.must_be_complete()
        account.change_profile(before.differs_in(after), at=cause.at)
        alias = self.alias(after.id_type or "", after.id_no)
        account.verify_by_staff(
            cause.new_id("verification"), reference=cause.actor.id, alias=alias, at=cause.at
        )
        return self._open(cause, account, after, password, taken=MobileTaken)

    def _staff(self, username: str) -> tuple[Account, Credential]:
        credential = self.records.find(Credential, self._log_in_name(username, staff=True))
        account = self.store.find(Account, credential.account_id) if credential else None
        if credential is None or account is None:
            raise Unknown
        return account, credential

    def _end_all(self, cause: Cause, account: Account, rows: list[RowOperation]) -> dict[str, Any]:
        return self.store.save(
            account,
            cause=cause,
            answer=stored(account, account.state),
            rows=[*rows, *self._without_sessions(account.id)],
        )
