"""Table read, standing: voices and portraits that characters bring with them from the plan and the canon; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.table_read.names import match

if TYPE_CHECKING:
    from engine.library.canon import CastCanon
    from engine.planning.model import VoiceChoice


@dataclass(frozen=True, slots=True)
class Standing:
    """By character label: the voice and the portrait it has where nobody asked for another."""

    voices: Mapping[str, str] = field(default_factory=dict)
    portraits: Mapping[str, str] = field(default_factory=dict)


def standing(labels: tuple[str, ...], planned: Mapping[str, VoiceChoice], canon: CastCanon | None) -> Standing:
    """What these characters bring: voices of the plan before those of the canon, portraits of the canon."""
    voices: dict[str, str] = {}
    portraits: dict[str, str] = {}
    for name, choice in planned.items():
        if label := match(name, labels):
            voices.setdefault(label, choice.voice_id)
    for character in canon.characters if canon else ():
        found = (match(name, labels) for name in (character.name, *character.aliases))
        label = next((one for one in found if one), None)
        if label and character.voice_id:
            voices.setdefault(label, character.voice_id)
        if label and character.avatar_url:
            portraits.setdefault(label, character.avatar_url)
    return Standing(voices, portraits)
