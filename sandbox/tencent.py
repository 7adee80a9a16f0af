"""
The same phone and the same face, spoken to in Tencent Cloud's protocol (API 3.0, TC3-HMAC-SHA256).

What is said here of messages and faces, refusals included, is what Tencent's documentation says of them; the SDK cannot
tell the difference. A face is pressed on the usual page, from which the browser goes back to where the asker wants it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import face, outside, sms

SIGNED_WITHIN = timedelta(minutes=5)
PRESSED_WITHIN = timedelta(seconds=7200)
_ENDED = {"PASSED": (0, "成功", "98.70"), "FAILED": (66660004, "无法确认为本人", "12.30")}
"""How a session may have ended: code, words, likeness."""

_AUTHORIZATION = re.compile(
    r"TC3-HMAC-SHA256 Credential=(?P<id>[^/ ]+)/(?P<date>[0-9-]{10})/(?P<service>[a-z]+)/tc3_request, ?"
    r"SignedHeaders=(?P<headers>[a-z0-9;-]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)
_NUMBER = re.compile(r"(?:\+86|0086|86)?(?P<mobile>1[3-9][0-9]{9})")
_REFUSALS = {
    sms.UNREACHABLE: "FailedOperation.PhoneNumberInBlacklist",
    sms.HAD_ENOUGH: "LimitExceeded.PhoneNumberDailyLimit",
}


class Refused(Exception):
    """Tencent would answer with this error."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


async def act(request: Request) -> Response:
    """Take a request for one action, and answer as Tencent does: errors, too, with 200."""
    said: dict[str, Any]
    try:
        body = await request.body()
        service, action = _action(request)
        _must_be_signed(request, body, service=service)
        said = action(outside.of(request), _parameters(body))
    except Refused as refused:
        said = {"Error": {"Code": refused.code, "Message": str(refused)}}
    return JSONResponse({"Response": {**said, "RequestId": str(uuid4())}})


def send_sms(here: outside.Outside, asked: dict[str, Any]) -> dict[str, Any]:
    """Put messages into the inboxes."""
    words = here.settings.tencent_sms_templates.get(str(asked.get("TemplateId")))
    return {
        "SendStatusSet": [_sent(here, str(each), asked, words) for each in asked.get("PhoneNumberSet") or ()]
    }


def _sent(here: outside.Outside, number: str, asked: dict[str, Any], words: str | None) -> dict[str, Any]:
    parameters = asked.get("TemplateParamSet") or []
    code, found = "Ok", _NUMBER.fullmatch(number)
    if not found:
        code = "InvalidParameterValue.IncorrectPhoneNumber"
    elif not asked.get("SignName"):
        code = "FailedOperation.SignatureIncorrectOrUnapproved"
    elif words is None:
        code = "FailedOperation.TemplateIncorrectOrUnapproved"
    elif len(re.findall(r"\{[0-9]+\}", words)) != len(parameters):
        code = "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"
    elif found["mobile"] in _REFUSALS:
        code = _REFUSALS[found["mobile"]]
    else:
        for place, parameter in enumerate(parameters, 1):
            words = words.replace(f"{{{place}}}", str(parameter))
        sms.keep(here, uuid4().hex, found["mobile"], f"【{asked['SignName']}】{words}")
    return {
        "SerialNo": uuid4().hex if code == "Ok" else "",
        "PhoneNumber": number,
        "Fee": int(code == "Ok"),
        "SessionContext": asked.get("SessionContext") or "",
        "Code": code,
        "Message": "send success" if code == "Ok" else code,
        "IsoCode": "CN",
    }


def detect_auth(here: outside.Outside, asked: dict[str, Any]) -> dict[str, Any]:
    """Begin a face session."""
    for name in ("RuleId", "Name", "IdCard", "RedirectUrl"):
        if not asked.get(name):
            raise Refused("MissingParameter", name)
    token = str(uuid4()).upper()
    face.keep(here, token, person="", name=str(asked["Name"]), expires_at=outside.now() + PRESSED_WITHIN)
    here.memory.write(
        "insert into faces_at_tencent values (?, ?, ?, ?, ?, ?)",
        token,
        str(asked["RuleId"]),
        str(asked["Name"]),
        str(asked["IdCard"]),
        str(asked.get("Extra") or ""),
        str(asked["RedirectUrl"]),
    )
    return {"BizToken": token, "Url": face.address(here, token)}


