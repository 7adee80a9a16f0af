"""Whether the chosen court may hear it: hints only, for jurisdiction is the court's to examine."""

from __future__ import annotations

from collections.abc import Iterator

from services.dossier import jurisdiction
from services.dossier.check.findings import Finding, warning
from services.dossier.lists import Court
from services.dossier.sections import BasicInformation

AT = "creation.court"


def check(creation: jurisdiction.Creation, basic: BasicInformation, court: Court | None) -> Iterator[Finding]:
    """Look at where the parties and the property are, and at matters that go to courts of their own."""
    if court is None:
        return
    if places := jurisdiction.elsewhere(creation, basic, court):
        where = "、".join(dict.fromkeys(each.of for each in places))
        special = "" if court.kind == "普通" else "该法院跨区域管辖特定类型的案件。"
        yield warning(
            AT,
            "court-elsewhere",
            f"所填的{where}均不在所选法院（{court.name}）的辖区内，请核对该法院是否有管辖权。{special}",
            f"No place that is named lies in the area of the chosen court ({court.name}): check its jurisdiction.",
        )
    if jurisdiction.wants_an_intermediate_court(creation, court):
        yield warning(
            AT,
            "intermediate-court",
            "涉外仲裁中的保全，由被申请人住所地或者财产所在地的中级人民法院裁定，请核对所选法院（民事诉讼法第二百八十九条）。",
            "In foreign-related arbitration the intermediate court of the respondent's domicile or the property rules.",
        )
    if jurisdiction.wants_a_maritime_court(creation, basic, court):
        yield warning(
            AT,
            "maritime-court",
            "起诉前申请扣押船舶等海事请求保全的，向财产所在地的海事法院提出，请核对所选法院（海事诉讼特别程序法第十三条）。",
            "Before suit a ship is arrested by the maritime court of the place where it lies.",
        )
