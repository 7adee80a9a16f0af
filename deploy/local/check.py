"""What a change must pass before its tests are worth running.

python -m deploy.local.check             run all checks, two at a time
python -m deploy.local.check --mend      put the sources into form instead
python -m deploy.local.check --generate  write the generated files anew instead
"""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from deploy.local.installation import ROOT

# Whose files are generated; each takes --check.
GENERATED = ("contracts.generate", "gateway.openapi", "docs.generate")

_IN = (sys.executable, "-m")
CHECKS: dict[str, tuple[str, ...]] = {
    "types": (*_IN, "mypy"),
    "imports": (str(Path(sys.executable).with_name("lint-imports")), "--no-logo"),
    "format": (*_IN, "ruff", "format", "--check", "--output-format", "concise"),
    "lint": (*_IN, "ruff", "check", "--output-format", "concise"),
    **{f"generated: {module}": (*_IN, module, "--check") for module in GENERATED},
    "lock": ("sh", "deploy/local/lock.sh", "--check"),
    "addresses": (*_IN, "deploy.local.addresses"),
}
MENDS = ((*_IN, "ruff", "check", "--fix-only"), (*_IN, "ruff", "format"))


def passes(name: str) -> bool:
    """Run one check, and say how it went; what it has to say only when it fails."""
    began = time.monotonic()
    done = subprocess.run(CHECKS[name], cwd=ROOT, capture_output=True, text=True, check=False)
    mark = "✗" if done.returncode else "✓"
    line = f"  {mark} {name:<30}{time.monotonic() - began:6.1f} s"
    print(
        "\n".join([line, *[text for text in (done.stdout, done.stderr) if text and done.returncode]]),
        flush=True,
    )
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    """Check, mend or generate."""
    if arguments == ["--mend"]:
        return max(subprocess.run(command, cwd=ROOT, check=False).returncode for command in MENDS)
    if arguments == ["--generate"]:
        return max(subprocess.run([*_IN, module], cwd=ROOT, check=False).returncode for module in GENERATED)
    with ThreadPoolExecutor(2) as two:
        return 0 if all(list(two.map(passes, CHECKS))) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
