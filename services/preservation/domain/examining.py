"""What the court does with the papers before it rules."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from services.chassis.clock import day
from services.dossier.working_days import Calendar
from services.preservation.domain import clocks, events, refusals
from services.preservation.domain.aid import AidDecision
from services.preservation.domain.charging import Charging
from services.preservation.domain.correction import Correction, CorrectionNotDue
from services.preservation.domain.guarantee import Exemption, GuaranteeOrder, offered
from services.preservation.domain.review import NotUnderReview, Review
from services.preservation.domain.status import Status


class Examining(Charging):
    """Accept, return, order a guarantee, review; who works on it."""

    def assign(self, judge_id: UUID | None, *, at: datetime) -> None:
        """Give it to a judge of the court, or to nobody in particular."""
        if judge_id != self.judge_id:
            self.step(events.Assigned, judge_id=judge_id, assigned_at=at)

    def must_be_open_to(self, judge: str) -> None:
        """Refuse a judge to whom it was not assigned; what is assigned to nobody is open to every judge."""
        if self.judge_id is not None and str(self.judge_id) != judge:
            raise refusals.AssignedToAnother

    def claim(self, holder_id: UUID, *, at: datetime) -> None:
        """Work on it, or hand it to a colleague; no legal effect."""
        self.must_allow(events.Claimed)
        if holder_id != self.holder_id:
            self.step(events.Claimed, holder_id=holder_id, claimed_at=at)

    def release(self, *, at: datetime) -> None:
        """Put it back for whoever comes first."""
        self.must_allow(events.Released)
        if self.holder_id is not None:
            self.step(events.Released, released_at=at)

    def accept(self, *, content_hash: str, at: datetime, calendar: Calendar, case_no: str = "") -> None:
        """
        Take the papers in: 受理; the court's clock runs from here.

        [民事诉讼法 arts 103(3), 104(2); 法释〔2016〕22号 art. 4; after a correction 在线诉讼规则 art. 9]
        """
        self.must_allow(events.Accepted)
        self.must_be_about(content_hash)
        since = at
        if self.returned and self.submitted_at is not None:
            since = clocks.after_correction(self.submitted_at, at)
        clock = clocks.to_rule(hurried=self.urgent, since=since, calendar=calendar)
        self.step(events.Accepted, accepted_at=at, clock=clock, case_no=case_no)

    def return_for_correction(
        self, correction: Correction, *, days: int, content_hash: str, at: datetime, calendar: Calendar
    ) -> None:
        """Return it with every defect named at once, and a day to mend them by [在线诉讼规则 art. 9(2)]; it ends the court's clock."""
        self.must_allow(events.ReturnedForCorrection)
        self.must_be_about(content_hash)
        correction.must_name_defects()
        self.step(
            events.ReturnedForCorrection,
            correction=correction,
            codes=tuple(dict.fromkeys(each.code for each in correction.defects)),
            returned_at=at,
            **self.noticed("D6", days, at=at, calendar=calendar),
        )

    def order_guarantee(
        self, order: GuaranteeOrder, *, days: int, content_hash: str, at: datetime, calendar: Calendar
    ) -> None:
        """
        Order a guarantee, in writing [民诉法解释 art. 152(1)], or another one than was ordered before.

        If what was offered already is enough, nothing more is waited for.
        """
        before = self.status is Status.GUARANTEE_REQUIRED
        self.must_allow(events.GuaranteeOrderChanged if before else events.GuaranteeOrdered)
        content = self.must_be_about(content_hash)
        order.must_be_lawful(content)
        enough = offered(content) >= order.amount
        court = clocks.after_guarantee(hurried=self.urgent, since=at, calendar=calendar)
        if before:
            self.step(
                events.GuaranteeOrderChanged, order=order, amount=order.amount, changed_at=at, clock=court
            )
        if not (before and enough):
            self.step(
                events.GuaranteeOrdered,
                order=order,
                amount=order.amount,
                ordered_at=at,
                **self.noticed("D5", days, at=at, calendar=calendar),
            )
        if enough and not before:
            self.step(
                events.GuaranteeProvided,
                content=content,
                content_hash=content_hash,
                manifest=content.manifest(),
                provided_at=at,
                clock=court,
                letters=content.letters,
            )

    def check_letter(
        self,
        letter_no: str,
        result: str,
        *,
        insurer: str,
        amount: Decimal | None,
        at: datetime,
        insurer_name: str = "",
    ) -> None:
        """Record what the insurers' side says of a letter at some moment; the court weighs it [法释〔2016〕22号 art. 7]."""
        self.step(
            events.LetterChecked,
            letter_no=letter_no,
            result=result,
            insurer=insurer,
            amount=amount,
            checked_at=at,
            insurer_name=insurer_name,
        )

    def decide_exemption(
        self, exemption: Exemption, *, granted: bool, content_hash: str, at: datetime, calendar: Calendar
    ) -> None:
        """Let the applicant off the guarantee, as he claimed, or refuse to [法释〔2016〕22号 art. 9]."""
        self.must_allow(events.ExemptionGranted if granted else events.ExemptionRefused)
        exemption.must_be_lawful(self.must_be_about(content_hash), granted=granted)
        if not granted:
            self.step(events.ExemptionRefused, exemption=exemption, ground=exemption.ground, refused_at=at)
            return
        waiting = self.status is Status.GUARANTEE_REQUIRED
        self.step(
            events.ExemptionGranted,
            exemption=exemption,
            ground=exemption.ground,
            granted_at=at,
            clock=clocks.after_guarantee(hurried=self.urgent, since=at, calendar=calendar)
            if waiting
            else None,
        )

    def review(
        self,
        review: Review,
        *,
        content_hash: str,
        at: datetime,
        calendar: Calendar,
        aid: AidDecision | None = None,
        days: int = clocks.DAYS_TO_PAY,
        case_no: str = "",
    ) -> None:
        """
        Record what the court found; a pass assesses the fee and decides the aid.

        To examine is to accept, under *case_no*, if nobody has. *days* are those to pay in.
        """
        fresh = self.status is Status.SUBMITTED
        self.must_allow(events.Accepted if fresh else events.Reviewed)
        content = self.must_be_about(content_hash)
        self.must_have_come("reviewed_on", review.reviewed_on, at=at, since=self.submitted_on)
        review.must_be_reasoned()
        if self.status is Status.RETURNED:
            self._must_be_uncorrected(passed=review.passed, at=at)
        if aid is not None:
            self.must_be_answerable(aid, at=at)
        if fresh:
            self.accept(content_hash=content_hash, at=at, calendar=calendar, case_no=case_no)
        self.step(
            events.Reviewed,
            review=review,
            passed=review.passed,
            reviewed_on=review.reviewed_on,
            reasons=review.reasons,
        )
        if review.passed:
            self.charge(content, days=days, aid=aid, at=at, calendar=calendar)

    def record_service(self, paper: str, *, served_on: date, at: datetime, calendar: Calendar) -> None:
        """Record on which day a paper reached its addressee; the period that it sets runs from there [民事诉讼法 arts 85, 90]."""
        self.must_allow(events.Served)
        if paper not in self.days:
            raise refusals.NotWaitingForService
        self.must_have_come("served_on", served_on, at=at, since=day(self.issued[paper]))
        clock = self.period(paper, self.days[paper], since=clocks.noon(served_on), calendar=calendar)
        self.step(events.Served, paper=paper, served_on=served_on, clock=clock, recorded_at=at)

    def _must_be_uncorrected(self, *, passed: bool, at: datetime) -> None:
        """Refuse anything but a refusal after the day for the correction [在线诉讼规则 art. 9(2)]."""
        if passed:
            raise NotUnderReview
        clock = self.clocks.get("D6")
        if clock is None or not clock.is_over(at):
            raise CorrectionNotDue
