"""The OpenAPI document against the running system: nothing breaks, nothing answers otherwise than it says, nothing bad gets in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig

from gateway import openapi
from gateway.resource import ETAG
from tests.conftest import System
from tests.insuring import Cover
from tests.integration.authorisation.scene import OFFICE_SCOPES, a_credit_code
from tests.journey import PASSWORD, Visitor, a_mobile, patiently, review

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ALL = list(HealthCheck)
STAFF = {
    "clerk": "clerk-furong",
    "judge": "judge-furong",
    "enforcement": "enforcement-furong",
    "court_admin": "admin-furong",
    "insurer_admin": "insurer-admin-demo",
}
"""Of the demonstration."""
COURT = "湘0102"
DEMO_PASSWORD = "Baoquan2026"
PASSWORDS = {
    "/sessions": {"username": "", "password": PASSWORD},
    "/staff-log-ins": {"username": STAFF["clerk"], "password": DEMO_PASSWORD},
    "/account/password-changes": {"current": PASSWORD},
}
LONGEST = 64
SCOPES = ["applications:read", "applications:write", "applications:submit", "payments:write", "events:read"]
FOREMOST = ("applicant", "judge", "clerk", "court_admin", "enforcement", "insurer_admin", "insurer_system")
"""Who makes every other call: the first of these whom the operation is for."""
ROLES = ("unverified", "key", "anonymous", *FOREMOST)
PROGRAMS = {"key": ("applicant", SCOPES), "insurer_system": ("insurer_admin", OFFICE_SCOPES)}
"""Whose key a program shows, and what it is good for."""
OWN_ACCOUNT = ("/account", "/sessions")
"""Whoever tries these may lose what the others need: a session, a consent, the account."""


def document(*, thorough: bool) -> Any:
    """Return the document as schemathesis reads it; thorough: with every limit of every field tried."""
    config = {
        "generation": {"with-security-parameters": False},
        "phases": {"coverage": {"enabled": thorough}},
        # What the document allows may still be refused, by a rule and with its name.
        "checks": {
            "positive_data_acceptance": {"enabled": False},
            "negative_data_rejection": {"expected-statuses": ["4XX"]},
            "missing_required_header": {"expected-statuses": ["4XX"]},
            # It sends each case twice more; six of each operation show it.
            "ignored_auth": {"enabled": not thorough},
        },
    }
    return schemathesis.openapi.from_dict(openapi.document(), config=SchemathesisConfig.from_dict(config))


@dataclass
class Callers:
    """Who makes which call, and about what: a draft, or what lies before court or insurer."""

    system: System
    people: dict[str, Visitor] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    """Whoever did what may end a session."""
    others: dict[str, str] = field(default_factory=dict)
    """The applications that are not the draft of a preservation, by the beginning of their addresses."""
    spare: str = field(default_factory=a_mobile)
    leaver: str = ""

    def __post_init__(self) -> None:
        applicant, judge = self.visitor("applicant"), self.visitor("judge")
        draft, submitted, passed = (str(applicant.create(court=COURT)["id"]) for _ in range(3))
        for each in (submitted, passed):
            applicant.fill(each)
            applicant.submit(each)
        path = f"office/preservation-applications/{passed}"
        judge.post(f"{path}/review", review(judge.get(f"{path}/snapshot")["content_hash"]))
        cover, asked = (Cover.create(applicant, court=COURT) for _ in range(2))
        asked.fill()
        asked.sign()
        asked.submit()
        self.others = {
            "/office/preservation-applications": submitted,
            "/office/guarantee-applications": asked.application,
            "/guarantee-applications": cover.application,
        }
        law_firm = {
            "name": "湖南文档律师事务所",
            "uscc": a_credit_code(),
            "kind": "LAW_FIRM",
            "office": COURT,
        }
        self.things = {
            "application_id": draft,
            "bill_id": str(applicant.bill(passed)["id"]),
            "notice_id": applicant.until(lambda: applicant.get("notifications")["items"], "a notice")[0][
                "id"
            ],
            "organisation_id": str(applicant.post("organisations", law_firm)["id"]),
            "quote_id": asked.view()["quote"]["quote_id"],
        }
        self.system.visitor().register(self.spare)

    def visitor(self, role: str) -> Visitor:
        """Return somebody in this role; another one when the last has left or was let go."""
        if role not in self.people or (role in self.doubtful and not self.stands(role)):
            self.people[role] = self.newly(role)
        self.doubtful.discard(role)
        return self.people[role]

    def stands(self, role: str) -> bool:
        """Tell whether the session that somebody in this role has is still good."""
        return (
            role in {"anonymous", *PROGRAMS}
            or self.people[role].call("GET", "sessions/current", expect=(200, 401)).ok
        )

    def newly(self, role: str) -> Visitor:
        """Let somebody come in, in this role."""
        if role in STAFF:
            return self.system.staff(STAFF[role], DEMO_PASSWORD)
        visitor = self.system.visitor()
        if role == "unverified":
            mobile = a_mobile()
            return visitor.register(mobile).log_in(mobile).consent("FACE")
        if role in PROGRAMS:
            owner, scopes = PROGRAMS[role]
            visitor.token = self.visitor(owner).post("api-keys", {"name": "对接程序", "scopes": scopes})[
                "key"
            ]
        if role == "leaver" and not (self.leaver and self.came_back(visitor)):
            # The first one may close his account; those after him are asked for a step-up.
            first, self.leaver = not self.leaver, a_mobile()
            visitor.newcomer(self.leaver)
            return visitor.step_up() if first else visitor
        return visitor.newcomer().step_up() if role == "applicant" else visitor

    def came_back(self, visitor: Visitor) -> bool:
        """Tell whether the one who left could log in again: neither password nor account is another now."""
        form = {"username": self.leaver, "password": PASSWORD}
        answer = visitor.call("POST", "sessions", form, expect=(201, 401, 409, 429)).json()
        visitor.token = answer.get("token", "")
        return bool(visitor.token)

    def of(self, case: Case[Any]) -> str:
        """Return whom this operation is for, or, every other time, somebody else: the same for the same case."""
        said = (case.path_parameters, case.query, case.headers, case.body)
        half, turn = divmod(crc32(repr(said).encode(errors="replace")), 2)
        if turn:
            return ROLES[half % len(ROLES)]
        roles = case.operation.definition.raw["x-roles"]
        return next(each for each in FOREMOST if each in roles or "anonymous" in roles)

    def aim(self, case: Case[Any], role: str) -> None:
        """Let a case whose address and version are well-formed meet a thing that exists, and its version."""
        if case.method.upper() != case.operation.method.upper() or case.method.upper() == "DELETE":
            return
        draft = self.things["application_id"]
        about = next((id_ for path, id_ in self.others.items() if case.path.startswith(path)), draft)
        things = self.things | {"application_id": about}
        for name in things.keys() & (case.path_parameters or {}).keys():
            if ID.fullmatch(str(case.path_parameters[name])):
                case.path_parameters[name] = things[name]
        let_in(case, self.spare)
        if ETAG.fullmatch(str(case.headers.get("If-Match"))):
            read = self.visitor(role).http.get(
                f"{self.system.address}/api/v1{case.formatted_path}", headers=self.shown_by(role), timeout=30
            )
            case.headers["If-Match"] = read.headers.get("ETag", '"1"')

    def shown_by(self, role: str) -> dict[str, str]:
        """Return the header that says who asks."""
        return {} if role == "anonymous" else {"Authorization": f"Bearer {self.visitor(role).token}"}

    def make(self, case: Case[Any]) -> None:
        """Make the call; the answer must be one of those that the document promises."""
        role = self.of(case)
        leaving = case.path.startswith(OWN_ACCOUNT) and case.method != "GET"
        if leaving and role in {"applicant", *STAFF}:
            # Who changes his password is a newcomer each time; a newcomer without a real name is one at once.
            role = "unverified" if case.path in PASSWORDS else "leaver"
        self.aim(case, role)
        if (told := trimmed(case.body)) != case.body:
            case.body = told
        headers = self.shown_by(role)
        if leaving:
            self.doubtful.add(role)
        to: dict[str, Any] = {"base_url": f"{self.system.address}/api/v1", "headers": headers}
        answer = patiently(lambda: case.call(**to))
        case.validate_response(answer, headers=headers, transport_kwargs=to)


def let_in(case: Case[Any], mobile: str) -> None:
    """Let well-formed passwords be right: after a hundred wrong ones everybody here would have to show a captcha."""
    form: Any = case.body
    if not isinstance(form, dict) or case.path not in PASSWORDS:
        return
    right = PASSWORDS[case.path] | ({"username": mobile} if case.path == "/sessions" else {})
    if all(isinstance(said := form.get(each), str) and len(said) <= LONGEST for each in right):
        form |= right


def trimmed(value: Any) -> Any:
    """Return a body as a good client sends it; the system drops blanks around a text before it looks at it."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return {name: trimmed(inner) for name, inner in value.items()}
    return [trimmed(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="session")
def callers(system: System) -> Callers:
    return Callers(system)


@document(thorough=False).parametrize()
@settings(max_examples=2, derandomize=True, deadline=None, suppress_health_check=ALL)
def test_the_document_is_kept(case: Case[Any], callers: Callers) -> None:
    callers.make(case)


@pytest.fixture(params=range(5))
def turn(request: pytest.FixtureRequest) -> int:
    """Each turn tries others: together a hundred thousand cases, none of which takes minutes alone."""
    return int(request.param)


@pytest.mark.full
@document(thorough=True).parametrize()
@settings(max_examples=300, deadline=None, suppress_health_check=ALL)
def test_the_document_is_kept_whatever_is_sent(case: Case[Any], callers: Callers, turn: int) -> None:  # noqa: ARG001
    callers.make(case)
