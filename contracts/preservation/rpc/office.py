"""The court's side: what lies before it, and what it decides."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.preservation import forms
from contracts.preservation.rpc.deadlines import Deadline, MeasureBlock, PaperLine
from contracts.preservation.rpc.drafting import ApplicationId
from contracts.preservation.rpc.examining import AidDecision
from contracts.preservation.rpc.progress import (
    AidBlock,
    CorrectionView,
    FeeBlock,
    GuaranteeBlock,
    Manifest,
    MaterialView,
    ReviewBlock,
    Row,
    RulingBlock,
)
from contracts.preservation.rpc.words import CLOCKS, LETTER_RESULTS, REASONS, STATUSES


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
    days = fields.Whole(
        least=1,
        most=60,
        load_default=7,
        metadata={"description": "to pay the fee; one where the court has 48 hours"},
    )
    aid = fields.Part(
        AidDecision,
        allow_none=True,
        load_default=None,
        metadata={"description": "on the aid that the application asks for"},
    )


class ReviewApplication(ApplicationId):
    """A review of an application."""

    review = fields.Part(Review, required=True)


class AcceptApplication(ApplicationId):
    """受理: the clerk takes the papers in; *content_hash* is what was looked at."""

    content_hash = fields.Text(required=True, most=64)
    case_no = fields.Text(
        most=60,
        load_default="",
        metadata={
            "description": "the court's own number; the next of its register (财保, 行保, 证保) when left out"
        },
    )


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
    """Which page, in which order, of which status, before which judge, in whose hands, with which party."""

    sort = fields.Choice(
        "clock",
        "newest",
        load_default="newest",
        metadata={"description": "`clock`: whose time runs out first"},
    )
    status = fields.Choice(*STATUSES, allow_none=True, load_default=None)
    category = fields.Choice(*forms.CATEGORIES, allow_none=True, load_default=None)
    holder_id = fields.Id(allow_none=True, load_default=None)
    unclaimed = fields.Flag(load_default=False, metadata={"description": "in nobody's hands"})
    assigned_to = fields.Id(allow_none=True, load_default=None)
    party = fields.Text(
        most=100,
        load_default="",
        metadata={"description": "a party's whole name or document number; found by exact match only"},
    )
    after = fields.Text(most=60, allow_none=True, load_default=None)
    limit = fields.Whole(least=1, most=100, load_default=20)


class OfficeRow(Row):
    """One line of the court's queue."""

    holder_id = fields.Id(required=True, allow_none=True)
    urgent = fields.Flag(required=True)
    clock = fields.Choice(*CLOCKS, required=True, allow_none=True)
    clock_at = fields.Instant(required=True, allow_none=True)


class Similar(Schema):
    """Another file before this court with the same parties; for the court only."""

    id = fields.Id(required=True)
    number = fields.Text(required=True)
    status = fields.Choice(*STATUSES, required=True)
    submitted_at = fields.Instant(required=True)


class GuaranteeProposal(Schema):
    """What the law suggests; the court decides [法释〔2016〕22号 art. 5]."""

    amount = fields.Money(required=True)
    offered = fields.Money(required=True)
    mandatory = fields.Flag(required=True)
    source = fields.Text(required=True)


class Version(Schema):
    """A content as it was once laid before the court."""

    content_hash = fields.Text(required=True)
    at = fields.Instant(required=True)
    count = fields.Whole(required=True)


class LetterCheck(Schema):
    """What the insurers' system says of a letter that the application names, when it was last asked or told."""

    letter_no = fields.Text(required=True)
    result = fields.Choice(*LETTER_RESULTS, required=True)
    result_text = fields.Text(required=True, most=300)
    insurer_name = fields.Text(required=True)
    amount = fields.Money(required=True, allow_none=True)
    checked_at = fields.Instant(required=True)


class Snapshot(Schema):
    """The frozen file as the court reads it, with the manifest of its materials and how it stands."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    number = fields.Text(required=True)
    status = fields.Choice(*STATUSES, required=True)
    status_text = fields.Text(required=True)
    content_hash = fields.Text(required=True)
    submitted_at = fields.Instant(required=True)
    creation = fields.Part(forms.Creation, required=True)
    basic_information = fields.Part(forms.BasicInformation, required=True)
    guarantees = fields.Part(forms.Guarantees, required=True)
    materials = fields.Many(fields.Part(MaterialView), required=True)
    manifest = fields.Part(Manifest, required=True, allow_none=True)
    urgent = fields.Flag(required=True)
    case_no = fields.Text(required=True)
    next_case_no = fields.Text(required=True, metadata={"description": "the next of the court's register"})
    judge_id = fields.Id(required=True, allow_none=True)
    holder_id = fields.Id(required=True, allow_none=True)
    versions = fields.Many(fields.Part(Version), most=100, required=True)
    deadlines = fields.Many(fields.Part(Deadline), most=20, required=True)
    allowed = fields.Many(
        fields.Text(),
        most=50,
        required=True,
        metadata={
            "description": "which of COURT_ACTS the state and the asker's role allow, such as `review`"
        },
    )
    proposal = fields.Part(GuaranteeProposal, required=True)
    fee_proposal = fields.Money(required=True)
    correction = fields.Part(CorrectionView, required=True, allow_none=True)
    guarantee = fields.Part(GuaranteeBlock, required=True, allow_none=True)
    review = fields.Part(ReviewBlock, required=True, allow_none=True)
    payment = fields.Part(FeeBlock, required=True, allow_none=True)
    aid = fields.Part(AidBlock, required=True, allow_none=True)
    ruling = fields.Part(RulingBlock, required=True, allow_none=True)
    measures = fields.Many(fields.Part(MeasureBlock), most=500, required=True)
    papers = fields.Many(fields.Part(PaperLine), most=500, required=True)
    similar = fields.Many(fields.Part(Similar), most=50, required=True)
    letters = fields.Many(
        fields.Part(LetterCheck),
        most=50,
        required=True,
        metadata={"description": "保函核验: one line for each insurer's letter"},
    )


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
