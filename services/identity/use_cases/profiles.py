"""Who somebody says to be (guides: 完善个人信息), and what he consents to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import StaleVersion, Unknown
from services.identity.domain.account import IDENTITY_FIELDS, Role, State
from services.identity.domain.check import LapsedBecause
from services.identity.domain.consents import CONSENT_VERSION, TEXTS, Consent, Purpose
from services.identity.domain.verification import Standing
from services.identity.use_cases.checks import Checks
from services.identity.use_cases.desk import stored


class Profiles(Checks):
    """The use cases of one's own particulars."""

    def view_account(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        """Return the account as its owner sees it."""
        standing = self.records.find(Standing, by.account)
        if standing is None:
            raise Unknown
        profile = self._profile(standing.id)
        view = asdict(profile)
        del view["account_id"], view["account_name"]
        consents = self.records.where(Consent, account_id=standing.id, purpose=Purpose.E_SERVICE)
        passed = standing.state == State.PASSED
        return {
            **view,
            "id": standing.id,
            "version": standing.version,
            "username": profile.account_name,
            "mobile": profile.account_name if standing.role == Role.APPLICANT else "",
            "role": standing.role,
            "age": profile.age(on=clock.day(at)),
            "verification": standing.state_at(at),
            "verified_at": standing.verified_at if passed else None,
            "method": standing.method if passed else None,
            "e_service_agreed": any(each.stands for each in consents),
            "registered_at": standing.registered_at,
        }

    def update_profile(self, *, cause: Cause, profile: Mapping[str, Any], if_version: int) -> dict[str, Any]:
        """Change the given fields; events and profile are kept apart, so that the profile can be erased."""
        account = self._account(cause.actor)
        if account.version != if_version:
            raise StaleVersion
        before = self._profile(account.id)
        after = before.changed(profile, on=clock.day(cause.at))
        changed = before.differs_in(after)
        account.change_profile(changed, at=cause.at)
        # Who was to be looked at is another person now.
        pointless = self._open_checks(account.id) if IDENTITY_FIELDS & set(changed) else []
        for check in pointless:
            check.lapse(LapsedBecause.ANOTHER_PERSON, at=cause.at)
        return self.store.save(
            account,
            *pointless,
            cause=cause,
            answer=stored(account, account.state),
            rows=[self.records.put(after)],
        )

    def list_consents(self, *, by: Actor) -> dict[str, Any]:
        """Return every purpose with its text in force, and whether it is consented to."""
        given = {each.purpose: each for each in self.records.where(Consent, account_id=by.account)}
        return {"items": [_seen(purpose, given.get(purpose)) for purpose in Purpose]}

    def give_consent(self, *, cause: Cause, purpose: str, version: str) -> dict[str, Any]:
        """Consent to one purpose, apart from all others [个人信息保护法 arts 14, 29]."""
        account = self._account(cause.actor)
        account.give_consent(Purpose(purpose), version, at=cause.at)
        return self.store.save(account, cause=cause, answer=stored(account, "GIVEN"))

    def revoke_consent(self, *, cause: Cause, purpose: str) -> dict[str, Any]:
        """Take a consent back [个人信息保护法 art. 15]."""
        account = self._account(cause.actor)
        account.revoke_consent(Purpose(purpose), at=cause.at)
        return self.store.save(account, cause=cause, answer=stored(account, "REVOKED"))


def _seen(purpose: Purpose, consent: Consent | None) -> dict[str, Any]:
    text = TEXTS[purpose]
    return {
        "purpose": purpose,
        "title": text.title,
        "text": text.body,
        "version": CONSENT_VERSION,
        "given": consent is not None and consent.stands,
        "given_version": consent.version if consent else None,
        "given_at": consent.given_at if consent else None,
        "revoked_at": consent.revoked_at if consent else None,
    }
