"""Pictures, repository: rows of segments and films."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from engine.pictures.film import Film, FilmStatus
from engine.pictures.tables import FilmRow, SegmentRow

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

    def film(self, artifact_id: str) -> Film | None:
        """The film of a table read; None before it was asked for."""
        row = self._session.get(FilmRow, artifact_id, populate_existing=True)
        if row is None:
            return None
        values = {item.name: getattr(row, item.name) for item in fields(Film)}
        return Film(**{**values, "status": FilmStatus(row.status)})

    def filmed(self) -> tuple[str, ...]:
        """The reads whose films are finished, of this read or of an earlier one."""
        rows = select(FilmRow.artifact_id).where(FilmRow.status.in_([FilmStatus.COMPLETE, FilmStatus.STALE]))
        return tuple(self._session.scalars(rows.order_by(FilmRow.artifact_id)))

    def save_film(self, film: Film) -> None:
        """Keep a film in the place of the one before."""
        self._session.merge(FilmRow(**{**asdict(film), "status": str(film.status)}))
        self._session.flush()

    def is_used(self, blob: str) -> bool:
        """Whether a segment or a film is this content."""
        if self._session.scalar(select(FilmRow.artifact_id).where(FilmRow.blob == blob).limit(1)) is not None:
            return True
        return self._session.scalar(select(SegmentRow.key).where(SegmentRow.blob == blob).limit(1)) is not None
