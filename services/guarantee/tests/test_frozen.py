"""Histories as earlier versions of the events stored them, byte by byte: they still load, and lead where they led then."""

from __future__ import annotations

import importlib
import pkgutil
from decimal import Decimal
from typing import Any

import pytest

from services.chassis.aggregate import Aggregate, Event
from services.chassis.testing import NOON
from services.dossier.tests.frozen import Frozen
from services.guarantee import domain
from services.guarantee.domain.register import Register
from services.guarantee.domain.states import State
from services.guarantee.tests import applications as acts
from services.guarantee.tests.freeze import COURSES, FROZEN

HISTORIES = {
    "deleted_v1": State.DELETED,
    "settled_v2": State.DISCHARGED,
    "replaced_v2": State.DISCHARGED,
    "ended_v2": State.DISCHARGED,
    "surrendered_v2": State.SURRENDERED,
    "discharged_v2": State.DISCHARGED,
    "declined_v2": State.DECLINED,
    "expired_v2": State.EXPIRED,
    "withdrawn_v2": State.WITHDRAWN,
    "deleted_v2": State.DELETED,
}
OTHERS = {"register_v2", "quotation_v2", "commitments_v2", "securing_v2", "decision_v2", "reading_v2"}


def frozen(name: str) -> Frozen:
    return Frozen.read(FROZEN / f"{name}.json")


@pytest.mark.parametrize(("name", "state"), HISTORIES.items())
def test_a_frozen_history_leads_where_it_led(name: str, state: State) -> None:
    assert frozen(name).aggregate().state is state


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_what_stands_beside_the_applications_still_loads(name: str) -> None:
    course = COURSES[name.removesuffix("_v2")]()

    it = frozen(name).aggregate()

    unlike = ("_pending_events", "_id", "_created_on", "_modified_on")
    assert {**vars(it), **dict.fromkeys(unlike)} == {**vars(course), **dict.fromkeys(unlike)}


def test_every_frozen_file_is_read() -> None:
    assert {each.stem for each in FROZEN.glob("*.json")} == HISTORIES.keys() | OTHERS


def below(cls: type[Any]) -> set[type[Any]]:
    return {each for child in cls.__subclasses__() for each in (child, *below(child))}


def test_every_version_of_every_event_is_frozen() -> None:
    for each in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."):
        importlib.import_module(each.name)
    classes = {
        each
        for aggregate in below(Aggregate)
        if aggregate.__module__.startswith(f"{domain.__name__}.")
        for each in vars(aggregate).values()
        if isinstance(each, type) and issubclass(each, Event) and not each.__subclasses__()
    }
    expected = {
        (topic, version)
        for each in classes
        if (topic := getattr(each, "TOPIC", ""))
        for version in range(1, getattr(each, "class_version", 1) + 1)
    }

    assert set().union(*(frozen(each).versions for each in HISTORIES.keys() | OTHERS)) == expected


def test_a_draft_of_before_there_were_numbers_and_organisations_still_loads() -> None:
    created, deleted = frozen("deleted_v1").events()

    assert (created.number, created.organisation_id, created.insurer) == ("", None, "901")
    assert (created.amount, deleted.deleted_at) == (Decimal("20000.00"), NOON)


def test_what_is_personal_lies_sealed() -> None:
    personal = ("张三", "李四", "王五", "赵六", "13800138000", "借条", "拖欠货款", "错误冻结", "申请没有错误")

    lying = "".join(each.read_text(encoding="utf-8") for each in FROZEN.glob("*.json"))

    assert [each for each in personal if each in lying] == []
    settled = {type(each).__name__: each for each in frozen("settled_v2").events()}
    assert settled["Submitted"].content.basic.applicants[0].name == "张三"
    assert settled["Endorsed"].text == "被申请人姓名更正为李肆"
    assert settled["ClaimOpened"].claimant == "李四"


def test_a_frozen_register_goes_on_where_it_stood() -> None:
    register = frozen("register_v2").aggregate()

    assert isinstance(register, Register)
    assert register.give(acts.PRESERVATION) == "YSBH-DEMO-INSURER-2026-000003"
