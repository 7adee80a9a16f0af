"""Digits to hear: in Mandarin, now faster and now slower, over a murmur of the same voice played backwards."""

from __future__ import annotations

import os
import secrets
import wave
from functools import cache
from pathlib import Path

from captcha import audio

_DIGITS = Path(__file__).parents[1] / "data/digits"
_RATE = 8000
_HISS = bytes(126 + each % 5 for each in range(256))
_CHANCE = secrets.SystemRandom()


def say(digits: str) -> bytes:
    """Return a WAV, 8 kHz, 8 bit, mono: a beep, then about a second for each of the *digits*."""
    words = [_twisted(_voices()[each], slower=(0.95, 1.3), louder=(0.85, 1.0)) for each in digits]
    pauses = [_between(0.4, 0.8) for _ in (*words, "end")]
    ground = _murmur(sum(map(len, words)) + sum(pauses))
    at = pauses[0]
    for word, pause in zip(words, pauses[1:], strict=True):
        ground[at : at + len(word)] = audio.mix_wave(word, ground[at : at + len(word)])
        at += len(word) + pause
    return bytes(audio.patch_wave_header(audio.BEEP + ground))


def _murmur(length: int) -> bytearray:
    # The library's own draws a random number for each sample, which takes longer than all the rest.
    ground = bytearray(os.urandom(length).translate(_HISS))
    at = _between(0.0, 0.3)
    while at < length:
        backwards = _CHANCE.choice(list(_voices().values()))[::-1]
        voice = _twisted(backwards, slower=(0.8, 1.6), louder=(0.15, 0.3))[: length - at]
        ground[at : at + len(voice)] = voice
        at += len(voice) + _between(0.0, 0.2)
    return ground


def _twisted(voice: bytes, *, slower: tuple[float, float], louder: tuple[float, float]) -> bytearray:
    level = _CHANCE.uniform(*louder)
    sounds = bytes(round((each - 128) * level) + 128 for each in range(256))
    return audio.change_speed(bytearray(voice.translate(sounds)), _CHANCE.uniform(*slower))


@cache
def _voices() -> dict[str, bytes]:
    voices = {}
    for file in _DIGITS.glob("*.wav"):
        with wave.open(str(file)) as spoken:
            voices[file.stem] = spoken.readframes(-1)
    return voices


def _between(least: float, most: float) -> int:
    """Return a number of samples that last between two times, in seconds."""
    return round(_CHANCE.uniform(least, most) * _RATE)
