"""The insurer's side: what lies before it, what it decides, what it carries."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.guarantee import forms
from contracts.guarantee.rpc.progress import (
    ClaimView,
    EndorsementView,
    GuaranteeCreationBlock,
    GuaranteePaper,
    GuaranteeRow,
    Issued,
    PremiumBlock,
    ProposalView,
    Underwriting,
)
from contracts.guarantee.rpc.quoting import Offer
from contracts.guarantee.rpc.words import ENDORSEMENTS, OUTCOMES, REASONS, STATES
from contracts.preservation import forms as shared
from contracts.preservation.rpc.drafting import ApplicationId
from contracts.preservation.rpc.progress import Manifest, MaterialView

OFFICER = {"description": "the deciding person's name, vouched for by the insurer"}


class ListOfficeGuarantees(Form):
    """Which page of the insurer's queue, in which order."""

    status = fields.Choice(*STATES, allow_none=True, load_default=None)
    sort = fields.Choice(
        "clock",
        "newest",
        load_default="newest",
        metadata={"description": "`clock`: what must be answered first"},
    )
    after = fields.Text(most=60, allow_none=True, load_default=None)
    limit = fields.Whole(least=1, most=100, load_default=20)


class OfficeGuaranteeRow(GuaranteeRow):
    """One line of the insurer's queue; *answer_by* only while it waits for an answer."""

    mine = fields.Choice("OFFICE", required=True)
    answer_by = fields.Instant(required=True, allow_none=True)
    awaits_second = fields.Flag(
        required=True, metadata={"description": "approved once, above the four-eyes limit"}
    )


class GuaranteeReview(Form):
    """核保: the outcome on the content that *content_hash* names; an approval names the premium."""

    outcome = fields.Choice(*OUTCOMES, required=True)
    content_hash = fields.Text(required=True, most=64)
    reasons = fields.Many(fields.Choice(*REASONS), load_default=list)
    remark = fields.Text(most=2000, load_default="")
    premium = fields.Money(allow_none=True, load_default=None)
    days = fields.Whole(least=1, most=30, load_default=7, metadata={"description": "to pay the premium"})
    special_terms = fields.Text(most=2000, load_default="", metadata={"description": "特别约定"})
    officer = fields.Text(most=60, load_default="", metadata=OFFICER)
    officer_no = fields.Text(most=40, load_default="")


class ReviewGuarantee(ApplicationId):
    """A decision of the insurer; above its limit an approval counts when a second person gives the same one."""

    review = fields.Part(GuaranteeReview, required=True)


class IssueGuarantee(ApplicationId):
    """出单、出函: the policy and the letter, sealed, in one."""

    officer = fields.Text(most=60, load_default="", metadata=OFFICER)


class Endorsement(Form):
    """批改: what changes; an amount may be lowered, for more a second guarantee is applied for."""

    kind = fields.Choice(*ENDORSEMENTS, required=True)
    text = fields.Text(required=True, most=2000, validate=fields.NOT_BLANK)
    amount = fields.Money(allow_none=True, load_default=None, positive=True)
    until = fields.Day(
        allow_none=True, load_default=None, metadata={"description": "the policy's new last day"}
    )
    respondent = fields.Part(shared.Party, allow_none=True, load_default=None)
    officer = fields.Text(most=60, load_default="", metadata=OFFICER)


class EndorseGuarantee(ApplicationId):
    """出具批单."""

    endorsement = fields.Part(Endorsement, required=True)


class Claim(Form):
    """报案: who claims damages, and on what [民事诉讼法 art. 108]."""

    claimant = fields.Text(required=True, most=200, validate=fields.NOT_BLANK)
    facts = fields.Text(required=True, most=2000, validate=fields.NOT_BLANK)
    amount = fields.Money(allow_none=True, load_default=None)


class OpenClaim(ApplicationId):
    """Enter a claim."""

    claim = fields.Part(Claim, required=True)


class ClaimVerdict(Form):
    """理赔: settled with an amount, or refused with reasons [保险法 arts 23, 24]; *discharges* when nothing is left of the cover."""

    settled = fields.Flag(required=True)
    amount = fields.Money(allow_none=True, load_default=None)
    reasons = fields.Text(required=True, most=2000, validate=fields.NOT_BLANK)
    discharges = fields.Flag(load_default=False)
    officer = fields.Text(most=60, load_default="", metadata=OFFICER)


class DecideClaim(ApplicationId):
    """An answer to a claim."""

    verdict = fields.Part(ClaimVerdict, required=True)


class DischargeGuarantee(ApplicationId):
    """责任解除: why the letter binds no longer."""

    reason = fields.Text(required=True, most=500, validate=fields.NOT_BLANK)


class FirstApproval(Schema):
    """What a first underwriter approved; the second may not be the same person."""

    by = fields.Text(required=True)
    officer = fields.Text(required=True)
    premium = fields.Money(required=True)
    days = fields.Whole(required=True)
    special_terms = fields.Text(required=True, most=2000)
    remark = fields.Text(required=True, most=2000)
    approved_at = fields.Instant(required=True)


class GuaranteeSnapshot(Schema):
    """The file as it was submitted to the insurer, and what followed."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    number = fields.Text(required=True)
    status = fields.Choice(*STATES, required=True)
    status_text = fields.Text(required=True)
    content_hash = fields.Text(required=True)
    submitted_at = fields.Instant(required=True)
    answer_by = fields.Instant(required=True, allow_none=True)
    creation = fields.Part(GuaranteeCreationBlock, required=True)
    basic_information = fields.Part(shared.BasicInformation, required=True)
    insurance = fields.Part(forms.Insurance, required=True)
    materials = fields.Many(fields.Part(MaterialView), required=True)
    manifest = fields.Part(Manifest, required=True)
    proposal = fields.Part(ProposalView, required=True, allow_none=True)
    quote = fields.Part(Offer, required=True)
    underwriting = fields.Part(Underwriting, required=True, allow_none=True)
    first_approval = fields.Part(FirstApproval, required=True, allow_none=True)
    needs_second = fields.Flag(required=True)
    premium = fields.Part(PremiumBlock, required=True, allow_none=True)
    issued = fields.Part(Issued, required=True, allow_none=True)
    endorsements = fields.Many(fields.Part(EndorsementView), most=200, required=True)
    claims = fields.Many(fields.Part(ClaimView), most=200, required=True)
    papers = fields.Many(fields.Part(GuaranteePaper), most=500, required=True)
    warnings = fields.Many(
        fields.Text(most=500),
        most=50,
        required=True,
        metadata={"description": "such as a policy shorter than the letter"},
    )
    allowed = fields.Many(fields.Text(), most=50, required=True)


class ExposureLine(Schema):
    """What is open in one state."""

    status = fields.Choice(*STATES, required=True)
    status_text = fields.Text(required=True)
    count = fields.Whole(required=True)
    amount = fields.Money(required=True)


class Exposure(Schema):
    """在保责任: what the insurer carries against its capacity."""

    insurer = fields.Text(required=True)
    capacity = fields.Money(required=True)
    open = fields.Money(required=True)
    free = fields.Money(required=True)
    lines = fields.Many(fields.Part(ExposureLine), most=20, required=True)
