"""A Chromium, found or fetched, and the page built of its present sources."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from deploy.local import web
from deploy.local.installation import ROOT

PATIENCE = 60_000
"""Milliseconds, for a machine that is busy."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser; end it afterwards."""
    web.build()
    script = ROOT / "deploy" / "local" / "chromium.sh"
    found = subprocess.run(
        ["/bin/sh", script, ROOT / ".local" / "chromium"], stdout=subprocess.PIPE, text=True, check=True
    )
    with sync_playwright() as playwright:
        program = Path(found.stdout.strip())
        browser = playwright.chromium.launch(executable_path=program, args=["--disable-gpu"])
        yield browser
        browser.close()


def window(browser: Browser, size: dict[str, int]) -> BrowserContext:
    """Open a window of somebody in China."""
    context = browser.new_context(viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    return context
