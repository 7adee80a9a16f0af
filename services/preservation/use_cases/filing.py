"""The applicant's side: create, fill in section by section, submit or delete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Refusal, bad
from services.dossier.creating import Creating
from services.dossier.drafting import Section, claims_on, next_of
from services.dossier.ownership import in_whose_name
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.number import number
from services.preservation.use_cases.attaching import Attaching
from services.preservation.use_cases.desk import content_in


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


class CourtFixed(Refusal):
    """A correction mends what lies before a court; before another court it is another application."""

    CODE = "preservation.court-fixed"


class Filing(Attaching, Creating[PreservationApplication]):
    """What an applicant may do with an application of his own."""

    court_unknown = CourtUnknown
    only_for_tests = OnlyForTests
    cause_unknown = CauseUnknown
    case_number_wrong = CaseNumberWrong

    def create_application(
        self, *, cause: Cause, creation: dict[str, Any], organisation_id: UUID | None = None
    ) -> dict[str, Any]:
        """Open a draft from the creation form, in one's own name or an organisation's that one acts for; its program files in no other."""
        return self._open(cause, creation, organisation_id=in_whose_name(cause.actor, organisation_id))

    def save_creation(
        self, *, cause: Cause, application_id: UUID, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        """Save the creation form again; the number stays as it was given."""
        known = self._known(content, cause.actor)
        application = self._of_applicant(application_id, cause.actor)
        if application.submitted_at is not None and content["court"] != application.court:
            zh, en = (
                "已提交过的申请不能改选法院，请复制为新的申请",
                "is fixed once submitted; copy the application",
            )
            raise CourtFixed(bad("court", "choice", zh, en))
        return self._save_section(cause, application_id, "creation", known, if_version)

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

    def save_aid(
        self, *, cause: Cause, application_id: UUID, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        """Save what judicial aid is asked for, if any."""
        return self._save_section(cause, application_id, "aid", content, if_version)

    def submit_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Freeze the draft and lay it before the court."""
        application = self._of_applicant(application_id, cause.actor)
        sections = self.drafts.of(application_id)
        claims = claims_on(application, sections)
        content = content_in(sections)
        findings = self._checked(content, application_id, cause.actor, clock.day(cause.at))
        court = self.courts.get(content.creation.court)
        application.submit(
            content=content,
            missing=[each.bad_field() for each in findings.errors],
            at=cause.at,
            watchers=self.named.accounts_of(self.indexes.aliases(content)),
            maritime=court is not None and court.kind == "海事",
        )
        rows = self.named.kept(application_id, self.indexes.of(content))
        return self._save(cause, application, claims=claims, rows=rows)

    def delete_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Throw a draft away, with all that was typed in."""
        return self._throw_away(cause, self._of_applicant(application_id, cause.actor))

    def _open(
        self,
        cause: Cause,
        creation: dict[str, Any],
        *,
        organisation_id: UUID | None,
        also: Mapping[str, dict[str, Any]] | None = None,
    ) -> dict[str, Any]:
        """Open a draft that says what *creation* and the sections *also* say."""
        creation = self._known(creation, cause.actor)
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
        first = [
            next_of(Section(application_id=application.id, name=name), content, cause)
            for name, content in {"creation": creation, **(also or {})}.items()
        ]
        answer = {"id": application.id, "version": 1, "status": application.status, "number": number_}
        rows = [self.drafts.kept(each) for each in first]
        return self.store.save(application, cause=cause, answer=answer, rows=rows)

    def _known(self, creation: dict[str, Any], by: Actor) -> dict[str, Any]:
        """Return a creation form that names what is on the lists, with the version of the list that its cause is on."""
        if not creation["notice_version"]:
            raise NoticeNotRead(
                bad(
                    "notice_version",
                    "required",
                    "请先阅读网上保全须知并勾选",
                    "read and tick the notice first",
                )
            )
        self._must_be_open(creation["court"], by)
        return self._listed(creation)
