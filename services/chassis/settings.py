"""The settings of a program: read once, at the start, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, Self, get_type_hints

import msgspec


class SettingsWrong(SystemExit):
    """Settings are missing or misspelt; every one of them is named."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """
    What every program may be told; a service derives its own, a frozen dataclass again, and adds fields.

    The field ``health_port`` is read from ``HEALTH_PORT``. Without a default it is mandatory. Anything but text, a
    number or a flag is spelt as JSON.
    """

    amqp_uri: str = field(repr=False)
    secret_key: str = field(repr=False)
    data_secret: str = field(default="", repr=False)
    """What the keys of personal data are wrapped with; who loses it loses all personal data."""
    database_url: str = field(default="", repr=False)
    health_port: int = 0
    office_users: dict[str, str] = field(default_factory=dict)
    """Whose decisions are whose: the broker's user to the code of its office."""

    @property
    def sealing_secret(self) -> str:
        """The secret to give to the store."""
        return self.data_secret or self.secret_key

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """
        Return the settings as the environment spells them.

        Raises:
            SettingsWrong: some are missing or misspelt.
        """
        environment = os.environ if environment is None else environment
        hints = get_type_hints(cls)
        read: dict[str, Any] = {}
        wrong: list[str] = []
        for each in fields(cls):
            name = each.name.upper()
            text = environment.get(name, "")
            if text:
                try:
                    read[each.name] = _read(text, hints[each.name])
                except msgspec.MsgspecError as error:
                    wrong.append(f"{name}: {error}")
            elif _is_mandatory(each):
                wrong.append(f"{name} is not set")
        if wrong:
            raise SettingsWrong("; ".join(wrong))
        return cls(**read)


def _is_mandatory(setting: Field[Any]) -> bool:
    return setting.default is MISSING and setting.default_factory is MISSING


def _read(text: str, hint: Any) -> Any:
    if hint in (str, int, float, bool):
        return msgspec.convert(text, hint, strict=False)
    return msgspec.json.decode(text, type=hint)
