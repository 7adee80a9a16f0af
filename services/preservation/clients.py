"""The outside of preservation: the keys of the hashes by which parties are found."""

from __future__ import annotations

from functools import partial

from contracts import signatures
from services.preservation.use_cases.naming import Indexes


def indexes(secret_key: str) -> Indexes:
    """Return the keyed hashes by which parties are found."""
    search = signatures.derived(secret_key, "search preservation")
    return Indexes(alias=partial(signatures.alias_of, secret_key), sought=partial(signatures.keyed, search))
