"""What payment refuses, and in what words."""

from contracts.refused import refused

BILL_ALREADY_PAID = refused(
    "payment.bill-already-paid", "conflict", "该账单已交费，无需重复交费。", "This bill is paid already."
)
CHANNEL_UNKNOWN = refused(
    "payment.channel-unknown", "bad-input", "不支持的交费方式。", "There is no such payment method."
)
CALLBACK_UNTRUSTED = refused(
    "payment.callback-untrusted", "forbidden", "回调签名无效。", "The callback's signature is not valid."
)
BILL_DIFFERS = refused(
    "payment.bill-differs",
    "rule",
    "该事项已有账单，金额或交费人不同，已转人工核对。",
    "There is a bill for this already, over another amount or for another payer.",
)
NOTHING_TO_PAY = refused("payment.nothing-to-pay", "rule", "没有需要交纳的费用。", "There is nothing to pay.")
REFUND_TOO_LARGE = refused(
    "payment.refund-too-large",
    "rule",
    "应退金额超过已交金额，已转人工核对。",
    "More would be paid back than was paid.",
)
BILL_CLOSED = refused(
    "payment.bill-closed", "rule", "该账单已关闭，无需交费。", "Nothing is to be paid on this bill any more."
)
