"""Law firms and companies: entering one, letting people in, letting them go."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.claims import freed
from services.chassis.rows import RowOperation
from services.chassis.store import Conflict, Taken
from services.identity.domain.check import (
    Check,
    CheckRecord,
    CheckState,
    LapsedBecause,
    Subject,
    must_be_a_counter,
)
from services.identity.domain.key import ApiKey
from services.identity.domain.organisation import (
    LICENCE_WITHIN,
    Invitation,
    InvitationOver,
    Kind,
    Membership,
    Organisation,
    OrganisationRecord,
    OrganisationTaken,
    Rank,
    Status,
)
from services.identity.domain.profile import Profile
from services.identity.use_cases.checks import Checks
from services.identity.use_cases.desk import kept_nowhere, stored

CODE_LENGTH = 20
"""Hexadecimal: 80 bits, which nobody guesses in a week."""


class Organisations(Checks):
    """The use cases of who acts for others."""

    def found_organisation(
        self, *, cause: Cause, name: str, uscc: str, kind: str, office: str
    ) -> dict[str, Any]:
        """Enter an organisation; its licence is shown at the counter of a court before anybody acts for it."""
        must_be_a_counter(office)
        account = self._account(cause.actor)
        account.must_be_verified()
        organisation = Organisation.found(
            cause.new_id("organisation"),
            name=name,
            uscc=uscc,
            kind=Kind(kind),
            founder=account.id,
            at=cause.at,
        )
        check = Check.ask(
            cause.new_id("check"),
            subject=Subject.ORGANISATION,
            subject_id=organisation.id,
            office=office,
            at=cause.at,
        )
        claim = self._claim_on(uscc)
        try:
            return self.store.save(
                organisation,
                check,
                cause=cause,
                answer=stored(organisation, organisation.status),
                marks={claim: None},
            )
        except Taken as taken:
            if taken.mark != claim:
                raise
            if self._give_up(uscc, claim, cause):
                raise Conflict(claim) from taken
            raise OrganisationTaken from None

    def _give_up(self, uscc: str, claim: str, cause: Cause) -> bool:
        """Free a credit code for which nobody came to show a licence; return whether it was one."""
        for pending in self.records.where(OrganisationRecord, uscc=uscc, status=Status.PENDING):
            for check in self.records.where(CheckRecord, subject_id=pending.id, state=CheckState.OPEN):
                found = self.store.find(Check, check.id)
                if found is not None and cause.at - check.asked_at >= LICENCE_WITHIN:
                    found.lapse(LapsedBecause.NOBODY_CAME, at=cause.at)
                    organisation = self._organisation(pending.id)
                    organisation.record_check(passed=False, at=cause.at)
                    self.store.save(found, organisation, cause=kept_nowhere(cause), rows=[freed(claim)])
                    return True
        return False

    def list_organisations(self, *, by: Actor) -> dict[str, Any]:
        """Return the organisations that one is a member of, with their members."""
        own = self.records.where(Membership, account_id=by.account)
        return {"items": [self._seen_organisation(each) for each in own]}

    def invite(self, *, cause: Cause, organisation_id: UUID, role: str) -> dict[str, Any]:
        """Let one more person in, who shows the code; nobody but the administrator is told it."""
        code = self.pseudonym(f"invitation:{cause.mark or cause.id}")[:CODE_LENGTH].upper()
        save = partial(self._invite, cause, organisation_id, Rank(role), self._kept_of(code))
        return {**self._said(cause, save), "code": code}

    def join(self, *, cause: Cause, code: str) -> dict[str, Any]:
        """Become a member by the code of an invitation."""
        account = self._account(cause.actor)
        account.must_be_verified()
        invitation = self.records.find(Invitation, self._kept_of(code))
        if invitation is None:
            raise InvitationOver
        organisation = self._organisation(invitation.organisation_id)
        organisation.join(account.id, invitation=invitation.fingerprint, at=cause.at)
        return self.store.save(organisation, cause=cause, answer=stored(organisation, organisation.status))

    def end_membership(self, *, cause: Cause, organisation_id: UUID, account_id: UUID) -> dict[str, Any]:
        """Leave, or remove a member; his keys for the organisation end with it."""
        organisation = self._organisation(organisation_id)
        organisation.end_membership(account_id, by=cause.actor.account, at=cause.at)
        pointless, rows = self._left_behind(organisation, account_id, cause)
        return self.store.save(
            organisation, *pointless, cause=cause, answer=stored(organisation, organisation.status), rows=rows
        )

    def _left_behind(
        self, organisation: Organisation, account_id: UUID, cause: Cause
    ) -> tuple[list[Check], list[RowOperation]]:
        """Return what goes with a member: his keys for the organisation, and with the last one the claim on its name."""
        keys = self.records.where(ApiKey, maker=account_id, organisation_id=organisation.id)
        rows = [self.records.drop(each) for each in keys]
        if organisation.members:
            return [], rows
        pointless = self._open_checks(organisation.id)
        for check in pointless:
            check.lapse(LapsedBecause.NOBODY_LEFT, at=cause.at)
        return pointless, [*rows, freed(self._claim_on(organisation.uscc))]

    def _invite(self, cause: Cause, organisation_id: UUID, rank: Rank, invitation: str) -> dict[str, Any]:
        organisation = self._organisation(organisation_id)
        expires_at = organisation.invite(invitation, rank=rank, by=cause.actor.account, at=cause.at)
        answer = {"organisation_id": organisation.id, "expires_at": expires_at}
        return self.store.save(organisation, cause=cause, answer=answer)

    def _kept_of(self, code: str) -> str:
        """Return what is kept of a code, however it was typed."""
        return self.pseudonym(f"invitation-code:{''.join(code.split()).replace('-', '').upper()}")

    def _seen_organisation(self, own: Membership) -> dict[str, Any]:
        record = self.records.find(OrganisationRecord, own.organisation_id)
        assert record is not None  # noqa: S101 - written in the save that made the membership
        members = self.records.where(Membership, organisation_id=record.id)
        return {
            "id": record.id,
            "version": record.version,
            "name": record.name,
            "uscc": record.uscc,
            "kind": record.kind,
            "status": record.status,
            "my_role": own.rank,
            "members": [
                {
                    "account_id": each.account_id,
                    "name": self._name_of(each.account_id, masked=each.account_id != own.account_id),
                    "role": each.rank,
                    "joined_at": each.joined_at,
                }
                for each in sorted(members, key=lambda each: each.joined_at)
            ],
        }

    def _name_of(self, account_id: UUID, *, masked: bool) -> str:
        profile = self.records.find(Profile, account_id)
        if profile is None:
            return ""
        return profile.masked_name if masked else profile.real_name
