"""投保单: signed, over what the application says now, under the clauses that are in force [保险法 arts 16, 17]."""

from __future__ import annotations

from collections.abc import Iterator

from services.dossier.check.findings import Finding, error, warning
from services.dossier.sections import BasicInformation
from services.guarantee.domain.content import Content


def check(content: Content, clauses_version: str) -> Iterator[Finding]:
    """Expect a signature that is about this content."""
    signed = content.proposal
    if signed is None:
        yield error(
            "proposal",
            "required",
            "请阅读保险条款并签署投保单。",
            "Read the clauses and sign the proposal.",
        )
    elif signed.content_hash != content.proposed_hash():
        yield error(
            "proposal",
            "outdated",
            "签署投保单后申请内容有变动，请重新签署。",
            "The application was changed after the proposal was signed; sign it again.",
        )
    elif signed.clauses_version != clauses_version:
        yield error(
            "proposal",
            "clauses-changed",
            "保险条款已更新，请重新阅读并签署投保单。",
            "The clauses have changed; read them and sign again.",
        )
    elif signed.name not in _may_sign(content.basic):
        yield warning(
            "proposal",
            "other-name",
            f"投保单由“{signed.name}”签署，与所填的申请人、法定代表人、法定代理人和代理人都不一致，请核对。",
            f"{signed.name} signed, who is no applicant, representative, guardian or agent here.",
        )


def _may_sign(basic: BasicInformation) -> set[str | None]:
    of_parties = {name for each in basic.applicants for name in (each.name, each.legal_rep, each.guardian)}
    return of_parties | {each.name for each in basic.agents}
