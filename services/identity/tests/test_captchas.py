"""Telling people from programs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.identity.domain.captcha import CaptchaWrong
from services.identity.tests.a_house import House


@pytest.mark.parametrize(("kind", "says", "by"), [("IMAGE", "HK3F", "image"), ("AUDIO", "314159", "audio")])
def test_a_captcha_is_seen_or_heard_and_shows_its_answer_only_in_a_demonstration(
    house: House, kind: str, says: str, by: str
) -> None:
    shown = house.identity.create_captcha(cause=house.cause(), kind=kind)
    in_earnest = replace(house.identity, sandbox=False).create_captcha(cause=house.cause(), kind=kind)

    assert (shown["demo_answer"], shown[by]) == (says, f"data:{says}")
    assert [name for name in ("image", "audio") if shown[name]] == [by]
    assert in_earnest["demo_answer"] is None


@pytest.mark.parametrize("answer", ["hk3f", " HK 3f "])
def test_case_and_blanks_do_not_matter(house: House, answer: str) -> None:
    house.ask_code(captcha_answer=answer)
    assert house.phones.sent


def test_what_was_heard_is_answered_like_what_was_seen(house: House) -> None:
    heard = house.identity.create_captcha(cause=house.cause(), kind="AUDIO")["id"]

    house.ask_code(captcha_id=heard, captcha_answer="31 41 59")
    assert house.phones.sent


def test_any_answer_uses_a_captcha_up_before_a_message_is_sent(house: House) -> None:
    captcha = house.captcha()
    with pytest.raises(CaptchaWrong):
        house.ask_code(captcha_id=captcha, captcha_answer="XXXX")
    with pytest.raises(CaptchaWrong):
        house.ask_code(captcha_id=captcha)
    assert not house.phones.sent


def test_a_right_answer_uses_a_captcha_up_too(house: House) -> None:
    captcha = house.captcha()
    house.ask_code(captcha_id=captcha)

    with pytest.raises(CaptchaWrong):
        house.ask_code("13900139000", captcha_id=captcha)


def test_a_captcha_lasts_two_minutes(house: House) -> None:
    captcha = house.captcha()
    house.wait(seconds=121)

    with pytest.raises(CaptchaWrong):
        house.ask_code(captcha_id=captcha)


def test_what_a_captcha_says_is_kept_nowhere(house: House) -> None:
    house.captcha()

    assert "HK3F" not in str(house.memory.tables) + str(house.memory.marks)
