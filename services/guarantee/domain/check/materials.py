"""Which papers an insurer needs: a table by category, and places for each person."""

from __future__ import annotations

from collections.abc import Iterator

from services.dossier.check import materials
from services.dossier.check.findings import ERROR, WARNING, Finding
from services.dossier.check.materials import Slot
from services.guarantee.domain.content import Content

SLOTS = (
    # The application for preservation itself is the court's; an insurer likes to see it [domain's handbook 2.7].
    Slot("APPLICATION", WARNING, "保全申请书", "the application for preservation"),
    # What the insurer judges the risk of a wrong application by [民事诉讼法 art. 108].
    Slot("EVIDENCE", ERROR, "证据材料", "the evidence", ("PRE_LITIGATION", "ARBITRATION")),
    Slot("EVIDENCE", WARNING, "证据材料", "the evidence", ("LITIGATION",)),
    Slot("COMPLAINT", WARNING, "起诉状", "the complaint", ("LITIGATION",)),
    # The case that the letter names [法释〔2016〕22号 arts 3, 7].
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
    # 法释〔2016〕22号 art. 1(3); 民诉法解释 art. 163.
    Slot("INSTRUMENT", ERROR, "生效法律文书", "the effective instrument", ("PRE_ENFORCEMENT",)),
)


def check(content: Content) -> Iterator[Finding]:
    """Check that every needed paper was uploaded, and that what was uploaded was looked through."""
    creation = content.creation
    needed = materials.fitting(SLOTS, category=creation.category, type_=creation.type)
    yield from materials.uploaded(needed, content.materials)
    yield from materials.of_people(content.basic, content.materials)
    yield from materials.unscanned(content.materials)
