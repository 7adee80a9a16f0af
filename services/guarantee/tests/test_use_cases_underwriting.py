"""核保: who decides what, two people above the limit, and no more than the insurer can carry."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from contracts.guarantee import rpc as calls
from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.store import Conflict
from services.chassis.testing import NOON, a_cause, an_actor
from services.guarantee.domain.commitments import Commitments
from services.guarantee.domain.content import Content
from services.guarantee.domain.deciding import SETTLING
from services.guarantee.domain.quote import PremiumOutOfRange
from services.guarantee.domain.reading import Reading
from services.guarantee.domain.refusals import (
    ApprovalsDiffer,
    OfficerMissing,
    OtherContent,
    PremiumMissing,
    ReasonMissing,
    SamePerson,
)
from services.guarantee.domain.states import State
from services.guarantee.domain.underwriting import CapacityExceeded
from services.guarantee.tests.desk import (
    ADMINISTRATOR,
    AMOUNT,
    COLLEAGUE,
    INSURER,
    INSURERS,
    PREMIUM,
    PROGRAM,
    STRANGER,
    UNDERWRITER,
    Desk,
    an_opinion,
    on_the_wire,
)
from services.guarantee.use_cases import expiring

LARGE = Decimal("20000000.00")


def review(desk: Desk, id_: UUID, by: Actor = UNDERWRITER, **said: Any) -> dict[str, Any]:
    application = desk.application(id_)
    premium = application.quote.premium if application.quote else None
    told = {"outcome": "APPROVED", "content_hash": application.content_hash, "premium": premium, **said}
    return desk.guarantee.review_application(cause=a_cause(by), application_id=id_, review=told)


@pytest.mark.parametrize("by", [UNDERWRITER, ADMINISTRATOR, PROGRAM])
@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, State.AWAITING_PAYMENT),
        ({"outcome": "MORE_PAPERS", "reasons": ["INCOMPLETE_MATERIAL"]}, State.SUBMITTED),
        ({"outcome": "RETURNED", "reasons": ["AMOUNT_UNSUPPORTED"]}, State.RETURNED),
        ({"outcome": "DECLINED", "reasons": ["OTHER"], "remark": "风险过高"}, State.DECLINED),
    ],
)
def test_an_insurers_people_and_its_program_decide(
    desk: Desk, by: Actor, said: dict[str, Any], state: State
) -> None:
    answer = review(desk, desk.submitted(), by, **said)
    assert on_the_wire(calls.REVIEW_APPLICATION, answer)["status"] == state


def test_nobody_else_decides(desk: Desk) -> None:
    id_ = desk.submitted()
    with pytest.raises(Unknown):
        review(desk, id_, STRANGER)
    for role in ("judge", "court_system", "applicant"):
        with pytest.raises(NotAllowed):
            review(desk, id_, an_actor(role, office=INSURER))


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"outcome": "DECLINED"}, ReasonMissing),
        ({"outcome": "DECLINED", "reasons": ["OTHER"]}, ReasonMissing),
        ({"outcome": "DECLINED", "reasons": ["ILLEGIBLE_MATERIAL"]}, ReasonMissing),
        ({"premium": None}, PremiumMissing),
        ({"premium": Decimal("1.00")}, PremiumOutOfRange),
        ({"content_hash": "0" * 64}, OtherContent),
    ],
)
def test_what_is_not_decided_as_it_must_be_has_no_effect(
    desk: Desk, said: dict[str, Any], refusal: type[Exception]
) -> None:
    id_ = desk.submitted()
    with pytest.raises(refusal):
        review(desk, id_, **said)
    assert desk.application(id_).state is State.SUBMITTED


# --- two people -------------------------------------------------------------------------------------------------------


def test_above_the_limit_two_accounts_approve_the_same(desk: Desk) -> None:
    id_ = desk.submitted(amount=LARGE)
    review(desk, id_, days=9, special_terms="三十日内起诉")
    assert (desk.application(id_).state, desk.row(id_)["awaits_second"]) == (State.SUBMITTED, True)
    shown = desk.guarantee.view_snapshot(by=COLLEAGUE, application_id=id_)
    assert "confirm" in shown["allowed"]
    first = shown["first_approval"]
    assert (first["days"], first["special_terms"]) == (9, "三十日内起诉")
    with pytest.raises(SamePerson):
        review(desk, id_)
    quote = desk.application(id_).quote
    assert quote is not None
    assert quote.premium is not None
    with pytest.raises(ApprovalsDiffer):
        review(desk, id_, COLLEAGUE, premium=quote.premium + 1)
    review(desk, id_, COLLEAGUE)
    assert desk.application(id_).state is State.AWAITING_PAYMENT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"officer_no": "U1"}, {"officer_no": "U1"}),
        ({"officer_no": "U1"}, {"officer_no": "Ｕ\u200b1"}),
        ({"officer_no": "U1"}, {"officer_no": "u-1"}),
        ({"officer": "钱七"}, {"officer": " 钱七 "}),
        ({"officer": "钱七", "officer_no": "U1"}, {"officer": "钱七"}),
        ({"officer": "钱七"}, {"officer": "钱七", "officer_no": "U1"}),
    ],
)
def test_a_program_does_not_name_the_same_person_twice(
    desk: Desk, first: dict[str, str], second: dict[str, str]
) -> None:
    id_ = desk.submitted(amount=LARGE)
    review(desk, id_, PROGRAM, **first)
    with pytest.raises(SamePerson):
        review(desk, id_, PROGRAM, **second)
    review(desk, id_, PROGRAM, officer="孙八", officer_no="U2")
    assert desk.application(id_).state is State.AWAITING_PAYMENT


def test_a_program_says_for_whom_it_approves_above_the_limit(desk: Desk) -> None:
    with pytest.raises(OfficerMissing):
        review(desk, desk.submitted(amount=LARGE), PROGRAM)


def test_what_is_quoted_by_hand_needs_two_and_a_premium(desk: Desk) -> None:
    id_ = desk.submitted(amount=Decimal("150000000.00"))
    with pytest.raises(PremiumMissing):
        review(desk, id_)
    review(desk, id_, premium=Decimal("120000.00"))
    review(desk, id_, COLLEAGUE, premium=Decimal("120000.00"))
    assert desk.application(id_).premium == Decimal("120000.00")


# --- capacity ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def narrow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk at whose insurer there is room for one letter and a half."""
    found = INSURERS.get(INSURER)
    assert found is not None
    monkeypatch.setitem(INSURERS._by_code, INSURER, replace(found, capacity=AMOUNT * 3 / 2))
    return desk


