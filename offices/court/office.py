"""What the court does when: the test court by script, another by its judge where the script does not speak."""

from __future__ import annotations

from collections.abc import Callable

from contracts import topology
from contracts.preservation.events import ApplicationSubmitted, FeePaid
from offices.court import judge, script
from offices.desk.decision import Decision, File
from offices.desk.office import Duty


def duties(court: str) -> dict[str, Duty]:
    """Return what each event obliges the court to do."""
    scripted = {kind: Duty(*each) for kind, each in script.SCRIPT.items()}
    if court == topology.TEST_COURT:
        return scripted
    return {kind: Duty(each.waits, _unless_scripted(kind, each.decide)) for kind, each in scripted.items()}


JUDGED: dict[str, Callable[[File], list[Decision]]] = {
    ApplicationSubmitted.TYPE: lambda file: [Decision("preservation.review", judge.review(file))],
    FeePaid.TYPE: lambda file: [Decision("preservation.ruling", judge.rule(file))],
}
"""What the court's judge decides; everything else is left to its people."""


def _unless_scripted(
    kind: str, scripted: Callable[[File], list[Decision]]
) -> Callable[[File], list[Decision]]:
    def decide(file: File) -> list[Decision]:
        if script.goes_the_long_way(file):
            return scripted(file)
        return JUDGED[kind](file) if kind in JUDGED else []

    return decide
