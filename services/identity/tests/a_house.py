"""Identity over a store in memory, with providers that remember what they were told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast
from uuid import UUID

import pytest

from services.chassis.causes import Actor, Cause, digest
from services.chassis.refusals import Refusal
from services.chassis.store import Store
from services.chassis.testing import NOON, MemoryStore, a_cause
from services.identity.clients import Argon2, CommonPasswords
from services.identity.domain.account import Life, Role
from services.identity.domain.check import CheckRecord
from services.identity.domain.consents import CONSENT_VERSION
from services.identity.domain.registration import AGREEMENT_VERSION
from services.identity.domain.verification import Standing
from services.identity.projections import RecordRows, project
from services.identity.tests.providers import Chance, Faces, Phones, Pictures
from services.identity.use_cases import IdentityUseCases
from services.identity.use_cases.ports import FaceResult

MOBILE = "13800138000"
PASSWORD = "Baoquan2026"
NEW_PASSWORD = "Xinmima2026"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NOBODY = Actor(id="anonymous", role="anonymous")
LI = {"real_name": "李四光", "id_type": "RESIDENT_ID", "id_no": "43010319851115234X"}
ZHANG = {"real_name": "张三", "id_type": "RESIDENT_ID", "id_no": "430102199003072915"}


def _counted(method: Callable[..., Any], name: str, work: Counter[str]) -> Callable[..., Any]:
    def counted(*args: Any, **kwargs: Any) -> Any:
        work[name] += 1
        return method(*args, **kwargs)

    return counted


class RowsInMemory(RecordRows):
    """Selects without SQL."""

    def locked_until(self, at: datetime) -> list[Standing]:
        locked = self.where(Standing, life=Life.LOCKED)
        return [each for each in locked if each.locked_until and each.locked_until <= at]

    def checks_at(self, office: str, *, state: str, after: int, limit: int) -> tuple[list[CheckRecord], int]:
        here = sorted(self.where(CheckRecord, office=office, state=state), key=lambda each: each.position)
        return [each for each in here if each.position > after][:limit], len(here)


class House:
    """Identity, and a clock that a test turns."""

    def __init__(self) -> None:
        self.at = NOON
        self.visitor = replace(NOBODY, address="203.0.113.7")
        self.memory = MemoryStore(project)
        store = cast("Store", self.memory)
        self.phones, self.faces, self.chance = Phones(), Faces(), Chance()
        self.identity = IdentityUseCases(
            store=store,
            records=RowsInMemory(store),
            passwords=Argon2(rounds=1, memory_kib=8, at_once=2),
            common=CommonPasswords(),
            pictures=Pictures(),
            chance=self.chance,
            pseudonym=partial(digest, "secret"),
            alias=lambda id_type, id_no: digest("secret", [id_type, id_no]),
            sms=self.phones,
            face=self.faces,
        )

    def wait(self, **time: float) -> None:
        self.at += timedelta(**time)

    def cause(self, actor: Actor = NOBODY) -> Cause:
        return a_cause(actor, at=self.at)

    def captcha(self) -> UUID:
        return cast("UUID", self.identity.create_captcha(cause=self.cause())["id"])

    def ask_code(
        self,
        mobile: str = MOBILE,
        *,
        cause: Cause | None = None,
        captcha_id: UUID | None = None,
        captcha_answer: str = "hk3f",
        agreement_version: str = AGREEMENT_VERSION,
    ) -> UUID:
        code = self.identity.ask_sms_code(
            cause=cause or self.cause(),
            mobile=mobile,
            captcha_id=captcha_id or self.captcha(),
            captcha_answer=captcha_answer,
            agreement_version=agreement_version,
        )
        return cast("UUID", self.identity.send(code)["registration_id"])

    def answer_to_reset(
        self, mobile: str = MOBILE, *, captcha_id: UUID | None = None, captcha_answer: str = "hk3f"
    ) -> dict[str, Any]:
        text = self.identity.ask_reset_code(
            cause=self.cause(),
            mobile=mobile,
            captcha_id=captcha_id or self.captcha(),
            captcha_answer=captcha_answer,
        )
        return self.identity.send(text)

    def ask_reset(self, mobile: str = MOBILE, **captcha: Any) -> UUID:
        return cast("UUID", self.answer_to_reset(mobile, **captcha)["reset_id"])

    def reset(self, reset_id: UUID, sms_code: str = "123456", password: str = NEW_PASSWORD) -> None:
        self.identity.reset_password(
            cause=self.cause(), reset_id=reset_id, sms_code=sms_code, password=password
        )

    def change_password(
        self, actor: Actor, current: str, password: str = NEW_PASSWORD, *, address: str = ""
    ) -> None:
        cause = self.cause(replace(actor, address=address))
        self.identity.change_password(cause=cause, current=current, password=password)

    def step_up_by_sms(self, actor: Actor) -> UUID:
        text = self.identity.ask_step_up_code(cause=self.cause(actor))
        return cast("UUID", self.identity.send(text)["id"])

    def step_up_by_face(self, actor: Actor) -> UUID:
        cause = self.cause(actor)
        url = self.identity.open_step_up_face(cause=cause)
        return cast("UUID", self.identity.start_face_step_up(cause=cause, url=url)["id"])

    def confirm(self, actor: Actor, step_up_id: UUID, sms_code: str = "123456") -> dict[str, Any]:
        return self.identity.confirm_step_up(
            cause=self.cause(actor), step_up_id=step_up_id, sms_code=sms_code
        )

    def work_of(self, do: Callable[[], object]) -> Counter[str]:
        """Return how often the store is read and written meanwhile, and passwords are hashed."""
        work: Counter[str] = Counter()
        with pytest.MonkeyPatch.context() as patch:
            for thing, names in (
                (self.memory, ("row", "rows", "find", "save", "taken")),
                (self.identity.passwords, ("hash", "match", "turn")),
            ):
                for name in names:
                    patch.setattr(thing, name, _counted(getattr(thing, name), name, work))
            with suppress(Refusal):
                do()
        return work

    def open(self, registration_id: UUID, sms_code: str = "123456", password: str = PASSWORD) -> Actor:
        answer = self.identity.register(
            cause=self.cause(), registration_id=registration_id, sms_code=sms_code, password=password
        )
        return Actor(id=str(answer["id"]), role="applicant")

    def register(self, mobile: str = MOBILE) -> Actor:
        return self.open(self.ask_code(mobile))

    def hire(self, username: str = "judge-hunan", role: Role = Role.JUDGE, office: str = "湘") -> Actor:
        answer = self.identity.add_staff(
            cause=self.cause(),
            username=username,
            password=PASSWORD,
            role=role,
            office=office,
            totp_secret=TOTP_SECRET,
        )
        return Actor(id=str(answer["id"]), role=role, office=office)

    def log_in(self, username: str = MOBILE, password: str = PASSWORD, **captcha: Any) -> str:
        answer = self.identity.log_in(
            cause=self.cause(self.visitor), username=username, password=password, **captcha
        )
        return str(answer["token"])

    def begin(
        self, username: str = "judge-hunan", password: str = PASSWORD, **captcha: Any
    ) -> dict[str, Any]:
        return self.identity.begin_staff_log_in(
            cause=self.cause(self.visitor), username=username, password=password, **captcha
        )

    def enter(self, username: str = "judge-hunan") -> str:
        """Log a member of staff in, with the code that a demonstration shows."""
        begun = self.begin(username)
        return self.show_code(begun["id"], begun["demo_code"])

    def show_code(self, log_in_id: UUID, code: str) -> str:
        answer = self.identity.log_in_staff(cause=self.cause(self.visitor), log_in_id=log_in_id, code=code)
        return str(answer["token"])

    def within(self, token: str) -> Actor:
        """Return who acts with this token."""
        who = self.resolve(token)
        return Actor(id=who["account_id"], role=who["role"], office=who["office"], session=who["fingerprint"])

    def resolve(self, token: str) -> dict[str, Any]:
        return self.identity.resolve_session(token=token, at=self.at)

    def account(self, actor: Actor) -> dict[str, Any]:
        return self.identity.view_account(by=actor, at=self.at)

    def update(self, actor: Actor, **profile: Any) -> None:
        version = self.account(actor)["version"]
        self.identity.update_profile(cause=self.cause(actor), profile=profile, if_version=version)

    def consent(self, actor: Actor, purpose: str = "FACE") -> None:
        self.identity.give_consent(cause=self.cause(actor), purpose=purpose, version=CONSENT_VERSION)

    def show_qr(self, actor: Actor) -> UUID:
        self.consent(actor)
        cause = self.cause(actor)
        url = self.identity.open_face_session(cause=cause)
        return cast("UUID", self.identity.start_verification(cause=cause, url=url)["id"])

    def call_back(self, verification_id: UUID, *, passed: bool = True, person: str = "") -> dict[str, Any]:
        asked = [each.person for each in self.faces.asked if each.verification_id == verification_id]
        person = person or next(iter(asked), "")
        self.faces.result = FaceResult(
            verification_id=verification_id, person=person, passed=passed, reference="r"
        )
        return self.identity.record_verification(
            cause=self.cause(), provider="sandbox-face", body="{}", signature="signed"
        )

    def verified(self, mobile: str = MOBILE, **profile: Any) -> Actor:
        actor = self.register(mobile)
        self.update(actor, **(profile or ZHANG))
        self.call_back(self.show_qr(actor))
        return actor
