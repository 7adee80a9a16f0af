"""Enforcement: measures, nothing found, and what the court records of them later; the court's tasks."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.preservation import forms
from contracts.preservation.rpc.deciding import ACTIONS
from contracts.preservation.rpc.drafting import ApplicationId
from contracts.preservation.rpc.words import FOLLOW_UPS


class Measure(Form):
    """One measure: against whom, on what, on which day, until which day."""

    respondent = fields.Whole(required=True, most=199)
    clue = fields.Whole(most=199, allow_none=True, load_default=None)
    action = fields.Choice(*ACTIONS, required=True)
    property_type = fields.Choice(*forms.CLUE_TYPES, allow_none=True, load_default=None)
    special = fields.Choice(
        "TRADEMARK",
        "SHIP",
        "CARGO",
        allow_none=True,
        load_default=None,
        metadata={"description": "注册商标, 船舶扣押, 船载货物: terms of their own"},
    )
    description = fields.Text(required=True, most=2000, validate=fields.NOT_BLANK)
    amount = fields.Money(allow_none=True, load_default=None)
    keeper = fields.Text(load_default="", metadata={"description": "协助执行人 or 保管人"})
    waiting = fields.Flag(load_default=False, metadata={"description": "轮候"})
    taken_on = fields.Day(required=True)
    until = fields.Day(
        allow_none=True, load_default=None, metadata={"description": "届满日; required for property"}
    )
    officer = fields.Text(most=60, load_default="")


class TakeMeasure(ApplicationId):
    """A measure that was taken."""

    measure = fields.Part(Measure, required=True)


class NothingFound(Form):
    """未查到可供保全财产."""

    searched = fields.Text(required=True, most=2000, validate=fields.NOT_BLANK)
    searched_on = fields.Day(required=True)
    remark = fields.Text(most=2000, load_default="")
    officer = fields.Text(most=60, load_default="")


class RecordNothingFound(ApplicationId):
    """What was searched, without anything to preserve."""

    found = fields.Part(NothingFound, required=True)


class FollowUp(Form):
    """
    What the court records after ruling or measure.

    RENEWED measure_id, until · LIFTED measure_id (all, when left out), reason · SWAPPED measure_id, description,
    property_type, value · GUARANTEE_REPLACED / _SUPPLEMENTED value, reason · TRANSFERRED to_court · SUIT_FILED,
    ARBITRATION_FILED, ENFORCEMENT_FILED case_no · RECONSIDERED outcome, reason.
    """

    kind = fields.Choice(*FOLLOW_UPS, required=True)
    on = fields.Day(required=True)
    measure_id = fields.Id(allow_none=True, load_default=None)
    until = fields.Day(allow_none=True, load_default=None)
    reason = fields.Text(most=2000, load_default="")
    description = fields.Text(most=2000, load_default="")
    property_type = fields.Choice(*forms.CLUE_TYPES, allow_none=True, load_default=None)
    value = fields.Money(allow_none=True, load_default=None)
    to_court = fields.Text(most=20, load_default="")
    case_no = fields.Text(most=60, load_default="")
    outcome = fields.Choice("UPHELD", "CHANGED", "REVOKED", allow_none=True, load_default=None)


class RecordFollowUp(ApplicationId):
    """What became of ruling or measure."""

    follow_up = fields.Part(FollowUp, required=True)


class Task(Schema):
    """Something that the court has to do; a clock or an event opened it."""

    id = fields.Id(required=True)
    application_id = fields.Id(required=True)
    number = fields.Text(required=True)
    kind = fields.Text(
        required=True,
        metadata={"description": "a clock such as `D4`, or an event such as `NOTIFY_RESPONDENT`"},
    )
    text = fields.Text(required=True, most=500)
    source = fields.Text(required=True)
    urgent = fields.Flag(required=True)
    opened_at = fields.Instant(required=True)
    done_at = fields.Instant(required=True, allow_none=True)


class ListTasks(Form):
    """Which page of the court's open tasks, oldest first; done ones on wish; of one application on wish."""

    application_id = fields.Id(allow_none=True, load_default=None)
    done = fields.Flag(load_default=False)
    after = fields.Text(most=60, allow_none=True, load_default=None)
    limit = fields.Whole(least=1, most=100, load_default=20)


class SettleTask(Form):
    """A task that was done, and how."""

    task_id = fields.Id(required=True)
    remark = fields.Text(most=1000, load_default="")
