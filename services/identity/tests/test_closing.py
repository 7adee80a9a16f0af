"""Leaving for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from contracts.identity import events as wire
from contracts.preservation.events import AccountReleased
from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.tables import KEYS
from services.identity.domain.account import Account, AccountClosed, Life, Role
from services.identity.domain.log_in import CredentialsWrong
from services.identity.domain.organisation import LastAdmin
from services.identity.domain.profile import Profile
from services.identity.domain.session import SessionEnded
from services.identity.domain.verification import Standing
from services.identity.publishing import told
from services.identity.reactions import REACTIONS
from services.identity.tests.a_house import LI, MOBILE, House
from services.identity.tests.test_checks import ask
from services.identity.tests.test_keys import make
from services.identity.tests.test_organisations import acts_for, firm, found, invite, join

THIRTY_YEARS = timedelta(days=365 * 30)


@pytest.fixture
def zhang(house: House) -> Actor:
    return house.verified()


def close(house: House, actor: Actor) -> dict[str, object]:
    return house.identity.close_account(cause=house.cause(actor))


def release(house: House, account_id: UUID, *, submitted: int = 0) -> None:
    heard = AccountReleased(account_id=account_id, submitted=submitted, released_at=house.at)
    cause = replace(house.cause(), actor=Actor(id="preservation", role="service"))
    REACTIONS[AccountReleased](house.identity, heard, cause)


def life(house: House, actor: Actor) -> str:
    standing = house.identity.records.find(Standing, actor.account)
    assert standing is not None
    account = house.memory.find(Account, actor.account)
    assert account is not None
    assert account.life == standing.life
    return standing.life


def test_nobody_logs_in_any_more_from_the_moment_of_closing(house: House, zhang: Actor) -> None:
    token, key = house.log_in(), make(house, zhang)["key"]
    answer = close(house, zhang)

    assert answer["status"] == life(house, zhang) == Life.CLOSING
    for opener in (token, key):
        with pytest.raises(SessionEnded):
            house.resolve(opener)
    with pytest.raises(CredentialsWrong):
        house.log_in()
    messages = [each.message for each in map(told, house.memory.events()) if each]
    assert messages[-2:] == [
        wire.AccountClosing(account_id=zhang.account, closing_at=house.at),
        wire.SessionsEnded(account_id=zhang.account, fingerprint=None, ended_at=house.at),
    ]


def test_the_answer_explains_both_outcomes_with_their_reason(house: House, zhang: Actor) -> None:
    answer = close(house, zhang)

    assert all(
        word in str(answer["zh"]) for word in ("销毁", "锁定", "30年", "《个人信息保护法》第四十七条", "短信")
    )
    assert all(word in str(answer["en"]) for word in ("destroyed", "locked", "30 years", "SMS"))


def test_without_a_submitted_application_everything_personal_is_destroyed(house: House, zhang: Actor) -> None:
    close(house, zhang)
    release(house, zhang.account)

    assert life(house, zhang) == Life.ERASED
    assert house.identity.records.find(Profile, zhang.account) is None
    assert house.memory.row(KEYS, id=zhang.account)["wrapped"] is None  # type: ignore[index]
    assert house.identity.records.find(Standing, zhang.account).alias == ""  # type: ignore[union-attr]
    last = told(house.memory.events()[-1])
    assert last is not None
    assert last.message == wire.PersonErased(account_id=zhang.account, erased_at=house.at)
    mobile, text = house.phones.sent[-1]
    assert mobile == MOBILE
    assert "已销毁" in text


def test_a_profile_to_which_a_file_refers_is_locked_and_its_owner_told_why(
    house: House, zhang: Actor
) -> None:
    close(house, zhang)
    release(house, zhang.account, submitted=2)

    assert life(house, zhang) == Life.LOCKED
    assert house.identity.records.find(Profile, zhang.account) is not None
    _, text = house.phones.sent[-1]
    assert "2件已提交的申请" in text
    assert "30年" in text


def test_a_locked_profile_is_destroyed_when_its_time_is_over(house: House, zhang: Actor) -> None:
    close(house, zhang)
    release(house, zhang.account, submitted=1)
    house.at += THIRTY_YEARS - timedelta(seconds=1)
    assert house.identity.erase_what_was_kept(cause=house.cause()) == 0
    house.at += timedelta(seconds=1)
    assert house.identity.erase_what_was_kept(cause=house.cause()) == 1

    assert life(house, zhang) == Life.ERASED
    assert house.identity.records.find(Profile, zhang.account) is None
    assert house.identity.erase_what_was_kept(cause=house.cause()) == 0


def test_the_number_may_be_registered_anew(house: House, zhang: Actor) -> None:
    close(house, zhang)
    release(house, zhang.account, submitted=1)
    house.wait(minutes=2)
    again = house.register()

    assert again.account != zhang.account
    assert house.resolve(house.log_in())["account_id"] == again.id


def test_the_answer_of_preservation_counts_once(house: House, zhang: Actor) -> None:
    close(house, zhang)
    release(house, zhang.account, submitted=1)
    release(house, zhang.account)

    assert life(house, zhang) == Life.LOCKED


def test_an_account_that_nobody_closes_is_not_erased_by_a_message(house: House, zhang: Actor) -> None:
    release(house, zhang.account)
    assert life(house, zhang) == Life.OPEN

    with pytest.raises(Unknown):
        release(house, UUID(int=1))


def test_a_phone_that_is_down_does_not_keep_an_account(house: House, zhang: Actor) -> None:
    close(house, zhang)
    house.phones.down = True
    release(house, zhang.account)

    assert life(house, zhang) == Life.ERASED


def test_the_last_administrator_hands_over_before_closing(house: House, zhang: Actor) -> None:
    organisation_id = firm(house, zhang)
    li = house.verified("13900139000", **LI)
    join(house, li, invite(house, zhang, organisation_id))
    with pytest.raises(LastAdmin):
        close(house, zhang)
    join(house, li, invite(house, zhang, organisation_id, "ADMIN"))
    close(house, zhang)

    assert acts_for(house, "13900139000") == [organisation_id]
    assert len(house.identity.list_organisations(by=li)["items"][0]["members"]) == 1


def test_an_organisation_of_one_ends_with_the_account(house: House, zhang: Actor) -> None:
    found(house, zhang)
    close(house, zhang)

    found(house, house.verified("13900139000", **LI))


def test_who_waits_at_a_counter_and_closes_is_not_waited_for(house: House) -> None:
    actor = house.register()
    house.update(actor, **LI)
    ask(house, actor)
    close(house, actor)
    clerk = house.hire("clerk", Role.CLERK)

    assert house.identity.list_checks(by=clerk, state="OPEN", after=None, limit=20)["total"] == 0
    release(house, actor.account)
    (gone,) = house.identity.list_checks(by=clerk, state="FAILED", after=None, limit=20)["items"]
    assert (gone["name"], gone["id_no"], gone["remark"]) == ("已删除", "", "已删除")


def test_a_closed_account_is_good_for_nothing(house: House, zhang: Actor) -> None:
    close(house, zhang)
    for attempt in (
        lambda: close(house, zhang),
        lambda: house.consent(zhang),
        lambda: house.update(zhang, email="a@b.cn"),
        lambda: make(house, zhang),
    ):
        with pytest.raises(AccountClosed):
            attempt()


def test_staff_do_not_close_their_accounts_themselves(house: House) -> None:
    with pytest.raises(NotAllowed):
        close(house, house.hire())
