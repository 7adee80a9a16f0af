"""The applicant's side: create, fill in section by section, submit or delete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec

from contracts.identifiers import case_number
from services.chassis import clock
from services.chassis.aggregate import Aggregate
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, Refusal, StaleVersion, Unknown
from services.chassis.rows import RowOperation
from services.chassis.store import Conflict, Taken
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.check import check
from services.preservation.domain.lists import TEST_COURT
from services.preservation.domain.number import number
from services.preservation.use_cases.desk import Desk, content_in, organisation_of
from services.preservation.use_cases.ports import SECTIONS, Section

MOST_MATERIALS = 200


class CourtUnknown(Refusal):
    """The application names a court that is on no list."""

    CODE = "preservation.court-unknown"


class OnlyForTests(Refusal):
    """Who tries things out meets the test court, and nobody else does."""

    CODE = "preservation.test-court-only"


class CauseUnknown(Refusal):
    """The cause of action is not on the list in force [民事案件案由规定 2025]."""

    CODE = "preservation.cause-unknown"


class CaseNumberWrong(Refusal):
    """The case number is not of the form that courts give [人民法院案件案号若干规定 art. 2, 3]."""

    CODE = "preservation.case-number-wrong"


class NoticeNotRead(Refusal):
    """网上保全须知 is read and ticked before an application is created [operating guide, step 1]."""

    CODE = "preservation.notice-not-read"


class MaterialUnfit(Refusal):
    """The file cannot be taken."""

    CODE = "preservation.material-unfit"


class Filing(Desk):
    """What an applicant may do with an application of his own."""

    def create_application(
        self, *, cause: Cause, creation: dict[str, Any], organisation_id: UUID | None = None
    ) -> dict[str, Any]:
        """Open a draft from the creation form, in one's own name or an organisation's that one acts for; its program files in no other."""
        if cause.actor.role != "applicant":
            raise NotAllowed
        organisation_id = organisation_id or organisation_of(cause.actor)
        if organisation_id is not None and organisation_id not in cause.actor.acts_for:
            raise Unknown
        self._must_be_known(creation, cause.actor)
        number_ = number(clock.day(cause.at).year, creation["court"], self.next_number())
        application = PreservationApplication.create(
            id=cause.new_id(),
            number=number_,
            account_id=cause.actor.account,
            court=creation["court"],
            category=creation["category"],
            type=creation["type"],
            amount=creation.get("amount"),
            phase=creation.get("phase"),
            notice_version=creation["notice_version"],
            created_at=cause.at,
            organisation_id=organisation_id,
        )
        first = Section(
            application_id=application.id,
            name="creation",
            version=1,
            content=msgspec.to_builtins(creation),
            updated_at=cause.at,
        )
        answer = {"id": application.id, "version": 1, "status": application.status, "number": number_}
        return self.store.save(application, cause=cause, answer=answer, rows=[self.drafts.kept(first)])

    def save_creation(
        self, *, cause: Cause, application_id: UUID, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        """Save the creation form again; the number stays as it was given."""
        self._must_be_known(content, cause.actor)
        return self._save_section(cause, application_id, "creation", content, if_version)

    def save_basic_information(
        self, *, cause: Cause, application_id: UUID, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        """Save parties, agents, clues and the request (暂存)."""
        return self._save_section(cause, application_id, "basic", content, if_version)

    def save_guarantees(
        self, *, cause: Cause, application_id: UUID, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        """Save the guarantee information."""
        return self._save_section(cause, application_id, "guarantees", content, if_version)

    def add_material(
        self, *, cause: Cause, application_id: UUID, material: dict[str, Any], file: dict[str, Any]
    ) -> dict[str, Any]:
        """Add a file that lies in the blob store; two at once both get in."""
        application, section = self._editable(cause, application_id, "materials")
        items, files = section.content.get("items", []), section.content.get("files", [])
        if len(items) >= MOST_MATERIALS:
            raise MaterialUnfit
        added = {**material, "id": cause.new_id(), "uploaded_at": cause.at}
        content = {"items": [*items, added], "files": [*files, {**file, "material_id": added["id"]}]}
        return self._keep(cause, application, section, content, about=added["id"])

    def remove_material(self, *, cause: Cause, application_id: UUID, material_id: UUID) -> dict[str, Any]:
        """Take a file out of the draft."""
        application, section = self._editable(cause, application_id, "materials")
        items, files = section.content.get("items", []), section.content.get("files", [])
        left = [each for each in items if each["id"] != str(material_id)]
        if len(left) == len(items):
            raise Unknown
        kept = [each for each in files if each["material_id"] != str(material_id)]
        gone = next((each["address"] for each in files if each not in kept), "")
        content = {"items": left, "files": kept}
        return self._keep(cause, application, section, content, about=material_id, address=gone)

    def submit_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Freeze the draft and lay it before the court."""
        application = self._of_applicant(application_id, cause.actor)
        sections = self.drafts.of(application_id)
        claims = _claims(application, sections)
        content = content_in(sections)
        findings = check(content, court=self.courts.get(content.creation.court), today=clock.day(cause.at))
        application.submit(
            content=content,
            missing=[each.bad_field() for each in findings.errors],
            at=cause.at,
            watchers=self.named.accounts_of(self.indexes.aliases(content)),
        )
        rows = self.named.kept(application_id, self.indexes.of(content))
        return self._save(cause, application, claims=claims, rows=rows)

    def delete_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Throw a draft away, with all that was typed in."""
        return self._throw_away(cause, self._of_applicant(application_id, cause.actor))

    def _throw_away(
        self, cause: Cause, *drafts: PreservationApplication, also: tuple[Aggregate, ...] = ()
    ) -> dict[str, Any]:
        """Delete drafts with all that was typed in, and save what goes with it."""
        claims: list[str] = []
        rows: list[RowOperation] = []
        for each in drafts:
            claims += _claims(each, self.drafts.of(each.id))
            rows += self.drafts.dropped(each.id, at=cause.at)
            each.delete(at=cause.at)
        return self._save(cause, *drafts, claims=claims, rows=rows, also=also)

    # --- drafts -------------------------------------------------------------------------------------------------------

    def _save_section(
        self, cause: Cause, application_id: UUID, name: str, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        application, section = self._editable(cause, application_id, name)
        if section.version != if_version:
            raise StaleVersion
        return self._keep(cause, application, section, content, about=application_id)

    def _editable(
        self, cause: Cause, application_id: UUID, name: str
    ) -> tuple[PreservationApplication, Section]:
        application = self._of_applicant(application_id, cause.actor)
        application.must_be_editable()
        return application, self.drafts.one(application_id, name)

    def _keep(
        self,
        cause: Cause,
        application: PreservationApplication,
        section: Section,
        content: dict[str, Any],
        *,
        about: UUID,
        **also: str,
    ) -> dict[str, Any]:
        version = section.version + 1
        after = replace(section, version=version, content=msgspec.to_builtins(content), updated_at=cause.at)
        return self._save(
            cause,
            claims=[_claim(application, after.name, version)],
            rows=[self.drafts.kept(after)],
            answer={"id": about, "version": version, "status": application.status, **also},
        )

    def _save(
        self,
        cause: Cause,
        *applications: PreservationApplication,
        claims: list[str],
        rows: list[RowOperation] | None = None,
        answer: dict[str, Any] | None = None,
        also: tuple[Aggregate, ...] = (),
    ) -> dict[str, Any]:
        """Save under *claims* on the draft; whoever comes second looks at it again from the beginning."""
        for each in applications:
            answer = {"id": each.id, "version": each.version, "status": each.status}
        try:
            return self.store.save(
                *applications, *also, cause=cause, answer=answer, rows=rows or [], marks=dict.fromkeys(claims)
            )
        except Taken as taken:
            if taken.mark in claims:
                raise Conflict(taken.mark) from taken
            raise

    def _must_be_known(self, creation: dict[str, Any], by: Actor) -> None:
        if not creation["notice_version"]:
            raise NoticeNotRead(
                _bad(
                    "notice_version",
                    "required",
                    "请先阅读网上保全须知并勾选",
                    "read and tick the notice first",
                )
            )
        if self.courts.get(creation["court"]) is None:
            raise CourtUnknown(_bad("court", "unknown", "没有这个法院", "there is no such court"))
        if (creation["court"] == TEST_COURT) != by.test:
            raise OnlyForTests(
                _bad("court", "choice", "测试密钥只用于测试法院", "a test key meets the test court only")
            )
        if creation.get("cause") and self.causes.get(creation["cause"]) is None:
            raise CauseUnknown(
                _bad("cause", "unknown", "案由不在现行案由规定中", "is not on the list of causes")
            )
        if creation.get("case_no") and case_number(creation["case_no"]) is None:
            raise CaseNumberWrong(
                _bad("case_no", "format", "案号格式不正确", "is not a well-formed case number")
            )


def _claim(application: PreservationApplication, section: str, version: int) -> str:
    return f"draft:{application.id}@{application.version}:{section}:{version}"


def _claims(application: PreservationApplication, sections: Mapping[str, Section]) -> list[str]:
    """Return the next version of every section: whoever takes it shuts out an edit under way, or is shut out by it."""
    return [_claim(application, name, sections[name].version + 1) for name in SECTIONS]


def _bad(field: str, code: str, zh: str, en: str) -> dict[str, str]:
    return {"field": field, "code": code, "zh": zh, "en": en}
