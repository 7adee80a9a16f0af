"""
Tencent Cloud's SMS and face recognition (腾讯云短信, 慧眼人脸核身), by its own SDK; loaded by who chose them only.

Tencent signs no callback. What a phone's browser brings back is a hint at best: the result is what Tencent answers when we
ask for it, over TLS and with our credentials, and no image is ever asked for.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from tencentcloud.common.credential import Credential
from tencentcloud.common.exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.faceid.v20180301.faceid_client import FaceidClient
from tencentcloud.faceid.v20180301.models import DetectAuthRequest, GetDetectInfoEnhancedRequest
from tencentcloud.sms.v20210111.models import SendSmsRequest
from tencentcloud.sms.v20210111.sms_client import SmsClient

from services.chassis import clock, logs
from services.chassis.hub import within
from services.identity.clients.sandbox import ALL_WITHIN, ANSWER_WITHIN, CONNECT_WITHIN
from services.identity.domain.texting import SmsTooOften
from services.identity.use_cases.ports import (
    CallbackUntrusted,
    FaceRequest,
    FaceResult,
    FaceUnsuited,
    NumberUnreachable,
    ProviderUnavailable,
)

FACE_PROVIDER = "tencent-face"

_UNREACHABLE = {
    "FailedOperation.PhoneNumberInBlacklist",
    "FailedOperation.PhoneNumberParseFail",
    "InvalidParameterValue.IncorrectPhoneNumber",
}
_TOO_OFTEN = ("LimitExceeded.PhoneNumber", "LimitExceeded.DeliveryFrequencyLimit")
_NO_SUCH_SESSION = (
    "InvalidParameterValue.BizToken",
    "FailedOperation.InvalidTokenParameter",
)
_TEXT_ONLY = "1"
_COMPARED = "RESIDENT_ID"
_SIGNED = re.compile(r"^【[^】]*】")
_HINT = re.compile(r'\{"BizToken":"(?P<token>[0-9A-Za-z-]{16,64})"\}')

log = logs.get(__name__)
# At its lowest level the SDK writes down whole requests and answers: names, numbers, codes.
logging.getLogger("tencentcloud_sdk_common").disabled = True


@dataclass(frozen=True, kw_only=True)
class Account:
    """Our account at Tencent Cloud; *endpoint* is the address of something else that speaks its protocol."""

    secret_id: str
    secret_key: str
    region: str
    endpoint: str = ""

    def client(self, kind: Callable[..., Any]) -> Any:
        """Return the SDK's client for one of Tencent's services."""
        http = HttpProfile(reqTimeout=(CONNECT_WITHIN, ANSWER_WITHIN))  # requests' own way to say both
        if self.endpoint:
            there = urlsplit(self.endpoint)
            http.scheme, http.endpoint = there.scheme, there.netloc
        return kind(Credential(self.secret_id, self.secret_key), self.region, ClientProfile(httpProfile=http))


class TencentSms:
    """Short messages by approved templates: ``{"1110": "您的注册验证码为{1}，5分钟内有效。"}``, as the console shows them."""

    def __init__(self, account: Account, *, app_id: str, sign_name: str, templates: dict[str, str]) -> None:
        self._client = account.client(SmsClient)
        self._app_id, self._sign_name = app_id, sign_name
        self._templates = {template: _pattern(words) for template, words in templates.items()}

    def send(self, mobile: str, text: str) -> None:
        """Send a short message; its words must be those of an approved template."""
        template, parameters = self._spelt(_SIGNED.sub("", text))
        asked = SendSmsRequest()
        asked.PhoneNumberSet = [f"+86{mobile}"]
        asked.SmsSdkAppId = self._app_id
        asked.SignName = self._sign_name
        asked.TemplateId = template
        asked.TemplateParamSet = parameters
        answer = _ask(self._client.SendSms, asked)
        for each in answer.SendStatusSet or ():
            if each.Code in _UNREACHABLE:
                raise NumberUnreachable
            if each.Code.startswith(_TOO_OFTEN):
                raise SmsTooOften
        if [each.Code for each in answer.SendStatusSet or ()] != ["Ok"]:
            log.error(
                "Tencent did not take a message",
                codes=[each.Code for each in answer.SendStatusSet or ()],
                request=answer.RequestId,
            )
            raise ProviderUnavailable

    def inbox(self, mobile: str) -> str | None:  # noqa: ARG002 - the port's
        """Return nothing: it can be read on the phone only."""
        return None

    def _spelt(self, text: str) -> tuple[str, list[str]]:
        for template, pattern in self._templates.items():
            if found := pattern.fullmatch(text):
                return template, list(found.groups())
        log.error("no approved template has these words", length=len(text))
        raise ProviderUnavailable


class TencentFace:
    """
    Faces compared by Tencent, on a page of its own that leads back to *returns_to*.

    What a session is about goes with it as *Extra* and comes back with the result: our verification, what stands for the
    person, and a keyed hash over both and the name and number, so that a result about anybody else is no result.
    """

    def __init__(self, account: Account, *, rule_id: str, returns_to: str, secret: bytes) -> None:
        self._client = account.client(FaceidClient)
        self._rule_id, self._returns_to, self._secret = rule_id, returns_to, secret
        self._opened: dict[UUID, tuple[datetime, str]] = {}

    def open_session(self, asked: FaceRequest) -> str:
        """Return the address for the phone; asked again it is the same, of this program."""
        if asked.id_type != _COMPARED:
            raise FaceUnsuited
        now = clock.now()
        self._opened = {key: each for key, each in self._opened.items() if each[0] > now}
        if asked.verification_id in self._opened:
            return self._opened[asked.verification_id][1]
        auth = DetectAuthRequest()
        auth.RuleId = self._rule_id
        auth.Name = asked.real_name
        auth.IdCard = asked.id_no.upper()
        auth.RedirectUrl = self._returns_to
        auth.Extra = self._ticket(asked.verification_id, asked.person, asked.real_name, asked.id_no)
        url = str(_ask(self._client.DetectAuth, auth).Url or "")
        if not url:
            raise ProviderUnavailable
        self._opened[asked.verification_id] = asked.expires_at, url
        return url

    def read(self, provider: str, body: str, signature: str, *, at: datetime) -> FaceResult:  # noqa: ARG002 - the port's
        """Return what Tencent says of the session that *body* hints at, ``{"BizToken":"…"}``."""
        hint = _HINT.fullmatch(body)
        if provider != FACE_PROVIDER or not hint:
            raise CallbackUntrusted
        asked = GetDetectInfoEnhancedRequest()
        asked.BizToken = hint["token"]
        asked.RuleId = self._rule_id
        asked.InfoType = _TEXT_ONLY
        try:
            found = _ask(self._client.GetDetectInfoEnhanced, asked).Text
        except _NoSuchSession:
            raise CallbackUntrusted from None
        if found is None or found.ErrCode is None:
            raise CallbackUntrusted  # nobody has looked into the camera yet
        verification, person = self._subject(found.Extra or "", found.Name or "", found.IdCard or "")
        return FaceResult(
            verification_id=verification,
            person=person,
            passed=found.ErrCode == found.LiveStatus == found.Comparestatus == 0,
            reference=hint["token"],
        )

    def _subject(self, extra: str, name: str, number: str) -> tuple[UUID, str]:
        try:
            spelt, person, _ = extra.split(".")
            verification = UUID(spelt)
        except ValueError:
            raise CallbackUntrusted from None
        ticket = self._ticket(verification, person, name, number)
        if not hmac.compare_digest(ticket.encode(), extra.encode()):
            raise CallbackUntrusted
        return verification, person

    def _ticket(self, verification: UUID, person: str, name: str, number: str) -> str:
        compared = f"{verification}\n{person}\n{name}\n{number.upper()}"
        mac = hmac.new(self._secret, compared.encode(), hashlib.sha256).hexdigest()
        return f"{verification}.{person}.{mac}"


class _NoSuchSession(Exception):
    """Tencent knows no such session."""


def _ask(call: Callable[[Any], Any], asked: Any) -> Any:
    try:
        with within(ALL_WITHIN, ProviderUnavailable):
            return call(asked)
    except TencentCloudSDKException as error:
        # Its message may spell out what was asked: it goes no further than here.
        code, request = str(error.code), error.requestId
    if code.startswith(_NO_SUCH_SESSION):
        raise _NoSuchSession
    log.warning("Tencent did not do it", code=code, request=request)
    raise ProviderUnavailable


def _pattern(words: str) -> re.Pattern[str]:
    """Return what recognises a template's words, and finds what was put in place of ``{1}``, ``{2}``, …."""
    parts = re.split(r"\{[0-9]+\}", words)
    return re.compile("(.+?)".join(map(re.escape, parts)))
