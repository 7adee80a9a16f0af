"""办理进度, lists and counters: what an applicant sees of an application, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.guarantee import rpc
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.rows import Put
from services.chassis.testing import NOON, a_cause, an_actor
from services.chassis.vault import destroyed
from services.dossier.content import ERASED
from services.guarantee import projections
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.refusals import NotInThisState
from services.guarantee.domain.states import BUCKET_OF, LAWFUL, State
from services.guarantee.tests import applications as given_
from services.guarantee.tests.desk import (
    CREATION,
    PREMIUM,
    UNDERWRITER,
    Desk,
    a_desk,
    an_opinion,
    on_the_wire,
)
from services.guarantee.use_cases import words

FAR: dict[str, Callable[[Desk], UUID]] = {
    "DRAFT": Desk.created,
    "SUBMITTED": Desk.submitted,
    "RETURNED": Desk.returned,
    "DECLINED": Desk.declined,
    "AWAITING_PAYMENT": Desk.approved,
    "PAID": Desk.paid,
    "LETTER_ISSUED": Desk.issued,
    "USED": Desk.used,
}
FLOW = {
    "DRAFT": "NOW NEXT NEXT NEXT NEXT",
    "SUBMITTED": "DONE NOW NEXT NEXT NEXT",
    "RETURNED": "NOW NEXT NEXT NEXT NEXT",
    "DECLINED": "DONE REFUSED SKIPPED SKIPPED SKIPPED",
    "AWAITING_PAYMENT": "DONE DONE NOW NEXT NEXT",
    "PAID": "DONE DONE DONE NOW NEXT",
    "LETTER_ISSUED": "DONE DONE DONE DONE NOW",
    "USED": "DONE DONE DONE DONE DONE",
}
ALLOWED = {
    "DRAFT": {"edit", "delete", "submit", "requote", "sign"},
    "SUBMITTED": {"withdraw"},
    "RETURNED": {"edit", "submit", "withdraw", "requote", "sign"},
    "DECLINED": set(),
    "AWAITING_PAYMENT": {"pay", "withdraw"},
    "PAID": set(),
    "LETTER_ISSUED": {"surrender", "apply_for_preservation"},
    "USED": set(),
}


@pytest.mark.parametrize("state", FAR)
def test_wherever_it_stands_the_page_is_as_the_contract_says(desk: Desk, state: str) -> None:
    id_ = FAR[state](desk)

    seen = on_the_wire(rpc.VIEW_APPLICATION, desk.view(id_))

    assert (seen["status"], seen["status_text"]) == (state, words.STATE[State(state)])
    assert " ".join(each["state"] for each in seen["flow"]) == FLOW[state]
    assert set(seen["allowed"]) == ALLOWED[state]
    assert seen["creation"]["court_name"] == "湖南省高级人民法院"
    on_the_wire(rpc.VIEW_TIMELINE, desk.guarantee.view_timeline(by=desk.applicant, application_id=id_))
    for section in ("creation", "basic", "insurance", "materials", "proposal"):
        found = desk.guarantee.view_section(by=desk.applicant, application_id=id_, section=section)
        assert "files" not in on_the_wire(rpc.VIEW_SECTION, found)["content"]


def test_what_the_insurer_decided_is_said_with_its_reasons(desk: Desk) -> None:
    seen = desk.view(desk.returned())["underwriting"]

    assert (seen["outcome"], seen["reasons"], seen["remark"]) == (
        "RETURNED",
        ("INCOMPLETE_MATERIAL",),
        "缺少合同",
    )


def test_the_premium_is_due_at_the_end_of_its_last_day(desk: Desk) -> None:
    seen = on_the_wire(rpc.VIEW_APPLICATION, desk.view(desk.approved()))["premium"]

    assert (seen["amount"], seen["due_at"]) == ("2970.00", "2026-03-10T00:00:00+08:00")
    assert (seen["paid_at"], seen["invoice_title"]) == (None, "张三")


def test_the_letter_is_shown_with_its_code_and_the_gap_in_the_cover(desk: Desk) -> None:
    seen = desk.view(desk.issued())["issued"]

    assert seen["letter_no"] == "YSBH-DEMO-INSURER-2026-000001"
    assert seen["check_code"] == desk.guarantee.codes.code(seen["letter_no"])
    assert "2028年3月1日" in seen["term_warning"]


def test_where_the_policy_follows_the_letter_there_is_no_gap(desk: Desk) -> None:
    premium = desk.view(desk.created(insurer="qinghe-demo"))["quote"]["premium"]

    seen = desk.view(desk.issued(insurer="qinghe-demo", premium=premium))["issued"]

    assert seen["term_warning"] is None


def test_endorsements_and_claims_are_listed(desk: Desk) -> None:
    id_ = desk.used()
    application = desk.application(id_)
    given_.endorse(application)
    given_.claim(application)
    desk.keep(application)

    seen = on_the_wire(rpc.VIEW_APPLICATION, desk.view(id_))

    assert [each["kind"] for each in seen["endorsements"]]
    assert [each["state"] for each in seen["claims"]] == ["OPEN"]
    assert seen["issued"]["amount"] == f"{application.amount:.2f}"


def test_the_timeline_names_who_did_what(desk: Desk) -> None:
    id_ = desk.paid()

    lines = desk.guarantee.view_timeline(by=desk.applicant, application_id=id_)["items"]

    said = {each["what"].rpartition(".")[2]: (each["text"], each["who"], each["role"]) for each in lines}
    assert said["created"][1:] == ("申请人", "申请人")
    assert said["approved"] == ("核保通过，保费2970.00元，最迟于2026年3月9日缴纳", "钱七", "保险公司")


def test_how_many_people_look_at_it_is_the_insurer_s_own_affair(desk: Desk) -> None:
    id_ = desk.submitted()
    application = desk.application(id_)
    application.approve(
        content_hash=application.content_hash,
        premium=PREMIUM,
        days=7,
        opinion=an_opinion(),
        needs_second=True,
        at=NOON,
    )
    desk.keep(application)

    lines = desk.guarantee.view_timeline(by=desk.applicant, application_id=id_)["items"]

    assert [each["what"] for each in lines][-1] == "guarantee.application.submitted"
    assert desk.view(id_)["underwriting"] is None


def test_every_event_has_its_words_or_is_the_insurer_s_own() -> None:
    happened = {each for state in LAWFUL.values() for each in state} | {"Created", "Deleted"}
    topics = {getattr(Application, each).TOPIC for each in happened}

    assert topics == set(words.HAPPENED) | words.INSURERS_OWN


def test_every_state_but_deleted_has_its_words_and_its_counter() -> None:
    assert set(words.STATE) == set(BUCKET_OF) == set(State) - {State.DELETED}


# --- lists ------------------------------------------------------------------------------------------------------------------


def test_a_draft_is_listed_with_what_its_form_says_at_present(desk: Desk) -> None:
    id_ = desk.created()
    desk.guarantee.save_creation(
        cause=desk.cause(),
        application_id=id_,
        content={**CREATION, "amount": Decimal("5.00"), "court": "湘01"},
        if_version=1,
    )

    (row,) = on_the_wire(rpc.LIST_APPLICATIONS, desk.guarantee.list_applications(by=desk.applicant))["items"]

    assert (row["amount"], row["court"], row["bucket"]) == ("5.00", "湘01", "to_submit")


def test_pages_are_turned_newest_first(desk: Desk) -> None:
    made = [desk.created() for _ in range(5)]
    seen: list[UUID] = []
    after = None
    while True:
        page = desk.guarantee.list_applications(by=desk.applicant, after=after, limit=2)
        assert page["total"] == len(made)
        seen += [each["id"] for each in page["items"]]
        after = page["next"]
        if after is None:
            break

    assert seen == made[::-1]


def test_a_counter_opens_its_list(desk: Desk) -> None:
    ids = {state: bring(desk) for state, bring in FAR.items()}
    column = on_the_wire(rpc.VIEW_COLUMN, desk.guarantee.view_column(by=desk.applicant))

    listed: list[UUID] = []
    for bucket, many in column["counters"].items():
        page = desk.guarantee.list_applications(by=desk.applicant, bucket=bucket)
        assert page["total"] == len(page["items"]) == many
        listed += [each["id"] for each in page["items"]]

    assert sorted(listed) == sorted(ids.values())
    assert column["total"] == desk.guarantee.list_applications(by=desk.applicant)["total"]


@given(states=st.lists(st.sampled_from(State), max_size=30))
def test_everything_that_is_not_deleted_is_counted_exactly_once(states: list[State]) -> None:
    desk = a_desk()
    rows = [
        Put(
            projections.applications,
            {
                "application_id": uuid4(),
                "account_id": desk.applicant.account,
                "state": each.value,
                "position": i,
            },
        )
        for i, each in enumerate(states)
    ]
    desk.store.save(cause=a_cause(), rows=rows)

    column = desk.guarantee.view_column(by=desk.applicant)

    there = sum(each is not State.DELETED for each in states)
    assert sum(column["counters"].values()) == column["total"] == there


def test_whoever_deleted_the_only_one_is_no_newcomer(desk: Desk) -> None:
    assert desk.guarantee.view_column(by=desk.applicant)["first_use"]
    desk.guarantee.delete_application(cause=desk.cause(), application_id=desk.created())

    column = desk.guarantee.view_column(by=desk.applicant)

    assert (column["total"], column["first_use"]) == (0, False)


def test_an_office_has_no_column(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.guarantee.view_column(by=an_actor("insurer_system", office="demo-insurer"))


# --- the other side -------------------------------------------------------------------------------------------------------------


def carried(desk: Desk, id_: UUID) -> dict[str, Any]:
    return desk.guarantee.carry_over(by=desk.applicant, application_id=id_)


def test_a_preservation_draft_takes_over_everything_and_the_letter(desk: Desk) -> None:
    id_ = desk.issued()

    told = on_the_wire(rpc.CARRY_OVER, carried(desk, id_))

    creation, (item,) = told["creation"], told["guarantees"]["items"]
    assert (creation["type"], creation["guarantee_situation"]) == ("PROPERTY", "PROVIDED")
    assert (creation["linked_guarantee_id"], creation["notice_version"]) == (str(id_), "")
    assert (item["kind"], item["value"]) == ("INSURER_LETTER", "2000000.00")
    assert item["letter_no"] == desk.row(id_)["letter_no"]
    assert told["basic"]["respondents"][0]["name"] == "李四"
    assert len(told["materials"]) == 3
    assert told["papers"] == ["policy", "letter"]


@pytest.mark.parametrize("state", sorted(set(FAR) - {"LETTER_ISSUED"}))
def test_only_a_letter_that_is_free_is_carried_over(desk: Desk, state: str) -> None:
    id_ = FAR[state](desk)

    with pytest.raises(NotInThisState):
        carried(desk, id_)


def test_a_letter_that_was_released_is_free_again(desk: Desk) -> None:
    id_ = desk.used()
    application = desk.application(id_)
    application.release(at=NOON + timedelta(days=1))
    desk.keep(application)

    assert carried(desk, id_)["application_id"] == id_


def test_what_an_insurer_may_see_ends_with_a_decline(desk: Desk) -> None:
    submitted, declined, draft = desk.submitted(), desk.declined(), desk.created()
    withdrawn = desk.submitted()
    desk.guarantee.withdraw_application(cause=desk.cause(), application_id=withdrawn)

    page = desk.guarantee.lists.office_page(
        UNDERWRITER.office, sort="newest", status=None, after=None, limit=9
    )

    assert [each["application_id"] for each in page["items"]] == [submitted]
    for id_ in (declined, draft, withdrawn):
        with pytest.raises(Unknown):
            desk.guarantee._before_insurer(id_, UNDERWRITER)


# --- what is left when the key is gone --------------------------------------------------------------------------------------------


def test_of_what_was_erased_nobody_is_named_and_the_rest_goes_on(desk: Desk) -> None:
    id_, draft = desk.issued(), desk.created()
    for each in (id_, draft):
        desk.store.save(cause=a_cause(), rows=[destroyed(each, at=NOON)])

    seen = desk.view(id_)

    assert not seen["basic_information"].applicants
    assert seen["basic_information"].facts_and_reasons == ERASED
    assert (seen["underwriting"]["remark"], seen["status"]) == (ERASED, "LETTER_ISSUED")
    with pytest.raises(NotInThisState):
        carried(desk, id_)
    with pytest.raises(Unknown):
        desk.view(draft)
