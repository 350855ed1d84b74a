"""Pictures, watching: in the unit that changes a read, its film is known to be stale, or to be right again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.stage.cues.events import CuesChanged
from engine.stage.events import FinalizeMoved
from engine.stage.modifications.events import VoiceModificationMoved
from engine.stage.music.events import ClipMoved
from engine.table_read.events import CastChanged, PronunciationsChanged, ScriptWritten, TakesChanged

if TYPE_CHECKING:
    from engine.pictures.films import Films
    from engine.storage.work import Work

CHANGES = (ScriptWritten, CastChanged, TakesChanged, ClipMoved, CuesChanged, VoiceModificationMoved, FinalizeMoved)
"""After these a read may look or sound different."""


def watched(films: Films, work: Work) -> None:
    """Look again at the film of every read this unit has changed; called just before it is committed."""
    touched = [event.artifact_id for event in work.notes if isinstance(event, CHANGES)]
    if any(isinstance(event, PronunciationsChanged) for event in work.notes):
        touched += films.finished(work)
    for artifact_id in dict.fromkeys(touched):
        films.look_again(work, artifact_id)
