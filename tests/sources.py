"""The sources of the house, as its tests read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Return every module that is not a test, with its path."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            if not {"tests", "web", "node_modules"} & set(file.relative_to(ROOT).parts):
                yield str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))
