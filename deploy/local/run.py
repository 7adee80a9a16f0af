"""The whole system on this machine, in one command: set up, started, watched; Ctrl-C stops it and keeps the data."""

from __future__ import annotations

import fcntl
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

from deploy.local import venv
from deploy.local.steps import Stuck, step


def main() -> None:
    """Set up what is missing, start everything, and stay until asked to stop."""
    from deploy.local import web  # noqa: PLC0415  (needs the virtual environment)
    from deploy.local.stack import Stack  # noqa: PLC0415

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    began = time.monotonic()
    stack = Stack()
    if stack.running:
        address = f"http://127.0.0.1:{stack.installation.port('gateway')}"
        print(f"Already running: {address}   (to stop it: kill {stack.running})")
        return
    with (stack.installation.state / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stuck(f"another make run is on its way in {stack.installation.state}") from None
        try:
            web.build()
            with stack:
                with step("programs"), ThreadPoolExecutor(1) as beside:
                    accounts = beside.submit(stack.run, "identity", "services.identity.staff", "seed-demo")
                    stack.start()
                address = stack.ground.address("gateway")
                print(f"\n  {address}   ready in {time.monotonic() - began:.1f} s\n\n{accounts.result()}\n  Ctrl-C stops it; "
                      f"logs: {stack.installation.folder('log')}", flush=True)  # fmt: skip
                stack.watch()
        except KeyboardInterrupt:
            print(f"  stopped; the data stay in {stack.installation.state}", flush=True)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """Stop in order; who asks a second time waits for the first."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    try:
        venv.enter("deploy.local.run")
        main()
    except Stuck as why:
        sys.exit(f"✗ {why}")
    except KeyboardInterrupt:
        sys.exit(130)
