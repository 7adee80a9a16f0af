"""The printer of papers."""

from __future__ import annotations

import io
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import orjson
import segno
import typst

from services.preservation.domain.paper import Sheet

_TEMPLATES = Path(__file__).parent.parent / "papers"
_PAPER = str(_TEMPLATES / "paper.typ")

DEMO = "演示样本 无法律效力"
"""Stands across every page, in the metadata and in the name of every paper, for no court stands behind it yet."""


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
    milliseconds.
    """

    def __init__(self, fonts_path: str, site: str = "http://127.0.0.1:8000") -> None:
        self._compiler = typst.Compiler(
            root=str(_TEMPLATES), font_paths=[fonts_path], ignore_system_fonts=True
        )
        self._site = site.rstrip("/")

    def printed(self, sheet: Sheet) -> Paper:
        """Return the paper as a PDF."""
        words = asdict(sheet) | {
            "demo": DEMO,
            "verification": self._verification(sheet),
            "tail": [self._drawn(asdict(each)) for each in sheet.tail],
        }
        pdf = self._compiler.compile(
            input=_PAPER, format="pdf", sys_inputs={"words": orjson.dumps(words).decode()}
        )
        name = f"{sheet.title}{sheet.number}{'（预览）' if sheet.mark else ''} {DEMO}.pdf"
        return Paper(name, "application/pdf", cast("bytes", pdf))  # a PDF is one file

    def _verification(self, sheet: Sheet) -> dict[str, str]:
        """Return how anybody who may see the file tells whether a paper is the one that was issued: it is printed anew."""
        named = f"文书编号：{sheet.application_number} / {sheet.id}，版式{sheet.template}。"
        how = "核验：登录网上保全系统，在该申请的文书列表中重新下载本编号的文书，两份文件的SHA-256一致，即与系统中的文书相同。"
        what = "本页为预览，不是文书。" if sheet.mark else how
        text = (
            f"{named}{what}本系统为演示系统，核验结果仅为“演示”；未加盖电子印章，无电子签名，不具有法律效力。"
        )
        return {"text": text, "svg": self._code(f"/applications/{sheet.application_id}")}

    def _drawn(self, block: dict[str, Any]) -> dict[str, Any]:
        return block | {"svg": self._code(block["path"])} if block["block"] == "code" else block

    def _code(self, path: str) -> str:
        drawn = io.BytesIO()
        segno.make(self._site + path, error="m").save(drawn, kind="svg", border=1, xmldecl=False, nl=False)
        return drawn.getvalue().decode()
