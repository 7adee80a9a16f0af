"""The virtual environment, made from the lock with nothing but a bare Python 3.11 or later.

python3 -m deploy.local.venv                   make it, or bring it up to date
python3 -m deploy.local.venv MODULE [ARG...]   the same, then `python -m MODULE` in it
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from deploy.local.installation import ROOT
from deploy.local.steps import Stuck, remark, step

HOME = ROOT / ".venv"
PYTHON = HOME / "bin/python"
LOCK = ROOT / "requirements.lock"
_STAMP = HOME / "made-from"
_OLDEST = (3, 11)


def fresh() -> bool:
    """Tell whether the environment is what the lock asks for."""
    return PYTHON.exists() and _STAMP.exists() and _STAMP.read_text() == _fingerprint()


def make() -> None:
    """Make the environment from the lock, or bring it up to date."""
    if fresh():
        return
    with step("virtual environment") as making:
        if not _works():
            subprocess.run([_python(), "-m", "venv", "--clear", "--without-pip", HOME], check=True)
        for installer in _installers():
            if _install(installer):
                _STAMP.write_text(_fingerprint())
                making.says(f"{LOCK.name}, by {installer[-1]}")
                return
        raise Stuck(
            "the packages of requirements.lock cannot be installed (above).\n"
            "    If pip is missing, on Debian or Ubuntu as root: apt-get install python3-venv"
        )


def enter(module: str, *arguments: str) -> None:
    """Go on as `python -m MODULE` in the environment, made if need be; return when this is it already."""
    if Path(sys.prefix) == HOME and fresh():
        return
    make()
    os.execv(PYTHON, [str(PYTHON), "-m", module, *arguments])  # noqa: S606


def _fingerprint() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def _works() -> bool:
    """Tell whether an environment is there whose Python has not been taken away."""
    return (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-c", ""], check=False, capture_output=True).returncode == 0
    )


def _python() -> str:
    if sys.version_info >= _OLDEST:
        return sys.executable
    for name in ("python3.13", "python3.12", "python3.11"):
        if found := shutil.which(name):
            return found
    raise Stuck("Python 3.11 or later is needed; type: make run PYTHON=/path/to/python3.11")


def _installers() -> Iterator[list[str]]:
    """Offer what can install into the environment, best first; the last word names it."""
    if uv := shutil.which("uv"):
        yield [uv]
    for pip in _pips():
        if own := _uv_from_the_lock(pip):
            yield [own]  # ten times as fast as pip
        yield pip


def _pips() -> Iterator[list[str]]:
    for way in ([str(PYTHON), "-m", "pip"], [sys.executable, "-m", "pip", "--python", str(PYTHON)]):
        if subprocess.run([*way, "--version"], capture_output=True, check=False).returncode == 0:
            yield way
    if subprocess.run([PYTHON, "-m", "ensurepip"], capture_output=True, check=False).returncode == 0:
        yield [str(PYTHON), "-m", "pip"]
    # Debian splits ensurepip off; its wheel of pip is a package that need not be installed to be used.
    tree = ROOT / ".local/fetched/pip"
    script = Path(__file__).with_name("debtree.sh")
    if (
        subprocess.run(["sh", script, tree, "python3-pip-whl", "python3-pip-whl"], check=False).returncode
        == 0
    ):
        wheel = next((tree / "root/usr/share/python-wheels").glob("pip-*.whl"))
        yield [str(PYTHON), f"{wheel}/pip"]


def _uv_from_the_lock(pip: list[str]) -> str | None:
    """Install the locked uv alone."""
    entry = re.search(r"^uv==(?:.*\\\n)*.*\n", LOCK.read_text(), re.MULTILINE)
    if not entry:
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as alone:
        alone.write(entry[0])
        alone.flush()
        done = subprocess.run(
            [*pip, "install", "-q", "--require-hashes", "-r", alone.name], capture_output=True, check=False
        )
    return str(HOME / "bin/uv") if done.returncode == 0 else None


def _install(installer: list[str]) -> bool:
    command = [*installer, "install", "-q", "--require-hashes", "-r", str(LOCK)]
    if installer[-1].endswith("uv"):
        command = [*installer, "pip", "install", "-q", "--python", str(PYTHON), "--compile-bytecode",
                   "--require-hashes", "-r", str(LOCK)]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        remark(f"{installer[-1]} could not: {(done.stderr or done.stdout)[-300:].strip()}")
    return done.returncode == 0


if __name__ == "__main__":
    try:
        make()
    except Stuck as why:
        sys.exit(f"✗ {why}")
    if sys.argv[1:]:
        os.execv(PYTHON, [str(PYTHON), "-m", *sys.argv[1:]])  # noqa: S606
