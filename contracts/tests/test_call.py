"""Calls are declared once; forms refuse what they do not know, answers let it pass."""

from __future__ import annotations

import pytest
from marshmallow import RAISE

from contracts import topology
from contracts.call import CALLS, Caller, Nothing, Stored, command, page_of, query
from contracts.generate import declared


def test_a_call_is_declared_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        query("payment.view_bill", Nothing, Stored)


def test_a_command_says_that_it_is_one() -> None:
    try:
        changing, looking = (
            command("payment.test_pay", Nothing, Stored),
            query("payment.test_look", Nothing, Stored),
        )

        assert (changing.command, looking.command) == (True, False)
        assert (changing.service, changing.name, changing.key) == ("payment", "test_pay", "payment.test_pay")
    finally:
        for key in ("payment.test_pay", "payment.test_look"):
            CALLS.pop(key, None)


def test_every_call_belongs_to_a_service() -> None:
    for call in declared.calls():
        assert call.service in topology.SERVICES


def test_whatever_is_asked_is_read_strictly() -> None:
    for call in declared.calls():
        assert call.asked.unknown == RAISE, call.key


def test_a_caller_needs_an_actor_and_a_role_and_may_say_more() -> None:
    caller = Caller().load({"actor": "office:湘", "role": "court_system", "shoe_size": 44})

    assert caller == {
        "actor": "office:湘",
        "role": "court_system",
        "office": "",
        "acts_for": [],
        "alias": "",
        "session": "",
        "address": "",
        "proved": False,
        "test": False,
        "command": "",
        "trace": "",
    }


def test_a_page_holds_items_and_the_cursor_of_the_next() -> None:
    page = page_of(Stored, "StoredItems")()

    assert page.load({"items": [], "total": 0, "next": None}) == {"items": [], "total": 0, "next": None}
