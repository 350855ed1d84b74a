"""Modifications, errors."""

from __future__ import annotations

from engine.foundation.errors import NotFound


class VoiceModificationNotFound(NotFound):
    """No such modification of this read."""

    code = "voice_modification_not_found"
