"""Over HTTP: whom an application was filed for sees it, against whom it was filed does not, and members come and go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from services.chassis.testing import eventually
from tests.conftest import CLERK, System
from tests.integration.test_persons import found
from tests.journey import Visitor, a_resident_id, basic_information


def kinds(visitor: Visitor) -> set[str]:
    items = visitor.get("notifications", params={"limit": 100})["items"]
    return {each["kind"].rpartition(".")[2] for each in items}


@dataclass
class Dispute:
    """An application that somebody filed for one person against another, both of whom have accounts."""

    filer: Visitor
    named: Visitor
    respondent: Visitor
    application: str

    @property
    def path(self) -> str:
        return f"preservation-applications/{self.application}"


@pytest.fixture(scope="module")
def dispute(system: System) -> Dispute:
    named, respondent = (system.visitor().newcomer(name=name) for name in ("张演示", "李演示"))
    filer = system.visitor().newcomer()
    filer.person = named.person
    application = str(filer.create()["id"])
    filer.fill(application)
    said: dict[str, Any] = basic_information(*named.person)
    name, id_no = respondent.person
    said["respondents"][0] |= {"name": name, "id_no": id_no}
    filer.put(f"preservation-applications/{application}/basic-information", said)
    filer.submit(application)
    filer.until_status(application, "AWAITING_PAYMENT")
    filer.bill(application)
    return Dispute(filer, named, respondent, application)


def test_whom_it_was_filed_for_sees_it_and_is_told(dispute: Dispute) -> None:
    seen = dispute.named.view(dispute.application)

    assert (seen["mine"], seen["status"]) == ("NAMED", "AWAITING_PAYMENT")
    assert [each["mine"] for each in dispute.named.get("preservation-applications")["items"]] == ["NAMED"]
    assert dispute.named.post("preservation-applications/searches", {"party": "李演示"})["total"] == 1
    assert dispute.named.get(f"{dispute.path}/timeline")["items"]
    bill = dispute.named.bill(dispute.application)
    assert bill["state"] == "OPEN"
    eventually(
        lambda: kinds(dispute.named) >= {"submitted", "reviewed", "fee_assessed"},
        what="the notices",
    )


def test_whom_it_was_filed_for_changes_nothing_and_does_not_pay(dispute: Dispute) -> None:
    refused = dispute.named.call("DELETE", dispute.path, expect=403).json()
    assert refused["code"] == "preservation.not-the-submitter"

    bill = dispute.named.bill(dispute.application)
    refused = dispute.named.call(
        "POST", f"bills/{bill['id']}/payments", {"channel": "sandbox-wechat"}, expect=403
    ).json()
    assert refused["code"] == "not-allowed"


def test_against_whom_it_was_filed_learns_nothing(dispute: Dispute) -> None:
    for path in ("", "/timeline", "/bill", "/check", "/papers/ruling"):
        dispute.respondent.call("GET", f"{dispute.path}{path}", expect=404)
    for party in ({}, {"party": "李演示"}, {"party": dispute.respondent.person[1]}):
        assert dispute.respondent.post("preservation-applications/searches", party)["total"] == 0
    bill = dispute.filer.bill(dispute.application)
    dispute.respondent.call("GET", f"bills/{bill['id']}", expect=404)
    assert kinds(dispute.respondent) == set()


def test_who_opens_an_account_later_sees_what_was_filed_for_him_and_hears_of_it(
    dispute: Dispute, system: System
) -> None:
    named_before = dispute.named.person
    another_account = system.visitor().newcomer(name=named_before[0], id_no=named_before[1])

    assert another_account.view(dispute.application)["mine"] == "NAMED"
    eventually(lambda: kinds(another_account) == {"watched"}, what="the notice")
    eventually(
        lambda: another_account.call("GET", f"{dispute.path}/bill", expect=(200, 404)).ok,
        what="the bill",
    )


def test_members_work_on_what_their_organisation_files_until_they_leave(system: System) -> None:
    admin, member = system.visitor().newcomer(), system.visitor().newcomer(id_no=a_resident_id())
    firm = found(admin, system.staff(CLERK))["id"]
    code = admin.post(f"organisations/{firm}/invitations", {})["code"]
    member.post("memberships", {"code": code})

    created = member.create(organisation_id=firm)
    member.fill(str(created["id"]))
    path = f"preservation-applications/{created['id']}"
    assert admin.get(path)["mine"] == "ORGANISATION"
    member_id = member.get("account")["id"]
    admin.call("DELETE", f"organisations/{firm}/members/{member_id}")

    eventually(
        lambda: member.call("GET", path, expect=(200, 404)).status_code == 404,
        what="the end of the access",
    )
    assert member.get("preservation-applications")["total"] == 0
    admin.call("DELETE", path)
