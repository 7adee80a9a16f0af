"""Every state and every event: what the handbook's table lists happens and leads where it says, the rest is refused by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from services.chassis.refusals import Refusal
from services.chassis.testing import NOON
from services.dossier.tests.state_table import event_of
from services.guarantee.domain import events, refusals, states
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.states import State
from services.guarantee.tests import applications as at
from services.guarantee.tests.applications import happened
from services.guarantee.tests.handbook import COUNTERS, STEPS, TABLE

S = State
README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
OTHER = UUID(int=9)

STATES: dict[State, Callable[[], Application]] = {
    S.DRAFT: at.a_draft,
    S.SUBMITTED: at.submitted,
    S.RETURNED: at.returned,
    S.AWAITING_PAYMENT: at.approved,
    S.PAID: at.paid,
    S.POLICY_ISSUED: at.with_policy,
    S.LETTER_ISSUED: at.issued,
    S.USED: at.used,
    S.CLAIMED: at.claimed,
    S.DECLINED: at.declined,
    S.EXPIRED: at.expired,
    S.WITHDRAWN: at.withdrawn,
    S.SURRENDERED: at.surrendered,
    S.DISCHARGED: at.discharged,
    S.DELETED: at.deleted,
}


def wanted(it: Application) -> Application:
    if it.state is S.SUBMITTED:
        at.ask_for_papers(it)
    return it


def letter(it: Application) -> None:
    """Issue the letter alone, as nobody can but `issue`."""
    issued = it.letter_of("YSBH-1", check_code="0123456789", policy_no="YSBD-1")
    it.step(events.LetterIssued, letter=issued, sha256="b" * 64, issued_at=NOON)


ATTEMPTS: dict[str, Callable[[Application], Any]] = {
    "Submitted": at.submit,
    "Deleted": lambda it: it.delete(at=NOON),
    "PapersSupplied": lambda it: at.supply(wanted(it)),
    "Withdrawn": lambda it: it.withdraw(reason="已和解", at=NOON),
    "Surrendered": at.surrender,
    "PapersRequested": at.ask_for_papers,
    "Returned": at.send_back,
    "Declined": at.decline,
    "ApprovedOnce": lambda it: at.approve(it, needs_second=True),
    "Approved": at.approve,
    "PremiumBilled": lambda it: it.bill(OTHER),
    "PremiumPaid": at.pay,
    "QuoteExpired": lambda it: it.expire(at=at.LATER),
    "PolicyIssued": at.issue,
    "LetterIssued": letter,
    "IssuingFailed": lambda it: it.fail_issuing("签章服务不可用", at=NOON),
    "Used": lambda it: it.use(OTHER, at=NOON),
    "Released": lambda it: it.release(at=NOON),
    "Replaced": lambda it: it.replace(at=NOON),
    "Discharged": lambda it: it.discharge(at=NOON),
    "Ended": lambda it: it.end(reason="期限届满", at=NOON),
    "Endorsed": at.endorse,
    "ClaimOpened": at.claim,
    "ClaimSettled(in part)": at.settle,
    "ClaimSettled(the rest)": lambda it: at.settle(it, at.AMOUNT, discharges=True),
    "ClaimRefused(for now)": at.refuse,
    "ClaimRefused(for good)": lambda it: at.refuse(it, discharges=True),
}
IN_ONE_BREATH = {"PolicyIssued": S.LETTER_ISSUED}
"""The policy is never issued without the letter."""
NOTED_IN_TIME = {"PremiumBilled"}
"""A bill of which one hears too late is not noted; there is nobody to be told so."""


def rule_against(attempt: str, state: State) -> type[Refusal]:
    relied_on = state in (S.USED, S.CLAIMED)
    if attempt == "Deleted":
        return refusals.OnlyDraftsAreDeleted
    if attempt == "Used" and relied_on:
        return refusals.LetterBound
    if attempt == "Surrendered" and relied_on:
        return refusals.LetterInUse
    return refusals.NotInThisState


def after(attempt: str, state: State) -> State:
    """Attempt it, which must bring its event; return where that leads."""
    it = STATES[state]()
    before = len(it.pending_events)
    ATTEMPTS[attempt](it)
    assert event_of(attempt) in happened(it)[before:], attempt
    assert getattr(it.pending_events[-1], "leads_to", it.state) is it.state
    return it.state


def refused(attempt: str, state: State) -> type[Refusal]:
    """Attempt it, which must change nothing; return by which rule it is refused."""
    it = STATES[state]()
    before = {**vars(it), "_pending_events": [*it.pending_events]}
    with pytest.raises(Refusal) as refusal:
        ATTEMPTS[attempt](it)
    assert vars(it) == before, attempt
    return refusal.type


@pytest.mark.parametrize("state", State)
def test_what_the_table_lists_happens_and_leads_where_it_says(state: State) -> None:
    listed = {each: IN_ONE_BREATH.get(each, State(target)) for each, target in TABLE[state].items()}

    assert STATES[state]().state is state
    assert {each: after(each, state) for each in listed} == listed


@pytest.mark.parametrize("state", State)
def test_what_it_does_not_list_is_refused_by_name_and_leaves_no_event(state: State) -> None:
    rest = {
        each: rule_against(each, state)
        for each in ATTEMPTS
        if each not in TABLE[state].keys() | NOTED_IN_TIME
    }

    assert {each: refused(each, state) for each in rest} == rest


@pytest.mark.parametrize("state", [each for each in State if each is not S.AWAITING_PAYMENT])
def test_a_bill_that_is_heard_of_too_late_changes_nothing(state: State) -> None:
    it = STATES[state]()
    before = happened(it)

    it.bill(OTHER)

    assert happened(it) == before


def test_nothing_happens_any_more_where_it_is_over() -> None:
    assert {state for state, row in TABLE.items() if not row} == states.OVER


def test_every_state_and_every_event_is_tried() -> None:
    assert set(STATES) == set(State) == set(TABLE)
    assert {event_of(each) for each in ATTEMPTS} == set(events.__all__) - {"Event", "Step", "Created"}
    assert {each for row in TABLE.values() for each in row} <= set(ATTEMPTS)


def test_the_table_of_the_code_is_the_handbook_s() -> None:
    coded = {
        state: {event: set(targets) or {state} for event, targets in row.items()}
        for state, row in states.LAWFUL.items()
    }

    assert coded == STEPS


def test_the_counters_are_the_handbook_s_and_count_every_state_once() -> None:
    assert {bucket: set(each) for bucket, each in states.BUCKETS.items()} == COUNTERS
    assert set(states.BUCKET_OF) == set(State) - {S.DELETED}
    assert sum(len(each) for each in states.BUCKETS.values()) == len(states.BUCKET_OF)


def test_the_readme_shows_the_same_table() -> None:
    shown: dict[State, dict[str, set[State]]] = {state: {} for state in states.OVER}
    for name, cell in re.findall(r"^\| ([A-Z_]+) \| [^|]+ \| (.+) \|$", README, re.MULTILINE):
        state = State(name)
        shown[state] = {}
        for clause in cell.split(" · "):
            happens, _, targets = clause.removesuffix(" (stays)").partition(" → ")
            for each in happens.split(", "):
                shown[state][each] = (
                    {State(target) for target in targets.split(" or ")} if targets else {state}
                )

    assert shown == STEPS
