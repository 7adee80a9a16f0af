"""The applicant after the draft: withdraw, provide a guarantee, ask for aid, object to a fee; his papers."""

from marshmallow import Schema

from contracts import fields
from contracts.preservation import forms
from contracts.preservation.rpc.deadlines import PaperLine
from contracts.preservation.rpc.drafting import ApplicationId


class SaveAid(ApplicationId):
    """The section of judicial aid, and the version that was read."""

    content = fields.Part(forms.Aid, required=True)
    if_version = fields.Whole(required=True)


class OrderMaterials(ApplicationId):
    """The materials in the order in which the court shall read them: all of them, each once."""

    material_ids = fields.Many(fields.Id(), most=500, required=True)


class WithdrawApplication(ApplicationId):
    """撤回申请, and why."""

    reason = fields.Text(most=500, load_default="")


class ProvideGuarantee(ApplicationId):
    """The guarantees instead of those of the application; their papers were uploaded before, as GUARANTEE."""

    guarantees = fields.Part(forms.Guarantees, required=True)


class RequestAid(ApplicationId):
    """司法救助 after the fee was assessed; the proof was uploaded before, as AID."""

    claim = fields.Part(forms.AidClaim, required=True)


class ObjectToFee(ApplicationId):
    """Why the fee is wrong [诉讼费用交纳办法 art. 43]."""

    reasons = fields.Text(required=True, most=2000, validate=fields.NOT_BLANK)


class Papers(Schema):
    """The papers of the file, oldest first."""

    items = fields.Many(fields.Part(PaperLine), most=500, required=True)


class PaperId(ApplicationId):
    """Which paper of which application."""

    paper_id = fields.Text(required=True, most=60)
