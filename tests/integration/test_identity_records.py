"""Identity's records over a real database: kept as they are, counted against many at once, gone when they are over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from deploy.local.stack import Stack
from services.chassis.store import Conflict, Store
from services.chassis.testing import NOON, a_cause
from services.identity import projections
from services.identity.domain.captcha import Captcha, CaptchaWrong
from services.identity.domain.key import ApiKey
from services.identity.domain.log_in import (
    CaptchaNeeded,
    Credential,
    CredentialsWrong,
    FailedLogIn,
    StaffCodeWrong,
    StaffLogIn,
)
from services.identity.domain.password import PasswordReset
from services.identity.domain.profile import Profile
from services.identity.domain.registration import AGREEMENT_VERSION, MobileTaken, Registration
from services.identity.domain.session import Session
from services.identity.domain.step_up import StepUp, StepUpOver
from services.identity.domain.texting import SmsBudget, SmsCodeWrong, SmsTooOften
from services.identity.domain.verification import FaceSession
from services.identity.tests.a_house import MOBILE, NOBODY, House
from services.identity.use_cases import IdentityUseCases

LONG_AGO = NOON - timedelta(days=2)
A_PROFILE = Profile(account_id=uuid4(), account_name=MOBILE, real_name="张三", birth_date=date(1990, 3, 7))
A_CREDENTIAL = Credential(login="l", account_id=uuid4(), password_hash="$argon2id$", totp_secret="SECRET")
NO_SECOND_FACTOR = Credential(login="m", account_id=uuid4(), password_hash="$argon2id$")
A_KEY = ApiKey(
    fingerprint="k",
    id=uuid4(),
    maker=None,
    organisation_id=None,
    office="湘",
    role="court_system",
    name="",
    scopes=["files:read"],
    test=False,
    made_at=NOON,
    expires_on=None,
    seen_at=None,
)
A_BUDGET = SmsBudget(whose="n", turn=uuid4(), sent=[LONG_AGO, NOON], last_at=NOON)
A_CAPTCHA = Captcha(id=uuid4(), answer="h", expires_at=NOON)
A_REGISTRATION = Registration(
    id=uuid4(), mobile=MOBILE, agreement_version=AGREEMENT_VERSION, code="c", expires_at=NOON
)
A_FACE_SESSION = FaceSession(id=uuid4(), account_id=uuid4(), person="p", url="http://face", expires_at=NOON)
A_FAILURE = FailedLogIn(login="l", id=uuid4(), address="a", at=NOON)
A_RESET = PasswordReset(id=uuid4(), mobile=MOBILE, account_id=None, code="c", expires_at=NOON)
A_STEP_UP = StepUp(
    id=uuid4(), session="f", account_id=uuid4(), method="SMS", code="c", begun_at=NOON, expires_at=NOON
)
A_STAFF_LOG_IN = StaffLogIn(id=uuid4(), login="l", account_id=uuid4(), expires_at=NOON)
A_SESSION = Session(
    fingerprint="f",
    account_id=uuid4(),
    role="judge",
    office="湘",
    verified=True,
    begun_at=NOON,
    seen_at=NOON,
)


@pytest.fixture
def identity(scratch: str) -> Iterator[IdentityUseCases]:
    projections.METADATA.create_all(create_engine(scratch, poolclass=NullPool))
    with closing(Store(url=scratch, project=projections.project, secret="a secret of tests")) as store:
        yield replace(House().identity, store=store, records=projections.RecordRows(store))


@pytest.fixture
def house(identity: IdentityUseCases) -> House:
    house = House()
    house.identity = replace(
        identity, chance=house.chance, sms=house.phones, passwords=house.identity.passwords
    )
    return house


def put(identity: IdentityUseCases, *records: object) -> None:
    identity.store.save(cause=a_cause(), rows=[identity.records.put(each) for each in records])


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (A_PROFILE, A_PROFILE.account_id),
        (A_CREDENTIAL, "l"),
        (A_KEY, "k"),
        (NO_SECOND_FACTOR, "m"),
        (A_BUDGET, "n"),
        (A_RESET, A_RESET.id),
        (A_STEP_UP, A_STEP_UP.id),
        (A_STAFF_LOG_IN, A_STAFF_LOG_IN.id),
        (A_CAPTCHA, A_CAPTCHA.id),
        (A_REGISTRATION, A_REGISTRATION.id),
        (A_FACE_SESSION, A_FACE_SESSION.id),
        (A_SESSION, "f"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_record_is_read_as_it_was_written(identity: IdentityUseCases, record: Any, key: object) -> None:
    put(identity, record)

    assert identity.records.find(type(record), key) == record


def together(times: int, ask: Callable[[int], object], *refusals: type[Exception]) -> int:
    """Ask so many times at once, and again what met somebody else's write, as the entrypoint does; return how many succeed."""

    def succeeds(number: int) -> bool:
        while True:
            try:
                ask(number)
            except Conflict:
                continue
            except refusals:
                return False
            return True

    with ThreadPoolExecutor(20) as pool:
        return sum(pool.map(succeeds, range(times)))


def captchas(identity: IdentityUseCases, count: int) -> list[dict[str, Any]]:
    """Return captchas with their answers."""
    made = [identity.create_captcha(cause=a_cause(NOBODY)) for _ in range(count)]
    return [{"captcha_id": each["id"], "captcha_answer": each["demo_answer"]} for each in made]


def register(identity: IdentityUseCases, mobile: str, captcha: dict[str, Any], address: str = "") -> Any:
    """Ask for a code to register by."""
    return identity.ask_sms_code(
        cause=a_cause(replace(NOBODY, address=address)),
        mobile=mobile,
        agreement_version=AGREEMENT_VERSION,
        **captcha,
    )


