"""Applications that have come so far, and what a court and a payer do with them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from services.chassis.testing import NOON
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import Content
from services.preservation.domain.review import Review
from services.preservation.domain.ruling import Ruling
from services.preservation.domain.status import Result
from services.preservation.tests import desk as example

TODAY = date(2026, 3, 2)
ACCOUNT, BILL = uuid4(), uuid4()


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


def submitted(content: Content | None = None) -> Application:
    application = a_draft()
    application.submit(content=content or example.content(), missing=[], at=NOON)
    return application


def reviewed(content: Content | None = None, *, passed: bool = True) -> Application:
    application = submitted(content)
    review(application, passed=passed, remark="理由")
    return application


def paid(content: Content | None = None) -> Application:
    application = reviewed(content)
    pay(application)
    return application


def ruled(result: Result = Result.GRANTED) -> Application:
    application = paid()
    give(application, result)
    return application


def withdrawn() -> Application:
    application = submitted()
    application.withdraw(at=NOON)
    return application


def deleted() -> Application:
    application = a_draft()
    application.delete(at=NOON)
    return application


def review(
    application: Application, *, passed: bool = True, on: date = TODAY, at: datetime = NOON, **said: Any
) -> None:
    found = Review(passed=passed, reviewed_on=on, **said)
    application.review(found, content_hash=application.content_hash, at=at)


def pay(application: Application, *, bill_id: UUID = BILL, amount: Decimal = Decimal("220.00")) -> None:
    application.pay_fee(bill_id=bill_id, amount=amount, at=NOON)


def give(
    application: Application, result: Result = Result.GRANTED, *, on: date = TODAY, about: str | None = None
) -> None:
    ruling = Ruling(
        result=result, ruled_on=on, case_no="（2026）湘财保1号", reasons="…", order="…", judge="王五"
    )
    application.rule(ruling, content_hash=application.content_hash if about is None else about, at=NOON)


def happened(application: Application) -> list[str]:
    return [type(each).__name__ for each in application.pending_events]
