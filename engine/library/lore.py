"""Library, lore: rows of series bibles and cast canons, and back."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from engine.library.bible import SeriesBible
from engine.library.canon import CanonCharacter, CastCanon
from engine.library.tables import BibleRow, CanonRow
from engine.storage.codec import dump, load

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BIBLE = tuple(item.name for item in fields(SeriesBible))


class LoreRepository:
    """At most one bible and one canon a project."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def bible(self, project_id: str) -> SeriesBible | None:
        """The project's bible."""
        row = self._session.get(BibleRow, project_id)
        return None if row is None else SeriesBible(**{name: getattr(row, name) for name in BIBLE})

    def save_bible(self, bible: SeriesBible) -> None:
        """Keep it, new or changed."""
        self._session.merge(BibleRow(**{name: getattr(bible, name) for name in BIBLE}))
        self._session.flush()

    def canon(self, project_id: str) -> CastCanon | None:
        """The project's canon."""
        row = self._session.get(CanonRow, project_id)
        if row is None:
            return None
        characters = load(tuple[CanonCharacter, ...], row.characters)
        return CastCanon(project_id, row.version, row.updated_at, characters, row.avatar_style)

    def save_canon(self, canon: CastCanon) -> None:
        """Keep it, new or changed."""
        characters = dump(canon.characters, tuple[CanonCharacter, ...])
        self._session.merge(
            CanonRow(
                project_id=canon.project_id, version=canon.version, updated_at=canon.updated_at,
                characters=characters, avatar_style=canon.avatar_style,
            )
        )  # fmt: skip
        self._session.flush()
