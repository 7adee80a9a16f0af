"""The court's side: what lies before it, and what it decides."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.identifiers import case_number
from contracts.preservation import forms
from contracts.preservation.rpc.drafting import ApplicationId
from contracts.preservation.rpc.progress import MaterialView
from contracts.preservation.rpc.words import REASONS, RESULTS, STATUSES


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
    """What the paper 民事裁定书 says."""

    reasons = fields.Text(
        required=True, most=8000, validate=fields.NOT_BLANK, metadata={"description": "本院经审查认为，…"}
    )
    order = fields.Text(
        required=True, most=8000, validate=fields.NOT_BLANK, metadata={"description": "裁定如下：…"}
    )
    judge = fields.Text(required=True, most=60, validate=fields.NOT_BLANK)
    clerk = fields.Text(most=60, load_default="")


class Ruling(Form):
    """裁定: 裁定结果, 裁定日期, the paper. *content_hash* is what was ruled on."""

    result = fields.Choice(*RESULTS, required=True)
    ruled_on = fields.Day(allow_none=True, metadata={"description": "today in Asia/Shanghai when left out"})
    case_no = fields.Text(
        required=True,
        most=60,
        # A ruling bears its number [人民法院案件案号若干规定 arts 2, 3].
        validate=fields.Judged(
            case_number,
            "format|案号格式不正确，如（2026）湘0102财保1号|must be such as （2026）湘0102财保1号",
        ),
        metadata={"description": "案号, such as （2026）湘0102财保1号"},
    )
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


class AcceptApplication(ApplicationId):
    """受理: the clerk takes the papers in; *content_hash* is what was looked at."""

    content_hash = fields.Text(required=True, most=64)


class AssignApplication(ApplicationId):
    """分案: to which judge of the court; to nobody when left out."""

    judge_id = fields.Id(allow_none=True, load_default=None)


class Load(Schema):
    """How much lies on a judge's desk, or on nobody's."""

    judge_id = fields.Id(required=True, allow_none=True)
    open = fields.Whole(required=True)
    total = fields.Whole(required=True)


class Loads(Schema):
    """The court's applications by judge."""

    items = fields.Many(fields.Part(Load), most=10_000, required=True)


class Reading(Schema):
    """Who opened which file, when."""

    id = fields.Id(required=True)
    application_id = fields.Id(required=True)
    number = fields.Text(required=True)
    what = fields.Choice("FILE", "MATERIAL", required=True)
    material_id = fields.Id(required=True, allow_none=True)
    reader = fields.Text(
        required=True, metadata={"description": "account id, or `office:<code>` of a program"}
    )
    role = fields.Text(required=True)
    read_at = fields.Instant(required=True)


class ListReadings(Form):
    """Which page of the court's readings, newest first; of one application on wish."""

    application_id = fields.Id(allow_none=True, load_default=None)
    after = fields.Text(most=60, allow_none=True, load_default=None)
    limit = fields.Whole(least=1, most=100, load_default=20)


class ListOfficeApplications(Form):
    """Which page, of which status, before which judge, with which party."""

    status = fields.Choice(*STATUSES, allow_none=True, load_default=None)
    assigned_to = fields.Id(allow_none=True, load_default=None)
    party = fields.Text(
        most=100,
        load_default="",
        metadata={"description": "a party's whole name or document number; found by exact match only"},
    )
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
