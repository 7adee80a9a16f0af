from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from contracts.preservation import rpc as calls
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation.tests import desk as example
from services.preservation.tests.desk import JUDGE, Desk, on_the_wire


@pytest.mark.parametrize("stage", ["created", "filled", "submitted", "reviewed", "paid", "ruled"])
def test_the_progress_is_spelt_as_the_contract_says(desk: Desk, stage: str) -> None:
    view = on_the_wire(calls.VIEW_APPLICATION, desk.view(getattr(desk, stage)()))

    assert view["creation"]["court_name"] == "湖南省高级人民法院"
    assert view["creation"]["phase_text"] == "未起诉或提起仲裁前"


def test_the_blocks_of_the_page_are_in_the_words_of_the_guide(desk: Desk) -> None:
    view = on_the_wire(calls.VIEW_APPLICATION, desk.view(desk.ruled()))

    assert (view["ruling"]["result_text"], view["ruling"]["ruled_on"]) == ("裁定保全", "2026-03-02")
    assert (view["payment"]["state_text"], view["payment"]["amount"]) == ("已交费", "220.00")
    assert (view["review"]["result_text"], view["review"]["reviewed_on"]) == ("通过", "2026-03-02")
    assert (view["creation"]["category_text"], view["creation"]["type_text"]) == ("诉前保全", "财产保全")
    assert view["creation"]["amount"] == "20000.00"


def test_a_form_that_left_everything_open_is_shown_all_the_same(desk: Desk) -> None:
    phase = example.CREATION["phase"]
    creation = {
        name: each
        for name, each in example.CREATION.items()
        if each not in (phase, example.CREATION["amount"])
    }
    answer = desk.preservation.create_application(cause=desk.cause(), creation=creation)

    view = on_the_wire(calls.VIEW_APPLICATION, desk.view(answer["id"]))

    assert (view["creation"]["phase_text"], view["creation"]["amount"]) == (None, None)


def flow_of(desk: Desk, id_: UUID) -> list[str]:
    return [box["state"] for box in desk.view(id_)["flow"]]


def test_the_flow_chart_shows_where_it_is(desk: Desk) -> None:
    assert [box["text"] for box in desk.view(desk.created())["flow"]] == [
        "提交保全申请",
        "法官审核材料",
        "缴纳保全费",
        "法官裁定保全申请",
    ]
    assert flow_of(desk, desk.created()) == ["NOW", "NEXT", "NEXT", "NEXT"]
    assert flow_of(desk, desk.submitted()) == ["DONE", "NOW", "NEXT", "NEXT"]
    assert flow_of(desk, desk.reviewed()) == ["DONE", "DONE", "NOW", "NEXT"]
    assert flow_of(desk, desk.reviewed(passed=False)) == ["DONE", "REFUSED", "SKIPPED", "SKIPPED"]
    assert flow_of(desk, desk.paid()) == ["DONE", "DONE", "DONE", "NOW"]
    assert flow_of(desk, desk.ruled()) == ["DONE", "DONE", "DONE", "DONE"]


def test_the_timeline_is_the_history_in_words(desk: Desk) -> None:
    answer = desk.preservation.view_timeline(by=desk.applicant, application_id=desk.ruled())

    lines = on_the_wire(calls.VIEW_TIMELINE, answer)["items"]
    assert [(line["role"], line["text"]) for line in lines] == [
        ("申请人", f"创建保全申请{desk.store.events()[0].number}"),
        ("申请人", "提交保全申请，等待法官审核材料"),
        ("法院", "法院接受申请"),
        ("法院", "法官审核材料：通过"),
        ("法院", "应缴纳保全费220.00元，最迟于2026年3月3日缴纳"),
        ("系统", "已缴纳保全费220.00元，等待法官裁定"),
        ("法院", "法官裁定保全申请：裁定保全"),
    ]
    assert lines[-1]["who"] == "湖南省高级人民法院"


def test_the_court_reads_the_frozen_file_and_nobody_elses(desk: Desk) -> None:
    id_ = desk.submitted()

    snapshot = desk.preservation.view_snapshot(by=JUDGE, application_id=id_)

    on_the_wire(calls.VIEW_SNAPSHOT, snapshot)
    material_id = snapshot["materials"][0].id
    desk.preservation.view_office_material(by=JUDGE, application_id=id_, material_id=material_id)
    with pytest.raises(Unknown):
        desk.preservation.view_snapshot(by=an_actor("judge", office="京"), application_id=id_)
    with pytest.raises(NotAllowed):
        desk.preservation.view_snapshot(by=desk.applicant, application_id=id_)


def test_the_paper_is_printed_once_there_is_a_ruling(desk: Desk) -> None:
    paper = desk.preservation.print_ruling(by=desk.applicant, application_id=desk.ruled())

    assert on_the_wire(calls.PRINT_RULING, paper)["base64"] == "JVBERg=="
    with pytest.raises(Unknown):
        desk.preservation.print_ruling(by=desk.applicant, application_id=desk.paid())


def test_anybody_may_look_up_courts_causes_and_fees(desk: Desk) -> None:
    anybody = an_actor("anonymous")

    fee = on_the_wire(calls.ASSESS_FEE, desk.preservation.assess_fee(by=anybody, amount=Decimal("20000.00")))
    courts = on_the_wire(calls.LIST_COURTS, desk.preservation.list_courts(by=anybody))
    causes = on_the_wire(calls.LIST_CAUSES, desk.preservation.list_causes(by=anybody))

    assert fee["fee"] == "220.00"
    assert [tier["fee"] for tier in fee["tiers"]] == ["30.00", "190.00"]
    assert len(courts["items"]) > 200
    assert len(causes["items"]) > 200


def test_the_column_of_a_new_account_is_all_zero(desk: Desk) -> None:
    column = on_the_wire(calls.VIEW_COLUMN, desk.preservation.view_column(by=desk.applicant))

    assert column["first_use"]
    assert column["total"] == 0


def test_a_late_cause_is_counted_from_its_own_day(desk: Desk) -> None:
    id_ = desk.submitted()
    said = {**example.REVIEW, "content_hash": desk.hash_of(id_)}

    desk.preservation.review_application(
        cause=a_cause(JUDGE, at=NOON + timedelta(days=1)), application_id=id_, review=said
    )

    assert desk.view(id_)["review"]["reviewed_on"] == date(2026, 3, 3)
