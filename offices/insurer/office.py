"""What the insurer does when: the test insurer by script, another by its underwriter."""

from __future__ import annotations

from contracts.guarantee.events import GuaranteeSubmitted, PapersSupplied, PremiumPaid
from offices.desk.decision import Decision, File
from offices.desk.office import Duty
from offices.insurer import script, underwriter

TEST_INSURER = "test-insurer"
"""The insurer of the test court: it decides by script, for programs that try things out."""


def duties(insurer: str) -> dict[str, Duty]:
    """Return what each event obliges the insurer to do; what its underwriter leaves open waits for its people."""
    decide = script.examine if insurer == TEST_INSURER else underwriter.examine
    examine = Duty(("SUBMITTED",), lambda file: decide(file) if file["answer_by"] else [])
    return {
        GuaranteeSubmitted.TYPE: examine,
        PapersSupplied.TYPE: examine,
        PremiumPaid.TYPE: Duty(("PAID",), issue),
    }


def issue(_: File) -> list[Decision]:
    """Issue policy and letter: once the premium is there, nothing is left to decide."""
    return [Decision("guarantee.issue", {"officer": underwriter.OFFICERS[0]["officer"]})]
