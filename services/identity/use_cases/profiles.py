"""Who somebody says to be (guides: 完善个人信息)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import StaleVersion, Unknown
from services.identity.domain.account import Role, State
from services.identity.domain.verification import Standing
from services.identity.use_cases.desk import Desk


class Profiles(Desk):
    """The use cases of one's own particulars."""

    def view_account(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        """Return the account as its owner sees it."""
        standing = self.records.find(Standing, by.account)
        if standing is None:
            raise Unknown
        profile = self._profile(standing.id)
        view = asdict(profile)
        del view["account_id"], view["account_name"]
        return {
            **view,
            "id": standing.id,
            "version": standing.version,
            "username": profile.account_name,
            "mobile": profile.account_name if standing.role == Role.APPLICANT else "",
            "role": standing.role,
            "age": profile.age(on=clock.day(at)),
            "verification": standing.state_at(at),
            "verified_at": standing.verified_at if standing.state == State.PASSED else None,
            "registered_at": standing.registered_at,
        }

    def update_profile(self, *, cause: Cause, profile: Mapping[str, Any], if_version: int) -> dict[str, Any]:
        """Change the given fields; events and profile are kept apart, so that the profile can be erased."""
        account = self._account(cause.actor)
        if account.version != if_version:
            raise StaleVersion
        before = self._profile(account.id)
        after = before.changed(profile, on=clock.day(cause.at))
        account.change_profile(before.differs_in(after), at=cause.at)
        return self.store.save(
            account,
            cause=cause,
            answer={"id": account.id, "version": account.version, "status": account.state},
            rows=[self.records.put(after)],
        )
