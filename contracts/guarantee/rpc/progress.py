"""The applicant's side from the list to 办理进度: where an application stands and what came of it."""

from marshmallow import Schema

from contracts import fields
from contracts.guarantee import forms
from contracts.guarantee.rpc.quoting import Offer
from contracts.guarantee.rpc.words import BUCKETS, ENDORSEMENTS, OUTCOMES, PAPERS, REASONS, STATES
from contracts.preservation import forms as shared
from contracts.preservation.rpc.progress import Manifest, MaterialView


class GuaranteeRow(Schema):
    """One line of 担保申请."""

    id = fields.Id(required=True)
    number = fields.Text(required=True)
    status = fields.Choice(*STATES, required=True)
    status_text = fields.Text(required=True)
    bucket = fields.Choice(*BUCKETS, required=True)
    court = fields.Text(required=True)
    court_name = fields.Text(required=True)
    category = fields.Choice(*shared.CATEGORIES, required=True)
    amount = fields.Money(required=True)
    insurer = fields.Text(required=True)
    insurer_name = fields.Text(required=True)
    premium = fields.Money(required=True, allow_none=True)
    letter_no = fields.Text(required=True)
    created_at = fields.Instant(required=True)
    submitted_at = fields.Instant(required=True, allow_none=True)
    organisation_id = fields.Id(required=True, allow_none=True)
    mine = fields.Choice("SUBMITTER", "ORGANISATION", required=True)


class GuaranteeFlow(Schema):
    """One box of the flow chart."""

    step = fields.Choice("SUBMITTED", "REVIEWED", "PAID", "ISSUED", "USED", required=True)
    text = fields.Text(required=True)
    state = fields.Choice("DONE", "NOW", "NEXT", "REFUSED", "SKIPPED", required=True)


class BoundQuote(Offer):
    """The offer that the application is bound to, until when."""

    quote_id = fields.Id(required=True)
    quoted_at = fields.Instant(required=True)
    valid_until = fields.Instant(required=True)
    expired = fields.Flag(required=True)


class Underwriting(Schema):
    """核保信息: the last decision of the insurer."""

    outcome = fields.Choice(*OUTCOMES, required=True)
    outcome_text = fields.Text(required=True)
    decided_on = fields.Day(required=True)
    reasons = fields.Many(fields.Choice(*REASONS), most=20, required=True)
    remark = fields.Text(required=True, most=2000)
    answer_by = fields.Instant(required=True, allow_none=True)


class PremiumBlock(Schema):
    """保费信息."""

    amount = fields.Money(required=True)
    due_at = fields.Instant(required=True)
    paid_at = fields.Instant(required=True, allow_none=True)
    bill_id = fields.Id(required=True, allow_none=True)
    invoice_title = fields.Text(required=True)


class Issued(Schema):
    """出函信息: the policy and the letter."""

    policy_no = fields.Text(required=True)
    letter_no = fields.Text(required=True)
    check_code = fields.Text(required=True, metadata={"description": "校验码, as printed on the letter"})
    issued_at = fields.Instant(required=True)
    amount = fields.Money(required=True)
    policy_from = fields.Day(required=True)
    policy_until = fields.Day(required=True)
    term_warning = fields.Text(
        required=True,
        allow_none=True,
        most=500,
        metadata={"description": "when the policy ends before the letter does"},
    )
    policy_sha256 = fields.Text(required=True)
    letter_sha256 = fields.Text(required=True)
    preservation_id = fields.Id(required=True, allow_none=True, metadata={"description": "what it secures"})


class EndorsementView(Schema):
    """批单."""

    number = fields.Text(required=True)
    kind = fields.Choice(*ENDORSEMENTS, required=True)
    text = fields.Text(required=True, most=2000)
    amount = fields.Money(required=True, allow_none=True)
    until = fields.Day(required=True, allow_none=True)
    refund = fields.Money(required=True)
    endorsed_at = fields.Instant(required=True)


class ClaimView(Schema):
    """报案 and what became of it."""

    claim_no = fields.Text(required=True)
    state = fields.Choice("OPEN", "SETTLED", "REFUSED", required=True)
    opened_at = fields.Instant(required=True)
    assess_by = fields.Day(required=True)
    amount = fields.Money(required=True, allow_none=True)
    reasons = fields.Text(required=True, most=2000)


class SurrenderOffer(Schema):
    """What 退保 would give back now, and how that is computed; null where it is not possible."""

    refund = fields.Money(required=True)
    lines = fields.Many(fields.Text(most=300), most=20, required=True)


class GuaranteePaper(Schema):
    """A paper of the file."""

    id = fields.Text(required=True)
    kind = fields.Choice(*PAPERS, required=True)
    title = fields.Text(required=True)
    number = fields.Text(required=True)
    issued_at = fields.Instant(required=True)
    sealed = fields.Flag(required=True)


class ProposalView(Schema):
    """投保单: when it was signed, and whether it still says what the application says."""

    name = fields.Text(required=True)
    clauses_version = fields.Text(required=True)
    signed_at = fields.Instant(required=True)
    current = fields.Flag(required=True)


class GuaranteeCreationBlock(forms.GuaranteeCreation):
    """基本信息, with the words that the page shows."""

    court_name = fields.Text(required=True)
    insurer_name = fields.Text(required=True)
    category_text = fields.Text(required=True)
    phase_text = fields.Text(required=True, allow_none=True)


class GuaranteeView(Schema):
    """办理进度 of a guarantee; a block is null until it happened."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    number = fields.Text(required=True)
    status = fields.Choice(*STATES, required=True)
    status_text = fields.Text(required=True)
    flow = fields.Many(fields.Part(GuaranteeFlow), required=True)
    issued = fields.Part(Issued, required=True, allow_none=True)
    premium = fields.Part(PremiumBlock, required=True, allow_none=True)
    underwriting = fields.Part(Underwriting, required=True, allow_none=True)
    quote = fields.Part(BoundQuote, required=True, allow_none=True)
    creation = fields.Part(GuaranteeCreationBlock, required=True)
    basic_information = fields.Part(shared.BasicInformation, required=True)
    insurance = fields.Part(forms.Insurance, required=True)
    materials = fields.Many(fields.Part(MaterialView), required=True)
    proposal = fields.Part(ProposalView, required=True, allow_none=True)
    endorsements = fields.Many(fields.Part(EndorsementView), most=200, required=True)
    claims = fields.Many(fields.Part(ClaimView), most=200, required=True)
    surrender = fields.Part(SurrenderOffer, required=True, allow_none=True)
    papers = fields.Many(fields.Part(GuaranteePaper), most=500, required=True)
    manifest = fields.Part(Manifest, required=True, allow_none=True)
    allowed = fields.Many(
        fields.Text(), most=50, required=True, metadata={"description": "what the applicant may do now"}
    )
    content_hash = fields.Text(required=True, allow_none=True)
    organisation_id = fields.Id(required=True, allow_none=True)
    mine = fields.Choice("SUBMITTER", "ORGANISATION", required=True)
    created_at = fields.Instant(required=True)
    submitted_at = fields.Instant(required=True, allow_none=True)


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
