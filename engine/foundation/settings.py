"""Foundation, settings: each setting once, with its default; read from the home's settings.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from engine.foundation.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path


LEAST = {
    "server_port": 0,
    "credits_monthly_allocation": 0,
    "model_tokens_per_minute": 0,
    "model_context_window": 2048,
    "model_timeout_s": 5,
}
MOST = {"server_port": 65535, "jobs_workers": 64, "speech_workers": 64}
ONE_OF = {"model_kind": ("none", "openai-compatible", "anthropic", "gemini")}


class SettingsUnreadable(KnownError):
    """The settings file is not valid."""

    code = "service_unavailable"


@dataclass(frozen=True, slots=True)
class StudioSettings:
    """Everything the owner can set; names follow the dotted names of the contract with the dot as an underscore."""

    server_host: str = "127.0.0.1"
    server_port: int = 5500
    server_public_origin: str | None = None
    lan_enabled: bool = False
    lan_api_enabled: bool = False
    hosts_allowed: tuple[str, ...] = ()
    cors_api_origins: tuple[str, ...] = ()
    cors_share_origins: tuple[str, ...] = ()
    sources_allowed_private_hosts: tuple[str, ...] = ()
    webhooks_allowed_private_hosts: tuple[str, ...] = ()
    rate_limit_per_key: int = 600
    rate_limit_per_share_token: int = 120
    rate_limit_per_address: int = 300
    idempotency_retention_days: int = 30
    share_default_days: int = 31
    events_retention_hours: int = 72
    credits_monthly_allocation: int = 500
    approvals_require_user_confirmed: bool = False
    api_paused: bool = False
    jobs_workers: int = 3
    speech_workers: int = 2
    voices_found: bool = True
    voices_folder: str | None = None
    speech_address: str | None = None
    speech_model: str = "tts-1"
    speech_voices: tuple[str, ...] = ("alloy", "echo", "fable", "onyx", "nova", "shimmer")
    speech_price: float = 0.0
    speech_requests_per_minute: int = 60
    elevenlabs_address: str | None = None
    elevenlabs_model: str = "eleven_multilingual_v2"
    elevenlabs_voices: tuple[str, ...] = ()
    elevenlabs_price: float = 0.0
    music_soundfont: str | None = None
    model_kind: str = "none"
    model_address: str | None = None
    model_name: str | None = None
    model_requests_per_minute: int = 60
    model_tokens_per_minute: int = 0
    model_context_window: int = 8192
    model_timeout_s: int = 600
    model_price_in: float = 0.0
    model_price_out: float = 0.0
    model_writes: bool = True
    model_plans: bool = True
    model_digests: bool = False
    model_fallback: bool = True
    database_url: str | None = None

    @property
    def origin(self) -> str:
        """Where links lead that nobody's request has an origin for."""
        return self.server_public_origin or f"http://127.0.0.1:{self.server_port}"

    extra: dict[str, Any] = field(default_factory=dict)

    def with_values(self, values: dict[str, Any]) -> StudioSettings:
        """A copy with some values replaced; unknown names are kept in `extra` and otherwise ignored."""
        names = {item.name for item in fields(self)} - {"extra"}
        known = {name: _frozen(value) for name, value in values.items() if name in names}
        unknown = {name: value for name, value in values.items() if name not in names}
        return replace(self, **known, extra={**self.extra, **unknown})


def read_settings(path: Path) -> StudioSettings:
    """Settings of this file, or the defaults where there is none. Raises `SettingsUnreadable`."""
    if not path.exists():
        return StudioSettings()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise SettingsUnreadable(
            f"The settings file {path.name} cannot be read: {problem}.",
            hint="Correct it, or remove it to start with the defaults.",
        ) from problem
    written = _flat(tables)
    _require_kinds(path, written)
    return StudioSettings().with_values({name: value for name, (_, value) in written.items()})


def _require_kinds(path: Path, written: dict[str, tuple[str, Any]]) -> None:
    kinds = {item.name: str(item.type) for item in fields(StudioSettings)}
    for name, (dotted, value) in written.items():
        expected = expected_of(name, kinds.get(name, ""), value)
        if expected:
            raise SettingsUnreadable(
                f"The settings file {path.name} cannot be used: {dotted} must be {expected}, not {value!r}.",
                hint="Correct it, or remove the line to use the default.",
            )


def expected_of(name: str, kind: str, value: Any) -> str:
    """What should stand there instead of this value; nothing where it fits."""
    if name in ONE_OF:
        return "" if value in ONE_OF[name] else f"one of {', '.join(ONE_OF[name])}"
    if kind == "float":
        fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")
        return "" if fits else "a number from 0 on"
    if kind == "int":
        least = LEAST.get(name, 1)
        fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= MOST.get(name, value)
        most = f" to {MOST[name]}" if name in MOST else " on"
        return "" if fits else f"a whole number from {least}{most}"
    if kind == "bool":
        return "" if isinstance(value, bool) else "true or false"
    if kind == "tuple[str, ...]":
        fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return "" if fits else 'a list of texts, such as ["a", "b"]'
    return "" if not kind.startswith("str") or isinstance(value, str) else "a text in quotes"


def _flat(tables: dict[str, Any], dotted: str = "") -> dict[str, tuple[str, Any]]:
    """Field names to what stands there: the dotted name as it is written, and the value."""
    flat: dict[str, tuple[str, Any]] = {}
    for name, value in tables.items():
        here = f"{dotted}.{name}" if dotted else name
        flat.update(_flat(value, here) if isinstance(value, dict) else {_snake(here).replace(".", "_"): (here, value)})
    return flat


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
