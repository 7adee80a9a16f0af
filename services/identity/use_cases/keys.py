"""Keys of programs, and who works for an office."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import BadInput, NotAllowed, Unknown
from services.identity.domain.account import Account, Role
from services.identity.domain.key import (
    OFFICES_SCOPES,
    PERSONS_SCOPES,
    PREFIX,
    PROGRAM_OF,
    ApiKey,
    must_be_in,
    program_of,
)
from services.identity.domain.organisation import Membership, Rank
from services.identity.domain.profile import Profile
from services.identity.domain.verification import Standing
from services.identity.use_cases.organisations import Organisations
from services.identity.use_cases.sessions import fingerprint

COLLEAGUES = frozenset({Role.CLERK, Role.JUDGE, Role.ENFORCEMENT})


class Keys(Organisations):
    """The use cases of who lets programs in."""

    def create_api_key(
        self,
        *,
        cause: Cause,
        name: str,
        scopes: list[str],
        organisation_id: UUID | None,
        test: bool,
        expires_on: date | None,
    ) -> dict[str, Any]:
        """Make a key; it is derived from the command, so that a repeat shows the same one and no place keeps it."""
        if expires_on is not None and expires_on < clock.day(cause.at):
            raise BadInput(
                {"field": "expires_on", "code": "range", "zh": "日期已过", "en": "lies in the past"}
            )
        text = PREFIX + self.pseudonym(f"api-key:{cause.mark or cause.id}")
        key = ApiKey(
            fingerprint=fingerprint(text),
            id=cause.new_id("key"),
            maker=cause.actor.account,
            organisation_id=organisation_id,
            office=cause.actor.office,
            role=PROGRAM_OF.get(Role(cause.actor.role), Role.APPLICANT),
            name=name,
            scopes=sorted(set(scopes)),
            test=test,
            made_at=cause.at,
            expires_on=expires_on,
            seen_at=None,
        )
        return {**self._said(cause, partial(self._keep, cause, key)), "key": text}

    def add_office_key(self, *, cause: Cause, office: str, key: str) -> dict[str, Any]:
        """Let the programs of a court, or of an insurer, in with this key, for an operator."""
        record = ApiKey(
            fingerprint=fingerprint(key),
            id=cause.new_id("key"),
            maker=None,
            organisation_id=None,
            office=office,
            role=program_of(office),
            name="operator",
            scopes=list(OFFICES_SCOPES),
            test=False,
            made_at=cause.at,
            expires_on=None,
            seen_at=None,
        )
        return self.store.save(cause=cause, answer={"office": office}, rows=[self.records.put(record)])

    def list_api_keys(self, *, by: Actor) -> dict[str, Any]:
        """Return the keys of the account and of the organisations that it administers, or of its office."""
        if by.role in PROGRAM_OF:
            keys = self.records.where(ApiKey, office=by.office)
        elif by.role == Role.APPLICANT:
            keys = [each for each in self.records.where(ApiKey, maker=by.account) if not each.office]
            for organisation_id in self._administered(by.account):
                others = self.records.where(ApiKey, organisation_id=organisation_id)
                keys += [each for each in others if each not in keys]
        else:
            raise NotAllowed
        return {"items": [_seen(each) for each in sorted(keys, key=lambda each: each.made_at)]}

    def revoke_api_key(self, *, cause: Cause, key_id: UUID) -> dict[str, Any]:
        """Take a key away; it opens nothing any more from now on."""
        key = next(iter(self.records.where(ApiKey, id=key_id)), None)
        if key is None or not self._may_revoke(cause.actor, key):
            raise Unknown
        account = self.store.find(Account, key.maker or cause.actor.account)
        if account is None:
            raise Unknown
        account.end_session(key.fingerprint, at=cause.at)
        return self.store.save(
            account,
            cause=cause,
            answer={"id": key.id, "version": 1, "status": "REVOKED"},
            rows=[self.records.drop(key)],
        )

    def list_staff(self, *, by: Actor) -> dict[str, Any]:
        """Return who works for one's office: for its administrator, and for colleagues who hand files to each other."""
        if by.role not in PROGRAM_OF and by.role not in COLLEAGUES:
            raise NotAllowed
        staff = [each for each in self.records.where(Standing, office=by.office) if each.is_open]
        members = [
            {"account_id": each.id, "username": profile.account_name, "role": each.role}
            for each in staff
            # An account from before there was a second factor has neither name nor password any more: it is nobody's.
            if (profile := self.records.find(Profile, each.id))
        ]
        return {"items": sorted(members, key=lambda each: (each["role"], each["username"]))}

    def _keep(self, cause: Cause, key: ApiKey) -> dict[str, Any]:
        if cause.actor.role in PROGRAM_OF:
            must_be_in(key.scopes, OFFICES_SCOPES)
            if key.test:
                # The test court's own programs are let in by an operator; every other court's files are real.
                raise BadInput(
                    {
                        "field": "test",
                        "code": "choice",
                        "zh": "单位不能使用测试密钥",
                        "en": "is for applicants",
                    }
                )
            if key.organisation_id is not None:
                raise Unknown
        else:
            self._account(cause.actor).must_be_verified()
            must_be_in(key.scopes, PERSONS_SCOPES)
            if key.organisation_id is not None:
                self._organisation(key.organisation_id).must_be_administered_by(cause.actor.account)
        return self.store.save(cause=cause, answer=_seen(key), rows=[self.records.put(key)])

    def _may_revoke(self, by: Actor, key: ApiKey) -> bool:
        if key.office:
            return by.role in PROGRAM_OF and by.office == key.office
        return key.maker == by.account or key.organisation_id in self._administered(by.account)

    def _administered(self, account_id: UUID) -> list[UUID]:
        memberships = self.records.where(Membership, account_id=account_id, rank=Rank.ADMIN)
        return [each.organisation_id for each in memberships]


def _seen(key: ApiKey) -> dict[str, Any]:
    return {
        "id": key.id,
        "name": key.name,
        "scopes": key.scopes,
        "organisation_id": key.organisation_id,
        "test": key.test,
        "made_at": key.made_at,
        "expires_on": key.expires_on,
        "seen_at": key.seen_at,
    }
