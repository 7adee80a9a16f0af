"""What payment can be asked."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form, Stored, command, query

CHANNELS = ("sandbox-wechat", "sandbox-alipay", "sandbox-unionpay")


class PaymentView(Schema):
    """One attempt to pay."""

    id = fields.Id(required=True)
    channel = fields.Choice(*CHANNELS, required=True)
    state = fields.Choice("STARTED", "SUCCEEDED", "FAILED", required=True)
    pay_url = fields.Text(required=True, most=500, metadata={"description": "where the payer goes on"})
    started_at = fields.Instant(required=True)


class Bill(Schema):
    """What is to be paid, by whom, for what."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    about_id = fields.Id(required=True)
    purpose = fields.Choice("PRESERVATION_FEE", "GUARANTEE_PREMIUM", required=True)
    amount = fields.Money(required=True)
    state = fields.Choice("OPEN", "PAID", "CLOSED", required=True)
    opened_at = fields.Instant(required=True)
    due_on = fields.Day(allow_none=True)
    paid_at = fields.Instant(allow_none=True)
    channel = fields.Text(allow_none=True)
    refund_due = fields.Money(
        required=True, metadata={"description": "what is to be paid back to whoever paid; 0.00 for nothing"}
    )
    channels = fields.Many(fields.Choice(*CHANNELS), required=True)
    payments = fields.Many(fields.Part(PaymentView), required=True)


class BillId(Form):
    """Which bill."""

    bill_id = fields.Id(required=True)


class AboutId(Form):
    """What the bill is for: an application's id."""

    about_id = fields.Id(required=True)


class StartPayment(Form):
    """Which bill, and how the payer wants to pay."""

    bill_id = fields.Id(required=True)
    channel = fields.Choice(*CHANNELS, required=True)


class PaymentStarted(Stored):
    """Where the payer goes on; *id* is the payment's."""

    bill_id = fields.Id(required=True)
    pay_url = fields.Text(required=True, most=500)


class Callback(Form):
    """A channel's callback as it came in: the raw body, and the signature from its header."""

    channel = fields.Text(required=True, most=40)
    body = fields.Secret(
        required=True,
        most=20_000,
        metadata={"description": "the raw bytes as UTF-8, not trimmed: they are what was signed"},
    )
    signature = fields.Text(required=True, most=500)


VIEW_BILL = query("payment.view_bill", BillId, Bill)
VIEW_BILL_ABOUT = query("payment.view_bill_about", AboutId, Bill)
START_PAYMENT = command("payment.start_payment", StartPayment, PaymentStarted)
RECORD_PAYMENT = command("payment.record_payment", Callback, Stored)
