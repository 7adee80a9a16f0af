"""What was measured, beside what is to be reached: as a table for people and as JSON for comparisons."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from math import ceil
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from deploy.local.installation import ROOT

RESULTS = Path(__file__).parent / "results"
PACKAGES = (
    "nameko",
    "eventlet",
    "kombu",
    "pika",
    "aio-pika",
    "eventsourcing",
    "sqlalchemy",
    "starlette",
    "uvicorn",
)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """
    One measured value.

    Args:
        least: the value is to be at least this.
        most: the value is to be at most this.
        more: what explains the value, by name.
    """

    name: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def holds(self) -> bool | None:
        """Whether the value is what it is to be; None where nothing is asked of it."""
        if self.least is None and self.most is None:
            return None
        return (self.least is None or self.value >= self.least) and (
            self.most is None or self.value <= self.most
        )

    @property
    def target(self) -> str:
        """The bound in words."""
        if self.least is not None:
            return f"≥ {spelt(self.least)}"
        return "" if self.most is None else f"≤ {spelt(self.most)}"


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that *share* percent of the values do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * share / 100) - 1)] if ordered else 0.0


def spelt(value: float) -> str:
    """Return the value with as many digits as matter."""
    if value and abs(value) < 100:  # noqa: PLR2004 - three digits are enough
        return f"{value:.3g}"
    return f"{value:,.0f}"


def show(figures: Iterable[Figure], console: Console) -> None:
    """Print the figures as a table."""
    table = Table("what", "measured", "to reach", "", title="this build · 本次构建")
    table.columns[1].justify = table.columns[2].justify = "right"
    for each in figures:
        sign = {True: "[green]✓[/]", False: "[red]✗[/]", None: ""}[each.holds]
        colour = {True: "green", False: "red", None: "default"}[each.holds]
        table.add_row(each.name, f"[{colour}]{spelt(each.value)} {each.unit}[/]", each.target, sign)
    console.print(table)


def show_shares(title: str, shares: dict[str, float], console: Console) -> None:
    """Print which program spent how much processor time, for one request or in one second."""
    table = Table("program", "processor ms", title=title, title_justify="left")
    table.columns[1].justify = "right"
    for name, spent in sorted(shares.items(), key=lambda each: -each[1]):
        table.add_row(name, f"{spent:.2f}")
    table.add_row("[bold]together[/]", f"[bold]{sum(shares.values()):.2f}[/]")
    console.print(table)


def write(figures: Iterable[Figure], *, seconds: float, quick: bool) -> Path:
    """Keep the figures with commit, machine and versions; return the file."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / "latest.json"
    kept = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "quick": quick,
        "seconds": round(seconds, 1),
        "machine": machine(),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
        "figures": [asdict(each) | {"holds": each.holds} for each in figures],
    }
    file.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file


def commit() -> str:
    """Return the commit, with a plus when the tree differs from it."""
    head = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    changed = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=no"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return (head.stdout.strip() or "unknown") + ("+" if changed.stdout.strip() else "")


def machine() -> dict[str, Any]:
    """Return what the figures depend on, beside us."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return {
        "cpu": cpu,
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "system": f"{platform.system()} {platform.release()}",
        "load_before": round(os.getloadavg()[0], 2),
    }
