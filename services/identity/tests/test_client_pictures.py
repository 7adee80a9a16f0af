"""What a page shows or plays."""

from __future__ import annotations

import base64
import io
import wave
from uuid import UUID

import pytest

from services.identity.clients import Drawings
from services.identity.clients.voice import _voices


def test_a_captcha_is_a_png() -> None:
    kind, _, drawn = Drawings().captcha("HK3F").partition(",")

    assert kind == "data:image/png;base64"
    assert base64.b64decode(drawn).startswith(b"\x89PNG")


def test_a_qr_is_an_svg_that_a_marks_answer_can_carry() -> None:
    qr = Drawings().qr(f"http://127.0.0.1:8090/face/{UUID(int=7)}")

    assert qr.startswith("data:image/svg+xml")
    assert len(qr) < 8_000


def test_a_captcha_to_hear_is_a_wav_of_a_few_seconds() -> None:
    kind, _, spoken = (heard := Drawings().spoken("304817")).partition(",")

    assert kind == "data:audio/wav;base64"
    assert len(heard) < 150_000
    with wave.open(io.BytesIO(base64.b64decode(spoken))) as sound:
        assert (sound.getframerate(), sound.getnchannels()) == (8000, 1)
        assert 4 < sound.getnframes() / 8000 < 12


def test_no_two_captchas_sound_the_same() -> None:
    assert Drawings().spoken("304817") != Drawings().spoken("304817")


@pytest.mark.parametrize("digit", "0123456789")
def test_each_digit_has_a_voice_of_its_own(digit: str) -> None:
    assert len(_voices()[digit]) > 2000
    assert [each for each, voice in _voices().items() if voice == _voices()[digit]] == [digit]
