"""The fee before the court: aid, objections, lapse, reinstatement, and payments that come late."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.chassis.refusals import NotYet
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation import projections
from services.preservation.domain.aid import AidNotAsked, AidNotForThem, AidUndecided, ReductionTooSmall
from services.preservation.domain.refusals import FeeNotOverdue, NotLapsed
from services.preservation.tests import applications as given
from services.preservation.tests.court import OFFICE, ask, filed, lies, snapshot
from services.preservation.tests.desk import Desk
from services.preservation.tests.examples import COMPANY, example

LATE = NOON + timedelta(days=30)
AID = {"kind": "REDUCE", "ground": "DISASTER", "reason": "受灾"}


def hears_of_payment(desk: Desk, id_: UUID, bill_id: UUID, *, at: Any = NOON) -> dict[str, Any]:
    return desk.preservation.record_fee(
        cause=a_cause(an_actor("service"), at=at),
        application_id=id_,
        bill_id=bill_id,
        amount=Decimal("220.00"),
        paid_at=at,
    )


def asked(desk: Desk, kind: str = "REDUCE", ground: str = "DISASTER") -> UUID:
    application = given.reviewed(filed())
    given.ask_for_aid(application, kind, ground)
    return lies(desk, application)


# --- aid --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asking", "said", "status", "fee"),
    [
        (("WAIVE", "MINIMUM_LIVING"), {"outcome": "WAIVED", "percent": None}, "AWAITING_RULING", "0.00"),
        (("REDUCE", "DISASTER"), {"outcome": "REDUCED", "percent": 30}, "AWAITING_PAYMENT", "154.00"),
        (
            ("DEFER", "LEGAL_AID"),
            {"outcome": "DEFERRED", "percent": None, "due_on": "2026-09-01"},
            "AWAITING_RULING",
            "220.00",
        ),
        (("DEFER", "LEGAL_AID"), {"outcome": "REFUSED", "percent": None}, "AWAITING_PAYMENT", "220.00"),
    ],
)
def test_aid_is_decided_and_the_fee_stands_accordingly(
    desk: Desk, asking: tuple[str, str], said: dict[str, Any], status: str, fee: str
) -> None:
    id_ = asked(desk, *asking)

    answer = ask(desk, "aid", id_, **said)

    seen = snapshot(desk, id_)
    assert answer["status"] == seen["status"] == status
    assert seen["payment"]["amount"] == fee
    assert seen["aid"]["outcome"] == said["outcome"]
    row = desk.store.row(projections.applications, id=id_)
    assert row is not None
    assert row["status"] == status


def test_aid_is_decided_once_and_by_the_rules(desk: Desk) -> None:
    id_ = asked(desk)

    with pytest.raises(ReductionTooSmall):
        ask(desk, "aid", id_, percent=29)
    ask(desk, "aid", id_)
    with pytest.raises(AidNotAsked):
        ask(desk, "aid", id_)


def test_the_review_decides_the_aid_that_the_application_asks_for(desk: Desk) -> None:
    id_ = lies(desk, given.submitted(filed(example(aid=AID))))

    ask(desk, "review", id_, aid={"outcome": "REDUCED", "percent": 40, "reasons": "受灾"})

    assert desk.events(id_)[-3:] == ["Reviewed", "FeeAssessed", "FeeReduced"]
    assert snapshot(desk, id_)["payment"]["amount"] == "132.00"


def test_no_organisation_is_let_off_its_fee(desk: Desk) -> None:
    content = example(basic__applicants=[COMPANY], aid={**AID, "kind": "WAIVE", "ground": "OTHER_WAIVE"})
    id_ = lies(desk, given.submitted(content))

    with pytest.raises(AidNotForThem):
        ask(desk, "review", id_, aid={"outcome": "WAIVED", "reasons": "困难"})
    assert "Reviewed" not in desk.events(id_)


# --- objection --------------------------------------------------------------------------------------------------------


def test_an_objection_is_answered_and_the_period_begins_anew(desk: Desk) -> None:
    id_ = desk.reviewed()
    desk.preservation.object_to_fee(cause=desk.cause(), application_id=id_, reasons="基数有误")
    assert "fee_verdict" in snapshot(desk, id_, by=OFFICE)["allowed"]

    ask(desk, "verdict", id_, at=NOON + timedelta(days=5))

    payment = snapshot(desk, id_)["payment"]
    assert (payment["amount"], payment["assessed"], payment["objecting"]) == ("100.00", "220.00", False)
    assert "FeeObjectionDecided" in desk.events(id_)


# --- lapse and reinstatement ------------------------------------------------------------------------------------------


def test_it_lapses_only_after_the_period_and_never_while_aid_is_undecided(desk: Desk) -> None:
    id_, waiting = desk.reviewed(), asked(desk)

    with pytest.raises(FeeNotOverdue):
        ask(desk, "lapse", id_)
    with pytest.raises(AidUndecided):
        ask(desk, "lapse", waiting, at=LATE)
    ask(desk, "lapse", id_, at=LATE)

    assert snapshot(desk, id_)["status"] == "LAPSED"


def test_who_paid_in_time_is_taken_up_again(desk: Desk) -> None:
    application, bill_id = given.lapsed(filed()), given.BILL
    application.bill(bill_id)
    id_ = lies(desk, application)

    ask(desk, "reinstate", id_, at=given.LATER, bill_id=str(bill_id))

    seen = snapshot(desk, id_)
    assert (seen["status"], seen["payment"]["bill_id"]) == ("AWAITING_RULING", str(bill_id))
    with pytest.raises(NotLapsed):
        ask(desk, "reinstate", id_, at=given.LATER)


def test_a_payment_after_the_lapse_becomes_a_task_and_is_not_lost(desk: Desk) -> None:
    id_, bill_id = lies(desk, given.lapsed(filed())), uuid4()

    hears_of_payment(desk, id_, bill_id, at=given.LATER)

    assert snapshot(desk, id_)["status"] == "LAPSED"
    tasks = desk.store.rows(projections.tasks, application_id=id_)
    assert [each["kind"] for each in tasks if "LAPSE" in each["kind"]] == ["PAID_AFTER_LAPSE:OVER"]


def test_a_late_bill_of_a_paid_fee_changes_nothing(desk: Desk) -> None:
    id_, bill_id = desk.reviewed(), uuid4()
    hears_of_payment(desk, id_, bill_id)

    desk.preservation.record_bill(cause=a_cause(an_actor("service")), application_id=id_, bill_id=bill_id)
    hears_of_payment(desk, id_, bill_id)

    assert desk.events(id_).count("FeePaid") == 1
    assert "FeeBilled" not in desk.events(id_)


def test_a_bill_for_a_fee_that_was_not_assessed_yet_waits(desk: Desk) -> None:
    with pytest.raises(NotYet):
        hears_of_payment(desk, desk.submitted(), uuid4())
