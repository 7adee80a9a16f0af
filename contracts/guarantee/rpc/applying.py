"""The applicant's side: create, fill in section by section, read the clauses, sign, submit; later withdraw, surrender."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form, Stored
from contracts.guarantee import forms
from contracts.guarantee.rpc.words import BUCKETS
from contracts.preservation.rpc.carrying import OpenFromOther
from contracts.preservation.rpc.drafting import ApplicationId


class CreateGuarantee(forms.GuaranteeCreation):
    """The creation form, and in whose name: one's own, or an organisation's that one is a member of."""

    organisation_id = fields.Id(allow_none=True, load_default=None)


class GuaranteeCreated(Stored):
    """The new application; *number* is for people."""

    number = fields.Text(required=True)


class OpenFromPreservation(OpenFromOther):
    """A guarantee draft that says what a preservation draft says; the gateway fetches that, copies the files and brings it."""

    insurer = fields.Text(required=True, most=40)
    quote_id = fields.Id(allow_none=True, load_default=None)
    consultant_no = fields.Text(most=40, load_default="")
    application_id = fields.Id(required=True, metadata={"description": "the preservation draft"})


class ViewGuaranteeSection(ApplicationId):
    """A section of an application."""

    section = fields.Choice(*forms.SECTIONS, required=True)


class SaveGuaranteeCreation(ApplicationId):
    """The creation form again, while it may be edited; the quote is made anew when it no longer fits."""

    content = fields.Part(forms.GuaranteeCreation, required=True)
    if_version = fields.Whole(required=True)


class SaveInsurance(ApplicationId):
    """投保信息: the whole section, and the version that was read."""

    content = fields.Part(forms.Insurance, required=True)
    if_version = fields.Whole(required=True)


class Clauses(Schema):
    """The clauses of the insurer's product; the exclusions stand apart [保险法 art. 17]."""

    version = fields.Text(required=True)
    title = fields.Text(required=True)
    clauses = fields.Many(fields.Text(most=4000), most=200, required=True)
    exclusions = fields.Many(fields.Text(most=4000), most=200, required=True)


class SignProposal(ApplicationId):
    """签署投保单: both were read and ticked, each for itself; *name* is typed as the signature."""

    clauses_version = fields.Text(required=True, most=20)
    clauses_read = fields.Flag(required=True)
    exclusions_read = fields.Flag(required=True)
    name = fields.Text(required=True, most=60, validate=fields.NOT_BLANK)


class WithdrawGuarantee(ApplicationId):
    """撤回申请, and why."""

    reason = fields.Text(most=500, load_default="")


class SurrenderGuarantee(ApplicationId):
    """退保, and why; *refund* is what the caller was shown, so that nobody agrees to another sum."""

    refund = fields.Money(required=True)
    reason = fields.Text(most=500, load_default="")


class ListGuarantees(Form):
    """Which page of which counter."""

    bucket = fields.Choice(*BUCKETS, allow_none=True, load_default=None)
    after = fields.Text(most=60, allow_none=True, load_default=None)
    limit = fields.Whole(least=1, most=100, load_default=20)
