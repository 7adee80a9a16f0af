"""Which papers must be uploaded: by a table of the service's own, and for each person; and which nobody looked through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from services.dossier.check.findings import ERROR, Finding, warning
from services.dossier.sections import BasicInformation, Material

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


def fitting(slots: Iterable[Slot], *, category: str, type_: str) -> Iterator[Slot]:
    """Return the papers that an application of this category and type needs."""
    return (each for each in slots if category in each.categories and type_ in each.types)


def uploaded(slots: Iterable[Slot], materials: Sequence[Material]) -> Iterator[Finding]:
    """Check that each of these papers was uploaded."""
    there = {material.kind for material in materials}
    for slot in slots:
        if slot.kind not in there:
            yield lacking(f"materials.{slot.kind}", slot.severity, slot.zh, slot.en)


def of_people(basic: BasicInformation, materials: Sequence[Material]) -> Iterator[Finding]:
    """Look into the place of each applicant and agent; a file that names nobody is taken for all of one kind but agents."""
    owners = places(materials)
    for i, applicant in enumerate(basic.applicants):
        if not {("IDENTITY", f"applicants.{i}"), ("IDENTITY", "")} & owners:
            zh, en = OF_PARTY[applicant.kind]
            yield lacking(
                f"materials.IDENTITY.applicants.{i}",
                ERROR,
                f"{applicant.name}的{zh}",
                f"{en} of {applicant.name}",
            )
    for i, agent in enumerate(basic.agents):
        if ("IDENTITY", f"agents.{i}") not in owners:
            zh, en = OF_AGENT[agent.agent_type]
            yield lacking(
                f"materials.IDENTITY.agents.{i}", ERROR, f"{agent.name}的{zh}", f"{en} of {agent.name}"
            )


def unscanned(materials: Sequence[Material]) -> Iterator[Finding]:
    """Say which files no scanner has looked through."""
    for i, material in enumerate(materials):
        if material.scan == "UNSCANNED":
            yield warning(
                f"materials.{i}",
                "unscanned",
                f"“{material.filename}”尚未经过病毒扫描。",
                f"{material.filename} was not looked through for viruses.",
            )


def places(materials: Sequence[Material]) -> set[tuple[str, str]]:
    """Return the kind of each file, with whom or what it concerns."""
    return {(each.kind, each.owner_ref or "") for each in materials}


def lacking(field: str, severity: str, zh: str, en: str) -> Finding:
    """Return the finding that a paper was not uploaded."""
    return Finding(field, "required", severity, f"请上传{zh}。", f"Upload {en}.")
