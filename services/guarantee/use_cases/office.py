"""What an insurer looks at: its queue, its files, what it was told; and the answer to what it may not decide."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.dossier.attaching import material_in
from services.dossier.refusing import Refusing
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.decision import Decision
from services.guarantee.domain.reading import Reading
from services.guarantee.domain.states import State
from services.guarantee.use_cases import acts, blocks
from services.guarantee.use_cases.desk import INSURER, Desk, office_of
from services.guarantee.use_cases.exposure import Exposure
from services.guarantee.use_cases.paperwork import Paperwork
from services.guarantee.use_cases.progress import Progress


class Office(Exposure, Paperwork, Refusing, Desk):
    """What the people and the program of an insurer may look at; opening a file is recorded first."""

    decision = Decision

    def list_office_applications(
        self,
        *,
        by: Actor,
        status: str | None = None,
        sort: str = "newest",
        after: str | None = None,
        limit: int = 20,
    ) -> dict[str, Any]:
        """Return one page of what lies before the insurer, newest first, or what it must answer first."""
        page = self.lists.office_page(office_of(by), sort=sort, status=status, after=after, limit=limit)
        return {**page, "items": [self._row(each, "OFFICE") for each in page["items"]]}

    def view_snapshot(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the frozen file and how it stands, once it is recorded who opens it."""
        application = self._before_insurer(application_id, by)
        seen = Progress(self.store.history(application_id))
        content, quote = seen.content, application.quote
        assert content is not None  # noqa: S101 - what lies before an insurer was submitted
        assert quote is not None  # noqa: S101 - under an offer
        self._record_reading(application, by)
        insurer = self.insurers.get(application.insurer)
        issued = blocks.issued(seen, insurer)
        return {
            **seen.head(),
            "answer_by": application.answer_by,
            "creation": self._creation(asdict(content.creation)),
            "basic_information": content.basic,
            "insurance": content.insurance,
            "materials": content.materials,
            "manifest": seen.manifest,
            "proposal": blocks.proposal(content),
            "quote": blocks.offer(quote),
            "underwriting": blocks.underwriting(seen),
            "first_approval": blocks.first_approval(seen),
            "needs_second": insurer is not None and acts.needs_second(application, insurer),
            "premium": blocks.premium(seen, content),
            "issued": issued,
            "endorsements": blocks.endorsements(seen),
            "claims": blocks.claims(seen),
            "papers": self._papers_of(seen.recorded),
            "warnings": self._warnings(seen, issued, on=clock.day(clock.now())),
            "allowed": acts.allowed(application, by),
        }

    def view_office_material(self, *, by: Actor, application_id: UUID, material_id: UUID) -> dict[str, Any]:
        """Return what is known of a file before the insurer, and what opens it, once it is recorded who opens it."""
        application = self._before_insurer(application_id, by)
        found = material_in(material_id, application.content)
        self._record_reading(application, by, material_id)
        return found

    def list_office_events(self, *, by: Actor, after: int = 0, limit: int = 100) -> dict[str, Any]:
        """Return what the office was told after a position, in the order and the bytes first sent."""
        items = self.feed.of_office(office_of(by, INSURER), after=after, limit=limit)
        return {"items": items, "next": items[-1]["position"] if items else after}

    def _record_reading(
        self, application: GuaranteeApplication, by: Actor, material_id: UUID | None = None
    ) -> None:
        """Record who opens what; if that cannot be stored nothing is shown."""
        reading = Reading.open(
            id=uuid4(),
            application_id=application.id,
            insurer=by.office,
            material_id=material_id,
            reader=by.id,
            role=by.role,
            at=clock.now(),
        )
        # Each time it is opened is a reading of its own, so no mark: nothing can be a repeat.
        self.store.save(reading, cause=Cause(mark="", id=str(reading.id), actor=by, at=clock.now()))

    def _warnings(self, seen: Progress, issued: dict[str, Any] | None, *, on: date) -> list[str]:
        """Return what the insurer should see: too little capacity, papers not issued, a policy that ends before its letter."""
        found = []
        application = seen.application
        insurer = self.insurers.get(application.insurer)
        if insurer is not None and application.state is State.SUBMITTED:
            free = self._carried(insurer).free
            if application.amount > free:
                found.append(f"担保金额超过剩余承保能力{free:,.2f}元，不能核保通过。")
        failed = seen.happened(GuaranteeApplication.IssuingFailed)
        if failed is not None and application.state is State.PAID:
            found.append(f"上次未能出具保单和保函（{failed.reason}），可以再次办理。")
        if issued is not None and issued["term_warning"]:
            found.append(issued["term_warning"])
        late = [
            each.claim_no
            for each in application.claims.values()
            if each.state == "OPEN" and each.assess_by < on
        ]
        found += [f"报案{each}已超过三十日核定期限（保险法第二十三条）。" for each in late]
        return found
