"""The application after the premium: policy and letter, what they secure, and what becomes of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.chassis.testing import NOON
from services.guarantee.domain import refusals
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.states import State
from services.guarantee.tests import applications as at
from services.guarantee.tests.applications import PRESERVATION, happened

ANOTHER = at.BILL


def last(application: Application) -> Any:
    return application.pending_events[-1]


# --- issuing ----------------------------------------------------------------------------------------------------------


def test_policy_and_letter_say_what_was_approved_and_paid() -> None:
    application = at.issued()

    assert happened(application)[-2:] == ["PolicyIssued", "LetterIssued"]
    assert application.policy is not None
    assert application.letter is not None
    assert (application.policy.amount, application.policy.premium) == (
        Decimal(at.AMOUNT),
        Decimal(at.PREMIUM),
    )
    assert (application.letter.court, application.letter.amount) == ("湘", Decimal(at.AMOUNT))
    assert application.letter.policy_no == application.policy.policy_no


def test_nothing_is_issued_twice() -> None:
    application = at.issued()

    with pytest.raises(refusals.NotInThisState):
        at.issue(application, 2)

    assert application.letter_no == "YSBH-1"


def test_what_could_not_be_issued_waits_for_another_try() -> None:
    application = at.paid()
    for _ in range(2):
        application.fail_issuing("签章服务不可用", at=NOON)

    at.issue(application)

    assert happened(application)[-4:] == ["IssuingFailed", "IssuingFailed", "PolicyIssued", "LetterIssued"]
    assert application.state is State.LETTER_ISSUED


# --- securing ---------------------------------------------------------------------------------------------------------


def test_a_letter_secures_one_preservation_at_a_time() -> None:
    application = at.used()

    application.use(PRESERVATION, at=NOON)
    assert happened(application).count("Used") == 1
    with pytest.raises(refusals.LetterBound):
        application.use(ANOTHER, at=NOON)
    application.release(at=NOON)
    assert application.preservation_id is None
    application.use(ANOTHER, at=NOON)

    assert application.preservation_id == ANOTHER


def test_a_claim_does_not_free_the_letter() -> None:
    application = at.claimed()

    application.use(PRESERVATION, at=NOON)
    with pytest.raises(refusals.LetterBound):
        application.use(ANOTHER, at=NOON)

    assert happened(application).count("Used") == 1


def test_a_discharged_letter_secures_nothing_not_even_what_it_did() -> None:
    for preservation_id in (PRESERVATION, ANOTHER):
        with pytest.raises(refusals.NotInThisState):
            at.discharged().use(preservation_id, at=NOON)


def test_cover_began_when_the_letter_was_used_first() -> None:
    application = at.issued()
    assert application.first_used_at is None

    application.use(PRESERVATION, at=NOON)
    application.release(at=NOON)
    application.use(ANOTHER, at=at.LATER)

    assert application.first_used_at == NOON


# --- endorsing --------------------------------------------------------------------------------------------------------


def test_an_endorsement_lowers_the_amount_and_the_letter_stands_for_less() -> None:
    application = at.issued()

    at.endorse(application, "AMOUNT_LOWERED", amount=Decimal("1500000.00"), refund=Decimal("600.00"))

    assert application.amount == Decimal("1500000.00")
    assert application.policy is not None
    assert application.policy.amount == Decimal("1500000.00")
    assert application.premium_kept == Decimal("2100.00")
    assert application.letter_no == "YSBH-1"


def test_what_a_court_relies_on_is_not_lowered_and_it_hears_of_any_other_endorsement() -> None:
    application = at.used()

    with pytest.raises(refusals.LetterInUse):
        at.endorse(application, "AMOUNT_LOWERED", amount=Decimal("1500000.00"))
    at.endorse(application, "TERM_PROLONGED", until=date(2029, 3, 1))

    assert last(application).preservation_id == PRESERVATION


@pytest.mark.parametrize("amount", ["2000000.00", "2000000.01", "0.00", "-1.00"])
def test_an_amount_is_never_raised_nor_brought_to_nothing(amount: str) -> None:
    with pytest.raises(refusals.AmountNotLower):
        at.endorse(at.issued(), "AMOUNT_LOWERED", amount=Decimal(amount))


def test_an_endorsement_prolongs_the_policy_and_never_shortens_it() -> None:
    application = at.issued()

    at.endorse(application, "TERM_PROLONGED", until=date(2029, 3, 1))

    assert application.policy is not None
    assert application.policy.until == date(2029, 3, 1)
    with pytest.raises(refusals.EndorsementIncomplete):
        at.endorse(application, "TERM_PROLONGED", until=date(2029, 3, 1))


@pytest.mark.parametrize("kind", ["AMOUNT_LOWERED", "TERM_PROLONGED", "RESPONDENT_ADDED"])
def test_an_endorsement_says_what_changes(kind: str) -> None:
    with pytest.raises(refusals.EndorsementIncomplete):
        at.endorse(at.issued(), kind)


def test_an_endorsement_changes_what_its_kind_is_about_and_nothing_else() -> None:
    application = at.issued()

    at.endorse(
        application,
        "RESPONDENT_ADDED",
        respondent=at.RESPONDENT,
        amount=Decimal("1.00"),
        until=date(2030, 1, 1),
    )

    assert (last(application).amount, last(application).until) == (Decimal(at.AMOUNT), at.UNTIL)
    assert last(application).respondent == at.RESPONDENT
    with pytest.raises(refusals.EndorsementIncomplete):
        at.endorse(application, "CORRECTED", text="")


# --- giving back ------------------------------------------------------------------------------------------------------


def test_while_a_court_relies_on_the_letter_the_policy_is_not_given_back() -> None:
    for application in (at.used(), at.claimed()):
        with pytest.raises(refusals.LetterInUse):
            at.surrender(application)


def test_a_released_letter_may_be_given_back() -> None:
    application = at.used()
    application.release(at=NOON)

    at.surrender(application)

    assert application.state is State.SURRENDERED
    assert last(application).letter_no == "YSBH-1"


def test_who_gives_back_has_seen_the_refund() -> None:
    with pytest.raises(refusals.RefundDiffers) as refused:
        at.surrender(at.issued(), "450.00", agreed="500.00")

    assert refused.value.fields[0]["zh"] == "现在可退450.00元"


# --- claims -----------------------------------------------------------------------------------------------------------


def test_a_claim_is_assessed_within_thirty_days() -> None:
    application = at.claimed()

    assert application.open_claim_no == "YSLP-1"
    assert application.claims["YSLP-1"].assess_by == at.TODAY + timedelta(days=30)


@pytest.mark.parametrize("discharges", [False, True])
def test_a_verdict_leaves_the_letter_standing_or_ends_it(*, discharges: bool) -> None:
    for decide, state in ((at.settle, "SETTLED"), (at.refuse, "REFUSED")):
        application = at.claimed()
        decide(application, discharges=discharges)
        assert application.state is (State.DISCHARGED if discharges else State.USED)
        assert application.claims["YSLP-1"].state == state
        assert application.open_claim_no == ""


@pytest.mark.parametrize("amount", [None, "0.00", "2000000.01"])
def test_a_claim_is_settled_within_the_guaranteed_amount(amount: str | None) -> None:
    with pytest.raises(refusals.ClaimAmountMissing):
        at.settle(at.claimed(), amount)


def test_what_one_claim_took_no_other_gets() -> None:
    application = at.claimed()
    at.settle(application, "8000.00")
    at.claim(application)
    assert application.left == Decimal("1992000.00")

    with pytest.raises(refusals.ClaimAmountMissing):
        at.settle(application, "1992000.01")
    at.settle(application, "1992000.00", discharges=True)

    assert (application.left, application.state) == (Decimal(0), State.DISCHARGED)
