"""The OpenAPI document against the running system: nothing breaks, nothing answers otherwise than it says, nothing bad gets in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig

from gateway import openapi
from gateway.resource import ETAG
from tests.conftest import JUDGE, System
from tests.journey import Visitor

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ALL = list(HealthCheck)


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
        },
    }
    return schemathesis.openapi.from_dict(openapi.document(), config=SchemathesisConfig.from_dict(config))


@dataclass
class Callers:
    """Who makes which call, and about which application: a draft, or one that lies before the court."""

    system: System
    applicant: Visitor
    clerk: Visitor
    other: Visitor
    draft: str = field(init=False)
    submitted: str = field(init=False)

    def __post_init__(self) -> None:
        self.draft, self.submitted = (str(self.applicant.create(court="湘0102")["id"]) for _ in range(2))
        self.applicant.fill(self.submitted)
        self.applicant.submit(self.submitted)

    def of(self, case: Case[Any]) -> Visitor:
        """Return who may make this call; whoever changes their account or leaves is no longer of use to others."""
        if of_court(case):
            return self.clerk
        if case.path.startswith(("/account", "/sessions")):
            if not self.other.call("GET", "account", expect=(200, 401)).ok:
                self.other = self.system.visitor().newcomer()
            return self.other
        return self.applicant

    def aim(self, case: Case[Any]) -> None:
        """Let a case whose address and version are well-formed meet an application that exists, and its version."""
        if case.method.upper() != case.operation.method.upper() or case.method.upper() == "DELETE":
            return
        if ID.fullmatch(str(case.path_parameters.get("application_id"))):
            case.path_parameters["application_id"] = self.submitted if of_court(case) else self.draft
        if ETAG.fullmatch(str(case.headers.get("If-Match"))):
            read = self.of(case).call("GET", case.formatted_path.lstrip("/"), expect=(200, 404))
            case.headers["If-Match"] = read.headers.get("ETag", '"1"')

    def make(self, case: Case[Any]) -> None:
        """Make the call; the answer must be one of those that the document promises."""
        self.aim(case)
        if (told := trimmed(case.body)) != case.body:
            case.body = told
        case.call_and_validate(
            base_url=f"{self.system.address}/api/v1",
            headers={"Authorization": f"Bearer {self.of(case).token}"},
        )


def of_court(case: Case[Any]) -> bool:
    return case.path.startswith("/office")


def trimmed(value: Any) -> Any:
    """Return a body as a good client sends it; the system drops blanks around a text before it looks at it."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return {name: trimmed(inner) for name, inner in value.items()}
    return [trimmed(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="session")
def callers(system: System, applicant: Visitor) -> Callers:
    return Callers(system, applicant, system.staff(JUDGE), system.visitor().newcomer())


@document(thorough=False).parametrize()
@settings(max_examples=6, derandomize=True, deadline=None, suppress_health_check=ALL)
def test_the_document_is_kept(case: Case[Any], callers: Callers) -> None:
    callers.make(case)


@pytest.mark.full
@document(thorough=True).parametrize()
@settings(max_examples=100, deadline=None, suppress_health_check=ALL)
def test_the_document_is_kept_whatever_is_sent(case: Case[Any], callers: Callers) -> None:
    callers.make(case)
