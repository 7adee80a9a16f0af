"""Every state and every event: what the handbook's table lists happens and leads where it says, the rest is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from services.chassis.refusals import Refusal
from services.chassis.testing import NOON
from services.dossier.tests.state_table import event_of
from services.preservation.domain import (
    events,
    guarantee,
    refusals,
    review,
    ruling,
    status,
)
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.guarantee import Exemption, GuaranteeOrder
from services.preservation.domain.measure import Found, Swap
from services.preservation.domain.objection import FeeObjection, FeeVerdict
from services.preservation.domain.ruling import Amendment
from services.preservation.domain.status import Result, Status
from services.preservation.tests import applications as at
from services.preservation.tests.applications import CALENDAR, MEASURE, TODAY, happened
from services.preservation.tests.handbook import BACK, BESIDE, STEPS, TABLE

S = Status
CLAIM = {"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}
CONTENT = at.litigation(guarantees__items=[*at.guaranteed("5000.00"), CLAIM])
ENOUGH = at.litigation(guarantees__items=at.guaranteed("6000.00"))
ORDER = GuaranteeOrder(amount=Decimal(6000), reason="理由")
OTHER = uuid4()


# --- how each state is reached ----------------------------------------------------------------------------------------


def awaiting_ruling() -> Application:
    """Return one whose fee is deferred, so that it may still be paid."""
    it = at.reviewed(CONTENT)
    at.ask_for_aid(it)
    at.answer_aid(it, "DEFERRED", due_on=date(2026, 6, 1))
    return it


def ruled(result: Result) -> Application:
    it = awaiting_ruling()
    at.give(it, result)
    return it


def in_force() -> Application:
    it = ruled(Result.GRANTED)
    at.take(it)
    return it


def ordered(it: Application) -> Application:
    at.order(it, "6000.00")
    return it


def with_(it: Application, *more: Callable[[Application], object]) -> Application:
    for each in more:
        each(it)
    return it


STATES: dict[str, Callable[[], Application]] = {
    "DRAFT": at.a_draft,
    "SUBMITTED": lambda: at.submitted(CONTENT),
    "RETURNED": lambda: at.returned(CONTENT),
    "UNDER_REVIEW": lambda: at.accepted(CONTENT),
    "GUARANTEE_REQUIRED, ordered in UNDER_REVIEW": lambda: ordered(at.accepted(CONTENT)),
    "GUARANTEE_REQUIRED, ordered in AWAITING_PAYMENT": lambda: ordered(at.reviewed(CONTENT)),
    "GUARANTEE_REQUIRED, ordered in AWAITING_RULING": lambda: ordered(awaiting_ruling()),
    "REJECTED": lambda: at.reviewed(CONTENT, passed=False),
    "AWAITING_PAYMENT": lambda: at.reviewed(CONTENT),
    "AWAITING_RULING": awaiting_ruling,
    "RULED_GRANTED": lambda: ruled(Result.GRANTED),
    "RULED_PARTIAL": lambda: ruled(Result.PARTIAL),
    "RULED_DISMISSED": lambda: ruled(Result.DISMISSED),
    "IN_FORCE": in_force,
    "CONVERTED": lambda: with_(in_force(), lambda it: converted(it, "SUIT")),
    "LAPSED": lambda: at.lapsed(CONTENT),
    "LIFTED": lambda: with_(in_force(), lift),
    "EXPIRED": lambda: with_(in_force(), expire),
    "WITHDRAWN": at.withdrawn,
    "DELETED": at.deleted,
}


def state_of(name: str) -> Status:
    return Status(name.partition(",")[0])


# --- what is attempted ------------------------------------------------------------------------------------------------


def converted(it: Application, what: str) -> None:
    it.convert(what, case_no="（2026）湘民初1号", filed_on=TODAY, at=NOON)


def lift(it: Application) -> None:
    it.lift_measure(MEASURE, reason="理由", lifted_on=TODAY, at=NOON)


def expire(it: Application) -> None:
    it.expire_measure(MEASURE, at=at.AFTERWARDS)


def twice(it: Application) -> Application:
    """Put another measure beside the first."""
    if it.measures:
        at.take(it, OTHER)
    return it


def asked(it: Application) -> Application:
    if it.status is S.AWAITING_PAYMENT:
        at.ask_for_aid(it, "WAIVE", "MAINTENANCE")
    return it


def billed(it: Application) -> Application:
    if it.status is S.LAPSED:
        it.bill(at.BILL)
    return it


def objected(it: Application) -> Application:
    if it.status is S.AWAITING_PAYMENT:
        object_(it)
    return it


def held(it: Application) -> Application:
    if it.status in (S.SUBMITTED, S.UNDER_REVIEW):
        it.claim(OTHER, at=NOON)
    return it


def object_(it: Application) -> None:
    it.object_to_fee(FeeObjection(reasons="理由"), at=NOON, calendar=CALENDAR)


def exempt(it: Application, *, granted: bool) -> None:
    it.decide_exemption(
        Exemption(ground="CLEAR_FACTS", reason="理由"),
        granted=granted,
        content_hash=it.content_hash,
        at=NOON,
        calendar=CALENDAR,
    )


def order_first(it: Application) -> None:
    """Order a guarantee; where one was ordered already, that would be another event."""
    if it.status is S.GUARANTEE_REQUIRED:
        it.must_allow(events.GuaranteeOrdered)
    at.order(it, "6000.00")


def order_another(it: Application) -> None:
    if it.status is not S.GUARANTEE_REQUIRED:
        it.must_allow(events.GuaranteeOrderChanged)
    at.order(it, "4000.00")


def urgently(it: Application, result: Result) -> None:
    at.give(it, result, urgent_because="财产正在转移")


def decide_objection(it: Application) -> None:
    it.decide_fee_objection(FeeVerdict(reasons="理由"), days=7, at=NOON, calendar=CALENDAR)


def refuse_after_the_day(it: Application) -> None:
    at.review(it, passed=False, reasons=("INCOMPLETE_MATERIAL",), at=at.LATER)


ATTEMPTS: dict[str, Callable[[Application], Any]] = {
    "Submitted": lambda it: it.submit(content=CONTENT, missing=[], at=NOON),
    "Deleted": lambda it: it.delete(at=NOON),
    "Withdrawn": lambda it: it.withdraw(reason="已和解", at=NOON),
    "Watched": lambda it: it.watch(OTHER, at=NOON),
    "Assigned": lambda it: it.assign(OTHER, at=NOON),
    "Claimed": lambda it: it.claim(OTHER, at=NOON),
    "Released": lambda it: held(it).release(at=NOON),
    "Accepted": at.accept,
    "ReturnedForCorrection": at.send_back,
    "LetterChecked": lambda it: it.check_letter(
        "YSBH-1", "VALID", insurer="demo-insurer", amount=Decimal("20000.00"), at=NOON
    ),
    "Served": lambda it: it.record_service("D4", served_on=TODAY, at=NOON, calendar=CALENDAR),
    "GuaranteeOrdered": order_first,
    "GuaranteeOrderChanged": order_another,
    "GuaranteeProvided": lambda it: it.provide_guarantee(ENOUGH, at=NOON, calendar=CALENDAR),
    "ExemptionGranted": lambda it: exempt(it, granted=True),
    "ExemptionRefused": lambda it: exempt(it, granted=False),
    "Reviewed(通过)": at.review,
    "Reviewed(不通过)": refuse_after_the_day,
    "FeeAssessed": lambda it: it.charge(CONTENT, days=7, aid=None, at=NOON, calendar=CALENDAR),
    "FeeBilled": lambda it: it.bill(OTHER),
    "FeePaid": at.pay,
    "FeeWaived": lambda it: at.answer_aid(asked(it), "WAIVED"),
    "FeeDeferred": lambda it: at.answer_aid(asked(it), "DEFERRED", due_on=date(2026, 6, 1)),
    "FeeReduced": lambda it: at.answer_aid(asked(it), "REDUCED", percent=50),
    "AidRequested": at.ask_for_aid,
    "AidRefused": lambda it: at.answer_aid(asked(it), "REFUSED"),
    "FeeObjected": object_,
    "FeeObjectionDecided": lambda it: decide_objection(objected(it)),
    "FeeLapsed": lambda it: it.lapse(at=at.LATER),
    "Reinstated(交费)": lambda it: at.reinstate(billed(it), at.BILL),
    "Reinstated(救助)": at.reinstate,
    "Ruled(保全)": at.give,
    "Ruled(部分)": lambda it: at.give(it, Result.PARTIAL),
    "Ruled(驳回)": lambda it: at.give(it, Result.DISMISSED),
    "Ruled(保全,紧急)": lambda it: urgently(it, Result.GRANTED),
    "Ruled(部分,紧急)": lambda it: urgently(it, Result.PARTIAL),
    "RulingCorrected": lambda it: it.correct_ruling(
        Amendment(case_no="", wrong="李四", right="李四四", judge="王五"), corrected_on=TODAY, at=NOON
    ),
    "Reconsidered(维持)": lambda it: at.reconsider(it, "UPHELD"),
    "Reconsidered(变更)": lambda it: at.reconsider(it, "CHANGED"),
    "Reconsidered(撤销)": lambda it: at.reconsider(it, "REVOKED"),
    "MeasureTaken": lambda it: at.take(it, OTHER),
    "NothingFound": lambda it: it.find_nothing(Found(searched="银行存款"), searched_on=TODAY, at=NOON),
    "MeasureRenewed": lambda it: it.renew_measure(
        MEASURE, renewed_on=TODAY, until=date(2028, 2, 28), at=NOON
    ),
    "MeasureLifted": lift,
    "MeasureLifted(one of two)": lambda it: lift(twice(it)),
    "MeasureExpired": expire,
    "MeasureExpired(one of two)": lambda it: expire(twice(it)),
    "ObjectSwapped": lambda it: it.swap_object(
        MEASURE, Swap(description="房屋一套", property_type="REAL_ESTATE"), swapped_on=TODAY, at=NOON
    ),
    "GuaranteeReplaced": lambda it: it.replace_guarantee(ORDER, on=TODAY, at=NOON),
    "GuaranteeSupplemented": lambda it: it.supplement_guarantee(ORDER, on=TODAY, at=NOON),
    "Transferred": lambda it: it.transfer("湘01", on=TODAY, at=NOON),
    "SuitFiled": lambda it: converted(it, "SUIT"),
    "ArbitrationFiled": lambda it: converted(it, "ARBITRATION"),
    "EnforcementFiled": lambda it: converted(it, "ENFORCEMENT"),
    "Lifted": lambda it: it.lift("理由", lifted_on=TODAY, at=NOON),
}

# --- what is beside the table -----------------------------------------------------------------------------------------

NEVER_SUBMITTED = {S.DRAFT, S.DELETED}
NOT_CHARGED = {*NEVER_SUBMITTED, S.SUBMITTED, S.RETURNED, S.UNDER_REVIEW, S.REJECTED, S.WITHDRAWN}


def beside(attempt: str, state: str) -> bool:
    """Tell whether it happens without moving anything: who works on it, who is told, which bill, what a letter is worth."""
    if attempt in ("Assigned", "Watched", "LetterChecked"):
        return state_of(state) not in NEVER_SUBMITTED
    if attempt == "FeeBilled":
        return state_of(state) not in NOT_CHARGED and not state.endswith("in UNDER_REVIEW")
    return False


# --- by which rule the rest is refused --------------------------------------------------------------------------------

RULES: dict[type[Refusal], str] = {
    refusals.AlreadySubmitted: "Submitted",
    refusals.OnlyDraftsAreDeleted: "Deleted",
    refusals.NotWithdrawable: "Withdrawn",
    review.NotUnderReview: "Watched Assigned Claimed Released Accepted ReturnedForCorrection Reviewed"
    " LetterChecked",
    refusals.NotWaitingForService: "Served",
    refusals.NoGuaranteeOrder: "GuaranteeOrdered ExemptionGranted ExemptionRefused",
    refusals.NoGuaranteeOrdered: "GuaranteeOrderChanged GuaranteeProvided",
    refusals.NoFeeDue: "FeeAssessed FeeBilled FeePaid FeeWaived FeeDeferred FeeReduced AidRequested AidRefused"
    " FeeObjected FeeObjectionDecided FeeLapsed",
    refusals.NotLapsed: "Reinstated",
    ruling.NotAwaitingRuling: "Ruled",
    refusals.NotRuled: "RulingCorrected Reconsidered",
    refusals.NotEnforceable: "MeasureTaken NothingFound Lifted",
    refusals.NoMeasureInForce: "MeasureRenewed MeasureLifted MeasureExpired ObjectSwapped GuaranteeReplaced"
    " GuaranteeSupplemented Transferred SuitFiled ArbitrationFiled EnforcementFiled",
}
RULED = {S.RULED_GRANTED, S.RULED_PARTIAL, S.RULED_DISMISSED, S.IN_FORCE, S.CONVERTED, S.LIFTED, S.EXPIRED}


def rule_against(attempt: str, state: Status) -> type[Refusal]:
    event = event_of(attempt)
    if event == "Ruled" and state in RULED:
        return ruling.AlreadyRuled
    if event == "Ruled" and state is S.GUARANTEE_REQUIRED:
        return guarantee.GuaranteeMissing
    if attempt == "Reconsidered(变更)" and state is S.RULED_DISMISSED:
        return ruling.OutcomeWrong
    return next(rule for rule, names in RULES.items() if event in names.split())


def target_of(attempt: str, state: str) -> str | None:
    """Return where it leads, or None where it is refused."""
    target = TABLE[state_of(state)].get(attempt)
    if target == BACK:
        return state.rpartition(" ")[2]
    return str(state_of(state)) if target is None and beside(attempt, state) else target


def after(attempt: str, state: str) -> str:
    """Attempt it, which must bring its event; return where that leads."""
    it = STATES[state]()
    before = len(it.pending_events)
    ATTEMPTS[attempt](it)
    assert event_of(attempt) in happened(it)[before:], attempt
    assert getattr(it.pending_events[-1], "leads_to", it.status) is it.status
    return str(it.status)


def refused(attempt: str, state: str) -> type[Refusal]:
    """Attempt it, which must change nothing; return by which rule it is refused."""
    it = STATES[state]()
    before = {**vars(it), "_pending_events": [*it.pending_events]}
    with pytest.raises(Refusal) as refusal:
        ATTEMPTS[attempt](it)
    assert vars(it) == before, attempt
    return refusal.type


@pytest.mark.parametrize("state", STATES)
def test_what_the_table_lists_happens_and_leads_where_it_says(state: str) -> None:
    listed = {each: target for each in ATTEMPTS if (target := target_of(each, state))}

    assert STATES[state]().status is state_of(state)
    assert {each: after(each, state) for each in listed} == listed


@pytest.mark.parametrize("state", STATES)
def test_what_it_does_not_list_is_refused_by_name_and_leaves_no_event(state: str) -> None:
    rest = {each: rule_against(each, state_of(state)) for each in ATTEMPTS if not target_of(each, state)}

    assert {each: refused(each, state) for each in rest} == rest


def test_every_state_and_every_event_is_tried() -> None:
    assert {state_of(each) for each in STATES} == set(Status) == set(TABLE)
    assert {event_of(each) for each in ATTEMPTS} == set(events.__all__) - {"Event", "Step", "Created"}
    assert {each for row in TABLE.values() for each in row} <= set(ATTEMPTS)


def test_the_table_of_the_code_is_the_handbook_s() -> None:
    coded = {
        state: {event: set(targets) or {state} for event, targets in row.items()}
        for state, row in status.LAWFUL.items()
    }
    moving = {
        state: {event: targets - {state} or {state} for event, targets in row.items()}
        for state, row in STEPS.items()
    }
    coded[S.CONVERTED] = {
        event: targets - {S.CONVERTED} or {S.CONVERTED} for event, targets in coded[S.CONVERTED].items()
    }

    assert coded == moving
    assert status.ASIDE == BESIDE


def test_every_state_that_is_not_deleted_is_in_one_bucket() -> None:
    assert set(status.BUCKET_OF) == set(Status) - {S.DELETED}
    assert sum(len(each) for each in status.BUCKETS.values()) == len(status.BUCKET_OF)
