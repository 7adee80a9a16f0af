"""Nothing happens to an application for a guarantee that the page of its states does not name."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from services.chassis.store import replay
from services.chassis.testing import NOON
from services.guarantee.domain.application import (
    POSSIBLE,
    GuaranteeApplication,
    NotInThisState,
    OnlyDraftsAreDeleted,
    Step,
)
from services.guarantee.domain.states import BUCKETS, State

FACTS: dict[Any, Any] = {
    UUID: UUID(int=9),
    str: "2026-17",
    Decimal: Decimal("500.00"),
    date: date(2026, 3, 9),
    datetime: NOON,
    bool: False,
}
STEPS: dict[str, type[Step]] = {
    name: each
    for name, each in vars(GuaranteeApplication).items()
    if isinstance(each, type) and issubclass(each, Step)
}
README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def the_page() -> dict[tuple[State, str], set[State]]:
    """Return the table of the README: where each event leads in each state."""
    possible: dict[tuple[State, str], set[State]] = {}
    for state, cell in re.findall(r"^\| ([A-Z_]+) \| [^|]+ \| (.+) \|$", README, re.MULTILINE):
        for clause in cell.split(" · "):
            names, _, target = clause.removesuffix(" (stays)").partition(" → ")
            for name in names.split(", "):
                possible[State(state), name] = (
                    {State(each) for each in target.split(" or ")} if target else {State(state)}
                )
    return possible


def a_draft() -> GuaranteeApplication:
    return GuaranteeApplication.create(
        application_id=UUID(int=1),
        account_id=UUID(int=2),
        court="湘",
        amount=Decimal("20000.00"),
        category="PRE_LITIGATION",
        insurer="901",
        submitter="PARTY",
        at=NOON,
    )


def facts_of(step: type[Step], *, discharges: bool = False) -> dict[str, Any]:
    own = {
        name: hint
        for name, hint in get_type_hints(step).items()
        if hint in FACTS and not name.startswith("originator")
    }
    own.pop("timestamp", None)
    facts = {name: FACTS[hint] for name, hint in own.items()}
    return facts | ({"discharges": discharges} if "discharges" in facts else {})


def an_application(state: State) -> GuaranteeApplication:
    application = a_draft()
    application.state = state
    return application


def test_the_page_names_every_event_and_every_state() -> None:
    page = the_page()

    assert {name for _, name in page} == set(STEPS)
    assert {state for state, _ in page} | set.union(*page.values()) == set(State)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("discharges", [False, True])
def test_an_event_is_possible_only_where_the_page_names_it(state: State, name: str, discharges: bool) -> None:  # noqa: FBT001
    application, step = an_application(state), STEPS[name]
    targets = the_page().get((state, name))

    if targets is None:
        with pytest.raises(NotInThisState):
            application.record(step, **facts_of(step, discharges=discharges))
        assert application.state is state
    else:
        application.record(step, **facts_of(step, discharges=discharges))
        assert application.state in targets


def test_both_ends_of_a_claim_are_reached() -> None:
    for name in ("ClaimSettled", "ClaimRefused"):
        ends = set()
        for discharges in (False, True):
            application = an_application(State.CLAIMED)
            application.record(STEPS[name], **facts_of(STEPS[name], discharges=discharges))
            ends.add(application.state)
        assert ends == the_page()[State.CLAIMED, name]


@pytest.mark.parametrize("state", [state for state in State if state is not State.DRAFT])
def test_only_a_draft_is_deleted(state: State) -> None:
    with pytest.raises(OnlyDraftsAreDeleted):
        an_application(state).delete(at=NOON)


def test_a_used_letter_is_surrendered_only_after_its_release() -> None:
    application = an_application(State.USED)
    with pytest.raises(NotInThisState):
        application.record(GuaranteeApplication.Surrendered, surrendered_at=NOON)

    application.record(GuaranteeApplication.Released, preservation_id=UUID(int=3), released_at=NOON)
    application.record(GuaranteeApplication.Surrendered, surrendered_at=NOON)

    assert application.state is State.SURRENDERED


def test_every_state_but_the_deleted_is_counted_exactly_once() -> None:
    counted = [state for states in BUCKETS.values() for state in states]

    assert sorted(each.value for each in counted) == sorted(
        each.value for each in set(State) - {State.DELETED}
    )


class AnyHistory(RuleBasedStateMachine):
    """Whatever is tried in whatever order: what happened is a path on the page, and a replay of it ends at the same place."""

    def __init__(self) -> None:
        super().__init__()
        self.page = the_page()
        self.application = a_draft()
        self.events = list(self.application.collect_events())

    @rule(name=st.sampled_from(sorted(STEPS)), discharges=st.booleans())
    def try_one(self, name: str, discharges: bool) -> None:  # noqa: FBT001
        before = self.application.state
        targets = self.page.get((before, name), set())
        try:
            self.application.record(STEPS[name], **facts_of(STEPS[name], discharges=discharges))
        except NotInThisState:
            assert not targets
            assert self.application.state is before
        else:
            assert self.application.state in targets
        self.events += self.application.collect_events()

    @rule(chance=st.data())
    def go_on(self, chance: st.DataObject) -> None:
        possible = sorted(each.__name__ for each in POSSIBLE[self.application.state])
        if possible:
            self.try_one(chance.draw(st.sampled_from(possible)), chance.draw(st.booleans()))

    @invariant()
    def replaying_ends_at_the_same_place(self) -> None:
        again = replay(self.events)
        assert again.state is self.application.state
        assert again.version == self.application.version == len(self.events)


TestAnyHistory = AnyHistory.TestCase
