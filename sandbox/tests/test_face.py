"""The provider of face recognition."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sandbox.tests.conftest import Sandbox
from sandbox.tests.waiting import eventually

BROWSER = {"accept": "text/html"}


def a_session(sandbox: Sandbox, *, lasts: timedelta = timedelta(minutes=1)) -> str:
    expires_at = (datetime.now(UTC) + lasts).isoformat()
    answer = sandbox.send(
        "/face/sessions", {"id": "f1", "name": "张三丰", "person": "p1", "expires_at": expires_at}
    )
    assert answer.status_code == 201
    return str(answer.json()["url"])


def test_the_phone_sees_three_buttons_and_no_more_of_the_name_than_needed(sandbox: Sandbox) -> None:
    page = sandbox.client.get(a_session(sandbox), headers=BROWSER).text
    for words in ("演示环境", "不通过", "超时", "＊丰"):
        assert words in page
    assert "张三丰" not in page


def test_passing_tells_the_gateway_once(sandbox: Sandbox) -> None:
    a_session(sandbox)
    assert sandbox.press("/face/sessions/f1/result", "pass").json() == {"id": "f1", "state": "PASSED"}
    assert sandbox.press("/face/sessions/f1/result", "pass").status_code == 200
    assert sandbox.press("/face/sessions/f1/result", "fail").status_code == 409
    eventually(lambda: sandbox.gateway.heard, what="the callback")
    (body,) = sandbox.gateway.bodies()
    assert (body["session"], body["person"], body["result"]) == ("f1", "p1", "pass")
    assert body["provider"] == "sandbox-face"
    assert sandbox.gateway.heard[0].url.path == "/api/v1/verification-callbacks/sandbox-face"


def test_of_a_timeout_nobody_is_told(sandbox: Sandbox) -> None:
    a_session(sandbox)
    assert sandbox.press("/face/sessions/f1/result", "timeout").json()["state"] == "EXPIRED"
    assert not sandbox.memory.all("select * from callbacks")


def test_an_expired_session_cannot_be_passed(sandbox: Sandbox) -> None:
    a_session(sandbox, lasts=timedelta(seconds=-1))
    assert sandbox.press("/face/sessions/f1/result", "pass").status_code == 409
    assert not sandbox.memory.all("select * from callbacks")


def test_a_button_leads_back_to_the_page(sandbox: Sandbox) -> None:
    a_session(sandbox)
    answer = sandbox.client.post("/face/sessions/f1/result", data={"result": "fail"}, headers=BROWSER)
    assert (answer.status_code, answer.headers["location"]) == (303, "/face/sessions/f1")
    page = sandbox.client.get("/face/sessions/f1", headers=BROWSER).text
    assert "认证未通过" in page
    assert "请返回原页面，刷新二维码后重试" in page


def test_a_session_that_is_not_there_is_not_found(sandbox: Sandbox) -> None:
    assert sandbox.press("/face/sessions/f9/result", "pass").status_code == 404
    assert sandbox.client.get("/face/sessions/f9", headers=BROWSER).status_code == 404
    assert sandbox.press("/face/sessions/f9/result", "perhaps").status_code == 422
