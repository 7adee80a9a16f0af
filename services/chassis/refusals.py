"""What is said when a rule forbids what was asked."""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):
    """
    A named rule forbids what was asked; nothing was stored.

    ``CODE`` is the promise (its words stand in the contracts); *fields* are the bad fields, each
    ``{"field", "code", "zh", "en"}``.
    """

    CODE: ClassVar[str]

    def __init__(self, *fields: dict[str, str]) -> None:
        super().__init__(self.CODE)
        self.fields = list(fields)


class Unknown(Refusal):
    """There is no such thing, or it is none of the asker's business."""

    CODE = "unknown"


class StaleVersion(Refusal):
    """It has changed since the asker read it."""

    CODE = "stale-version"


class BadInput(Refusal):
    """Some fields are wrong."""

    CODE = "bad-input"


class NotAllowed(Refusal):
    """The asker's role may not do this."""

    CODE = "not-allowed"


class StepUpNeeded(Refusal):
    """The asker shows first, by a code to his phone or by his face, that it is really he."""

    CODE = "step-up-needed"


class CommandIdReused(Refusal):
    """The command id was used with another body."""

    CODE = "command-id-reused"


class Busy(Refusal):
    """Others are changing the same thing faster than we can follow."""

    CODE = "busy"


class StoreUnavailable(Refusal):
    """The store did not answer in time; nothing was stored, as far as it says."""

    CODE = "unavailable"


class NotYet(Exception):
    """What a reaction builds on has not been heard yet; it waits."""


def bad(field: str, code: str, zh: str, en: str) -> dict[str, str]:
    """Return what a refusal says of a field that breaks its rule."""
    return {"field": field, "code": code, "zh": zh, "en": en}
