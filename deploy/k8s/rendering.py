"""What ``kubectl kustomize`` would make of a folder, as far as our folders go; anything else is refused, not ignored."""

from __future__ import annotations

import base64
import copy
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

Manifest = dict[str, Any]

KNOWN = {
    "apiVersion", "kind", "resources", "components", "namespace", "labels", "patches", "replicas", "images",
    "configMapGenerator", "secretGenerator", "generatorOptions",
}  # fmt: skip
NOT_IN_A_NAMESPACE = {"Namespace", "ClusterRole", "ClusterRoleBinding", "PersistentVolume", "StorageClass"}

MERGED_BY = {
    "containerPort": "containerPort",
    "mountPath": "mountPath",
    "topologyKey": "topologyKey",
    "name": "name",
}
"""Lists whose members have one of these are merged member by member; all others are replaced."""


class Unrenderable(Exception):
    """A folder says something that is not understood here."""


def render(folder: Path) -> list[Manifest]:
    """Return the manifests of a folder with a ``kustomization.yaml``."""
    return _rendered(folder, [])


def merge(into: Any, patch: Any) -> Any:
    """Return *into* with *patch* merged strategically: maps by key, lists of named members by name."""
    if isinstance(into, dict) and isinstance(patch, dict):
        merged = dict(into)
        for key, value in patch.items():
            if value is None:
                merged.pop(key, None)
            else:
                merged[key] = merge(merged[key], value) if key in merged else copy.deepcopy(value)
        return merged
    key = _merge_key(into, patch)
    if key is None:
        return copy.deepcopy(patch)
    members = list(into)
    for member in patch:
        at = next((index for index, each in enumerate(members) if each[key] == member[key]), None)
        if at is None:
            members.append(copy.deepcopy(member))
        else:
            members[at] = merge(members[at], member)
    return members


def templates(manifest: Manifest) -> Iterator[Manifest]:
    """Yield what a workload makes things of: its pods, or first the jobs that make the pods."""
    for kind in ("jobTemplate", "template"):
        if template := manifest.get("spec", {}).get(kind):
            yield template
            yield from templates(template)


def _merge_key(into: Any, patch: Any) -> str | None:
    if not (isinstance(into, list) and isinstance(patch, list) and into and patch):
        return None
    members = [*into, *patch]
    if not all(isinstance(each, dict) for each in members):
        return None
    return next((key for key in MERGED_BY if all(key in each for each in members)), None)


def _rendered(folder: Path, below: list[Manifest]) -> list[Manifest]:
    """Return *below* and what the folder adds, changed as it says."""
    asked = yaml.safe_load((folder / "kustomization.yaml").read_text(encoding="utf-8"))
    if unknown := asked.keys() - KNOWN:
        raise Unrenderable(
            f"{folder.name}/kustomization.yaml: {', '.join(sorted(unknown))} is not understood"
        )
    manifests = [*below, *_resources(folder, asked.get("resources", ()))]
    for name in asked.get("components", ()):
        manifests = _rendered((folder / name).resolve(), manifests)
    _generate(manifests, folder, asked)
    for patch in asked.get("patches", ()):
        _apply(manifests, folder, patch)
    _label(manifests, asked.get("labels", ()))
    for each in asked.get("replicas", ()):
        _named(manifests, "Deployment", each["name"])["spec"]["replicas"] = each["count"]
    for image in asked.get("images", ()):
        _tag(manifests, image)
    if namespace := asked.get("namespace"):
        for each in manifests:
            if each["kind"] not in NOT_IN_A_NAMESPACE:
                each["metadata"]["namespace"] = namespace
    return manifests


def _resources(folder: Path, names: Iterable[str]) -> Iterator[Manifest]:
    for name in names:
        place = (folder / name).resolve()
        if place.is_dir():
            yield from _rendered(place, [])
        elif place.is_file():
            yield from (each for each in yaml.safe_load_all(place.read_text(encoding="utf-8")) if each)
        else:
            raise Unrenderable(f"{folder.name}: there is no {name}")


def _generate(manifests: list[Manifest], folder: Path, asked: Manifest) -> None:
    """Make config maps and secrets of literals and files."""
    if not asked.get("generatorOptions", {}).get("disableNameSuffixHash") and (
        asked.keys() & {"secretGenerator"}
    ):
        raise Unrenderable(f"{folder.name}: names with a hash are not made here; say disableNameSuffixHash")
    for kind, generators in (
        ("ConfigMap", asked.get("configMapGenerator", ())),
        ("Secret", asked.get("secretGenerator", ())),
    ):
        for each in generators:
            held = dict(literal.split("=", 1) for literal in each.get("literals", ()))
            held |= {name: (folder / name).read_text(encoding="utf-8") for name in each.get("files", ())}
            if kind == "Secret":
                held = {key: base64.b64encode(value.encode()).decode() for key, value in held.items()}
            if each.get("behavior") == "merge":
                _named(manifests, kind, each["name"])["data"] |= held
            else:
                made: Manifest = {
                    "apiVersion": "v1",
                    "kind": kind,
                    "metadata": {"name": each["name"]},
                    "data": held,
                }
                manifests.append(made | ({"type": "Opaque"} if kind == "Secret" else {}))


def _apply(manifests: list[Manifest], folder: Path, patch: Manifest) -> None:
    """Merge a patch into the manifest that it names, or into all that its target means."""
    wanted = yaml.safe_load((folder / patch["path"]).read_text(encoding="utf-8"))
    target = patch.get("target") or {"kind": wanted["kind"], "name": wanted["metadata"]["name"]}
    if unknown := target.keys() - {"kind", "name"}:
        raise Unrenderable(f"{patch['path']}: a target by {', '.join(sorted(unknown))} is not understood")
    meant = [
        each
        for each in manifests
        if each["kind"] == target["kind"]
        and target.get("name", each["metadata"]["name"]) == each["metadata"]["name"]
    ]
    if not meant:
        raise Unrenderable(f"{patch['path']}: there is nothing to patch")
    wanted = {key: value for key, value in wanted.items() if key not in ("apiVersion", "kind", "metadata")}
    for each in meant:
        each.update(merge(each, wanted))


def _label(manifests: list[Manifest], labels: Iterable[Manifest]) -> None:
    for given in labels:
        for each in manifests:
            each["metadata"].setdefault("labels", {}).update(given["pairs"])
            if given.get("includeTemplates"):
                for template in templates(each):
                    template.setdefault("metadata", {}).setdefault("labels", {}).update(given["pairs"])


def _tag(manifests: list[Manifest], image: Manifest) -> None:
    for each in manifests:
        for template in templates(each):
            pod = template["spec"]
            for container in (*pod.get("initContainers", ()), *pod.get("containers", ())):
                if container["image"].partition(":")[0] == image["name"]:
                    name = image.get("newName", image["name"])
                    container["image"] = (
                        f"{name}@{image['digest']}" if "digest" in image else f"{name}:{image['newTag']}"
                    )


def _named(manifests: Iterable[Manifest], kind: str, name: str) -> Manifest:
    for each in manifests:
        if each["kind"] == kind and each["metadata"]["name"] == name:
            return each
    raise Unrenderable(f"there is no {kind} {name}")
