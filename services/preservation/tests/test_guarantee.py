"""How much guarantee the law lets a court require, and when it may do without."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from services.chassis.refusals import Refusal
from services.chassis.testing import NOON
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import Content
from services.preservation.domain.guarantee import (
    Exemption,
    ExemptionUnfounded,
    GuaranteeAboveCeiling,
    GuaranteeBelowWhole,
    GuaranteeMandatory,
    GuaranteeMissing,
    GuaranteeOrder,
    offered,
    proposed,
)
from services.preservation.domain.ruling import RuledItem
from services.preservation.domain.status import Result, Status
from services.preservation.tests.applications import (
    CALENDAR,
    accept,
    accepted,
    give,
    guaranteed,
    happened,
    litigation,
    order,
    paid,
    reviewed,
    send_back,
)
from services.preservation.tests.examples import example

ARBITRATION = litigation(creation__category="ARBITRATION")
ABROAD = litigation(creation__category="ARBITRATION", creation__foreign_related=True)
BEFORE_ENFORCEMENT = litigation(creation__category="PRE_ENFORCEMENT")


def refusal_of(content: Content, amount: str, **said: Any) -> type[Refusal] | None:
    try:
        GuaranteeOrder(amount=Decimal(amount), reason="理由", **said).must_be_lawful(content)
    except Refusal as refusal:
        return type(refusal)
    return None


def claiming(ground: str, content: Content = litigation()) -> Content:  # noqa: B008 - frozen
    item = {"kind": "NONE", "exemption": ground, "exemption_reason": "…"}
    return litigation(
        creation__category=content.creation.category,
        creation__foreign_related=content.creation.foreign_related,
        guarantees__items=[item],
    )


# --- how much ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [litigation(), ARBITRATION])
def test_in_a_suit_it_is_thirty_per_cent_at_most(content: Content) -> None:
    assert refusal_of(content, "6000.00") is None
    assert refusal_of(content, "6000.01") is GuaranteeAboveCeiling


def test_of_the_disputed_object_it_is_thirty_per_cent_of_its_value() -> None:
    assert refusal_of(litigation(), "3000.00", object_value=Decimal(10000)) is None
    assert refusal_of(litigation(), "3000.01", object_value=Decimal(10000)) is GuaranteeAboveCeiling


def test_in_a_suit_the_court_may_order_none() -> None:
    assert refusal_of(litigation(), "0.00") is None


def test_a_suit_about_foreign_matters_has_the_same_ceiling() -> None:
    assert refusal_of(litigation(creation__foreign_related=True), "6000.01") is GuaranteeAboveCeiling


def test_before_a_suit_it_is_the_whole_amount() -> None:
    assert refusal_of(example(), "20000.00") is None
    assert refusal_of(example(), "19999.99") is GuaranteeBelowWhole


def test_before_a_suit_a_special_situation_allows_less_but_not_nothing() -> None:
    assert refusal_of(example(), "5000.00", special="申请人生活困难") is None
    assert refusal_of(example(), "5000.00", special=" ") is GuaranteeBelowWhole
    assert refusal_of(example(), "0.00", special="申请人生活困难") is GuaranteeMandatory


def test_in_foreign_related_arbitration_there_must_be_one_and_no_ceiling() -> None:
    assert refusal_of(ABROAD, "0.00") is GuaranteeMandatory
    assert refusal_of(ABROAD, "20000.00") is None


def test_before_enforcement_there_may_be_none() -> None:
    assert refusal_of(BEFORE_ENFORCEMENT, "0.00") is None


def test_for_conduct_the_court_says_how_much_but_before_a_suit_not_nothing() -> None:
    assert refusal_of(example(creation__type="CONDUCT"), "1.00") is None
    assert refusal_of(example(creation__type="CONDUCT"), "0.00") is GuaranteeMandatory
    assert refusal_of(litigation(creation__type="CONDUCT"), "0.00") is None


def test_evidence_may_do_without() -> None:
    assert refusal_of(example(creation__type="EVIDENCE"), "0.00") is None


@pytest.mark.parametrize(
    ("content", "amount", "mandatory"),
    [
        (example(), "20000.00", True),
        (litigation(), "6000.00", False),
        (ARBITRATION, "6000.00", False),
        (ABROAD, "6000.00", True),
        (BEFORE_ENFORCEMENT, "0", False),
        (example(creation__type="CONDUCT"), "0", True),
        (example(creation__type="EVIDENCE"), "0", False),
    ],
)
def test_the_system_proposes_what_the_law_suggests(content: Content, amount: str, *, mandatory: bool) -> None:
    proposal = proposed(content)

    assert (proposal.amount, proposal.mandatory) == (Decimal(amount), mandatory)
    assert "第" in proposal.source


# --- let off ----------------------------------------------------------------------------------------------------------


def exempt(application: Application, ground: str, *, granted: bool = True, reason: str = "理由") -> None:
    application.decide_exemption(
        Exemption(ground=ground, reason=reason),
        granted=granted,
        content_hash=application.content_hash,
        at=NOON,
        calendar=CALENDAR,
    )


def test_an_exemption_is_claimed_and_reasoned() -> None:
    application = accepted(claiming("BRAVERY"))

    with pytest.raises(ExemptionUnfounded):
        exempt(application, "CLEAR_FACTS")
    with pytest.raises(ExemptionUnfounded):
        exempt(application, "BRAVERY", reason=" ")
    exempt(application, "BRAVERY")

    assert application.exempted


def test_an_exemption_that_was_refused_may_be_granted_later() -> None:
    application = accepted(claiming("BRAVERY"))

    exempt(application, "BRAVERY", granted=False)
    assert not application.exempted
    exempt(application, "BRAVERY")

    assert application.exempted


@pytest.mark.parametrize("content", [example(), ABROAD])
def test_where_the_law_requires_one_nobody_is_let_off(content: Content) -> None:
    application = accepted(claiming("CLEAR_FACTS", content))

    exempt(application, "CLEAR_FACTS", granted=False)
    with pytest.raises(GuaranteeMandatory):
        exempt(application, "CLEAR_FACTS")


def test_the_ground_of_preservation_before_enforcement_is_for_that_alone() -> None:
    exempt(accepted(claiming("PRE_ENFORCEMENT", BEFORE_ENFORCEMENT)), "PRE_ENFORCEMENT")
    for ground, content in (("PRE_ENFORCEMENT", litigation()), ("CLEAR_FACTS", BEFORE_ENFORCEMENT)):
        with pytest.raises(ExemptionUnfounded):
            exempt(accepted(claiming(ground, content)), ground)


# --- ordered, and provided --------------------------------------------------------------------------------------------


def test_an_order_waits_for_what_is_missing() -> None:
    application = accepted(litigation(guarantees__items=guaranteed("5000.00")))

    order(application, "6000.00")
    with pytest.raises(GuaranteeMissing):
        application.provide_guarantee(
            litigation(guarantees__items=guaranteed("5999.99")), at=NOON, calendar=CALENDAR
        )
    application.provide_guarantee(
        litigation(guarantees__items=guaranteed("6000.00")), at=NOON, calendar=CALENDAR
    )

    assert application.status is Status.UNDER_REVIEW
    assert offered(litigation(guarantees__items=guaranteed("6000.00"))) == 6000


def test_an_order_is_met_at_once_by_what_was_offered() -> None:
    application = accepted(litigation(guarantees__items=guaranteed("6000.00")))

    order(application, "6000.00")

    assert happened(application)[-2:] == ["GuaranteeOrdered", "GuaranteeProvided"]
    assert application.status is Status.UNDER_REVIEW


def test_another_order_goes_back_to_where_it_was_ordered_unless_it_asks_for_more() -> None:
    application = reviewed(litigation(guarantees__items=guaranteed("4000.00")))
    order(application, "5000.00")

    order(application, "6000.00")
    assert happened(application)[-2:] == ["GuaranteeOrderChanged", "GuaranteeOrdered"]
    order(application, "4000.00")

    assert happened(application)[-1] == "GuaranteeOrderChanged"
    assert application.status is Status.AWAITING_PAYMENT


def test_an_unlawful_order_is_none() -> None:
    application = accepted(litigation())

    with pytest.raises(GuaranteeAboveCeiling):
        order(application, "6000.01")

    assert application.status is Status.UNDER_REVIEW


# --- the grant --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("items", [[], guaranteed("0.00"), guaranteed("19999.99")])
def test_before_a_suit_a_grant_rests_on_the_whole_amount(items: list[dict[str, Any]]) -> None:
    with pytest.raises(GuaranteeMissing):
        give(paid(example(guarantees__items=items)))


def test_several_guarantees_count_together_but_none_is_nothing() -> None:
    [half], none = guaranteed("10000.00"), {"kind": "NONE", "value": "10000.00"}

    give(paid(example(guarantees__items=[half, half])))
    with pytest.raises(GuaranteeMissing):
        give(paid(example(guarantees__items=[half, none])))


def test_a_part_of_the_request_needs_a_guarantee_of_that_part() -> None:
    granted = RuledItem(respondent=0, action="FREEZE", amount=Decimal("5000.00"))

    give(paid(example(guarantees__items=guaranteed("5000.00"))), Result.PARTIAL, items=(granted,))
    for too_little in (guaranteed("4999.99"), []):
        with pytest.raises(GuaranteeMissing):
            give(paid(example(guarantees__items=too_little)), Result.PARTIAL, items=(granted,))


def test_a_part_that_names_no_amount_needs_a_guarantee_of_the_whole() -> None:
    with pytest.raises(GuaranteeMissing):
        give(paid(example(guarantees__items=guaranteed("19999.99"))), Result.PARTIAL)


def test_who_was_let_off_elsewhere_is_not_let_off_before_a_suit() -> None:
    application = accepted(claiming("BRAVERY"))
    exempt(application, "BRAVERY")
    send_back(application)
    application.submit(content=example(guarantees__items=[]), missing=[], at=NOON)
    accept(application)

    with pytest.raises(GuaranteeMissing):
        give(application, urgent_because="财产正在转移")


def test_the_court_s_figure_takes_the_place_of_the_law_s() -> None:
    application = paid(example(guarantees__items=guaranteed("5000.00")))

    order(application, "5000.00", special="申请人生活困难")
    give(application)

    assert application.status is Status.RULED_GRANTED


@pytest.mark.parametrize(
    "content", [litigation(), BEFORE_ENFORCEMENT, litigation(creation__type="CONDUCT"), ARBITRATION]
)
def test_elsewhere_a_grant_needs_none_unless_one_was_ordered(content: Content) -> None:
    give(paid(content))


@pytest.mark.parametrize("content", [ABROAD, example(creation__type="CONDUCT", guarantees__items=[])])
def test_where_the_law_requires_one_a_grant_needs_it_without_an_order(content: Content) -> None:
    with pytest.raises(GuaranteeMissing):
        give(paid(content))


def test_while_a_guarantee_is_missing_there_is_only_dismissal() -> None:
    application = paid(litigation())
    order(application, "6000.00")

    with pytest.raises(GuaranteeMissing):
        give(application, urgent_because="财产正在转移")
    give(application, Result.DISMISSED)

    assert application.status is Status.RULED_DISMISSED


def test_who_was_let_off_is_granted_without_one() -> None:
    application = accepted(claiming("BRAVERY"))
    order(application, "6000.00")
    exempt(application, "BRAVERY")

    give(application, urgent_because="财产正在转移")

    assert application.status is Status.RULED_GRANTED
