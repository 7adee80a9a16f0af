"""Whether the applicant has filed the same before; only his own files are compared [domain's handbook 1.11]."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from services.dossier.check.findings import Finding, warning


def check(filed: Mapping[int, tuple[str, ...]]) -> Iterator[Finding]:
    """Doubt a second application against the same respondent [法释〔2016〕22号 art. 1: one request, one application]."""
    for i, numbers in sorted(filed.items()):
        listed = "、".join(numbers)
        yield warning(
            f"basic.respondents.{i}",
            "duplicate",
            f"您或您的机构已对该被申请人提交过保全申请（{listed}），请核对是否重复。",
            f"You or your organisation have filed against this respondent already ({', '.join(numbers)}).",
        )
