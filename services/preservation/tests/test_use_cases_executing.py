"""Enforcement: measures, nothing found, and what becomes of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.chassis.refusals import BadInput, Unknown
from services.chassis.testing import NOON, a_cause, an_actor
from services.dossier.lists import TEST_COURT
from services.preservation import projections
from services.preservation.domain.measure import NoSuchMeasure, OutsideRuling, TermMissing, TermTooLong
from services.preservation.domain.refusals import NoMeasureInForce, NotEnforceable
from services.preservation.domain.status import Result
from services.preservation.tests import applications as given
from services.preservation.tests.court import ACTS, ENFORCEMENT, ask, lies, snapshot
from services.preservation.tests.desk import COURT, JUDGE, Desk
from services.preservation.use_cases.executing import NEEDED
from services.preservation.use_cases.filing import CaseNumberWrong, CourtUnknown

AFTER = NOON + timedelta(days=10)


def measured(desk: Desk, times: int = 1) -> tuple[UUID, list[str]]:
    id_ = desk.ruled()
    for _ in range(times):
        ask(desk, "measure", id_)
    return id_, [each["id"] for each in snapshot(desk, id_)["measures"]]


def status(desk: Desk, id_: UUID) -> Any:
    row = desk.store.row(projections.applications, id=id_)
    assert row is not None
    return row["status"]


def test_a_measure_is_recorded_with_its_days_and_the_thirty_to_sue(desk: Desk) -> None:
    id_, _ = measured(desk)

    seen = snapshot(desk, id_, by=ENFORCEMENT)
    (measure,) = seen["measures"]
    assert (measure["taken_on"], measure["until"], measure["renew_by"]) == (
        "2026-03-02",
        "2027-03-01",
        "2027-02-22",
    )
    assert {each["rule"] for each in seen["deadlines"]} == {"D7", "D9", "D10"}
    assert status(desk, id_) == "IN_FORCE"


def test_the_same_measure_heard_of_twice_is_one(desk: Desk) -> None:
    id_, cause = desk.ruled(), a_cause(ENFORCEMENT)
    said = ACTS["measure"].call.asked.load({"application_id": str(id_), "measure": ACTS["measure"].said})
    desk.preservation.take_measure(cause=cause, **said)

    with pytest.raises(Exception, match=cause.mark):
        desk.preservation.take_measure(cause=cause, **said)

    assert len(snapshot(desk, id_)["measures"]) == 1


def test_a_measure_keeps_to_the_ruling_and_to_the_longest_term(desk: Desk) -> None:
    id_ = desk.ruled()

    with pytest.raises(OutsideRuling):
        ask(desk, "measure", id_, respondent=3)
    with pytest.raises(TermTooLong):
        ask(desk, "measure", id_, until="2028-03-02")
    with pytest.raises(TermMissing):
        ask(desk, "measure", id_, until=None)
    assert status(desk, id_) == "RULED_GRANTED"


def test_a_dismissal_is_not_enforced(desk: Desk) -> None:
    id_ = lies(desk, given.ruled(Result.DISMISSED))

    for act in ("measure", "nothing"):
        with pytest.raises(NotEnforceable):
            ask(desk, act, id_)


def test_nothing_found_is_told_and_leaves_the_ruling(desk: Desk) -> None:
    id_ = desk.ruled()

    ask(desk, "nothing", id_)

    assert status(desk, id_) == "RULED_GRANTED"
    assert "NOTHING_FOUND_NOTICE" in {each["kind"] for each in snapshot(desk, id_)["papers"]}


# --- later ------------------------------------------------------------------------------------------------------------


def test_a_measure_is_renewed_and_its_property_changed(desk: Desk) -> None:
    id_, (measure,) = measured(desk)

    ask(
        desk, "follow", id_, at=AFTER, kind="RENEWED", on="2026-03-10", measure_id=measure, until="2028-02-20"
    )
    ask(
        desk,
        "follow",
        id_,
        at=AFTER,
        kind="SWAPPED",
        on="2026-03-11",
        measure_id=measure,
        description="不动产",
        property_type="REAL_ESTATE",
        value="30000.00",
    )

    (now,) = snapshot(desk, id_)["measures"]
    assert (now["until"], now["property_type"], now["state"]) == ("2028-02-20", "REAL_ESTATE", "IN_FORCE")


def test_with_the_last_measure_the_preservation_is_lifted(desk: Desk) -> None:
    id_, (first, second) = measured(desk, 2)

    ask(desk, "follow", id_, measure_id=first)
    assert status(desk, id_) == "IN_FORCE"
    with pytest.raises(NoSuchMeasure):
        ask(desk, "follow", id_, measure_id=first)
    ask(desk, "follow", id_, measure_id=second)

    assert status(desk, id_) == snapshot(desk, id_)["status"] == "LIFTED"


@pytest.mark.parametrize("times", [0, 2])
def test_without_a_measure_named_all_of_it_is_lifted(desk: Desk, times: int) -> None:
    id_, _ = measured(desk, times)

    ask(desk, "follow", id_)

    assert status(desk, id_) == "LIFTED"


@pytest.mark.parametrize("kind", ["SUIT_FILED", "ARBITRATION_FILED", "ENFORCEMENT_FILED"])
def test_a_suit_carries_the_measures_on(desk: Desk, kind: str) -> None:
    id_, _ = measured(desk)

    ask(desk, "follow", id_, kind=kind, case_no="（2026）湘民初1号")
    assert status(desk, id_) == "CONVERTED"
    assert "D7" not in {each["rule"] for each in snapshot(desk, id_)["deadlines"]}
    ask(desk, "measure", id_)

    assert status(desk, id_) == "CONVERTED"


@pytest.mark.parametrize("kind", ["GUARANTEE_REPLACED", "GUARANTEE_SUPPLEMENTED"])
def test_a_guarantee_in_force_is_changed(desk: Desk, kind: str) -> None:
    id_, _ = measured(desk)

    ask(desk, "follow", id_, kind=kind, value="25000.00")

    assert status(desk, id_) == "IN_FORCE"


def test_another_court_takes_over_and_ours_sees_it_no_more(desk: Desk) -> None:
    id_, _ = measured(desk)

    for nowhere in ("火星", COURT, TEST_COURT):
        with pytest.raises(CourtUnknown):
            ask(desk, "follow", id_, kind="TRANSFERRED", to_court=nowhere)
    ask(desk, "follow", id_, kind="TRANSFERRED", to_court="京")

    row = desk.store.row(projections.applications, id=id_)
    assert row is not None
    assert (row["court"], row["assigned_to"], row["holder_id"]) == ("京", None, None)
    with pytest.raises(Exception, match="unknown"):
        snapshot(desk, id_, by=JUDGE)


def test_a_file_takes_its_tasks_with_it(desk: Desk) -> None:
    id_, _ = measured(desk)
    [task] = desk.preservation.list_tasks(by=JUDGE)["items"]
    ask(desk, "follow", id_, kind="TRANSFERRED", to_court="京")
    there = an_actor("judge", office="京")

    assert desk.preservation.list_tasks(by=JUDGE)["items"] == []
    assert desk.preservation.list_tasks(by=there)["items"] == [task]
    with pytest.raises(Unknown):
        desk.preservation.settle_task(cause=a_cause(JUDGE), task_id=task["id"])
    desk.preservation.settle_task(cause=a_cause(there), task_id=task["id"])


def test_a_suit_that_was_filed_has_a_case_number(desk: Desk) -> None:
    id_, _ = measured(desk)

    for kind in ("SUIT_FILED", "ENFORCEMENT_FILED"):
        with pytest.raises(CaseNumberWrong):
            ask(desk, "follow", id_, kind=kind, case_no="张三诉李四")


@pytest.mark.parametrize(("outcome", "then"), [("UPHELD", "IN_FORCE"), ("REVOKED", "LIFTED")])
def test_a_reconsideration_upholds_or_ends_it(desk: Desk, outcome: str, then: str) -> None:
    id_, _ = measured(desk)

    ask(desk, "follow", id_, kind="RECONSIDERED", outcome=outcome)

    assert status(desk, id_) == snapshot(desk, id_)["status"] == then


def test_a_revoked_dismissal_is_a_grant_and_its_clock_runs(desk: Desk) -> None:
    id_ = lies(desk, given.ruled(Result.DISMISSED))

    ask(desk, "follow", id_, kind="RECONSIDERED", outcome="REVOKED")

    row = desk.store.row(projections.applications, id=id_)
    assert row is not None
    assert (row["status"], row["clock"]) == ("RULED_GRANTED", "D3")


@pytest.mark.parametrize("kind", NEEDED)
def test_a_follow_up_says_what_its_kind_needs(desk: Desk, kind: str) -> None:
    id_, _ = measured(desk)

    with pytest.raises(BadInput) as refused:
        ask(desk, "follow", id_, kind=kind, reason="")

    assert {each["field"] for each in refused.value.fields} == set(NEEDED[kind])


def test_nothing_follows_a_measure_that_was_never_taken(desk: Desk) -> None:
    with pytest.raises(NoMeasureInForce):
        ask(desk, "follow", desk.ruled(), kind="SUIT_FILED", case_no="（2026）湘民初1号")
