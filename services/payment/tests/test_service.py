"""The broker's side of payment."""

from contracts.call import CALLS
from contracts.payment import rpc
from services.payment import wiring


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


def test_a_callbacks_body_arrives_untrimmed() -> None:
    # The signature is over these very bytes.
    asked = {"channel": "sandbox-wechat", "body": ' {"a": 1}\n', "signature": "t=1,v1=0"}
    assert rpc.RECORD_PAYMENT.asked.load(asked)["body"] == asked["body"]
