"""What names people lies sealed; with its key it is gone, and everything else goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
import pytest

from services.chassis.refusals import Unknown
from services.chassis.store import TypedMapper
from services.chassis.testing import NOON, MemoryStore, a_cause
from services.chassis.vault import ERASED, destroyed
from services.preservation import projections, publishing
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.refusals import OtherContent
from services.preservation.tests.desk import CREATION, JUDGE, REVIEW, RULING, Desk

NAMED = ("applicants", "respondents")


def texts(value: Any) -> Iterator[str]:
    """Return every text of a form."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def lying(store: MemoryStore) -> str:
    """Return everything that lies in a store, as text."""
    events = "".join(each.state.decode() + each.meta_bytes.decode() for each in store.log)
    cells = [each for table in store.tables.values() for row in table.values() for each in row.values()]
    rows = "".join(each.decode(errors="replace") if isinstance(each, bytes) else str(each) for each in cells)
    return events + rows + "".join(store.marks) + "".join(str(each) for each in store.marks.values() if each)


def erase(desk: Desk, id_: UUID) -> None:
    desk.store.save(cause=a_cause(), rows=[destroyed(id_, at=NOON)])


def test_no_name_number_or_address_lies_in_the_store_in_plain_text(desk: Desk) -> None:
    id_ = desk.ruled()
    content = desk.view(id_)["basic_information"]
    personal = {
        text
        for party in (*content.applicants, *content.respondents)
        for text in (party.name, party.id_no, party.mobile, party.address, party.legal_rep)
        if text
    } | {RULING["paper"]["reasons"], RULING["paper"]["judge"], REVIEW["remark"]}
    assert len(personal) > 5

    assert [each for each in sorted(personal) if each in lying(desk.store)] == []
    assert CREATION["court"] in lying(desk.store)


def test_what_is_told_is_the_same_to_whoever_has_no_keys(desk: Desk) -> None:
    recorded = desk.store.history(desk.ruled())

    for each in recorded:
        without_keys = replace(each, mapper=TypedMapper()).event
        assert publishing.told(without_keys) == publishing.told(each.event)
        assert projections.project(without_keys) == projections.project(each.event)
    assert replace(recorded[1], mapper=TypedMapper()).event.content is ERASED


@pytest.mark.parametrize("state", ["submitted", "reviewed", "paid", "ruled"])
def test_an_erased_application_is_shown_as_such(desk: Desk, state: str) -> None:
    id_: UUID = getattr(desk, state)()
    before = desk.view(id_)

    erase(desk, id_)

    after = desk.view(id_)
    for kept in ("number", "status", "status_text", "content_hash", "flow", "payment", "submitted_at"):
        assert after[kept] == before[kept]
    assert after["creation"]["amount"] == before["creation"]["amount"]
    assert after["creation"]["cause_text"] == "已删除"
    assert after["basic_information"].facts_and_reasons == "已删除"
    assert (after["basic_information"].applicants, after["materials"]) == ((), ())
    if before["review"]:
        assert after["review"] == {**before["review"], "remark": "已删除"}
    if before["ruling"]:
        assert after["ruling"] == {
            **before["ruling"],
            "reasons": "已删除",
            "judge": "已删除",
            "has_paper": False,
        }
    timeline = desk.preservation.view_timeline(by=desk.applicant, application_id=id_)
    assert len(timeline["items"]) > 1
    assert not desk.preservation.check_application(by=desk.applicant, application_id=id_)["ready"]
    snapshot = desk.preservation.view_snapshot(by=JUDGE, application_id=id_)
    assert snapshot["creation"].cause_text == "已删除"


def test_an_erased_ruling_is_not_printed(desk: Desk) -> None:
    id_ = desk.ruled()
    erase(desk, id_)

    with pytest.raises(Unknown):
        desk.preservation.print_ruling(by=desk.applicant, application_id=id_)


def test_a_court_decides_on_nothing_that_is_erased(desk: Desk) -> None:
    submitted, paid = desk.submitted(), desk.paid()
    review, ruling = (
        {**it, "content_hash": desk.hash_of(id_)} for it, id_ in ((REVIEW, submitted), (RULING, paid))
    )
    for id_ in (submitted, paid):
        erase(desk, id_)

    with pytest.raises(OtherContent):
        desk.preservation.review_application(cause=a_cause(JUDGE), application_id=submitted, review=review)
    with pytest.raises(OtherContent):
        desk.preservation.rule_on_application(cause=a_cause(JUDGE), application_id=paid, ruling=ruling)


def test_an_erased_application_is_still_withdrawn_and_its_fee_still_paid(desk: Desk) -> None:
    submitted, reviewed = desk.submitted(), desk.reviewed()
    for id_ in (submitted, reviewed):
        erase(desk, id_)

    desk.hears_of_payment(reviewed)

    assert desk.view(reviewed)["status"] == "AWAITING_RULING"


def test_a_deleted_draft_takes_its_key_along(desk: Desk) -> None:
    kept, id_ = desk.filled(), desk.filled()

    desk.preservation.delete_application(cause=desk.cause(), application_id=id_)

    keys = desk.store.tables["keys"]
    assert (keys[id_,]["wrapped"], keys[id_,]["destroyed_at"]) == (None, NOON)
    assert keys[kept,]["wrapped"]
    assert desk.store.rows(projections.sections, application_id=id_) == []


def test_a_draft_whose_key_is_gone_reads_as_empty(desk: Desk) -> None:
    id_ = desk.filled()

    erase(desk, id_)

    section = desk.preservation.view_section(by=desk.applicant, application_id=id_, section="basic")
    assert section == {"version": 1, "content": {}}


def before_the_sealing(change: Callable[[dict[str, Any]], None], stored: Any, plain: dict[str, Any]) -> Any:
    """Return an event as the first version wrote it."""
    state = orjson.loads(stored.state) | plain
    del state["class_version"]
    change(state)
    return replace(stored, state=orjson.dumps(state), mapper=TypedMapper()).event


@pytest.mark.parametrize(
    ("event", "field", "beside"),
    [
        (Application.Submitted, "content", ("category", "type", "amount")),
        (Application.Reviewed, "review", ("passed", "reviewed_on", "reasons")),
        (Application.Ruled, "ruling", ("result", "ruled_on", "case_no")),
    ],
)
def test_an_event_from_before_the_sealing_still_loads(
    desk: Desk, event: type, field: str, beside: tuple[str, ...]
) -> None:
    stored = next(each for each in desk.store.history(desk.ruled()) if isinstance(each.event, event))
    plain = orjson.loads(orjson.dumps(getattr(stored.event, field), default=str))

    def drop(state: dict[str, Any]) -> None:
        for name in beside:
            del state[name]

    old = before_the_sealing(drop, stored, {field: plain})

    nobody_asked_then = {"manifest": None, "clock": None}
    since = {name: each for name, each in nobody_asked_then.items() if name in vars(stored.event)}
    assert vars(old) == {**vars(stored.event), **since}
