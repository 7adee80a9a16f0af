"""Which papers must be uploaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from services.preservation.domain.check.findings import ERROR, WARNING, Finding, warning
from services.preservation.domain.content import Content


class Slot(NamedTuple):
    """A paper of *kind* is needed *when* the application is such; the words say which paper."""

    kind: str
    when: Callable[[Content], bool]
    severity: str
    zh: str
    en: str


def _always(_: Content) -> bool:
    return True


def _in(*categories: str) -> Callable[[Content], bool]:
    return lambda content: content.creation.category in categories


def _guaranteed(content: Content) -> bool:
    return any(item.kind != "NONE" for item in content.guarantees.items)


SLOTS = (
    # 法释〔2016〕22号 art. 1(1): a written application with its evidence.
    Slot("APPLICATION", _always, ERROR, "保全申请书", "the application"),
    # 法释〔2016〕22号 art. 1(2)(1); 民诉法解释 art. 88.
    Slot("IDENTITY", _always, ERROR, "申请人身份证明", "the applicants' proof of identity"),
    # 法释〔2016〕22号 arts 6-8: 担保书, 保证书, 保函.
    Slot("GUARANTEE", _guaranteed, ERROR, "担保材料", "the guarantee"),
    # 法释〔2016〕22号 art. 1(1); in litigation the evidence lies with the case.
    Slot("EVIDENCE", _in("PRE_LITIGATION", "ARBITRATION"), ERROR, "证据材料", "the evidence"),
    Slot("EVIDENCE", _in("LITIGATION"), WARNING, "证据材料", "the evidence"),
    # The case that preservation belongs to [operating guide; 法释〔2016〕22号 art. 3].
    Slot(
        "CASE_ACCEPTANCE",
        _in("LITIGATION"),
        ERROR,
        "受理（立案）通知书",
        "the notice that the case was accepted",
    ),
    Slot(
        "CASE_ACCEPTANCE",
        _in("ARBITRATION"),
        ERROR,
        "仲裁受理通知书",
        "the notice that arbitration was accepted",
    ),
    Slot("COMPLAINT", _in("LITIGATION"), WARNING, "起诉状", "the complaint"),
    # 法释〔2016〕22号 art. 1(3); 民诉法解释 art. 163.
    Slot("INSTRUMENT", _in("PRE_ENFORCEMENT"), ERROR, "生效法律文书", "the effective instrument"),
)


def check(content: Content) -> Iterator[Finding]:
    """Check that every needed paper was uploaded."""
    there = {material.kind for material in content.materials}
    for slot in SLOTS:
        if slot.when(content) and slot.kind not in there:
            yield Finding(
                f"materials.{slot.kind}",
                "required",
                slot.severity,
                f"请上传{slot.zh}。",
                f"Upload {slot.en}.",
            )
    yield from _whose(content)


def _whose(content: Content) -> Iterator[Finding]:
    """Each applicant proves his identity, each agent his authority [民事诉讼法 art. 62(1); 民诉法解释 art. 88]."""
    owners = {material.owner_ref for material in content.materials if material.kind == "IDENTITY"}
    if None not in owners:
        for i, applicant in enumerate(content.basic.applicants if owners else ()):
            if f"applicants.{i}" not in owners:
                yield warning(
                    "materials.IDENTITY",
                    "owner",
                    f"没有{applicant.name}的身份证明。",
                    f"{applicant.name}'s proof of identity is not there.",
                )
    for i, agent in enumerate(content.basic.agents):
        if f"agents.{i}" not in owners:
            yield warning(
                "materials.IDENTITY",
                "authority",
                f"请上传{agent.name}的授权委托书和代理人身份材料（律师：律师证、所函）。",
                f"Upload {agent.name}'s power of attorney and proof of standing.",
            )
