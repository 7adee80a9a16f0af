"""The sections of an application as they are typed in: lenient, everything may still be missing.

What must be there is checked at `check` and at submission, by the rules of the service; here only types, lengths and
choices are.
"""

from contracts import fields
from contracts.call import Form

CATEGORIES = ("PRE_LITIGATION", "LITIGATION", "ARBITRATION", "PRE_ENFORCEMENT")
TYPES = ("PROPERTY", "CONDUCT", "EVIDENCE")
PHASES = ("BEFORE_SUIT_OR_ARBITRATION", "DURING_ARBITRATION", "AFTER_INSTRUMENT")
GUARANTEE_SITUATIONS = ("PROVIDED", "NOT_PROVIDED", "COURT_DECIDES")
SUBMITTERS = ("LAWYER", "PARTY", "OTHER_AGENT")
PARTY_KINDS = ("NATURAL", "LEGAL", "UNINCORPORATED")
ID_TYPES = (
    "RESIDENT_ID",
    "PASSPORT",
    "HK_MACAO_PERMIT",
    "TAIWAN_PERMIT",
    "FOREIGN_PERMANENT",
    "USCC",
    "OTHER",
)
UNIT_NATURES = (
    "STATE_ORGAN",
    "PUBLIC_INSTITUTION",
    "ENTERPRISE",
    "SOCIAL_ORGANISATION",
    "PRIVATE_NON_ENTERPRISE",
)
AGENT_TYPES = (
    "LAWYER",
    "LEGAL_WORKER",
    "CLOSE_RELATIVE",
    "EMPLOYEE",
    "COMMUNITY_RECOMMENDED",
    "ORG_RECOMMENDED",
)
AUTHORITY_ITEMS = ("ADMIT", "WAIVE", "CHANGE", "SETTLE", "COUNTERCLAIM", "APPEAL")
CLUE_TYPES = (
    "BANK_ACCOUNT", "PAYMENT_ACCOUNT", "CASH", "REAL_ESTATE", "LAND", "VEHICLE", "VESSEL", "AIRCRAFT", "EQUITY", "STOCK",
    "FUND", "BOND", "RECEIVABLE", "IP", "EQUIPMENT", "GOODS", "VIRTUAL", "OTHER",
)  # fmt: skip
MEASURES = ("SEAL", "SEIZE", "FREEZE", "OTHER")
GUARANTEE_KINDS = (
    "INSURER_LETTER", "BANK_LETTER", "GUARANTEE_COMPANY", "CASH", "OWN_PROPERTY", "THIRD_PARTY_PROPERTY", "SURETY", "CREDIT", "NONE",
)  # fmt: skip
EXEMPTIONS = (
    "MAINTENANCE", "DOMESTIC_VIOLENCE_POOR", "PROCURATORATE_PUBLIC_INTEREST", "BRAVERY", "CLEAR_FACTS", "FINANCIAL_INSTITUTION",
    "PRE_ENFORCEMENT",
)  # fmt: skip
MATERIAL_KINDS = (
    "APPLICATION",
    "COMPLAINT",
    "IDENTITY",
    "GUARANTEE",
    "EVIDENCE",
    "CASE_ACCEPTANCE",
    "INSTRUMENT",
    "EVALUATION_REPORT",
    "AID",
    "OTHER",
)
SCANS = ("CLEAN", "UNSCANNED")
AID_KINDS = ("WAIVE", "REDUCE", "DEFER")
AID_GROUNDS = (
    "DISABLED_NO_INCOME", "MAINTENANCE", "MINIMUM_LIVING", "BRAVERY", "OTHER_WAIVE",
    "DISASTER", "PREFERENTIAL_TREATMENT", "WELFARE_INSTITUTION", "OTHER_REDUCE",
    "SOCIAL_INSURANCE", "ACCIDENT_VICTIM", "LEGAL_AID", "OTHER_DEFER",
)  # fmt: skip
IP_KINDS = ("TRADEMARK", "PATENT", "COPYRIGHT", "OTHER")
MATERIAL_TYPES = ("application/pdf", "image/jpeg", "image/png")
SECTIONS = ("creation", "basic", "guarantees", "materials", "aid")


