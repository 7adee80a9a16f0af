"""What the ports promise holds of every adapter: the sandbox's own, and Tencent's against the sandbox that speaks its protocol."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.chassis import clock
from services.chassis.settings import SettingsWrong
from services.identity.domain.texting import SmsTooOften
from services.identity.tests.a_street import PROVIDERS, Callback, Street, street
from services.identity.use_cases.ports import (
    CallbackUntrusted,
    Face,
    FaceRequest,
    FaceResult,
    NumberUnreachable,
    ProviderUnavailable,
)

IN_ALL = 30.0
"""Seconds: ten times what is allowed, for a machine that is busy; without a limit it would last for ever."""
WORDS = "您的注册验证码为123456，5分钟内有效。请勿告诉他人。"

# Tencent's SDK still asks for a naive time.
pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning")
both = pytest.mark.parametrize("provider", PROVIDERS)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with street(tmp_path_factory.mktemp("street")) as running:
        yield running


def a_mobile() -> str:
    return f"139{random.randrange(10**8):08}"


def a_request(**changed: Any) -> FaceRequest:
    asked: dict[str, Any] = {
        "verification_id": uuid4(),
        "person": "p" * 32,
        "real_name": "张三",
        "id_type": "RESIDENT_ID",
        "id_no": "43010219900307291x",
        "expires_at": clock.now() + timedelta(minutes=1),
    }
    return FaceRequest(**(asked | changed))


def read(face: Face, callback: Callback) -> FaceResult:
    return face.read(callback.provider, callback.body, callback.signature, at=clock.now())


def unavailable_in_time(*acts: Callable[[], object]) -> None:
    def time_of(act: Callable[[], object]) -> float:
        begun = time.monotonic()
        with pytest.raises(ProviderUnavailable):
            act()
        return time.monotonic() - begun

    with ThreadPoolExecutor() as together:
        assert max(together.map(time_of, acts)) < IN_ALL


# --- phones -----------------------------------------------------------------------------------------------------------


@both
def test_a_message_arrives_with_its_words(here: Street, provider: str) -> None:
    mobile = a_mobile()

    here.sms(provider).send(mobile, f"【网上保全】{WORDS}")

    assert here.inbox(mobile) == [f"【网上保全】{WORDS}"]


@both
def test_a_number_that_takes_no_messages_is_refused(here: Street, provider: str) -> None:
    with pytest.raises(NumberUnreachable):
        here.sms(provider).send("13000000001", WORDS)


@both
def test_a_number_that_has_had_too_many_is_refused(here: Street, provider: str) -> None:
    with pytest.raises(SmsTooOften):
        here.sms(provider).send("13000000002", WORDS)


# --- providers that are not there -------------------------------------------------------------------------------------


@pytest.fixture
def silent() -> Iterator[str]:
    """Where somebody picks up and says nothing."""
    with closing(socket.socket()) as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        yield f"http://127.0.0.1:{deaf.getsockname()[1]}"


@both
def test_who_is_down_is_unavailable_in_time(here: Street, provider: str) -> None:
    nowhere = {"sandbox_url": "http://127.0.0.1:9", "tencent_endpoint": "http://127.0.0.1:9"}

    unavailable_in_time(
        lambda: here.sms(provider, **nowhere).send(a_mobile(), WORDS),
        lambda: here.face(provider, **nowhere).open_session(a_request()),
    )


@both
def test_who_says_nothing_is_unavailable_in_time(here: Street, provider: str, silent: str) -> None:
    mute = {"sandbox_url": silent, "tencent_endpoint": silent}

    unavailable_in_time(
        lambda: here.sms(provider, **mute).send(a_mobile(), WORDS),
        lambda: here.face(provider, **mute).open_session(a_request()),
    )


TRICKLED = """
import eventlet
eventlet.monkey_patch()
import time
from services.identity.clients import Settings, sms
from services.identity.use_cases.ports import ProviderUnavailable
settings = Settings(amqp_uri="", secret_key="k", sandbox_url="{url}", sms_provider="{provider}", tencent_endpoint="{url}",
    tencent_secret_id="i", tencent_secret_key="k", tencent_sms_app_id="1", tencent_sms_templates={{"1": "{{1}}"}})
port, begun = sms(settings), time.monotonic()
try:
    port.send("13900139000", "x")
except ProviderUnavailable:
    print("unavailable", time.monotonic() - begun)
