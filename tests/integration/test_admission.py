"""Who is let in at the running gateway, and how soon no longer: cookies, keys, memberships, consents, step-ups."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import requests
from stdnum.cn import uscc

from tests.conftest import CLERK, System
from tests.integration.test_gateway import Gateway
from tests.integration.test_persons import open_checks
from tests.journey import PASSWORD, Json, Visitor, a_mobile

COURT = "湘0102"


@pytest.fixture(scope="module")
def elsewhere(system: System, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    """Another gateway, that hears of what happens at the first by events alone."""
    with Gateway(system, tmp_path_factory.mktemp("gateway") / "gateway.log") as gateway:
        yield gateway


@pytest.fixture
def person(system: System) -> Visitor:
    return system.visitor().newcomer()


def at(gateway: Gateway, system: System, token: str) -> Visitor:
    return Visitor(gateway.address, system.sandbox, token=token)


def refused_soon(there: Visitor, path: str, status: int, body: Any = None) -> Json:
    """Return the refusal; until then it may be answered as before, for `auth.KEPT` at most."""
    method = "GET" if body is None else "POST"

    def look() -> Json | None:
        answer = there.call(method, path, body, expect=(200, 404, status))
        return dict(answer.json()) if answer.status_code == status else None

    return dict(there.until(look, "it is refused there, too"))


# --- browsers ---------------------------------------------------------------------------------------------------------


class Browser:
    """What a browser does about cookies: it keeps them, and says which site made it ask."""

    def __init__(self, system: System) -> None:
        self.address = f"{system.address}/api/v1"
        self.cookies: dict[str, str] = {}
        self.csrf = ""

    def ask(self, method: str, path: str, body: Any = None, site: str = "same-origin") -> requests.Response:
        """Make a request as the page does."""
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Sec-Fetch-Site": site, "Idempotency-Key": secrets.token_hex(16)}
        headers |= ({"Cookie": kept} if kept else {}) | ({"X-CSRF-Token": self.csrf} if self.csrf else {})
        answer = requests.request(method, f"{self.address}/{path}", json=body, headers=headers, timeout=30)
        for line in answer.headers.get("Set-Cookie", "").split("\n"):
            name, _, rest = line.partition("=")
            value, _, rules = rest.partition(";")
            if "Max-Age=0" in rules:
                self.cookies.pop(name, None)
            elif name:
                self.cookies[name] = value
        return answer

    def log_in(self, mobile: str, **more: Any) -> requests.Response:
        """Log in as the page does."""
        asked = {"username": mobile, "password": PASSWORD, "cookie": True}
        answer = self.ask("POST", "sessions", asked, **more)
        self.csrf = answer.json().get("csrf", "")
        return answer


def test_a_browsers_session_from_log_in_to_log_out(system: System) -> None:
    mobile = a_mobile()
    system.visitor().register(mobile)
    browser = Browser(system)
    assert browser.ask("GET", "sessions/current").json()["code"] == "not-logged-in"

    begun = browser.log_in(mobile)

    assert begun.headers["Set-Cookie"].endswith("; Path=/; Secure; HttpOnly; SameSite=Strict")
    assert begun.json()["token"] is None
    current = browser.ask("GET", "sessions/current").json()
    assert (current["role"], current["csrf"]) == ("applicant", browser.csrf)
    consent = {"purpose": "FACE", "version": "2026-11"}
    assert browser.ask("POST", "account/consents", consent).status_code == 201
    assert browser.ask("GET", "sessions/current").json()["consents"] == ["FACE"]
    kept = dict(browser.cookies)
    assert browser.ask("DELETE", "sessions/current").status_code == 204
    assert browser.cookies == {}
    browser.cookies = kept
    assert browser.ask("GET", "account").json()["code"] == "identity.session-ended"
    assert browser.cookies == {}


def test_another_site_can_neither_use_a_browsers_session_nor_log_it_in(system: System) -> None:
    mobile = a_mobile()
    system.visitor().register(mobile)
    browser = Browser(system)
    for site in ("cross-site", "same-site"):
        refused = browser.log_in(mobile, site=site)
        assert (refused.status_code, refused.json()["code"]) == (403, "csrf-missing")
    assert browser.cookies == {}
    browser.log_in(mobile)
    assert browser.ask("DELETE", "sessions/current", site="same-site").status_code == 403
    browser.csrf = ""
    assert browser.ask("DELETE", "sessions/current").json()["code"] == "csrf-missing"
    assert browser.ask("GET", "account").status_code == 200


# --- what has ended is refused within a second, wherever it is shown -----------------------------------------------------


def test_a_revoked_key_is_refused(system: System, elsewhere: Gateway, person: Visitor) -> None:
    key = person.post("api-keys", {"name": "对接程序", "scopes": ["applications:read"]})
    there = at(elsewhere, system, key["key"])
    there.get("preservation-applications")

    person.call("DELETE", f"api-keys/{key['id']}")

    refused_soon(there, "preservation-applications", 401)


def test_one_session_of_several_is_ended(system: System, elsewhere: Gateway) -> None:
    mobile = a_mobile()
    here = system.visitor().register(mobile).log_in(mobile)
    there = at(elsewhere, system, system.visitor().log_in(mobile).token)
    there.get("account")
    (other,) = [each for each in here.get("sessions")["items"] if not each["current"]]

    here.call("DELETE", f"sessions/{other['id']}")

    refused_soon(there, "account", 401)
    here.get("account")


def test_a_changed_password_ends_every_session(system: System, elsewhere: Gateway) -> None:
    mobile = a_mobile()
    here = system.visitor().register(mobile).log_in(mobile)
    there = at(elsewhere, system, system.visitor().log_in(mobile).token)
    there.get("account")

    here.post("account/password-changes", {"current": PASSWORD, "password": "Xianhu-2027"})

    refused_soon(there, "account", 401)
    here.call("GET", "account", expect=401)
    here.log_in(mobile, "Xianhu-2027")


def test_a_revoked_consent_counts_no_more(system: System, elsewhere: Gateway, person: Visitor) -> None:
    there = at(elsewhere, system, person.token)
    path = "sessions/current"
    assert "PAYMENT" in there.get(path)["consents"]

    person.call("DELETE", "account/consents/PAYMENT")

    refused = refused_soon(there, f"bills/{uuid4()}/payments", 403, {"channel": "sandbox-wechat"})
    assert (refused["code"], refused["errors"][0]["code"]) == ("identity.consent-missing", "PAYMENT")
    assert person.get(path)["consents"] == ["FACE"]


def an_organisation(system: System, founder: Visitor) -> str:
    """Return a law firm whose licence the counter has seen."""
    body = "31430000MD" + "".join(secrets.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(7))
    name = f"演示律师事务所{secrets.token_hex(4)}"
    asked = {"name": name, "uscc": body + uscc.calc_check_digit(body), "kind": "LAW_FIRM", "office": COURT}
    organisation = founder.post("organisations", asked)["id"]
    clerk = system.staff(CLERK)
    check = clerk.until(
        lambda: [each["id"] for each in open_checks(clerk) if each["name"] == name],
        "the organisation at the counter",
    )[0]
    clerk.post(f"office/checks/{check}/decision", {"passed": True})
    return str(organisation)


def test_who_joins_may_at_once_and_who_leaves_may_no_more(
    system: System, elsewhere: Gateway, person: Visitor
) -> None:
    colleague = system.visitor().newcomer()
    organisation = an_organisation(system, person)
    application = person.create(organisation_id=organisation)["id"]
    path = f"preservation-applications/{application}"
    there = at(elsewhere, system, colleague.token)
    there.call("GET", path, expect=404)

    invitation = person.post(f"organisations/{organisation}/invitations")
    colleague.post("memberships", {"code": invitation["code"]})

    assert there.get(path)["mine"] == "ORGANISATION"
    member = colleague.get("account")["id"]
    person.call("DELETE", f"organisations/{organisation}/members/{member}")
    refused_soon(there, path, 404)


# --- what must be shown once more ---------------------------------------------------------------------------------------


def test_a_step_up_counts_at_once_wherever_the_session_is_shown_and_in_no_other(
    system: System, elsewhere: Gateway
) -> None:
    mobile = a_mobile()
    here = system.visitor().newcomer(mobile)
    other = system.visitor().log_in(mobile)
    there = at(elsewhere, system, here.token)
    path = f"preservation-applications/{here.create(court=COURT)['id']}/submission"
    assert there.call("POST", path, {}, expect=403).json()["code"] == "step-up-needed"

    here.step_up()

    assert there.call("POST", path, {}, expect=409).json()["code"] == "preservation.not-complete"
    assert other.call("POST", path, {}, expect=403).json()["code"] == "step-up-needed"


def test_without_consent_no_face_is_looked_at(person: Visitor) -> None:
    person.call("DELETE", "account/consents/FACE")
    refused = person.call("POST", "sessions/current/step-ups", {"method": "FACE"}, expect=403).json()
    assert (refused["code"], refused["errors"][0]["code"]) == ("identity.consent-missing", "FACE")


def test_a_key_that_may_submit_is_made_by_somebody_who_has_just_shown_that_it_is_he(person: Visitor) -> None:
    key = {"name": "对接程序", "scopes": ["applications:write", "applications:submit"]}
    assert person.call("POST", "api-keys", key, expect=403).json()["code"] == "step-up-needed"
    made = person.step_up().post("api-keys", key)
    program = Visitor(person.address, person.sandbox, person.patience, made["key"], person.person)
    application = program.create(court=COURT)["id"]
    program.call("GET", f"preservation-applications/{application}", expect=403)
    refused = program.call("POST", f"preservation-applications/{application}/submission", {}, expect=409)
    assert refused.json()["code"] == "preservation.not-complete"
    for path in ("api-keys", "account", "sessions/current"):
        assert program.call("GET", path, expect=403).json()["code"] == "scope-missing"
