"""A state table of the domain's handbook, as tests type it out by hand: a state, what is attempted there, where it leads."""

from __future__ import annotations


def table_of(written: str) -> dict[str, dict[str, str]]:
    """
    Return what may be attempted in each state, and the state that it leads to, the same one if it stays.

    >>> table_of("DRAFT | Edited · Submitted → SUBMITTED")
    {'DRAFT': {'Edited': 'DRAFT', 'Submitted': 'SUBMITTED'}}
    """
    table: dict[str, dict[str, str]] = {}
    state = ""
    for line in written.strip().splitlines():
        name, _, entries = line.partition("|")
        if name.strip():
            state = name.strip()
            table[state] = {}
        for entry in entries.split("·") if entries.strip() else []:
            attempt, _, target = (each.strip() for each in entry.partition("→"))
            table[state][attempt] = target or state
    return table


def event_of(attempt: str) -> str:
    """Return the name of the event that an attempt, such as ``Reviewed(通过)``, is about."""
    return attempt.partition("(")[0]