def test_an_insurer_takes_on_no_more_than_it_can_carry(narrow: Desk) -> None:
    one, two = narrow.submitted(), narrow.submitted()
    review(narrow, one)
    with pytest.raises(CapacityExceeded):
        review(narrow, two)
    exposure = narrow.guarantee.view_exposure(by=UNDERWRITER)
    assert (exposure["open"], exposure["free"]) == (AMOUNT, AMOUNT / 2)
    assert on_the_wire(calls.VIEW_EXPOSURE, exposure)["lines"][0]["count"] == 1
    snapshot = narrow.guarantee.view_snapshot(by=UNDERWRITER, application_id=two)
    assert "不能核保通过" in snapshot["warnings"][0]
    narrow.guarantee.withdraw_application(cause=narrow.cause(), application_id=one)
    review(narrow, two)


def test_of_two_approvals_at_once_one_looks_again(narrow: Desk) -> None:
    """Another program approves between our look at what is carried and our save."""
    one, two = narrow.submitted(), narrow.submitted()
    lists, meanwhile = narrow.guarantee.lists, threading.Event()

    class Interrupted:
        def __getattr__(self, name: str) -> Any:
            return getattr(lists, name)

        def carried(self, insurer: str) -> Any:
            seen = lists.carried(insurer)
            if not meanwhile.is_set():
                meanwhile.set()
                other = narrow.application(one)
                other.approve(
                    content_hash=other.content_hash,
                    premium=PREMIUM,
                    days=7,
                    opinion=an_opinion(),
                    needs_second=False,
                    at=NOON,
                )
                entered = Commitments.open(INSURER)
                entered.enter(other.id, other.amount)
                narrow.keep(other, entered)
            return seen

    object.__setattr__(narrow.guarantee, "lists", Interrupted())
    with pytest.raises(Conflict):
        review(narrow, two)
    with pytest.raises(CapacityExceeded):
        review(narrow, two)


# --- what an insurer sees ---------------------------------------------------------------------------------------------


