"""How notification is put together."""

from __future__ import annotations

from services.chassis.settings import Settings
from services.chassis.store import Store
from services.notification import projections, publishing, service
from services.notification.use_cases import NotificationUseCases

__all__ = ["METADATA", "NAME", "SERVICE", "Settings", "build", "told"]

NAME = "notification"
SERVICE = service.NotificationService
METADATA = projections.METADATA
told = publishing.told


def build(settings: Settings) -> NotificationUseCases:
    """Assemble notification over its database."""
    store = Store(url=settings.database_url, project=projections.project)
    return NotificationUseCases(store, projections.InboxRows(store))
