"""Whose applications the lists show, over a real database: one's own, one's organisations', and what was filed for one."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest

from contracts.preservation import rpc as calls
from contracts.signatures import alias_of
from services.chassis.testing import a_cause, an_actor
from services.preservation import projections
from services.preservation.domain.status import Status
from services.preservation.tests import desk as example
from services.preservation.tests.desk import ADMINISTRATOR, CLERK, JUDGE, SECRET, on_the_wire
from services.preservation.use_cases import PreservationUseCases
from tests.integration.test_preservation_lists import Applicant, database, preservation

__all__ = ["database", "preservation"]

NAMED = alias_of(SECRET, "RESIDENT_ID", "430102199003072915")
RESPONDENT = alias_of(SECRET, "RESIDENT_ID", "110101199003070011")
BASIC = {
    **example.BASIC,
    "respondents": [
        {**example.BASIC["respondents"][0], "id_type": "RESIDENT_ID", "id_no": "110101199003070011"}
    ],
}


def listed(applicant: Applicant, **asked: Any) -> list[tuple[UUID, str]]:
    page = on_the_wire(calls.LIST_APPLICATIONS, applicant.look("list_applications", **asked))
    assert page["total"] == len(page["items"])
    return [(UUID(each["id"]), each["mine"]) for each in page["items"]]


def submitted(applicant: Applicant, organisation_id: UUID | None = None) -> UUID:
    id_ = applicant.draft(organisation_id)
    applicant.save_basic_information(application_id=id_, content=BASIC, if_version=1)
    applicant.submit_application(application_id=id_)
    return id_


@pytest.fixture
def firm() -> UUID:
    return uuid4()


def test_a_list_says_why_each_line_is_in_it(preservation: PreservationUseCases, firm: UUID) -> None:
    she = Applicant(preservation, acts_for=(firm,), alias=NAMED)
    colleague, stranger = Applicant(preservation, acts_for=(firm,)), Applicant(preservation)
    own, ours = she.draft(), colleague.draft(firm)
    theirs, for_her = colleague.draft(), submitted(stranger)

    assert listed(she) == [(for_her, "NAMED"), (ours, "ORGANISATION"), (own, "SUBMITTER")]
    assert listed(colleague) == [(theirs, "SUBMITTER"), (ours, "SUBMITTER")]
    column = on_the_wire(calls.VIEW_COLUMN, she.look("view_column"))
    assert (column["counters"]["to_submit"], column["counters"]["to_review"], column["total"]) == (2, 1, 3)


def test_each_application_is_listed_and_counted_once_however_many_reasons_there_are(
    preservation: PreservationUseCases, firm: UUID
) -> None:
    she = Applicant(preservation, acts_for=(firm,), alias=NAMED)
    own, ours = submitted(she), submitted(she, firm)

    assert listed(she) == [(ours, "SUBMITTER"), (own, "SUBMITTER")]
    assert she.look("view_column")["total"] == 2


def test_an_organisation_s_program_lists_and_hears_of_what_is_the_organisation_s_alone(
    preservation: PreservationUseCases, firm: UUID
) -> None:
    maker = Applicant(preservation, acts_for=(firm,), alias=NAMED)
    program = Applicant(preservation, id=str(firm), acts_for=(firm,))
    submitted(maker)
    ours, its = submitted(maker, firm), submitted(program)

    assert listed(program) == [(its, "SUBMITTER"), (ours, "ORGANISATION")]
    assert program.look("view_column")["total"] == 2
    told = [orjson.loads(each["body"]) for each in program.look("list_events")["items"]]
    assert [UUID(each["application_id"]) for each in told] == [ours, its]


def test_leaving_an_organisation_ends_its_list_and_its_feed(
    preservation: PreservationUseCases, firm: UUID
) -> None:
    member = Applicant(preservation, acts_for=(firm,))
    submitted(member, firm)
    assert listed(member)
    assert member.look("list_events")["items"]

    member.actor = an_actor(account=member.actor.account)

    assert listed(member) == []
    assert member.look("list_events")["items"] == []


def test_a_respondent_finds_nothing_in_list_counters_search_or_feed(
    preservation: PreservationUseCases,
) -> None:
    submitted(Applicant(preservation))
    respondent = Applicant(preservation, alias=RESPONDENT)
    preservation.record_person(
        cause=a_cause(), account_id=respondent.actor.account, alias=respondent.actor.alias
    )
    submitted(Applicant(preservation))

    assert listed(respondent) == []
    for party in ("李四", "110101199003070011", "张三"):
        assert listed(respondent, party=party) == []
    assert respondent.look("view_column")["first_use"]
    assert respondent.look("list_events")["items"] == []


@pytest.mark.parametrize(
    ("party", "found"), [("张三", 1), (" 李四 ", 1), ("430102199003072915", 1), ("张", 0), ("王五", 0)]
)
def test_a_party_is_found_by_the_whole_name_or_number_in_what_was_submitted(
    preservation: PreservationUseCases, party: str, found: int
) -> None:
    applicant = Applicant(preservation)
    applicant.draft()  # what is being typed is indexed nowhere
    submitted(applicant)

    assert len(listed(applicant, party=party)) == found
    before_court = preservation.list_office_applications(by=JUDGE, party=party)
    assert before_court["total"] == len(before_court["items"]) == found
    assert preservation.list_office_applications(by=an_actor("judge", office="京"), party=party)["total"] == 0


def test_no_party_is_written_in_plain_text_beside_the_file(preservation: PreservationUseCases) -> None:
    submitted(Applicant(preservation))

    rows = preservation.store.rows(projections.parties)

    assert {each["side"] for each in rows} == {"APPLICANT", "RESPONDENT"}
    assert not any(word in str(rows) for word in ("张三", "李四", "430102199003072915"))


def test_a_judge_s_own_applications_and_the_loads_of_the_court(preservation: PreservationUseCases) -> None:
    applicant, judge = Applicant(preservation), uuid4()
    preservation.record_staff(cause=a_cause(), account_id=judge, role="judge", office=example.COURT)
    hers, _ = submitted(applicant), applicant.bring_to(Status.REJECTED)
    preservation.assign_application(cause=a_cause(ADMINISTRATOR), application_id=hers, judge_id=judge)

    mine = on_the_wire(
        calls.LIST_OFFICE_APPLICATIONS, preservation.list_office_applications(by=JUDGE, assigned_to=judge)
    )
    loads = on_the_wire(calls.LIST_LOADS, preservation.list_loads(by=ADMINISTRATOR))

    assert [(each["id"], each["assigned_to"], each["mine"]) for each in mine["items"]] == [
        (str(hers), str(judge), "COURT")
    ]
    assert {each["judge_id"]: (each["open"], each["total"]) for each in loads["items"]} == {
        str(judge): (1, 1),
        None: (0, 1),
    }
    assert listed(applicant)[-1] == (hers, "SUBMITTER")
    assert all(each["assigned_to"] is None for each in applicant.look("list_applications")["items"])


def test_who_read_what_is_listed_newest_first_page_by_page_and_to_its_court_alone(
    preservation: PreservationUseCases,
) -> None:
    applicant = Applicant(preservation)
    first, second = submitted(applicant), submitted(applicant)
    for id_ in (first, second, first):
        preservation.view_snapshot(by=CLERK, application_id=id_)

    page = on_the_wire(calls.LIST_READINGS, preservation.list_readings(by=ADMINISTRATOR, limit=2))
    rest = preservation.list_readings(by=ADMINISTRATOR, after=page["next"])
    of_second = preservation.list_readings(by=ADMINISTRATOR, application_id=second)

    assert [each["application_id"] for each in page["items"]] == [str(first), str(second)]
    assert ([each["application_id"] for each in rest["items"]], rest["next"]) == ([first], None)
    assert (page["total"], of_second["total"]) == (3, 1)
    assert preservation.list_readings(by=an_actor("court_admin", office="京"))["total"] == 0


def test_a_program_reads_what_was_told_of_its_own_its_firm_s_and_what_names_its_owner(
    preservation: PreservationUseCases, firm: UUID
) -> None:
    she = Applicant(preservation, acts_for=(firm,), alias=NAMED)
    preservation.record_person(cause=a_cause(), account_id=she.actor.account, alias=NAMED)
    own, ours = submitted(she), submitted(Applicant(preservation, acts_for=(firm,)), firm)
    for_her = submitted(Applicant(preservation))

    feed = on_the_wire(calls.LIST_EVENTS, she.look("list_events"))
    rest = she.look("list_events", after=feed["items"][0]["position"], limit=1)

    told = [UUID(orjson.loads(each["body"])["application_id"]) for each in feed["items"]]
    assert told == [own, ours, for_her]
    assert [each["position"] for each in rest["items"]] == [feed["items"][1]["position"]]
    assert feed["next"] == feed["items"][-1]["position"]
    by_court = preservation.list_office_events(by=JUDGE)["items"]
    assert [each["body"] for each in by_court] == [each["body"] for each in feed["items"]]
    assert not any("BCC" in each["headers"] for each in feed["items"])


def test_an_account_that_is_opened_later_hears_from_then_on(preservation: PreservationUseCases) -> None:
    submitted(Applicant(preservation))
    named = Applicant(preservation, alias=NAMED)

    preservation.record_person(cause=a_cause(), account_id=named.actor.account, alias=NAMED)

    (heard,) = named.look("list_events")["items"]
    assert heard["headers"]["ce-type"] == "preservation.application.watched"


def test_who_is_erased_is_told_of_nothing_more(preservation: PreservationUseCases) -> None:
    named = Applicant(preservation, alias=NAMED)
    preservation.record_person(cause=a_cause(), account_id=named.actor.account, alias=NAMED)

    preservation.forget_person(cause=a_cause(), account_id=named.actor.account)
    submitted(Applicant(preservation))

    assert named.look("list_events")["items"] == []


def test_what_is_tried_out_is_listed_and_told_to_test_keys_alone(
    preservation: PreservationUseCases,
) -> None:
    real = Applicant(preservation)
    trial = Applicant(preservation, id=real.actor.id, test=True)
    creation = {**example.CREATION, "court": "测试"}
    tried = trial.create_application(creation=creation)["id"]
    save: dict[str, Any] = {"application_id": tried, "if_version": 0}
    trial.save_basic_information(content=example.BASIC, **save)
    trial.save_guarantees(content=example.GUARANTEES, **save)
    for material in example.MATERIALS:
        trial.add_material(application_id=tried, material=material, file=example.FILE)
    trial.submit_application(application_id=tried)
    meant = submitted(real)

    assert [id_ for id_, _ in listed(real)] == [meant]
    assert [id_ for id_, _ in listed(trial)] == [tried]
    for applicant, id_ in ((real, meant), (trial, tried)):
        assert {each["headers"]["ce-subject"] for each in applicant.look("list_events")["items"]} == {
            str(id_)
        }
        assert applicant.look("view_column")["total"] == 1
