"""The resources, one module each; together they are everything that can be asked over HTTP."""

from gateway.resource import Route
from gateway.resources import (
    account,
    applications,
    callbacks,
    captchas,
    dashboard,
    guarantees,
    lists,
    materials,
    notifications,
    office,
    payments,
    registrations,
    sections,
    sessions,
)

ROUTES: tuple[Route, ...] = (
    *dashboard.ROUTES,
    *applications.ROUTES,
    *sections.ROUTES,
    *materials.ROUTES,
    *guarantees.ROUTES,
    *payments.ROUTES,
    *notifications.ROUTES,
    *lists.ROUTES,
    *captchas.ROUTES,
    *registrations.ROUTES,
    *sessions.ROUTES,
    *account.ROUTES,
    *callbacks.ROUTES,
    *office.ROUTES,
)
"""In the order in which an address is looked up: what is asked most stands first."""