class Instrument(Form):
    """The effective instrument that pre-enforcement preservation rests on [法释〔2016〕22号 art. 1(3)]."""

    issuer = fields.Text()
    number = fields.Text()
    content = fields.Text(most=2000)
    performance_due = fields.Day(allow_none=True)


class Arbitration(Form):
    """The arbitration that preservation goes along with [法释〔2016〕22号 art. 3]."""

    institution = fields.Text()
    case_no = fields.Text()
    accepted_on = fields.Day(allow_none=True)


class Creation(Form):
    """创建保全申请."""

    court = fields.Text(required=True, most=20, metadata={"description": "法院代字, such as 湘 or 湘0102"})
    amount = fields.Money(allow_none=True, metadata={"description": "申请保全金额, yuan"})
    category = fields.Choice(*CATEGORIES, required=True, metadata={"description": "保全类别"})
    type = fields.Choice(*TYPES, required=True, metadata={"description": "保全类型"})
    phase = fields.Choice(*PHASES, allow_none=True, metadata={"description": "非诉期间"})
    guarantee_situation = fields.Choice(
        *GUARANTEE_SITUATIONS, required=True, metadata={"description": "担保情况"}
    )
    submitter = fields.Choice(*SUBMITTERS, required=True, metadata={"description": "提交人身份"})
    case_type = fields.Text(
        most=20, allow_none=True, metadata={"description": "案件类型, a code such as 0301; for 诉讼保全"}
    )
    case_no = fields.Text(
        most=60,
        allow_none=True,
        metadata={"description": "案号, such as （2020）湘0102民初123号; for 诉讼保全"},
    )
    cause = fields.Text(
        most=20, allow_none=True, metadata={"description": "案由, its serial on the list; for 诉讼保全"}
    )
    cause_text = fields.Text(allow_none=True)
    notice_version = fields.Text(
        required=True,
        most=20,
        metadata={"description": "the version of 网上保全须知 that was read and ticked"},
    )
    linked_guarantee_id = fields.Id(allow_none=True)
    cause_version = fields.Text(
        most=20, allow_none=True, metadata={"description": "of the list of causes; the service sets it"}
    )
    dispute_cause = fields.Text(
        most=20,
        allow_none=True,
        metadata={"description": "基础纠纷的案由 where `cause` is that of the preservation itself; a serial"},
    )
    foreign_related = fields.Flag(allow_none=True, metadata={"description": "涉外; for arbitration"})


class Party(Form):
    """申请人 or 被申请人."""

    kind = fields.Choice(*PARTY_KINDS, required=True)
    name = fields.Text(required=True)
    id_type = fields.Choice(*ID_TYPES, allow_none=True)
    id_no = fields.IdNumber(most=40, allow_none=True)
    gender = fields.Choice("MALE", "FEMALE", allow_none=True)
    birth_date = fields.Day(allow_none=True)
    ethnicity = fields.Text(most=20, allow_none=True)
    unit_nature = fields.Choice(*UNIT_NATURES, allow_none=True)
    legal_rep = fields.Text(allow_none=True, metadata={"description": "法定代表人 or 主要负责人"})
    legal_rep_title = fields.Text(allow_none=True)
    mobile = fields.Text(most=30, allow_none=True)
    landline = fields.Text(most=30, allow_none=True)
    address = fields.Text(allow_none=True)
    service_address = fields.Text(allow_none=True)
    email = fields.Text(most=120, allow_none=True)
    e_service_agreed = fields.Flag(allow_none=True)
    guardian = fields.Text(allow_none=True, metadata={"description": "法定代理人"})
    id_valid_from = fields.Day(allow_none=True)
    id_valid_to = fields.Day(allow_none=True)
    id_long_term = fields.Flag(allow_none=True, metadata={"description": "长期有效"})
    legal_rep_id_no = fields.IdNumber(most=40, allow_none=True)


