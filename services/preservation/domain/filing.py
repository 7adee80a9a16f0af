"""What the applicant may do with an application."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from services.chassis.refusals import bad
from services.dossier.working_days import Calendar
from services.preservation.domain import clocks, events, refusals
from services.preservation.domain.aid import AidClaim, AidUndecided
from services.preservation.domain.content import Content
from services.preservation.domain.guarantee import GuaranteeMissing, offered
from services.preservation.domain.objection import FeeObjection, ObjectionOpen
from services.preservation.domain.standing import Standing
from services.preservation.domain.status import EDITABLE, Status

SUPPLEMENTS = {Status.GUARANTEE_REQUIRED: "GUARANTEE", Status.AWAITING_PAYMENT: "AID"}
"""Which materials may still be added after the submission: what the court or the applicant's own request calls for."""


class Filing(Standing):
    """Draft, submit, take back; provide what was ordered, ask for aid."""

    def must_be_editable(self) -> None:
        """Refuse an edit of what the court has before it."""
        if self.status not in EDITABLE:
            raise refusals.NotEditable

    def must_take_material(self, kind: str) -> None:
        """Refuse a file that has no place where the application stands."""
        if SUPPLEMENTS.get(self.status) != kind:
            self.must_be_editable()

    def delete(self, *, at: datetime) -> None:
        """Throw a draft away."""
        self.must_allow(events.Deleted)
        self.trigger_event(self.Deleted, deleted_at=at)  # type: ignore[attr-defined]  # of the aggregate

    def submit(
        self,
        *,
        content: Content,
        missing: list[dict[str, str]],
        at: datetime,
        watchers: tuple[UUID, ...] = (),
        maritime: bool = False,
    ) -> None:
        """
        Lay *content* before its court, frozen; its hash is what the court decides on.

        *watchers* are the accounts of those whom it names as applicants, as far as they have any. A maritime court
        has 48 hours for every application [海事诉讼特别程序法 art. 17].

        Raises:
            NotComplete: *missing* names a field [法释〔2016〕22号 art. 1(2)].
        """
        self.must_allow(events.Submitted)
        if missing:
            raise refusals.NotComplete(*missing)
        creation = content.creation
        self.step(
            events.Submitted,
            court=creation.court,
            watchers=tuple(each for each in watchers if each != self.account_id),
            number=self.number,
            content=content,
            content_hash=content.hash(),
            submitted_at=at,
            category=creation.category,
            type=creation.type,
            amount=creation.amount,
            manifest=content.manifest(),
            urgent=maritime or content.is_urgent,
            e_served=content.is_served_electronically,
            letters=content.letters,
        )

    def watch(self, watcher: UUID, *, at: datetime) -> None:
        """Tell an account of what happens from now on; its person is named as an applicant."""
        if watcher != self.account_id and watcher not in self.watchers:
            self.step(events.Watched, number=self.number, watcher=watcher, watched_at=at)

    def withdraw(self, *, reason: str = "", at: datetime) -> None:
        """Take the application back before the ruling."""
        self.step(events.Withdrawn, reason=reason, withdrawn_at=at)

    def provide_guarantee(self, content: Content, *, at: datetime, calendar: Calendar) -> None:
        """
        Provide what the court ordered: *content* is the old one with new guarantees and their papers.

        An ordinary court's five days run from here [法释〔2016〕22号 art. 4]; 48 hours are not prolonged.
        """
        self.must_allow(events.GuaranteeProvided)
        if offered(content) < (self.guarantee_required or 0):
            zh, en = (
                f"法院责令提供的担保为{self.guarantee_required}元",
                f"the court ordered {self.guarantee_required}",
            )
            raise GuaranteeMissing(bad("guarantees.items", "too-small", zh, en))
        self.step(
            events.GuaranteeProvided,
            content=content,
            content_hash=content.hash(),
            manifest=content.manifest(),
            provided_at=at,
            clock=clocks.after_guarantee(hurried=self.urgent, since=at, calendar=calendar),
            letters=content.letters,
        )

    def request_aid(self, claim: AidClaim, content: Content, *, at: datetime) -> None:
        """
        Ask for the fee to be waived, reduced or deferred; until it is decided no period runs out.

        *content* is the old one with the claim and its proof, which the court reads [诉讼费用交纳办法 arts 44-48].
        """
        self.must_allow(events.AidRequested)
        if self.aid_kind:
            raise AidUndecided
        claim.must_be_well_founded(natural=self.is_natural)
        self.step(
            events.AidRequested,
            claim=claim,
            kind=claim.kind,
            content=content,
            content_hash=content.hash(),
            manifest=content.manifest(),
            requested_at=at,
        )

    def object_to_fee(self, objection: FeeObjection, *, at: datetime, calendar: Calendar) -> None:
        """Ask the court to look at the fee again, which it does within fifteen days [诉讼费用交纳办法 art. 43(2)]."""
        self.must_allow(events.FeeObjected)
        if self.objecting:
            raise ObjectionOpen
        clock = clocks.by_days("D20", at, clocks.DAYS_TO_REVIEW_FEE, calendar)
        self.step(events.FeeObjected, objection=objection, objected_at=at, clock=clock)
