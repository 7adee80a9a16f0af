"""Who may see and change an application: who filed it, his organisation, and the persons that it was filed for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.identity.events import AccountVerified
from contracts.preservation import rpc as calls
from contracts.signatures import alias_of
from services.chassis.causes import Actor
from services.chassis.refusals import Unknown
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.reactions import REACTIONS
from services.preservation.tests import desk as example
from services.preservation.tests.desk import SECRET, Desk, on_the_wire
from services.preservation.use_cases.desk import NotTheSubmitter

APPLICANT = alias_of(SECRET, "RESIDENT_ID", "430102199003072915")
RESPONDENT = alias_of(SECRET, "RESIDENT_ID", "110101199003070011")
BASIC = {
    **example.BASIC,
    "respondents": [
        {**example.BASIC["respondents"][0], "id_type": "RESIDENT_ID", "id_no": "110101199003070011"}
    ],
}


def known_as(alias: str) -> Actor:
    """Return somebody whose real name was verified."""
    return replace(an_actor(), alias=alias)


def hears_of_verification(desk: Desk, person: Actor) -> None:
    heard = AccountVerified(account_id=person.account, alias=person.alias, verified_at=NOON)
    REACTIONS[AccountVerified](desk.preservation, heard, a_cause(an_actor("service")))


def filed(desk: Desk, *, by: Actor | None = None, organisation_id: UUID | None = None) -> UUID:
    """Return an application with a respondent whose document is known, submitted."""
    desk = desk._replace(applicant=by or desk.applicant)
    answer = desk.preservation.create_application(
        cause=desk.cause(), creation=example.CREATION, organisation_id=organisation_id
    )
    id_: UUID = answer["id"]
    save: dict[str, Any] = {"application_id": id_, "if_version": 0}
    desk.preservation.save_basic_information(cause=desk.cause(), content=BASIC, **save)
    desk.preservation.save_guarantees(cause=desk.cause(), content=example.GUARANTEES, **save)
    for material in example.MATERIALS:
        desk.preservation.add_material(
            cause=desk.cause(), application_id=id_, material=material, file=example.FILE
        )
    desk.preservation.submit_application(cause=desk.cause(), application_id=id_)
    return id_


def looks(desk: Desk, by: Actor, id_: UUID) -> list[Callable[[], Any]]:
    asked: Any = {"by": by, "application_id": id_}
    return [
        lambda: desk.preservation.view_application(**asked),
        lambda: desk.preservation.view_timeline(**asked),
        lambda: desk.preservation.check_application(**asked),
        lambda: desk.preservation.view_material(**asked, material_id=uuid4()),
        lambda: desk.preservation.print_ruling(**asked),
    ]


def changes(desk: Desk, by: Actor, id_: UUID) -> list[Callable[[], Any]]:
    asked: Any = {"cause": a_cause(by), "application_id": id_}
    return [
        lambda: desk.preservation.save_creation(**asked, content=example.CREATION, if_version=1),
        lambda: desk.preservation.save_basic_information(**asked, content={}, if_version=1),
        lambda: desk.preservation.add_material(**asked, material=example.MATERIAL, file=example.FILE),
        lambda: desk.preservation.remove_material(**asked, material_id=uuid4()),
        lambda: desk.preservation.submit_application(**asked),
        lambda: desk.preservation.delete_application(**asked),
    ]


# --- organisations ----------------------------------------------------------------------------------------------------


def test_nobody_files_in_the_name_of_an_organisation_that_he_does_not_act_for(desk: Desk) -> None:
    with pytest.raises(Unknown):
        filed(desk, organisation_id=uuid4())


def test_a_member_works_on_what_another_began_and_the_history_names_him(desk: Desk) -> None:
    firm = uuid4()
    began, goes_on = (replace(an_actor(), acts_for=(firm,)) for _ in range(2))
    id_ = desk._replace(applicant=began).preservation.create_application(
        cause=a_cause(began), creation=example.CREATION, organisation_id=firm
    )["id"]

    save: dict[str, Any] = {"application_id": id_, "if_version": 0}
    desk.preservation.save_basic_information(cause=a_cause(goes_on), content=BASIC, **save)
    view = on_the_wire(
        calls.VIEW_APPLICATION, desk.preservation.view_application(by=goes_on, application_id=id_)
    )
    desk.preservation.delete_application(cause=a_cause(goes_on), application_id=id_)

    assert (view["mine"], view["organisation_id"]) == ("ORGANISATION", str(firm))
    assert [each.meta["actor"]["id"] for each in desk.store.history(id_)] == [began.id, goes_on.id]


def test_every_step_says_in_whose_name_it_was_filed(desk: Desk) -> None:
    firm = uuid4()
    member = replace(an_actor(), acts_for=(firm,))

    id_ = filed(desk, by=member, organisation_id=firm)

    created, submitted = (each.event for each in desk.store.history(id_))
    assert created.organisation_id == submitted.organisation_id == firm
    assert submitted.account_id == member.account


def test_whoever_leaves_an_organisation_sees_nothing_more_of_what_he_filed_in_its_name(desk: Desk) -> None:
    firm = uuid4()
    member = replace(an_actor(), acts_for=(firm,))
    id_ = filed(desk, by=member, organisation_id=firm)
    left = replace(member, acts_for=())

    for attempt in looks(desk, left, id_) + changes(desk, left, id_):
        with pytest.raises(Unknown):
            attempt()


def test_an_organisation_sees_nothing_of_what_its_members_file_in_their_own_name(desk: Desk) -> None:
    firm = uuid4()
    member, colleague = (replace(an_actor(), acts_for=(firm,)) for _ in range(2))
    id_ = filed(desk, by=member)

    for attempt in looks(desk, colleague, id_) + changes(desk, colleague, id_):
        with pytest.raises(Unknown):
            attempt()


def program_of(firm: UUID) -> Actor:
    """Return an organisation as its program acts: by itself, for itself, for no person."""
    return replace(an_actor(account=firm), acts_for=(firm,))


def test_an_organisation_s_program_files_in_the_organisation_s_name_whether_it_says_so_or_not(
    desk: Desk,
) -> None:
    firm = uuid4()
    member = replace(an_actor(), acts_for=(firm,))

    for said in (None, firm):
        id_ = filed(desk, by=program_of(firm), organisation_id=said)

        created = desk.store.history(id_)[0]
        assert (created.event.organisation_id, created.meta["actor"]["id"]) == (firm, str(firm))
        assert desk.preservation.view_application(by=member, application_id=id_)["mine"] == "ORGANISATION"
        for attempt in looks(desk, an_actor(), id_):
            with pytest.raises(Unknown):
                attempt()


def test_an_organisation_s_program_files_in_nobody_else_s_name(desk: Desk) -> None:
    with pytest.raises(Unknown):
        filed(desk, by=program_of(uuid4()), organisation_id=uuid4())


def test_an_organisation_s_program_works_on_what_a_member_filed_in_its_name_and_on_nothing_else_of_his(
    desk: Desk,
) -> None:
    firm = uuid4()
    maker, program = replace(an_actor(), acts_for=(firm,), alias=APPLICANT), program_of(firm)
    hears_of_verification(desk, maker)
    ours, own, filed_for_him = (
        filed(desk, by=maker, organisation_id=firm),
        filed(desk, by=maker),
        filed(desk),
    )

    assert desk.preservation.view_application(by=program, application_id=ours)["mine"] == "ORGANISATION"
    for id_ in (own, filed_for_him):
        for attempt in looks(desk, program, id_) + changes(desk, program, id_):
            with pytest.raises(Unknown):
                attempt()


# --- whom it was filed for --------------------------------------------------------------------------------------------


def test_a_person_named_as_applicant_looks_and_changes_nothing(desk: Desk) -> None:
    person, id_ = known_as(APPLICANT), filed(desk)

    view = desk.preservation.view_application(by=person, application_id=id_)
    desk.preservation.view_timeline(by=person, application_id=id_)

    assert view["mine"] == "NAMED"
    for attempt in changes(desk, person, id_):
        with pytest.raises(NotTheSubmitter):
            attempt()


def test_a_draft_is_not_seen_by_whom_it_is_being_written_for(desk: Desk) -> None:
    id_ = desk.filled()

    for attempt in looks(desk, known_as(APPLICANT), id_):
        with pytest.raises(Unknown):
            attempt()


def test_the_same_person_as_a_respondent_learns_nothing(desk: Desk) -> None:
    id_ = filed(desk)

    for stranger in (known_as(RESPONDENT), known_as("f" * 64), an_actor()):
        for attempt in looks(desk, stranger, id_) + changes(desk, stranger, id_):
            with pytest.raises(Unknown):
                attempt()


def test_no_question_more_is_asked_for_a_respondent_than_for_anybody(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_, asked = filed(desk), []
    for name in ("history", "rows", "row", "find", "read"):
        real = getattr(desk.store, name, None)

        def spy(*where: Any, name: str = name, real: Any = real, **how: Any) -> Any:
            asked.append((name, sorted(how)))
            return real(*where, **how)

        monkeypatch.setattr(desk.store, name, spy, raising=False)

    questions = []
    for who, what in ((RESPONDENT, id_), ("f" * 64, id_), ("", id_), (RESPONDENT, uuid4())):
        asked.clear()
        for attempt in looks(desk, known_as(who), what) + changes(desk, known_as(who), what):
            with pytest.raises(Unknown):
                attempt()
        questions.append(list(asked))

    assert questions == questions[:1] * 4


# --- who is told ------------------------------------------------------------------------------------------------------


def test_persons_who_have_an_account_are_told_from_the_submission_on(desk: Desk) -> None:
    person = known_as(APPLICANT)
    hears_of_verification(desk, person)

    id_ = filed(desk)

    assert desk.store.history(id_)[-1].event.watchers == (person.account,)


def test_persons_who_open_an_account_later_are_told_from_then_on(desk: Desk) -> None:
    id_, person = desk.submitted(), known_as(APPLICANT)

    hears_of_verification(desk, person)
    hears_of_verification(desk, person)
    said = {**example.REVIEW, "content_hash": desk.hash_of(id_)}
    desk.preservation.review_application(cause=a_cause(example.JUDGE), application_id=id_, review=said)

    assert desk.events(id_) == ["Created", "Submitted", "Watched", "Accepted", "Reviewed", "FeeAssessed"]
    assert desk.store.history(id_)[-1].event.watchers == (person.account,)


def test_who_files_for_himself_is_told_once(desk: Desk) -> None:
    person = replace(desk.applicant, alias=APPLICANT)
    id_ = filed(desk)

    hears_of_verification(desk, person)
    again = filed(desk)

    assert desk.events(id_) == ["Created", "Submitted"]
    assert desk.store.history(again)[-1].event.watchers == ()


def test_a_respondent_s_verification_changes_nothing(desk: Desk) -> None:
    hears_of_verification(desk, known_as(RESPONDENT))
    id_ = filed(desk)
    hears_of_verification(desk, known_as(RESPONDENT))

    assert desk.events(id_) == ["Created", "Submitted"]
    assert all(each.event.watchers == () for each in desk.store.history(id_)[1:])


def test_the_progress_of_an_older_event_has_nobody_who_watches(desk: Desk) -> None:
    application = desk.store.find(Application, desk.submitted())

    assert application is not None
    assert (application.organisation_id, application.watchers, application.judge_id) == (None, (), None)
