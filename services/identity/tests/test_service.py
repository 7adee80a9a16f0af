"""The broker's side of identity."""

from __future__ import annotations

from contracts.identity import rpc


def test_a_password_and_a_callback_arrive_untrimmed() -> None:
    assert rpc.LOG_IN.asked.load({"username": " 1 ", "password": " x "}) == {
        "username": "1",
        "password": " x ",
    }
    callback = {"provider": "sandbox-face", "body": ' {"a": 1}\n', "signature": "s"}
    assert rpc.RECORD_VERIFICATION.asked.load(callback)["body"] == ' {"a": 1}\n'
