from __future__ import annotations

import pytest

from contracts import call
from contracts.guarantee import rpc as _guarantee  # noqa: F401 - enters its calls
from contracts.identity.rpc import PURPOSES, SCOPES
from gateway import openapi
from gateway.auth import ANYONE, LOGGED_IN
from gateway.resources import ROUTES
from gateway.route import ASKED_KEY, NO_KEY, Route
from gateway.tests.visitors import House

EXEMPT = {
    "/captchas",
    "/sessions",
    "/staff-log-ins",
    "/staff-sessions",
    "/payment-callbacks/{channel}",
    "/verification-callbacks/{provider}",
    "/preservation-applications/searches",
    "/office/preservation-applications/searches",
    "/verify/letters",
}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_every_operation_names_who_may_ask(route: Route) -> None:
    assert route.roles
    assert route.roles <= ANYONE


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_every_post_asks_for_a_key_but_those_that_keep_no_answer(route: Route) -> None:
    if route.method == "POST":
        assert route.key == (NO_KEY if route.path in EXEMPT else ASKED_KEY)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_a_scope_is_one_that_a_key_can_have_and_a_consent_one_that_can_be_given(route: Route) -> None:
    assert route.scope in {"", *SCOPES}
    assert route.consent in {"", *PURPOSES}
    assert not (route.scope and route.public)


def test_an_operator_opens_nothing_but_his_own_account() -> None:
    own = {route.path for route in ROUTES if "operator" in route.roles and not route.public}
    assert all(path.startswith(("/account", "/sessions")) for path in own)
    assert all(route.roles >= LOGGED_IN for route in ROUTES if "operator" in route.roles)


def test_no_operation_is_declared_twice() -> None:
    assert len({(route.method, route.path) for route in ROUTES}) == len(ROUTES)


def test_every_call_of_the_contracts_is_reachable() -> None:
    asked = {route.call.key for route in ROUTES if route.call} | {
        each.key for route in ROUTES for each in route.calls
    }
    assert set(call.CALLS) <= asked


def test_the_document_is_fresh() -> None:
    assert openapi.FILE.read_bytes() == openapi.written(), "run python -m gateway.openapi"


def test_the_document_says_the_same_as_the_routes() -> None:
    document = openapi.document()
    for route in ROUTES:
        operation = document["paths"][openapi.templated(route.path)][route.method.lower()]
        assert operation["x-roles"] == sorted(route.roles)
        assert operation["x-step-up"] == route.proof
        assert operation.get("x-scope", "") == route.scope
        assert operation.get("x-consent", "") == route.consent
        page = {} if route.public else {"cookie"} if route.method == "GET" else {"cookie", "csrf"}
        assert [set(each) for each in operation["security"]] == ([{"bearer"}, page] if page else [])
        headers = {each["name"] for each in operation["parameters"] if each["in"] == "header"}
        assert ("If-Match" in headers) == route.edits
        assert ("Idempotency-Key" in headers) == (route.key != NO_KEY)
        assert str(route.status) in operation["responses"]
    names = [each["operationId"] for path in document["paths"].values() for each in path.values()]
    assert len(names) == len(set(names))


def test_every_reference_leads_somewhere() -> None:
    document = openapi.document()

    def references(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [each for inner in value.values() for each in references(inner)]
        if isinstance(value, list):
            return [each for inner in value for each in references(inner)]
        return []

    for reference in set(references(document)):
        _, _, kind, name = reference.split("/")
        assert name in document["components"][kind]


def test_document_and_page_are_served_without_any_foreign_address(house: House) -> None:
    assert house.client.get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"
    for path in ("/api/v1/docs", "/api/v1/docs/page.js", "/api/v1/docs/page.css"):
        answer = house.client.get(path)
        assert answer.status_code == 200
        assert "://" not in answer.text
    page = house.client.get("/api/v1/docs").text
    assert page.count("<script") == page.count("<script src=") == 1


def test_nothing_personal_is_asked_for_in_an_address() -> None:
    asked = {name for route in ROUTES if route.method == "GET" for name in route.asks.fields}

    assert asked <= {
        "q",
        "parent",
        "amount",
        "bucket",
        "status",
        "state",
        "assigned_to",
        "holder_id",
        "category",
        "sort",
        "done",
        "unclaimed",
        "application_id",
        "after",
        "limit",
        "unread",
        "court",
        "code",
    }
