"""Machines, speech, espeak-ng: the voice that is always there, without key, download or network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.foundation.probe import Probe


def probe() -> Probe:
    """Whether the built-in voices can be used; nothing is loaded to find out."""
    from engine.machines.speech.espeak.voices import EspeakCatalogue

    return EspeakCatalogue().probe()
