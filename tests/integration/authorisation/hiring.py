"""Let an operator open the accounts of everybody who works for an office, at one terminal; who has one keeps it.

python -m tests.integration.authorisation.hiring PASSWORD NAME ROLE OFFICE [NAME ROLE OFFICE ...]
"""

from __future__ import annotations

import sys

from typer import BadParameter

from services.identity.staff import app


def main(password: str, *everybody: str) -> None:
    """Open each account; an operator's office is empty."""
    for name, role, office in zip(everybody[::3], everybody[1::3], everybody[2::3], strict=True):
        at = ["--office", office] if office else []
        try:
            app([f"add-{role.replace('_', '-')}", name, "--password", password, *at], standalone_mode=False)
        except BadParameter as refused:
            if "is taken" not in refused.message:  # there since the last run
                raise


if __name__ == "__main__":
    main(*sys.argv[1:])
