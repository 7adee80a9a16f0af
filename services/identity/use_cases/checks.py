"""The document in hand, for who declines the face, and the licence of an organisation."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.claims import freed
from services.chassis.personal import ERASED
from services.chassis.refusals import BadInput, NotAllowed, Unknown
from services.chassis.rows import RowOperation
from services.chassis.store import Conflict, Taken
from services.identity.domain.account import Account, Role
from services.identity.domain.check import Check, CheckRecord, CheckState, Subject, must_be_a_counter
from services.identity.domain.organisation import Membership, Organisation, OrganisationRecord
from services.identity.domain.profile import Profile
from services.identity.use_cases.desk import Desk, stored

GONE = "已删除"
"""What is shown of who is gone."""


class Checks(Desk):
    """The use cases of a court's counter."""

    def ask_check(self, *, cause: Cause, office: str) -> dict[str, Any]:
        """Say at which court's counter one will show the document; asked again for another court it moves there."""
        must_be_a_counter(office)
        account = self._account(cause.actor)
        profile = self._profile(account.id)
        # What is answered is recorded, and name and number are not to be.
        answer = self._said(cause, partial(self._ask_check, cause, account, profile, office))
        return {**answer, "name": profile.real_name, "id_type": profile.id_type, "id_no": profile.id_no}

    def _ask_check(self, cause: Cause, account: Account, profile: Profile, office: str) -> dict[str, Any]:
        account.must_be_a_person_to_verify()
        profile.must_be_complete()
        earlier = self.records.where(CheckRecord, subject_id=account.id)
        record = next((each for each in earlier if each.state == CheckState.OPEN), None)
        check = self.store.find(Check, record.id) if record else None
        marks: dict[str, bytes | None] = {}
        if record is None or check is None:
            asked_at = cause.at
            check = Check.ask(
                cause.new_id("check"),
                subject=Subject.PERSON,
                subject_id=account.id,
                office=office,
                at=cause.at,
            )
            # One open at a time: of many at once, each number of checks is had once.
            marks[f"check:{account.id}:{len(earlier)}"] = None
        else:
            asked_at = record.asked_at
            check.move(office, at=cause.at)
        answer = {
            "id": check.id,
            "subject": check.subject,
            "office": check.office,
            "state": check.state,
            "asked_at": asked_at,
            "decided_at": None,
            "remark": "",
        }
        try:
            return self.store.save(check, cause=cause, answer=answer, marks=marks)
        except Taken as taken:
            if taken.mark in marks:
                raise Conflict(taken.mark) from taken
            raise

    def list_checks(self, *, by: Actor, state: str, after: str | None, limit: int) -> dict[str, Any]:
        """Return a page of the checks at the counter of one's court, oldest first; names and numbers masked."""
        if by.role != Role.CLERK:
            raise NotAllowed
        if after is not None and not (after.isascii() and after.isdecimal()):
            raise BadInput(
                {"field": "after", "code": "format", "zh": "翻页标记不正确", "en": "is not a cursor"}
            )
        checks, total = self.records.checks_at(by.office, state=state, after=int(after or 0), limit=limit + 1)
        page = checks[:limit]
        return {
            "items": [self._seen_check(each, masked=True) for each in page],
            "total": total,
            "next": str(page[-1].position) if len(checks) > limit else None,
        }

    def view_check(self, *, by: Actor, check_id: UUID) -> dict[str, Any]:
        """Return a check in full: to who compares it with the document in hand, and to whose it is."""
        record = self.records.find(CheckRecord, check_id)
        if record is None or not (self._is_at_the_counter(by, record) or self._is_of(by, record)):
            raise Unknown
        return self._seen_check(record)

    def decide_check(self, *, cause: Cause, check_id: UUID, passed: bool, remark: str) -> dict[str, Any]:
        """Record what staff found with the document in hand; a person who passed logs in again."""
        record = self.records.find(CheckRecord, check_id)
        check = self.store.find(Check, check_id)
        if record is None or check is None or not self._is_at_the_counter(cause.actor, record):
            raise Unknown
        check.decide(passed=passed, remark=remark, by=cause.actor.id, at=cause.at)
        decided: list[Account | Organisation] = []
        rows: list[RowOperation] = []
        if check.subject is Subject.ORGANISATION:
            organisation = self._organisation(check.subject_id)
            organisation.record_check(passed=passed, at=cause.at)
            decided.append(organisation)
            if not passed:
                rows.append(freed(self._claim_on(organisation.uscc)))
        elif passed:
            account = self.store.find(Account, check.subject_id)
            if account is None:
                raise Unknown
            self._verify(account, check, by=cause.actor.id, cause=cause)
            decided.append(account)
            rows += self._without_sessions(account.id)
        return self.store.save(
            check,
            *decided,
            cause=cause,
            answer=stored(check, check.state),
            rows=rows,
        )

    def _verify(self, account: Account, check: Check, *, by: str, cause: Cause) -> None:
        profile = self._profile(account.id)
        profile.must_be_complete()
        alias = self.alias(profile.id_type or "", profile.id_no)
        account.verify_by_staff(check.id, reference=by, alias=alias, at=cause.at)

    def _open_checks(self, subject_id: UUID) -> list[Check]:
        """Return what of a person or organisation is still to be looked at: one check, or none."""
        records = self.records.where(CheckRecord, subject_id=subject_id, state=CheckState.OPEN)
        found = [self.store.find(Check, each.id) for each in records]
        return [each for each in found if each is not None and each.state is CheckState.OPEN]

    def _organisation(self, organisation_id: UUID) -> Organisation:
        organisation = self.store.find(Organisation, organisation_id)
        if organisation is None:
            raise Unknown
        return organisation

    def _claim_on(self, uscc: str) -> str:
        """Return the mark of who entered the organisation with this code."""
        return f"organisation:{self.pseudonym(f'uscc:{uscc}')}"

    def _is_at_the_counter(self, by: Actor, record: CheckRecord) -> bool:
        return by.role == Role.CLERK and by.office == record.office

    def _is_of(self, by: Actor, record: CheckRecord) -> bool:
        if by.role != Role.APPLICANT:
            return False
        if record.subject == Subject.PERSON:
            return record.subject_id == by.account
        return bool(self.records.where(Membership, organisation_id=record.subject_id, account_id=by.account))

    def _seen_check(self, record: CheckRecord, *, masked: bool = False) -> dict[str, Any]:
        name, id_type, number = self._shown(record, masked=masked)
        return {
            "id": record.id,
            "subject": record.subject,
            "office": record.office,
            "state": record.state,
            "name": name,
            "id_type": id_type,
            "id_no": number,
            "asked_at": record.asked_at,
            "decided_at": record.decided_at,
            "remark": GONE if record.remark is ERASED else record.remark,
        }

    def _shown(self, record: CheckRecord, *, masked: bool) -> tuple[str, str | None, str]:
        """Return name, kind and number of the document; an organisation's are public, of a person who is gone nothing is left."""
        if record.subject == Subject.ORGANISATION:
            organisation = self.records.find(OrganisationRecord, record.subject_id)
            return (organisation.name, "USCC", organisation.uscc) if organisation else ("", "USCC", "")
        profile = self.records.find(Profile, record.subject_id)
        if profile is None:
            return GONE, None, ""
        if masked:
            return profile.masked_name, profile.id_type, profile.masked_number
        return profile.real_name, profile.id_type, profile.id_no
