"""The broker's side of identity."""

from __future__ import annotations

from contracts.identity import rpc


def test_a_password_and_a_callback_arrive_untrimmed() -> None:
    asked = rpc.LOG_IN.asked.load({"username": " 1 ", "password": " x "})
    assert (asked["username"], asked["password"]) == ("1", " x ")
    callback = {"provider": "sandbox-face", "body": ' {"a": 1}\n', "signature": "s"}
    assert rpc.RECORD_VERIFICATION.asked.load(callback)["body"] == ' {"a": 1}\n'
