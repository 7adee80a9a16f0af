"""Law firms and companies, and who acts for them."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

import pytest

from contracts.identity import events as wire
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import CommandIdReused, NotAllowed, Unknown
from services.chassis.store import Conflict
from services.chassis.testing import a_cause
from services.identity.domain.account import NotVerified, Role
from services.identity.domain.organisation import InvitationOver, LastAdmin, OrganisationTaken
from services.identity.publishing import told
from services.identity.tests.a_house import LI, House

USCC = "31430000MD0000001D"
FIRM = {"name": "湖南某某律师事务所", "uscc": USCC, "kind": "LAW_FIRM", "office": "湘"}


@pytest.fixture
def zhang(house: House) -> Actor:
    return house.verified()


@pytest.fixture
def li(house: House) -> Actor:
    return house.verified("13900139000", **LI)


def found(house: House, actor: Actor, **given: Any) -> UUID:
    answer = house.identity.found_organisation(cause=house.cause(actor), **{**FIRM, **given})
    return cast("UUID", answer["id"])


def decide(house: House, *, passed: bool = True) -> None:
    clerk = house.hire(f"clerk-{len(house.memory.log)}", Role.CLERK)
    (check,) = house.identity.list_checks(by=clerk, state="OPEN", after=None, limit=20)["items"]
    house.identity.decide_check(
        cause=house.cause(clerk), check_id=check["id"], passed=passed, remark="执照核对"
    )


def firm(house: House, actor: Actor) -> UUID:
    organisation_id = found(house, actor)
    decide(house)
    return organisation_id


def invite(
    house: House, by: Actor, organisation_id: UUID, role: str = "MEMBER", cause: Cause | None = None
) -> str:
    answer = house.identity.invite(cause=cause or house.cause(by), organisation_id=organisation_id, role=role)
    return str(answer["code"])


def join(house: House, actor: Actor, code: str) -> None:
    house.identity.join(cause=house.cause(actor), code=code)


def leave(house: House, by: Actor, organisation_id: UUID, who: Actor | None = None) -> None:
    house.identity.end_membership(
        cause=house.cause(by), organisation_id=organisation_id, account_id=(who or by).account
    )


def acts_for(house: House, mobile: str = "13800138000") -> list[UUID]:
    return cast("list[UUID]", house.resolve(house.log_in(mobile))["acts_for"])


def own(house: House, actor: Actor) -> dict[str, Any]:
    (organisation,) = house.identity.list_organisations(by=actor)["items"]
    return dict(organisation)


def test_nobody_acts_for_an_organisation_before_staff_have_seen_its_licence(
    house: House, zhang: Actor
) -> None:
    organisation_id = found(house, zhang)
    assert acts_for(house) == []
    decide(house)

    assert acts_for(house) == [organisation_id]
    assert (own(house, zhang)["status"], own(house, zhang)["my_role"]) == ("VERIFIED", "ADMIN")


def test_who_is_not_verified_enters_no_organisation(house: House) -> None:
    with pytest.raises(NotVerified):
        found(house, house.register())


def test_the_clerk_sees_the_name_and_the_code_as_they_are_public(house: House, zhang: Actor) -> None:
    found(house, zhang)
    clerk = house.hire("clerk", Role.CLERK)
    (check,) = house.identity.list_checks(by=clerk, state="OPEN", after=None, limit=20)["items"]

    assert (check["subject"], check["name"], check["id_type"], check["id_no"]) == (
        "ORGANISATION",
        FIRM["name"],
        "USCC",
        USCC,
    )
    assert house.identity.view_check(by=zhang, check_id=check["id"])["state"] == "OPEN"


def test_an_organisation_is_entered_once(house: House, zhang: Actor, li: Actor) -> None:
    found(house, zhang)

    with pytest.raises(OrganisationTaken):
        found(house, li)


def test_who_shows_no_licence_in_thirty_days_makes_way(house: House, zhang: Actor, li: Actor) -> None:
    found(house, zhang)
    house.wait(days=30)
    with pytest.raises(Conflict):
        found(house, li)  # the entrypoint runs it again
    found(house, li)
    decide(house)

    assert own(house, zhang)["status"] == "FAILED"
    assert len(acts_for(house, "13900139000")) == 1


def test_a_licence_that_did_not_pass_leaves_the_code_to_others(house: House, zhang: Actor, li: Actor) -> None:
    found(house, zhang)
    decide(house, passed=False)
    assert acts_for(house) == []
    assert own(house, zhang)["status"] == "FAILED"
    found(house, li)
    decide(house)

    assert len(acts_for(house, "13900139000")) == 1


def test_a_member_acts_for_the_organisation_from_the_next_request_on(
    house: House, zhang: Actor, li: Actor
) -> None:
    organisation_id = firm(house, zhang)
    token = house.log_in("13900139000")
    join(house, li, invite(house, zhang, organisation_id))
    assert house.resolve(token)["acts_for"] == [organisation_id]
    leave(house, li, organisation_id)

    assert house.resolve(token)["acts_for"] == []


def test_who_joined_before_the_licence_was_seen_acts_with_the_others(
    house: House, zhang: Actor, li: Actor
) -> None:
    organisation_id = found(house, zhang)
    join(house, li, invite(house, zhang, organisation_id))
    assert acts_for(house, "13900139000") == []
    decide(house)

    assert acts_for(house, "13900139000") == [organisation_id]


def test_members_see_each_other_by_masked_names(house: House, zhang: Actor, li: Actor) -> None:
    organisation_id = firm(house, zhang)
    join(house, li, invite(house, zhang, organisation_id))

    assert [each["name"] for each in own(house, li)["members"]] == ["张*", "李四光"]
    assert [each["role"] for each in own(house, li)["members"]] == ["ADMIN", "MEMBER"]


def test_a_code_lets_one_person_in_once(house: House, zhang: Actor, li: Actor) -> None:
    code = invite(house, zhang, firm(house, zhang))
    join(house, li, f" {code[:5]}-{code[5:].lower()} ")

    with pytest.raises(InvitationOver):
        join(house, li, code)


def test_a_code_lasts_seven_days(house: House, zhang: Actor, li: Actor) -> None:
    code = invite(house, zhang, firm(house, zhang))
    house.wait(days=7)

    with pytest.raises(InvitationOver):
        join(house, li, code)
    with pytest.raises(InvitationOver):
        join(house, li, "0" * 20)


def test_who_was_removed_has_kept_no_way_back_in(house: House, zhang: Actor, li: Actor) -> None:
    organisation_id = firm(house, zhang)
    join(house, li, invite(house, zhang, organisation_id, "ADMIN"))
    his, hers = invite(house, li, organisation_id, "ADMIN"), invite(house, zhang, organisation_id)
    leave(house, zhang, organisation_id, li)

    with pytest.raises(InvitationOver):
        join(house, li, his)
    join(house, li, hers)


def test_the_code_is_kept_nowhere_and_the_same_command_shows_it_again(house: House, zhang: Actor) -> None:
    organisation_id = firm(house, zhang)
    cause = a_cause(zhang, at=house.at)
    code = invite(house, zhang, organisation_id, cause=cause)
    kept = str(house.memory.tables) + str([each.state for each in house.memory.log]) + str(house.memory.marks)
    assert code not in kept

    assert invite(house, zhang, organisation_id, cause=cause) == code
    assert invite(house, zhang, organisation_id) != code
    with pytest.raises(CommandIdReused):
        house.identity.invite(
            cause=Cause(**{**vars(cause), "digest": "another"}),
            organisation_id=organisation_id,
            role="MEMBER",
        )


def test_only_a_verified_person_joins(house: House, zhang: Actor) -> None:
    code = invite(house, zhang, firm(house, zhang))

    with pytest.raises(NotVerified):
        join(house, house.register("13900139000"), code)


def test_only_an_administrator_invites_and_removes(house: House, zhang: Actor, li: Actor) -> None:
    organisation_id = firm(house, zhang)
    join(house, li, invite(house, zhang, organisation_id))
    for forbidden in (
        lambda: invite(house, li, organisation_id),
        lambda: leave(house, li, organisation_id, zhang),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
    leave(house, zhang, organisation_id, li)

    assert acts_for(house, "13900139000") == []


def test_a_stranger_does_not_learn_of_an_organisation(house: House, zhang: Actor, li: Actor) -> None:
    organisation_id = firm(house, zhang)
    for attempt in (
        lambda: invite(house, li, organisation_id),
        lambda: leave(house, li, organisation_id, zhang),
    ):
        with pytest.raises(Unknown):
            attempt()


def test_the_last_administrator_hands_over_before_leaving(house: House, zhang: Actor, li: Actor) -> None:
    organisation_id = firm(house, zhang)
    join(house, li, invite(house, zhang, organisation_id))
    with pytest.raises(LastAdmin):
        leave(house, zhang, organisation_id)
    join(house, li, invite(house, zhang, organisation_id, "ADMIN"))
    leave(house, zhang, organisation_id)

    assert own(house, li)["my_role"] == "ADMIN"


def test_an_administrator_stays_one_whatever_he_is_invited_as(house: House, zhang: Actor) -> None:
    organisation_id = firm(house, zhang)
    join(house, zhang, invite(house, zhang, organisation_id))

    assert own(house, zhang)["my_role"] == "ADMIN"


def test_an_organisation_that_the_last_member_left_may_be_entered_anew(
    house: House, zhang: Actor, li: Actor
) -> None:
    leave(house, zhang, found(house, zhang))
    clerk = house.hire("clerk", Role.CLERK)
    assert house.identity.list_checks(by=clerk, state="OPEN", after=None, limit=20)["total"] == 0

    found(house, li)


def test_the_end_of_a_membership_is_told(house: House, zhang: Actor) -> None:
    organisation_id = firm(house, zhang)
    leave(house, zhang, organisation_id)
    message = told(house.memory.events()[-1])

    assert message is not None
    assert message.message == wire.MembershipEnded(
        account_id=zhang.account, organisation_id=organisation_id, ended_at=house.at
    )
