"""The broker's side of identity."""

from __future__ import annotations

from contracts.call import CALLS
from contracts.identity import rpc
from services.identity import wiring


def test_every_call_of_the_contract_is_answered() -> None:
    asked = {each.name for each in CALLS.values() if each.service == wiring.NAME}
    answered = {
        name
        for name, method in vars(wiring.SERVICE).items()
        if any(
            getattr(each, "call", None) in vars(rpc).values()
            for each in getattr(method, "nameko_entrypoints", ())
        )
    }

    assert answered == asked


def test_a_password_and_a_callback_arrive_untrimmed() -> None:
    assert rpc.LOG_IN.asked.load({"username": " 1 ", "password": " x "}) == {
        "username": "1",
        "password": " x ",
    }
    callback = {"provider": "sandbox-face", "body": ' {"a": 1}\n', "signature": "s"}
    assert rpc.RECORD_VERIFICATION.asked.load(callback)["body"] == ' {"a": 1}\n'
