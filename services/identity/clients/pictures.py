"""What a page shows or plays, as `data:` URLs: a captcha to see, a captcha to hear, a QR."""

from __future__ import annotations

import base64
import io

import segno
from captcha.image import ImageCaptcha

from services.chassis.hub import beside_the_hub
from services.identity.clients.voice import say

INK = (31, 39, 51)


class Legible(ImageCaptcha):
    """Letters side by side, turned and bent less than usual: half of the usual ones nobody could read."""

    word_space_probability = 1.0  # a space would squeeze the others
    word_offset_dx = 0.1
    character_rotate = (-25, 25)
    character_warp_dx = (0.1, 0.2)


class Drawings:
    """Pictures and sounds, made beside the hub."""

    def __init__(self) -> None:
        self._captchas = Legible(width=180, height=64)

    def captcha(self, text: str) -> str:
        """Return a PNG that a person can read."""
        drawn: io.BytesIO = beside_the_hub(self._captchas.generate, text, "png", None, INK)
        return _url("image/png", drawn.getvalue())

    def spoken(self, text: str) -> str:
        """Return a WAV in which a person can hear the digits of *text*, in Mandarin."""
        return _url("audio/wav", beside_the_hub(say, text))

    def qr(self, url: str) -> str:
        """Return an SVG of the QR of *url*."""
        return str(segno.make(url, error="m").svg_data_uri(scale=5, border=2))


def _url(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
