"""How guarantee is put together."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis import settings as chassis
from services.chassis.store import Store
from services.guarantee import projections, publishing, service
from services.guarantee.use_cases import GuaranteeUseCases

NAME = "guarantee"
SERVICE = service.GuaranteeService
METADATA = projections.METADATA
told = publishing.told


@dataclass(frozen=True, kw_only=True)
class Settings(chassis.Settings):
    """What guarantee may be told by the environment; nothing beyond what every service is told."""


def build(settings: Settings) -> GuaranteeUseCases:
    """Assemble guarantee over its database."""
    store = Store(url=settings.database_url, project=projections.project)
    return GuaranteeUseCases(store, projections.ApplicationRows(store))
