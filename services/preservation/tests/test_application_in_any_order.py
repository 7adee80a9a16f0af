"""Whatever is tried in whatever order: there is no way outside the table, and what was stored is read as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from services.chassis.clock import day
from services.chassis.refusals import Refusal
from services.chassis.testing import MemoryStore, a_cause
from services.dossier.working_days import Calendar
from services.preservation.domain import events
from services.preservation.domain.aid import AidClaim, AidDecision
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.correction import Correction, Defect
from services.preservation.domain.guarantee import Exemption, GuaranteeOrder
from services.preservation.domain.measure import Found, Measure, Swap
from services.preservation.domain.objection import FeeObjection, FeeVerdict
from services.preservation.domain.review import Review
from services.preservation.domain.ruling import Amendment, RuledItem, Verdict
from services.preservation.domain.status import BUCKETS, OVER, Result, Status
from services.preservation.tests import applications as acts
from services.preservation.tests.applications import ACCOUNT, CALENDAR, guaranteed
from services.preservation.tests.examples import example
from services.preservation.tests.handbook import BESIDE, ORDERED_IN, STEPS

PEOPLE = [ACCOUNT, *(UUID(int=each) for each in range(1, 3))]
MEASURES = [acts.MEASURE, UUID(int=11)]
MISSING = {"field": "basic.applicants", "code": "required", "zh": "必填", "en": "is required"}
CLAIM = {"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}

amounts = st.sampled_from(["0.00", "6000.00", "30000.00"])
contents = st.builds(
    lambda category, kind, urgent, agrees, value, aid: example(
        creation__category=category,
        creation__type=kind,
        basic__urgent_because=urgent,
        basic__applicants__0__e_service_agreed=agrees,
        guarantees__items=[*guaranteed(value), CLAIM],
        aid=aid,
    ),
    st.sampled_from(["PRE_LITIGATION", "LITIGATION", "ARBITRATION", "PRE_ENFORCEMENT"]),
    st.sampled_from(["PROPERTY", "CONDUCT", "EVIDENCE"]),
    st.sampled_from([None, "财产正在转移"]),
    st.booleans(),
    amounts,
    st.sampled_from([None, {"kind": "REDUCE", "ground": "DISASTER"}]),
)
claims = st.builds(
    AidClaim, kind=st.sampled_from(["WAIVE", "DEFER"]), ground=st.sampled_from(["BRAVERY", "LEGAL_AID"])
)
decisions = st.builds(
    AidDecision,
    outcome=st.sampled_from(["WAIVED", "REDUCED", "DEFERRED", "REFUSED"]),
    reasons=st.just("理由"),
    percent=st.sampled_from([None, 29, 30, 50]),
    due_on=st.just(date(2026, 6, 1)),
)
people, measures = st.sampled_from(PEOPLE), st.sampled_from(MEASURES)
days = st.integers(0, 10)
terms = st.integers(-1, 400)
"""In days."""
COME = [
    acts.a_draft,
    acts.submitted,
    acts.returned,
    acts.accepted,
    acts.reviewed,
    acts.paid,
    acts.lapsed,
    acts.ruled,
    lambda: acts.ruled(Result.DISMISSED),
    acts.in_force,
    acts.converted,
]
"""How far it has come when the story begins; from the draft alone few would come to the end."""


Draw = Callable[[st.SearchStrategy[Any]], Any]
Verb = Callable[["AnyOrder", Draw], None]


class AnyOrder(RuleBasedStateMachine):
    """An application to which anybody tries to do anything, while time goes by."""

    @initialize(come=st.sampled_from(COME))
    def begin(self, come: Callable[[], Application]) -> None:
        self.store, self.it, self.now = MemoryStore(), come(), acts.LATER
        self.ordered_in: Status | None = None
        self._save()

    def attempt(self, verb: Callable[..., object], *said: Any, **also: Any) -> None:
        """Either it happens as the table says, or a rule refuses it and nothing has changed."""
        before = self._facts(self.it)
        try:
            verb(*said, **also)
        except Refusal:
            assert (self._facts(self.it), acts.happened(self.it)) == (before, [])
        else:
            self._must_be_listed(before["status"])
            self._save()

    def _must_be_listed(self, stands: Status) -> None:
        previous = ""
        for each in self.it.pending_events:
            name = type(each).__name__
            led: Status = getattr(each, "leads_to", self.it.status)
            if name in BESIDE:
                assert led is stands not in (Status.DRAFT, Status.DELETED)
            else:
                assert led in STEPS[stands][name], (stands, name, led)
            if name == "FeeAssessed":
                assert previous == "Reviewed"
            if name == "GuaranteeOrdered":
                self.ordered_in = stands
            elif stands is Status.GUARANTEE_REQUIRED and led in ORDERED_IN:
                assert led is self.ordered_in
            stands, previous = led, name
        assert stands is self.it.status

    def _save(self) -> None:
        self.store.save(self.it, cause=a_cause())

    @staticmethod
    def _facts(it: Application) -> dict[str, Any]:
        return {**vars(it), "_pending_events": None}

    @property
    def today(self) -> date:
        return day(self.now)

    @property
    def then(self) -> dict[str, Any]:
        return {"at": self.now, "calendar": CALENDAR}

    @property
    def about(self) -> dict[str, Any]:
        return {"content_hash": self.it.content_hash, **self.then}

    # --- what is tried ------------------------------------------------------------------------------------------------

    @rule(hours=st.sampled_from([1, 13, 30, 24 * 8, 24 * 400]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @precondition(lambda self: self.it.status not in OVER)
    @rule(data=st.data())
    def try_what_is_listed(self, data: st.DataObject) -> None:
        listed = sorted(STEPS[self.it.status].keys() - {"Deleted", "Withdrawn", "Lifted"})
        verb: Verb = VERBS[data.draw(st.sampled_from(listed), label="listed")]
        verb(self, data.draw)

    @precondition(lambda self: self.it.status in OVER)
    @rule(come=st.sampled_from(COME))
    def begin_another(self, come: Callable[[], Application]) -> None:
        self.teardown()
        self.begin(come)

    @rule(data=st.data())
    def try_anything(self, data: st.DataObject) -> None:
        verb: Verb = VERBS[data.draw(st.sampled_from(sorted(VERBS)), label="anything")]
        verb(self, data.draw)

    # --- the applicant ------------------------------------------------------------------------------------------------

    def delete(self, _: Draw) -> None:
        self.attempt(self.it.delete, at=self.now)

    def submit(self, draw: Draw) -> None:
        self.attempt(
            self.it.submit,
            content=draw(contents),
            missing=draw(st.sampled_from([[], [], [MISSING]])),
            at=self.now,
            watchers=(draw(people),),
            maritime=draw(st.booleans()),
        )

    def withdraw(self, _: Draw) -> None:
        self.attempt(self.it.withdraw, reason="已和解", at=self.now)

    def provide_guarantee(self, draw: Draw) -> None:
        self.attempt(self.it.provide_guarantee, draw(contents), **self.then)

    def request_aid(self, draw: Draw) -> None:
        claim = draw(claims)
        content = replace(self.it.content or example(), aid=claim)
        self.attempt(self.it.request_aid, claim, content, at=self.now)

    def object_to_fee(self, _: Draw) -> None:
        self.attempt(self.it.object_to_fee, FeeObjection(reasons="理由"), **self.then)

    def watch(self, draw: Draw) -> None:
        self.attempt(self.it.watch, draw(people), at=self.now)

    # --- the court before the ruling ----------------------------------------------------------------------------------

    def assign(self, draw: Draw) -> None:
        self.attempt(self.it.assign, draw(st.none() | people), at=self.now)

    def claim(self, draw: Draw) -> None:
        self.attempt(self.it.claim, draw(people), at=self.now)

    def release(self, _: Draw) -> None:
        self.attempt(self.it.release, at=self.now)

    def accept(self, _: Draw) -> None:
        self.attempt(self.it.accept, **self.about)

    def send_back(self, draw: Draw) -> None:
        codes = draw(st.lists(st.sampled_from(["DUPLICATE", "OTHER"]), max_size=2))
        correction = Correction(defects=tuple(Defect(code=each) for each in codes))
        self.attempt(self.it.return_for_correction, correction, days=draw(days), **self.about)

    def check_letter(self, draw: Draw) -> None:
        result = draw(st.sampled_from(["VALID", "REVOKED"]))
        self.attempt(self.it.check_letter, "YSBH-1", result, insurer="demo-insurer", amount=None, at=self.now)

    def order_guarantee(self, draw: Draw) -> None:
        special = draw(st.sampled_from(["", "情况特殊"]))
        order = GuaranteeOrder(amount=Decimal(draw(amounts)), reason="理由", special=special)
        self.attempt(self.it.order_guarantee, order, days=draw(days), **self.about)

    def decide_exemption(self, draw: Draw) -> None:
        exemption = Exemption(ground=draw(st.sampled_from(["CLEAR_FACTS", "BRAVERY"])), reason="理由")
        self.attempt(self.it.decide_exemption, exemption, granted=draw(st.booleans()), **self.about)

    def review(self, draw: Draw) -> None:
        passed = draw(st.booleans())
        found = Review(passed=passed, reviewed_on=self.today, reasons=() if passed else ("OUT_OF_SCOPE",))
        self.attempt(
            self.it.review,
            found,
            aid=draw(st.none() | decisions if self.it.aid_kind else st.none()),
            days=draw(days),
            **self.about,
        )

    def charge(self, draw: Draw) -> None:
        self.attempt(self.it.charge, example(), aid=None, days=draw(days), **self.then)

    def record_service(self, draw: Draw) -> None:
        served_on = self.today + timedelta(days=draw(st.integers(-3, 1)))
        self.attempt(
            self.it.record_service,
            draw(st.sampled_from(["D4", "D5", "D6"])),
            served_on=served_on,
            **self.then,
        )

    # --- the fee ------------------------------------------------------------------------------------------------------

    def decide_aid(self, draw: Draw) -> None:
        self.attempt(self.it.decide_aid, draw(decisions), days=draw(days), **self.then)

    def decide_fee_objection(self, draw: Draw) -> None:
        amount = draw(st.sampled_from([None, Decimal(0), Decimal("200.00")]))
        verdict = FeeVerdict(reasons="理由", amount=amount)
        self.attempt(self.it.decide_fee_objection, verdict, days=draw(days), **self.then)

    def bill(self, draw: Draw) -> None:
        self.attempt(self.it.bill, draw(people))

    def pay(self, draw: Draw) -> None:
        amount = draw(st.sampled_from([None, None, Decimal(1)]))
        self.attempt(acts.pay, self.it, bill_id=draw(people), amount=amount, at=self.now)

    def lapse(self, _: Draw) -> None:
        self.attempt(self.it.lapse, at=self.now)

    def reinstate(self, draw: Draw) -> None:
        bill_id = draw(st.none() | people)
        self.attempt(self.it.reinstate, "理由", bill_id=bill_id, days=draw(days), **self.then)

    # --- the ruling and the measures ----------------------------------------------------------------------------------

    def decide(self, draw: Draw) -> None:
        granted = draw(st.sampled_from([None, True, False]))
        items = () if granted is None else (RuledItem(respondent=0, action="FREEZE", granted=granted),)
        ruling = acts.a_ruling(
            draw(st.sampled_from(Result)),
            on=self.today,
            urgent_because=draw(st.sampled_from(["", "财产正在转移"])),
            items=items,
        )
        self.attempt(self.it.rule, ruling, **self.about)

    def correct_ruling(self, draw: Draw) -> None:
        amendment = Amendment(case_no="", wrong="李四", right="李四四", judge="王五")
        corrected_on = self.today + timedelta(days=draw(st.integers(-3, 1)))
        self.attempt(self.it.correct_ruling, amendment, corrected_on=corrected_on, at=self.now)

    def reconsider(self, draw: Draw) -> None:
        verdict = Verdict(outcome=draw(st.sampled_from(["UPHELD", "CHANGED", "REVOKED"])), reasons="理由")
        self.attempt(self.it.reconsider, verdict, reconsidered_on=self.today, **self.then)

    def take_measure(self, draw: Draw) -> None:
        measure = Measure(
            action="FREEZE",
            description="…",
            property_type=draw(st.sampled_from(["", "BANK_ACCOUNT", "REAL_ESTATE"])),
            special=draw(st.sampled_from(["", "SHIP"])),
        )
        until = draw(st.none() | terms)
        self.attempt(
            self.it.take_measure,
            draw(measures),
            measure,
            respondent=draw(st.integers(0, 1)),
            taken_on=self.today,
            until=None if until is None else self.today + timedelta(days=until),
            **self.then,
        )

    def find_nothing(self, _: Draw) -> None:
        found = Found(searched="银行存款")
        self.attempt(self.it.find_nothing, found, searched_on=self.today, at=self.now)

    def renew_measure(self, draw: Draw) -> None:
        it = self.it.measures.get(acts.MEASURE)
        until = (it.until if it and it.until else self.today) + timedelta(days=draw(terms))
        self.attempt(self.it.renew_measure, draw(measures), renewed_on=self.today, until=until, at=self.now)

    def lift_measure(self, draw: Draw) -> None:
        self.attempt(self.it.lift_measure, draw(measures), reason="理由", lifted_on=self.today, at=self.now)

    def expire_measure(self, draw: Draw) -> None:
        self.attempt(self.it.expire_measure, draw(measures), at=self.now)

    def swap_object(self, draw: Draw) -> None:
        swap = Swap(description="房屋一套", property_type="REAL_ESTATE")
        self.attempt(self.it.swap_object, draw(measures), swap, swapped_on=self.today, at=self.now)

    def change_guarantee(self, draw: Draw) -> None:
        order = GuaranteeOrder(amount=Decimal(draw(amounts)), reason="理由")
        verb = self.it.replace_guarantee if draw(st.booleans()) else self.it.supplement_guarantee
        self.attempt(verb, order, on=self.today, at=self.now)

    def transfer(self, draw: Draw) -> None:
        self.attempt(self.it.transfer, draw(st.sampled_from(["湘", "湘01"])), on=self.today, at=self.now)

    def convert(self, draw: Draw) -> None:
        what = draw(st.sampled_from(["SUIT", "ARBITRATION", "ENFORCEMENT"]))
        self.attempt(self.it.convert, what, case_no="", filed_on=self.today, at=self.now)

    def lift(self, _: Draw) -> None:
        self.attempt(self.it.lift, "理由", lifted_on=self.today, at=self.now)

    # --- what always holds --------------------------------------------------------------------------------------------

    @invariant()
    def it_is_counted_once_unless_deleted(self) -> None:
        counted = [name for name, statuses in BUCKETS.items() if self.it.status in statuses]
        assert len(counted) == (self.it.status is not Status.DELETED)

    @invariant()
    def a_measure_is_in_force_where_it_says_so(self) -> None:
        assert bool(self.it.measures) is (self.it.status in (Status.IN_FORCE, Status.CONVERTED))

    @invariant()
    def nothing_runs_where_nothing_more_happens(self) -> None:
        if not STEPS[self.it.status]:
            assert (self.it.clocks, self.it.days) == ({}, {})

    def teardown(self) -> None:
        """Read it again from its bytes, without a calendar: nothing is computed anew."""
        with pytest.MonkeyPatch.context() as no_calendar:
            no_calendar.delattr(Calendar, "last_day")
            again = self.store.find(Application, self.it.id)
        assert again is not None
        assert self._facts(again) == self._facts(self.it)


VERBS: dict[str, Verb] = {
    "Deleted": AnyOrder.delete,
    "Submitted": AnyOrder.submit,
    "Withdrawn": AnyOrder.withdraw,
    "GuaranteeProvided": AnyOrder.provide_guarantee,
    "AidRequested": AnyOrder.request_aid,
    "FeeObjected": AnyOrder.object_to_fee,
    "Watched": AnyOrder.watch,
    "Assigned": AnyOrder.assign,
    "Claimed": AnyOrder.claim,
    "Released": AnyOrder.release,
    "Accepted": AnyOrder.accept,
    "ReturnedForCorrection": AnyOrder.send_back,
    "LetterChecked": AnyOrder.check_letter,
    "Served": AnyOrder.record_service,
    "GuaranteeOrdered": AnyOrder.order_guarantee,
    "GuaranteeOrderChanged": AnyOrder.order_guarantee,
    "ExemptionGranted": AnyOrder.decide_exemption,
    "ExemptionRefused": AnyOrder.decide_exemption,
    "Reviewed": AnyOrder.review,
    "FeeAssessed": AnyOrder.charge,
    "FeeBilled": AnyOrder.bill,
    "FeePaid": AnyOrder.pay,
    "FeeWaived": AnyOrder.decide_aid,
    "FeeDeferred": AnyOrder.decide_aid,
    "FeeReduced": AnyOrder.decide_aid,
    "AidRefused": AnyOrder.decide_aid,
    "FeeObjectionDecided": AnyOrder.decide_fee_objection,
    "FeeLapsed": AnyOrder.lapse,
    "Reinstated": AnyOrder.reinstate,
    "Ruled": AnyOrder.decide,
    "RulingCorrected": AnyOrder.correct_ruling,
    "Reconsidered": AnyOrder.reconsider,
    "MeasureTaken": AnyOrder.take_measure,
    "NothingFound": AnyOrder.find_nothing,
    "MeasureRenewed": AnyOrder.renew_measure,
    "MeasureLifted": AnyOrder.lift_measure,
    "MeasureExpired": AnyOrder.expire_measure,
    "ObjectSwapped": AnyOrder.swap_object,
    "GuaranteeReplaced": AnyOrder.change_guarantee,
    "GuaranteeSupplemented": AnyOrder.change_guarantee,
    "Transferred": AnyOrder.transfer,
    "SuitFiled": AnyOrder.convert,
    "ArbitrationFiled": AnyOrder.convert,
    "EnforcementFiled": AnyOrder.convert,
    "Lifted": AnyOrder.lift,
}
"""By which verb each event comes about."""


def test_every_event_is_tried() -> None:
    assert set(VERBS) == set(events.__all__) - {"Event", "Step", "Created"}


class AnyOrderForLong(AnyOrder):
    """The same, in its long form."""


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestAnyOrderForLong = pytest.mark.full(AnyOrderForLong.TestCase)
TestAnyOrderForLong.settings = settings(max_examples=400, stateful_step_count=60, deadline=None)
