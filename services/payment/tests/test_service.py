"""The broker's side of payment."""

from contracts.payment import rpc


def test_a_callbacks_body_arrives_untrimmed() -> None:
    # The signature is over these very bytes.
    asked = {"channel": "sandbox-wechat", "body": ' {"a": 1}\n', "signature": "t=1,v1=0"}
    assert rpc.RECORD_PAYMENT.asked.load(asked)["body"] == asked["body"]
