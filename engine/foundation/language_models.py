"""Foundation, language models: which model the owner chose, what it may cost, and what a look at it found; pure values."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.foundation.settings import StudioSettings


class ProviderKind(StrEnum):
    """How a model is spoken to; NONE is the built-in writer alone."""

    NONE = "none"
    OPENAI = "openai-compatible"
    ANTHROPIC = "anthropic"
    GEMINI = "gemini"


USUAL_ADDRESS = {
    ProviderKind.OPENAI: "https://api.openai.com/v1",
    ProviderKind.ANTHROPIC: "https://api.anthropic.com",
    ProviderKind.GEMINI: "https://generativelanguage.googleapis.com",
}
NAMES = {"api.openai.com": "OpenAI", "api.anthropic.com": "Anthropic", "generativelanguage.googleapis.com": "Gemini"}


@dataclass(frozen=True, slots=True)
class ModelLimits:
    """What the owner allows: requests and tokens a minute (0: no limit), the window in tokens, seconds one answer may take."""

    requests_per_minute: int = 60
    tokens_per_minute: int = 0
    context_window: int = 8192
    timeout_s: int = 600
    price_in: float = 0.0
    price_out: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model at an address; prices are per million tokens in the owner's money, 0 where nothing is known.

    `writes` and `plans` say what it is used for; `falls_back` lets the built-in writer take over what it cannot do.
    """

    kind: ProviderKind = ProviderKind.NONE
    address: str = ""
    name: str = ""
    limits: ModelLimits = ModelLimits()
    writes: bool = True
    plans: bool = True
    digests: bool = False
    falls_back: bool = True

    @property
    def is_chosen(self) -> bool:
        """Whether there is a model to speak to at all."""
        return self.kind is not ProviderKind.NONE and bool(self.name)

    @property
    def base(self) -> str:
        """The address spoken to: the one given, or the provider's own."""
        return (self.address or USUAL_ADDRESS.get(self.kind, "")).rstrip("/")

    @property
    def host(self) -> str:
        """Host and port of the address, as people write them."""
        return urlsplit(self.base).netloc.rpartition("@")[2]

    @property
    def is_local(self) -> bool:
        """Whether it runs on this machine or in this house, so that nobody charges for it."""
        host = (urlsplit(self.base).hostname or "").rstrip(".")
        if host == "localhost" or host.endswith((".localhost", ".local", ".lan", ".home.arpa")):
            return True
        try:
            return ipaddress.ip_address(host).is_private
        except ValueError:
            return False

    @property
    def needs_key(self) -> bool:
        """Whether nobody is answered there without a key."""
        return self.host in NAMES

    @property
    def byline(self) -> str:
        """The model as the writer of something, in words."""
        return f"{self.name} ({self.provider})"

    @property
    def provider(self) -> str:
        """Who is spoken to, in words."""
        return NAMES.get(self.host, f"the model server at {self.host}")


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at: how it stands, as a sentence that says what to do when it is not well."""

    about: str
    is_well: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What a test of a model found, in order; `models` are the names the server offers, as far as it says.

    `answered_by` is the model that answered by its own account, empty where none did.
    """

    checks: tuple[Checked, ...]
    models: tuple[str, ...] = ()
    tokens_per_s: float | None = None
    answered_by: str = ""

    @property
    def is_well(self) -> bool:
        """Whether the model can be used."""
        return bool(self.checks) and all(check.is_well for check in self.checks)


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A model server found on this machine, with the models it offers."""

    name: str
    address: str
    models: tuple[str, ...]


class ModelDesk(Protocol):
    """Where the owner chooses, tries and pays for a model; nothing is contacted unless one of the last three is called."""

    def choice(self) -> ModelChoice:
        """What is chosen now. Raises `SettingsUnreadable`."""

    def choose(self, choice: ModelChoice, key: str | None = None) -> ModelChoice:
        """Write the choice down; `key` None keeps the key there is, an empty one forgets it. Raises `ValidationFailed`."""

    def forget_key(self, choice: ModelChoice) -> None:
        """Take the key kept for this provider and address away; nothing else changes."""

    def has_key(self, choice: ModelChoice) -> bool:
        """Whether a key is kept for this provider and address."""

    def key_place(self) -> str:
        """Where keys are kept, in words."""

    def try_out(
        self, choice: ModelChoice, key: str | None = None, progress: Callable[[str], None] | None = None
    ) -> Trial:
        """Speak to the model and say how it went; at most about two minutes, usually seconds."""

    def offered(self, choice: ModelChoice, key: str | None = None) -> tuple[str, ...] | None:
        """The models this provider offers, None where it does not say; at most about ten seconds. Raises `ValidationFailed`."""

    def nearby(self) -> tuple[LocalServer, ...]:
        """Model servers on their usual ports of this machine; at most about two seconds, and nobody else is asked."""


class NoModels:
    """The desk of a studio without language models: nothing can be chosen, and nothing answers."""

    def choice(self) -> ModelChoice:
        """None is chosen."""
        return ModelChoice()

    def choose(self, choice: ModelChoice, key: str | None = None) -> ModelChoice:
        """Stays without."""
        return ModelChoice()

    def forget_key(self, choice: ModelChoice) -> None:
        """There is none."""

    def has_key(self, choice: ModelChoice) -> bool:
        """No keys here."""
        return False

    def key_place(self) -> str:
        """Nowhere."""
        return "This studio keeps no keys."

    def try_out(
        self, choice: ModelChoice, key: str | None = None, progress: Callable[[str], None] | None = None
    ) -> Trial:
        """Nothing to try."""
        return Trial((Checked("model", False, "This studio has no machine for language models."),))

    def offered(self, choice: ModelChoice, key: str | None = None) -> tuple[str, ...] | None:
        """Nobody is asked."""
        return None

    def nearby(self) -> tuple[LocalServer, ...]:
        """Nobody is looked for."""
        return ()


def choice_of(settings: StudioSettings) -> ModelChoice:
    """The choice a settings file describes."""
    limits = ModelLimits(
        settings.model_requests_per_minute, settings.model_tokens_per_minute, settings.model_context_window,
        settings.model_timeout_s, settings.model_price_in, settings.model_price_out,
    )  # fmt: skip
    return ModelChoice(
        ProviderKind(settings.model_kind), settings.model_address or "", settings.model_name or "", limits,
        settings.model_writes, settings.model_plans, settings.model_digests, settings.model_fallback,
    )  # fmt: skip


def written(choice: ModelChoice) -> dict[str, str | int | float | bool | None]:
    """The choice as settings by their dotted names."""
    limits = choice.limits
    return {
        "model.kind": str(choice.kind), "model.address": choice.address or None, "model.name": choice.name or None,
        "model.requestsPerMinute": limits.requests_per_minute, "model.tokensPerMinute": limits.tokens_per_minute,
        "model.contextWindow": limits.context_window, "model.timeoutS": limits.timeout_s,
        "model.priceIn": limits.price_in, "model.priceOut": limits.price_out,
        "model.writes": choice.writes, "model.plans": choice.plans, "model.digests": choice.digests, "model.fallback": choice.falls_back,
    }  # fmt: skip