def test_of_a_hundred_requests_for_a_number_at_once_one_code_is_sent_whatever_for(
    identity: IdentityUseCases,
) -> None:
    answered = captchas(identity, 100)

    def ask(number: int) -> None:
        if number % 2:
            register(identity, MOBILE, answered[number])
        else:
            identity.ask_reset_code(cause=a_cause(NOBODY), mobile=MOBILE, **answered[number])

    assert together(100, ask, SmsTooOften) == 1


def test_of_thirty_requests_from_an_address_at_once_twenty_are_sent(identity: IdentityUseCases) -> None:
    answered = captchas(identity, 30)

    def ask(number: int) -> None:
        register(identity, f"139{number:08}", answered[number], "203.0.113.7")

    assert together(30, ask, SmsTooOften) == 20


def test_of_two_confirmations_of_a_code_at_once_one_counts(house: House) -> None:
    identity = house.identity
    house.register()
    house.wait(minutes=2)
    reset = house.ask_reset()
    house.wait(minutes=2)
    actor = house.within(house.log_in())
    step_up = house.step_up_by_sms(actor)
    house.wait(minutes=2)
    registration = house.ask_code("13900139000")

    assert together(4, lambda _: house.confirm(actor, step_up), SmsCodeWrong, StepUpOver) == 1
    assert together(4, lambda _: house.open(registration), SmsCodeWrong, MobileTaken) == 1
    assert together(4, lambda _: house.reset(reset), SmsCodeWrong) == 1
    assert identity.records.where(PasswordReset) == []


def test_of_twenty_log_ins_by_one_code_at_once_one_gets_in(house: House) -> None:
    house.hire()
    begun = [house.begin() for _ in range(20)]
    code = begun[0]["demo_code"]

    assert together(20, lambda number: house.show_code(begun[number]["id"], code), StaffCodeWrong) == 1


def test_of_many_guesses_at_once_no_more_than_a_turns_worth_slips_past_the_captcha(house: House) -> None:
    house.register()
    guessed: list[bool] = []

    def guess(number: int) -> None:
        stranger = replace(NOBODY, address=f"198.51.100.{number}")
        try:
            house.identity.log_in(
                cause=a_cause(stranger, at=house.at), username=MOBILE, password="wrong-password"
            )
        except CredentialsWrong:
            guessed.append(True)
            raise

    assert together(40, guess, CredentialsWrong, CaptchaNeeded) == 0
    # Two have a turn at a time: the sixth may have looked before the fifth was counted.
    assert 5 <= len(guessed) <= 6
    assert house.log_in(captcha_id=house.captcha(), captcha_answer="HK3F")


def test_one_captcha_is_good_once_however_many_show_it_at_once(identity: IdentityUseCases) -> None:
    (answered,) = captchas(identity, 1)

    assert together(20, lambda number: register(identity, f"139{number:08}", answered), CaptchaWrong) == 1


def test_what_is_long_over_is_swept_and_nothing_else(identity: IdentityUseCases) -> None:
    old = [
        replace(A_CAPTCHA, id=uuid4(), expires_at=LONG_AGO),
        replace(A_REGISTRATION, id=uuid4(), expires_at=LONG_AGO),
        replace(A_FACE_SESSION, id=uuid4(), expires_at=LONG_AGO),
        replace(A_FAILURE, id=uuid4(), at=LONG_AGO),
        replace(A_SESSION, fingerprint="old", begun_at=LONG_AGO),
        replace(A_RESET, id=uuid4(), expires_at=LONG_AGO),
        replace(A_STEP_UP, id=uuid4(), expires_at=LONG_AGO),
        replace(A_STAFF_LOG_IN, id=uuid4(), expires_at=LONG_AGO),
        replace(A_BUDGET, whose="old", last_at=LONG_AGO),
    ]
    put(identity, *old, A_CAPTCHA, A_REGISTRATION, A_FACE_SESSION, A_FAILURE, A_SESSION)
    put(identity, A_RESET, A_STEP_UP, A_STAFF_LOG_IN, A_BUDGET)

    assert identity.sweep(cause=a_cause(at=NOON)) == len(old)
    assert identity.sweep(cause=a_cause(at=NOON)) == 0
    assert identity.records.where(Session) == [A_SESSION]
    assert identity.records.where(FailedLogIn) == [A_FAILURE]
    assert identity.records.where(SmsBudget) == [A_BUDGET]


def test_a_budget_is_not_swept_away_from_who_spends_it(
    identity: IdentityUseCases, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = replace(A_BUDGET, whose="old", last_at=LONG_AGO)
    put(identity, old)
    drop = identity.records.drop

    def spend_it_first(record: SmsBudget) -> Any:
        # Between reading and removing, somebody has its turn.
        spent = record.spent(((timedelta(days=1), 100),), turn=uuid4(), at=NOON)
        identity.store.save(
            cause=a_cause(),
            rows=[identity.records.put(spent)],
            marks=dict.fromkeys(record.claims(at=NOON)),
        )
        return drop(record)

    monkeypatch.setattr(identity.records, "drop", spend_it_first)

    assert identity.sweep(cause=a_cause(at=NOON)) == 0
    assert [each.last_at for each in identity.records.where(SmsBudget)] == [NOON]


def test_the_migration_makes_the_tables_that_the_program_speaks_of(stack: Stack) -> None:
    owner = stack.owner_environment("identity")["DATABASE_OWNER_URL"]
    with create_engine(owner, poolclass=NullPool).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        # The chassis' tables, which are not ours to compare, come out as tables to remove.
        ours = [each for each in compare_metadata(context, projections.METADATA) if each[0] != "remove_table"]
        differing = [
            each
            for each in ours
            if getattr(each[1], "table", None) is None or each[1].table.name in projections.METADATA.tables
        ]

    assert differing == []
