from __future__ import annotations

from contracts.call import CALLS
from services.preservation import projections, wiring
from services.preservation.use_cases import PreservationUseCases


def test_every_call_of_the_contract_has_its_entrypoint_and_its_use_case() -> None:
    declared = {call.name for call in CALLS.values() if call.service == wiring.NAME}

    entrypoints = {name for name in vars(wiring.SERVICE) if not name.startswith("_")}
    assert declared == entrypoints - {"name", "preservation", "react", "decide", "ring"}
    assert all(callable(getattr(PreservationUseCases, name)) for name in declared)


def test_the_program_finds_what_it_asks_the_wiring_for() -> None:
    assert wiring.SERVICE.name == wiring.NAME
    assert wiring.METADATA is projections.METADATA
    assert callable(wiring.told)
