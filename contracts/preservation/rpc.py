"""What preservation can be asked."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form, Nothing, Stored, command, page_of, query
from contracts.preservation import forms

STATUSES = (
    "DRAFT", "SUBMITTED", "RETURNED", "UNDER_REVIEW", "GUARANTEE_REQUIRED", "REJECTED", "AWAITING_PAYMENT", "AWAITING_RULING",
    "RULED_GRANTED", "RULED_PARTIAL", "RULED_DISMISSED", "IN_FORCE", "CONVERTED", "LAPSED", "LIFTED", "EXPIRED", "WITHDRAWN", "DELETED",
)  # fmt: skip
BUCKETS = ("to_submit", "to_review", "to_pay", "ruled", "to_rule", "closed")
RESULTS = ("GRANTED", "PARTIAL", "DISMISSED")
REASONS = (
    "INCOMPLETE_MATERIAL", "ILLEGIBLE_MATERIAL", "IDENTITY_MISMATCH", "WRONG_COURT", "AMOUNT_UNSUPPORTED", "PROPERTY_UNCLEAR",
    "GUARANTEE_INSUFFICIENT", "GUARANTEE_INVALID", "AGENT_AUTHORITY_MISSING", "CASE_NO_MISMATCH", "DUPLICATE", "NOT_URGENT",
    "OUT_OF_SCOPE", "OTHER",
)  # fmt: skip


# --- courts, causes, fees ---------------------------------------------------------------------------------------------


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


# --- the applicant's side ---------------------------------------------------------------------------------------------


class Created(Stored):
    """The new application; *number* is for people."""

    number = fields.Text(required=True)


class ApplicationId(Form):
    """Which application."""

    application_id = fields.Id(required=True)


class ListApplications(Form):
    """Which page of which counter."""

    bucket = fields.Choice(*BUCKETS, allow_none=True, load_default=None)
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


class RulingBlock(Schema):
    """裁定信息."""

    result = fields.Choice(*RESULTS, required=True)
    result_text = fields.Text(required=True)
    ruled_on = fields.Day(required=True)
    case_no = fields.Text(required=True)
    reasons = fields.Text(required=True, most=8000)
    judge = fields.Text(required=True)
    has_paper = fields.Flag(required=True)


class FeeBlock(Schema):
    """交费信息."""

    state = fields.Choice("DUE", "PAID", required=True)
    state_text = fields.Text(required=True)
    amount = fields.Money(required=True)
    due_on = fields.Day(required=True)
    paid_at = fields.Instant(required=True, allow_none=True)
    bill_id = fields.Id(required=True, allow_none=True)


class ReviewBlock(Schema):
    """保全审核信息."""

    passed = fields.Flag(required=True)
    result_text = fields.Text(required=True)
    reviewed_on = fields.Day(required=True)
    remark = fields.Text(required=True, most=2000)
    reasons = fields.Many(fields.Text(), required=True)


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
    content_hash = fields.Text(required=True, allow_none=True)
    created_at = fields.Instant(required=True)
    submitted_at = fields.Instant(required=True, allow_none=True)


class ViewSection(ApplicationId):
    """A section of an application."""

    section = fields.Choice(*forms.SECTIONS, required=True)


class Section(Schema):
    """The section's content and its own version, which is its ETag."""

    version = fields.Whole(required=True)
    content = fields.Anything(required=True)


class SaveCreation(ApplicationId):
    """The creation form again, while it may be edited."""

    content = fields.Part(forms.Creation, required=True)
    if_version = fields.Whole(required=True)


class SaveBasicInformation(ApplicationId):
    """The whole section, and the version that was read."""

    content = fields.Part(forms.BasicInformation, required=True)
    if_version = fields.Whole(required=True)


class SaveGuarantees(ApplicationId):
    """The whole section, and the version that was read."""

    content = fields.Part(forms.Guarantees, required=True)
    if_version = fields.Whole(required=True)


class AddMaterial(ApplicationId):
    """A file that lies in the blob store already."""

    material = fields.Part(forms.Material, required=True)


class MaterialId(ApplicationId):
    """Which material of which application."""

    material_id = fields.Id(required=True)


class Finding(Schema):
    """Something that is missing (error) or doubtful (warning)."""

    field = fields.Text(required=True)
    code = fields.Text(required=True)
    severity = fields.Choice("error", "warning", required=True)
    zh = fields.Text(required=True, most=500)
    en = fields.Text(required=True, most=500)


class Check(Schema):
    """Everything at once; it may be submitted when there is no error."""

    ready = fields.Flag(required=True)
    errors = fields.Many(fields.Part(Finding), most=10_000, required=True)
    warnings = fields.Many(fields.Part(Finding), most=10_000, required=True)


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
    """The column 保全申请 of «我的申请» (domain 1.7): the four, and the two below them."""

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


# --- the court's side -------------------------------------------------------------------------------------------------


class Review(Form):
    """审核: 审核日期, 审核结果, 备注. *content_hash* is what was looked at."""

    passed = fields.Flag(required=True)
    reviewed_on = fields.Day(
        allow_none=True, metadata={"description": "today in Asia/Shanghai when left out"}
    )
    remark = fields.Text(most=2000, load_default="")
    reasons = fields.Many(fields.Choice(*REASONS), load_default=list)
    content_hash = fields.Text(required=True, most=64)
    officer = fields.Text(
        most=60,
        load_default="",
        metadata={"description": "the deciding person's name, vouched for by the office"},
    )
    officer_no = fields.Text(most=40, load_default="")


