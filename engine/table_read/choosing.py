"""Table read, choosing: which voices of a catalogue somebody wants to see, and in which order; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.table_read.voices import Voice


@dataclass(frozen=True, slots=True)
class Wanted:
    """Every wish that is not None must hold; `language` takes regions in, `engine` is an engine or a provider, `q` words of any kind."""

    language: str | None = None
    gender: str | None = None
    engine: str | None = None
    q: str | None = None
    installed: bool | None = None

    def fits(self, voice: Voice) -> bool:
        """Whether the voice is wanted."""
        return (
            (self.language is None or speaks(voice, self.language))
            and (self.gender is None or voice.gender == self.gender.lower())
            and (self.engine is None or self.engine.lower() in (voice.engine.lower(), voice.provider.lower()))
            and (self.installed is None or voice.installed is self.installed)
            and all(word in _words_about(voice) for word in (self.q or "").lower().split())
        )


def speaks(voice: Voice, language: str) -> bool:
    """Whether its language is this one or a region of it."""
    mine, asked = voice.language.lower(), language.strip().lower().replace("_", "-")
    return mine == asked or mine.startswith(asked + "-")


def by_language(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """By language, then by name."""
    return tuple(sorted(voices, key=lambda voice: (voice.language.lower(), voice.name.lower(), voice.id)))


def _words_about(voice: Voice) -> str:
    return f"{voice.name} {voice.description} {voice.language} {voice.engine} {voice.id}".lower()
