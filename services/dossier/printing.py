"""The printer of papers."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import orjson
import segno
import typst

from services.dossier.paper.sheet import DEMO, Sheet, filename

__all__ = ["DEMO", "Paper", "Papers"]

_TEMPLATES = Path(__file__).parent / "paper"
_PAPER = str(_TEMPLATES / "paper.typ")


@dataclass(frozen=True)
class Paper:
    """A rendered paper."""

    filename: str
    media_type: str
    content: bytes


class Papers:
    """
    Prints papers with the fonts in *fonts_path* (Noto CJK, embedded); the same words give the same bytes.

    Its codes lead to *site*. The first paper takes a third of a second, for the fonts are read then; later ones some
    milliseconds, and one with hundreds of parties some seconds: *beside* says how a program does that without keeping
    everybody waiting. Papers are printed one after the other.
    """

    def __init__(
        self,
        fonts_path: str,
        site: str = "http://127.0.0.1:8000",
        *,
        beside: Callable[[Callable[[], bytes]], bytes] = lambda work: work(),
    ) -> None:
        self._beside = beside
        self._turn = threading.Lock()
        self._compiler = typst.Compiler(
            root=str(_TEMPLATES), font_paths=[fonts_path], ignore_system_fonts=True
        )
        self._site = site.rstrip("/")

    def printed(self, sheet: Sheet) -> Paper:
        """Return the paper as a PDF."""
        words = asdict(sheet) | {
            "demo": DEMO,
            "verification": self._verification(sheet),
            "body": [self._drawn(asdict(each)) for each in sheet.body],
            "tail": [self._drawn(asdict(each)) for each in sheet.tail],
        }
        said = {"words": orjson.dumps(words).decode()}
        with self._turn:
            pdf = self._beside(lambda: self._compiled(said))
        return Paper(filename(sheet.title, sheet.number, preview=bool(sheet.mark)), "application/pdf", pdf)

    def _compiled(self, said: dict[str, str]) -> bytes:
        pdf = self._compiler.compile(input=_PAPER, format="pdf", sys_inputs=said)
        return cast("bytes", pdf)  # a PDF is one file

    def _verification(self, sheet: Sheet) -> dict[str, str]:
        """Return what the foot says: which paper it is, how anybody tells whether it is genuine, and what it is worth."""
        named = f"文书编号：{sheet.application_number} / {sheet.id}，版式{sheet.template}。"
        told = sheet.verification
        how = "本页为预览，不是文书。" if sheet.mark else told.how
        return {"text": f"{named}{how}{told.worth}", "svg": self._code(told.path)}

    def _drawn(self, block: dict[str, Any]) -> dict[str, Any]:
        return block | {"svg": self._code(block["path"])} if block["block"] == "code" else block

    def _code(self, path: str) -> str:
        drawn = io.BytesIO()
        segno.make(self._site + path, error="m").save(drawn, kind="svg", border=1, xmldecl=False, nl=False)
        return drawn.getvalue().decode()
