"""Scoring, ending: what sounded beside the voices of a version when another took its place, and how it comes back with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from engine.stage.scoring.model import Inputs
from engine.stage.scoring.repository import EndedRepository

if TYPE_CHECKING:
    from engine.stage.beside import Beside
    from engine.storage.work import Work

ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


class Endings:
    """Effects at lines, music under scenes and effects on voices of versions that are not current any more."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside

    def end(self, work: Work, artifact_id: str, revision: int) -> None:
        """Keep how everything stands as that of a version that ends; the first time counts."""
        self._beside.modifications.end(work, artifact_id, revision)
        EndedRepository(work.session).add(artifact_id, revision, self._now(work, artifact_id))

    def differs(self, work: Work, artifact_id: str, revision: int) -> bool:
        """Whether a version ended with other sounds than there are now; not where nobody kept what it had."""
        ended = EndedRepository(work.session).get(artifact_id, revision)
        return ended is not None and _plain(ended) != _plain(self._now(work, artifact_id))

    def bring_back(self, work: Work, artifact_id: str, revision: int) -> bool:
        """Everything again as a version had it; False where nobody kept that. What was being made then is made now."""
        ended = EndedRepository(work.session).get(artifact_id, revision)
        if ended is None:
            return False
        now, parts = self._now(work, artifact_id), self._beside
        for one in now.modifications:
            parts.modifications.remove(work, artifact_id, one.id)
        parts.modifications.put_back(work, artifact_id, ended.modifications, {one.id for one in ended.modifications})
        parts.cues.put_back(work, artifact_id, ended.cues, {one.id for one in (*now.cues, *ended.cues)})
        scenes = {clip.scene_index for clip in (*now.music.clips, *ended.music.clips)}
        parts.music.put_back(work, artifact_id, ended.music, scenes)
        return True

    def _now(self, work: Work, artifact_id: str) -> Inputs:
        parts = self._beside
        cues = tuple(replace(cue, updated_at=None) for cue in parts.cues.cues(work, artifact_id))
        return Inputs(parts.music.whole(work, artifact_id), cues, parts.modifications.all(work, artifact_id))


def _plain(inputs: Inputs) -> object:
    """What is heard and shown of them, whenever it was asked for."""
    clips = tuple(replace(one, updated_at=ANY_TIME, ticket=None, take=0) for one in inputs.music.clips)
    effects = tuple(
        replace(one, id="", created_at=ANY_TIME, updated_at=ANY_TIME, ticket=None) for one in inputs.modifications
    )
    return clips, tuple(replace(cue, id="") for cue in inputs.cues), effects
