"""Whatever is asked of guarantee by whomever in whatever order: one policy, one letter, and figures that add up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from services.chassis import clock
from services.chassis.refusals import Refusal
from services.chassis.testing import NOON
from services.guarantee.domain.securing import Course
from services.guarantee.domain.states import State
from services.guarantee.tests import ways
from services.guarantee.tests.always import AlwaysHolds
from services.guarantee.tests.applications import BILL
from services.guarantee.tests.desk import (
    ADMINISTRATOR,
    COLLEAGUE,
    FILE,
    MATERIAL,
    PREMIUM,
    STRANGER,
    UNDERWRITER,
    Desk,
    a_desk,
)

PRESERVATIONS = [UUID(int=each) for each in (11, 12)]
BEGUN = [State.DRAFT, State.SUBMITTED, State.AWAITING_PAYMENT, State.PAID, State.LETTER_ISSUED, State.USED]
"""How far an application has come when it enters the story."""
insurer_s = st.sampled_from([UNDERWRITER, UNDERWRITER, UNDERWRITER, COLLEAGUE, STRANGER])
preservations = st.sampled_from(PRESERVATIONS)

Draw = Callable[[st.SearchStrategy[Any]], Any]


class AnythingAsked(AlwaysHolds):
    """A few applications of one applicant, and everybody who may ask for something about them."""

    @initialize(state=st.sampled_from(BEGUN))
    def begin(self, state: State) -> None:
        clock.tell(lambda: NOON)
        self.desk, self.at = a_desk(), NOON
        self.store = self.desk.store
        self.heard = 2  # how far the histories of the preservations have been heard
        self.enters(state)

    def teardown(self) -> None:
        clock.tell(lambda: datetime.now(UTC))

    @precondition(lambda self: len(self.ids) < 3)
    @rule(state=st.sampled_from(BEGUN))
    def enters(self, state: State) -> None:
        self.ids.append(ways.brought_to(self.desk, state))

    @rule(data=st.data())
    def ask_for_what_may_be(self, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(self.ids))
        likely = LIKELY.get(self.desk.application(id_).state)
        if likely:
            self._ask(id_, data.draw(st.sampled_from(likely), label="act"), data)

    @rule(data=st.data())
    def ask_for_anything(self, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(self.ids))
        self._ask(id_, data.draw(st.sampled_from(sorted(ACTS)), label="act"), data)

    def _ask(self, id_: UUID, act: str, data: st.DataObject) -> None:
        """Ask for something: it is granted, or refused and nothing has changed."""
        before = len(self.store.log)
        try:
            ACTS[act](self, id_, data.draw)
        except Refusal:
            assert len(self.store.log) == before, act

    # --- what is asked ------------------------------------------------------------------------------------------------

    def sign(self, id_: UUID, _: Draw) -> None:
        self.desk.signs(id_)

    def submit(self, id_: UUID, _: Draw) -> None:
        self.desk.guarantee.submit_application(cause=self.desk.cause(), application_id=id_)

    def upload(self, id_: UUID, draw: Draw) -> None:
        material = {**MATERIAL, "sha256": draw(st.sampled_from("abc")) * 64}
        self.desk.guarantee.add_material(
            cause=self.desk.cause(), application_id=id_, material=material, file=FILE
        )

    def supply(self, id_: UUID, _: Draw) -> None:
        self.desk.guarantee.supply_materials(cause=self.desk.cause(), application_id=id_)

    def delete(self, id_: UUID, _: Draw) -> None:
        self.desk.guarantee.delete_application(cause=self.desk.cause(), application_id=id_)

    def withdraw(self, id_: UUID, _: Draw) -> None:
        ways.withdraw(self.desk, id_)

    def review(self, id_: UUID, draw: Draw) -> None:
        outcome = draw(st.sampled_from(["MORE_PAPERS", "MORE_PAPERS", "RETURNED", "DECLINED"]))
        ways.review(self.desk, id_, outcome, by=draw(insurer_s))

    def approve(self, id_: UUID, draw: Draw) -> None:
        premium = draw(st.sampled_from([PREMIUM, PREMIUM, PREMIUM + 1, Decimal(1)]))
        ways.approve(self.desk, id_, premium=premium, by=draw(insurer_s))

    def bill(self, id_: UUID, draw: Draw) -> None:
        ways.bill(self.desk, id_, draw(st.sampled_from([BILL, PRESERVATIONS[0]])))

    def pay(self, id_: UUID, draw: Draw) -> None:
        amount = draw(st.sampled_from([PREMIUM, PREMIUM, PREMIUM + 1, Decimal("0.01")]))
        ways.pay(self.desk, id_, amount, draw(st.sampled_from([BILL, PRESERVATIONS[0]])))

    def expire(self, _: UUID, draw: Draw) -> None:
        ways.expire(self.desk, NOON + timedelta(days=draw(st.integers(0, 9))))

    def issue(self, id_: UUID, draw: Draw) -> None:
        ways.issue(self.desk, id_, by=draw(insurer_s))

    def name_letters(self, _: UUID, draw: Draw) -> None:
        """Let a preservation name any letters, known or not, heard of late or in time."""
        known = [it.letter_no for it, _ in self.seen.values() if it.letter_no]
        letters = draw(st.lists(st.sampled_from([*known, "YSBH-NONE"]), max_size=2))
        self.heard += draw(st.sampled_from([-1, 1, 1]))
        ways.name_letter(
            self.desk,
            *letters,
            preservation_id=draw(preservations),
            as_of=self.heard,
            court=draw(st.sampled_from(["湘", "湘", "粤"])),
        )

    def turn(self, _: UUID, draw: Draw) -> None:
        self.heard += draw(st.sampled_from([-1, 1, 1]))
        course = draw(st.sampled_from(list(Course)))
        ways.turn(self.desk, course, preservation_id=draw(preservations), as_of=self.heard)

    def endorse(self, id_: UUID, draw: Draw) -> None:
        ways.endorse(self.desk, id_, draw(st.sampled_from(["1500000.00", "1000000.00", "3000000.00"])))

    def claim(self, id_: UUID, _: Draw) -> None:
        ways.claim(self.desk, id_)

    def decide_claim(self, id_: UUID, draw: Draw) -> None:
        amount = draw(st.sampled_from([None, "8000.00", "1500000.00"]))
        ways.decide_claim(self.desk, id_, amount, discharges=draw(st.booleans()))

    def surrender(self, id_: UUID, _: Draw) -> None:
        ways.surrender(self.desk, id_)

    def end(self, id_: UUID, _: Draw) -> None:
        ways.end(self.desk, id_)

    # --- what is shown ------------------------------------------------------------------------------------------------

    @invariant()
    def the_counters_come_to_the_total(self) -> None:
        column = self.desk.guarantee.view_column(by=self.desk.applicant)
        there = [it for it, _ in self.seen.values() if it.state is not State.DELETED]
        assert sum(column["counters"].values()) == column["total"] == len(there)

    @invariant()
    def the_exposure_adds_up(self) -> None:
        shown = self.desk.guarantee.view_exposure(by=ADMINISTRATOR)
        assert shown["open"] == sum(each["amount"] for each in shown["lines"])

    @invariant()
    def no_more_is_given_back_than_was_paid(self) -> None:
        for it, story in self.seen.values():
            assert it.premium_kept >= 0
            given = [each.refund for each in story if hasattr(each, "refund")]
            assert sum(given) <= (it.premium or 0)

    @invariant()
    def whoever_may_look_sees_it(self) -> None:
        for id_, (it, _) in self.seen.items():
            if it.state is not State.DELETED:
                assert self.desk.view(id_)["status"] == it.state


ACTS: dict[str, Callable[[AnythingAsked, UUID, Draw], None]] = {
    each.__name__: each
    for each in (
        AnythingAsked.sign,
        AnythingAsked.submit,
        AnythingAsked.upload,
        AnythingAsked.supply,
        AnythingAsked.delete,
        AnythingAsked.withdraw,
        AnythingAsked.review,
        AnythingAsked.approve,
        AnythingAsked.bill,
        AnythingAsked.pay,
        AnythingAsked.expire,
        AnythingAsked.issue,
        AnythingAsked.name_letters,
        AnythingAsked.turn,
        AnythingAsked.endorse,
        AnythingAsked.claim,
        AnythingAsked.decide_claim,
        AnythingAsked.surrender,
        AnythingAsked.end,
    )
}


LIKELY: dict[State, list[str]] = {
    State.DRAFT: ["sign", "submit", "submit"],
    State.SUBMITTED: ["review", "upload", "supply", "approve", "approve"],
    State.RETURNED: ["sign", "submit", "upload"],
    State.AWAITING_PAYMENT: ["bill", "pay", "pay", "expire"],
    State.PAID: ["issue"],
    State.LETTER_ISSUED: ["name_letters", "name_letters", "endorse", "surrender", "end"],
    State.USED: ["name_letters", "turn", "endorse", "claim", "claim"],
    State.CLAIMED: ["turn", "decide_claim"],
}
"""What is asked for most of the time where an application stands, for otherwise few would come to the end."""


@pytest.mark.parametrize("state", ways.REACHABLE)
def test_every_state_is_reached_by_what_is_asked(desk: Desk, state: State) -> None:
    assert desk.application(ways.brought_to(desk, state)).state is state


def test_whoever_changes_a_letter_is_let(desk: Desk) -> None:
    id_ = ways.brought_to(desk, State.USED)
    ways.claim(desk, id_)
    ways.decide_claim(desk, id_)
    ended = ways.brought_to(desk, State.LETTER_ISSUED)
    ways.endorse(desk, ended)
    ways.end(desk, ended)

    assert desk.events(id_)[-2:] == ["ClaimOpened", "ClaimSettled"]
    assert desk.events(ended)[-2:] == ["Endorsed", "Ended"]
    assert desk.application(ended).state is State.DISCHARGED


class AnythingAskedForLong(AnythingAsked):
    """The same, in its long form."""


TestAnythingAsked = cast("Any", AnythingAsked).TestCase
TestAnythingAsked.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestAnythingAskedForLong = pytest.mark.full(cast("Any", AnythingAskedForLong).TestCase)
TestAnythingAskedForLong.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)
