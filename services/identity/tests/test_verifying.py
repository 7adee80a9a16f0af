"""Particulars, and the person behind them."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from services.chassis.causes import Actor
from services.chassis.refusals import BadInput, NotAllowed, StaleVersion, Unknown
from services.identity.domain.account import Account, AlreadyVerified, ProfileLocked, VerificationOver
from services.identity.domain.consents import ConsentMissing
from services.identity.domain.profile import IdNumberWrong, ProfileIncomplete
from services.identity.domain.session import SessionEnded
from services.identity.tests.a_house import ZHANG, House
from services.identity.use_cases.ports import CallbackUntrusted


@pytest.fixture
def zhang(house: House) -> Actor:
    actor = house.register()
    house.update(actor, **ZHANG)
    return actor


def view(house: House, actor: Actor, verification_id: object) -> str:
    shown = house.identity.view_verification(by=actor, verification_id=verification_id, at=house.at)  # type: ignore[arg-type]
    return str(shown["state"])


def test_a_resident_id_decides_gender_and_date_of_birth(house: House, zhang: Actor) -> None:
    house.update(zhang, gender="FEMALE", birth_date=date(2000, 1, 1))
    account = house.account(zhang)

    assert (account["gender"], account["birth_date"], account["age"]) == ("MALE", date(1990, 3, 7), 35)


def test_a_passport_holder_says_gender_and_date_of_birth(house: House) -> None:
    actor = house.register()
    house.update(actor, real_name="Jane Doe", id_type="PASSPORT", id_no="e12345678")
    with pytest.raises(ProfileIncomplete):
        house.show_qr(actor)
    house.update(actor, gender="FEMALE", birth_date=date(1990, 1, 1))

    house.show_qr(actor)


def test_nobody_is_born_tomorrow(house: House) -> None:
    actor = house.register()
    with pytest.raises(BadInput):
        house.update(actor, birth_date=date(2999, 1, 1))


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("430102199003072916", "checksum"),
        ("990102199003072915", "region"),
        ("120116197802291037", "birthdate"),
        ("1", "format"),
    ],
)
def test_a_wrong_resident_id_is_named_by_what_is_wrong(house: House, number: str, code: str) -> None:
    actor = house.register()

    with pytest.raises(IdNumberWrong) as wrong:
        house.update(actor, id_type="RESIDENT_ID", id_no=number)
    assert (wrong.value.fields[0]["field"], wrong.value.fields[0]["code"]) == ("id_no", code)


def test_a_typed_x_becomes_a_capital(house: House) -> None:
    actor = house.register()
    house.update(actor, id_type="RESIDENT_ID", id_no="11010519491231002x")

    assert house.account(actor)["id_no"] == "11010519491231002X"


def test_an_edit_of_what_has_changed_meanwhile_is_refused(house: House, zhang: Actor) -> None:
    with pytest.raises(StaleVersion):
        house.identity.update_profile(cause=house.cause(zhang), profile={"email": "a@b.cn"}, if_version=1)


def test_what_was_changed_is_told_by_name_only(house: House, zhang: Actor) -> None:
    house.update(zhang, email="zhang@example.com")

    changed = house.memory.events()[-1]
    assert isinstance(changed, Account.ProfileChanged)
    assert changed.changed == ("email",)


def test_nobody_is_verified_who_has_not_said_who_he_is(house: House) -> None:
    with pytest.raises(ProfileIncomplete):
        house.show_qr(house.register())


def test_a_pass_verifies_the_person_and_ends_all_sessions(house: House, zhang: Actor) -> None:
    token = house.log_in()
    assert not house.resolve(token)["verified"]
    verification = house.show_qr(zhang)
    assert view(house, zhang, verification) == "PENDING"
    house.call_back(verification)

    with pytest.raises(SessionEnded):
        house.resolve(token)
    assert house.resolve(house.log_in())["verified"]
    assert house.account(zhang)["verification"] == view(house, zhang, verification) == "PASSED"
    assert [type(each) for each in house.memory.events()[-2:]] == [Account.Verified, Account.SessionsEnded]


def test_a_callback_said_again_ends_no_new_session(house: House, zhang: Actor) -> None:
    verification = house.show_qr(zhang)
    house.call_back(verification)
    token = house.log_in()
    house.call_back(verification)

    assert house.resolve(token)["verified"]


def test_a_result_cannot_be_taken_back(house: House, zhang: Actor) -> None:
    verification = house.show_qr(zhang)
    house.call_back(verification)

    with pytest.raises(VerificationOver):
        house.call_back(verification, passed=False)


def test_after_a_failure_one_tries_again_with_a_new_qr(house: House, zhang: Actor) -> None:
    failed = house.show_qr(zhang)
    house.call_back(failed, passed=False)
    assert house.account(zhang)["verification"] == view(house, zhang, failed) == "FAILED"
    with pytest.raises(VerificationOver):
        house.call_back(failed)
    house.call_back(house.show_qr(zhang))

    assert house.account(zhang)["verification"] == "PASSED"


def test_a_qr_lasts_a_minute(house: House, zhang: Actor) -> None:
    verification = house.show_qr(zhang)
    house.wait(seconds=61)

    assert view(house, zhang, verification) == "EXPIRED"
    assert house.account(zhang)["verification"] == "NONE"
    house.wait(minutes=4)
    with pytest.raises(VerificationOver):
        house.call_back(verification)


def test_who_scanned_in_the_last_second_may_still_look_into_the_camera(house: House, zhang: Actor) -> None:
    verification = house.show_qr(zhang)
    house.wait(seconds=90)
    house.call_back(verification)

    assert house.account(zhang)["verification"] == "PASSED"


def test_a_new_qr_ends_the_old_one(house: House, zhang: Actor) -> None:
    old, new = house.show_qr(zhang), house.show_qr(zhang)

    assert (view(house, zhang, old), view(house, zhang, new)) == ("EXPIRED", "PENDING")
    with pytest.raises(VerificationOver):
        house.call_back(old)


def test_a_qr_is_for_the_person_as_described_then(house: House, zhang: Actor) -> None:
    verification = house.show_qr(zhang)
    house.update(zhang, real_name="李四")

    assert view(house, zhang, verification) == "EXPIRED"
    with pytest.raises((VerificationOver, CallbackUntrusted)):
        house.call_back(verification)


def test_nobody_is_verified_by_a_face_whose_consent_was_taken_back(house: House, zhang: Actor) -> None:
    verification = house.show_qr(zhang)
    house.identity.revoke_consent(cause=house.cause(zhang), purpose="FACE")

    with pytest.raises(ConsentMissing):
        house.call_back(verification)
    assert house.account(zhang)["verification"] == "PENDING"


def test_a_result_about_another_person_is_not_believed(house: House, zhang: Actor) -> None:
    verification = house.show_qr(zhang)

    with pytest.raises(CallbackUntrusted):
        house.call_back(verification, person="somebody else")


def test_a_result_for_an_unknown_qr_is_refused(house: House) -> None:
    with pytest.raises(Unknown):
        house.call_back(uuid4())


def test_somebody_elses_qr_is_unknown(house: House, zhang: Actor) -> None:
    verification = house.show_qr(zhang)

    with pytest.raises(Unknown):
        view(house, house.register("13900139000"), verification)


def test_name_and_document_cannot_change_after_verification(house: House) -> None:
    zhang = house.verified()
    house.update(zhang, email="zhang@example.com", **ZHANG)

    with pytest.raises(ProfileLocked):
        house.update(zhang, real_name="李四")
    with pytest.raises(AlreadyVerified):
        house.show_qr(zhang)


def test_staff_and_programs_are_not_verified_by_face(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.show_qr(house.hire())
    with pytest.raises(NotAllowed):
        house.account(Actor(id="office:湘", role="court_system", office="湘"))


def test_the_provider_learns_name_and_document_of_who_is_to_be_looked_at(house: House, zhang: Actor) -> None:
    house.show_qr(zhang)
    (asked,) = house.faces.asked

    assert (asked.real_name, asked.id_no) == (ZHANG["real_name"], ZHANG["id_no"])
    assert ZHANG["id_no"] not in asked.person
