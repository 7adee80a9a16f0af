"""The papers of a file: which there are, and how each is printed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from services.chassis.refusals import Unknown
from services.preservation.domain import events, paper
from services.preservation.use_cases.desk import Desk
from services.preservation.use_cases.history import History


class Paperwork(Desk):
    """What applicant and court share of the papers; they follow from the history alone."""

    def _papers_of(self, seen: History) -> list[dict[str, Any]]:
        """Return the papers of a file, oldest first."""
        return [
            {
                "id": each.id,
                "kind": each.kind,
                "title": each.title,
                "number": each.number,
                "issued_at": each.issued_at,
            }
            for each in paper.lines(entries(seen), self._registers())
        ]

    def _printed(self, seen: History, paper_id: str) -> dict[str, Any]:
        """
        Return a paper as a file: printed, or where the signed one lies.

        Raises:
            Unknown: there is no such paper, or its words were erased.
        """
        sheet = paper.written(entries(seen), self._registers(), paper_id)
        if sheet is None:
            raise Unknown
        signed = _signed(seen, sheet)
        if signed is not None:
            file = {"address": signed.address, "key": signed.key}
            return {
                "filename": signed.filename,
                "media_type": "application/pdf",
                "base64": None,
                "file": file,
            }
        return {**self._on_paper(sheet), "file": None}

    def _registers(self) -> paper.Registers:
        return paper.Registers(court=self._court_name, cause=self._cause_name)


def entries(seen: History) -> list[paper.Entry]:
    """Return the history as papers quote it."""
    return [
        paper.Entry(
            version=each.version,
            event=each.event,
            at=datetime.fromisoformat(each.meta["at"]),
            account=each.meta["actor"]["id"],
            role=each.meta["actor"]["role"],
        )
        for each in seen.recorded
    ]


def _signed(seen: History, sheet: paper.Sheet) -> Any:
    """Return the signed paper that stands for a ruling, if one was uploaded."""
    if sheet.kind != "RULING":
        return None
    ruled = seen.last(events.Ruled)
    return ruled.ruling.signed if ruled and ruled.ruling else None
