"""Papers as they are handed over: printed, as files."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from services.dossier.paper.sheet import Sheet
from services.dossier.ports import Causes, Courts, Papers


@dataclass(frozen=True, kw_only=True)
class Handing:
    """The printer, and what codes stand for on paper and page."""

    courts: Courts
    causes: Causes
    papers: Papers

    def _on_paper(self, sheet: Sheet) -> dict[str, Any]:
        printed = self.papers.printed(sheet)
        return as_file(printed.filename, printed.content)

    def _court_name(self, code: str) -> str:
        court = self.courts.get(code)
        return court.name if court else code

    def _cause_name(self, serial: str, version: str) -> str:
        cause = self.causes.get(serial, version)
        return cause.name if cause else serial


def as_file(name: str, content: bytes) -> dict[str, Any]:
    """Return a PDF as it is handed over."""
    return {"filename": name, "media_type": "application/pdf", "base64": b64encode(content).decode()}
