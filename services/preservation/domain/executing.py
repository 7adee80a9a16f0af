"""Enforcement: the measures, and what becomes of them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from services.chassis.clock import end_of
from services.chassis.refusals import bad
from services.dossier.working_days import Calendar
from services.preservation.domain import clocks, events, refusals
from services.preservation.domain.guarantee import GuaranteeOrder
from services.preservation.domain.measure import (
    Found,
    Measure,
    NoSuchMeasure,
    OutsideRuling,
    Swap,
    TermMissing,
    must_end_in_time,
)
from services.preservation.domain.standing import InForce, Standing

FILED: dict[str, type[events.Step]] = {
    "SUIT": events.SuitFiled,
    "ARBITRATION": events.ArbitrationFiled,
    "ENFORCEMENT": events.EnforcementFiled,
}


class Executing(Standing):
    """Take, renew, lift; nothing found; suit filed, transferred."""

    def take_measure(
        self,
        measure_id: UUID,
        measure: Measure,
        *,
        respondent: int,
        taken_on: date,
        until: date | None,
        at: datetime,
        calendar: Calendar,
    ) -> None:
        """
        Record a measure with its day and the day on which its term ends.

        Before a suit the thirty days to sue run from the first one [民事诉讼法 art. 104(3); 法释〔2016〕22号 art. 17].
        """
        self.must_allow(events.MeasureTaken)
        self.must_have_come("taken_on", taken_on, at=at, since=self.ruled_on)
        self._must_be_ruled(respondent, measure)
        must_end_in_time(measure.property_type, measure.special, taken_on, until)
        self.step(
            events.MeasureTaken,
            measure_id=measure_id,
            measure=measure,
            kind=measure.property_type or measure.action,
            property_type=measure.property_type,
            special=measure.special,
            respondent=respondent,
            taken_on=taken_on,
            until=until,
            sue_by=self._to_sue(taken_on, calendar),
            recorded_at=at,
        )

    def find_nothing(self, found: Found, *, searched_on: date, at: datetime) -> None:
        """Record that nothing was found to preserve, which the applicant is told [法释〔2016〕22号 art. 11(3)]."""
        self.must_allow(events.NothingFound)
        self.must_have_come("searched_on", searched_on, at=at, since=self.ruled_on)
        self.step(events.NothingFound, found=found, searched_on=searched_on, recorded_at=at)

    def renew_measure(self, measure_id: UUID, *, renewed_on: date, until: date, at: datetime) -> None:
        """续行 while its term runs: a new term, under the same cap [法释〔2016〕22号 art. 18; 民诉法解释 art. 485; 法释〔2004〕15号 art. 27]."""
        self.must_allow(events.MeasureRenewed)
        it = self._in_force(measure_id)
        self.must_have_come("renewed_on", renewed_on, at=at, since=it.taken_on)
        if it.until is not None and renewed_on > it.until:
            raise NoSuchMeasure
        must_end_in_time(it.property_type, it.special, it.until or renewed_on, until)
        self.step(events.MeasureRenewed, measure_id=measure_id, renewed_on=renewed_on, until=until)

    def lift_measure(self, measure_id: UUID, *, reason: str, lifted_on: date, at: datetime) -> None:
        """解除 of one measure; with the last one the preservation is lifted [民诉法解释 art. 166; 法释〔2016〕22号 art. 23]."""
        self.must_allow(events.MeasureLifted)
        it = self._in_force(measure_id)
        self.must_have_come("lifted_on", lifted_on, at=at, since=it.taken_on)
        self.step(events.MeasureLifted, measure_id=measure_id, lifted_on=lifted_on, reason=reason)

    def expire_measure(self, measure_id: UUID, *, at: datetime) -> None:
        """Note that a term has run out, and with it the effect [法释〔2004〕15号 art. 27]; a clock may do this by itself."""
        self.must_allow(events.MeasureExpired)
        until = self._in_force(measure_id).until
        if until is None or at < end_of(until):
            raise NoSuchMeasure
        self.step(events.MeasureExpired, measure_id=measure_id, expired_on=until)

    def swap_object(self, measure_id: UUID, swap: Swap, *, swapped_on: date, at: datetime) -> None:
        """变更保全标的物: the term goes on, within the other property's cap [民诉法解释 arts 167, 485]."""
        self.must_allow(events.ObjectSwapped)
        it = self._in_force(measure_id)
        self.must_have_come("swapped_on", swapped_on, at=at, since=it.taken_on)
        must_end_in_time(swap.property_type, "", swapped_on, it.until)
        self.step(
            events.ObjectSwapped,
            measure_id=measure_id,
            swap=swap,
            property_type=swap.property_type,
            swapped_on=swapped_on,
        )

    def replace_guarantee(self, order: GuaranteeOrder, *, on: date, at: datetime) -> None:
        """变更担保: the old one is released only now that the new one is accepted [法释〔2016〕22号 art. 6(3)]."""
        self.must_allow(events.GuaranteeReplaced)
        self.must_have_come("replaced_on", on, at=at, since=self.ruled_on)
        self.step(events.GuaranteeReplaced, order=order, replaced_on=on)

    def supplement_guarantee(self, order: GuaranteeOrder, *, on: date, at: datetime) -> None:
        """补充担保: the court orders more where the guarantee falls short [法释〔2016〕22号 art. 5(3)]."""
        self.must_allow(events.GuaranteeSupplemented)
        self.must_have_come("supplemented_on", on, at=at, since=self.ruled_on)
        self.step(events.GuaranteeSupplemented, order=order, supplemented_on=on)

    def transfer(self, to_court: str, *, on: date, at: datetime) -> None:
        """移送 to the court where the suit was filed; the ruling counts as that court's [民诉法解释 art. 160]."""
        self.must_allow(events.Transferred)
        self.must_have_come("transferred_on", on, at=at, since=self.ruled_on)
        self.step(events.Transferred, to_court=to_court, transferred_on=on)

    def convert(self, what: str, *, case_no: str, filed_on: date, at: datetime) -> None:
        """Record that the applicant sued, went to arbitration or to enforcement: the measures go on [民诉法解释 art. 168; 法释〔2016〕22号 art. 17]."""
        self.must_allow(FILED[what])
        self.must_have_come("filed_on", filed_on, at=at)
        self.step(FILED[what], case_no=case_no, filed_on=filed_on)

    def lift(self, reason: str, *, lifted_on: date, at: datetime) -> None:
        """Lift the preservation before any measure was taken [民诉法解释 art. 166]."""
        self.must_allow(events.Lifted)
        self.must_have_come("lifted_on", lifted_on, at=at, since=self.ruled_on)
        self.step(events.Lifted, reason=reason, lifted_on=lifted_on)

    def _to_sue(self, taken_on: date, calendar: Calendar) -> clocks.Clock | None:
        if self.category != "PRE_LITIGATION" or self.measures:
            return None
        return clocks.by_days("D7", clocks.noon(taken_on), clocks.DAYS_TO_SUE, calendar)

    def _must_be_ruled(self, respondent: int, measure: Measure) -> None:
        """Refuse a measure against whom, or on what, the ruling grants nothing, and on property of another kind than the clue's."""
        if not self.ruling or not self.content:
            raise refusals.OtherContent
        basic = self.content.basic
        known = respondent < len(basic.respondents) and (
            measure.clue is None or measure.clue < len(basic.property_clues)
        )
        if not known or not self.ruling.grants(respondent, measure.clue):
            zh, en = "裁定未对该被申请人或该项财产准予保全", "the ruling does not grant this"
            raise OutsideRuling(bad("respondent", "choice", zh, en))
        if self.content.creation.type == "PROPERTY" and not measure.property_type:
            zh, en = "请选择财产种类", "says which kind of property"
            raise TermMissing(bad("property_type", "required", zh, en))
        kind = None if measure.clue is None else basic.property_clues[measure.clue].type
        if kind not in (None, "OTHER", measure.property_type):
            zh, en = "与财产线索的种类不一致", "is not the kind of the clue"
            raise OutsideRuling(bad("property_type", "choice", zh, en))

    def _in_force(self, measure_id: UUID) -> InForce:
        if measure_id not in self.measures:
            raise NoSuchMeasure
        return self.measures[measure_id]
