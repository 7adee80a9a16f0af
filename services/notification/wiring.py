"""How notification is put together."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis import settings as chassis
from services.chassis.store import Store
from services.notification import projections, publishing, service
from services.notification.use_cases import NotificationUseCases

NAME = "notification"
SERVICE = service.NotificationService
METADATA = projections.METADATA
told = publishing.told


@dataclass(frozen=True, kw_only=True)
class Settings(chassis.Settings):
    """What notification may be told by the environment; nothing beyond what every service is told."""


def build(settings: Settings) -> NotificationUseCases:
    """Assemble notification over its database."""
    store = Store(url=settings.database_url, project=projections.project)
    return NotificationUseCases(store, projections.InboxRows(store))
