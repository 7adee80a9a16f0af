"""What each event of preservation makes us post; read from the contracts' own examples."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from contracts import topology
from contracts.generate import examples
from contracts.guarantee.events import OfGuarantee
from contracts.message import CATALOGUE, Message
from contracts.notification import rpc as calls
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotYet
from services.chassis.store import Taken
from services.chassis.testing import NOON, MemoryStore
from services.notification.projections import project
from services.notification.reactions import REACTIONS
from services.notification.tests.inbox import MemoryInbox
from services.notification.use_cases import NotificationUseCases

HEARD = topology.HEARD["notification"]
FIRST = {"preservation": "preservation.application.submitted", "guarantee": "guarantee.application.submitted"}
"""The news that brings the number by which people know an application."""

NUMBERS = {
    "preservation": "您的保全申请（编号BQ-2026-湘-000123-7）",
    "guarantee": "您的担保申请（编号DB-2026-湘-000017-3）",
}
PERSONAL = ("测试", "430102", "13800138000", "虚构", "材料齐全")


def notification() -> NotificationUseCases:
    store: Any = MemoryStore(project)
    return NotificationUseCases(store, MemoryInbox(store))


def example(type_: str) -> Message:
    return CATALOGUE[type_, 1].load(examples.read(f"{type_}.v1"))


def hear(use_cases: NotificationUseCases, message: Message) -> None:
    cause = Cause(
        mark=f"notification.heard:{message.TYPE}",
        id=message.TYPE,
        actor=Actor(id="preservation", role="service"),
        at=NOON,
    )
    REACTIONS[type(message)](use_cases, message, cause)


def first_of(type_: str) -> str:
    return FIRST[type_.partition(".")[0]]


def tried_out(message: Message) -> Message:
    """Return the same of an application that a program tries out."""
    if isinstance(message, OfGuarantee):
        return replace(message, test=True)
    return replace(message, court=topology.TEST_COURT)  # type: ignore[call-arg]


def applicant_of(message: Message) -> Actor:
    """Return who is told: of being named, only who was named."""
    said = message.dump()
    return Actor(id=said.get("watcher") or said["account_id"], role="applicant")


def inbox(use_cases: NotificationUseCases, message: Message) -> list[dict[str, Any]]:
    return list(use_cases.list_notices(by=applicant_of(message))["items"])


def test_we_react_to_what_is_bound_to_our_queue_and_to_nothing_else() -> None:
    assert {each.TYPE for each in REACTIONS} == set(HEARD)


@pytest.mark.parametrize("type_", HEARD)
def test_each_event_becomes_one_notice_for_the_applicant(type_: str) -> None:
    use_cases, message = notification(), example(type_)
    hear(use_cases, example(first_of(type_)))
    if type_ != first_of(type_):
        hear(use_cases, message)

    newest = inbox(use_cases, message)[0]

    assert newest["kind"] == type_
    assert newest["about_id"] == message.application_id  # type: ignore[attr-defined]
    assert newest["text"].startswith(NUMBERS[type_.partition(".")[0]])
    assert (
        newest["page"]
        == f"/{'guarantees' if type_.startswith('guarantee') else 'applications'}/{newest['about_id']}"
    )
    assert not any(each in newest["title"] + newest["text"] for each in PERSONAL)
    assert calls.LIST_NOTICES.answer.dump(use_cases.list_notices(by=applicant_of(message)))["unread"]


@pytest.mark.parametrize("seed", range(20))
def test_ten_deliveries_in_any_order_leave_one_notice_of_each(seed: int) -> None:
    chance, use_cases = random.Random(seed), notification()
    waiting = [example(each) for each in HEARD] * 10
    chance.shuffle(waiting)

    while waiting:
        message = waiting.pop(0)
        try:
            hear(use_cases, message)
        except Taken:
            continue
        except NotYet:
            waiting.append(message)

    store: Any = use_cases.store
    assert sorted(each.kind for each in store.events()) == sorted(HEARD)


def test_no_inbox_but_the_applicants_holds_anything() -> None:
    use_cases = notification()
    for each in HEARD:
        hear(use_cases, example(each))

    store: Any = use_cases.store
    told = {UUID(applicant_of(example(each)).id) for each in HEARD}
    assert {each.account_id for each in store.events()} == told


def inboxes(message: Message) -> set[UUID]:
    use_cases = notification()
    hear(use_cases, message)
    store: Any = use_cases.store
    return {each.account_id for each in store.events()}


def test_an_organisations_application_is_told_to_the_organisation_and_to_who_is_named() -> None:
    firm, named, submitted = UUID(int=1), UUID(int=2), example(HEARD[0])

    for_others = replace(submitted, organisation_id=firm, watchers=(named,))  # type: ignore[call-arg]

    assert inboxes(for_others) == {firm, named}
    own = replace(submitted, watchers=(named,))  # type: ignore[call-arg]
    assert inboxes(own) == {submitted.account_id, named}  # type: ignore[attr-defined]


def test_an_organisation_s_guarantee_is_told_to_the_organisation() -> None:
    firm, submitted = UUID(int=1), example(FIRST["guarantee"])

    assert inboxes(replace(submitted, organisation_id=firm)) == {firm}  # type: ignore[call-arg]
    assert inboxes(submitted) == {submitted.account_id}  # type: ignore[attr-defined]


@pytest.mark.parametrize("type_", HEARD)
def test_what_is_tried_out_at_the_test_court_bothers_nobody(type_: str) -> None:
    assert inboxes(tried_out(example(type_))) == set()
