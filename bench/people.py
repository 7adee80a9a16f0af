"""The people of the measurements: applicants who are registered and verified, and a judge; kept between runs."""

from __future__ import annotations

import json
import secrets
from concurrent.futures import ThreadPoolExecutor

from bench.ground import Ground
from tests.journey import Visitor

COURT = "湘0102"
JUDGE = "judge-of-the-measurements"
PASSWORD = "Celiang-2026"  # noqa: S105 - of nobody


def applicants(ground: Ground, count: int) -> list[str]:
    """Return the tokens of *count* applicants who have just logged in and stepped up: that is not what is measured."""
    file = ground.stack.installation.state / "bench-people.json"
    known: list[str] = json.loads(file.read_text()) if file.exists() else []
    fresh = [f"138{secrets.randbelow(10**8):08d}" for _ in range(count - len(known))]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda mobile: _visitor(ground).newcomer(mobile), fresh))
    mobiles = known + fresh
    file.write_text(json.dumps(mobiles))
    return [_visitor(ground).log_in(mobile).consent("FACE").step_up().token for mobile in mobiles[:count]]


def judge(ground: Ground) -> str:
    """Return the token of a judge of the court that no program speaks for."""
    marker = ground.stack.installation.state / "bench-judge"
    if not marker.exists():
        ground.stack.run(
            "identity",
            "services.identity.staff",
            "add-judge",
            JUDGE,
            "--office",
            COURT,
            "--password",
            PASSWORD,
        )
        marker.touch()
    return _visitor(ground).log_in_staff(JUDGE, PASSWORD).token


def _visitor(ground: Ground) -> Visitor:
    return Visitor(ground.address, ground.sandbox, patience=20)
