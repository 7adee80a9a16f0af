"""Which papers must be uploaded: a table by category and type, and places for each person and each guarantee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from services.preservation.domain.check.findings import ERROR, WARNING, Finding, warning
from services.preservation.domain.content import Content
from services.preservation.domain.lists import CauseOfAction

CATEGORIES = ("PRE_LITIGATION", "LITIGATION", "ARBITRATION", "PRE_ENFORCEMENT")
TYPES = ("PROPERTY", "CONDUCT", "EVIDENCE")


class Slot(NamedTuple):
    """A paper of *kind* that an application of these categories and types needs; the words say which paper."""

    kind: str
    severity: str
    zh: str
    en: str
    categories: tuple[str, ...] = CATEGORIES
    types: tuple[str, ...] = TYPES


SLOTS = (
    # 法释〔2016〕22号 art. 1(1): a written application with its evidence.
    Slot("APPLICATION", ERROR, "保全申请书", "the application"),
    # The same; in litigation the evidence lies with the case, before enforcement the instrument speaks.
    Slot("EVIDENCE", ERROR, "证据材料", "the evidence", ("PRE_LITIGATION", "ARBITRATION")),
    Slot("EVIDENCE", WARNING, "证据材料", "the evidence", ("LITIGATION",)),
    # The case that preservation belongs to [operating guide, step 1; 法释〔2016〕22号 art. 3].
    Slot(
        "CASE_ACCEPTANCE",
        ERROR,
        "受理（立案）通知书",
        "the notice that the case was accepted",
        ("LITIGATION",),
    ),
    Slot(
        "CASE_ACCEPTANCE",
        ERROR,
        "仲裁受理通知书",
        "the notice that arbitration was accepted",
        ("ARBITRATION",),
    ),
    Slot("COMPLAINT", WARNING, "起诉状", "the complaint", ("LITIGATION",)),
    # 法释〔2016〕22号 art. 1(3); 民诉法解释 art. 163.
    Slot("INSTRUMENT", ERROR, "生效法律文书", "the effective instrument", ("PRE_ENFORCEMENT",)),
)

REPORTED = ("实用新型", "外观设计")
"""Patents that nobody examined before they were granted: conduct is ordered on a search or evaluation report [法释〔2018〕21号 art. 9]."""

OF_PARTY = {
    # 法释〔2016〕22号 art. 1(2)(1); 民事诉讼法 art. 51(2).
    "NATURAL": ("身份证明", "the proof of identity"),
    "LEGAL": (
        "营业执照（登记证书）、法定代表人身份证明书和法定代表人身份证",
        "the licence and the representative's proof of identity",
    ),
    "UNINCORPORATED": (
        "营业执照（登记证书）、主要负责人身份证明书和主要负责人身份证",
        "the licence and the principal's proof of identity",
    ),
}
OF_AGENT = {
    # 民事诉讼法 art. 62(1); 民诉法解释 art. 88(1)-(6).
    "LAWYER": (
        "授权委托书、律师执业证和律师事务所函",
        "the power of attorney, the licence and the firm's letter",
    ),
    "LEGAL_WORKER": (
        "授权委托书、法律服务工作者执业证、法律服务所介绍信，以及当事人一方位于本辖区的证明",
        "the power of attorney, the licence, the letter of introduction and proof that a party is local",
    ),
    "CLOSE_RELATIVE": (
        "授权委托书、身份证件和与当事人有近亲属关系的证明",
        "the power of attorney, identity and kinship",
    ),
    "EMPLOYEE": ("授权委托书、身份证件和劳动人事关系证明", "the power of attorney, identity and employment"),
    "COMMUNITY_RECOMMENDED": (
        "授权委托书、身份证件、社区或单位的推荐材料和当事人属于该社区或单位的证明",
        "the power of attorney, identity, the recommendation and proof of membership",
    ),
    "ORG_RECOMMENDED": (
        "授权委托书、身份证件和社会团体符合民诉法解释第八十七条条件的证明材料",
        "the power of attorney, identity and proof of the organisation's standing",
    ),
}
OF_GUARANTEE = {
    # 法释〔2016〕22号 arts 6 (担保书, 保证书), 7 (the insurer's undertaking with its evidence), 8 (independent letters).
    "INSURER_LETTER": (
        "保险公司保函（担保书）、保单及其证明材料",
        "the insurer's letter, its policy and evidence",
    ),
    "BANK_LETTER": ("金融机构独立保函", "the bank's independent letter"),
    "GUARANTEE_COMPANY": (
        "担保公司担保书、营业执照和经营许可证",
        "the guarantee company's undertaking and licences",
    ),
    "CASH": ("现金担保的交款凭证", "the receipt of the deposit"),
    "OWN_PROPERTY": (
        "担保书、担保财产的权属证明和价值证明",
        "the undertaking, title and value of the property",
    ),
    "THIRD_PARTY_PROPERTY": (
        "第三人的担保书、担保财产的权属证明和价值证明，以及共有人同意的证明",
        "the third party's undertaking, title and value of the property, and the co-owners' consent",
    ),
    "SURETY": ("第三人的保证书、主体资格和资信证明", "the surety's undertaking, standing and means"),
    "CREDIT": ("金融机构的担保书和资质证明", "the institution's undertaking and licence"),
}


def check(content: Content, causes: Iterable[CauseOfAction] = ()) -> Iterator[Finding]:
    """Check that every needed paper was uploaded, and that what was uploaded was looked through."""
    there = {material.kind for material in content.materials}
    for slot in needed(content, causes):
        if slot.kind not in there:
            yield _missing(f"materials.{slot.kind}", slot.severity, slot.zh, slot.en)
    yield from _of_each(content)
    yield from _unscanned(content)


def needed(content: Content, causes: Iterable[CauseOfAction] = ()) -> Iterator[Slot]:
    """Return the papers that an application such as this needs, beside those of each person and each guarantee."""
    creation = content.creation
    for slot in SLOTS:
        if creation.category in slot.categories and creation.type in slot.types:
            yield slot
    names = [creation.cause_text or "", *(each.name for each in causes)]
    if creation.type == "CONDUCT" and any(patent in name for patent in REPORTED for name in names):
        report = "检索报告、专利权评价报告或者维持专利权有效的决定"
        yield Slot("EVALUATION_REPORT", ERROR, report, "the search or evaluation report of the patent")
    if content.aid is not None:
        # 诉讼费用交纳办法 art. 48(1).
        yield Slot("AID", ERROR, "申请司法救助的证明材料", "the proof for the aid that is asked for")


def _of_each(content: Content) -> Iterator[Finding]:
    """Look into the place of each person and each guarantee; a file that names nobody is taken for all of one kind but agents."""
    basic = content.basic
    owners = {(material.kind, material.owner_ref or "") for material in content.materials}
    for i, applicant in enumerate(basic.applicants):
        if not {("IDENTITY", f"applicants.{i}"), ("IDENTITY", "")} & owners:
            zh, en = OF_PARTY[applicant.kind]
            yield _missing(
                f"materials.IDENTITY.applicants.{i}",
                ERROR,
                f"{applicant.name}的{zh}",
                f"{en} of {applicant.name}",
            )
    for i, agent in enumerate(basic.agents):
        if ("IDENTITY", f"agents.{i}") not in owners:
            zh, en = OF_AGENT[agent.agent_type]
            yield _missing(
                f"materials.IDENTITY.agents.{i}", ERROR, f"{agent.name}的{zh}", f"{en} of {agent.name}"
            )
    for i, item in enumerate(content.guarantees.items):
        if item.kind != "NONE" and not {("GUARANTEE", f"guarantees.{i}"), ("GUARANTEE", "")} & owners:
            yield _missing(f"materials.GUARANTEE.guarantees.{i}", ERROR, *OF_GUARANTEE[item.kind])


def _unscanned(content: Content) -> Iterator[Finding]:
    """Say which files no scanner has looked through."""
    for i, material in enumerate(content.materials):
        if material.scan == "UNSCANNED":
            yield warning(
                f"materials.{i}",
                "unscanned",
                f"“{material.filename}”尚未经过病毒扫描。",
                f"{material.filename} was not looked through for viruses.",
            )


def _missing(field: str, severity: str, zh: str, en: str) -> Finding:
    return Finding(field, "required", severity, f"请上传{zh}。", f"Upload {en}.")
