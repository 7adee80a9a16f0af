"""Every act of a court: the right role, the wrong role, the wrong court, the wrong state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, Refusal, Unknown
from services.chassis.testing import NOON, an_actor
from services.preservation.domain.aid import AidNotAsked
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.objection import NoObjectionOpen
from services.preservation.domain.refusals import AssignedToAnother
from services.preservation.tests.court import ACTS, ask, joins, snapshot
from services.preservation.tests.desk import COURT, Desk
from services.preservation.use_cases.acts import ACTS as OFFERED

EXAMINING, RULING = {"clerk", "judge", "court_system"}, {"judge", "court_system"}
ENFORCING = {"enforcement", "court_system"}
ROLES: dict[str, set[str]] = {
    **dict.fromkeys(("claim", "release", "return", "serve"), EXAMINING),
    "accept": {"clerk", "court_system"},
    "note": EXAMINING | {"court_admin", "enforcement"},
    **dict.fromkeys(("order", "exempt", "review", "aid", "lapse", "reinstate"), RULING),
    **dict.fromkeys(("draft", "sign", "rule", "correct"), RULING),
    "verdict": {"court_admin", "court_system"},
    **dict.fromkeys(("measure", "nothing"), ENFORCING),
    "follow": RULING | ENFORCING,
}
EVERYBODY = (
    "clerk", "judge", "court_admin", "enforcement", "court_system",
    "applicant", "operator", "finance", "underwriter", "insurer_admin", "insurer_system", "anonymous",
)  # fmt: skip
LATE = NOON + timedelta(days=30)


def somebody(role: str, office: str = COURT) -> Actor:
    return an_actor(role, office=office)


STATES: dict[str, Callable[[Desk], UUID]] = {
    "submitted": Desk.submitted,
    "reviewed": Desk.reviewed,
    "paid": Desk.paid,
    "ruled": Desk.ruled,
}
WRONG: dict[str, tuple[str, ...]] = {
    "claim": ("paid", "ruled"),
    "release": ("paid", "ruled"),
    "accept": ("reviewed", "paid", "ruled"),
    "return": ("reviewed", "paid", "ruled"),
    "serve": ("submitted", "reviewed", "paid", "ruled"),
    "order": ("submitted", "ruled"),
    "exempt": ("submitted", "paid", "ruled"),
    "review": ("reviewed", "paid", "ruled"),
    "aid": ("submitted", "paid", "ruled"),
    "verdict": ("submitted", "reviewed", "paid", "ruled"),
    "lapse": ("submitted", "reviewed", "paid", "ruled"),
    "reinstate": ("submitted", "reviewed", "paid", "ruled"),
    "draft": ("submitted", "ruled"),
    "sign": ("submitted", "ruled"),
    "rule": ("submitted", "reviewed", "ruled"),
    "correct": ("submitted", "reviewed", "paid"),
    "measure": ("submitted", "reviewed", "paid"),
    "nothing": ("submitted", "reviewed", "paid"),
    "follow": ("submitted", "reviewed", "paid"),
}


def test_every_act_has_its_roles_and_its_wrong_states() -> None:
    assert set(ROLES) == set(ACTS)
    assert set(WRONG) == set(ACTS) - {"note"}


@pytest.mark.parametrize("act", ACTS)
def test_nobody_of_another_role_does_it(desk: Desk, act: str) -> None:
    id_ = desk.submitted()
    before = len(desk.store.log)

    for role in EVERYBODY:
        if role not in ROLES[act]:
            with pytest.raises(NotAllowed):
                ask(desk, act, id_, by=somebody(role))
    assert len(desk.store.log) == before


@pytest.mark.parametrize("act", ACTS)
def test_another_court_finds_nothing(desk: Desk, act: str) -> None:
    id_, draft = desk.submitted(), desk.created()

    for role in ROLES[act]:
        with pytest.raises(Unknown):
            ask(desk, act, id_, by=somebody(role, office="京"))
        with pytest.raises(Unknown):
            ask(desk, act, draft, by=somebody(role))


@pytest.mark.parametrize(
    ("act", "state"), [(act, state) for act, states in WRONG.items() for state in states]
)
def test_what_a_state_does_not_allow_is_refused_by_name(desk: Desk, act: str, state: str) -> None:
    id_ = STATES[state](desk)
    before = len(desk.store.log)

    with pytest.raises(Refusal) as refused:
        ask(desk, act, id_)

    assert refused.value.CODE.startswith("preservation.")
    assert len(desk.store.log) == before


@pytest.mark.parametrize("act", ["aid", "verdict"])
def test_nothing_is_decided_that_nobody_asked_for(desk: Desk, act: str) -> None:
    with pytest.raises((AidNotAsked, NoObjectionOpen)):
        ask(desk, act, desk.reviewed())


@pytest.mark.parametrize(
    "act", sorted(set(ACTS) - {"claim", "release", "note", "accept", "verdict", "measure", "nothing"})
)
def test_what_is_assigned_to_a_judge_no_other_judge_decides(desk: Desk, act: str) -> None:
    id_, hers, other = desk.submitted(), joins(desk), joins(desk)
    application = desk.store.find(Application, id_)
    assert application is not None
    application.assign(hers.account, at=NOON)
    desk.store.save(application, cause=desk.cause())

    with pytest.raises(AssignedToAnother):
        ask(desk, act, id_, by=other)


NAMES = {
    "order_guarantee": "order",
    "exemption": "exempt",
    "fee_verdict": "verdict",
    "nothing_found": "nothing",
    "follow_up": "follow",
}
"""What the snapshot calls otherwise."""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ["clerk", "judge", "court_admin", "enforcement", "court_system"])
def test_the_file_offers_exactly_what_role_and_state_allow(desk: Desk, state: str, role: str) -> None:
    id_ = STATES[state](desk)

    offered = {NAMES.get(each, each) for each in snapshot(desk, id_, by=somebody(role))["allowed"]}

    for act in {NAMES.get(each, each) for each in OFFERED}:
        # Before the fee, when it says why it is urgent; and the period to pay is over by today.
        now = state == "reviewed" and act in ("rule", "lapse")
        wrong = role not in ROLES[act] or (state in WRONG[act] and not now)
        assert not (wrong and act in offered), act
    expected = {
        ("clerk", "submitted"): {"claim", "accept", "return"},
        ("judge", "paid"): {"order", "rule"},
        ("enforcement", "ruled"): {"measure", "nothing", "follow"},
        ("court_admin", "submitted"): set(),
    }
    if (role, state) in expected:
        assert offered == expected[role, state]
