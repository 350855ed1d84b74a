"""Pictures, repository: rows of segments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from engine.pictures.tables import SegmentRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class PictureRepository:
    """What has been encoded before."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def segments(self, keys: Sequence[str]) -> dict[str, str]:
        """Blobs by key, of those that are known."""
        rows = self._session.execute(select(SegmentRow.key, SegmentRow.blob).where(SegmentRow.key.in_(keys)))
        return {row.key: row.blob for row in rows}

    def keep_segment(self, key: str, blob: str, at: datetime) -> None:
        """Remember a segment; the newest blob of a key counts."""
        self._session.merge(SegmentRow(key=key, blob=blob, created_at=at))

    def is_used(self, blob: str) -> bool:
        """Whether a segment is this content."""
        return self._session.scalar(select(SegmentRow.key).where(SegmentRow.blob == blob).limit(1)) is not None
