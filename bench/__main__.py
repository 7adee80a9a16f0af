"""Measure this build, and print what came of it beside what is to be reached.

The system runs in a folder of its own, below the state folder: STATE_DIR, or `.local` of the checkout.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
import time
import warnings
from pathlib import Path
from typing import Annotated

import psutil
import structlog
import typer
from rich.console import Console

from bench import figures
from bench.figures import Figure
from bench.ground import Ground
from deploy.local.installation import ROOT
from deploy.local.stack import Stack
from deploy.local.steps import Stuck, step
from tests.journey import A_CROWD

MEASUREMENTS = (
    "footprint",
    "append",
    "replay",
    "relay",
    "calls",
    "arrival",
    "dashboard",
    "lifecycle",
    "papers",
)
QUICK = 0.25
QUIET = 0.2
"""Cores that others may take before a rate says more about them than about us."""

console = Console(highlight=False, width=None if sys.stdout.isatty() else 110)


def main(
    only: Annotated[
        list[str] | None, typer.Option(help=f"one of {', '.join(MEASUREMENTS)}; may be repeated")
    ] = None,
    *,
    quick: Annotated[bool, typer.Option(help="a quarter of the load, in a minute")] = False,
) -> None:
    """Measure."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    chosen = only or list(MEASUREMENTS)
    if unknown := set(chosen) - set(MEASUREMENTS):
        raise typer.BadParameter(f"there is no {', '.join(sorted(unknown))}")
    began = time.monotonic()
    found: list[Figure] = []
    state = Path(os.environ.get("STATE_DIR") or ROOT / ".local") / "bench"
    with Stack(state, told=A_CROWD) as stack:
        with step("programs"):
            stack.start()
        ground = Ground(stack)
        for name in chosen:
            with step(name) as measuring:
                found += _measured(ground, name, QUICK if quick else 1.0)
                measuring.says(
                    f"the rest of the machine took {found[-1].more['cores_taken_by_others']:.2f} cores"
                )
    figures.show(found, console)
    if (busiest := max(each.more["cores_taken_by_others"] for each in found)) > QUIET:
        console.print(
            f"[yellow]others took up to {busiest} cores meanwhile: the rates are not this build's[/]"
        )
    for each in found:
        if "ms_each" in each.more:
            figures.show_shares(each.name, each.more["ms_each"], console)
    if not only:
        file = figures.write(found, seconds=time.monotonic() - began, quick=quick)
        console.print(f"{file.relative_to(ROOT)}, {time.monotonic() - began:.0f} s")


def _measured(ground: Ground, name: str, scale: float) -> list[Figure]:
    """Measure, and note how much of the machine others took meanwhile: on a busy one a rate says little."""
    ours, busy, began = sum(ground.spent().values()), _busy(), time.monotonic()
    found: list[Figure] = importlib.import_module(f"bench.{name}").measure(ground, scale)
    elsewhere = (_busy() - busy) - (sum(ground.spent().values()) - ours)
    for each in found:
        each.more["cores_taken_by_others"] = round(max(0.0, elsewhere) / (time.monotonic() - began), 2)
    return found


def _busy() -> float:
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - times.iowait - times.guest - times.guest_nice)


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    try:
        typer.run(main)
    except Stuck as why:
        sys.exit(f"✗ {why}")
