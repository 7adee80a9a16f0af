"""What the applicant may look at; nobody else but his insurer sees that an application exists."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Actor
from services.chassis.refusals import Unknown
from services.dossier.attaching import material_in
from services.dossier.ownership import mine_of
from services.guarantee.domain.states import EDITABLE
from services.guarantee.use_cases import blocks
from services.guarantee.use_cases.checking import Checking
from services.guarantee.use_cases.desk import content_in
from services.guarantee.use_cases.paperwork import Paperwork


class Looking(Checking, Paperwork):
    """Everything that an applicant only looks at."""

    def list_applications(
        self, *, by: Actor, bucket: str | None = None, after: str | None = None, limit: int = 20
    ) -> dict[str, Any]:
        """Return one page of one's own and one's organisations', newest first."""
        page = self.lists.page(by, bucket=bucket, after=after, limit=limit)
        rows = [
            self._row(each, mine_of(each["account_id"], each["organisation_id"], by))
            for each in page["items"]
        ]
        return {**page, "items": rows}

    def view_column(self, *, by: Actor) -> dict[str, Any]:
        """Return the column 担保申请 of «我的申请»."""
        counters = self.lists.counters(by)
        created = counters.pop("created")
        return {"counters": counters, "total": sum(counters.values()), "first_use": not created}

    def view_application(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return 办理进度: where the application stands and all that it says."""
        seen, mine = self._seen(application_id, by)
        content, at = self._says(seen), clock.now()
        insurer = self.insurers.get(content.creation.insurer)
        return {
            **seen.head(),
            "flow": seen.flow(),
            "issued": blocks.issued(seen, insurer),
            "premium": blocks.premium(seen, content),
            "underwriting": blocks.underwriting(seen),
            "quote": blocks.bound(self._quote_of(seen, content), content.creation.quote_id, at=at),
            "creation": self._creation(asdict(content.creation)),
            "basic_information": content.basic,
            "insurance": content.insurance,
            "materials": content.materials,
            "proposal": blocks.proposal(
                content,
                clauses_version=self._clauses_version(content.creation.insurer)
                if seen.state in EDITABLE
                else None,
            ),
            "endorsements": blocks.endorsements(seen),
            "claims": blocks.claims(seen),
            "surrender": blocks.surrender(seen, insurer, on=clock.day(at)),
            "papers": self._papers_of(seen.recorded),
            "manifest": seen.manifest,
            "allowed": seen.allowed(),
            "organisation_id": seen.application.organisation_id,
            "mine": mine,
            "created_at": seen.created_at,
        }

    def view_material(self, *, by: Actor, application_id: UUID, material_id: UUID) -> dict[str, Any]:
        """Return what is known of one's own file, and what opens it."""
        seen, _ = self._seen(application_id, by)
        if not seen.is_erased:
            with suppress(
                Unknown
            ):  # uploaded since the submission; or taken out since, which the insurer still has
                return material_in(material_id, content_in(self.drafts.of(application_id)))
        return material_in(material_id, seen.content)

    def check_application(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return everything that is missing or doubtful, at once."""
        seen, _ = self._seen(application_id, by)
        found = self._checked(self._says(seen), at=clock.now())
        return {"ready": found.ready, "errors": found.errors, "warnings": found.warnings}

    def view_timeline(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the history in words, oldest first, with who and when."""
        seen, _ = self._seen(application_id, by)
        return {"items": seen.timeline(named=self._insurer_name)}
