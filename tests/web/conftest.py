"""A browser before the running system."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from deploy.local import web
from tests.conftest import System
from tests.journey import Visitor, a_mobile
from tests.web.browsing import chromium, window
from tests.web.screen import DESKTOP, PHONE, Screen

EXPECTED = re.compile(r"status of (4\d\d|503)|net::ERR_FAILED")
"""What the browser itself says of a refusal, of being told to come again, and of an answer that a test loses."""
OFFICE, ADMINISTRATOR = "湘0102", "administrator-of-tests"
"""A court that no program decides for, and who assigns its files."""
Opened = Callable[[dict[str, int]], Screen]


@dataclass(frozen=True)
class Early:
    """People who got their last message when the tests began: a number gets one in a minute at most."""

    visitor: Visitor
    messaged_at: float
    forgetful: str
    """Registered, no more."""
    verified: str
    """Verified, too."""

    def until_a_message_may_be_sent(self, mobile: str) -> str:
        """Return the number once the minute is over."""
        over = self.messaged_at + 61
        self.visitor.until(
            lambda: time.monotonic() > over, "a minute since the last message", within=120, every=0.5
        )
        return mobile


@pytest.fixture(scope="session")
def page_build() -> Iterator[None]:
    """Begin to build the page while the system is set up; who needs it waits for it in `chromium`, and hears why it failed."""

    def build() -> None:
        with suppress(Exception):
            web.build()

    building = threading.Thread(target=build)
    building.start()
    yield
    building.join()


@pytest.fixture(scope="package", autouse=True)
def early(page_build: None, system: System) -> Early:  # noqa: ARG001 - begun before the system
    """Let people register before anything else."""
    forgetful, verified = a_mobile(), a_mobile()
    system.visitor().register(forgetful)
    visitor = system.visitor().newcomer(verified)
    return Early(visitor, time.monotonic(), forgetful, verified)


@pytest.fixture
def a_minute_later(early: Early) -> Early:
    """The same; a test that asks for them comes late in the run, when the minute is over."""
    return early


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, and the page as its sources are now."""
    with chromium() as running:
        yield running


@pytest.fixture
def opened(browser: Browser, system: System) -> Iterator[Opened]:
    """Open a window of a size; nothing may go wrong in its scripts."""
    wrong: list[str] = []
    contexts = []

    def open_one(size: dict[str, int]) -> Screen:
        context = window(browser, size)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda said: (
                wrong.append(said.text) if said.type == "error" and not EXPECTED.search(said.text) else None
            ),
        )
        return Screen(page, system.address, system.sandbox)

    yield open_one
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def screen(opened: Opened) -> Screen:
    """A window on a desk."""
    return opened(DESKTOP)


@pytest.fixture
def phone(opened: Opened) -> Screen:
    """A phone, 360 pixels wide."""
    return opened(PHONE)


@pytest.fixture(scope="package")
def person(system: System) -> Visitor:
    """A verified person with applications of all sorts."""
    return system.visitor().newcomer()


@pytest.fixture
def newcomer(system: System) -> Visitor:
    """A verified person who has not applied for anything yet."""
    return system.visitor().newcomer()


@pytest.fixture
def court_admin(system: System) -> Visitor:
    """The administrator of 湘0102."""
    return system.staff(ADMINISTRATOR)
