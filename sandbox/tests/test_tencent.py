"""Tencent's protocol, as its documentation spells it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.settings import Settings
from sandbox.tencent import signature
from sandbox.tests.conftest import SECRET, Gateway, Sandbox, running

SECRET_ID, SECRET_KEY = "AKIDnobody", "nobodys key"
VERSIONS = {"sms": "2021-01-11", "faceid": "2018-03-01"}
WHO = {
    "RuleId": "1",
    "Name": "张三丰",
    "IdCard": "430102199003072915",
    "RedirectUrl": "http://us/back",
    "Extra": "e",
}


@pytest.fixture
def sandbox(gateway: Gateway) -> Iterator[Sandbox]:
    settings = Settings(
        secret=SECRET,
        tencent_secret_id=SECRET_ID,
        tencent_secret_key=SECRET_KEY,
        tencent_sms_templates={"7": "验证码{1}，{2}分钟内有效。"},
    )
    with running(gateway, settings) as sandbox:
        yield sandbox


def ask(sandbox: Sandbox, action: str, said: Any, *, key: str = SECRET_KEY, **changed: str) -> dict[str, Any]:
    """Ask as the documentation tells to, but for what is *changed*; return the answer."""
    service = "sms" if action == "SendSms" else "faceid"
    body, stamp = json.dumps(said).encode(), changed.get("stamp", str(int(time.time())))
    signed = {"content-type": "application/json", "host": "testserver"}
    day = changed.get("day", time.strftime("%Y-%m-%d", time.gmtime(int(stamp))))
    names = changed.get("names", "content-type;host")
    right = signature(key, service, int(stamp), {name: signed[name] for name in names.split(";")}, body)
    headers = signed | {
        "x-tc-action": action,
        "x-tc-version": changed.get("version", VERSIONS[service]),
        "x-tc-timestamp": stamp,
        "authorization": f"TC3-HMAC-SHA256 Credential={changed.get('secret_id', SECRET_ID)}/{day}/{service}/tc3_request, "
        f"SignedHeaders={names}, Signature={right}",
    }
    answer = sandbox.client.post("/", content=body, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    said = answer.json()["Response"]
    assert said["RequestId"]
    return said  # type: ignore[no-any-return]


def error(sandbox: Sandbox, action: str, said: Any, **changed: str) -> str:
    return str(ask(sandbox, action, said, **changed)["Error"]["Code"])


def test_the_signature_is_that_of_the_documentations_example() -> None:
    body = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    headers = {"content-type": "application/json; charset=utf-8", "host": "cvm.tencentcloudapi.com"}

    assert signature("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", "cvm", 1551113065, headers, body) == (
        "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"
    )


def test_who_does_not_sign_rightly_is_refused(sandbox: Sandbox) -> None:
    for code, changed in {
        "AuthFailure.SignatureFailure": {"key": "another key"},
        "AuthFailure.SecretIdNotFound": {"secret_id": "AKIDanother"},
        "AuthFailure.SignatureExpire": {"stamp": str(int(time.time()) - 301)},
        "AuthFailure.InvalidAuthorization": {"names": "host"},
        "NoSuchVersion": {"version": "2019-07-11"},
    }.items():
        assert error(sandbox, "DetectAuth", WHO, **changed) == code
    assert error(sandbox, "DetectAuth", WHO, day="2020-01-01") == "AuthFailure.SignatureExpire"
    assert error(sandbox, "IdCardOCRVerification", {}) == "InvalidAction"
    assert error(sandbox, "DetectAuth", ["no object"]) == "InvalidParameter"


def test_without_an_account_nobody_is_served(gateway: Gateway) -> None:
    with running(gateway, Settings(secret=SECRET)) as sandbox:
        assert error(sandbox, "DetectAuth", WHO) == "AuthFailure.SecretIdNotFound"


def a_message(**changed: Any) -> dict[str, Any]:
    return {
        "PhoneNumberSet": ["+8613800138000"],
        "SmsSdkAppId": "1400",
        "SignName": "网上保全",
        "TemplateId": "7",
        "TemplateParamSet": ["123456", "5"],
    } | changed


def test_a_message_lies_in_the_same_inbox(sandbox: Sandbox) -> None:
    (status,) = ask(sandbox, "SendSms", a_message())["SendStatusSet"]

    assert (status["Code"], status["PhoneNumber"]) == ("Ok", "+8613800138000")
    (message,) = sandbox.client.get("/sms/messages", params={"to": "13800138000"}).json()["items"]
    assert message["text"] == "【网上保全】验证码123456，5分钟内有效。"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"PhoneNumberSet": ["+8612345"]}, "InvalidParameterValue.IncorrectPhoneNumber"),
        ({"PhoneNumberSet": ["+8613000000001"]}, "FailedOperation.PhoneNumberInBlacklist"),
        ({"PhoneNumberSet": ["+8613000000002"]}, "LimitExceeded.PhoneNumberDailyLimit"),
        ({"SignName": ""}, "FailedOperation.SignatureIncorrectOrUnapproved"),
        ({"TemplateId": "8"}, "FailedOperation.TemplateIncorrectOrUnapproved"),
        ({"TemplateParamSet": ["1"]}, "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"),
    ],
)
def test_a_message_that_tencent_would_not_send_is_not_sent(
    sandbox: Sandbox, changed: dict[str, Any], code: str
) -> None:
    (status,) = ask(sandbox, "SendSms", a_message(**changed))["SendStatusSet"]

    assert status["Code"] == code
    assert not sandbox.memory.all("select * from messages")


def test_a_face_that_was_pressed_leads_back_and_tells_no_gateway(sandbox: Sandbox) -> None:
    begun = ask(sandbox, "DetectAuth", WHO)
    token = begun["BizToken"]
    asked = {"BizToken": token, "RuleId": "1", "InfoType": "1"}
    before = ask(sandbox, "GetDetectInfoEnhanced", asked)["Text"]
    answer = sandbox.client.post(
        begun["Url"] + "/result", data={"result": "pass"}, headers={"accept": "text/html"}
    )
    after = ask(sandbox, "GetDetectInfoEnhanced", asked)

    assert (before["ErrCode"], before["Extra"]) == (None, "e")
    assert (answer.status_code, answer.headers["location"]) == (303, f"http://us/back?BizToken={token}")
    assert {key: after["Text"][key] for key in ("ErrCode", "Name", "IdCard", "Extra")} == {
        "ErrCode": 0,
        "Name": "张三丰",
        "IdCard": "430102199003072915",
        "Extra": "e",
    }
    assert (after["IdCardData"], after["BestFrame"], after["VideoData"]) == (None, None, None)
    assert not sandbox.memory.all("select * from callbacks")


def test_a_face_that_failed_is_told_with_a_reason(sandbox: Sandbox) -> None:
    begun = ask(sandbox, "DetectAuth", WHO)
    sandbox.press(begun["Url"] + "/result", "fail")

    asked = {"BizToken": begun["BizToken"], "RuleId": "1", "InfoType": "1"}
    assert ask(sandbox, "GetDetectInfoEnhanced", asked)["Text"]["ErrCode"] == 66660004


def test_what_is_unknown_or_asks_for_images_is_refused(sandbox: Sandbox) -> None:
    token = ask(sandbox, "DetectAuth", WHO)["BizToken"]

    def told(**changed: str) -> str:
        asked = {"BizToken": token, "RuleId": "1", "InfoType": "1"} | changed
        return error(sandbox, "GetDetectInfoEnhanced", asked)

    assert told(BizToken="another") == "InvalidParameterValue.BizTokenIllegal"
    assert told(RuleId="2") == "InvalidParameterValue.RuleIdNotExist"
    assert told(InfoType="13") == "UnsupportedOperation"
    assert error(sandbox, "DetectAuth", {**WHO, "Name": ""}) == "MissingParameter"
