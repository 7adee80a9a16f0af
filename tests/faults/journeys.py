"""Journeys that faults befall, and the proof that each step of them was taken once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.chassis.testing import eventually
from services.notification.projections import NOTICES
from services.payment.domain import Bill
from services.preservation.domain.decision import Decision
from tests.faults.record import Record, steps
from tests.journey import Visitor

WITHIN = 120.0

ONCE = {
    "Created", "Submitted", "LetterChecked", "Accepted", "Reviewed", "FeeAssessed", "FeeBilled", "FeePaid", "Ruled",
}  # fmt: skip
NOTICED = {"submitted", "accepted", "reviewed", "fee_assessed", "fee_paid", "ruled"}


def filled(applicant: Visitor, **changes: Any) -> str:
    """Return the id of an application that may be submitted."""
    application = str(applicant.create(**changes)["id"])
    applicant.fill(application)
    return application


def to_its_end(applicant: Visitor, application: str) -> None:
    """Go on from the submission: the court reviews, the fee is paid, the court rules."""
    applicant.until_status(application, "AWAITING_PAYMENT", within=WITHIN)
    applicant.pay(application)
    applicant.until_status(application, "RULED_GRANTED", within=WITHIN)


def must_be_taken_once(records: dict[str, Record], applicant: Visitor, application: str) -> None:
    """Every step stands in the history once, with one bill, one payment and one notice of each kind."""
    preservation = records["preservation"]
    eventually(
        lambda: steps(preservation.history(application))["LetterChecked"],
        within=WITHIN,
        what="the letter's check",
    )
    assert steps(preservation.history(application)) == dict.fromkeys(ONCE, 1)
    bill = applicant.bill(application)
    taken = steps(records["payment"].history(bill["id"]))
    assert (taken["Opened"], taken["Paid"], taken["PaymentInExcess"]) == (1, 1, 0)
    assert bills_of(records, application) == [UUID(bill["id"])]
    eventually(
        lambda: len(notices_of(records, application)) >= len(NOTICED), within=WITHIN, what="the notices"
    )
    assert sorted(notices_of(records, application)) == sorted(NOTICED)
    assert refusals_of(records, application) == []
    assert applicant.get("dashboard")["preservation"]["counters"]["ruled"]


def bills_of(records: dict[str, Record], application: str) -> list[UUID]:
    """Return the bills that were opened for an application."""
    return [
        each.originator_id
        for each in records["payment"].after(0)
        if isinstance(each.event, Bill.Opened) and each.event.about_id == UUID(application)
    ]


def notices_of(records: dict[str, Record], application: UUID | str) -> list[str]:
    """Return the kinds of the notices about an application."""
    about = select(NOTICES.c.kind).where(NOTICES.c.about_id == UUID(str(application)))
    return [row["kind"].rpartition(".")[2] for row in records["notification"].ask(about)]


def refusals_of(records: dict[str, Record], application: str) -> list[str]:
    """Return why decisions about an application were refused."""
    return [
        each.event.code
        for each in records["preservation"].after(0)
        if isinstance(each.event, Decision.Refused) and each.event.application_id == UUID(application)
    ]
