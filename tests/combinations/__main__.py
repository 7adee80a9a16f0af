"""``make demo-data``: every combination, driven to its end against the running system; then read models and histories compared."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import local

import requests
from rich.console import Console

from deploy.local.database import Database
from deploy.local.installation import Installation
from tests.combinations.agreement import compared
from tests.combinations.ends import EACH_ITS_END, Cast, End, drive
from tests.journey import DEMO_PASSWORD, Unexpected, Visitor

console = Console(highlight=False)
AT_ONCE = 2
COURT = "湘0102"
PEOPLE = {"clerk": "clerk-furong", "judge": "judge-furong", "enforcement": "enforcement-furong"}
own = local()


def cast(address: str, sandbox: str) -> Cast:
    """Let an applicant and the court's people in."""
    password = os.environ.get("DEMO_PASSWORD", DEMO_PASSWORD)
    everybody = {
        role: Visitor(address, sandbox).log_in_staff(name, password) for role, name in PEOPLE.items()
    }
    return Cast(me=Visitor(address, sandbox).newcomer(), court=COURT, **everybody)


def doubled(whole: Cast) -> Cast:
    """Return the same people with connections of this thread's own."""
    if not hasattr(own, "cast"):
        names = ("me", "clerk", "judge", "enforcement")
        own.cast = replace(
            whole, **{each: replace(getattr(whole, each), http=requests.Session()) for each in names}
        )
    mine: Cast = own.cast
    return mine


def attempt(whole: Cast, end: End) -> str:
    """Drive one; return what went wrong, or nothing."""
    try:
        drive(doubled(whole), end)
    except (Unexpected, OSError, KeyError) as wrong:
        return f"{end[0]} to {end[1].__name__}: {wrong!r}"
    return ""


def main() -> int:
    """Drive them all, two at a time; 1 when one arrives elsewhere, or a read model disagrees."""
    installation = Installation()
    address = f"http://127.0.0.1:{installation.port('gateway')}"
    began = time.monotonic()
    try:
        whole = cast(address, f"http://127.0.0.1:{installation.port('sandbox')}")
    except requests.ConnectionError:
        console.print(f"[red]✗[/] nobody answers at {address}; type: make run")
        return 1
    with ThreadPoolExecutor(AT_ONCE) as two:
        wrong = [each for each in two.map(lambda end: attempt(whole, end), EACH_ITS_END) if each]
    arrived = Counter(status for _, _, status in EACH_ITS_END)
    console.print(
        f"{len(EACH_ITS_END) - len(wrong)} of {len(EACH_ITS_END)} combinations at their ends, {time.monotonic() - began:.0f} s"
    )
    console.print("  ".join(f"{status} {many}" for status, many in sorted(arrived.items())))
    url = Database(installation, os.environ.get("DATABASE_URL") or None).url("preservation")
    many, differing = compared(url, installation.secret("DATA_SECRET"))
    console.print(f"{many} read models compared with their histories, {len(differing)} differ")
    wrong += differing
    for each in wrong:
        console.print(f"[red]✗[/] {each}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
