"""The canonical examples: one for each event and each command, read by the tests of both sides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "examples"


def exists(name: str) -> bool:
    """Return whether there is an example of that name, such as ``payment.bill.paid.v1``."""
    return (FOLDER / f"{name}.json").is_file()


def read(name: str) -> Any:
    """Return the example of that name."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def names() -> set[str]:
    """Return the names of all examples."""
    return {each.stem for each in FOLDER.glob("*.json")}
