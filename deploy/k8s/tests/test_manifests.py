"""The manifests: valid, complete, restricted, and in step with what `make run` starts."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from deploy.k8s.manifests import OVERLAYS, problems
from deploy.k8s.rendering import Manifest, Unrenderable, merge, render, templates
from deploy.local.programs import PROGRAMS, WIRINGS
from deploy.local.rights import RIGHTS

WORKLOADS = ("Deployment", "StatefulSet", "Job", "CronJob")
OVERLAY = pytest.mark.parametrize("overlay", ["dev", "prod"])
MARKS = ["python", "-m", "services.chassis.marks", "purge"]
COMPONENTS = Path(__file__).parents[1] / "components"


def of_kind(manifests: list[Manifest], *kinds: str) -> dict[str, Manifest]:
    return {each["metadata"]["name"]: each for each in manifests if each["kind"] in kinds}


def pods(manifests: list[Manifest]) -> dict[str, dict[str, Any]]:
    return {name: list(templates(each))[-1]["spec"] for name, each in of_kind(manifests, *WORKLOADS).items()}


@OVERLAY
def test_kubernetes_takes_every_manifest_to_the_letter(overlay: str) -> None:
    assert problems(render(OVERLAYS / overlay)) == []


def test_a_misspelt_field_is_a_problem() -> None:
    manifests = render(OVERLAYS / "dev")
    pods(manifests)["payment"]["restartpolicy"] = "Always"
    assert len(problems(manifests)) == 1


def test_development_runs_every_program_that_make_run_starts() -> None:
    deployed = of_kind(render(OVERLAYS / "dev"), "Deployment")
    relays = {f"relay-{service}" for service in WIRINGS}
    assert set(deployed) == (set(PROGRAMS) - {"relay"}) | relays
    for name, program in PROGRAMS.items():
        if name != "relay":
            command = deployed[name]["spec"]["template"]["spec"]["containers"][0]["command"]
            assert command == ["python", "-m", *program]


def test_every_database_is_migrated_and_the_broker_told_its_topology() -> None:
    jobs = of_kind(render(OVERLAYS / "prod"), "Job")
    assert set(jobs) == {f"migrate-{service}" for service in WIRINGS} | {"topology"}


@OVERLAY
def test_every_service_forgets_old_marks_at_night_with_the_rights_of_its_own_role(overlay: str) -> None:
    manifests = render(OVERLAYS / overlay)
    nightly = {name: pods(manifests)[name]["containers"][0] for name in of_kind(manifests, "CronJob")}
    assert {(each["envFrom"][0]["secretRef"]["name"], *each["command"][4:]) for each in nightly.values()} == {
        *((service, "commands", "30") for service in WIRINGS),
        ("preservation", "draft:", "1"),
        ("identity", "door:", "1"),
    }
    assert all(each["command"][:4] == MARKS for each in nightly.values())
    images = {pods(manifests)[name]["containers"][0]["image"] for name in (*nightly, "identity")}
    assert len(images) == 1


def test_production_holds_no_password_and_nothing_of_the_demonstration() -> None:
    manifests = render(OVERLAYS / "prod")
    assert not of_kind(manifests, "Secret", "StatefulSet")
    assert not {"sandbox", "court", "insurer"} & set(pods(manifests))


@OVERLAY
def test_nothing_runs_with_more_rights_than_it_needs(overlay: str) -> None:
    for name, pod in pods(render(OVERLAYS / overlay)).items():
        assert pod["automountServiceAccountToken"] is False, name
        assert pod["enableServiceLinks"] is False, name  # a service `gateway` would set GATEWAY_PORT
        assert pod["securityContext"]["runAsNonRoot"] is True, name
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}, name
        for container in pod["containers"]:
            allowed = container["securityContext"]
            assert allowed["readOnlyRootFilesystem"] is True, name
            assert allowed["allowPrivilegeEscalation"] is False, name
            assert allowed["capabilities"] == {"drop": ["ALL"]}, name
            assert {"cpu", "memory"} <= container["resources"]["limits"].keys(), name
            assert {"cpu", "memory"} <= container["resources"]["requests"].keys(), name


@OVERLAY
def test_every_program_is_asked_how_it_is_and_given_time_to_stop(overlay: str) -> None:
    manifests = render(OVERLAYS / overlay)
    for name, each in of_kind(manifests, "Deployment").items():
        pod = each["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        assert container["livenessProbe"]["httpGet"] == {"path": "/livez", "port": "health"}, name
        assert container["readinessProbe"]["httpGet"] == {"path": "/readyz", "port": "health"}, name
        assert pod["terminationGracePeriodSeconds"] > 10, name  # a program takes at most ten seconds to stop
    assert "preStop" in pods(manifests)["gateway"]["containers"][0]["lifecycle"]


@OVERLAY
def test_whatever_is_mounted_or_named_is_there(overlay: str) -> None:
    manifests = render(OVERLAYS / overlay)
    maps, secrets = of_kind(manifests, "ConfigMap"), of_kind(manifests, "Secret")
    for name, pod in pods(manifests).items():
        volumes = {each["name"] for each in pod.get("volumes", ())}
        for container in pod["containers"]:
            assert len(container.get("volumeMounts", ())) <= len(volumes) + 1, name
            for source in container.get("envFrom", ()):
                if "configMapRef" in source:
                    assert source["configMapRef"]["name"] in maps, name
                elif overlay == "dev":
                    assert source["secretRef"]["name"] in secrets, name


def test_the_broker_of_development_gives_the_rights_that_make_run_gives() -> None:
    told = json.loads((COMPONENTS / "ground/definitions.json").read_text(encoding="utf-8"))
    given = {each["user"]: (each["configure"], each["write"], each["read"]) for each in told["permissions"]}
    assert given == {user: tuple(right) for user, right in RIGHTS.items()}


def test_the_broker_of_development_knows_the_password_that_its_programs_have() -> None:
    told = json.loads((COMPONENTS / "ground/definitions.json").read_text(encoding="utf-8"))
    for user in told["users"]:
        hashed = base64.b64decode(user["password_hash"])
        assert hashed[4:] == hashlib.sha256(hashed[:4] + b"development").digest(), user["name"]


def test_a_patch_merges_lists_of_named_members_and_replaces_the_others() -> None:
    into = {
        "containers": [{"name": "program", "command": ["a", "b"], "ports": [{"containerPort": 1}]}],
        "gone": 1,
    }
    patch = {
        "containers": [{"name": "program", "command": ["c"], "ports": [{"containerPort": 2}]}],
        "gone": None,
    }
    merged = merge(into, patch)
    assert merged == {
        "containers": [
            {"name": "program", "command": ["c"], "ports": [{"containerPort": 1}, {"containerPort": 2}]}
        ]
    }


def test_what_the_renderer_does_not_understand_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kustomization.yaml").write_text("resources: []\nnamePrefix: x-\n", encoding="utf-8")
    with pytest.raises(Unrenderable, match="namePrefix"):
        render(tmp_path)


def test_the_image_holds_every_folder_that_a_program_is_in() -> None:
    root = Path(__file__).parents[3]
    copied = [
        words[1]
        for line in (root / "Dockerfile").read_text(encoding="utf-8").splitlines()
        if (words := line.split())[:1] == ["COPY"] and not words[1].startswith("--")
    ]
    assert {program[0].split(".")[0] for program in PROGRAMS.values()} <= set(copied)
    ignored = (root / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in copied:
        assert (root / name).exists(), name
        assert f"!{name.split('/')[0]}" in ignored, name


def test_an_operator_may_name_the_image_by_its_digest(tmp_path: Path) -> None:
    base = Path(os.path.relpath(OVERLAYS.parent / "base", tmp_path.resolve()))
    digest = f"sha256:{'0' * 64}"
    (tmp_path / "kustomization.yaml").write_text(
        f"resources: [{base}]\nimages: [{{name: baoquan, newName: registry.example/baoquan, digest: '{digest}'}}]\n",
        encoding="utf-8",
    )
    images = {pod["containers"][0]["image"] for pod in pods(render(tmp_path)).values()}
    assert images == {f"registry.example/baoquan@{digest}"}
