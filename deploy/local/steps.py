"""Each step of set-up announces itself in one line with how long it took."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator


class Stuck(Exception):
    """A step cannot go on; the text says why, and what to type or where to look."""


class Step:
    """A step under way; what it learns about itself goes on its line."""

    def __init__(self) -> None:
        self.note = ""

    def says(self, note: str) -> None:
        """Put NOTE on the step's line."""
        self.note = note


@contextlib.contextmanager
def step(name: str) -> Iterator[Step]:
    """Announce NAME, and how long it took; a step that fails says so on its line and raises."""
    under_way, began = Step(), time.monotonic()
    live = sys.stderr.isatty()
    if live:
        print(f"  … {name}", end="\r", file=sys.stderr, flush=True)
    mark = "✗"
    try:
        yield under_way
        mark = "✓"
    finally:
        took = time.monotonic() - began
        print(f"  {mark} {name:<22}{took:6.1f} s  {under_way.note}".rstrip(), file=sys.stderr, flush=True)


def remark(text: str) -> None:
    """Say one line that belongs to the step under way."""
    print(f"    {text}", file=sys.stderr, flush=True)
