"""Schemas, models: a key for the chosen model as the owner sends it, and a choice to be tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from embedded_api.schemas.base import Closed
from engine.foundation.errors import ValidationFailed
from engine.foundation.language_models import choice_of
from engine.foundation.settings import StudioSettings
from engine.foundation.settings_file import dotted_names, require_fitting

if TYPE_CHECKING:
    from engine.foundation.language_models import ModelChoice


class KeyIn(Closed):
    """A key to be kept."""

    key: str


class ModelIn(Closed):
    """A choice by the names of the settings without their `model.`; what is left out keeps its default."""

    model: dict[str, Any]

    def choice(self) -> ModelChoice:
        """The choice. Raises `ValidationFailed`."""
        named = {f"model.{name}": value for name, value in self.model.items()}
        require_fitting(named)
        names = dotted_names()
        given = {names[name]: value for name, value in named.items() if value is not None}
        return choice_of(StudioSettings().with_values(given))


def require_key(body: KeyIn) -> str:
    """The key without what stands around it. Raises `ValidationFailed`."""
    if not body.key.strip():
        raise ValidationFailed([("key", "Invalid input: expected a key; DELETE takes one away", None)])
    return body.key.strip()