"""


@both
def test_who_trickles_is_unavailable_in_time_to_a_green_program(provider: str) -> None:
    with closing(socket.socket()) as slow:
        slow.bind(("127.0.0.1", 0))
        slow.listen()
        over = threading.Event()

        def trickle() -> None:
            visitor, _ = slow.accept()
            with visitor, suppress(OSError):  # he hangs up in the end
                visitor.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                while not over.wait(0.2):
                    visitor.sendall(b" ")

        thread = threading.Thread(target=trickle)
        thread.start()
        program = TRICKLED.format(url=f"http://127.0.0.1:{slow.getsockname()[1]}", provider=provider)
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-W", "ignore", "-c", program],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        over.set()
        thread.join()

    said, _, seconds = done.stdout.strip().splitlines()[-1].partition(" ")
    assert said == "unavailable", done.stderr
    assert float(seconds) < IN_ALL


@both
def test_nobody_is_unavailable_to_a_forged_callback_that_needs_no_asking(here: Street, provider: str) -> None:
    nowhere = {"sandbox_url": "http://127.0.0.1:9", "tencent_endpoint": "http://127.0.0.1:9"}

    with pytest.raises(CallbackUntrusted):
        read(here.face(provider, **nowhere), Callback(f"{provider}-face", '{"anything": 1}', ""))


# --- faces ------------------------------------------------------------------------------------------------------------


@both
def test_a_session_that_is_opened_twice_is_one(here: Street, provider: str) -> None:
    face, asked = here.face(provider), a_request()

    assert face.open_session(asked) == face.open_session(asked)
    assert face.open_session(a_request()) != face.open_session(asked)


@both
def test_who_passes_has_passed_for_this_request_and_as_this_person(here: Street, provider: str) -> None:
    face, asked = here.face(provider), a_request()

    found = read(face, here.callback_after(face.open_session(asked), "pass"))

    assert (found.verification_id, found.person, found.passed) == (asked.verification_id, asked.person, True)
    assert found.reference


@both
def test_it_is_read_by_another_program_of_ours_as_well(here: Street, provider: str) -> None:
    callback = here.callback_after(here.face(provider).open_session(asked := a_request()), "pass")

    assert read(here.face(provider), callback).verification_id == asked.verification_id


@both
def test_who_fails_has_not_passed(here: Street, provider: str) -> None:
    face, asked = here.face(provider), a_request()

    found = read(face, here.callback_after(face.open_session(asked), "fail"))

    assert (found.verification_id, found.passed) == (asked.verification_id, False)


@both
def test_of_a_time_out_there_is_no_result(here: Street, provider: str) -> None:
    face, so_far = here.face(provider), len(here.gateway.heard)

    here.press(face.open_session(a_request()), "timeout")
    # Whatever is heard until the next one's result is of the one that timed out.
    here.callback_after(face.open_session(a_request()), "pass")

    for callback in here.gateway.heard[so_far:-1]:
        with pytest.raises(CallbackUntrusted):
            read(face, callback)


@both
def test_a_result_counts_for_its_own_request_only(here: Street, provider: str) -> None:
    face, mine, anothers = here.face(provider), a_request(), a_request(person="q" * 32)
    my_url, anothers_url = face.open_session(mine), face.open_session(anothers)
    callback = here.callback_after(my_url, "pass")

    turned = callback._replace(body=callback.body.replace(named(my_url), named(anothers_url)))

    assert read(face, callback).verification_id == mine.verification_id
    assert turned != callback
    with pytest.raises(CallbackUntrusted):
        read(face, turned)


def named(url: str) -> str:
    """Return what a callback calls the session at this address."""
    return url.rpartition("/")[2]


@both
def test_a_foreign_result_is_not_believed(here: Street, provider: str) -> None:
    foreign = here.face(provider, secret_key="the key of another house")
    callback = here.callback_after(here.face(provider).open_session(a_request()), "pass")

    with pytest.raises(CallbackUntrusted):
        read(foreign, callback)


@both
def test_what_came_for_one_provider_is_no_result_of_another(here: Street, provider: str) -> None:
    callback = here.callback_after(here.face(provider).open_session(a_request()), "pass")
    another = next(each for each in PROVIDERS if each != provider)

    with pytest.raises(CallbackUntrusted):
        read(here.face(another), callback)
    with pytest.raises(CallbackUntrusted):
        read(here.face(provider), callback._replace(provider=f"{another}-face"))


@both
def test_three_hundred_altered_callbacks_are_not_believed(here: Street, provider: str) -> None:
    face, dice = here.face(provider), random.Random(3)
    callback = here.callback_after(face.open_session(a_request()), "pass")

    for _ in range(300):
        altered = callback._replace(body=alter(callback.body, dice))
        with pytest.raises(CallbackUntrusted):
            read(face, altered)
    assert read(face, callback).passed


def alter(body: str, dice: random.Random) -> str:
    """Return *body* with one to three characters lost, added or changed."""
    altered = body
    while altered == body:
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(len(altered))
            new = dice.choice(["", dice.choice('0aF"{}:, -\\é'), altered[at] + dice.choice("0aF ")])
            altered = altered[:at] + new + altered[at + 1 :]
    return altered


# --- the choice -------------------------------------------------------------------------------------------------------


def test_a_provider_must_be_one_that_we_know_with_what_it_needs(here: Street) -> None:
    wrong_ones: dict[str, dict[str, Any]] = {
        "SMS_PROVIDER": {"sms_provider": "aliyun"},
        "TENCENT_SECRET_KEY": {"tencent_secret_key": ""},
        "TENCENT_SMS_TEMPLATES": {"tencent_sms_templates": {}},
        "TENCENT_ENDPOINT": {"tencent_endpoint": "http://faceid.tencentcloudapi.com"},
    }
    for wrong, changed in wrong_ones.items():
        with pytest.raises(SettingsWrong, match=wrong):
            here.sms("tencent", **changed)
    with pytest.raises(SettingsWrong, match="TENCENT_FACE_RETURN_URL"):
        here.face("tencent", tencent_face_return_url="")


def test_who_chooses_the_sandbox_does_not_load_tencents_sdk() -> None:
    program = (
        "import sys; from services.identity.clients import Settings, face, sms;"
        " settings = Settings(amqp_uri='', secret_key='k'); sms(settings), face(settings);"
        " sys.exit('tencentcloud' in sys.modules)"
    )

    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True)  # noqa: S603 - as above
