"""
Writes ``frozen/*_v2.json``: courses of the aggregates as this version of their events stores them.

Run it as a program while a version is new; once it is released its files are never written again, and the next
version gets files of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from services.chassis.aggregate import Aggregate
from services.chassis.testing import NOON
from services.dossier.tests.frozen import freeze
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.commitments import Commitments
from services.guarantee.domain.decision import Decision
from services.guarantee.domain.quotation import Quotation
from services.guarantee.domain.reading import Reading
from services.guarantee.domain.register import Kind, Register
from services.guarantee.domain.securing import Course, Result, Securing
from services.guarantee.tests import applications as acts
from services.guarantee.tests.applications import INSURER, PRESERVATION

FROZEN = Path(__file__).parent / "frozen"


def settled() -> GuaranteeApplication:
    """Return one that was returned, completed, approved by two, issued at the second try, endorsed, used and claimed on."""
    it = acts.returned()
    acts.submit(it)
    acts.ask_for_papers(it)
    acts.supply(it)
    acts.approve(it, needs_second=True)
    acts.approve(it, acts.COLLEAGUE, needs_second=True)
    it.bill(acts.BILL)
    acts.pay(it)
    it.fail_issuing("签章服务不可用", at=NOON)
    acts.issue(it)
    acts.endorse(it, "RESPONDENT_ADDED", respondent=acts.RESPONDENT)
    acts.endorse(it, "TERM_PROLONGED", until=date(2029, 3, 1))
    acts.endorse(it, "AMOUNT_LOWERED", amount=Decimal("1500000.00"), refund=Decimal("600.00"))
    it.use(PRESERVATION, at=NOON)
    it.release(at=NOON)
    it.use(PRESERVATION, at=NOON)
    acts.claim(it)
    acts.refuse(it)
    acts.claim(it)
    acts.settle(it, discharges=True)
    return it


def replaced() -> GuaranteeApplication:
    """Return one in the place of which the court accepted another guarantee."""
    it = acts.used()
    it.replace(at=NOON)
    return it


def ended() -> GuaranteeApplication:
    """Return one whose letter was never used."""
    it = acts.issued()
    it.end(reason="申请人未申请保全", at=NOON)
    return it


def register() -> Register:
    """Return one that gave two numbers."""
    it = Register.open(INSURER, Kind.LETTER, 2026)
    it.give(UUID(int=1))
    it.give(UUID(int=2))
    return it


def quotation() -> Quotation:
    """Return offers side by side."""
    content = acts.a_content()
    return Quotation.give(
        id=UUID(int=1),
        account_id=acts.ACCOUNT,
        court="湘",
        amount=content.creation.amount,
        category=content.creation.category,
        quotes=(acts.a_quote(content), acts.a_quote(acts.a_content(insurer=acts.OTHER_INSURER))),
        at=NOON,
    )


def commitments() -> Commitments:
    """Return an insurer's first approval."""
    it = Commitments.open(INSURER)
    it.enter(UUID(int=1), Decimal(acts.AMOUNT))
    return it


def securing() -> Securing:
    """Return a preservation that named a letter, and ended."""
    it = Securing.open(PRESERVATION)
    letter = acts.issued()
    it.name(("YSBH-1",), court="湘", holders=(acts.ACCOUNT,), needed=Decimal("600000.00"), as_of=3)
    it.check("YSBH-1", Result.VALID, letter, insurer_name="演示保险公司", at=NOON)
    it.turn(Course.ENDED, as_of=4)
    return it


def decision() -> Decision:
    """Return a decision of an office that broke a rule."""
    return Decision.refuse(
        id=UUID(int=1),
        decision_id="1",
        office=INSURER,
        application_id=UUID(int=2),
        code="guarantee.not-in-this-state",
        at=NOON,
    )


def reading() -> Reading:
    """Return a look into a file."""
    return Reading.open(
        id=UUID(int=1),
        application_id=UUID(int=2),
        insurer=INSURER,
        material_id=None,
        reader=acts.UNDERWRITER,
        role="underwriter",
        at=NOON,
    )


COURSES: dict[str, Callable[[], Aggregate]] = {
    "settled": settled,
    "replaced": replaced,
    "ended": ended,
    "surrendered": acts.surrendered,
    "discharged": acts.discharged,
    "declined": acts.declined,
    "expired": acts.expired,
    "withdrawn": acts.withdrawn,
    "deleted": acts.deleted,
    "register": register,
    "quotation": quotation,
    "commitments": commitments,
    "securing": securing,
    "decision": decision,
    "reading": reading,
}


def main() -> None:
    """Write them all."""
    for name, course in COURSES.items():
        freeze(course(), FROZEN / f"{name}_v2.json")


if __name__ == "__main__":
    main()
