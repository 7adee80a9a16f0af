"""Histories as earlier versions of the events stored them, byte by byte: they still load, and lead where they led then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from services.chassis.testing import NOON
from services.dossier.tests.frozen import Frozen
from services.preservation.domain import clocks, events
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.status import Result, Status
from services.preservation.tests.freeze import FROZEN

HISTORIES = {
    "ruled_v1": Status.RULED_GRANTED,
    "withdrawn_v1": Status.WITHDRAWN,
    "ruled_v2": Status.RULED_GRANTED,
    "withdrawn_v2": Status.WITHDRAWN,
    "enforced_v3": Status.EXPIRED,
    "deferred_v3": Status.LIFTED,
    "exempted_v3": Status.AWAITING_RULING,
    "withdrawn_v3": Status.WITHDRAWN,
    "deleted_v3": Status.DELETED,
    "checked_v3": Status.UNDER_REVIEW,
}


def frozen(name: str) -> Frozen:
    return Frozen.read(FROZEN / f"{name}.json")


@pytest.mark.parametrize(("name", "status"), HISTORIES.items())
def test_a_frozen_history_leads_where_it_led(name: str, status: Status) -> None:
    assert frozen(name).aggregate().status is status


def test_every_frozen_file_is_read() -> None:
    assert {each.stem for each in FROZEN.glob("*.json")} == set(HISTORIES)


def test_every_version_of_every_event_is_frozen() -> None:
    classes = [getattr(Application, name) for name in events.__all__ if name not in ("Event", "Step")]
    expected = {
        (each.TOPIC, version)
        for each in classes
        for version in range(1, getattr(each, "class_version", 1) + 1)
    }

    assert set().union(*(frozen(name).versions for name in HISTORIES)) == expected


def test_the_first_version_held_everything_in_plain_text() -> None:
    old = {type(each).__name__: each for each in frozen("ruled_v1").events()}

    submitted, reviewed, ruled = old["Submitted"], old["Reviewed"], old["Ruled"]
    assert (submitted.category, submitted.type, submitted.amount) == (
        "PRE_LITIGATION",
        "PROPERTY",
        Decimal("20000.00"),
    )
    assert (submitted.manifest, submitted.urgent, submitted.e_served) == (None, True, True)
    assert submitted.content.basic.applicants[0].name == "张三"
    assert (reviewed.passed, reviewed.reviewed_on, reviewed.reasons) == (True, date(2026, 3, 2), ())
    assert (ruled.result, ruled.ruled_on, ruled.case_no) == (
        Result.GRANTED,
        date(2026, 3, 2),
        "（2026）湘财保1号",
    )
    assert (ruled.urgent, ruled.clock) == (False, None)
    assert ruled.ruling.judge == "王五"


def test_the_second_version_was_sealed() -> None:
    old = {type(each).__name__: each for each in frozen("ruled_v2").events()}

    assert "张三" not in (FROZEN / "ruled_v2.json").read_text(encoding="utf-8")
    assert old["Submitted"].content.basic.applicants[0].name == "张三"
    assert (old["Submitted"].urgent, old["Submitted"].e_served) == (True, True)
    assert old["Ruled"].ruling.judge == "王五"
    assert old["Ruled"].clock is None


def test_before_letters_were_told_of_none_was_and_now_they_are() -> None:
    (before,) = (each for each in frozen("withdrawn_v3").events() if type(each).__name__ == "Submitted")
    now = {type(each).__name__: each for each in frozen("checked_v3").events()}

    assert before.letters == ()
    assert now["Submitted"].letters == ("YSBH-DEMO-INSURER-2026-000001",)
    assert now["GuaranteeProvided"].letters == ("YSBH-DEMO-INSURER-2026-000002",)
    assert now["LetterChecked"].result == "TOO_SMALL"


@pytest.mark.parametrize("era", ["v1", "v2"])
def test_what_was_not_asked_then_reads_as_such(era: str) -> None:
    accepted, assessed = (
        next(each for each in frozen(f"ruled_{era}").events() if type(each).__name__ == name)
        for name in ("Accepted", "FeeAssessed")
    )
    withdrawn = frozen(f"withdrawn_{era}").events()[-1]

    assert (accepted.accepted_at, accepted.clock, accepted.case_no) == (NOON, None, "")
    assert (assessed.due_on, assessed.days) == (date(2026, 3, 3), 7)
    assert assessed.clock == clocks.by_date("D4", NOON, date(2026, 3, 3))
    assert withdrawn.reason == ""


@pytest.mark.parametrize("era", ["v1", "v2"])
def test_an_old_application_goes_on_by_the_rules_of_today(era: str) -> None:
    application = frozen(f"ruled_{era}").aggregate()

    application.lift("申请人申请解除", lifted_on=date(2026, 3, 2), at=NOON)

    assert (application.fee, application.status) == (Decimal("220.00"), Status.LIFTED)


def test_a_frozen_date_never_moves() -> None:
    application = frozen("deferred_v3").aggregate()
    lapsed, *_ = (each for each in frozen("deferred_v3").events() if type(each).__name__ == "FeeAssessed")

    assert application.clocks == {}
    assert (lapsed.clock.safe_on, lapsed.clock.last_on) == (date(2026, 3, 9), date(2026, 3, 9))
