"""
What an operator does at a terminal with the lists of courts, causes and holidays.

python -m services.preservation.lists show                                             which versions count, and which will
python -m services.preservation.lists export courts > courts.csv                       the list in force, as a file to change
python -m services.preservation.lists load courts FILE --version 2026-12 --dry-run     check it, and say what would change
python -m services.preservation.lists load courts FILE --version 2026-12 [--from 2027-01-01]

A running program counts by what was loaded within five seconds.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.store import Store

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
from services.dossier.lists import KINDS, Edition, Unfit, in_force  # noqa: E402 - eventlet greets at import
from services.dossier.shelf import Shelf  # noqa: E402 - as above
from services.preservation import projections, wiring  # noqa: E402 - as above
from services.preservation.use_cases.loading import Comparison, Loading, NotLoaded  # noqa: E402 - as above

MOST_LINES = 100


class Kind(StrEnum):
    """The kinds of lists, as they are typed."""

    COURTS = "courts"
    CAUSES = "causes"
    HOLIDAYS = "holidays"


app = typer.Typer(no_args_is_help=True, add_completion=False, help="Lists of courts, causes and holidays.")

Which = Annotated[Kind, typer.Argument(help="which list")]


@app.command()
def show() -> None:
    """Say which version of each list counts, and from when on the others do."""
    shelf = _loading()[1]
    table = Table("list", "version", "counts from", "rows", "came", "", box=box.SIMPLE)
    today = clock.day(clock.now())
    for kind in KINDS:
        editions = [each for each in shelf.editions() if each.kind == kind]
        now = in_force(editions, kind, today)
        for each in sorted(editions, key=lambda each: each.since):
            came = (
                each.loaded_at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M") if each.loaded_at else ""
            )
            counts = "in force" if each is now else "to come" if each.since > today else ""
            rows = str(len(shelf.list_of(each).facts()))
            table.add_row(kind, each.version, str(each.since), rows, came or "with the release", counts)
    Console().print(table)


@app.command()
def export(kind: Which) -> None:
    """Print the list in force as the file that `load` takes."""
    shelf = _loading()[1]
    typer.echo(shelf.text(shelf.edition(kind)), nl=False)


@app.command()
def load(
    kind: Which,
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="CSV in UTF-8, as `export` gives")
    ],
    version: Annotated[str, typer.Option(help="what it is called from now on; written once")],
    since: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="the day it counts from; today")
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only check and compare")] = False,
) -> None:
    """Check a list row by row, say what it changes, and put it into force."""
    loading, _ = _loading()
    now = clock.now()
    edition = Edition(
        kind=kind, version=version, since=since.date() if since else clock.day(now), loaded_at=now
    )
    try:
        text = file.read_text(encoding="utf-8-sig")  # a spreadsheet begins its files with a mark
        compared = loading.compare(edition, text)
        _say(compared)
        if dry_run:
            typer.echo("nothing was written")
            return
        actor = Actor(id="operator", role="operator")
        loading.load(
            edition, text, cause=Cause(mark="", id=f"operator:{now.isoformat()}", actor=actor, at=now)
        )
    except UnicodeDecodeError:
        _refuse(["the file is not in UTF-8"])
    except Unfit as unfit:
        _refuse(map(str, unfit.bad))
    except NotLoaded as reason:
        _refuse([str(reason)])
    typer.echo(f"{kind} {version} counts from {edition.since} on")


def _say(compared: Comparison) -> None:
    before, changes = compared.before, compared.changes
    typer.echo(
        f"against {before.kind} {before.version}: "
        f"{len(changes.added)} added, {len(changes.removed)} removed, {len(changes.changed)} changed"
    )
    lines = [
        *(f"+ {key}  {said}" for key, said in changes.added.items()),
        *(f"- {key}  {said}" for key, said in changes.removed.items()),
        *(f"~ {key}  {old}  ->  {new}" for key, (old, new) in changes.changed.items()),
    ]
    for line in lines[:MOST_LINES]:
        typer.echo(line)
    if len(lines) > MOST_LINES:
        typer.echo(f"and {len(lines) - MOST_LINES} more")
    for doubt in compared.doubts:
        typer.echo(f"? {doubt}")


def _refuse(reasons: Iterable[str]) -> None:
    for reason in reasons:
        typer.echo(reason, err=True)
    raise typer.Exit(1)


def _loading() -> tuple[Loading, Shelf]:
    settings = wiring.Settings.from_environment()
    store = Store(url=settings.database_url, project=projections.project, secret=settings.sealing_secret)
    loaded = projections.Loaded(store)
    shelf = Shelf(loaded)
    return Loading(store=store, shelf=shelf, keeping=loaded), shelf


if __name__ == "__main__":
    app()
