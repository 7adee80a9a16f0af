from __future__ import annotations

from typing import Any

import pytest

from contracts.identity.errors import CREDENTIALS_WRONG, SESSION_ENDED
from gateway.browsers import CLEARED, csrf
from gateway.errors import Problem
from gateway.tests.visitors import ACCOUNT, APPLICATION, RESOLVED, House

COOKIE = {"Cookie": "__Host-session=applicant"}
OURS = COOKIE | {"X-CSRF-Token": csrf("applicant")}
SUBMISSION = f"/preservation-applications/{APPLICATION}/submission"
LOG_INS: list[tuple[str, dict[str, Any]]] = [
    ("/sessions", {"username": "13900000001", "password": "Zuixin-2026"}),
    ("/staff-sessions", {"log_in_id": APPLICATION, "code": "123456"}),
]


@pytest.fixture
def house() -> House:
    house = House()
    begun = {
        "token": "fresh",
        "expires_at": "2026-11-21T00:00:00Z",
        "account_id": ACCOUNT,
        "role": "applicant",
    }
    for call in ("identity.log_in", "identity.log_in_staff"):
        house.rpc.answers[call] = begun | {"office": "", "verified": True}
    return house


@pytest.mark.parametrize(("path", "body"), LOG_INS)
def test_a_browser_gets_its_session_in_a_cookie_that_no_script_can_read(
    house: House, path: str, body: dict[str, Any]
) -> None:
    answer = house.visit("POST", path, who=None, json=body | {"cookie": True})
    assert answer.status_code == 201
    assert answer.headers["Set-Cookie"] == ("__Host-session=fresh; Path=/; Secure; HttpOnly; SameSite=Strict")
    assert (answer.json()["token"], answer.json()["csrf"]) == (None, csrf("fresh"))
    assert "fresh" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert house.last[2] == body


@pytest.mark.parametrize(("path", "body"), LOG_INS)
def test_everybody_else_gets_a_token_and_no_cookie(house: House, path: str, body: dict[str, Any]) -> None:
    answer = house.visit("POST", path, who=None, json=body)
    assert "Set-Cookie" not in answer.headers
    assert (answer.json()["token"], answer.json()["csrf"]) == ("fresh", None)


def test_a_cookie_is_as_good_as_a_token(house: House) -> None:
    assert house.visit("GET", "/dashboard", headers=COOKIE).status_code == 200
    assert house.visit("POST", SUBMISSION, headers=OURS).status_code == 201
    assert house.last[1]["actor"] == ACCOUNT


@pytest.mark.parametrize(
    "said", [{}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": csrf("other")}, {"X-CSRF-Token": "é"}]
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", SUBMISSION), ("PUT", "/account"), ("DELETE", "/sessions/current")]
)
def test_a_cookie_alone_changes_nothing(house: House, method: str, path: str, said: dict[str, str]) -> None:
    encoded = {name: value.encode("latin-1") for name, value in (COOKIE | said).items()}
    answer = house.visit(method, path, headers=encoded)
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf-missing")
    assert house.rpc.asked == []


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
def test_what_another_site_makes_a_browser_ask_is_refused(house: House, site: str) -> None:
    sent = {"Sec-Fetch-Site": site}
    for path, body in (*LOG_INS, ("/captchas", {})):
        answer = house.visit("POST", path, who=None, json=body, headers=sent)
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf-missing")
    assert house.visit("POST", SUBMISSION, headers=OURS | sent).status_code == 403
    assert (
        house.visit("POST", SUBMISSION, headers=sent).status_code == 201
    )  # a token is sent by nobody unasked
    for own in ("same-origin", "none"):
        assert house.visit("POST", SUBMISSION, headers=OURS | {"Sec-Fetch-Site": own}).status_code == 201


def test_a_token_wins_over_a_cookie(house: House) -> None:
    both = {"Authorization": "Bearer judge"} | COOKIE
    assert house.visit("GET", "/sessions/current", headers=both).json()["role"] == "judge"
    assert house.visit("GET", "/sessions/current", headers={"Authorization": "x"} | COOKIE).status_code == 401


def test_leaving_clears_the_cookie(house: House) -> None:
    answer = house.visit("DELETE", "/sessions/current", headers=OURS)
    assert (answer.status_code, answer.headers["Set-Cookie"]) == (204, CLEARED)
    assert house.last[2] == {"token": "applicant"}
    closing = house.visit("DELETE", "/account", headers=OURS)
    assert (closing.status_code, closing.headers["Set-Cookie"]) == (202, CLEARED)
    assert "Set-Cookie" not in house.visit("DELETE", "/sessions/current").headers


@pytest.mark.parametrize("kept", ["gone", "a b", "x" * 201])
def test_a_cookie_that_is_good_for_nothing_is_cleared(house: House, kept: str) -> None:
    answer = house.visit("GET", "/dashboard", headers={"Cookie": f"__Host-session={kept}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "identity.session-ended")
    assert answer.headers["Set-Cookie"] == CLEARED


def test_a_wrong_password_does_not_end_the_session_that_asks(house: House) -> None:
    house.rpc.answers["identity.change_password"] = Problem(CREDENTIALS_WRONG)
    body = {"current": "Zuixin-2025", "password": "Zuixin-2026"}
    answer = house.visit("POST", "/account/password-changes", headers=OURS, json=body)
    assert answer.status_code == 401
    assert "Set-Cookie" not in answer.headers


def test_the_page_learns_who_is_logged_in_and_what_to_say_beside_the_cookie(house: House) -> None:
    answer = house.visit("GET", "/sessions/current", headers=COOKIE)
    assert answer.json() == {
        "account_id": ACCOUNT,
        "role": "applicant",
        "office": "",
        "verified": True,
        "proved_until": RESOLVED["proved_until"],
        "consents": ["FACE", "INSURER", "PAYMENT"],
        "csrf": csrf("applicant"),
    }
    assert house.visit("GET", "/sessions/current").json()["csrf"] is None
    house.rpc.answers["identity.resolve_session"] = Problem(SESSION_ENDED)
    assert house.visit("GET", "/sessions/current", headers=COOKIE).status_code == 401
