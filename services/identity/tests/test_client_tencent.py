"""What is Tencent's alone; what every adapter promises is in test_conformance.py."""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from tencentcloud.faceid.v20180301.models import DetectAuthRequest

from services.chassis import clock
from services.identity.clients.tencent import Account, TencentFace, TencentSms
from services.identity.tests.a_street import TEMPLATES, Street, street
from services.identity.use_cases.ports import (
    CallbackUntrusted,
    FaceRequest,
    FaceUnsuited,
    ProviderUnavailable,
)

NOTHING = "有人为本号码申请重置密码，但本号码尚未注册账户。如非本人操作，请忽略。"
USE_CASES = Path(__file__).parents[1] / "use_cases"

# Tencent's SDK still asks for a naive time.
pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with street(tmp_path_factory.mktemp("street")) as running:
        yield running


def an_account(here: Street, **changed: str) -> Account:
    told = {"secret_id": "AKIDnobody", "secret_key": "nobodys key", "region": "", "endpoint": here.sandbox}
    return Account(**(told | changed))


def a_face(here: Street, rule_id: str = "1", **changed: str) -> TencentFace:
    account = an_account(here, **changed)
    return TencentFace(account, rule_id=rule_id, returns_to=here.gateway.url + "/back", secret=b"s")


def an_sms(here: Street, *, templates: dict[str, str] = TEMPLATES, **changed: str) -> TencentSms:
    return TencentSms(an_account(here, **changed), app_id="1400", sign_name="网上保全", templates=templates)


def a_request(**changed: Any) -> FaceRequest:
    asked: dict[str, Any] = {
        "verification_id": uuid4(),
        "person": "p" * 32,
        "real_name": "张三",
        "id_type": "RESIDENT_ID",
        "id_no": "430102199003072915",
        "expires_at": clock.now() + timedelta(minutes=1),
    }
    return FaceRequest(**(asked | changed))


def test_the_words_choose_the_template(here: Street) -> None:
    sms = an_sms(here)
    sms.send("13700137000", "您的登录验证码为654321，5分钟内有效。请勿告诉他人。")
    sms.send("13700137000", f"【网上保全】{NOTHING}")

    assert here.inbox("13700137000") == [
        f"【网上保全】{NOTHING}",
        "【网上保全】您的登录验证码为654321，5分钟内有效。请勿告诉他人。",
    ]
    assert sms.inbox("13700137000") is None


def sentences_to_phones(source: str) -> Iterator[str]:
    """Return the Chinese sentences of use cases that send messages, less those that are said to aggregates."""
    if "TextToSend" not in source:
        return
    nodes = list(ast.walk(ast.parse(source)))
    said_to = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    elsewhere = {id(argument) for call in said_to for argument in call.args}
    for node in nodes:
        if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in elsewhere:
            parts = node.values if isinstance(node, ast.JoinedStr) else [node]
            said = "".join(str(each.value) if isinstance(each, ast.Constant) else "123456" for each in parts)
            if re.fullmatch(r"[\u4e00-\u9fff].*。", said):
                yield said


def test_whatever_we_say_to_a_phone_is_on_the_list_to_be_approved(here: Street) -> None:
    sms = an_sms(here)
    sentences = [
        each for file in USE_CASES.glob("*.py") for each in sentences_to_phones(file.read_text("utf-8"))
    ]

    assert NOTHING in sentences
    for number, sentence in enumerate(sentences):
        sms.send(f"1360000{number:04}", sentence)


@pytest.mark.parametrize(
    ("templates", "text"),
    [(TEMPLATES, "您好"), ({"9": "您好"}, "您好"), ({"1111": "有人{1}"}, NOTHING)],
)
def test_words_that_tencent_did_not_approve_are_not_sent(
    here: Street, templates: dict[str, str], text: str
) -> None:
    with pytest.raises(ProviderUnavailable):
        an_sms(here, templates=templates).send("13700137001", text)
    assert not here.inbox("13700137001")


def test_an_account_that_tencent_does_not_know_gets_nothing(here: Street) -> None:
    with pytest.raises(ProviderUnavailable):
        an_sms(here, secret_key="another").send("13700137002", NOTHING)
    with pytest.raises(ProviderUnavailable):
        a_face(here, secret_id="another").open_session(a_request())


@pytest.mark.parametrize("id_type", ["PASSPORT", "HK_MACAO_PERMIT", "TAIWAN_PERMIT", "FOREIGN_PERMANENT"])
def test_only_residents_cards_are_compared_with(here: Street, id_type: str) -> None:
    with pytest.raises(FaceUnsuited):
        a_face(here).open_session(a_request(id_type=id_type))


def pressed(here: Street, url: str) -> str:
    return here.callback_after(url, "pass").body


def test_a_result_about_another_person_is_none(here: Street) -> None:
    face, asked = a_face(here), a_request()
    auth = DetectAuthRequest()
    auth.RuleId, auth.RedirectUrl = "1", here.gateway.url + "/back"
    auth.Extra = face._ticket(asked.verification_id, asked.person, asked.real_name, asked.id_no)
    for name, number in {"李四": asked.id_no, asked.real_name: "430102199003072916"}.items():
        auth.Name, auth.IdCard = name, number
        hint = pressed(here, face._client.DetectAuth(auth).Url)

        with pytest.raises(CallbackUntrusted):
            face.read("tencent-face", hint, "", at=clock.now())


@pytest.mark.parametrize("extra", ["", "a.b", "a.b.c", f"{UUID(int=4)}.p.{'0' * 64}", f"{UUID(int=4)}..é"])
def test_a_session_that_we_did_not_begin_is_none(here: Street, extra: str) -> None:
    face, auth = a_face(here), DetectAuthRequest()
    auth.RuleId, auth.RedirectUrl, auth.Extra = "1", here.gateway.url + "/back", extra
    auth.Name, auth.IdCard = "张三", "430102199003072915"

    with pytest.raises(CallbackUntrusted):
        face.read("tencent-face", pressed(here, face._client.DetectAuth(auth).Url), "", at=clock.now())


def test_before_anybody_looked_into_the_camera_there_is_no_result(here: Street) -> None:
    face = a_face(here)
    token = face.open_session(a_request()).rpartition("/")[2]

    with pytest.raises(CallbackUntrusted):
        face.read("tencent-face", f'{{"BizToken":"{token}"}}', "", at=clock.now())


def test_a_session_that_is_over_is_forgotten(here: Street) -> None:
    face, asked = a_face(here), a_request(expires_at=clock.now())
    face.open_session(asked)
    face.open_session(a_request())

    assert asked.verification_id not in face._opened


def test_the_sdk_writes_nothing_down(here: Street, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    face, asked = a_face(here), a_request(real_name="欧阳锋")
    face.read("tencent-face", pressed(here, face.open_session(asked)), "", at=clock.now())
    an_sms(here).send("13700137003", NOTHING)

    for secret in ("欧阳锋", asked.id_no, "13700137003", r"\u6b27"):
        assert secret not in caplog.text
