"""The ruling from its draft to its correction."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.identifiers import case_number
from contracts.preservation.rpc.drafting import ApplicationId, File
from contracts.preservation.rpc.words import RESULTS

ACTIONS = ("SEAL", "SEIZE", "FREEZE", "ORDER", "FORBID", "SECURE", "OTHER")
"""查封, 扣押, 冻结; 责令, 禁止; 保全证据."""


class RuledItem(Form):
    """裁定事项: which respondent, which property, what, up to how much; positions count from 0."""

    respondent = fields.Whole(required=True, most=199)
    clue = fields.Whole(most=199, allow_none=True, load_default=None)
    action = fields.Choice(*ACTIONS, required=True)
    granted = fields.Flag(load_default=True)
    description = fields.Text(most=2000, load_default="")
    amount = fields.Money(allow_none=True, load_default=None)
    term = fields.Text(most=60, load_default="", metadata={"description": "期限, such as 一年"})


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
    """裁定: 裁定结果, 裁定日期, items, and the paper, unless the signed one was uploaded. *content_hash* is what was ruled on."""

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
    paper = fields.Part(RulingPaper, allow_none=True, load_default=None)
    items = fields.Many(fields.Part(RuledItem), most=200, load_default=list)
    urgent_because = fields.Text(
        most=1000, load_default="", metadata={"description": "why it comes before the fee is paid"}
    )
    signed = fields.Flag(
        load_default=False, metadata={"description": "take the signed paper that was uploaded"}
    )
    content_hash = fields.Text(required=True, most=64)
    officer = fields.Text(
        most=60,
        load_default="",
        metadata={"description": "the deciding person's name, vouched for by the office"},
    )
    officer_no = fields.Text(most=40, load_default="")


class RuleOnApplication(ApplicationId):
    """A ruling on an application."""

    ruling = fields.Part(Ruling, required=True)


class DraftRuling(Form):
    """A ruling on the way: everything may still be missing."""

    result = fields.Choice(*RESULTS, allow_none=True, load_default=None)
    case_no = fields.Text(most=60, load_default="")
    reasons = fields.Text(most=8000, load_default="")
    order = fields.Text(most=8000, load_default="")
    judge = fields.Text(most=60, load_default="")
    clerk = fields.Text(most=60, load_default="")
    items = fields.Many(fields.Part(RuledItem), most=200, load_default=list)
    urgent_because = fields.Text(most=1000, load_default="")


class SaveRulingDraft(ApplicationId):
    """The whole draft, and the version that was read."""

    content = fields.Part(DraftRuling, required=True)
    if_version = fields.Whole(required=True)


class RulingDraft(Schema):
    """The draft with its version; before anything was saved a proposal drawn from the file. `signed` names the uploaded paper."""

    version = fields.Whole(required=True)
    content = fields.Part(DraftRuling, required=True)
    signed = fields.Text(required=True, allow_none=True)


class SignedPaper(Form):
    """A signed paper as a file."""

    filename = fields.Text(required=True)
    size = fields.Whole(required=True, least=1)
    sha256 = fields.Text(required=True, most=64)
    pages = fields.Whole(allow_none=True)


class KeepSignedPaper(ApplicationId):
    """The signed paper, which lies in the blob store already."""

    paper = fields.Part(SignedPaper, required=True)
    file = fields.Part(File, required=True, metadata={"by_chance": True})


class PaperFile(Schema):
    """A paper: printed here, or where the signed one lies; the gateway shows the file, and never this."""

    filename = fields.Text(required=True)
    media_type = fields.Text(required=True)
    base64 = fields.Text(required=True, allow_none=True, most=20_000_000)
    file = fields.Part(File, required=True, allow_none=True)


class Amendment(Form):
    """补正裁定: what was wrong, and how it reads."""

    wrong = fields.Text(required=True, most=4000, validate=fields.NOT_BLANK)
    right = fields.Text(required=True, most=4000, validate=fields.NOT_BLANK)
    judge = fields.Text(required=True, most=60, validate=fields.NOT_BLANK)
    clerk = fields.Text(most=60, load_default="")
    case_no = fields.Text(most=60, load_default="")
    corrected_on = fields.Day(allow_none=True, load_default=None)


class CorrectRuling(ApplicationId):
    """A ruling put right; both are kept."""

    amendment = fields.Part(Amendment, required=True)
