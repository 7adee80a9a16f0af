"""
Writes ``frozen/*_v3.json``: courses of applications as this version of the events stores them.

Run it as a program when there is a new course; a file that is there is never written again, and the next version gets
files of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from services.chassis.testing import NOON
from services.dossier.tests.frozen import freeze
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.guarantee import Exemption, GuaranteeOrder
from services.preservation.domain.measure import Found, Swap
from services.preservation.domain.objection import FeeObjection, FeeVerdict
from services.preservation.domain.ruling import Amendment
from services.preservation.domain.status import Result
from services.preservation.tests import applications as acts
from services.preservation.tests.applications import CALENDAR, MEASURE, TODAY
from services.preservation.tests.examples import example

FROZEN = Path(__file__).parent / "frozen"
CLAIM = {"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}
JUDGE, OTHER = UUID(int=1), UUID(int=2)


def enforced() -> Application:
    """Return one that was served on paper, returned, guaranteed, charged, ruled on in part, enforced, and ran out."""
    it = acts.submitted(example(basic__applicants__0__e_service_agreed=False))
    it.assign(JUDGE, at=NOON)
    it.watch(OTHER, at=NOON)
    it.claim(JUDGE, at=NOON)
    it.release(at=NOON)
    acts.accept(it)
    acts.send_back(it, "INCOMPLETE_MATERIAL", "OTHER_MATERIAL")
    it.record_service("D6", served_on=TODAY, at=NOON, calendar=CALENDAR)
    it.submit(content=example(basic__applicants__0__e_service_agreed=False), missing=[], at=NOON)
    acts.accept(it)
    acts.order(it, "30000.00")
    acts.order(it, "25000.00")
    it.provide_guarantee(
        example(basic__applicants__0__e_service_agreed=False, guarantees__items=acts.guaranteed("25000.00")),
        at=NOON,
        calendar=CALENDAR,
    )
    acts.review(it)
    acts.ask_for_aid(it)
    acts.answer_aid(it, "REFUSED")
    it.object_to_fee(FeeObjection(reasons="计算有误"), at=NOON, calendar=CALENDAR)
    it.decide_fee_objection(FeeVerdict(reasons="维持"), days=7, at=NOON, calendar=CALENDAR)
    it.bill(acts.BILL)
    acts.pay(it)
    acts.give(it, Result.PARTIAL)
    it.correct_ruling(
        Amendment(case_no="", wrong="李四", right="李四四", judge="王五"), corrected_on=TODAY, at=NOON
    )
    acts.take(it)
    acts.take(it, OTHER)
    it.renew_measure(MEASURE, renewed_on=TODAY, until=date(2028, 2, 28), at=NOON)
    it.swap_object(
        OTHER, Swap(description="房屋一套", property_type="REAL_ESTATE"), swapped_on=TODAY, at=NOON
    )
    order = GuaranteeOrder(amount=Decimal(25000), reason="理由")
    it.replace_guarantee(order, on=TODAY, at=NOON)
    it.supplement_guarantee(order, on=TODAY, at=NOON)
    acts.reconsider(it, "UPHELD")
    it.lift_measure(OTHER, reason="超额", lifted_on=TODAY, at=NOON)
    for what in ("ARBITRATION", "SUIT", "ENFORCEMENT"):
        it.convert(what, case_no="（2026）湘民初1号", filed_on=TODAY, at=NOON)
    it.transfer("湘01", on=TODAY, at=NOON)
    it.expire_measure(MEASURE, at=acts.AFTERWARDS.replace(year=2028))
    return it


def deferred() -> Application:
    """Return one that had lapsed, was reinstated, whose fee was reduced and deferred, and that found nothing."""
    it = acts.lapsed(acts.litigation(guarantees__items=[CLAIM]))
    acts.reinstate(it)
    acts.ask_for_aid(it, "REDUCE", "DISASTER")
    acts.answer_aid(it, "REDUCED", percent=30)
    acts.ask_for_aid(it)
    acts.answer_aid(it, "DEFERRED", due_on=date(2026, 9, 1))
    acts.give(it)
    it.find_nothing(Found(searched="银行存款"), searched_on=TODAY, at=NOON)
    it.lift("申请人申请解除", lifted_on=TODAY, at=NOON)
    return it


def exempted() -> Application:
    """Return one that was let off guarantee and fee, and awaits its ruling."""
    it = acts.accepted(acts.litigation(guarantees__items=[CLAIM]))
    for granted in (False, True):
        it.decide_exemption(
            Exemption(ground="CLEAR_FACTS", reason="理由"),
            granted=granted,
            content_hash=it.content_hash,
            at=NOON,
            calendar=CALENDAR,
        )
    acts.review(it)
    acts.ask_for_aid(it, "WAIVE", "MINIMUM_LIVING")
    acts.answer_aid(it, "WAIVED")
    return it


def checked() -> Application:
    """Return one that names a letter of an insurer, which is checked, and then provides a larger one."""
    it = acts.accepted(
        example(guarantees__items=acts.guaranteed("20000.00", letter_no="YSBH-DEMO-INSURER-2026-000001"))
    )
    it.check_letter(
        "YSBH-DEMO-INSURER-2026-000001",
        "TOO_SMALL",
        insurer="demo-insurer",
        amount=Decimal("10000.00"),
        at=NOON,
        insurer_name="演示财产保险股份有限公司",
    )
    acts.order(it, "25000.00")
    larger = acts.guaranteed("25000.00", letter_no="YSBH-DEMO-INSURER-2026-000002")
    it.provide_guarantee(example(guarantees__items=larger), at=NOON, calendar=CALENDAR)
    return it


COURSES: dict[str, Callable[[], Application]] = {
    "enforced": enforced,
    "deferred": deferred,
    "exempted": exempted,
    "withdrawn": acts.withdrawn,
    "deleted": acts.deleted,
    "checked": checked,
}


def main() -> None:
    """Write those that are new."""
    for name, course in COURSES.items():
        path = FROZEN / f"{name}_v3.json"
        if path.exists():
            continue
        freeze(course(), FROZEN / f"{name}_v3.json")


if __name__ == "__main__":
    main()
