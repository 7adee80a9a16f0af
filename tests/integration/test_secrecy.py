"""
Until the first measure nothing tells a respondent that an application exists [民事诉讼法 art. 106(1); domain 1.11].

The respondent has an account, verified as the very person whom the file names. Beside him stands somebody whom no file
names: at every moment of the journey all that the one can see is word for word what the other can.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import CLERK, JUDGE, System
from tests.journey import Visitor, a_measure, a_mobile, a_resident_id, basic_information, review, ruling

COURT = "湘0102"
ENFORCER = "enforcement-of-secrecy"
HIS_OWN = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}|BQ-\d{4}-[^\"]+?-\d{6,}-\d|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)"
)
"""Ids, hashes, numbers and moments: they differ from one person to the next without meaning anything."""


class Person:
    """Somebody with an account, and all that he can see of the world."""

    def __init__(self, system: System, name: str) -> None:
        self.name, self.id_no, self.mobile = name, a_resident_id(), a_mobile()
        self.visitor: Visitor = system.visitor().newcomer(self.mobile, name, self.id_no)
        self.draft = self.visitor.create(court=COURT)["id"]
        self.started_with = len(self.visitor.messages(self.mobile))

    def party(self) -> dict[str, Any]:
        """Return him as a file names him."""
        other = basic_information("李演示", self.id_no)["applicants"][0]
        return {**other, "name": self.name, "mobile": self.mobile}

    def sees(self, application: str, bill: str, papers: list[str], opponent: str) -> dict[str, str]:
        """Return what he is answered, wherever something could show, with what means nothing taken out."""
        his = self.visitor
        at = f"preservation-applications/{application}"
        his.put(
            f"preservation-applications/{self.draft}/basic-information",
            {
                **basic_information(self.name, self.id_no),
                "respondents": [{"kind": "NATURAL", "name": opponent}],
            },
        )
        paths = [
            "dashboard", "preservation-applications", "notifications", "events",
            f"preservation-applications/{self.draft}/check",
            at, *(f"{at}/{each}" for each in ("creation", "basic-information", "guarantees", "aid", "check", "timeline", "bill", "ruling", "papers", "preview")),
            *(f"{at}/papers/{each}" for each in papers), f"bills/{bill}", f"office/{at}/snapshot",
        ]  # fmt: skip
        seen = {path: his.call("GET", path, expect=(200, 403, 404)) for path in paths}
        seen |= {
            word: his.call("POST", "preservation-applications/searches", {"party": word}, expect=200)
            for word in (self.name, self.id_no, opponent)
        }
        for verb in ("withdrawal", "fee-objections", "copies"):
            body = {"reasons": "异议"} if verb == "fee-objections" else {}
            seen[verb] = his.call("POST", f"{at}/{verb}", body, expect=(403, 404))
        told = {path: f"{each.status_code} {self._plain(each.text)}" for path, each in seen.items()}
        return {
            **{self._plain(path): answer for path, answer in told.items()},
            "messages": str(his.messages(self.mobile)[: -self.started_with]),
        }

    def _plain(self, text: str) -> str:
        text = HIS_OWN.sub("·", text)  # first: four digits of his may stand in any id
        for own in (self.name, self.id_no, self.mobile, self.id_no[-4:], self.mobile[-4:], self.name[0]):
            text = text.replace(own, "·")
        return text


@pytest.fixture
def court(system: System) -> tuple[Visitor, Visitor, Visitor]:
    """Return a judge, a clerk and an enforcement officer of the court."""
    system.add_staff(ENFORCER, "enforcement", COURT)
    return system.staff(JUDGE), system.staff(CLERK), system.staff(ENFORCER)


def test_a_respondent_sees_no_trace_before_the_first_measure(
    system: System, court: tuple[Visitor, Visitor, Visitor]
) -> None:
    judge, clerk, enforcer = court
    respondent, bystander = Person(system, "钱被申"), Person(system, "孙旁观")
    lawyer = system.visitor().newcomer(name="赵申请")
    application = lawyer.create(court=COURT)["id"]
    lawyer.fill(application)
    basic = lawyer.get(f"preservation-applications/{application}/basic-information")
    lawyer.put(
        f"preservation-applications/{application}/basic-information",
        {**basic, "respondents": [respondent.party()]},
    )
    desk = f"office/preservation-applications/{application}"

    def hashed(**said: Any) -> dict[str, Any]:
        return {"content_hash": judge.get(f"{desk}/snapshot")["content_hash"], **said}

    def nobody_knows(when: str) -> None:
        view = lawyer.view(application)
        bill = (view["payment"] or {}).get("bill_id") or str(uuid4())
        papers = [each["id"] for each in view["papers"]][:3]
        # The bystander asks for the same paper ids, and for an application that there is not.
        looks: list[Callable[[Person], dict[str, str]]] = [
            lambda who: who.sees(application, bill, papers, "赵申请"),
            lambda who: who.sees(str(uuid4()), str(uuid4()), papers, "赵申请"),
        ]
        (his, unknown), (other, _) = [[look(who) for look in looks] for who in (respondent, bystander)]
        assert his == other, when
        assert his == unknown, when

    nobody_knows("a draft")
    lawyer.submit(application)
    nobody_knows("submitted")
    clerk.post(f"{desk}/acceptance", hashed())
    defects = [{"code": "PROPERTY_UNCLEAR", "text": "请补充账号", "field": "property_clues.0.number"}]
    clerk.post(f"{desk}/return", hashed(defects=defects))
    nobody_knows("returned")
    lawyer.submit(application)
    clerk.post(f"{desk}/acceptance", hashed())
    clerk.post(f"{desk}/notes", {"text": "与被申请人另案有关"})
    judge.post(f"{desk}/review", review(hashed()["content_hash"]))
    bill = lawyer.pay(application)
    assert bill["amount"] == "220.00"
    lawyer.until_status(application, "AWAITING_RULING")
    nobody_knows("paid")
    judge.post(f"{desk}/ruling", ruling(hashed()["content_hash"]))
    nobody_knows("ruled")

    enforcer.post(f"{desk}/measures", a_measure())

    assert lawyer.until_status(application, "IN_FORCE")["measures"]

    def tasks() -> set[str]:
        listed = judge.get("office/tasks", params={"application_id": application})["items"]
        return {each["kind"] for each in listed}

    judge.until(lambda: "NOTIFY_RESPONDENT" in tasks(), "the task: from now on the court is to tell him")
