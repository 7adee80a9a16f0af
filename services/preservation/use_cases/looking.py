"""What the applicant and the court may look at; nobody else sees that an application exists."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis import clock, logs
from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, Unknown
from services.preservation.domain import fee
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.check import check
from services.preservation.domain.content import Material
from services.preservation.domain.paper import ruling_paper
from services.preservation.domain.status import BUCKET_OF, Status
from services.preservation.use_cases import progress, words
from services.preservation.use_cases.desk import COURT, Desk, content_in, is_before, is_owner

_log = logs.get(__name__)


class Looking(Desk):
    """Everything that only looks."""

    # --- public -------------------------------------------------------------------------------------------------------

    def list_courts(self, *, by: Actor, q: str = "", parent: str = "") -> dict[str, Any]:  # noqa: ARG002 - anybody may
        """Return the courts that match."""
        return {
            "items": [asdict(each) for each in self.courts.search(q, parent)],
            "version": self.courts.version,
        }

    def list_causes(self, *, by: Actor, q: str = "") -> dict[str, Any]:  # noqa: ARG002 - anybody may
        """Return the causes of action that match."""
        return {"items": [asdict(each) for each in self.causes.search(q)], "version": self.causes.version}

    def assess_fee(self, *, by: Actor, amount: Decimal | None = None) -> dict[str, Any]:  # noqa: ARG002 - anybody may
        """Return the fee for *amount* [诉讼费用交纳办法 art. 14(2)]."""
        assessed = fee.assess(amount)
        tiers = [
            {"from": each.from_, "to": each.to, "rate": each.rate, "basis": each.basis, "fee": each.fee}
            for each in assessed.tiers
        ]
        return {"amount": amount, "fee": assessed.fee, "tiers": tiers, "source": assessed.source}

    # --- the applicant ------------------------------------------------------------------------------------------------

    def list_applications(
        self, *, by: Actor, bucket: str | None = None, after: str | None = None, limit: int = 20
    ) -> dict[str, Any]:
        """Return one page of the account's own applications, newest first."""
        page = self.lists.page(by.account, bucket=bucket, after=after, limit=limit)
        return {**page, "items": [self._row(each) for each in page["items"]]}

    def view_column(self, *, by: Actor) -> dict[str, Any]:
        """Return the column 保全申请 of «我的申请»."""
        counters = self.lists.counters(by.account)
        created = counters.pop("created")
        return {"counters": counters, "total": sum(counters.values()), "first_use": not created}

    def view_application(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return 办理进度: where the application stands and all that it says."""
        seen = self._own(application_id, by)
        content = seen.content or content_in(self.drafts.of(application_id))
        return {
            **seen.head(),
            **seen.blocks(),
            "created_at": seen.created_at,
            "status_text": words.STATUS[seen.status],
            "flow": seen.flow(),
            "creation": self._creation(asdict(content.creation)),
            "basic_information": content.basic,
            "guarantees": content.guarantees,
            "materials": content.materials,
        }

    def view_section(self, *, by: Actor, application_id: UUID, section: str) -> dict[str, Any]:
        """Return one section of the draft as it was last saved."""
        self._of_applicant(application_id, by)
        kept = self.drafts.one(application_id, section)
        return {"version": kept.version, "content": kept.content}

    def view_material(self, *, by: Actor, application_id: UUID, material_id: UUID) -> Material:
        """Return what is known of one's own file."""
        seen = self._own(application_id, by)
        content = seen.content or content_in(self.drafts.of(application_id))
        return _named(material_id, content.materials)

    def check_application(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return everything that is missing or doubtful, at once."""
        seen = self._own(application_id, by)
        content = seen.content or content_in(self.drafts.of(application_id))
        found = check(content, court=self.courts.get(content.creation.court), today=clock.day(clock.now()))
        return {"ready": found.ready, "errors": found.errors, "warnings": found.warnings}

    def view_timeline(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the history in words, oldest first, with who and when."""
        seen = self._own(application_id, by)
        return {"items": seen.timeline(court_name=self._court_name(seen.application.court))}

    def print_ruling(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the 民事裁定书."""
        seen = self._own(application_id, by)
        submitted, ruled = seen.happened(Application.Submitted), seen.happened(Application.Ruled)
        if submitted is None or ruled is None:
            raise Unknown
        assessed, ruling = seen.happened(Application.FeeAssessed), ruled.ruling
        paper = ruling_paper(
            submitted.content,
            court_name=self._court_name(submitted.court),
            application_number=submitted.number,
            submitted_on=clock.day(submitted.submitted_at),
            case_no=ruling.case_no,
            result=ruling.result,
            ruled_on=ruling.ruled_on,
            reasons=ruling.reasons,
            order=ruling.order,
            fee=assessed.amount if assessed else None,
            judge=ruling.judge,
            clerk=ruling.clerk,
        )
        printed = self.papers.ruling(paper)
        return {
            "filename": printed.filename,
            "media_type": printed.media_type,
            "base64": b64encode(printed.content).decode(),
        }

    # --- the court ----------------------------------------------------------------------------------------------------

    def list_office_applications(
        self, *, by: Actor, status: str | None = None, after: str | None = None, limit: int = 20
    ) -> dict[str, Any]:
        """Return one page of what was submitted to the court, newest first."""
        page = self.lists.office_page(_office(by), status=status, after=after, limit=limit)
        return {**page, "items": [self._row(each) for each in page["items"]]}

    def view_snapshot(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the frozen file; every read is logged with who."""
        seen = self._before(application_id, by)
        assert seen.content is not None  # noqa: S101 - what lies before a court was submitted
        _log.info("file read", application_id=str(application_id), actor=by.id, office=by.office)
        return {
            **seen.head(),
            "creation": seen.content.creation,
            "basic_information": seen.content.basic,
            "guarantees": seen.content.guarantees,
            "materials": seen.content.materials,
        }

    def view_office_material(self, *, by: Actor, application_id: UUID, material_id: UUID) -> Material:
        """Return what is known of a file before the court; every read is logged with who."""
        seen = self._before(application_id, by)
        found = _named(material_id, seen.content.materials if seen.content else ())
        _log.info(
            "material read",
            application_id=str(application_id),
            material_id=str(material_id),
            actor=by.id,
            office=by.office,
        )
        return found

    def list_office_events(self, *, by: Actor, after: int = 0, limit: int = 100) -> dict[str, Any]:
        """Return what the court was told after a position, in the order and the bytes first sent."""
        items = self.feed.after(_office(by), after, limit)
        return {"items": items, "next": items[-1]["position"] if items else after}

    # --- parts --------------------------------------------------------------------------------------------------------

    def _own(self, application_id: UUID, by: Actor) -> progress.Progress:
        seen = progress.Progress(self._history_of_applicant(application_id, by))
        if not is_owner(seen.application, by):
            raise Unknown
        return seen

    def _before(self, application_id: UUID, by: Actor) -> progress.Progress:
        _office(by)
        seen = progress.of(self.store.history(application_id))
        if seen is None or not is_before(seen.application, by):
            raise Unknown
        return seen

    def _row(self, row: dict[str, Any]) -> dict[str, Any]:
        status = Status(row["status"])
        return {
            **row,
            "status_text": words.STATUS[status],
            "bucket": BUCKET_OF[status],
            "court_name": self._court_name(row["court"]),
        }

    def _creation(self, creation: dict[str, Any]) -> dict[str, Any]:
        return {
            **creation,
            "court_name": self._court_name(creation["court"]),
            "category_text": words.CATEGORY[creation["category"]],
            "type_text": words.TYPE[creation["type"]],
            "phase_text": words.PHASE.get(creation["phase"] or ""),
        }

    def _court_name(self, code: str) -> str:
        court = self.courts.get(code)
        return court.name if court else code


def _office(by: Actor) -> str:
    if by.role not in COURT or not by.office:
        raise NotAllowed
    return by.office


def _named(material_id: UUID, materials: Iterable[Material]) -> Material:
    found = next((each for each in materials if each.id == material_id), None)
    if found is None:
        raise Unknown
    return found
