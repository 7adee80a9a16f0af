"""The court before the ruling: claim, note, return, order, decide on exemption, aid and fee."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.preservation import forms
from contracts.preservation.rpc.drafting import ApplicationId
from contracts.preservation.rpc.words import OUTCOMES, REASONS, SERVABLE

OFFICER = {"description": "the deciding person's name, vouched for by the office"}


class Decided(Form):
    """What every decision about a content says: which content, and which person decided."""

    content_hash = fields.Text(required=True, most=64)
    officer = fields.Text(most=60, load_default="", metadata=OFFICER)


class ClaimApplication(ApplicationId):
    """认领, or hand over to a colleague of the court."""

    holder_id = fields.Id(
        allow_none=True, load_default=None, metadata={"description": "oneself when left out"}
    )


class WriteNote(ApplicationId):
    """A note for colleagues; the applicant never sees it."""

    text = fields.Text(required=True, most=2000, validate=fields.NOT_BLANK)


class Note(Schema):
    """A note, by whom, when."""

    id = fields.Id(required=True)
    text = fields.Text(required=True, most=2000)
    author = fields.Text(required=True, metadata={"description": "account id"})
    role = fields.Text(required=True)
    written_at = fields.Instant(required=True)


class Notes(Schema):
    """The notes on an application, oldest first."""

    items = fields.Many(fields.Part(Note), most=500, required=True)


class Defect(Form):
    """One thing to mend: a code, where in the form, and in words."""

    code = fields.Choice(*REASONS, required=True)
    field = fields.Text(
        most=100, load_default="", metadata={"description": "such as `respondents.0.address`"}
    )
    text = fields.Text(most=1000, load_default="")


class Correction(Decided):
    """补正通知: every defect at once, and how many days."""

    defects = fields.Many(fields.Part(Defect), most=100, required=True)
    days = fields.Whole(least=1, most=60, load_default=7)
    remark = fields.Text(most=2000, load_default="")


class ReturnApplication(ApplicationId):
    """退回补正."""

    correction = fields.Part(Correction, required=True)


class GuaranteeOrder(Decided):
    """提供担保通知书: how much, which kinds, until when, why."""

    amount = fields.Money(required=True)
    kinds = fields.Many(fields.Choice(*forms.GUARANTEE_KINDS), load_default=list)
    days = fields.Whole(least=1, most=60, load_default=5)
    reason = fields.Text(most=2000, load_default="")
    object_value = fields.Money(
        allow_none=True, load_default=None, metadata={"description": "争议标的价值, when that is preserved"}
    )
    special = fields.Text(
        most=2000,
        load_default="",
        metadata={"description": "特殊情况, for less than the whole before a suit"},
    )


class OrderGuarantee(ApplicationId):
    """责令提供担保."""

    order = fields.Part(GuaranteeOrder, required=True)


class Exemption(Decided):
    """免担保: granted or refused, and why [法释〔2016〕22号 art. 9]."""

    granted = fields.Flag(required=True)
    ground = fields.Choice(*forms.EXEMPTIONS, required=True)
    reason = fields.Text(required=True, most=2000)


class DecideExemption(ApplicationId):
    """A decision on the exemption that was claimed."""

    exemption = fields.Part(Exemption, required=True)


class AidDecision(Form):
    """Waived, reduced by so many per cent, deferred until a day, or refused; always with reasons [诉讼费用交纳办法 art. 48]."""

    outcome = fields.Choice(*OUTCOMES, required=True)
    reasons = fields.Text(required=True, most=2000)
    percent = fields.Whole(least=1, most=99, allow_none=True, load_default=None)
    due_on = fields.Day(allow_none=True, load_default=None)
    days = fields.Whole(least=1, most=60, load_default=7)
    officer = fields.Text(most=60, load_default="", metadata=OFFICER)


class DecideAid(ApplicationId):
    """A decision on judicial aid."""

    decision = fields.Part(AidDecision, required=True)


class FeeVerdict(Form):
    """复核: the fee stands, or what it is from now on."""

    amount = fields.Money(allow_none=True, load_default=None)
    reasons = fields.Text(required=True, most=2000, validate=fields.NOT_BLANK)
    days = fields.Whole(least=1, most=60, load_default=7)
    officer = fields.Text(most=60, load_default="", metadata=OFFICER)


class DecideFeeObjection(ApplicationId):
    """An answer to an objection to the fee."""

    verdict = fields.Part(FeeVerdict, required=True)


class Reinstatement(Form):
    """Payment or request was in time: why, and by which bill if it was payment."""

    reason = fields.Text(required=True, most=2000, validate=fields.NOT_BLANK)
    bill_id = fields.Id(allow_none=True, load_default=None)
    days = fields.Whole(least=1, most=60, load_default=7)


class ReinstateApplication(ApplicationId):
    """恢复办理 of what had lapsed."""

    reinstatement = fields.Part(Reinstatement, required=True)


class RecordService(ApplicationId):
    """On which day a paper reached its addressee: the fee notice (D4), the guarantee order (D5), the correction notice (D6)."""

    paper = fields.Choice(*SERVABLE, required=True)
    served_on = fields.Day(required=True)
