from __future__ import annotations

from contracts.call import CALLS
from services.guarantee import projections, wiring
from services.guarantee.use_cases import GuaranteeUseCases


def test_every_call_of_the_contract_has_its_entrypoint_and_its_use_case() -> None:
    declared = {call.name for call in CALLS.values() if call.service == wiring.NAME}

    entrypoints = {name for name in vars(wiring.SERVICE) if not name.startswith("_")}
    assert declared == entrypoints - {"name", "guarantee", "react", "decide", "expire"}
    assert [name for name in declared if not callable(getattr(GuaranteeUseCases, name, None))] == []


def test_the_program_finds_what_it_asks_the_wiring_for() -> None:
    assert wiring.SERVICE.name == wiring.NAME
    assert wiring.METADATA is projections.METADATA
    assert {"applications", "sections", "office_feed", "documents", "letters"} <= set(wiring.METADATA.tables)
    assert callable(wiring.told)
