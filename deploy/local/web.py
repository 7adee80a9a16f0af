"""The browser application, built when its sources have changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from deploy.local.installation import ROOT, Installation
from deploy.local.steps import Stuck, step

WEB = ROOT / "gateway/web"
_MADE = {"node_modules", "dist", "generated"}


def build() -> None:
    """Bring gateway/web/dist up to date; one at a time, since tests and `make run` may want it at once."""
    with Installation().fetched("web"), step("web") as building:
        if not (WEB / "package.json").exists():
            building.says("no web yet")
            return
        sources = _fingerprint([WEB, ROOT / "gateway/openapi.json"])
        stamp = WEB / "dist/.built-from"
        if stamp.exists() and stamp.read_text() == sources:
            building.says("unchanged")
            return
        packages = _fingerprint([WEB / "package.json", WEB / "package-lock.json"])
        installed = WEB / "node_modules/.installed-from"
        if not installed.exists() or installed.read_text() != packages:
            _npm("ci")
            installed.write_text(packages)
        _npm("run", "build")
        stamp.write_text(sources)
        building.says("built")


def _npm(*arguments: str) -> None:
    """Run npm by the machine's Node.js, or the virtual environment's."""
    script = Path(__file__).with_name("node.sh")
    command = ["sh", str(script), sys.executable, "--", "npm", *arguments]
    shims = {"NODE_SHIMS": str(ROOT / ".local/fetched/node")}
    done = subprocess.run(
        command, cwd=WEB, env=os.environ | shims, capture_output=True, text=True, check=False
    )
    if done.returncode:
        told = (done.stdout + done.stderr)[-2000:].strip()
        alone = f"cd gateway/web && sh ../../deploy/local/node.sh ../../.venv/bin/python -- npm {' '.join(arguments)}"
        raise Stuck(f"the page cannot be built:\n{told}\n    to try it alone: {alone}")


def _fingerprint(places: list[Path]) -> str:
    """Return a digest of all files in PLACES but those that are made from them."""
    digest = hashlib.sha256()
    for place in places:
        files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
        for file in files:
            if not {*file.relative_to(ROOT).parts} & _MADE:
                digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()
