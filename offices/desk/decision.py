"""A decision as it travels: its key, what it says, and what makes it one of its own."""

from __future__ import annotations

from typing import Any, NamedTuple

File = dict[str, Any]
"""The snapshot as the gateway answers it: creation, basic_information, materials, content_hash …"""

PARTS = {
    "preservation.acceptance": "",
    "preservation.return": "correction",
    "preservation.guarantee-order": "order",
    "preservation.exemption": "exemption",
    "preservation.review": "review",
    "preservation.aid": "decision",
    "preservation.fee-verdict": "verdict",
    "preservation.lapse": "",
    "preservation.reinstatement": "reinstatement",
    "preservation.service": "",
    "preservation.ruling": "ruling",
    "preservation.ruling-correction": "amendment",
    "preservation.measure": "measure",
    "preservation.nothing-found": "found",
    "preservation.follow-up": "follow_up",
    "guarantee.review": "review",
    "guarantee.issue": "",
    "guarantee.endorsement": "endorsement",
    "guarantee.claim": "claim",
    "guarantee.claim-verdict": "verdict",
    "guarantee.discharge": "",
}
"""Every decision that an office may send, and the part of its body in which it says what; some say it outright."""


class Decision(NamedTuple):
    """One decision on one file; *turn* tells apart those that are alike, such as two measures."""

    key: str
    said: dict[str, Any]
    turn: int = 0

    def body(self, application_id: str) -> dict[str, Any]:
        """Return what is sent."""
        part = PARTS[self.key]
        return {"application_id": application_id} | ({part: self.said} if part else self.said)
