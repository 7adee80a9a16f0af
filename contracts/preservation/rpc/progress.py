"""The applicant's side from the list to 办理进度: where an application stands and what happened."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.preservation import forms
from contracts.preservation.rpc.deadlines import Deadline, MeasureBlock, PaperLine
from contracts.preservation.rpc.deciding import RuledItem
from contracts.preservation.rpc.drafting import File
from contracts.preservation.rpc.examining import Defect
from contracts.preservation.rpc.words import BUCKETS, FEE_STATES, OUTCOMES, RESULTS, STATUSES


class ListApplications(Form):
    """Which page of which counter."""

    bucket = fields.Choice(*BUCKETS, allow_none=True, load_default=None)
    party = fields.Text(
        most=100,
        load_default="",
        metadata={"description": "a party's whole name or document number; found by exact match only"},
    )
    after = fields.Text(most=60, allow_none=True, load_default=None)
    limit = fields.Whole(least=1, most=100, load_default=20)


class Row(Schema):
    """One line of «我的申请»."""

    id = fields.Id(required=True)
    number = fields.Text(required=True)
    status = fields.Choice(*STATUSES, required=True)
    status_text = fields.Text(required=True)
    bucket = fields.Choice(*BUCKETS, required=True)
    court = fields.Text(required=True)
    court_name = fields.Text(required=True)
    category = fields.Choice(*forms.CATEGORIES, required=True)
    type = fields.Choice(*forms.TYPES, required=True)
    amount = fields.Money(required=True, allow_none=True)
    created_at = fields.Instant(required=True)
    submitted_at = fields.Instant(required=True, allow_none=True)
    organisation_id = fields.Id(required=True, allow_none=True)
    mine = fields.Choice(
        "SUBMITTER",
        "ORGANISATION",
        "NAMED",
        "COURT",
        required=True,
        metadata={
            "description": "why one sees it: as submitter, as member, as the applicant it was filed for, as the court"
        },
    )
    assigned_to = fields.Id(
        required=True, allow_none=True, metadata={"description": "the judge; shown to the court"}
    )


class RulingBlock(Schema):
    """裁定信息."""

    result = fields.Choice(*RESULTS, required=True)
    result_text = fields.Text(required=True)
    ruled_on = fields.Day(required=True)
    case_no = fields.Text(required=True)
    reasons = fields.Text(required=True, most=8000)
    judge = fields.Text(required=True)
    has_paper = fields.Flag(required=True)
    items = fields.Many(fields.Part(RuledItem), most=200, required=True)
    urgent = fields.Flag(required=True)
    corrected_on = fields.Day(required=True, allow_none=True, metadata={"description": "补正裁定日期"})


class FeeBlock(Schema):
    """交费信息."""

    state = fields.Choice(*FEE_STATES, required=True)
    state_text = fields.Text(required=True)
    basis = fields.Money(required=True, allow_none=True)
    assessed = fields.Money(required=True, metadata={"description": "before any reduction"})
    amount = fields.Money(required=True)
    safe_on = fields.Day(required=True, allow_none=True)
    due_on = fields.Day(required=True, allow_none=True)
    objecting = fields.Flag(required=True)
    paid_at = fields.Instant(required=True, allow_none=True)
    bill_id = fields.Id(required=True, allow_none=True)


class ReviewBlock(Schema):
    """保全审核信息."""

    passed = fields.Flag(required=True)
    result_text = fields.Text(required=True)
    reviewed_on = fields.Day(required=True)
    remark = fields.Text(required=True, most=2000)
    reasons = fields.Many(fields.Text(), required=True)


class CorrectionView(Schema):
    """补正通知: what is to be mended, until when."""

    defects = fields.Many(fields.Part(Defect), most=100, required=True)
    remark = fields.Text(required=True, most=2000)
    safe_on = fields.Day(required=True, allow_none=True)
    due_on = fields.Day(required=True, allow_none=True)
    returned_at = fields.Instant(required=True)


class GuaranteeBlock(Schema):
    """提供担保: what the court ordered, or let the applicant off; `state` says which."""

    state = fields.Choice("ORDERED", "PROVIDED", "EXEMPTED", "REFUSED", required=True)
    amount = fields.Money(required=True, allow_none=True)
    kinds = fields.Many(fields.Choice(*forms.GUARANTEE_KINDS), required=True)
    reason = fields.Text(required=True, most=2000)
    safe_on = fields.Day(required=True, allow_none=True)
    due_on = fields.Day(required=True, allow_none=True)


class AidBlock(Schema):
    """司法救助: what was asked for, and what the court decided."""

    kind = fields.Choice(*forms.AID_KINDS, required=True)
    ground = fields.Choice(*forms.AID_GROUNDS, required=True)
    ground_text = fields.Text(required=True)
    reason = fields.Text(required=True, most=2000)
    outcome = fields.Choice(*OUTCOMES, required=True, allow_none=True)
    percent = fields.Whole(required=True, allow_none=True)
    reasons = fields.Text(required=True, most=2000)
    due_on = fields.Day(required=True, allow_none=True)


class Manifest(Schema):
    """材料清单: how many files of how many bytes, and the SHA-256 over the lines of their hashes in order."""

    count = fields.Whole(required=True)
    bytes = fields.Whole(required=True)
    sha256 = fields.Text(required=True)


class CreationBlock(forms.Creation):
    """基本信息, with the words that the page shows."""

    court_name = fields.Text(required=True)
    category_text = fields.Text(required=True)
    type_text = fields.Text(required=True)
    phase_text = fields.Text(required=True, allow_none=True)


class MaterialView(forms.Material):
    """A material as listed."""

    id = fields.Id(required=True)
    uploaded_at = fields.Instant(required=True)


class MaterialFile(MaterialView):
    """A material with what the gateway needs to read its file; the gateway shows the file, and never this."""

    file = fields.Part(File, required=True)


class Flow(Schema):
    """One box of the flow chart on 办理进度."""

    step = fields.Choice("SUBMITTED", "REVIEWED", "PAID", "RULED", required=True)
    text = fields.Text(required=True)
    state = fields.Choice("DONE", "NOW", "NEXT", "REFUSED", "SKIPPED", required=True)


class ApplicationView(Schema):
    """办理进度: the blocks in the order of the guide; a block is null until it happened."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    number = fields.Text(required=True)
    status = fields.Choice(*STATUSES, required=True)
    status_text = fields.Text(required=True)
    flow = fields.Many(fields.Part(Flow), required=True)
    ruling = fields.Part(RulingBlock, required=True, allow_none=True)
    payment = fields.Part(FeeBlock, required=True, allow_none=True)
    review = fields.Part(ReviewBlock, required=True, allow_none=True)
    creation = fields.Part(CreationBlock, required=True)
    basic_information = fields.Part(forms.BasicInformation, required=True)
    guarantees = fields.Part(forms.Guarantees, required=True)
    materials = fields.Many(fields.Part(MaterialView), required=True)
    correction = fields.Part(CorrectionView, required=True, allow_none=True)
    guarantee = fields.Part(GuaranteeBlock, required=True, allow_none=True)
    aid = fields.Part(AidBlock, required=True, allow_none=True)
    measures = fields.Many(fields.Part(MeasureBlock), most=500, required=True)
    deadlines = fields.Many(fields.Part(Deadline), most=20, required=True)
    papers = fields.Many(fields.Part(PaperLine), most=500, required=True)
    manifest = fields.Part(Manifest, required=True, allow_none=True)
    allowed = fields.Many(
        fields.Text(),
        most=50,
        required=True,
        metadata={"description": "what the applicant may do now, such as `withdraw`"},
    )
    case_no = fields.Text(required=True)
    content_hash = fields.Text(required=True, allow_none=True)
    organisation_id = fields.Id(required=True, allow_none=True)
    mine = fields.Choice("SUBMITTER", "ORGANISATION", "NAMED", required=True)
    created_at = fields.Instant(required=True)
    submitted_at = fields.Instant(required=True, allow_none=True)


