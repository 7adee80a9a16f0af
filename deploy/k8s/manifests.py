"""Render the overlays and validate them against Kubernetes' own schemas, without a cluster, kubectl or network.

python -m deploy.k8s.manifests               render and validate every overlay
python -m deploy.k8s.manifests OVERLAY       the same of one, and print it: … | kubectl apply -f -
"""

from __future__ import annotations

import sys
from pathlib import Path

import kubernetes_validate
import yaml

from deploy.k8s.rendering import Manifest, Unrenderable, render

OVERLAYS = Path(__file__).parent / "overlays"
VERSION = "1.33"
"""The oldest Kubernetes that we run on."""


def problems(manifests: list[Manifest]) -> list[str]:
    """Return what Kubernetes would refuse, unknown fields included."""
    found = []
    for each in manifests:
        try:
            kubernetes_validate.validate(each, VERSION, strict=True)
        except kubernetes_validate.ValidationError as error:
            place = ".".join(str(step) for step in error.path)
            found.append(f"{each['kind']}/{each['metadata']['name']}: {place}: {error.message[:300]}")
    return found


def main(arguments: list[str]) -> int:
    """Run the command."""
    names = arguments or sorted(each.name for each in OVERLAYS.iterdir() if each.is_dir())
    wrong = 0
    for name in names:
        try:
            manifests = render(OVERLAYS / name)
        except Unrenderable as why:
            sys.stderr.write(f"{name}: {why}\n")
            wrong += 1
            continue
        found = problems(manifests)
        wrong += len(found)
        if arguments:
            print(yaml.safe_dump_all(manifests, allow_unicode=True, sort_keys=False), end="")
        sys.stderr.write("".join(f"{name}: {each}\n" for each in found))
        sys.stderr.write(
            f"{name}: {len(manifests)} manifests, {len(found)} problems (Kubernetes {VERSION}, strict)\n"
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
