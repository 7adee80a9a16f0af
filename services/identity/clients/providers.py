"""Which providers are spoken to: the sandbox's, unless the settings say otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from contracts import signatures
from services.chassis import settings as chassis
from services.identity.clients.sandbox import Sandbox, SandboxFace, SandboxSms
from services.identity.use_cases.ports import Face, Sms

HERE = ("127.0.0.1", "localhost")


@dataclass(frozen=True, kw_only=True)
class Settings(chassis.Settings):
    """What the ways to providers may be told by the environment (docs/adr/0016)."""

    sandbox_url: str = "http://127.0.0.1:8090"
    sms_provider: str = "sandbox"
    face_provider: str = "sandbox"
    tencent_secret_id: str = ""
    tencent_secret_key: str = field(default="", repr=False)
    tencent_region: str = "ap-guangzhou"
    tencent_endpoint: str = ""
    """Of something else that speaks Tencent's protocol, such as the sandbox; empty for Tencent itself."""
    tencent_sms_app_id: str = ""
    tencent_sms_sign_name: str = "网上保全"
    tencent_sms_templates: dict[str, str] = field(default_factory=dict)
    """The id of each approved template, and its words with ``{1}``, ``{2}``, … in them."""
    tencent_face_rule_id: str = ""
    tencent_face_return_url: str = ""
    """The page that a phone is led back to; it posts ``{"BizToken":"…"}`` as a callback of ``tencent-face``."""


def sms(settings: Settings) -> Sms:
    """Return the way to phones."""
    if _chosen(settings, "sms_provider") == "sandbox":
        return SandboxSms(_sandbox(settings))
    _must_be_set(settings, "tencent_sms_app_id", "tencent_sms_templates")
    from services.identity.clients import tencent  # noqa: PLC0415 - the SDK costs memory; who does not use it has none of it

    return tencent.TencentSms(
        tencent.Account(**_account(settings)),
        app_id=settings.tencent_sms_app_id,
        sign_name=settings.tencent_sms_sign_name,
        templates=settings.tencent_sms_templates,
    )


def face(settings: Settings) -> Face:
    """Return the face provider."""
    if _chosen(settings, "face_provider") == "sandbox":
        return SandboxFace(_sandbox(settings))
    _must_be_set(settings, "tencent_face_rule_id", "tencent_face_return_url")
    from services.identity.clients import tencent  # noqa: PLC0415 - as above

    return tencent.TencentFace(
        tencent.Account(**_account(settings)),
        rule_id=settings.tencent_face_rule_id,
        returns_to=settings.tencent_face_return_url,
        secret=signatures.derived(settings.secret_key, "tencent-face"),
    )


def _chosen(settings: Settings, name: str) -> str:
    chosen = str(getattr(settings, name))
    if chosen not in ("sandbox", "tencent"):
        raise chassis.SettingsWrong(f"{name.upper()}: sandbox or tencent, not {chosen}")
    return chosen


def _must_be_set(settings: Settings, *names: str) -> None:
    names = ("tencent_secret_id", "tencent_secret_key", *names)
    if missing := [f"{name.upper()} is not set" for name in names if not getattr(settings, name)]:
        raise chassis.SettingsWrong("; ".join(missing))


def _sandbox(settings: Settings) -> Sandbox:
    return Sandbox(url=settings.sandbox_url, secret=signatures.derived(settings.secret_key, "sandbox"))


def _account(settings: Settings) -> dict[str, str]:
    there = urlsplit(settings.tencent_endpoint)
    if settings.tencent_endpoint and there.scheme != "https" and there.hostname not in HERE:
        raise chassis.SettingsWrong("TENCENT_ENDPOINT: what is said there is believed, so it must be https")
    return {
        "secret_id": settings.tencent_secret_id,
        "secret_key": settings.tencent_secret_key,
        "region": settings.tencent_region,
        "endpoint": settings.tencent_endpoint,
    }