class RulingPaper(Form):
    """What the paper 民事裁定书 says (domain 3.7)."""

    reasons = fields.Text(required=True, most=8000, metadata={"description": "本院经审查认为，…"})
    order = fields.Text(required=True, most=8000, metadata={"description": "裁定如下：…"})
    judge = fields.Text(required=True, most=60)
    clerk = fields.Text(most=60, load_default="")


class Ruling(Form):
    """裁定: 裁定结果, 裁定日期, the paper. *content_hash* is what was ruled on."""

    result = fields.Choice(*RESULTS, required=True)
    ruled_on = fields.Day(allow_none=True, metadata={"description": "today in Asia/Shanghai when left out"})
    case_no = fields.Text(required=True, most=60)
    paper = fields.Part(RulingPaper, required=True)
    content_hash = fields.Text(required=True, most=64)
    officer = fields.Text(most=60, load_default="")
    officer_no = fields.Text(most=40, load_default="")


class ReviewApplication(ApplicationId):
    """A review of an application."""

    review = fields.Part(Review, required=True)


class RuleOnApplication(ApplicationId):
    """A ruling on an application."""

    ruling = fields.Part(Ruling, required=True)


class ListOfficeApplications(Form):
    """Which page, of which status."""

    status = fields.Choice(*STATUSES, allow_none=True, load_default=None)
    after = fields.Text(most=60, allow_none=True, load_default=None)
    limit = fields.Whole(least=1, most=100, load_default=20)


class Snapshot(Schema):
    """The frozen file as the court reads it, with the manifest of its materials."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    number = fields.Text(required=True)
    status = fields.Choice(*STATUSES, required=True)
    content_hash = fields.Text(required=True)
    submitted_at = fields.Instant(required=True)
    creation = fields.Part(forms.Creation, required=True)
    basic_information = fields.Part(forms.BasicInformation, required=True)
    guarantees = fields.Part(forms.Guarantees, required=True)
    materials = fields.Many(fields.Part(MaterialView), required=True)


class ListOfficeEvents(Form):
    """From which position on."""

    after = fields.Whole(load_default=0)
    limit = fields.Whole(least=1, most=500, load_default=100)


class OfficeEvent(Schema):
    """An event of the office's feed with the headers and the body that were sent."""

    position = fields.Whole(required=True)
    headers = fields.Anything(required=True)
    body = fields.Text(required=True, most=100_000, metadata={"description": "the JSON body, byte for byte"})


class OfficeEvents(Schema):
    """The feed in the order first sent; ask again with *next*."""

    items = fields.Many(fields.Part(OfficeEvent), most=500, required=True)
    next = fields.Whole(required=True)


LIST_COURTS = query("preservation.list_courts", ListCourts, Courts)
LIST_CAUSES = query("preservation.list_causes", ListCauses, Causes)
ASSESS_FEE = query("preservation.assess_fee", AskFee, Fee)
CREATE_APPLICATION = command("preservation.create_application", forms.Creation, Created)
LIST_APPLICATIONS = query("preservation.list_applications", ListApplications, page_of(Row, "Rows"))
VIEW_APPLICATION = query("preservation.view_application", ApplicationId, ApplicationView)
VIEW_SECTION = query("preservation.view_section", ViewSection, Section)
SAVE_CREATION = command("preservation.save_creation", SaveCreation, Stored)
SAVE_BASIC_INFORMATION = command("preservation.save_basic_information", SaveBasicInformation, Stored)
SAVE_GUARANTEES = command("preservation.save_guarantees", SaveGuarantees, Stored)
ADD_MATERIAL = command("preservation.add_material", AddMaterial, Stored)
REMOVE_MATERIAL = command("preservation.remove_material", MaterialId, Stored)
VIEW_MATERIAL = query("preservation.view_material", MaterialId, MaterialView)
CHECK_APPLICATION = query("preservation.check_application", ApplicationId, Check)
SUBMIT_APPLICATION = command("preservation.submit_application", ApplicationId, Stored)
DELETE_APPLICATION = command("preservation.delete_application", ApplicationId, Stored)
VIEW_TIMELINE = query("preservation.view_timeline", ApplicationId, Timeline)
VIEW_COLUMN = query("preservation.view_column", Nothing, Column)
PRINT_RULING = query("preservation.print_ruling", ApplicationId, Paper)
LIST_OFFICE_APPLICATIONS = query(
    "preservation.list_office_applications", ListOfficeApplications, page_of(Row, "OfficeRows")
)
VIEW_SNAPSHOT = query("preservation.view_snapshot", ApplicationId, Snapshot)
VIEW_OFFICE_MATERIAL = query("preservation.view_office_material", MaterialId, MaterialView)
REVIEW_APPLICATION = command("preservation.review_application", ReviewApplication, Stored)
RULE_ON_APPLICATION = command("preservation.rule_on_application", RuleOnApplication, Stored)
LIST_OFFICE_EVENTS = query("preservation.list_office_events", ListOfficeEvents, OfficeEvents)
