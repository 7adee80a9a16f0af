"""The resources, one module each; together they are everything that can be asked over HTTP."""

from gateway.resources import (
    account,
    applications,
    callbacks,
    captchas,
    counter,
    dashboard,
    guarantees,
    lists,
    machines,
    materials,
    notifications,
    office,
    organisations,
    passwords,
    payments,
    registrations,
    sections,
    sessions,
)
from gateway.route import Route

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
    *passwords.ROUTES,
    *account.ROUTES,
    *organisations.ROUTES,
    *machines.ROUTES,
    *callbacks.ROUTES,
    *office.ROUTES,
    *counter.ROUTES,
)
"""In the order in which an address is looked up: what is asked most stands first."""
