"""保单, 保函 and the other papers of a guarantee: the sealed PDF, and the signed statement that machines read."""

from typing import Any

from contracts.guarantee import rpc
from gateway.auth import APPLICANT, READING
from gateway.resources.guarantees import ONE
from gateway.resources.papers import printed
from gateway.resources.verbs import read
from gateway.route import Route
from gateway.uploads import PDF


def _sealed(kind: str, zh: str, en: str) -> tuple[Route, Route]:
    """Return how a sealed paper is downloaded, and the statement beside it."""
    path = f"{ONE}/{kind.lower()}"
    whose: dict[str, Any] = {"roles": APPLICANT, "scope": READING}
    return (
        read(
            path,
            rpc.PRINT_PAPER,
            zh=f"下载{zh}",
            en=f"The {en}, sealed by the insurer",
            fixed={"paper_id": kind.lower()},
            gives=PDF,
            endpoint=printed,
            **whose,
        ),
        read(
            f"{path}/statement",
            rpc.VIEW_STATEMENT,
            zh=f"{zh}机读数据",
            en=f"What the {en} says, as canonical JSON with a signature of its own [RFC 8785]",
            fixed={"kind": kind},
            **whose,
        ),
    )


ROUTES = (
    *_sealed("POLICY", "保单", "policy"),
    *_sealed("LETTER", "保函", "letter of guarantee"),
    read(
        f"{ONE}/papers/{{paper_id}}",
        rpc.PRINT_PAPER,
        zh="下载担保文书",
        en="One of the papers of the guarantee",
        roles=APPLICANT,
        scope=READING,
        gives=PDF,
        endpoint=printed,
    ),
)
