"""Prints every paper in a process of its own, and says by which SHA-256: ``python -m … <fonts>``."""

from __future__ import annotations

import hashlib
import sys

from services.dossier.printing import Papers
from services.guarantee.tests import dockets


def digests(papers: Papers) -> str:
    """Return a line for each paper."""
    sheets = [sheet for application in dockets.one_of_each() for sheet in dockets.papers(application)]
    return "".join(
        f"{each.id} {hashlib.sha256(papers.printed(each).content).hexdigest()}\n" for each in sheets
    )


if __name__ == "__main__":
    sys.stdout.write(digests(Papers(sys.argv[1])))