class Agent(Form):
    """原告代理人; *principals* are the positions of applicants in the list, from 0."""

    principals = fields.Many(fields.Whole(most=199))
    agent_type = fields.Choice(*AGENT_TYPES, required=True)
    name = fields.Text(required=True)
    id_type = fields.Choice(*ID_TYPES, allow_none=True)
    id_no = fields.IdNumber(most=40, allow_none=True)
    mobile = fields.Text(most=30, allow_none=True)
    landline = fields.Text(most=30, allow_none=True)
    firm = fields.Text(allow_none=True)
    licence_no = fields.Text(most=40, allow_none=True)
    authority = fields.Choice("GENERAL", "SPECIAL", allow_none=True)
    authority_items = fields.Many(fields.Choice(*AUTHORITY_ITEMS))
    gender = fields.Choice("MALE", "FEMALE", allow_none=True)
    authority_from = fields.Day(allow_none=True)
    authority_to = fields.Day(allow_none=True)


class PropertyClue(Form):
    """财产线索; *owner* is the position of a respondent in the list, from 0."""

    type = fields.Choice(*CLUE_TYPES, required=True)
    owner = fields.Whole(most=199, allow_none=True)
    value = fields.Money(allow_none=True)
    description = fields.Text(most=2000, allow_none=True)
    province = fields.Text(most=40, allow_none=True)
    location = fields.Text(allow_none=True)
    measure = fields.Choice(*MEASURES, allow_none=True)
    holder = fields.Text(
        allow_none=True, metadata={"description": "开户行, 平台, 登记机关, 公司: who keeps or registers it"}
    )
    number = fields.Text(
        most=100,
        allow_none=True,
        metadata={"description": "账号, 产权证号, 车牌号, 代码: what identifies it"},
    )
    account_name = fields.Text(allow_none=True, metadata={"description": "户名"})
    name = fields.Text(allow_none=True, metadata={"description": "名称, 品牌, 种类"})
    quantity = fields.Text(most=60, allow_none=True, metadata={"description": "数量, 面积, 出资比例"})
    due_on = fields.Day(allow_none=True)
    unclear_because = fields.Text(most=1000, allow_none=True)
    share = fields.Text(most=60, allow_none=True, metadata={"description": "份额, 出资比例"})
    area = fields.Text(most=60, allow_none=True, metadata={"description": "面积"})
    encumbrance = fields.Text(allow_none=True, metadata={"description": "抵押、查封等权利负担"})
    model = fields.Text(most=100, allow_none=True, metadata={"description": "品牌型号"})
    vin = fields.Text(most=40, allow_none=True, metadata={"description": "车辆识别代号"})
    engine_no = fields.Text(most=40, allow_none=True, metadata={"description": "发动机号"})
    port = fields.Text(allow_none=True, metadata={"description": "船籍港, 停泊港, 机场"})
    registered_mobile = fields.Text(most=30, allow_none=True)
    contract = fields.Text(allow_none=True, metadata={"description": "债权的合同依据"})
    company_uscc = fields.IdNumber(most=40, allow_none=True)
    ip_kind = fields.Choice(*IP_KINDS, allow_none=True)
    disputed = fields.Flag(allow_none=True, metadata={"description": "争议标的"})
    waiting = fields.Flag(allow_none=True, metadata={"description": "轮候"})


class ConductItem(Form):
    """The act to be ordered or forbidden, its term, the harm feared [民事诉讼法 art. 103; 法释〔2018〕21号 art. 4]."""

    content = fields.Text(required=True, most=2000)
    term = fields.Text(allow_none=True)
    harm = fields.Text(most=2000, allow_none=True)


class EvidenceItem(Form):
    """The evidence to be secured, who holds it, where, and why [民事诉讼法 art. 84]."""

    evidence = fields.Text(required=True, most=2000)
    holder = fields.Text(allow_none=True)
    place = fields.Text(allow_none=True)
    reason = fields.Text(most=2000, allow_none=True)


