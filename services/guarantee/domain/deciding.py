"""What the insurer decides until the premium is paid: 核保."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from services.chassis.clock import day, end_of
from services.chassis.refusals import bad
from services.guarantee.domain import events, refusals
from services.guarantee.domain.standing import Standing
from services.guarantee.domain.states import State
from services.guarantee.domain.underwriting import must_be_another, must_be_founded
from services.guarantee.domain.values import FirstApproval, Opinion

SETTLING = timedelta(hours=2)
"""How long an order of a pay channel may be under way after the premium's last day: nothing expires meanwhile."""


class Deciding(Standing):
    """Ask for papers, return, decline, approve; bill and expire."""

    def request_papers(
        self, *, content_hash: str, codes: tuple[str, ...], opinion: Opinion, at: datetime
    ) -> None:
        """Ask the applicant for more papers, while the application stays before the insurer."""
        self.must_allow(events.PapersRequested)
        self.must_be_about(content_hash)
        must_be_founded("MORE_PAPERS", codes, opinion.remark)
        self.step(events.PapersRequested, codes=codes, opinion=opinion, requested_at=at)

    def return_(self, *, content_hash: str, codes: tuple[str, ...], opinion: Opinion, at: datetime) -> None:
        """退回补正: everything may be edited again."""
        self.must_allow(events.Returned)
        self.must_be_about(content_hash)
        must_be_founded("RETURNED", codes, opinion.remark)
        self.step(events.Returned, codes=codes, opinion=opinion, returned_at=at)

    def decline(self, *, content_hash: str, codes: tuple[str, ...], opinion: Opinion, at: datetime) -> None:
        """拒保, with coded reasons."""
        self.must_allow(events.Declined)
        self.must_be_about(content_hash)
        must_be_founded("DECLINED", codes, opinion.remark)
        self.step(events.Declined, codes=codes, opinion=opinion, declined_at=at)

    def approve(
        self,
        *,
        content_hash: str,
        premium: Decimal | None,
        days: int,
        opinion: Opinion,
        needs_second: bool,
        at: datetime,
    ) -> None:
        """
        核保通过, with the premium that is due within *days*; above the insurer's limit once more by another person.

        Raises:
            PremiumMissing, PremiumOutOfRange: an approval names a premium, inside the quoted range.
            SamePerson, ApprovalsDiffer: the second approval.
        """
        self.must_allow(events.Approved)
        self.must_be_about(content_hash)
        if premium is None:
            raise refusals.PremiumMissing(bad("premium", "required", "请填写保费", "is required"))
        if self.quote is not None:
            self.quote.must_be_in_range(premium)
        first = self.first_approval
        if needs_second and first is None:
            approval = FirstApproval(by=opinion.by, premium=premium, days=days, approved_at=at)
            self.step(events.ApprovedOnce, approval=approval, opinion=opinion)
            return
        if needs_second and first is not None:
            must_be_another(first.by, opinion.by)
            if first.premium != premium:
                zh, en = f"首次核保的保费为{first.premium}元", f"the first approval says {first.premium}"
                raise refusals.ApprovalsDiffer(bad("premium", "differs", zh, en))
        due_on = day(at) + timedelta(days=days)
        self.step(events.Approved, premium=premium, due_on=due_on, opinion=opinion, approved_at=at)

    def bill(self, bill_id: UUID) -> None:
        """Note by which bill the premium is to be paid; a second note changes nothing."""
        if self.state is State.AWAITING_PAYMENT and self.bill_id is None:
            self.step(events.PremiumBilled, bill_id=bill_id)

    def record_premium(self, *, bill_id: UUID, amount: Decimal, paid_at: datetime) -> None:
        """
        Let policy and letter be issued: the premium is paid.

        Raises:
            PremiumDiffers: another sum came.
        """
        self.must_allow(events.PremiumPaid)
        if amount != self.premium:
            raise refusals.PremiumDiffers
        self.step(events.PremiumPaid, bill_id=bill_id, amount=amount, paid_at=paid_at)

    def expire(self, *, at: datetime) -> None:
        """
        Let the approval lapse when the premium was not paid in time, and no payment can be under way any more.

        Its last day ends at 24:00 [民法典 art. 203(2)].
        """
        self.must_allow(events.QuoteExpired)
        if self.due_on is None or at < end_of(self.due_on) + SETTLING:
            raise refusals.NotExpired
        self.step(events.QuoteExpired, expired_at=at)
