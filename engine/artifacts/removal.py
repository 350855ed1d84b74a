"""Artifacts, removal: a file leaves its address, which only its owner may ask for."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from engine.artifacts.errors import MediaNotFound
from engine.artifacts.model import Media
from engine.artifacts.tables import MediaRow

if TYPE_CHECKING:
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work


def remove(work: Work, blobs: BlobStore, key: str) -> Media:
    """Take the address away, and the content with it where nothing else stands on the same. Raises `MediaNotFound`."""
    row = work.session.get(MediaRow, key)
    if row is None:
        raise MediaNotFound("There is no file at this address.")
    media = Media(**{item.name: getattr(row, item.name) for item in fields(Media)})
    work.session.delete(row)
    work.session.flush()
    if not blobs.is_stood_on(work, media.blob):
        work.after_commit(lambda: blobs.drop(media.blob))
    return media
