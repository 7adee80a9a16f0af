"""What anybody, and what the applicant may look at; nobody else but his court sees that an application exists."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Actor
from services.chassis.refusals import Unknown
from services.dossier.attaching import material_in
from services.dossier.lists import CauseOfAction, Court
from services.dossier.ownership import Mine, mine_of
from services.preservation.domain import fee
from services.preservation.domain.content import Content
from services.preservation.domain.status import EDITABLE, Status
from services.preservation.use_cases import deadlines, progress, words
from services.preservation.use_cases.checking import Checking
from services.preservation.use_cases.desk import content_in
from services.preservation.use_cases.paperwork import Paperwork


class Looking(Checking, Paperwork):
    """Everything that an applicant only looks at."""

    # --- public -------------------------------------------------------------------------------------------------------

    def list_courts(self, *, by: Actor, q: str = "", parent: str | None = None) -> dict[str, Any]:
        """Return the courts that match; the test court only to who tries things out."""
        found = self.courts.search(q, parent, test=by.test)
        return {"items": [self._court(each) for each in found], "version": self.courts.version}

    def list_causes(self, *, by: Actor, q: str = "", parent: str | None = None) -> dict[str, Any]:  # noqa: ARG002 - anybody may
        """Return the causes of action that match."""
        found = self.causes.search(q, parent)
        return {"items": [self._cause(each) for each in found], "version": self.causes.version}

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
        self,
        *,
        by: Actor,
        bucket: str | None = None,
        party: str = "",
        after: str | None = None,
        limit: int = 20,
    ) -> dict[str, Any]:
        """
        Return one page of one's own, one's organisations' and what was filed for one, newest first.

        *party* finds what was submitted, by a party's whole name or number: what a draft says is indexed nowhere.
        """
        index = self.indexes.sought(party) if party else ""
        page = self.lists.page(by, bucket=bucket, party=index, after=after, limit=limit)
        rows = []
        for each in page["items"]:
            mine = mine_of(each["account_id"], each["organisation_id"], by)
            rows.append(self._row({**each, "assigned_to": None}, mine))
        return {**page, "items": rows}

    def view_column(self, *, by: Actor) -> dict[str, Any]:
        """Return the column 保全申请 of «我的申请»."""
        counters = self.lists.counters(by)
        created = counters.pop("created")
        return {"counters": counters, "total": sum(counters.values()), "first_use": not created}

    def view_application(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return 办理进度: where the application stands and all that it says."""
        seen, mine = self._seen(application_id, by)
        content = self._says(seen, mine)
        return {
            **seen.head(),
            **seen.blocks(content),
            "allowed": [] if mine is Mine.NAMED else seen.allowed(),
            "case_no": seen.application.case_no,
            "deadlines": deadlines.lines(seen.application, clock.now()),
            "papers": self._papers_of(seen),
            "mine": mine,
            "organisation_id": seen.application.organisation_id,
            "created_at": seen.created_at,
            "status_text": words.STATUS[seen.status],
            "flow": seen.flow(),
            "creation": self._creation(asdict(content.creation)),
            "basic_information": content.basic,
            "guarantees": content.guarantees,
            "materials": content.materials,
        }

    def view_material(self, *, by: Actor, application_id: UUID, material_id: UUID) -> dict[str, Any]:
        """Return what is known of one's own file, and what opens it."""
        seen, mine = self._seen(application_id, by)
        if mine is not Mine.NAMED and not seen.is_erased:
            with suppress(
                Unknown
            ):  # uploaded since the submission; or taken out since, which the court still has
                return material_in(material_id, content_in(self.drafts.of(application_id)))
        return material_in(material_id, seen.content)

    def check_application(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return everything that is missing or doubtful, at once."""
        content = self._says(*self._seen(application_id, by))
        found = self._checked(content, application_id, by, clock.day(clock.now()))
        return {"ready": found.ready, "errors": found.errors, "warnings": found.warnings}

    def view_timeline(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the history in words, oldest first, with who and when."""
        seen = self._own(application_id, by)
        return {"items": seen.timeline(named=self._court_name)}

    def list_events(self, *, by: Actor, after: int = 0, limit: int = 100) -> dict[str, Any]:
        """Return what an account and its organisations were told after a position, in the order and bytes first sent."""
        owners = (by.account, *by.acts_for)
        items = self.feed.of_accounts(owners, test=by.test, after=after, limit=limit)
        return {"items": items, "next": items[-1]["position"] if items else after}

    # --- parts --------------------------------------------------------------------------------------------------------

    def _seen(self, application_id: UUID, by: Actor) -> tuple[progress.Progress, Mine]:
        history, mine = self._history_of_applicant(application_id, by)
        seen = progress.Progress(history)
        if seen.status == Status.DELETED:
            raise Unknown
        return seen, mine

    def _says(self, seen: progress.Progress, mine: Mine) -> Content:
        """Return what it says: to who mends it what he has typed in, else what the court has."""
        mended = seen.status in EDITABLE and mine is not Mine.NAMED and not seen.is_erased
        if seen.content is None or mended:
            return content_in(self.drafts.of(seen.application.id))
        return seen.content

    def _own(self, application_id: UUID, by: Actor) -> progress.Progress:
        return self._seen(application_id, by)[0]

    def _creation(self, creation: dict[str, Any]) -> dict[str, Any]:
        return {
            **creation,
            "court_name": self._court_name(creation["court"]),
            "category_text": words.CATEGORY[creation["category"]],
            "type_text": words.TYPE[creation["type"]],
            "phase_text": words.PHASE.get(creation["phase"] or ""),
        }

    def _court(self, court: Court) -> dict[str, Any]:
        facts = ("code", "name", "level", "parent", "province", "kind")
        return {
            **{name: getattr(court, name) for name in facts},
            "has_children": self.courts.has_children(court.code),
        }

    def _cause(self, cause: CauseOfAction) -> dict[str, Any]:
        facts = ("serial", "name", "level", "parent", "parent_name")
        return {
            **{name: getattr(cause, name) for name in facts},
            "has_children": self.causes.has_children(cause.serial),
        }
