"""The creation form: what it names has to be on the lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from contracts.identifiers import case_number
from services.chassis.causes import Actor
from services.chassis.refusals import Refusal, bad
from services.dossier.drafting import A, Drawer
from services.dossier.lists import TEST_COURT
from services.dossier.ports import Causes, Courts


@dataclass(frozen=True, kw_only=True)
class Creating(Drawer[A]):
    """What the lists say of a creation form."""

    courts: Courts
    causes: Causes

    court_unknown: ClassVar[type[Refusal]]
    """The service's refusal of a court that is on no list."""
    only_for_tests: ClassVar[type[Refusal]]
    """The service's refusal of the test court, and of any other to who tries things out."""
    cause_unknown: ClassVar[type[Refusal]]
    """The service's refusal of a cause of action that is not on the list in force [民事案件案由规定 2025]."""
    case_number_wrong: ClassVar[type[Refusal]]
    """The service's refusal of a number that courts do not give [人民法院案件案号若干规定 art. 2, 3]."""

    def _must_be_open(self, court: str, by: Actor) -> None:
        """Refuse a court that is on no list, and the test court to all but who tries things out."""
        if self.courts.get(court) is None:
            raise self.court_unknown(bad("court", "unknown", "没有这个法院", "there is no such court"))
        if (court == TEST_COURT) != by.test:
            zh, en = "测试密钥只用于测试法院", "a test key meets the test court only"
            raise self.only_for_tests(bad("court", "choice", zh, en))

    def _listed(self, creation: dict[str, Any]) -> dict[str, Any]:
        """Return a creation form whose case can be, with the version of the list that its causes are on."""
        causes = [name for name in ("cause", "dispute_cause") if creation.get(name)]
        for name in causes:
            if self.causes.get(creation[name]) is None:
                zh, en = "案由不在现行案由规定中", "is not on the list of causes"
                raise self.cause_unknown(bad(name, "unknown", zh, en))
        if creation.get("case_no") and case_number(creation["case_no"]) is None:
            zh, en = "案号格式不正确", "is not a well-formed case number"
            raise self.case_number_wrong(bad("case_no", "format", zh, en))
        return {**creation, "cause_version": self.causes.version} if causes else creation
