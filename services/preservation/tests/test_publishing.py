from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from contracts.message import CATALOGUE, Message
from contracts.refused import REFUSED
from services.chassis.rows import Put
from services.chassis.testing import NOON
from services.preservation import projections
from services.preservation.domain.decision import Decision
from services.preservation.domain.status import Result, Status
from services.preservation.publishing import told
from services.preservation.tests import applications as given
from services.preservation.tests import court
from services.preservation.tests import desk as example
from services.preservation.tests.desk import Desk

PERSONAL = ("张三", "李四", "430102199003072915", "13800138000", "6222021000000000009", "演示财产保险公司")


def messages() -> list[Message]:
    events = [*given.ruled().pending_events, *given.withdrawn().pending_events]
    return [each.message for event in events if (each := told(event))]


def fed(event: object) -> list[str]:
    """Return the offices in whose feeds an event lies."""
    rows = (each for each in projections.project(event) if each.table is projections.office_feed)
    return [each.values["office"] for each in rows if isinstance(each, Put)]


def test_the_others_hear_the_steps_in_the_words_of_the_contract() -> None:
    assert [each.TYPE.rpartition(".")[2] for each in messages()] == [
        "submitted",
        "accepted",
        "reviewed",
        "fee_assessed",
        "fee_paid",
        "ruled",
        "submitted",
        "withdrawn",
    ]
    for each in messages():
        assert CATALOGUE[each.TYPE, each.VERSION].load(each.dump()) == each


def test_what_is_told_goes_to_the_application_s_own_court_and_names_its_account() -> None:
    application = given.ruled()

    for event in application.pending_events:
        if heard := told(event):
            assert heard.offices == (example.COURT,)
            assert heard.subject == application.id
            assert heard.message.dump()["account_id"] == str(given.ACCOUNT)


def test_the_feed_of_a_court_lists_exactly_what_it_is_told() -> None:
    for event in (
        *given.ruled().pending_events,
        *given.withdrawn().pending_events,
        *given.deleted().pending_events,
    ):
        heard = told(event)
        fed = [each for each in projections.project(event) if each.table is projections.office_feed]
        assert len(fed) == (0 if heard is None else len(heard.offices))


@pytest.mark.parametrize("status", Status)
def test_wherever_it_stands_all_that_is_told_is_fed_and_names_nobody(desk: Desk, status: Status) -> None:
    id_ = court.brought_to(desk, status)

    for each in desk.store.history(id_):
        heard = told(each.event)
        assert fed(each.event) == ([] if heard is None else list(heard.offices))
        if heard is not None:
            told_again = CATALOGUE[heard.message.TYPE, heard.message.VERSION].load(heard.message.dump())
            assert told_again == heard.message
            assert not [word for word in PERSONAL if word in str(heard.message.dump())]


@pytest.mark.parametrize(
    ("decision", "state", "amount"),
    [
        (("WAIVE", "MINIMUM_LIVING", "WAIVED", {}), "WAIVED", "0.00"),
        (("REDUCE", "DISASTER", "REDUCED", {"percent": 50}), "DUE", "110.00"),
        (("DEFER", "LEGAL_AID", "DEFERRED", {"due_on": given.UNTIL}), "DEFERRED", "220.00"),
        (("DEFER", "LEGAL_AID", "REFUSED", {}), "DUE", "220.00"),
    ],
)
def test_a_decision_on_aid_says_what_is_due_from_now_on(
    decision: tuple[str, str, str, dict[str, Any]], state: str, amount: str
) -> None:
    kind, ground, outcome, said = decision
    application = given.reviewed()
    given.ask_for_aid(application, kind, ground)

    given.answer_aid(application, outcome, **said)

    heard = told(application.pending_events[-1])
    assert heard is not None
    said_on_the_wire = heard.message.dump()
    assert heard.message.TYPE == "preservation.application.fee_revised"
    assert (said_on_the_wire["state"], said_on_the_wire["amount"]) == (state, amount)


def test_both_courts_hear_of_a_transfer() -> None:
    application = given.in_force()
    application.transfer("京", on=given.TODAY, at=NOON)

    event = application.pending_events[-1]

    heard = told(event)
    assert heard is not None
    assert heard.offices == ("湘", "京")
    assert fed(event) == ["湘", "京"]


def test_no_personal_field_is_told() -> None:
    spelt = "".join(str(each.dump()) for each in messages())

    assert not [word for word in PERSONAL if word in spelt]


def test_a_draft_is_told_to_nobody() -> None:
    assert [told(each) for each in given.deleted().pending_events] == [None, None]


def test_a_refused_decision_is_answered_in_the_words_of_the_contract() -> None:
    refused = Decision.refuse(
        id=uuid4(),
        decision_id="d-1",
        office="湘",
        application_id=None,
        code="preservation.already-ruled",
        at=NOON,
    )

    heard = told(refused.pending_events[0])

    assert heard is not None
    assert heard.offices == ("湘",)
    assert heard.message.dump()["zh"] == REFUSED["preservation.already-ruled"].zh


@pytest.mark.parametrize(
    ("result", "outcome", "granted"),
    [
        (Result.DISMISSED, "REVOKED", True),
        (Result.DISMISSED, "UPHELD", False),
        (Result.GRANTED, "REVOKED", False),
        (Result.GRANTED, "UPHELD", False),
    ],
)
def test_reconsideration_says_whether_a_dismissal_became_a_grant(
    result: Result,
    outcome: str,
    granted: bool,  # noqa: FBT001 - a table's column
) -> None:
    application = given.ruled(result)
    given.reconsider(application, outcome)

    heard = told(application.pending_events[-1])

    assert heard is not None
    assert heard.message.dump()["granted"] is granted
