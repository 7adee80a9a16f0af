from __future__ import annotations

from uuid import uuid4

from contracts.message import CATALOGUE, Message
from contracts.refused import REFUSED
from services.chassis.testing import NOON
from services.preservation import projections
from services.preservation.domain.decision import Decision
from services.preservation.publishing import told
from services.preservation.tests import applications as given
from services.preservation.tests import desk as example

PERSONAL = ("张三", "李四", "430102199003072915", "13800138000", "6222021000000000009", "演示财产保险公司")


def messages() -> list[Message]:
    events = [*given.ruled().pending_events, *given.withdrawn().pending_events]
    return [each.message for event in events if (each := told(event))]


def test_the_others_hear_the_steps_in_the_words_of_the_contract() -> None:
    assert [each.TYPE.rpartition(".")[2] for each in messages()] == [
        "submitted",
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
