"""补正: what an applicant must mend, all of it told at once."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis.refusals import Refusal, bad


class DefectsMissing(Refusal):
    """A return names every defect, each by its code; one that is `OTHER` says which [在线诉讼规则 art. 9(2)]."""

    CODE = "preservation.defects-missing"


class CorrectionNotDue(Refusal):
    """What was returned is refused for want of correction only after the day set for it [在线诉讼规则 art. 9(2)]."""

    CODE = "preservation.correction-not-due"


@dataclass(frozen=True, kw_only=True)
class Defect:
    """One thing to mend; *field* is the place in the form, such as ``basic.respondents.0.address``, if there is one."""

    code: str
    text: str = ""
    field: str = ""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """补正通知: the defects and the court's remark."""

    defects: tuple[Defect, ...]
    remark: str = ""
    officer: str = ""

    def must_name_defects(self) -> None:
        """Refuse a return that names nothing."""
        if not self.defects or any(each.code == "OTHER" and not each.text.strip() for each in self.defects):
            zh, en = "请逐项写明需要补正的内容", "names every defect"
            raise DefectsMissing(bad("defects", "required", zh, en))
