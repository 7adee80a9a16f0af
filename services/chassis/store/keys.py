"""The keys of personal data as a store has them at hand: those read of late, and those that a save makes."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from services.chassis.rows import Put
from services.chassis.tables import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from services.chassis.rows import RowOperation
    from services.chassis.vault import Key, Vault

KEPT_FOR = 10.0
"""Seconds: that long another program may go on reading what was erased."""

KEPT = 2_000

_GONE = b""
"""What a destroyed key is read as; no row at all is None."""

OF_ROW = f"coalesce({KEYS.name}.wrapped, ''::bytea)"
"""What to select of a key, so that a destroyed one differs from one that never was."""


class Keys:
    """
    The keys that were read in the last seconds.

    Args:
        fetch: returns a key as it is kept: wrapped, empty when it was destroyed, None when there is none.
    """

    def __init__(
        self,
        vault: Vault,
        fetch: Callable[[UUID], bytes | None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.vault = vault
        self._fetch = fetch
        self._now = now
        self._kept: OrderedDict[UUID, tuple[float, bytes, Key | None]] = OrderedDict()

    def find(self, key_id: UUID) -> Key | None:
        """
        Return the key, or None when it was destroyed.

        Raises:
            LookupError: there never was one.
        """
        kept = self._kept.get(key_id)
        if kept is not None and kept[0] > self._now():
            return kept[2]
        fetched = self._fetch(key_id)
        if fetched is None:
            raise LookupError(f"no key {key_id}")
        return self.learn(key_id, fetched)

    def opening(self, key_id: UUID) -> Key | None:
        """Return the key, or None when there is none any more, for whatever reason."""
        try:
            return self.find(key_id)
        except LookupError:
            return None

    def learn(self, key_id: UUID, fetched: bytes) -> Key | None:
        """Keep a key as it was just read; return it, or None when it was destroyed."""
        kept = self._kept.get(key_id)
        if kept is not None and kept[1] == fetched:
            key = kept[2]
            if kept[0] > self._now() + KEPT_FOR - 1:  # learnt within the last second
                return key
        else:
            key = None if fetched == _GONE else self.vault.unwrap(key_id, fetched)
        self._kept.pop(key_id, None)
        self._kept[key_id] = (self._now() + KEPT_FOR, fetched, key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return key

    def forget(self, key_id: UUID) -> None:
        """Read the key anew when it is next asked for."""
        self._kept.pop(key_id, None)


class KeysOfSave:
    """
    The keys of one save; those that are missing it makes.

    Two saves that make the same key meet in its mark, like any claim.

    Args:
        new: ids that this save opens; nobody needs to look for their keys.
    """

    def __init__(self, keys: Keys | None, new: Collection[UUID] = ()) -> None:
        self._keys = keys
        self._new = new
        self._made: dict[UUID, tuple[Key, bytes]] = {}

    @property
    def own(self) -> Key:
        """The service's own key."""
        return _given(self._keys).vault.own

    def find(self, key_id: UUID) -> Key | None:
        """Return the key to seal with, or None when it was destroyed."""
        if key_id in self._made:
            return self._made[key_id][0]
        if key_id not in self._new:
            try:
                return _given(self._keys).find(key_id)
            except LookupError:
                pass
        self._made[key_id] = made = _given(self._keys).vault.make(key_id)
        return made[0]

    @property
    def rows(self) -> list[RowOperation]:
        """The rows of the keys that were made."""
        return [Put(KEYS, {"id": each, "wrapped": wrapped}) for each, (_, wrapped) in self._made.items()]

    @property
    def marks(self) -> dict[str, bytes | None]:
        """The claims on the keys that were made."""
        return {f"key:{each}": None for each in self._made}

    def saved(self, operations: Iterable[RowOperation]) -> None:
        """Know the keys that were made, and forget those that were destroyed."""
        for key_id, (_, wrapped) in self._made.items():
            _given(self._keys).learn(key_id, wrapped)
        if self._keys is not None:
            for each in operations:
                if each.table is KEYS:
                    self._keys.forget(_id_of(each))


def _id_of(operation: Any) -> UUID:
    given = operation.values if isinstance(operation, Put) else operation.key
    return UUID(str(given["id"]))


def _given(keys: Keys | None) -> Keys:
    if keys is None:
        raise TypeError("a store that is to seal is given a secret")
    return keys