class Happened(Schema):
    """One line of the timeline."""

    what = fields.Text(required=True, metadata={"description": "the event's topic"})
    text = fields.Text(required=True, most=500)
    at = fields.Instant(required=True)
    who = fields.Text(required=True)
    role = fields.Text(required=True)


class Timeline(Schema):
    """The history, oldest first."""

    items = fields.Many(fields.Part(Happened), most=10_000, required=True)


class Counters(Schema):
    """The column 保全申请 of «我的申请»: the four, and the two below them."""

    to_submit = fields.Whole(required=True, metadata={"title": "待提交"})
    to_review = fields.Whole(required=True, metadata={"title": "待审核"})
    to_pay = fields.Whole(required=True, metadata={"title": "待交费"})
    ruled = fields.Whole(required=True, metadata={"title": "已裁定"})
    to_rule = fields.Whole(required=True, metadata={"title": "待裁定"})
    closed = fields.Whole(required=True, metadata={"title": "已结束"})


class Column(Schema):
    """Counters, their sum, and whether the account has never created one."""

    counters = fields.Part(Counters, required=True)
    total = fields.Whole(required=True)
    first_use = fields.Flag(required=True)


class Paper(Schema):
    """A rendered paper."""

    filename = fields.Text(required=True)
    media_type = fields.Text(required=True)
    base64 = fields.Text(required=True, most=20_000_000)
