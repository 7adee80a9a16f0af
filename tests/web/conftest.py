"""A browser before the running system."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from deploy.local import web
from deploy.local.installation import ROOT
from tests.conftest import System
from tests.journey import Visitor
from tests.web.screen import DESKTOP, PHONE, Screen

EXPECTED = re.compile(r"status of 4\d\d|net::ERR_FAILED")
"""What the browser itself says of a refusal, and of an answer that a test loses."""
Opened = Callable[[dict[str, int]], Screen]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, found or fetched; the page, built of its present sources."""
    web.build()
    script = ROOT / "deploy" / "local" / "chromium.sh"
    chromium = subprocess.run(
        ["/bin/sh", script, ROOT / ".local" / "chromium"], stdout=subprocess.PIPE, text=True, check=True
    )
    with sync_playwright() as playwright:
        program = Path(chromium.stdout.strip())
        launched = playwright.chromium.launch(executable_path=program, args=["--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture
def opened(browser: Browser, system: System) -> Iterator[Opened]:
    """Open a window of a size; nothing may go wrong in its scripts."""
    wrong: list[str] = []
    contexts = []

    def open_one(size: dict[str, int]) -> Screen:
        context = browser.new_context(viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai")  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
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
