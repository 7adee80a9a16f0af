"""What other services' events make guarantee do, in any order and repeated."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.message import Message
from contracts.payment.events import BillOpened, BillPaid
from contracts.preservation import events as wire
from services.chassis.refusals import Refusal
from services.chassis.store import Conflict, Taken
from services.chassis.testing import NOON, a_cause, an_actor
from services.guarantee.domain.refusals import NotInThisState, PremiumDiffers
from services.guarantee.domain.securing import Result, Securing
from services.guarantee.domain.states import State
from services.guarantee.reactions import DECISIONS, REACTIONS
from services.guarantee.tests.desk import AMOUNT, COURT, INSURER, PREMIUM, PROGRAM, Desk

P, OTHER = UUID(int=100), UUID(int=101)
ON = date(2026, 3, 2)
SERVICE = an_actor("service", account=UUID(int=102))


def hear(desk: Desk, message: Message, sequence: int = 1, *, key: str = "") -> None:
    cause = replace(a_cause(SERVICE, key=key), sequence=sequence)
    REACTIONS[type(message)](desk.guarantee, message, cause)


def of(desk: Desk, kind: type[wire.OfApplication], preservation: UUID = P, **facts: Any) -> Any:
    whose = {"application_id": preservation, "account_id": desk.applicant.account, "court": COURT}
    return kind(**{**whose, **facts})


def submitted(desk: Desk, *letters: str, preservation: UUID = P, **facts: Any) -> wire.ApplicationSubmitted:
    said = {
        "number": "BQ-1",
        "category": "LITIGATION",
        "type": "PROPERTY",
        "amount": AMOUNT,
        "content_hash": "0" * 64,
        "submitted_at": NOON,
        "letters": letters,
    }
    it: wire.ApplicationSubmitted = of(desk, wire.ApplicationSubmitted, preservation, **{**said, **facts})
    return it


def letter_of(desk: Desk, id_: UUID) -> str:
    return desk.application(id_).letter_no


def results(desk: Desk) -> list[str]:
    return [each.result.value for each in desk.store.events() if isinstance(each, Securing.Checked)]


# --- the premium ------------------------------------------------------------------------------------------------------


def bill_paid(
    id_: UUID, bill_id: UUID, amount: Decimal = PREMIUM, purpose: str = "GUARANTEE_PREMIUM"
) -> BillPaid:
    return BillPaid(
        bill_id=bill_id,
        about_id=id_,
        account_id=uuid4(),
        amount=amount,
        channel="sandbox",
        transaction="1",
        paid_at=NOON,
        purpose=purpose,
    )


def test_the_bill_and_its_payment_are_heard_in_any_order_and_more_than_once(desk: Desk) -> None:
    opened = desk.application(desk.approved())
    assert opened.bill_id is not None
    for _ in range(2):
        hear(desk, bill_paid(opened.id, opened.bill_id))
        hear(
            desk,
            BillOpened(
                bill_id=opened.bill_id,
                about_id=opened.id,
                account_id=uuid4(),
                amount=PREMIUM,
                opened_at=NOON,
                purpose="GUARANTEE_PREMIUM",
            ),
        )
    assert desk.application(opened.id).state is State.PAID
    assert desk.events(opened.id).count("PremiumPaid") == 1


def test_the_fee_of_a_preservation_is_none_of_its_business(desk: Desk) -> None:
    hear(desk, bill_paid(uuid4(), uuid4(), purpose="PRESERVATION_FEE"))
    assert desk.store.events() == []


def test_money_that_is_not_the_premium_is_never_met_with_silence(desk: Desk) -> None:
    id_ = desk.approved()
    with pytest.raises(PremiumDiffers):
        hear(desk, bill_paid(id_, uuid4(), PREMIUM - 1))
    late = desk.application(id_)
    late.expire(at=NOON.replace(month=6))
    desk.keep(late)
    with pytest.raises(NotInThisState):
        hear(desk, bill_paid(id_, uuid4()))


# --- what a letter secures --------------------------------------------------------------------------------------------


def test_a_letter_secures_the_application_that_names_it(desk: Desk) -> None:
    id_ = desk.issued()
    hear(desk, submitted(desk, letter_of(desk, id_)))
    assert desk.application(id_).state is State.USED
    assert desk.row(id_)["preservation_id"] == P
    assert results(desk) == ["VALID"]


def test_it_secures_one_at_a_time_and_the_same_again(desk: Desk) -> None:
    id_ = desk.issued()
    letter = letter_of(desk, id_)
    hear(desk, submitted(desk, letter), 2)
    hear(desk, submitted(desk, letter), 5)
    hear(desk, submitted(desk, letter, preservation=OTHER), 2)
    assert results(desk) == ["VALID", "VALID", "USED_ELSEWHERE"]
    assert desk.application(id_).preservation_id == P
    assert desk.events(id_).count("Used") == 1


def test_a_message_heard_twice_is_told_of_once(desk: Desk) -> None:
    letter = letter_of(desk, desk.issued())
    hear(desk, submitted(desk, letter), key="same")
    with pytest.raises(Taken):
        hear(desk, submitted(desk, letter), key="same")
    assert results(desk) == ["VALID"]


def test_why_a_letter_does_not_secure_it(desk: Desk) -> None:
    id_ = desk.issued()
    letter = letter_of(desk, id_)
    hear(desk, submitted(desk, "YSBH-DEMO-INSURER-2026-999999"), 2)
    hear(desk, submitted(desk, letter, account_id=uuid4()), 3)
    hear(desk, submitted(desk, letter, court="粤"), 4)
    assert desk.application(id_).state is State.LETTER_ISSUED
    shown = desk.guarantee.view_application(by=desk.applicant, application_id=id_)["surrender"]
    desk.guarantee.surrender(cause=desk.cause(), application_id=id_, refund=shown["refund"])
    hear(desk, submitted(desk, letter), 5)
    ended = desk.issued()
    desk.guarantee.discharge(cause=a_cause(PROGRAM), application_id=ended, reason="到期")
    hear(desk, submitted(desk, letter_of(desk, ended)), 6)
    assert results(desk) == ["UNKNOWN", "OTHER_PARTIES", "OTHER_COURT", "REVOKED", "DISCHARGED"]


def test_who_brings_anothers_letter_learns_nothing_of_it(desk: Desk) -> None:
    letter = letter_of(desk, desk.used())
    hear(desk, submitted(desk, letter, account_id=uuid4()))
    (checked,) = (each for each in desk.store.events() if isinstance(each, Securing.Checked))
    assert (checked.guarantee_id, checked.insurer, checked.amount) == (None, "", None)


def test_a_lawyer_may_bring_the_letter_of_whom_he_files_for(desk: Desk) -> None:
    letter = letter_of(desk, desk.issued())
    hear(desk, submitted(desk, letter, account_id=uuid4(), watchers=(desk.applicant.account,)))
    assert results(desk) == ["VALID"]


def test_before_a_suit_the_letters_come_to_all_that_is_asked_for(desk: Desk) -> None:
    one, two = desk.issued(), desk.issued()
    asked: dict[str, Any] = {"category": "PRE_LITIGATION", "amount": AMOUNT * 2}
    hear(desk, submitted(desk, letter_of(desk, one), **asked), 2)
    hear(desk, submitted(desk, letter_of(desk, one), letter_of(desk, two), **asked), 3)
    assert results(desk) == ["TOO_SMALL", "VALID", "VALID"]
    assert desk.application(one).state is State.USED, (
        "it lies before the court, where others may stand beside it"
    )


def test_a_letter_that_is_named_no_more_is_free_again(desk: Desk) -> None:
    one, two = desk.issued(), desk.issued()
    hear(desk, submitted(desk, letter_of(desk, one)), 2)
    provided = of(
        desk,
        wire.GuaranteeProvided,
        content_hash="",
        provided_at=NOON,
        letters=(letter_of(desk, two),),
    )
    hear(desk, provided, 5)
    assert [desk.application(each).state for each in (one, two)] == [State.LETTER_ISSUED, State.USED]


Happened = tuple[type[wire.OfApplication], dict[str, Any]]
REJECTED: Happened = (wire.ApplicationReviewed, {"passed": False, "reviewed_on": ON})
PASSED: Happened = (wire.ApplicationReviewed, {"passed": True, "reviewed_on": ON})
DISMISSED: Happened = (wire.ApplicationRuled, {"result": "DISMISSED", "ruled_on": ON, "case_no": ""})
GRANTED: Happened = (wire.ApplicationRuled, {"result": "GRANTED", "ruled_on": ON, "case_no": ""})
WITHDRAWN: Happened = (wire.ApplicationWithdrawn, {"withdrawn_at": NOON})
LAPSED: Happened = (wire.FeeLapsed, {"lapsed_at": NOON})
REINSTATED: Happened = (wire.ApplicationReinstated, {"paid": True, "reinstated_at": NOON})
REVIVED: Happened = (
    wire.ApplicationReconsidered,
    {"outcome": "REVOKED", "reconsidered_on": ON, "granted": True},
)
REVOKED: Happened = (wire.ApplicationReconsidered, {"outcome": "REVOKED", "reconsidered_on": ON})
UPHELD: Happened = (wire.ApplicationReconsidered, {"outcome": "UPHELD", "reconsidered_on": ON})
REPLACED: Happened = (wire.GuaranteeChanged, {"how": "REPLACED", "on": ON})
SUPPLEMENTED: Happened = (wire.GuaranteeChanged, {"how": "SUPPLEMENTED", "on": ON})
LAST: Happened = (
    wire.MeasureEnded,
    {"measure_id": UUID(int=9), "how": "LIFTED", "ended_on": ON, "last": True},
)
NOT_LAST: Happened = (wire.MeasureEnded, {"measure_id": UUID(int=9), "how": "LIFTED", "ended_on": ON})
LIFTED: Happened = (wire.ApplicationLifted, {"lifted_on": ON})


@pytest.mark.parametrize(
    ("story", "state"),
    [
        ((REJECTED,), State.LETTER_ISSUED),
        ((PASSED,), State.USED),
        ((DISMISSED,), State.LETTER_ISSUED),
        ((GRANTED,), State.USED),
        ((WITHDRAWN,), State.LETTER_ISSUED),
        ((LAPSED,), State.LETTER_ISSUED),
        ((LAPSED, REINSTATED), State.USED),
        ((DISMISSED, UPHELD), State.LETTER_ISSUED),
        ((DISMISSED, REVIVED), State.USED),
        ((DISMISSED, REVIVED, LAST), State.DISCHARGED),
        ((GRANTED, REVOKED), State.DISCHARGED),
        ((GRANTED, REPLACED), State.DISCHARGED),
        ((GRANTED, SUPPLEMENTED), State.USED),
        ((GRANTED, NOT_LAST), State.USED),
        ((GRANTED, NOT_LAST, LAST), State.DISCHARGED),
        ((GRANTED, LIFTED), State.DISCHARGED),
    ],
)
def test_the_letter_goes_the_way_of_the_preservation_in_whatever_order_it_is_heard_of(
    desk: Desk, story: tuple[Any, ...], state: State
) -> None:
    id_ = desk.issued()
    told = [
        (submitted(desk, letter_of(desk, id_)), 2),
        *((of(desk, kind, **facts), 3 + i) for i, (kind, facts) in enumerate(story)),
    ]
    ends = set()
    for order in itertools.permutations(told):
        preservation = uuid4()
        letter = desk.issued()
        for message, sequence in order:
            about: dict[str, Any] = {"application_id": preservation}
            if isinstance(message, wire.ApplicationSubmitted):
                about["letters"] = (letter_of(desk, letter),)
            hear(desk, replace(message, **about), sequence)
        application = desk.application(letter)
        if application.state is State.LETTER_ISSUED and state is State.DISCHARGED:
            # It was never bound, for the end was heard of first: that frees it as well, and hurts nobody.
            continue
        ends.add(application.state)
    assert ends == {state}


def test_the_next_preservation_may_use_what_was_released(desk: Desk) -> None:
    id_ = desk.issued()
    hear(desk, submitted(desk, letter_of(desk, id_)), 2)
    hear(desk, of(desk, DISMISSED[0], **DISMISSED[1]), 3)
    hear(desk, submitted(desk, letter_of(desk, id_), preservation=OTHER), 2)
    hear(desk, of(desk, REVIVED[0], **REVIVED[1]), 4)
    assert desk.application(id_).preservation_id == OTHER
    assert results(desk) == ["VALID", "VALID", "USED_ELSEWHERE"], "the court hears that the letter is gone"


def test_while_a_claim_is_open_the_letter_stays_and_follows_when_it_is_decided(desk: Desk) -> None:
    id_ = desk.issued()
    hear(desk, submitted(desk, letter_of(desk, id_)), 2)
    claim = {"claimant": "王五", "facts": "冻结有误"}
    desk.guarantee.open_claim(cause=a_cause(PROGRAM), application_id=id_, claim=claim)
    hear(desk, of(desk, LAST[0], **LAST[1]), 9)
    assert desk.application(id_).state is State.CLAIMED
    verdict = {"settled": False, "reasons": "保全并无错误"}
    desk.guarantee.decide_claim(cause=a_cause(PROGRAM), application_id=id_, verdict=verdict)
    assert desk.application(id_).state is State.DISCHARGED


# --- decisions --------------------------------------------------------------------------------------------------------


def decide(desk: Desk, key: str, decided: dict[str, Any], office: str = INSURER) -> Any:
    role = "insurer_system"
    DECISIONS[key](desk.guarantee, decided, a_cause(an_actor(role, office=office)))
    return desk.store.events()[-1]


def test_an_insurer_decides_over_the_broker_as_by_a_call(desk: Desk) -> None:
    id_ = desk.submitted()
    review = {
        "outcome": "APPROVED",
        "content_hash": desk.application(id_).content_hash,
        "premium": str(PREMIUM),
    }
    decide(desk, "guarantee.review", {"application_id": str(id_), "review": review})
    assert desk.application(id_).state is State.AWAITING_PAYMENT
    hear(desk, bill_paid(id_, uuid4()))
    decide(desk, "guarantee.issue", {"application_id": str(id_)})
    assert desk.application(id_).state is State.LETTER_ISSUED


@pytest.mark.parametrize(
    ("decided", "office", "code"),
    [
        ({}, INSURER, "bad-input"),
        ({"application_id": "no id", "review": {}}, INSURER, "bad-input"),
        ({"outcome": "APPROVED", "premium": "1.00"}, INSURER, "guarantee.premium-out-of-range"),
        ({"outcome": "APPROVED", "premium": "2970.00"}, "qinghe-demo", "unknown"),
        ({"outcome": "DECLINED"}, INSURER, "guarantee.reason-missing"),
    ],
)
def test_a_decision_without_effect_is_answered_with_the_rule(
    desk: Desk, decided: dict[str, Any], office: str, code: str
) -> None:
    id_ = desk.submitted()
    if "outcome" in decided:
        review = {"content_hash": desk.application(id_).content_hash, **decided}
        decided = {"application_id": str(id_), "review": review}
    refused = decide(desk, "guarantee.review", decided, office)
    assert (refused.code, refused.office) == (code, office)
    assert issubclass(PremiumDiffers, Refusal)
    assert desk.application(id_).state is State.SUBMITTED


def test_of_a_verdict_and_the_end_of_the_preservation_at_once_one_looks_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = desk.issued()
    hear(desk, submitted(desk, letter_of(desk, id_)), 1)
    claim = {"claimant": "王五", "facts": "冻结有误"}
    desk.guarantee.open_claim(cause=a_cause(PROGRAM), application_id=id_, claim=claim)
    find, verdict = desk.store.find, {"settled": False, "reasons": "经核定"}

    def find_too_early(cls: Any, originator_id: UUID) -> Any:
        found = find(cls, originator_id)
        if cls is Securing:
            monkeypatch.setattr(desk.store, "find", find)
            hear(desk, of(desk, wire.ApplicationLifted, lifted_on=ON), 2)
        return found

    monkeypatch.setattr(desk.store, "find", find_too_early)
    with pytest.raises(Conflict):
        desk.guarantee.decide_claim(cause=a_cause(PROGRAM), application_id=id_, verdict=verdict)
    desk.guarantee.decide_claim(cause=a_cause(PROGRAM), application_id=id_, verdict=verdict)
    assert desk.application(id_).state is State.DISCHARGED


def test_a_court_is_told_what_claims_have_left_of_a_letter(desk: Desk) -> None:
    id_ = desk.issued()
    letter = letter_of(desk, id_)
    hear(desk, submitted(desk, letter), 1)
    claim = {"claimant": "王五", "facts": "冻结有误"}
    desk.guarantee.open_claim(cause=a_cause(PROGRAM), application_id=id_, claim=claim)
    verdict = {"settled": True, "amount": AMOUNT - 1, "reasons": "经核定"}
    desk.guarantee.decide_claim(cause=a_cause(PROGRAM), application_id=id_, verdict=verdict)
    hear(desk, of(desk, wire.ApplicationWithdrawn, withdrawn_at=NOON), 2)
    hear(desk, submitted(desk, letter, preservation=OTHER, category="PRE_LITIGATION"), 1)
    last = [each for each in desk.store.events() if isinstance(each, Securing.Checked)][-1]
    assert (last.result, last.amount) == (Result.TOO_SMALL, Decimal(1))
