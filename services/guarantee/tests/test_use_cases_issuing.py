"""出单、出函 and what follows: at most one policy and one letter, whatever is repeated, broken off or raced."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.chassis import clock
from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.store import Conflict, Taken
from services.chassis.testing import NOON, a_cause, an_actor
from services.guarantee.domain import events
from services.guarantee.domain.refusals import AmountNotLower, EndorsementIncomplete, NotInThisState
from services.guarantee.domain.register import Kind, Register
from services.guarantee.domain.states import State
from services.guarantee.tests.desk import (
    ADMINISTRATOR,
    AMOUNT,
    INSURER,
    PREMIUM,
    PROGRAM,
    STRANGER,
    UNDERWRITER,
    Desk,
)


def issue(desk: Desk, id_: UUID, *, key: str = "", **said: Any) -> dict[str, Any]:
    return desk.guarantee.issue(cause=a_cause(said.pop("by", PROGRAM), key=key), application_id=id_, **said)


def numbers(desk: Desk) -> list[str]:
    return [each.policy.policy_no for each in desk.store.events() if isinstance(each, events.PolicyIssued)]


# --- policy and letter ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [PROGRAM, UNDERWRITER, ADMINISTRATOR])
def test_policy_and_letter_are_issued_and_kept_in_one(desk: Desk, by: Any) -> None:
    id_ = desk.paid()
    answer = issue(desk, id_, by=by, officer="钱七")
    assert answer["status"] is State.LETTER_ISSUED
    application = desk.application(id_)
    assert application.letter is not None
    assert application.policy is not None
    assert application.letter.letter_no == "YSBH-DEMO-INSURER-2026-000001"
    assert (application.policy.since, application.policy.until) == (date(2026, 3, 2), date(2028, 3, 1))
    assert desk.guarantee.lists.by_letter(application.letter_no) == id_
    kept = [desk.guarantee.documents.of(id_, kind)[0] for kind in ("POLICY", "LETTER")]
    issued = [each.event for each in desk.store.history(id_)][-2:]
    assert [each.sha256 for each in kept] == [each.sha256 for each in issued]


def test_the_same_twice_issues_once(desk: Desk) -> None:
    id_ = desk.paid()
    issue(desk, id_, key="same")
    with pytest.raises((Taken, NotInThisState)):
        issue(desk, id_, key="same")
    with pytest.raises(NotInThisState):
        issue(desk, id_)
    assert desk.events(id_).count("PolicyIssued") == desk.events(id_).count("LetterIssued") == 1


@pytest.mark.parametrize("so_far", ["submitted", "approved"])
def test_nothing_is_issued_before_approval_and_payment(desk: Desk, so_far: str) -> None:
    with pytest.raises(NotInThisState):
        issue(desk, getattr(desk, so_far)())
    assert desk.store.find(Register, Register.id_of(INSURER, Kind.LETTER, 2026)) is None


def test_nobody_else_issues(desk: Desk) -> None:
    id_ = desk.paid()
    with pytest.raises(Unknown):
        issue(desk, id_, by=STRANGER)
    with pytest.raises(NotAllowed):
        issue(desk, id_, by=an_actor("court_system", office="湘"))


def test_numbers_are_given_without_a_gap_though_a_seal_breaks_down(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = desk.paid(), desk.paid()

    def broken(*_: Any, **__: Any) -> Any:
        raise OSError("the seal is locked")

    with monkeypatch.context() as while_broken:
        while_broken.setattr(type(desk.guarantee.signers), "seal", broken)
        assert issue(desk, one)["status"] is State.PAID
    assert desk.events(one)[-1] == "IssuingFailed"
    (warned,) = desk.guarantee.view_snapshot(by=UNDERWRITER, application_id=one)["warnings"]
    assert "OSError" in warned
    issue(desk, two)
    issue(desk, one)
    assert numbers(desk) == [f"YSBD-DEMO-INSURER-2026-00000{n}" for n in (1, 2)]


def test_underwriters_are_not_offered_what_changes_the_cover(desk: Desk) -> None:
    id_ = desk.issued()

    def offered(by: Actor) -> list[str]:
        return list(desk.guarantee.view_snapshot(by=by, application_id=id_)["allowed"])

    assert (offered(UNDERWRITER), offered(ADMINISTRATOR)) == ([], ["endorse", "discharge"])


def test_of_two_issues_at_once_one_runs_again_with_the_next_number(desk: Desk) -> None:
    """Another program gives the number while our papers are printed."""
    one, two = desk.paid(), desk.paid()
    papers = desk.guarantee.papers

    class Interrupted:
        done = False

        def printed(self, sheet: Any) -> Any:
            if not self.done:
                self.done = True
                register = Register.open(INSURER, Kind.LETTER, 2026)
                register.give(two)
                desk.keep(desk.application(two), register)
            return papers.printed(sheet)

    object.__setattr__(desk.guarantee, "papers", Interrupted())
    with pytest.raises(Conflict):
        issue(desk, one)
    assert desk.application(one).state is State.PAID
    issue(desk, one)
    assert desk.application(one).letter_no.endswith("000002")


# --- endorsements -----------------------------------------------------------------------------------------------------


def endorse(desk: Desk, id_: UUID, kind: str, **said: Any) -> None:
    told = {"kind": kind, "text": "批改", **said}
    desk.guarantee.endorse(cause=a_cause(PROGRAM), application_id=id_, endorsement=told)


def test_a_lower_amount_gives_back_what_it_makes_the_premium_smaller(desk: Desk) -> None:
    id_ = desk.issued()
    endorse(desk, id_, "AMOUNT_LOWERED", amount=AMOUNT / 2)
    endorse(desk, id_, "AMOUNT_LOWERED", amount=AMOUNT / 4)
    application = desk.application(id_)
    first, second = (each.refund for each in application.amendments)
    assert application.amount == AMOUNT / 4 == desk.row(id_)["amount"]
    assert 0 < second < first < PREMIUM
    assert [each.number[-6:] for each in application.amendments] == ["000001", "000002"]
    with pytest.raises(AmountNotLower):
        endorse(desk, id_, "AMOUNT_LOWERED", amount=AMOUNT)


def test_an_endorsement_says_what_changes(desk: Desk) -> None:
    id_ = desk.used()
    for kind in ("AMOUNT_LOWERED", "TERM_PROLONGED", "RESPONDENT_ADDED"):
        with pytest.raises(EndorsementIncomplete):
            endorse(desk, id_, kind)
    endorse(desk, id_, "TERM_PROLONGED", until=date(2030, 3, 1))
    endorse(desk, id_, "RESPONDENT_ADDED", respondent={"kind": "NATURAL", "name": "王五"})
    endorse(desk, id_, "CORRECTED")
    policy = desk.application(id_).policy
    assert policy is not None
    assert policy.until == date(2030, 3, 1)
    with pytest.raises(NotInThisState):
        endorse(desk, desk.paid(), "CORRECTED")


# --- claims and the end -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        ({"settled": True, "amount": Decimal("1000.00")}, State.USED),
        ({"settled": True, "amount": AMOUNT, "discharges": True}, State.DISCHARGED),
        ({"settled": False}, State.USED),
    ],
)
def test_a_claim_is_answered(desk: Desk, verdict: dict[str, Any], state: State) -> None:
    id_ = desk.used(uuid4())
    claim = {"claimant": "王五", "facts": "冻结有误", "amount": AMOUNT}
    desk.guarantee.open_claim(cause=a_cause(PROGRAM), application_id=id_, claim=claim)
    assert "settle_claim" in desk.guarantee.view_snapshot(by=PROGRAM, application_id=id_)["allowed"]
    desk.guarantee.decide_claim(
        cause=a_cause(PROGRAM), application_id=id_, verdict={"reasons": "经核定", **verdict}
    )
    assert desk.application(id_).state is state


def test_a_letter_ends_by_the_insurer_only_while_it_secures_nothing(desk: Desk) -> None:
    id_ = desk.issued()
    desk.guarantee.discharge(cause=a_cause(PROGRAM), application_id=id_, reason="到期")
    assert desk.application(id_).state is State.DISCHARGED
    with pytest.raises(NotInThisState):
        desk.guarantee.discharge(cause=a_cause(PROGRAM), application_id=desk.used(), reason="到期")


def test_of_an_erased_person_what_was_told_in_vain_is_destroyed_and_what_was_insured_stays(
    desk: Desk,
) -> None:
    vain, insured = desk.declined(), desk.issued()
    desk.guarantee.forget_person(cause=a_cause(an_actor("service")), account_id=desk.applicant.account)
    assert not desk.application(vain).content
    assert desk.application(insured).content
    assert desk.application(vain).amount == AMOUNT


def test_many_issued_at_once_at_one_insurer_take_turns(desk: Desk) -> None:
    ids = [desk.paid() for _ in range(8)]
    with ThreadPoolExecutor(len(ids)) as together:
        answers = list(together.map(lambda id_: issue(desk, id_), ids))
    assert {each["status"] for each in answers} == {State.LETTER_ISSUED}
    assert numbers(desk) == [f"YSBD-DEMO-INSURER-2026-00000{n}" for n in range(1, 9)]


def test_what_an_endorsement_prolongs_for_nothing_gives_nothing_back(desk: Desk) -> None:
    id_ = desk.used()
    endorse(desk, id_, "TERM_PROLONGED", until=date(2999, 12, 31))
    application = desk.application(id_)
    application.release(at=NOON)
    desk.keep(application)
    clock.tell(lambda: NOON + timedelta(days=800))
    offered = desk.view(id_)["surrender"]
    assert offered["refund"] == 0
