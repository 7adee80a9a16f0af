"""Who acts for the applicants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from contracts import identifiers
from services.dossier.check.findings import ERROR, WARNING, Finding, error, missing, warning
from services.dossier.check.parties import contacts, identity
from services.dossier.sections import Agent, BasicInformation, Party

AT_MOST = 2
_ANY = {"mobile": ERROR, "authority": ERROR, "authority_from": WARNING, "authority_to": WARNING}
NEEDED = {
    "LAWYER": {**_ANY, "firm": ERROR, "licence_no": ERROR},
    "LEGAL_WORKER": {**_ANY, "firm": WARNING, "licence_no": WARNING},
    "CLOSE_RELATIVE": {**_ANY, "id_no": WARNING},
    "EMPLOYEE": {**_ANY, "id_no": WARNING},
    "COMMUNITY_RECOMMENDED": {**_ANY, "id_no": WARNING},
    "ORG_RECOMMENDED": {**_ANY, "id_no": WARNING},
}
"""What each kind of agent must state [民事诉讼法 arts 61, 62; 民诉法解释 art. 88]."""


def check(basic: BasicInformation, today: date, *, submitter: str) -> Iterator[Finding]:
    """Check the agents; *submitter* says as what whoever submits does so."""
    applicants, agents = basic.applicants, basic.agents
    yield from _submitter(submitter, {agent.agent_type for agent in agents})
    taken: Counter[int] = Counter()
    for i, agent in enumerate(agents):
        at = f"basic.agents.{i}"
        if not agent.name:
            yield missing(f"{at}.name")
        for name, severity in NEEDED[agent.agent_type].items():
            if not getattr(agent, name):
                yield missing(f"{at}.{name}", severity)
        yield from identity(at, agent.id_type, agent.id_no, today)
        yield from contacts(at, agent.mobile, agent.landline)
        yield from _authority(at, agent)
        yield from _period(at, agent, today)
        yield from _principals(at, agent, len(applicants), taken)
        yield from _related(at, agent, [applicants[i] for i in agent.principals if i < len(applicants)])


def _submitter(submitter: str, kinds: set[str]) -> Iterator[Finding]:
    """Whoever submits as an agent is one of the agents [民事诉讼法 art. 62(1)]."""
    if submitter == "LAWYER" and "LAWYER" not in kinds:
        yield error(
            "basic.agents",
            "required",
            "提交人身份为律师，请添加代理律师。",
            "A lawyer submits: add the lawyer as agent.",
        )
    if submitter == "OTHER_AGENT" and not kinds - {"LAWYER"}:
        yield error(
            "basic.agents",
            "required",
            "提交人身份为其他代理人，请添加代理人。",
            "An agent submits: add the agent.",
        )


def _authority(at: str, agent: Agent) -> Iterator[Finding]:
    """Expect special authority to name its items [民事诉讼法 art. 62(2)]; without any it counts as general [民诉法解释 art. 89]."""
    if agent.authority == "SPECIAL" and not agent.authority_items:
        yield warning(
            f"{at}.authority_items",
            "required",
            "特别授权未列明具体事项的，视为一般授权。",
            "Special authority without items counts as general authority.",
        )
    if agent.authority == "GENERAL" and agent.authority_items:
        yield warning(
            f"{at}.authority_items",
            "mismatch",
            "列明承认、放弃、变更诉讼请求，和解，反诉或者上诉的，应为特别授权。",
            "These items need special authority.",
        )
    if agent.agent_type == "LAWYER" and agent.licence_no and not identifiers.lawyer_licence(agent.licence_no):
        yield warning(
            f"{at}.licence_no",
            "format",
            "律师执业证号一般为17位数字，请核对。",
            "A lawyer's licence number usually has 17 digits.",
        )


def _period(at: str, agent: Agent, today: date) -> Iterator[Finding]:
    """Expect an authority that has begun, and not ended [民事诉讼法 art. 62]."""
    if agent.authority_to and agent.authority_to < today:
        yield error(f"{at}.authority_to", "expired", "授权期限已经届满。", "The authority has ended.")
    elif agent.authority_from and agent.authority_to and agent.authority_from > agent.authority_to:
        yield error(
            f"{at}.authority_to",
            "range",
            "授权期限的终止日早于起始日。",
            "The authority ends before it begins.",
        )
    if agent.authority_from and agent.authority_from > today:
        yield error(f"{at}.authority_from", "range", "授权期限尚未开始。", "The authority has not begun.")


def _related(at: str, agent: Agent, principals: list[Party]) -> Iterator[Finding]:
    """Expect relatives of persons, and employees of units [民事诉讼法 art. 61(2)(2); 民诉法解释 arts 85, 86]."""
    kinds = {each.kind for each in principals}
    if agent.agent_type == "CLOSE_RELATIVE" and kinds - {"NATURAL"}:
        yield error(
            f"{at}.agent_type",
            "mismatch",
            "近亲属只能代理自然人。",
            "Relatives act for natural persons only.",
        )
    if agent.agent_type == "EMPLOYEE" and "NATURAL" in kinds:
        yield warning(
            f"{at}.agent_type",
            "mismatch",
            "工作人员一般代理其所在单位，请核对。",
            "Employees usually act for their unit.",
        )


def _principals(at: str, agent: Agent, applicants: int, taken: Counter[int]) -> Iterator[Finding]:
    """Let an agent act for at least one applicant, and at most two for each [民事诉讼法 art. 61(1)]."""
    principals = set(agent.principals)
    if not principals:
        yield error(
            f"{at}.principals",
            "required",
            "请选择所代理的申请人。",
            "Choose the applicant the agent acts for.",
        )
    if any(each >= applicants for each in principals):
        yield error(f"{at}.principals", "unknown", "所代理的申请人不存在。", "There is no such applicant.")
    taken.update(principals)
    if any(taken[each] > AT_MOST for each in principals):
        yield error(
            f"{at}.principals",
            "too-many",
            "每一当事人最多委托两名诉讼代理人。",
            "Each party may have at most two agents.",
        )
