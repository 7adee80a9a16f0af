"""Which papers must be uploaded: a table by category and type, and places for each person and each guarantee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from services.dossier.check import materials
from services.dossier.check.findings import ERROR, WARNING, Finding
from services.dossier.check.materials import Slot
from services.dossier.lists import CauseOfAction
from services.preservation.domain.content import Content

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
    yield from materials.uploaded(needed(content, causes), content.materials)
    yield from materials.of_people(content.basic, content.materials)
    yield from _of_guarantees(content)
    yield from materials.unscanned(content.materials)


def needed(content: Content, causes: Iterable[CauseOfAction] = ()) -> Iterator[Slot]:
    """Return the papers that an application such as this needs, beside those of each person and each guarantee."""
    creation = content.creation
    yield from materials.fitting(SLOTS, category=creation.category, type_=creation.type)
    names = [creation.cause_text or "", *(each.name for each in causes)]
    if creation.type == "CONDUCT" and any(patent in name for patent in REPORTED for name in names):
        report = "检索报告、专利权评价报告或者维持专利权有效的决定"
        yield Slot("EVALUATION_REPORT", ERROR, report, "the search or evaluation report of the patent")
    if content.aid is not None:
        # 诉讼费用交纳办法 art. 48(1).
        yield Slot("AID", ERROR, "申请司法救助的证明材料", "the proof for the aid that is asked for")


def _of_guarantees(content: Content) -> Iterator[Finding]:
    """Look into the place of each guarantee; a file that names none is taken for all of them."""
    owners = materials.places(content.materials)
    for i, item in enumerate(content.guarantees.items):
        if item.kind != "NONE" and not {("GUARANTEE", f"guarantees.{i}"), ("GUARANTEE", "")} & owners:
            yield materials.lacking(f"materials.GUARANTEE.guarantees.{i}", ERROR, *OF_GUARANTEE[item.kind])
