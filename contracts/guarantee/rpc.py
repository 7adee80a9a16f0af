"""What guarantee can be asked; its full flow has more."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form, Nothing, Stored, command, query
from contracts.preservation import forms  # the words of both columns are the same


class CreateGuarantee(Form):
    """Step 1 of a guarantee: court, amount, category, insurer, submitter."""

    court = fields.Text(required=True, most=20)
    amount = fields.Money(required=True, positive=True)
    category = fields.Choice(*forms.CATEGORIES, required=True)
    insurer = fields.Text(required=True, most=20)
    submitter = fields.Choice(*forms.SUBMITTERS, required=True)


class GuaranteeId(Form):
    """Which guarantee application."""

    application_id = fields.Id(required=True)


class GuaranteeCounters(Schema):
    """The column 担保申请 of «我的申请»: the four, and the two below them."""

    to_submit = fields.Whole(required=True, metadata={"title": "待提交"})
    to_review = fields.Whole(required=True, metadata={"title": "待审核"})
    to_pay = fields.Whole(required=True, metadata={"title": "待交费"})
    issued = fields.Whole(required=True, metadata={"title": "已出函"})
    issuing = fields.Whole(required=True, metadata={"title": "出函中"})
    closed = fields.Whole(required=True, metadata={"title": "已结束"})


class GuaranteeColumn(Schema):
    """Counters, their sum, and whether the account has never created one."""

    counters = fields.Part(GuaranteeCounters, required=True)
    total = fields.Whole(required=True)
    first_use = fields.Flag(required=True)


CREATE_APPLICATION = command("guarantee.create_application", CreateGuarantee, Stored)
DELETE_APPLICATION = command("guarantee.delete_application", GuaranteeId, Stored)
VIEW_COLUMN = query("guarantee.view_column", Nothing, GuaranteeColumn)
