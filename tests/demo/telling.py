"""How the demo tells what it does."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rich.console import Console

from tests.journey import SHANGHAI, Unexpected

console = Console(highlight=False, soft_wrap=True)


def title(words: str) -> None:
    """Begin a chapter."""
    console.print(f"\n[bold]{words}[/]")


def step(words: str, status: str = "") -> None:
    """Print one step, and the status that it left."""
    console.print(f"[green]✓[/] {words}" + (f"  [dim]→[/] {status}" if status else ""))


def note(words: str) -> None:
    """Print what is worth knowing beside."""
    console.print(f"    [dim]{words}[/]")


def expect(seen: Any, wanted: Any, what: str) -> None:
    """Stop when something is not as it should be."""
    if seen != wanted:
        raise Unexpected(f"{what}: {seen!r} instead of {wanted!r}")


def there(instant: str) -> datetime:
    """Return what the clocks in Shanghai show at that moment."""
    return datetime.fromisoformat(instant).astimezone(SHANGHAI)