def test_the_queue_shows_first_what_must_be_answered_first(desk: Desk) -> None:
    fast, waits = desk.submitted(), desk.asked_for_papers()
    page = desk.guarantee.list_office_applications(by=UNDERWRITER, sort="clock")
    assert [each["id"] for each in page["items"]] == [fast, waits]
    shown = on_the_wire(calls.LIST_OFFICE_APPLICATIONS, page)["items"][0]
    assert (shown["mine"], shown["awaits_second"]) == ("OFFICE", False)
    assert desk.guarantee.list_office_applications(by=STRANGER)["items"] == []


def test_the_file_is_shown_once_it_is_recorded_who_opens_it(desk: Desk) -> None:
    id_ = desk.submitted()
    shown = on_the_wire(calls.VIEW_SNAPSHOT, desk.guarantee.view_snapshot(by=UNDERWRITER, application_id=id_))
    assert shown["allowed"] == ["review"]
    content = desk.application(id_).content
    assert isinstance(content, Content)
    material = content.materials[0].id
    assert material is not None
    desk.guarantee.view_office_material(by=PROGRAM, application_id=id_, material_id=material)
    opened = [each for each in desk.store.events() if isinstance(each, Reading.Opened)]
    assert [(each.reader, each.material_id) for each in opened] == [
        (UNDERWRITER.id, None),
        (PROGRAM.id, material),
    ]


@pytest.mark.parametrize("end", ["declined", "withdrawn"])
def test_what_it_may_see_ends_with_a_decline(desk: Desk, end: str) -> None:
    id_ = desk.declined() if end == "declined" else desk.submitted()
    if end == "withdrawn":
        desk.guarantee.withdraw_application(cause=desk.cause(), application_id=id_)
    for look in (desk.guarantee.view_snapshot, desk.guarantee.print_office_paper):
        with pytest.raises(Unknown):
            look(
                by=UNDERWRITER,
                application_id=id_,
                **({"paper_id": "policy"} if "paper" in look.__name__ else {}),
            )
    assert desk.guarantee.list_office_applications(by=UNDERWRITER)["items"] == []


def test_a_draft_and_anothers_file_are_unknown_to_it(desk: Desk) -> None:
    with pytest.raises(Unknown):
        desk.guarantee.view_snapshot(by=UNDERWRITER, application_id=desk.created())
    with pytest.raises(Unknown):
        desk.guarantee.view_snapshot(by=STRANGER, application_id=desk.submitted())
    with pytest.raises(NotAllowed):
        desk.guarantee.view_exposure(by=desk.applicant)


# --- the premium's last day -------------------------------------------------------------------------------------------


def test_an_approval_lapses_when_nobody_can_be_paying_any_more(desk: Desk) -> None:
    ids = [desk.approved() for _ in range(3)]
    due = desk.application(ids[0]).due_on
    assert due is not None
    for after, lapsed in (
        (timedelta(), 0),
        (SETTLING - timedelta(seconds=1), 0),
        (SETTLING, 3),
        (SETTLING, 0),
    ):
        assert desk.guarantee.expire(cause=_clock(clock.end_of(due) + after)) == lapsed, after
    assert {desk.application(each).state for each in ids} == {State.EXPIRED}


def test_what_cannot_be_looked_at_stands_in_no_others_way(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [desk.approved() for _ in range(3)]
    find, due = desk.store.find, desk.application(ids[0]).due_on
    assert due is not None

    def break_on_the_first(cls: Any, id_: UUID) -> Any:
        if id_ == ids[0]:
            raise ValueError("damaged")
        return find(cls, id_)

    monkeypatch.setattr(desk.store, "find", break_on_the_first)
    monkeypatch.setattr(expiring, "AT_A_TIME", 1)
    at = clock.end_of(due) + SETTLING
    expired = sum(desk.guarantee.expire(cause=_clock(at + timedelta(seconds=i))) for i in range(2))
    assert expired == 2
    monkeypatch.setattr(desk.store, "find", find)
    assert desk.guarantee.expire(cause=_clock(at + timedelta(minutes=1))) == 0
    assert desk.guarantee.expire(cause=_clock(at + timedelta(hours=2))) == 1


def _clock(at: datetime) -> Cause:
    return Cause(mark="", id="expire", actor=an_actor("service"), at=at)
