"""Papers: printing one when the fonts are read, then sealing it, and telling whether the seal is genuine."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from typing import Any

from bench.figures import Figure, percentile
from services.dossier.printing import Papers
from services.guarantee.clients.sealing import SandboxAuthority
from services.guarantee.tests import dockets


def measure(ground: Any, scale: float) -> list[Figure]:
    """Return how long each takes, one after the other on one core."""
    papers = Papers(ground.stack.ground.fonts)
    issued = dockets.issued()
    policy, letter = (dockets.paper(issued, kind) for kind in ("POLICY", "LETTER"))
    authority = SandboxAuthority("measurements")
    signer = authority.signer("bench", "虚构财产保险股份有限公司")
    count = max(20, int(200 * scale))
    plain = papers.printed(letter).content

    def seal() -> bytes:
        return signer.seal(plain, reason="出具保函", location="天津", at=datetime.now(UTC))

    sealed = seal()
    return [
        _figure("papers: a letter (PDF, unsigned, warm)", lambda: papers.printed(letter), count, most=50),
        _figure("papers: a policy with its clauses", lambda: papers.printed(policy), count, most=50),
        _figure("papers: sealing it (PAdES B-B, checked at once)", seal, count),
        _figure("papers: verifying a seal", lambda: authority.verify(sealed), count),
    ]


def _figure(name: str, done: Callable[[], object], count: int, most: float | None = None) -> Figure:
    took = []
    for _ in range(count):
        began = time.perf_counter()
        done()
        took.append(1000 * (time.perf_counter() - began))
    return Figure(name=name, value=median(took), unit="ms", most=most, more={"p99_ms": percentile(took, 99)})
