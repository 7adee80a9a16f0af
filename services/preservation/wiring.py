"""How preservation is put together: the only place that knows which ports are real."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis import settings as chassis
from services.chassis.hub import beside_the_hub
from services.chassis.store import Store
from services.dossier.printing import Papers
from services.dossier.shelf import Causes, Courts, Holidays, Shelf
from services.preservation import clients, projections, publishing, service
from services.preservation.use_cases import PreservationUseCases

NAME = "preservation"
SERVICE = service.PreservationService
METADATA = projections.METADATA
told = publishing.told


@dataclass(frozen=True, kw_only=True)
class Settings(chassis.Settings):
    """What preservation may be told by the environment, beside what every service is told."""

    fonts_path: str = ""
    """The folder with the fonts that papers are printed in."""
    gateway_url: str = "http://127.0.0.1:8000"
    """Where the codes on papers lead to."""


def build(settings: Settings) -> PreservationUseCases:
    """Assemble preservation over its database, the lists of courts and causes, and the printer."""
    store = Store(url=settings.database_url, project=projections.project, secret=settings.sealing_secret)
    shelf = Shelf(projections.Loaded(store))
    return PreservationUseCases(
        store=store,
        drafts=projections.drafts(store),
        lists=projections.Lists(store),
        named=projections.Named(store),
        staff=projections.Staff(store),
        notes=projections.Notes(store),
        alarms=projections.Alarms(store),
        indexes=clients.indexes(settings.secret_key),
        feed=publishing.Feeds(store, source=NAME),
        next_number=projections.numbers(store),
        courts=Courts(shelf),
        causes=Causes(shelf),
        calendar=Holidays(shelf).calendar,
        papers=Papers(settings.fonts_path, settings.gateway_url, beside=beside_the_hub),
    )
