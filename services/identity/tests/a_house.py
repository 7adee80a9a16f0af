"""Identity over a store in memory, with providers that remember what they were told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any, cast
from uuid import UUID, uuid4

from services.chassis.causes import Actor, Cause, digest
from services.chassis.store import Store
from services.chassis.testing import NOON, MemoryStore, a_cause
from services.identity.clients import Argon2
from services.identity.domain.account import Role
from services.identity.domain.registration import AGREEMENT_VERSION
from services.identity.projections import RecordRows, project
from services.identity.use_cases import IdentityUseCases
from services.identity.use_cases.ports import CallbackUntrusted, FaceRequest, FaceResult, ProviderUnavailable

MOBILE = "13800138000"
PASSWORD = "Baoquan2026"
NOBODY = Actor(id="anonymous", role="anonymous")
ZHANG = {"real_name": "张三", "id_type": "RESIDENT_ID", "id_no": "430102199003072915"}


class Pictures:
    """Shows plainly what it draws."""

    def captcha(self, text: str) -> str:
        return f"data:{text}"

    def qr(self, url: str) -> str:
        return f"data:{url}"


class Chance:
    """Nothing is left to it."""

    def __init__(self) -> None:
        self._tokens = count(1)
        self.code = "123456"

    def id(self) -> UUID:
        return uuid4()

    def token(self) -> str:
        return f"token-{next(self._tokens)}"

    def digits(self) -> str:
        return self.code

    def letters(self) -> str:
        return "HK3F"


@dataclass
class Phones:
    """Keeps the messages that were sent, unless it is down."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    down: bool = False

    def send(self, mobile: str, text: str) -> None:
        if self.down:
            raise ProviderUnavailable
        self.sent.append((mobile, text))

    def inbox(self, mobile: str) -> str | None:
        return f"http://phone/{mobile}"


@dataclass
class Faces:
    """Opens sessions, and believes the signature `signed`."""

    asked: list[FaceRequest] = field(default_factory=list)
    result: FaceResult | None = None

    def open_session(self, asked: FaceRequest) -> str:
        self.asked.append(asked)
        return f"http://face/{asked.verification_id}"

    def read(self, provider: str, body: str, signature: str, *, at: Any) -> FaceResult:  # noqa: ARG002 - the port's
        if signature != "signed" or self.result is None:
            raise CallbackUntrusted
        return self.result


class House:
    """Identity, and a clock that a test turns."""

    def __init__(self) -> None:
        self.at = NOON
        self.memory = MemoryStore(project)
        store = cast("Store", self.memory)
        self.phones, self.faces, self.chance = Phones(), Faces(), Chance()
        self.identity = IdentityUseCases(
            store=store,
            records=RecordRows(store),
            passwords=Argon2(rounds=1, memory_kib=8, at_once=2),
            pictures=Pictures(),
            chance=self.chance,
            pseudonym=partial(digest, "secret"),
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
        return cast("UUID", self.identity.send_sms_code(code)["registration_id"])

    def open(self, registration_id: UUID, sms_code: str = "123456", password: str = PASSWORD) -> Actor:
        answer = self.identity.register(
            cause=self.cause(), registration_id=registration_id, sms_code=sms_code, password=password
        )
        return Actor(id=str(answer["id"]), role="applicant")

    def register(self, mobile: str = MOBILE) -> Actor:
        return self.open(self.ask_code(mobile))

    def hire(self, username: str = "judge-hunan", role: Role = Role.JUDGE) -> Actor:
        answer = self.identity.add_staff(
            cause=self.cause(), username=username, password=PASSWORD, role=role, office="湘"
        )
        return Actor(id=str(answer["id"]), role=role, office="湘")

    def log_in(self, username: str = MOBILE, password: str = PASSWORD) -> str:
        return str(self.identity.log_in(cause=self.cause(), username=username, password=password)["token"])

    def resolve(self, token: str) -> dict[str, Any]:
        return self.identity.resolve_session(token=token, at=self.at)

    def account(self, actor: Actor) -> dict[str, Any]:
        return self.identity.view_account(by=actor, at=self.at)

    def update(self, actor: Actor, **profile: Any) -> None:
        version = self.account(actor)["version"]
        self.identity.update_profile(cause=self.cause(actor), profile=profile, if_version=version)

    def show_qr(self, actor: Actor) -> UUID:
        cause = self.cause(actor)
        url = self.identity.open_face_session(cause=cause)
        return cast("UUID", self.identity.start_verification(cause=cause, url=url)["id"])

    def call_back(self, verification_id: UUID, *, passed: bool = True, person: str = "") -> dict[str, Any]:
        person = person or next((each.person for each in self.faces.asked), "")
        self.faces.result = FaceResult(
            verification_id=verification_id, person=person, passed=passed, reference="r"
        )
        return self.identity.record_verification(
            cause=self.cause(), provider="sandbox-face", body="{}", signature="signed"
        )

    def verified(self) -> Actor:
        actor = self.register()
        self.update(actor, **ZHANG)
        self.call_back(self.show_qr(actor))
        return actor
