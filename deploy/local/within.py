"""A command within the running system, told what one of its programs is told.

python -m deploy.local.within payment python -m services.chassis.waiting list
python -m deploy.local.within payment psql -c 'select count(*) from events'

For a service, psql and pg_dump are the database's own, and open its database as the owner. STATE_DIR chooses the
installation; the default is the checkout's own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from deploy.local.database import SERVICES, Database, Server
from deploy.local.installation import Installation
from deploy.local.supervision import Supervisor


def told(program: str) -> dict[str, str]:
    """Return the environment of PROGRAM as it runs now; a service's with the owner's way into its database."""
    installation = Installation()
    supervisor = Supervisor(installation)
    if not supervisor.pid:
        raise SystemExit("✗ nothing runs here; type: make run")
    _, process = supervisor.state(program)
    if not process:
        raise SystemExit(f"✗ {program} does not run, see {installation.log(program)}")
    lines = Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
    named = dict(os.fsdecode(line).split("=", 1) for line in lines if b"=" in line)
    named.pop("HEALTH_PORT", None)  # it is taken
    if program in SERVICES:
        named |= _as_owner(installation, program, named["PATH"])
    return named


def _as_owner(installation: Installation, service: str, path: str) -> dict[str, str]:
    url = Database(installation).owner_url(service)
    to = urlsplit(url)
    return {
        "DATABASE_OWNER_URL": url,
        "PGHOST": str(to.hostname),
        "PGPORT": str(to.port),
        "PGUSER": str(to.username),
        "PGPASSWORD": str(to.password),
        "PGDATABASE": service,
        "PATH": f"{Server(installation).binaries}:{path}",
    }


def main(arguments: list[str]) -> int:
    """Become the command."""
    match arguments:
        case [program, "python", *rest] if rest:
            os.execve(sys.executable, [sys.executable, *rest], told(program))  # noqa: S606 - the operator's own words
        case [program, command, *rest]:
            os.execvpe(command, [command, *rest], told(program))  # noqa: S606 - the operator's own words
    sys.stdout.write(__doc__ or "")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
