"""Stage, discarding: a file its owner wants gone is gone, and nothing names it any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.artifacts.removal import remove
from engine.stage.events import FinalizeMoved
from engine.stage.finalizing import AUDIO
from engine.stage.repository import StageRepository

if TYPE_CHECKING:
    from engine.artifacts.model import Media
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work


def discard(work: Work, blobs: BlobStore, key: str) -> Media:
    """Delete the file of this media key. Raises `MediaNotFound`."""
    media, store = remove(work, blobs, key), StageRepository(work.session)
    store.forget_mixes(media.blob)
    if media.artifact_id is not None:
        _unname(work, store, media.artifact_id, media.path)
    return media


def _unname(work: Work, store: StageRepository, artifact_id: str, path: str) -> None:
    finished = store.finalization(artifact_id, AUDIO)
    if finished is not None and finished[0].media_path == path:
        store.drop_finalization(artifact_id, AUDIO)
        work.note(FinalizeMoved(artifact_id, AUDIO, None))
    companions = store.companions(artifact_id)
    if companions is not None and path in companions.paths.values():
        left = {name: one for name, one in companions.paths.items() if one != path}
        store.save_companions(artifact_id, replace(companions, paths=left), work.now())
