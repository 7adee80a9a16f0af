"""Applications that have come so far, and what an applicant, a court and a payer do with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from services.chassis.clock import day
from services.chassis.testing import NOON
from services.dossier.shelf import Holidays
from services.preservation.domain.aid import AidClaim, AidDecision
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import Content
from services.preservation.domain.correction import Correction, Defect
from services.preservation.domain.guarantee import GuaranteeOrder
from services.preservation.domain.measure import Measure
from services.preservation.domain.review import Review
from services.preservation.domain.ruling import Ruling, Verdict
from services.preservation.domain.status import Result
from services.preservation.tests.examples import SECTIONS, example

CALENDAR = Holidays().calendar()
TODAY = date(2026, 3, 2)
UNTIL = date(2027, 3, 1)
LATER = NOON + timedelta(days=60)
"""When every period of the applicant's has run out."""
AFTERWARDS = NOON + timedelta(days=400)
"""When the measure's term has run out, too."""
ACCOUNT, BILL, MEASURE = uuid4(), uuid4(), uuid4()
LITIGATION: dict[str, Any] = {
    "creation__category": "LITIGATION",
    "creation__phase": None,
    "basic__urgent_because": None,
    "guarantees__items": [],
}
"""What makes of the guides' example one in an ordinary suit, without a guarantee."""


def litigation(**changes: Any) -> Content:
    return example(**LITIGATION | changes)


def guaranteed(value: str, **item: Any) -> list[dict[str, Any]]:
    return [{**SECTIONS["guarantees"]["items"][0], "value": value, **item}]


# --- how far they have come -------------------------------------------------------------------------------------------


def a_draft() -> Application:
    return Application.create(
        id=uuid4(),
        number="BQ-2026-湘-000001-0",
        account_id=ACCOUNT,
        court="湘",
        category="PRE_LITIGATION",
        type="PROPERTY",
        amount=Decimal("20000.00"),
        phase=None,
        notice_version="1",
        created_at=NOON,
    )


def submitted(content: Content | None = None, *, at: datetime = NOON) -> Application:
    application = a_draft()
    application.submit(content=content or example(), missing=[], at=at)
    return application


def accepted(content: Content | None = None, *, at: datetime = NOON) -> Application:
    application = submitted(content)
    accept(application, at=at)
    return application


def returned(content: Content | None = None) -> Application:
    application = accepted(content)
    send_back(application)
    return application


def reviewed(content: Content | None = None, *, passed: bool = True) -> Application:
    application = submitted(content)
    review(application, passed=passed, remark="理由", reasons=() if passed else ("OUT_OF_SCOPE",))
    return application


def paid(content: Content | None = None) -> Application:
    application = reviewed(content)
    pay(application)
    return application


def lapsed(content: Content | None = None) -> Application:
    application = reviewed(content)
    application.lapse(at=LATER)
    return application


def ruled(result: Result = Result.GRANTED, content: Content | None = None) -> Application:
    application = paid(content)
    give(application, result)
    return application


def in_force(content: Content | None = None) -> Application:
    application = ruled(content=content)
    take(application)
    return application


def converted() -> Application:
    application = in_force()
    application.convert("SUIT", case_no="（2026）湘民初1号", filed_on=TODAY, at=NOON)
    return application


def lifted() -> Application:
    application = ruled()
    application.lift("申请人申请解除", lifted_on=TODAY, at=NOON)
    return application


def expired() -> Application:
    application = in_force()
    application.expire_measure(MEASURE, at=AFTERWARDS)
    return application


def withdrawn() -> Application:
    application = submitted()
    application.withdraw(at=NOON)
    return application


def deleted() -> Application:
    application = a_draft()
    application.delete(at=NOON)
    return application


# --- what is done with them -------------------------------------------------------------------------------------------


def accept(application: Application, *, at: datetime = NOON) -> None:
    application.accept(content_hash=application.content_hash, at=at, calendar=CALENDAR)


def send_back(application: Application, *codes: str, at: datetime = NOON, days: int = 7) -> None:
    defects = tuple(Defect(code=each) for each in codes or ("INCOMPLETE_MATERIAL",))
    application.return_for_correction(
        Correction(defects=defects),
        days=days,
        content_hash=application.content_hash,
        at=at,
        calendar=CALENDAR,
    )


def order(application: Application, amount: str = "20000.00", *, at: datetime = NOON, **said: Any) -> None:
    application.order_guarantee(
        GuaranteeOrder(amount=Decimal(amount), reason="理由", **said),
        days=5,
        content_hash=application.content_hash,
        at=at,
        calendar=CALENDAR,
    )


def review(
    application: Application,
    *,
    passed: bool = True,
    on: date | None = None,
    at: datetime = NOON,
    aid: AidDecision | None = None,
    **said: Any,
) -> None:
    found = Review(passed=passed, reviewed_on=on or day(at), **said)
    application.review(found, content_hash=application.content_hash, at=at, calendar=CALENDAR, aid=aid)


def ask_for_aid(application: Application, kind: str = "DEFER", ground: str = "LEGAL_AID") -> None:
    asked = (
        replace(application.content, aid=AidClaim(kind=kind, ground=ground))
        if application.content
        else example()
    )
    application.request_aid(AidClaim(kind=kind, ground=ground), asked, at=NOON)


def answer_aid(
    application: Application, outcome: str, *, at: datetime = NOON, days: int = 7, **said: Any
) -> None:
    decision = AidDecision(outcome=outcome, **{"reasons": "理由", **said})
    application.decide_aid(decision, days=days, at=at, calendar=CALENDAR)


def pay(
    application: Application, *, bill_id: UUID = BILL, amount: Decimal | None = None, at: datetime = NOON
) -> None:
    owed = application.fee or Decimal(0)
    application.pay_fee(bill_id=bill_id, amount=owed if amount is None else amount, at=at)


def reinstate(application: Application, bill_id: UUID | None = None, *, at: datetime = LATER) -> None:
    application.reinstate("交费及时", bill_id=bill_id, days=7, at=at, calendar=CALENDAR)


def a_ruling(result: Result = Result.GRANTED, *, on: date = TODAY, **said: Any) -> Ruling:
    paper = {"reasons": "…", "order": "…", "judge": "王五"}
    return Ruling(result=result, ruled_on=on, case_no="（2026）湘财保1号", **{**paper, **said})


def give(
    application: Application,
    result: Result = Result.GRANTED,
    *,
    on: date | None = None,
    at: datetime = NOON,
    about: str | None = None,
    **said: Any,
) -> None:
    content_hash = application.content_hash if about is None else about
    ruling = a_ruling(result, on=on or day(at), **said)
    application.rule(ruling, content_hash=content_hash, at=at, calendar=CALENDAR)


def reconsider(application: Application, outcome: str, *, at: datetime = NOON) -> None:
    application.reconsider(
        Verdict(outcome=outcome, reasons="理由"), reconsidered_on=day(at), at=at, calendar=CALENDAR
    )


def take(
    application: Application,
    measure_id: UUID = MEASURE,
    *,
    on: date | None = None,
    until: date | None = UNTIL,
    respondent: int = 0,
    at: datetime = NOON,
    **said: Any,
) -> None:
    what = {"action": "FREEZE", "description": "银行存款20000.00元", "property_type": "BANK_ACCOUNT"}
    application.take_measure(
        measure_id,
        Measure(**{**what, **said}),
        respondent=respondent,
        taken_on=on or day(at),
        until=until,
        at=at,
        calendar=CALENDAR,
    )


def happened(application: Application) -> list[str]:
    return [type(each).__name__ for each in application.pending_events]
