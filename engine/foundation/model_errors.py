"""Foundation, model errors: what can go wrong with a language model; each names the provider, the reason and what was charged."""

from __future__ import annotations

from engine.foundation.errors import KnownError


class ModelError(KnownError):
    """A language model could not do what was asked; `lasting` when asking again now would end the same way."""

    code = "artifact_generation_failed"
    lasting = False


class ModelUnreachable(ModelError):
    """Nobody answers at the address, or the model or the key is not known there."""

    code = "engine_unavailable"
    lasting = True


class ModelBusy(ModelError):
    """The provider refuses for now: a rate limit, an overload, an empty account."""

    code = "provider_capacity_blocked"
    lasting = True


class ModelSlow(ModelError):
    """No answer came in the time there was."""

    code = "time_budget_exceeded"


class ModelUnusable(ModelError):
    """Answers came, and none could be used."""
