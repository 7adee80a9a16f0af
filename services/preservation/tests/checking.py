"""The example as it is checked, with changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from services.dossier.lists import Court
from services.preservation.domain.check import Findings, check
from services.preservation.tests.desk import CAUSES
from services.preservation.tests.examples import SECTIONS, example

TODAY = date(2026, 3, 23)
HUNAN = Court(
    code="湘", name="湖南省高级人民法院", level="HIGH", parent="最高法", province="湖南省", kind="普通"
)
CLUE = SECTIONS["basic"]["property_clues"][0]
APPLICANT = SECTIONS["basic"]["applicants"][0]
RESPONDENT = SECTIONS["basic"]["respondents"][0]


def paper(kind: str, owner: str | None = None) -> dict[str, Any]:
    """Return an uploaded file of this kind, in the place of *owner*."""
    return {**SECTIONS["materials"][0], "kind": kind, "owner_ref": owner}


LITIGATION: dict[str, Any] = {
    "creation__category": "LITIGATION",
    "creation__phase": None,
    "creation__case_type": "0301",
    "creation__case_no": "（2026）湘民初12号",
    "creation__cause": "108.3",
    "materials": [*SECTIONS["materials"], paper("CASE_ACCEPTANCE"), paper("COMPLAINT")],
}
CONDUCT: dict[str, Any] = {
    "creation__type": "CONDUCT",
    "creation__amount": None,
    "basic__property_clues": [],
}


def by(*agents: dict[str, Any]) -> dict[str, Any]:
    """Return the changes after which these agents act, with their papers."""
    papers = (paper("IDENTITY", f"agents.{i}") for i in range(len(agents)))
    return {"basic__agents": list(agents), "materials": [*SECTIONS["materials"], *papers]}


def checked(filed: dict[int, tuple[str, ...]] | None = None, **changes: Any) -> Findings:
    """Return what is found in the example with *changes*, its causes looked up on the list."""
    content = example(**changes)
    cause, dispute = content.creation.cause, content.creation.dispute_cause
    return check(
        content,
        court=HUNAN,
        today=TODAY,
        cause=CAUSES.get(cause) if cause else None,
        dispute_cause=CAUSES.get(dispute) if dispute else None,
        filed=filed,
    )


def errors(**changes: Any) -> list[tuple[str, str]]:
    """Return what keeps it from being submitted."""
    return [(each.field, each.code) for each in checked(**changes).errors]


def warnings(**changes: Any) -> list[tuple[str, str]]:
    """Return what is doubtful in it."""
    return [(each.field, each.code) for each in checked(**changes).warnings]
