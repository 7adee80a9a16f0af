"""The system on one machine, without containers.

Only the standard library is imported here and in the first step: that one makes the virtual environment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deploy.local.stack import Stack

__all__ = ["Stack"]


def __getattr__(name: str) -> object:
    """Import what was asked for only now."""
    if name == "Stack":
        from deploy.local.stack import Stack  # noqa: PLC0415

        return Stack
    raise AttributeError(name)
