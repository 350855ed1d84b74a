"""Table read, pace: how long lines will probably take to perform, before any voice is cast; pure.

The figures are those of the built-in voices: about 155 words a minute as they are spoken, and the silences of the stage.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.table_read.saying import spoken_tokens
from engine.table_read.screenplay import Entry

WORDS_PER_MINUTE = 155.0
SAME_SPEAKER_S, NEW_SPEAKER_S, NEW_SCENE_S = 0.4, 0.45, 1.2


def seconds_of(entries: Sequence[Entry]) -> float:
    """The probable length in seconds, silences between the lines included."""
    spoken = sum(spoken_words(entry.text) for entry in entries)
    silence = sum(_silence(entries[at - 1] if at else None, entry) for at, entry in enumerate(entries))
    return spoken * 60 / WORDS_PER_MINUTE + silence


def spoken_words(text: str) -> int:
    """How many words a voice says for a text: `£2.4m` is five."""
    return sum(len(said.replace("-", " ").split()) for said in spoken_tokens(text))


def _silence(before: Entry | None, entry: Entry) -> float:
    if before is None or before.scene_index != entry.scene_index:
        return NEW_SCENE_S
    return SAME_SPEAKER_S if before.character == entry.character else NEW_SPEAKER_S
