"""Insurers, and what they ask for a guarantee."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.preservation import forms


class ListInsurers(Form):
    """Those of a court, or all."""

    court = fields.Text(most=20, load_default="", metadata={"description": "法院代字"})


class Insurer(Schema):
    """An insurer as applicants see it; every one is invented."""

    code = fields.Text(required=True)
    name = fields.Text(required=True)
    branch = fields.Text(required=True)
    address = fields.Text(required=True)
    service_line = fields.Text(required=True)
    product = fields.Text(required=True)
    filing_no = fields.Text(required=True, metadata={"description": "产品备案编号"})
    needs_consultant_no = fields.Flag(required=True)
    max_amount = fields.Money(required=True, metadata={"description": "above it quotes are made by hand"})


class Insurers(Schema):
    """The insurers of a court."""

    items = fields.Many(fields.Part(Insurer), most=500, required=True)


class AskQuotes(Form):
    """先询价: for which court, how much, which category; *claimed* is what the suit is about."""

    court = fields.Text(required=True, most=20)
    amount = fields.Money(required=True, positive=True)
    category = fields.Choice(*forms.CATEGORIES, required=True)
    claimed = fields.Money(allow_none=True, load_default=None, metadata={"description": "诉讼标的额"})
    respondents = fields.Whole(least=1, most=200, load_default=1)


class QuoteLine(Schema):
    """A step of the calculation: a slice of the amount, the minimum, or a loading."""

    text = fields.Text(required=True, most=300)
    premium = fields.Money(required=True, allow_none=True)


class Offer(Schema):
    """What one insurer asks; without figures when it must be quoted by hand."""

    insurer = fields.Text(required=True)
    insurer_name = fields.Text(required=True)
    premium = fields.Money(required=True, allow_none=True)
    min_premium = fields.Money(required=True, allow_none=True)
    max_premium = fields.Money(required=True, allow_none=True)
    min_rate = fields.Text(required=True, allow_none=True, metadata={"description": "such as 0.105%"})
    max_rate = fields.Text(required=True, allow_none=True)
    max_amount = fields.Money(required=True)
    by_hand = fields.Flag(required=True)
    tariff = fields.Text(required=True, metadata={"description": "the tariff's version"})
    lines = fields.Many(fields.Part(QuoteLine), most=50, required=True)


class Quotes(Schema):
    """The offers of every insurer of the court side by side, cheapest first."""

    id = fields.Id(required=True)
    court = fields.Text(required=True)
    amount = fields.Money(required=True)
    category = fields.Choice(*forms.CATEGORIES, required=True)
    quoted_at = fields.Instant(required=True)
    valid_until = fields.Instant(required=True)
    offers = fields.Many(fields.Part(Offer), most=500, required=True)


class QuoteId(Form):
    """Which quote."""

    quote_id = fields.Id(required=True)
