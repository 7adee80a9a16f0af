"""Identity's records over a real database: kept as they are, counted against many at once, gone when they are over."""

from __future__ import annotations

from collections.abc import Iterator
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
from services.chassis.store import Store
from services.chassis.testing import NOON, a_cause
from services.identity import projections
from services.identity.domain.profile import Profile
from services.identity.domain.registration import (
    AGREEMENT_VERSION,
    Captcha,
    Registration,
    SmsBudget,
    SmsTooOften,
)
from services.identity.domain.session import Credential, FailedLogIn, OfficeKey, Session
from services.identity.domain.verification import FaceSession
from services.identity.tests.a_house import MOBILE, NOBODY, House
from services.identity.use_cases import IdentityUseCases

LONG_AGO = NOON - timedelta(days=2)
A_PROFILE = Profile(account_id=uuid4(), account_name=MOBILE, real_name="张三", birth_date=date(1990, 3, 7))
A_CREDENTIAL = Credential(login="l", account_id=uuid4(), password_hash="$argon2id$")
A_KEY = OfficeKey(fingerprint="k", office="湘", added_at=NOON)
A_BUDGET = SmsBudget(number="n", sent=[LONG_AGO, NOON])
A_CAPTCHA = Captcha(id=uuid4(), text="HK3F", expires_at=NOON)
A_REGISTRATION = Registration(
    id=uuid4(), mobile=MOBILE, agreement_version=AGREEMENT_VERSION, code="c", expires_at=NOON
)
A_FACE_SESSION = FaceSession(id=uuid4(), account_id=uuid4(), person="p", url="http://face", expires_at=NOON)
A_FAILURE = FailedLogIn(login="l", id=uuid4(), at=NOON)
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
    with closing(Store(url=scratch, project=projections.project)) as store:
        yield replace(House().identity, store=store, records=projections.RecordRows(store))


def put(identity: IdentityUseCases, *records: object) -> None:
    identity.store.save(cause=a_cause(), rows=[identity.records.put(each) for each in records])


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (A_PROFILE, A_PROFILE.account_id),
        (A_CREDENTIAL, "l"),
        (A_KEY, "k"),
        (A_BUDGET, "n"),
        (SmsBudget(number="none", sent=[]), "none"),
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


def test_of_many_requests_at_once_one_code_is_sent(identity: IdentityUseCases) -> None:
    captchas = [identity.create_captcha(cause=a_cause(NOBODY)) for _ in range(20)]

    def ask(captcha: dict[str, Any]) -> bool:
        try:
            identity.ask_sms_code(
                cause=a_cause(NOBODY),
                mobile=MOBILE,
                captcha_id=captcha["id"],
                captcha_answer=captcha["demo_answer"],
                agreement_version=AGREEMENT_VERSION,
            )
        except SmsTooOften:
            return False
        return True

    with ThreadPoolExecutor(20) as together:
        assert sum(together.map(ask, captchas)) == 1


def test_what_is_long_over_is_swept_and_nothing_else(identity: IdentityUseCases) -> None:
    old = [
        replace(A_CAPTCHA, id=uuid4(), expires_at=LONG_AGO),
        replace(A_REGISTRATION, id=uuid4(), expires_at=LONG_AGO),
        replace(A_FACE_SESSION, id=uuid4(), expires_at=LONG_AGO),
        replace(A_FAILURE, id=uuid4(), at=LONG_AGO),
        replace(A_SESSION, fingerprint="old", begun_at=LONG_AGO),
    ]
    put(identity, *old, A_CAPTCHA, A_REGISTRATION, A_FACE_SESSION, A_FAILURE, A_SESSION)

    assert identity.sweep(cause=a_cause(at=NOON)) == len(old)
    assert identity.sweep(cause=a_cause(at=NOON)) == 0
    assert identity.records.where(Session) == [A_SESSION]
    assert identity.records.where(FailedLogIn) == [A_FAILURE]


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