def get_detect_info_enhanced(here: outside.Outside, asked: dict[str, Any]) -> dict[str, Any]:
    """Tell how a face session ended, in text only: there are no images here."""
    found = here.memory.one(
        "select * from faces_at_tencent join faces on id = token where token = ?", str(asked.get("BizToken"))
    )
    if found is None:
        raise Refused("InvalidParameterValue.BizTokenIllegal", "BizToken is illegal")
    if asked.get("RuleId") != found["rule"]:
        raise Refused("InvalidParameterValue.RuleIdNotExist", "RuleId does not exist")
    if asked.get("InfoType") != "1":
        raise Refused("UnsupportedOperation", "there are no images in the sandbox: InfoType 1")
    text = {
        "ErrCode": None,
        "Name": found["full_name"],
        "IdCard": found["id_card"],
        "Extra": found["extra"],
    }
    if found["state"] in _ENDED:
        code, words, alike = _ENDED[found["state"]]
        text |= {"ErrCode": code, "ErrMsg": words, "LiveStatus": 0, "LiveMsg": "成功"}
        text |= {"Comparestatus": code, "Comparemsg": words, "Sim": alike}
    return {"Text": text, "IdCardData": None, "BestFrame": None, "VideoData": None}


Action = Callable[[outside.Outside, dict[str, Any]], dict[str, Any]]
ACTIONS: dict[str, tuple[str, str, Action]] = {
    "SendSms": ("sms", "2021-01-11", send_sms),
    "DetectAuth": ("faceid", "2018-03-01", detect_auth),
    "GetDetectInfoEnhanced": ("faceid", "2018-03-01", get_detect_info_enhanced),
}


def _action(request: Request) -> tuple[str, Action]:
    service, version, action = ACTIONS.get(request.headers.get("x-tc-action", ""), ("", "", None))
    if action is None:
        raise Refused("InvalidAction", "this action is not spoken here")
    if request.headers.get("x-tc-version") != version:
        raise Refused("NoSuchVersion", "this version is not spoken here")
    return service, action


def _parameters(body: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(body)
    except ValueError:
        asked = None
    if not isinstance(asked, dict):
        raise Refused("InvalidParameter", "no JSON object")
    return asked


def _must_be_signed(request: Request, body: bytes, *, service: str) -> None:
    settings = outside.of(request).settings
    spelt = _AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
    stamp = request.headers.get("x-tc-timestamp", "")
    if not spelt or not re.fullmatch(r"[0-9]{1,11}", stamp) or spelt["service"] != service:
        raise Refused("AuthFailure.InvalidAuthorization", "the Authorization header is not as it should be")
    if not settings.tencent_secret_id or spelt["id"] != settings.tencent_secret_id:
        raise Refused("AuthFailure.SecretIdNotFound", "there is no such SecretId")
    at = datetime.fromtimestamp(int(stamp), UTC)
    if abs(outside.now() - at) > SIGNED_WITHIN or spelt["date"] != f"{at:%Y-%m-%d}":
        raise Refused("AuthFailure.SignatureExpire", "the signature is too old, or not of that day")
    names = spelt["headers"].split(";")
    if not {"content-type", "host"} <= {*names}:
        raise Refused("AuthFailure.InvalidAuthorization", "content-type and host must be signed")
    headers = {name: request.headers.get(name, "") for name in names}
    right = signature(settings.tencent_secret_key, service, int(stamp), headers, body)
    if not hmac.compare_digest(right, spelt["signature"]):
        raise Refused("AuthFailure.SignatureFailure", "the signature does not hold")


def signature(secret_key: str, service: str, stamp: int, headers: dict[str, str], body: bytes) -> str:
    """Return the TC3-HMAC-SHA256 signature of a POST, over these headers in this order."""
    spelt = "".join(f"{name}:{value.strip().lower()}\n" for name, value in headers.items())
    canonical = f"POST\n/\n\n{spelt}\n{';'.join(headers)}\n{hashlib.sha256(body).hexdigest()}"
    day = f"{datetime.fromtimestamp(stamp, UTC):%Y-%m-%d}"
    scope = f"{day}/{service}/tc3_request"
    text = f"TC3-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = f"TC3{secret_key}".encode()
    for part in (day, service, "tc3_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


ROUTES = [Route("/", act, methods=["POST"])]
