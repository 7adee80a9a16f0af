"""Courts, causes, fees: what anybody may ask."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form


class ListCourts(Form):
    """Words to look for, or under which court; all courts without either."""

    q = fields.Text(
        most=40, load_default="", metadata={"description": "name, 法院代字, or pinyin: initials or in full"}
    )
    parent = fields.Text(
        most=20,
        load_default=None,
        metadata={"description": "法院代字 of the court right above; empty for the highest"},
    )


class Court(Schema):
    """A court of the list in force."""

    code = fields.Text(required=True, metadata={"description": "法院代字"})
    name = fields.Text(required=True)
    level = fields.Text(required=True)
    parent = fields.Text(required=True)
    province = fields.Text(required=True)
    kind = fields.Text(required=True)
    has_children = fields.Flag(required=True, metadata={"description": "courts stand under it"})


class Courts(Schema):
    """Courts in the order of the list."""

    items = fields.Many(fields.Part(Court), most=10_000, required=True)
    version = fields.Text(required=True, metadata={"description": "of the list in force"})


class ListCauses(Form):
    """Words to look for, or under which heading; the whole list without either."""

    q = fields.Text(
        most=40, load_default="", metadata={"description": "name, serial, or pinyin: initials or in full"}
    )
    parent = fields.Text(
        most=20,
        load_default=None,
        metadata={"description": "serial of the heading right above; empty for those of the first level"},
    )


class Cause(Schema):
    """A cause of action of the list in force [民事案件案由规定]."""

    serial = fields.Text(required=True)
    name = fields.Text(required=True)
    level = fields.Whole(required=True)
    parent = fields.Text(required=True, metadata={"description": "serial of the heading above"})
    parent_name = fields.Text(required=True)
    has_children = fields.Flag(required=True, metadata={"description": "causes stand under it"})


class Causes(Schema):
    """Causes in the order of the list, the headings of the first two levels first."""

    items = fields.Many(fields.Part(Cause), most=10_000, required=True)
    version = fields.Text(
        required=True, metadata={"description": "of the list in force; an application keeps it"}
    )


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
