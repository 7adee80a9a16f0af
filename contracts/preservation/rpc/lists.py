"""Courts, causes, fees: what anybody may ask."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form


class ListCourts(Form):
    """Words to look for, or whose children; all courts without either."""

    q = fields.Text(most=40, load_default="")
    parent = fields.Text(most=20, load_default="")


class Court(Schema):
    """A court of the list (data version beside it)."""

    code = fields.Text(required=True, metadata={"description": "法院代字"})
    name = fields.Text(required=True)
    level = fields.Text(required=True)
    parent = fields.Text(required=True)
    province = fields.Text(required=True)
    kind = fields.Text(required=True)


class Courts(Schema):
    """Courts in the order of the list."""

    items = fields.Many(fields.Part(Court), most=10_000, required=True)
    version = fields.Text(required=True)


class ListCauses(Form):
    """Words to look for; the whole list without."""

    q = fields.Text(most=40, load_default="")


class Cause(Schema):
    """A cause of action of the list in force."""

    serial = fields.Text(required=True)
    name = fields.Text(required=True)
    level = fields.Whole(required=True)
    parent_name = fields.Text(required=True)


class Causes(Schema):
    """Causes in the order of the list."""

    items = fields.Many(fields.Part(Cause), most=10_000, required=True)
    version = fields.Text(required=True)


class AskFee(Form):
    """The amount; none at all for an application without a property amount."""

    amount = fields.Money(allow_none=True, load_default=None)


class FeeTier(Schema):
    """One slice of the amount: what lies in it, at which rate, and what that makes."""

    from_ = fields.Money(required=True, data_key="from")
    to = fields.Money(required=True, allow_none=True)
    rate = fields.Text(required=True, metadata={"description": "such as `0.01`; empty for the flat part"})
    basis = fields.Money(required=True)
    fee = fields.Money(required=True)


class Fee(Schema):
    """The application fee [诉讼费用交纳办法 art. 14(2)]."""

    amount = fields.Money(required=True, allow_none=True)
    fee = fields.Money(required=True)
    tiers = fields.Many(fields.Part(FeeTier), required=True)
    source = fields.Text(required=True)
