"""How guarantee is put together."""

from __future__ import annotations

from services.chassis.settings import Settings
from services.chassis.store import Store
from services.guarantee import projections, publishing, service
from services.guarantee.use_cases import GuaranteeUseCases

__all__ = ["METADATA", "NAME", "SERVICE", "Settings", "build", "told"]

NAME = "guarantee"
SERVICE = service.GuaranteeService
METADATA = projections.METADATA
told = publishing.told


def build(settings: Settings) -> GuaranteeUseCases:
    """Assemble guarantee over its database."""
    store = Store(url=settings.database_url, project=projections.project)
    return GuaranteeUseCases(store, projections.ApplicationRows(store))
