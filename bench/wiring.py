"""How the service to measure with is put together; the chassis runs it like any other."""

from __future__ import annotations

from dataclasses import dataclass

from bench import cases, service
from services.chassis import settings as chassis
from services.chassis.store import Store

NAME = "bench"
SERVICE = service.BenchService
METADATA = cases.METADATA
told = cases.told


@dataclass(frozen=True, kw_only=True)
class Settings(chassis.Settings):
    """What it may be told by the environment; nothing beyond what every service is told."""


def build(settings: Settings) -> service.Notes:
    """Assemble it over its database."""
    return service.Notes(Store(url=settings.database_url, project=cases.project))