class BasicInformation(Form):
    """保全基本信息: the whole section, saved as often as wanted (暂存)."""

    applicants = fields.Many(fields.Part(Party), load_default=list)
    respondents = fields.Many(fields.Part(Party), load_default=list)
    agents = fields.Many(fields.Part(Agent), load_default=list)
    property_clues = fields.Many(fields.Part(PropertyClue), load_default=list)
    conduct_items = fields.Many(fields.Part(ConductItem), load_default=list)
    evidence_items = fields.Many(fields.Part(EvidenceItem), load_default=list)
    requested_measures = fields.Text(most=4000, allow_none=True, metadata={"description": "请求事项"})
    facts_and_reasons = fields.Text(most=8000, allow_none=True, metadata={"description": "事实与理由"})
    urgent_because = fields.Text(most=2000, allow_none=True)
    instrument = fields.Part(Instrument, allow_none=True)
    arbitration = fields.Part(Arbitration, allow_none=True)


class GuaranteeItem(Form):
    """One entry of 担保信息."""

    kind = fields.Choice(*GUARANTEE_KINDS, required=True)
    guarantor = fields.Text(
        allow_none=True, metadata={"description": "担保人, 保险公司, 银行, 担保公司, 保证人"}
    )
    value = fields.Money(allow_none=True, metadata={"description": "担保价值, 保险金额"})
    letter_no = fields.Text(most=60, allow_none=True)
    policy_no = fields.Text(most=60, allow_none=True)
    valid_until = fields.Day(allow_none=True)
    property_name = fields.Text(allow_none=True, metadata={"description": "担保物名称"})
    owner = fields.Text(allow_none=True)
    receipt_no = fields.Text(most=60, allow_none=True)
    description = fields.Text(most=2000, allow_none=True)
    exemption = fields.Choice(*EXEMPTIONS, allow_none=True)
    exemption_reason = fields.Text(most=2000, allow_none=True)
    licence_no = fields.Text(most=60, allow_none=True)
    on_demand = fields.Flag(allow_none=True, metadata={"description": "见索即付的独立保函"})
    payer = fields.Text(allow_none=True)
    property_type = fields.Choice(*CLUE_TYPES, allow_none=True)
    property_no = fields.Text(most=100, allow_none=True)
    encumbered = fields.Flag(allow_none=True)
    co_owners_agree = fields.Flag(allow_none=True)
    terms = fields.Text(
        most=2000, allow_none=True, metadata={"description": "担保书、保证书载明的方式、范围和责任"}
    )


class Guarantees(Form):
    """担保信息: the whole list."""

    items = fields.Many(fields.Part(GuaranteeItem), load_default=list)


class Material(Form):
    """An uploaded file: what it is, and how the blob store names it."""

    kind = fields.Choice(*MATERIAL_KINDS, required=True)
    owner_ref = fields.Text(
        most=40, allow_none=True, metadata={"description": "whom it concerns, such as `applicants.0`"}
    )
    filename = fields.Text(required=True)
    media_type = fields.Choice(*MATERIAL_TYPES, required=True)
    size = fields.Whole(required=True, least=1)
    sha256 = fields.Text(
        required=True, most=64, validate=fields.pattern(r"[0-9a-f]{64}", "应为SHA-256", "must be a SHA-256")
    )
    pages = fields.Whole(allow_none=True)
    scan = fields.Choice(
        *SCANS, allow_none=True, metadata={"description": "病毒扫描; infected files are refused"}
    )


class AidClaim(Form):
    """司法救助: what is asked for, the ground, and why; the proof is uploaded as a material [诉讼费用交纳办法 arts 44-48]."""

    kind = fields.Choice(*AID_KINDS, required=True, metadata={"description": "免交, 减交, 缓交"})
    ground = fields.Choice(*AID_GROUNDS, required=True)
    reason = fields.Text(most=2000, load_default="")


class Aid(Form):
    """The section of the wizard; without a claim none is asked for."""

    claim = fields.Part(AidClaim, allow_none=True, load_default=None)
