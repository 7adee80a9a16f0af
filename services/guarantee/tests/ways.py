"""How an application gets anywhere: what its applicant, its insurer, payment and preservation ask of the use cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor
from services.chassis.testing import NOON, a_cause
from services.guarantee.domain.securing import Course
from services.guarantee.domain.states import State
from services.guarantee.tests.applications import BILL, LATER, PRESERVATION
from services.guarantee.tests.desk import ADMINISTRATOR, COURT, PREMIUM, UNDERWRITER, Desk

REVIEW: dict[str, Any] = {
    "outcome": "APPROVED",
    "reasons": [],
    "remark": "",
    "premium": None,
    "days": 7,
    "special_terms": "",
    "officer": "钱七",
    "officer_no": "",
}


# --- what is asked ----------------------------------------------------------------------------------------------------


def withdraw(desk: Desk, id_: UUID) -> None:
    desk.guarantee.withdraw_application(cause=desk.cause(), application_id=id_, reason="已和解")


def review(desk: Desk, id_: UUID, outcome: str = "RETURNED", *, by: Actor = UNDERWRITER, **said: Any) -> None:
    said = {
        **REVIEW,
        "outcome": outcome,
        "reasons": ["INCOMPLETE_MATERIAL"],
        "content_hash": desk.application(id_).content_hash,
        **said,
    }
    desk.guarantee.review_application(cause=a_cause(by), application_id=id_, review=said)


def approve(desk: Desk, id_: UUID, *, premium: Decimal = PREMIUM, by: Actor = UNDERWRITER) -> None:
    review(desk, id_, "APPROVED", by=by, premium=premium, reasons=[])


def bill(desk: Desk, id_: UUID, bill_id: UUID = BILL) -> None:
    desk.guarantee.record_bill(cause=a_cause(), application_id=id_, bill_id=bill_id)


def pay(desk: Desk, id_: UUID, amount: Decimal = PREMIUM, bill_id: UUID = BILL) -> None:
    desk.guarantee.record_premium(
        cause=a_cause(), application_id=id_, bill_id=bill_id, amount=amount, paid_at=NOON
    )


def expire(desk: Desk, at: datetime = LATER) -> None:
    """Let the clock look; each look is a new one, so it carries no mark."""
    desk.guarantee.expire(cause=replace(a_cause(at=at), mark=""))


def issue(desk: Desk, id_: UUID, *, by: Actor = UNDERWRITER) -> None:
    desk.guarantee.issue(cause=a_cause(by), application_id=id_)


def name_letter(
    desk: Desk, *letters: str, preservation_id: UUID = PRESERVATION, as_of: int = 2, court: str = COURT
) -> None:
    """Let a preservation that the applicant filed name letters."""
    desk.guarantee.record_letters(
        cause=replace(a_cause(), sequence=as_of),
        preservation_id=preservation_id,
        letters=letters,
        court=court,
        holders=[desk.applicant.account],
    )


def use(desk: Desk, id_: UUID, preservation_id: UUID | None = None) -> None:
    """Let a preservation name the letter; one of its own unless another is named."""
    letter_no = desk.application(id_).letter_no or "YSBH-0"
    name_letter(desk, letter_no, preservation_id=preservation_id or secured_by(id_))


def turn(
    desk: Desk,
    course: Course,
    *,
    of: UUID | None = None,
    preservation_id: UUID = PRESERVATION,
    as_of: int = 3,
) -> None:
    """Let a preservation go on; the one that secures the application *of*, or the one named."""
    desk.guarantee.turn_preservation(
        cause=replace(a_cause(), sequence=as_of),
        preservation_id=secured_by(of) if of else preservation_id,
        course=course,
    )


def endorse(desk: Desk, id_: UUID, amount: str = "1500000.00") -> None:
    endorsement = {"kind": "AMOUNT_LOWERED", "text": "降低担保金额", "amount": Decimal(amount)}
    desk.guarantee.endorse(cause=a_cause(ADMINISTRATOR), application_id=id_, endorsement=endorsement)


def claim(desk: Desk, id_: UUID) -> None:
    said = {"claimant": "李四", "facts": "因错误冻结致使违约", "amount": None}
    desk.guarantee.open_claim(cause=a_cause(ADMINISTRATOR), application_id=id_, claim=said)


def decide_claim(desk: Desk, id_: UUID, amount: str | None = "8000.00", *, discharges: bool = False) -> None:
    verdict = {
        "settled": amount is not None,
        "amount": amount and Decimal(amount),
        "reasons": "理由",
        "discharges": discharges,
    }
    desk.guarantee.decide_claim(cause=a_cause(ADMINISTRATOR), application_id=id_, verdict=verdict)


def surrender(desk: Desk, id_: UUID) -> None:
    offered = desk.view(id_)["surrender"]
    refund = offered["refund"] if offered else Decimal(0)
    desk.guarantee.surrender(cause=desk.cause(), application_id=id_, refund=refund)


def end(desk: Desk, id_: UUID) -> None:
    desk.guarantee.discharge(cause=a_cause(ADMINISTRATOR), application_id=id_, reason="申请人未申请保全")


def secured_by(id_: UUID) -> UUID:
    """Return the preservation that an application's letter secures in these tests."""
    return UUID(int=id_.int ^ 1)


# --- how far it comes -------------------------------------------------------------------------------------------------

THEN: dict[State, tuple[Callable[[Desk, UUID], None], ...]] = {
    State.EXPIRED: (
        approve,
        lambda desk, _: expire(desk),
    ),  # the first: the clock looks at all that is unpaid
    State.SUBMITTED: (),
    State.RETURNED: (review,),
    State.AWAITING_PAYMENT: (approve, bill),
    State.PAID: (approve, bill, pay),
    State.LETTER_ISSUED: (approve, pay, issue),
    State.USED: (approve, pay, issue, use),
    State.CLAIMED: (approve, pay, issue, use, claim),
    State.DECLINED: (lambda desk, id_: review(desk, id_, "DECLINED"),),
    State.WITHDRAWN: (withdraw,),
    State.SURRENDERED: (approve, pay, issue, surrender),
    State.DISCHARGED: (approve, pay, issue, use, lambda desk, id_: turn(desk, Course.ENDED, of=id_)),
}
"""What follows the submission; in POLICY_ISSUED nothing ever rests, for the letter is issued in the same breath."""
REACHABLE = [State.DRAFT, State.DELETED, *THEN]


def brought_to(desk: Desk, state: State) -> UUID:
    """Return an application that got there by what its people, its insurer and other services asked."""
    if state in (State.DRAFT, State.DELETED):
        id_ = desk.filled()
        if state is State.DELETED:
            desk.guarantee.delete_application(cause=desk.cause(), application_id=id_)
        return id_
    id_ = desk.submitted()
    for act in THEN[state]:
        act(desk, id_)
    return id_
